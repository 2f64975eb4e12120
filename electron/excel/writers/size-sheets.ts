import type ExcelJS from 'exceljs'
import { groupBy } from '../../../shared/domain/grouping'
import type { AcrossRow, AcrossSheet, PaperPicture } from '../../../shared/domain/papers'
import { paperWords } from '../../../shared/domain/papers'
import { type CellStyle, cellStyles } from '../workbook-styles'
import { type CellContent, columnLetter, put, putAcross, yuan } from './sheets'
import { headerRowsOf, putHeaders, setWidths } from './size-sheet-headers'
import { putPictures } from './size-sheet-pictures'

/** A column beside the sizes. */
export interface FixedColumn {
  readonly header: string
  readonly width: number
  readonly style: CellStyle
  readonly content: (row: AcrossRow, index: number) => CellContent
  /** Columns whose cell a style's colours share. */
  readonly ofStyle?: 'text' | 'picture'
}

/** What a size-across sheet shows beside the sizes. */
export interface SizeSheetOptions {
  readonly cartons: boolean
  /** Numbers the rows, as forms that are signed do. */
  readonly numbered?: boolean
  /** Pictures by style; a column of them where there is any. */
  readonly pictures?: ReadonlyMap<number, PaperPicture>
}

/** Where a size-across sheet's parts stand, for what is written under it. */
export interface SizeSheetPlaces {
  /** The first free row under the totals. */
  readonly nextRow: number
  readonly lastColumn: number
}

const number: FixedColumn = {
  ...{ header: '序号', width: 5, style: cellStyles.textCentre },
  content: (_, index) => index + 1,
}
const picture: FixedColumn = {
  ...{ header: '图片', width: 10, style: cellStyles.textCentre, ofStyle: 'picture' as const },
  content: () => null,
}
const goods: readonly FixedColumn[] = [
  { header: '款号', width: 14, style: cellStyles.text, content: (row) => row.styleCode, ofStyle: 'text' },
  { header: '品名', width: 20, style: cellStyles.text, content: (row) => row.styleName, ofStyle: 'text' },
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

/** A sheet with where its columns are. */
export interface SheetLayout {
  readonly sheet: ExcelJS.Worksheet
  readonly across: AcrossSheet
  readonly lead: readonly FixedColumn[]
  readonly prices: readonly FixedColumn[]
  readonly firstSize: number
  readonly total: number
  readonly amount: number
}

/** How many columns a size-across sheet takes. */
export const sizeSheetColumns = (across: AcrossSheet, options: SizeSheetOptions): number =>
  leadOf(across, options).length + across.columnCount + 2 + prices.length

/** How many rows its headers take: one a run of sizes, and one more for the other names of its sizes. */
export const sizeSheetHeaderRows = (across: AcrossSheet): number => headerRowsOf(across).length

function leadOf(across: AcrossSheet, { cartons, numbered, pictures }: SizeSheetOptions): FixedColumn[] {
  const mark: FixedColumn = {
    header: '码组',
    width: 6,
    style: cellStyles.textCentre,
    content: (row) => across.runs[row.run]?.mark ?? '',
  }
  return [
    ...(numbered === true ? [number] : []),
    ...(pictures !== undefined && pictures.size > 0 ? [picture] : []),
    ...goods,
    ...(cartons ? [carton] : []),
    ...(across.runs.length > 1 ? [mark] : []),
  ]
}

/** Writes headers, rows and totals from a row on; quantities add up by formula, amounts by price, categories by themselves. */
export function putSizeSheet(
  sheet: ExcelJS.Worksheet,
  across: AcrossSheet,
  top: number,
  options: SizeSheetOptions,
): SizeSheetPlaces {
  const lead = leadOf(across, options)
  const firstSize = lead.length + 1
  const total = firstSize + across.columnCount
  const layout = { sheet, across, lead, prices, firstSize, total, amount: total + prices.length + 1 }
  setWidths(layout)
  putHeaders(layout, top)
  const first = top + sizeSheetHeaderRows(across)
  const places = putRows(layout, first)
  mergeStyles(layout, places)
  if (options.pictures !== undefined) putPictures(layout, places, options.pictures)
  const last = first + across.rows.length + across.subtotals.size - 1
  const words = `${paperWords.total}（${across.styleCount} 款）`
  const of = subtotalRows(across, places)
  putSumRow(layout, { row: last + 1, of: of.length > 0 ? of : { first, last }, rows: across.rows, words })
  return { nextRow: last + 2, lastColumn: layout.amount }
}

/** Writes the rows and, under each category, what it adds up to. @returns the row of the sheet each stands in */
function putRows(layout: SheetLayout, first: number): ReadonlyMap<AcrossRow, number> {
  const { across } = layout
  const places = new Map<AcrossRow, number>()
  let at = first
  for (const [index, row] of across.rows.entries()) {
    putAcrossRow(layout, at, { row, index })
    places.set(row, at)
    at += 1
    const subtotal = across.subtotals.get(row)
    if (subtotal === undefined) continue
    const { rowCount, category } = subtotal
    const rows = across.rows.slice(index + 1 - rowCount, index + 1)
    const words = `${category === '' ? paperWords.otherCategory : category}${paperWords.subtotal}`
    putSumRow(layout, { row: at, of: { first: at - rowCount, last: at - 1 }, rows, words })
    at += 1
  }
  return places
}

function putAcrossRow(layout: SheetLayout, at: number, { row, index }: { row: AcrossRow; index: number }): void {
  const { sheet, across, lead, firstSize, total, amount } = layout
  const target = sheet.getRow(at)
  lead.forEach((column, place) => {
    put(target, place + 1, column.content(row, index), column.style)
  })
  const sizes = across.runs[row.run]?.sizes.length ?? 0
  for (let offset = 0; offset < across.columnCount; offset += 1)
    put(target, firstSize + offset, offset < sizes ? (row.quantities[offset] ?? 0) : null, cellStyles.size)
  const range = `${columnLetter(firstSize)}${at}:${columnLetter(total - 1)}${at}`
  put(target, total, { formula: `SUM(${range})`, result: row.quantity }, cellStyles.quantity)
  prices.forEach((column, place) => {
    put(target, total + 1 + place, column.content(row, index), column.style)
  })
  const product = `ROUND(${columnLetter(total)}${at}*${columnLetter(amount - 1)}${at},2)`
  put(target, amount, { formula: product, result: yuan(row.amountFen) }, cellStyles.money)
}

/** One cell for a style over its colours, as the trade draws it. */
function mergeStyles({ sheet, across, lead }: SheetLayout, places: ReadonlyMap<AcrossRow, number>): void {
  const columns = lead.flatMap(({ ofStyle }, index) => (ofStyle === undefined ? [] : [index + 1]))
  for (const rows of groupBy(across.rows, (row) => row.styleCode).values()) {
    const first = places.get(rows[0]) ?? 0
    const last = first + rows.length - 1
    if (rows.length > 1)
      for (const column of columns) {
        for (let row = first + 1; row <= last; row += 1) sheet.getRow(row).getCell(column).value = null
        sheet.mergeCellsWithoutStyle(first, column, last, column)
      }
  }
}

/** Where the categories are added up: under the last row of each. */
const subtotalRows = (across: AcrossSheet, places: ReadonlyMap<AcrossRow, number>): number[] =>
  [...across.subtotals.keys()].map((row) => (places.get(row) ?? 0) + 1)

interface SumRow {
  readonly row: number
  /** The rows it adds up: all between two, or some that add up others already. */
  readonly of: { readonly first: number; readonly last: number } | readonly number[]
  readonly rows: readonly AcrossRow[]
  readonly words: string
}

/** What a column of some rows adds up to, as a formula that every program and the reading of forms calculates. */
const sumFormula = (letter: string, of: SumRow['of']): string =>
  'first' in of ? `SUM(${letter}${of.first}:${letter}${of.last})` : of.map((row) => `${letter}${row}`).join('+')

/** A row that adds up the ones above it. */
function putSumRow(layout: SheetLayout, { row, of, rows, words }: SumRow): void {
  const { sheet, across, lead, firstSize, total, amount } = layout
  putAcross(sheet, { row, from: 1, to: lead.length }, words, cellStyles.totalText)
  const target = sheet.getRow(row)
  const sum = (column: number, result: number): CellContent => {
    // Without rows the range would reach the total itself.
    return rows.length === 0 ? result : { formula: sumFormula(columnLetter(column), of), result }
  }
  const pieces = rows.reduce((sofar, each) => sofar + each.quantity, 0)
  const amountFen = rows.reduce((sofar, each) => sofar + each.amountFen, 0)
  for (let offset = 0; offset < across.columnCount; offset += 1) {
    // Under several runs a column holds different sizes, whose sum says nothing.
    const single = across.runs.length === 1
    const under = rows.reduce((sofar, each) => sofar + (each.quantities[offset] ?? 0), 0)
    put(target, firstSize + offset, single ? sum(firstSize + offset, under) : null, cellStyles.totalSize)
  }
  put(target, total, sum(total, pieces), cellStyles.totalQuantity)
  for (let column = total + 1; column < amount; column += 1) put(target, column, null, cellStyles.totalText)
  put(target, amount, sum(amount, yuan(amountFen)), cellStyles.totalMoney)
}
