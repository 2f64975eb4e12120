import type ExcelJS from 'exceljs'
import { type CellStyle, cellStyles } from '../workbook-styles'

/** A total with the value it has now, so that a reader that does not calculate shows it too. */
export interface Formula {
  readonly formula: string
  readonly result: number
}

/** What a cell can hold; text is always written as text, whatever character it begins with. */
export type CellContent = string | number | null | Formula

const DAYS_TO_1970 = 25_569
const MS_PER_DAY = 86_400_000

/** A business day as Excel counts days; with a date format on its cell it is a real date. */
export const excelDay = (day: string): number => Date.parse(day) / MS_PER_DAY + DAYS_TO_1970

/** Fen as the yuan a workbook shows. */
export const yuan = (fen: number): number => fen / 100

/** A column's letters, 1 for A. */
export const columnLetter = (column: number): string => {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** Writes one cell; styles are shared objects, never built per cell. */
export function put(row: ExcelJS.Row, column: number, content: CellContent, style: CellStyle): void {
  const cell = row.getCell(column)
  // ExcelJS types a formula's parts as mutable but does not change them.
  if (content !== null) cell.value = content as ExcelJS.CellValue
  cell.style = style
}

/** Where something stands that spans columns of one row. */
export interface Span {
  readonly row: number
  readonly from: number
  readonly to: number
}

/** Writes one content over several columns of a row, every one of them with the style, so that borders go all the way round. */
export function putAcross(sheet: ExcelJS.Worksheet, span: Span, content: CellContent, style: CellStyle): void {
  const row = sheet.getRow(span.row)
  for (let column = span.from; column <= span.to; column += 1)
    put(row, column, column === span.from ? content : null, style)
  if (span.to > span.from) sheet.mergeCellsWithoutStyle(span.row, span.from, span.row, span.to)
}

/** Names with room to sign beside them, spread evenly over the columns of a row. */
export function putSignatureRow(sheet: ExcelJS.Worksheet, row: number, last: number, names: readonly string[]): void {
  sheet.getRow(row).height = 28
  names.forEach((name, index) => {
    const from = 1 + Math.round((index * last) / names.length)
    const to = Math.max(from, Math.round(((index + 1) * last) / names.length))
    putAcross(sheet, { row, from, to }, `${name}：`, cellStyles.info)
  })
}

/** Who a workbook says made it, and when; the clock is the caller's. */
export interface WorkbookOrigin {
  readonly companyName: string
  /** The instant, UTC ISO. */
  readonly madeAt: string
}

/** Loaded with the first workbook: whoever writes none today need not wait for it at the start. */
export const loadExcel = () => import('exceljs')

/** An empty workbook that recalculates when it is opened only if someone edits it: every formula carries its result. */
export async function newWorkbook(origin: WorkbookOrigin): Promise<ExcelJS.Workbook> {
  const { default: exceljs } = await loadExcel()
  const workbook = new exceljs.Workbook()
  workbook.creator = origin.companyName
  workbook.lastModifiedBy = origin.companyName
  workbook.created = new Date(origin.madeAt)
  workbook.modified = new Date(origin.madeAt)
  return workbook
}

/** How a sheet prints. */
export interface PrintSetup {
  readonly orientation: 'portrait' | 'landscape'
  /** The rows that every page repeats, e.g. `1:5`. */
  readonly titleRows: string
  /** Row and column above and left of which nothing scrolls. */
  readonly frozen: { readonly rows: number; readonly columns: number }
}

/** A4, fit to the width, page x of y, gridlines off. */
export function addPrintedSheet(workbook: ExcelJS.Workbook, name: string, setup: PrintSetup): ExcelJS.Worksheet {
  return workbook.addWorksheet(name, {
    views: [
      {
        state: 'frozen',
        xSplit: setup.frozen.columns,
        ySplit: setup.frozen.rows,
        showGridLines: false,
        zoomScale: 100,
      },
    ],
    properties: { defaultRowHeight: 16 },
    pageSetup: a4(setup),
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  })
}

/** A4 as our papers use it. */
export const a4 = ({ orientation, titleRows }: PrintSetup): Partial<ExcelJS.PageSetup> => ({
  paperSize: 9,
  orientation,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.4, bottom: 0.6, header: 0.2, footer: 0.3 },
  printTitlesRow: titleRows,
})

/** The finished file. */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** A sheet name Excel takes: no more than 31 characters, none of `[]:*?/\`, no quote at an end. */
export const sheetName = (text: string): string => {
  const plain = [...text.replaceAll(/[[\]:*?/\\]/g, '_')].slice(0, 31).join('')
  return plain.replaceAll(/^'|'$/g, '_') || '_'
}

/** Rough width of a text in a column's own measure: a Chinese or full-width character takes two. */
export const textWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 2 : 1
  return width
}
