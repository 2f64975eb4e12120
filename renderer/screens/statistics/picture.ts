import type { PictureTable } from '../../components/table-picture'
import { formatFen, formatQuantity } from '../../components/values/text'
import type { CellValue, GridColumn } from '../../grid'
import type { ShownRow, ShownTable } from './shown'

/** A chat shows a picture of so many rows readably; whoever needs more sends the workbook. */
export const picturedRows = 120

function cellText(column: GridColumn<ShownRow>, value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number') return value
  return column.type === 'money' ? formatFen(value) : formatQuantity(value)
}

/** The table as a picture shows it: the first rows, and the total. */
export function picturedTable(shown: ShownTable, heading: Pick<PictureTable, 'title' | 'note'>): PictureTable {
  const { columns, rows, total } = shown
  return {
    ...heading,
    columns: columns.map(({ header, type }) => ({ header, align: type === 'text' ? 'left' : 'right' })),
    rows: [...rows.slice(0, picturedRows), total].map((row) => ({
      strong: row.kind !== 'leaf',
      cells: columns.map((column) => cellText(column, row[column.field])),
    })),
  }
}
