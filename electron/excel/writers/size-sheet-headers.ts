import type { AcrossSheet } from '../../../shared/domain/papers'
import { cellStyles } from '../workbook-styles'
import { put, textWidth } from './sheets'
import type { SheetLayout } from './size-sheets'

/** One row of the headers: the sizes of a run, or what they are called otherwise. */
interface HeaderRow {
  readonly mark: string
  readonly texts: readonly string[]
}

/** The rows of headers: of each run its sizes, and under them their other names where there are any. */
export const headerRowsOf = ({ runs }: AcrossSheet): readonly HeaderRow[] =>
  runs.length === 0
    ? [{ mark: '', texts: [] }]
    : runs.flatMap(({ mark, sizes, aliases }) => [
        { mark, texts: sizes },
        ...(aliases === undefined ? [] : [{ mark: '', texts: aliases }]),
      ])

/** Gives every column its width; sizes take what their names need. */
export function setWidths({ sheet, across, lead, prices, firstSize, total, amount }: SheetLayout): void {
  lead.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width
  })
  const rows = headerRowsOf(across)
  for (let offset = 0; offset < across.columnCount; offset += 1) {
    const longest = Math.max(...rows.map(({ texts }) => textWidth(texts[offset] ?? '')))
    sheet.getColumn(firstSize + offset).width = Math.min(12, Math.max(5.5, longest + 2))
  }
  sheet.getColumn(total).width = 8
  prices.forEach((column, index) => {
    sheet.getColumn(total + 1 + index).width = column.width
  })
  sheet.getColumn(amount).width = 14
}

/** Writes the headers; what is no size stands once over all their rows. */
export function putHeaders({ sheet, across, lead, prices, firstSize, total, amount }: SheetLayout, top: number): void {
  const rows = headerRowsOf(across)
  const last = top + rows.length - 1
  const fixed = (column: number, header: string): void => {
    for (let row = top; row <= last; row += 1)
      put(sheet.getRow(row), column, row === top ? header : null, cellStyles.header)
    if (last > top) sheet.mergeCellsWithoutStyle(top, column, last, column)
  }
  const many = across.runs.length > 1
  lead.forEach((column, index) => {
    if (!many || index < lead.length - 1) fixed(index + 1, column.header)
  })
  rows.forEach(({ mark, texts }, index) => {
    const row = sheet.getRow(top + index)
    if (many) put(row, lead.length, mark, cellStyles.header)
    for (let offset = 0; offset < across.columnCount; offset += 1)
      put(row, firstSize + offset, texts[offset] ?? null, cellStyles.header)
  })
  fixed(total, '合计')
  prices.forEach((column, index) => {
    fixed(total + 1 + index, column.header)
  })
  fixed(amount, '金额')
}
