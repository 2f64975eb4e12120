import type ExcelJS from 'exceljs'
import { groupBy } from '../../../shared/domain/grouping'
import type { AcrossRow, AcrossSheet } from '../../../shared/domain/papers'
import { paperWords } from '../../../shared/domain/papers'
import { type CellStyle, cellStyles } from '../workbook-styles'
import { type CellContent, columnLetter, put, putAcross, textWidth, yuan } from './sheets'

/** A column beside the sizes. */
interface FixedColumn {
  readonly header: string
  readonly width: number
  readonly style: CellStyle
  readonly content: (row: AcrossRow) => CellContent
}

/** What a size-across sheet shows beside the sizes. */
export interface SizeSheetOptions {
  readonly cartons: boolean
}

/** Where a size-across sheet's parts stand, for what is written under it. */
export interface SizeSheetPlaces {
  /** The first free row under the totals. */
  readonly nextRow: number
  readonly lastColumn: number
}

const before: readonly FixedColumn[] = [
  { header: '款号', width: 14, style: cellStyles.text, content: (row) => row.styleCode },
  { header: '品名', width: 20, style: cellStyles.text, content: (row) => row.styleName },
  { header: '颜色', width: 10, style: cellStyles.textCentre, content: (row) => row.colourName },
]
const carton: FixedColumn = {
  header: '箱号',
  width: 6,
  style: cellStyles.size,
  content: (row) => row.cartonNo,
}
const prices: readonly FixedColumn[] = [
  { header: '吊牌价', width: 11, style: cellStyles.money, content: (row) => yuan(row.tagPriceFen) },
  { header: '折扣', width: 8, style: cellStyles.discount, content: (row) => row.rateBp / 1000 },
  { header: '单价', width: 11, style: cellStyles.money, content: (row) => yuan(row.priceFen) },
]

interface Layout {
  readonly sheet: ExcelJS.Worksheet
  readonly across: AcrossSheet
  readonly lead: readonly FixedColumn[]
  readonly firstSize: number
  readonly total: number
  readonly amount: number
}

/** How many columns a size-across sheet takes. */
export const sizeSheetColumns = (across: AcrossSheet, options: SizeSheetOptions): number =>
  leadOf(across, options).length + across.columnCount + 2 + prices.length

function leadOf(across: AcrossSheet, { cartons }: SizeSheetOptions): FixedColumn[] {
  const mark: FixedColumn = {
    header: '码组',
    width: 6,
    style: cellStyles.textCentre,
    content: (row) => across.runs[row.run]?.mark ?? '',
  }
  return [...before, ...(cartons ? [carton] : []), ...(across.runs.length > 1 ? [mark] : [])]
}

/** Writes headers (one row a size run), rows and totals from a row on; quantities add up by formula, amounts by price. */
export function putSizeSheet(
  sheet: ExcelJS.Worksheet,
  across: AcrossSheet,
  top: number,
  options: SizeSheetOptions,
): SizeSheetPlaces {
  const lead = leadOf(across, options)
  const firstSize = lead.length + 1
  const total = firstSize + across.columnCount
  const layout = { sheet, across, lead, firstSize, total, amount: total + prices.length + 1 }
  setWidths(layout)
  putHeaders(layout, top)
  const first = top + Math.max(1, across.runs.length)
  across.rows.forEach((row, index) => {
    putAcrossRow(layout, first + index, row)
  })
  mergeStyles(layout, first)
  const last = first + across.rows.length - 1
  putTotalRow(layout, { row: last + 1, first, last: Math.max(first, last) })
  return { nextRow: last + 2, lastColumn: layout.amount }
}

function setWidths({ sheet, across, lead, firstSize, total, amount }: Layout): void {
  lead.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width
  })
  for (let offset = 0; offset < across.columnCount; offset += 1) {
    const longest = Math.max(...across.runs.map((run) => textWidth(run.sizes[offset] ?? '')))
    sheet.getColumn(firstSize + offset).width = Math.min(12, Math.max(5.5, longest + 2))
  }
  sheet.getColumn(total).width = 8
  prices.forEach((column, index) => {
    sheet.getColumn(total + 1 + index).width = column.width
  })
  sheet.getColumn(amount).width = 14
}

function putHeaders({ sheet, across, lead, firstSize, total, amount }: Layout, top: number): void {
  const rows = Math.max(1, across.runs.length)
  const fixed = (column: number, header: string): void => {
    for (let row = top; row < top + rows; row += 1)
      put(sheet.getRow(row), column, row === top ? header : null, cellStyles.header)
    if (rows > 1) sheet.mergeCellsWithoutStyle(top, column, top + rows - 1, column)
  }
  const many = across.runs.length > 1
  lead.forEach((column, index) => {
    if (!many || index < lead.length - 1) fixed(index + 1, column.header)
  })
  for (let index = 0; index < rows; index += 1) {
    const row = sheet.getRow(top + index)
    const run = across.runs[index]
    if (many) put(row, lead.length, run?.mark ?? null, cellStyles.header)
    for (let offset = 0; offset < across.columnCount; offset += 1)
      put(row, firstSize + offset, run?.sizes[offset] ?? null, cellStyles.header)
  }
  fixed(total, '合计')
  prices.forEach((column, index) => {
    fixed(total + 1 + index, column.header)
  })
  fixed(amount, '金额')
}

function putAcrossRow({ sheet, across, lead, firstSize, total, amount }: Layout, at: number, row: AcrossRow): void {
  const target = sheet.getRow(at)
  lead.forEach((column, index) => {
    put(target, index + 1, column.content(row), column.style)
  })
  const sizes = across.runs[row.run]?.sizes.length ?? 0
  for (let offset = 0; offset < across.columnCount; offset += 1)
    put(target, firstSize + offset, offset < sizes ? (row.quantities[offset] ?? 0) : null, cellStyles.size)
  const range = `${columnLetter(firstSize)}${at}:${columnLetter(total - 1)}${at}`
  put(target, total, { formula: `SUM(${range})`, result: row.quantity }, cellStyles.quantity)
  prices.forEach((column, index) => {
    put(target, total + 1 + index, column.content(row), column.style)
  })
  const product = `ROUND(${columnLetter(total)}${at}*${columnLetter(amount - 1)}${at},2)`
  put(target, amount, { formula: product, result: yuan(row.amountFen) }, cellStyles.money)
}

/** One cell for a style over its colours, as the trade draws it. */
function mergeStyles({ sheet, across }: Layout, first: number): void {
  let at = first
  for (const { length } of groupBy(across.rows, (row) => row.styleCode).values()) {
    if (length > 1)
      for (const column of [1, 2]) {
        for (let row = at + 1; row < at + length; row += 1) sheet.getRow(row).getCell(column).value = null
        sheet.mergeCellsWithoutStyle(at, column, at + length - 1, column)
      }
    at += length
  }
}

function putTotalRow(
  { sheet, across, lead, firstSize, total, amount }: Layout,
  { row, first, last }: { readonly row: number; readonly first: number; readonly last: number },
): void {
  putAcross(
    sheet,
    { row, from: 1, to: lead.length },
    `${paperWords.total}（${across.styleCount} 款）`,
    cellStyles.totalText,
  )
  const target = sheet.getRow(row)
  const sum = (column: number, result: number): CellContent => {
    const range = `${columnLetter(column)}${first}:${columnLetter(column)}${last}`
    // Without rows the range would reach the total itself.
    return across.rows.length === 0 ? result : { formula: `SUM(${range})`, result }
  }
  for (let offset = 0; offset < across.columnCount; offset += 1) {
    // Under several runs a column holds different sizes, whose sum says nothing.
    const single = across.runs.length === 1
    const pieces = across.rows.reduce((pieces, each) => pieces + (each.quantities[offset] ?? 0), 0)
    put(target, firstSize + offset, single ? sum(firstSize + offset, pieces) : null, cellStyles.totalSize)
  }
  put(target, total, sum(total, across.quantity), cellStyles.totalQuantity)
  for (let column = total + 1; column < amount; column += 1) put(target, column, null, cellStyles.totalText)
  put(target, amount, sum(amount, yuan(across.amountFen)), cellStyles.totalMoney)
}
