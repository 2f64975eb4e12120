import type { TableColumn, TableRow } from './tables'

/** Words and codes, always text cells. */
export const text = (header: string, width: number): TableColumn => ({ header, type: 'text', width })
/** A business day, a real date. */
export const day = (header: string): TableColumn => ({ header, type: 'day', width: 12 })
/** Pieces, added up. */
export const pieces = (header: string, width = 10): TableColumn => ({ header, type: 'quantity', width, total: true })
/** An amount, added up. */
export const money = (header: string, width = 15): TableColumn => ({ header, type: 'money', width, total: true })
/** A price, which nobody adds up. */
export const price = (header: string): TableColumn => ({ header, type: 'money', width: 11 })

/** Rows of a list that is read page by page while it is written. */
export function* rowsOf<Row>(source: Iterable<Row>, row: (from: Row) => TableRow): Generator<TableRow> {
  for (const each of source) yield row(each)
}
