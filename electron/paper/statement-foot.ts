import type { Content } from 'pdfmake/interfaces'
import { formatYuan } from '../../shared/domain/money'
import {
  accountPartWords,
  acknowledgedDebt,
  balanceRule,
  partRule,
  type StatementPaper,
} from '../../shared/domain/papers'
import type { StatementView } from '../../shared/schemas/statements'
import { LINE, type PaperCell, type PaperColumn, type PaperRow, paperTable } from './tables'
import { wrapText } from './text-fit'

const SIZE = 9
const TEXT = LINE * SIZE
const RULE = { size: 7.5, above: 3, below: 8 }
/** How many rows of the other parts' movements stay with the signatures. */
const KEPT_ROWS = 3

const plain = (text: string): PaperCell => ({ text })

/** What the amounts add up by, in small letters under the table. */
export const ruleOf = (): Content => ({
  text: `${balanceRule}。${partRule}。`,
  fontSize: RULE.size,
  margin: [0, RULE.above, 0, RULE.below],
})

/** How high what belongs on the page of the last lines stands, in points: the signatures too, unless other movements come between. */
export function footHeight(view: StatementView, paper: StatementPaper, { row, width }: FootSetting): number {
  const summaries = (1 + Math.max(paper.parts.length, paper.kinds.length)) * row
  const head = RULE.above + LINE * RULE.size + RULE.below + summaries
  if (paper.otherLines.length > 0) return head
  const lines = slipTexts(view, paper).reduce((sum, { text, above }) => sum + above + linesOf(text, width) * TEXT, 0)
  return head + SIGNED.above + TEXT + CUT.above + CUT.line + CUT.below + TEXT + lines
}

/** How high a row is and how wide the paper. */
interface FootSetting {
  readonly row: number
  readonly width: number
}

const SIGNED = { above: 12 }
const CUT = { above: 10, line: 0.4, below: 2 }
const linesOf = (text: string, width: number): number => wrapText(text, width, SIZE).length

/** The four parts beside the subtotals by kind. */
export function summariesOf(paper: StatementPaper, row: number): Content {
  const header = (words: readonly string[]): PaperRow => ({
    height: row,
    cells: words.map((text) => ({ text, bold: true, align: 'center' })),
  })
  const parts = paper.parts.map(({ part, openingFen, movedFen, closingFen }) => ({
    height: row,
    cells: [plain(accountPartWords[part]), ...[openingFen, movedFen, closingFen].map((fen) => plain(formatYuan(fen)))],
  }))
  const kinds = paper.kinds.map(({ summary, quantity, shownFen }) => ({
    height: row,
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

/** The end of a statement: what the other three parts moved, line by line, where they did; then where both sign. */
export function endOf(view: StatementView, paper: StatementPaper, { row, width }: FootSetting): Content[] {
  const slip = slipOf(view, paper, width)
  if (paper.otherLines.length === 0) return [{ unbreakable: true, stack: [slip] }]
  const columns: PaperColumn[] = [
    { width: 66, align: 'center' },
    { width: 104, align: 'left' },
    { width: 60, align: 'center' },
    { width: 60, align: 'center' },
    { width: 92, align: 'right' },
  ]
  const header: PaperRow = {
    height: row,
    cells: ['日期', '单号', '摘要', '款项', '金额'].map((text) => ({ text, bold: true, align: 'center' })),
  }
  const rows = paper.otherLines.map(
    ({ line, summary, shownFen }): PaperRow => ({
      height: row,
      cells: [line.businessDate, line.documentNumber, summary, accountPartWords[line.part], formatYuan(shownFen)].map(
        plain,
      ),
    }),
  )
  const title: Content = { text: '订金、保证金、返利明细', bold: true, margin: [0, 8, 0, 2] }
  const first = rows.slice(0, -KEPT_ROWS)
  // The last rows stand with the signatures, so that those are never alone on a page.
  if (first.length === 0)
    return [{ unbreakable: true, stack: [title, paperTable(columns, [header, ...rows], SIZE), slip] }]
  const kept = paperTable(columns, rows.slice(-KEPT_ROWS), SIZE)
  return [title, paperTable(columns, [header, ...first], SIZE), { unbreakable: true, stack: [kept, slip] }]
}

/** What the distributor sends back says, with the room above each line. */
function slipTexts(view: StatementView, paper: StatementPaper): { readonly text: string; readonly above: number }[] {
  const number = view.number === '' ? '' : ` ${view.number}`
  return [
    { text: `致 ${view.companyName}：`, above: 2 },
    {
      text: `贵司 ${view.dateFrom} 至 ${view.dateTo} 对账单${number} 已收悉。截至 ${view.dateTo}，${acknowledgedDebt(paper.closingFen)}。`,
      above: 5,
    },
    {
      text: '[  ] 核对无误        [  ] 有差异，差异金额：____________________ 元，说明：________________________________________',
      above: 5,
    },
    {
      text: `经销商（${view.distributorCode} ${view.distributorName}）签章：______________________________        日期：____________________`,
      above: 5,
    },
  ]
}

/** Where both sign, and the slip the distributor sends back. */
function slipOf(view: StatementView, paper: StatementPaper, width: number): Content {
  return {
    stack: [
      signatureLine(['制表', '审核', '经销商签章', '日期'], width, SIGNED.above),
      {
        margin: [0, CUT.above, 0, CUT.below],
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: CUT.line, dash: { length: 3 } }],
      },
      { text: '回  执', alignment: 'center', bold: true },
      ...slipTexts(view, paper).map(({ text, above }): Content => ({ text, margin: [0, above, 0, 0] })),
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
