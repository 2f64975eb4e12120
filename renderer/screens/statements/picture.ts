import { capitalAmount } from '../../../shared/domain/capital-amounts'
import {
  columnsOfLayout,
  movementColumns,
  noteOf,
  paperWords,
  type StatementColumn,
  type StatementPaperLine,
  statementPaper,
} from '../../../shared/domain/papers'
import type { StatementColumnKey, StatementLayout, StatementView } from '../../../shared/schemas/statements'
import type { PictureTable } from '../../components/table-picture'
import { formatFen, formatQuantity } from '../../components/values/text'

/** A chat shows a picture of so many rows readably; whoever needs more sends the file. */
export const picturedLines = 60

/** What only the documents of the goods know stays with the files. */
const unpictured: readonly StatementColumnKey[] = ['styles', 'tagAmount', 'rate']
const words: readonly StatementColumnKey[] = ['date', 'number', 'summary', 'note', 'reference']

const orBlank = (fen: number): string => (fen === 0 ? '' : formatFen(fen))

function lineCell(paperLine: StatementPaperLine, key: StatementColumnKey, columns: readonly StatementColumn[]): string {
  const { line, column, shownFen, summary } = paperLine
  if (key === column) return formatFen(shownFen)
  switch (key) {
    case 'date':
      return line.businessDate
    case 'number':
      return line.documentNumber
    case 'summary':
      return summary
    case 'quantity':
      return line.quantity === 0 ? '' : formatQuantity(line.quantity)
    case 'balance':
      return formatFen(line.balanceFen)
    case 'note':
      return noteOf(paperLine, columns)
    case 'reference':
      return line.reference
    default:
      return ''
  }
}

/** A statement as a picture for a chat: in the distributor's own columns, opening, lines, totals, and the closing in capital characters. */
export function picturedStatement(view: StatementView, layout: StatementLayout | null): PictureTable {
  const paper = statementPaper(view)
  const columns = columnsOfLayout(layout, paper).filter(({ key }) => !unpictured.includes(key))
  const row = (cells: Readonly<Partial<Record<StatementColumnKey, string>>>) => ({
    strong: true,
    cells: columns.map(({ key }) => cells[key] ?? ''),
  })
  const totals = Object.fromEntries(movementColumns.map((column) => [column, orBlank(paper.totals[column])]))
  return {
    title: `${view.companyName} ${paperWords.statement}`,
    note: [
      `${view.distributorCode} ${view.distributorName}`,
      `${view.dateFrom} 至 ${view.dateTo}`,
      `${paperWords.closing} ${capitalAmount(paper.closingFen, { prefix: true })}`,
    ].join('　'),
    columns: columns.map(({ key, header }) => ({ header, align: words.includes(key) ? 'left' : 'right' })),
    rows: [
      row({ summary: paperWords.opening, balance: formatFen(paper.openingFen) }),
      ...paper.lines.slice(0, picturedLines).map((line) => ({
        strong: false,
        cells: columns.map(({ key }) => lineCell(line, key, columns)),
      })),
      row({ ...totals, summary: paperWords.periodTotal, quantity: formatQuantity(paper.quantity) }),
      row({ summary: paperWords.closing, balance: formatFen(paper.closingFen) }),
    ],
  }
}
