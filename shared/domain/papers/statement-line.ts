import type { StatementView } from '../../schemas/statements'
import { formatYuan } from '../money'
import { statementPaper } from './statements'

const moved = [
  ['shipped', '发货'],
  ['returned', '退货'],
  ['transferredIn', '调入'],
  ['transferredOut', '调出'],
  ['received', '回款'],
  ['other', '返利/调账'],
] as const

const grouped = (quantity: number): string => quantity.toLocaleString('en-US')

/** A statement in one line, as it is pasted into a chat: whose, of when, what moved, what is owed at the end. */
export function statementChatLine(view: StatementView): string {
  const paper = statementPaper(view)
  const shipped = paper.kinds
    .filter(({ column }) => column === 'shipped')
    .reduce((sum, { quantity }) => sum + quantity, 0)
  const pieces = shipped === 0 ? '' : `${grouped(shipped)}件 `
  const parts = moved.flatMap(([column, word]) => {
    const fen = paper.totals[column]
    if (fen === 0) return []
    return [`${word} ${column === 'shipped' ? pieces : ''}¥${formatYuan(fen)}`]
  })
  const closing =
    paper.closingFen < 0 ? `期末我方欠 ¥${formatYuan(-paper.closingFen)}` : `期末欠款 ¥${formatYuan(paper.closingFen)}`
  const days = `${view.dateFrom} 至 ${view.dateTo}`
  return `${view.distributorName} ${days} 对账单：${[`期初 ¥${formatYuan(paper.openingFen)}`, ...parts, closing].join('，')}`
}
