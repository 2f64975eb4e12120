import type { StatementColumnKey, StatementGoods, StatementLayout, StatementView } from '../../schemas/statements'
import { rateBetween } from '../money'
import { movementColumns, type StatementColumn, type StatementPaperLine, statementColumns } from './statements'

/** What some distributors ask for beside the trade's columns. */
export const extraColumns: readonly StatementColumn[] = [
  { key: 'reference', header: '对方单号', width: 16 },
  { key: 'styles', header: '款号品名', width: 22 },
  { key: 'tagAmount', header: '吊牌金额', width: 14 },
  { key: 'rate', header: '折扣', width: 8 },
]

/** The trade's own order. */
export const usualLayout: StatementLayout = { columns: statementColumns.map(({ key }) => ({ key, header: '' })) }

const known = new Map([...statementColumns, ...extraColumns].map((column) => [column.key, column]))

const isMovement = (key: StatementColumnKey): boolean => movementColumns.some((column) => column === key)

/**
 * The columns of one statement: the distributor's own in their order and under their names. A movement that was left out and has an amount
 * stands there all the same, before the balance: without it nobody could add the paper up.
 */
export function columnsOfLayout(
  layout: StatementLayout | null,
  totals: { readonly lines: readonly Pick<StatementPaperLine, 'column'>[] },
): readonly StatementColumn[] {
  if (layout === null) return statementColumns
  const chosen = layout.columns.flatMap(({ key, header }): StatementColumn[] => {
    const column = known.get(key)
    if (column === undefined) return []
    return [{ ...column, header: header === '' ? column.header : header }]
  })
  const present = new Set(chosen.map(({ key }) => key))
  const moved = new Set(totals.lines.map(({ column }): StatementColumnKey => column))
  const missing = statementColumns.filter(({ key }) => isMovement(key) && moved.has(key) && !present.has(key))
  const at = chosen.findIndex(({ key }) => key === 'balance')
  return [...chosen.slice(0, at), ...missing, ...chosen.slice(at)]
}

/** What the goods of each document were. */
export type GoodsByDocument = ReadonlyMap<number, StatementGoods>

/** What stands in a column of goods: words, or an amount in fen, or a rate in basis points; null leaves the cell empty. */
export function goodsCell(
  key: StatementColumnKey,
  { line }: Pick<StatementPaperLine, 'line'>,
  goods: GoodsByDocument,
): string | number | null {
  if (key === 'reference') return line.reference === '' ? null : line.reference
  const own = goods.get(line.documentId)
  if (own === undefined) return null
  if (key === 'styles') return own.styles
  if (own.tagFen === null || own.tagFen === 0) return null
  if (key === 'tagAmount') return own.tagFen
  return key === 'rate' ? rateBetween(Math.abs(line.amountFen), own.tagFen) : null
}

/** The note of a line; the distributor's own number is not said twice where it has a column of its own. */
export const noteOf = ({ note, line }: StatementPaperLine, columns: readonly StatementColumn[]): string =>
  columns.some(({ key }) => key === 'reference') && note.endsWith(line.reference)
    ? note.slice(0, note.length - line.reference.length).trim()
    : note

/** Whether a layout shows anything that only the documents of the goods know. */
export const asksForGoods = (layout: StatementLayout | null): boolean =>
  layout?.columns.some(({ key }) => key === 'styles' || key === 'tagAmount' || key === 'rate') ?? false

/** Whose goods have to be looked up for a statement. */
export const documentsOf = ({ lines }: Pick<StatementView, 'lines'>): readonly number[] => [
  ...new Set(lines.map(({ documentId }) => documentId)),
]
