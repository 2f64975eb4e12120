import type { Content } from 'pdfmake/interfaces'
import { formatYuan } from '../../shared/domain/money'
import { accountPartWords, acknowledgedDebt, type StatementPaper } from '../../shared/domain/papers'
import type { StatementView } from '../../shared/schemas/statements'
import { heightOf, type PaperCell, type PaperColumn, type PaperRow, paperTable } from './tables'

const SIZE = 9
const ROW = heightOf(1, SIZE) + 1

const plain = (text: string): PaperCell => ({ text })

/** The four parts beside the subtotals by kind. */
export function summariesOf(paper: StatementPaper): Content {
  const header = (words: readonly string[]): PaperRow => ({
    height: ROW,
    cells: words.map((text) => ({ text, bold: true, align: 'center' })),
  })
  const parts = paper.parts.map(({ part, openingFen, movedFen, closingFen }) => ({
    height: ROW,
    cells: [plain(accountPartWords[part]), ...[openingFen, movedFen, closingFen].map((fen) => plain(formatYuan(fen)))],
  }))
  const kinds = paper.kinds.map(({ summary, quantity, shownFen }) => ({
    height: ROW,
    cells: [plain(summary), plain(String(quantity)), plain(formatYuan(shownFen))],
  }))
  const figures = (count: number): PaperColumn[] => Array.from({ length: count }, () => ({ width: 92, align: 'right' }))
  const name: PaperColumn = { width: 62, align: 'center' }
  return {
    unbreakable: true,
    columns: [
      {
        width: 400,
        ...asStack(paperTable([name, ...figures(3)], [header(['款项', '期初', '本期变动', '期末']), ...parts], SIZE)),
      },
      {
        width: '*',
        ...asStack(
          paperTable(
            [name, { width: 62, align: 'right' }, ...figures(1)],
            [header(['分类小计', '件数', '金额']), ...kinds],
            SIZE,
          ),
        ),
      },
    ],
  }
}

const asStack = (content: Content): { readonly stack: Content[] } => ({ stack: [content] })

/** What the other three parts moved, line by line; nothing where they did not move. */
export function otherLinesOf(paper: StatementPaper): Content[] {
  if (paper.otherLines.length === 0) return []
  const columns: PaperColumn[] = [
    { width: 66, align: 'center' },
    { width: 104, align: 'left' },
    { width: 60, align: 'center' },
    { width: 60, align: 'center' },
    { width: 92, align: 'right' },
  ]
  const header: PaperRow = {
    height: ROW,
    cells: ['日期', '单号', '摘要', '款项', '金额'].map((text) => ({ text, bold: true, align: 'center' })),
  }
  const rows = paper.otherLines.map(
    ({ line, summary, shownFen }): PaperRow => ({
      height: ROW,
      cells: [line.businessDate, line.documentNumber, summary, accountPartWords[line.part], formatYuan(shownFen)].map(
        plain,
      ),
    }),
  )
  return [
    { text: '订金、保证金、返利明细', bold: true, margin: [0, 8, 0, 2] },
    paperTable(columns, [header, ...rows], SIZE),
  ]
}

/** Where both sign, and the slip the distributor sends back. */
export function slipOf(view: StatementView, paper: StatementPaper, width: number): Content {
  const number = view.number === '' ? '' : ` ${view.number}`
  const line = (text: string, above = 5): Content => ({ text, margin: [0, above, 0, 0] })
  return {
    unbreakable: true,
    stack: [
      signatureLine(['制表', '审核', '经销商签章', '日期'], width),
      {
        margin: [0, 10, 0, 2],
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, dash: { length: 3 } }],
      },
      { text: '回  执', alignment: 'center', bold: true },
      line(`致 ${view.companyName}：`, 2),
      line(
        `贵司 ${view.dateFrom} 至 ${view.dateTo} 对账单${number} 已收悉。截至 ${view.dateTo}，${acknowledgedDebt(paper.closingFen)}。`,
      ),
      line(
        '[  ] 核对无误        [  ] 有差异，差异金额：____________________ 元，说明：________________________________________',
      ),
      line(
        `经销商（${view.distributorCode} ${view.distributorName}）签章：______________________________        日期：____________________`,
      ),
    ],
  }
}

/** Names with room to sign, spread over a width. */
export function signatureLine(names: readonly string[], width: number, above = 12): Content {
  const each = width / names.length
  return {
    margin: [0, above, 0, 0],
    columns: names.map((name) => ({ width: each, text: `${name}：` })),
  }
}
