import type { Translate } from '../i18n'
import { type CellType, type CellValue, cellValue, type GridColumn, isNumeric, shownText } from './columns'

/** A grid exactly as it is shown; the input of `exports.grid` but for its title. */
export interface ShownGrid {
  readonly columns: { readonly header: string; readonly width: number; readonly type: ExportType }[]
  readonly rows: CellValue[][]
  readonly totals: CellValue[] | null
}

type ExportType = 'text' | 'quantity' | 'money' | 'rate' | 'day'

const exportTypes: Readonly<Record<CellType, ExportType>> = {
  text: 'text',
  code: 'text',
  state: 'text',
  instant: 'text',
  money: 'money',
  quantity: 'quantity',
  rate: 'rate',
  day: 'day',
}

function exported<Row extends object>(column: GridColumn<Row>, row: Row, t: Translate): CellValue {
  const value = cellValue(column, row)
  if (column.words !== undefined) return column.words(value, row)
  const type = column.type ?? 'text'
  return isNumeric(type) || type === 'day' ? value : shownText(type, value, t)
}

interface Shown<Row> {
  readonly column: GridColumn<Row>
  readonly width: number
}

/** Rows and columns in the order and width they have on screen; figures stay figures, everything else is its words. */
export function shownGrid<Row extends object>(
  shown: readonly Shown<Row>[],
  rows: readonly Row[],
  totals: Row | null,
  t: Translate,
): ShownGrid {
  // A picture has no words to export.
  const columns = shown.filter(({ column }) => column.picture === undefined)
  return {
    columns: columns.map(({ column, width }) => ({
      header: column.header,
      width,
      type: exportTypes[column.type ?? 'text'],
    })),
    rows: rows.map((row) => columns.map(({ column }) => exported(column, row, t))),
    totals: totals === null ? null : columns.map(({ column }) => exported(column, totals, t)),
  }
}

/** The pinned row: the sum of every column that asks for one, and a label in the first that does not. */
export function sumRow<Row extends object>(
  columns: readonly GridColumn<Row>[],
  rows: readonly Row[],
  label: string,
): Readonly<Record<string, CellValue>> | null {
  const summed = columns.filter((column) => column.total === 'sum')
  if (summed.length === 0 || rows.length === 0) return null
  const totals: Record<string, CellValue> = {}
  for (const column of summed) {
    let sum = 0
    for (const row of rows) {
      const value = cellValue(column, row)
      if (typeof value === 'number') sum += value
    }
    totals[column.field] = sum
  }
  const first = columns.find(
    (column) => column.total === undefined && column.hidden !== true && column.picture === undefined,
  )
  if (first !== undefined) totals[first.field] = label
  return totals
}
