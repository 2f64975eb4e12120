import { PassThrough } from 'node:stream'
import type ExcelJS from 'exceljs'
import { type CellStyle, cellStyles } from '../workbook-styles'
import {
  a4,
  type CellContent,
  columnLetter,
  excelDay,
  loadExcel,
  put,
  sheetName,
  textWidth,
  type WorkbookOrigin,
  yuan,
} from './sheets'

/** What a column of a flat table holds; money comes in fen, rates in basis points, days as text. */
export type TableColumnType = 'text' | 'quantity' | 'money' | 'rate' | 'day'

/** A column of a flat table. */
export interface TableColumn {
  readonly header: string
  readonly type: TableColumnType
  /** In widths of a Latin digit. */
  readonly width: number
  /** Adds the column up by formula in the last row. */
  readonly total?: boolean
}

/** A row of a flat table, a value a column. */
export type TableRow = readonly (string | number | null)[]

/** A flat table as it is written to a workbook. */
export interface Table {
  readonly title: string
  /** What the reader must know of where the figures come from, e.g. the day; a line each. */
  readonly notes: readonly string[]
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<TableRow>
  /** The last row as it was shown somewhere else; it takes the place of the formulas. */
  readonly totals?: TableRow | null
}

// Excel ends at 1 048 576; a round number leaves room for the heading.
const ROWS_PER_SHEET = 1_000_000

const styles: Readonly<Record<TableColumnType, CellStyle>> = {
  text: cellStyles.text,
  quantity: cellStyles.quantity,
  money: cellStyles.money,
  rate: cellStyles.percent,
  day: cellStyles.day,
}
const totalStyles: Readonly<Record<TableColumnType, CellStyle>> = {
  text: cellStyles.totalText,
  quantity: cellStyles.totalQuantity,
  money: cellStyles.totalMoney,
  rate: cellStyles.totalText,
  day: cellStyles.totalText,
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A value as its column shows it; a word among numbers stays a word. */
function contentOf(value: string | number | null, type: TableColumnType): CellContent {
  if (value === null || value === '') return null
  if (typeof value === 'string') return type === 'day' && DAY.test(value) ? excelDay(value) : value
  if (type === 'money') return yuan(value)
  return type === 'rate' ? value / 10_000 : value
}

/**
 * Writes flat tables, a sheet each, row by row, so that a ledger of a million lines needs no memory for them; a table longer than Excel's
 * sheet goes on in the next.
 */
export async function writeTables(
  tables: readonly Table[],
  origin: WorkbookOrigin,
  rowsPerSheet = ROWS_PER_SHEET,
): Promise<Uint8Array> {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    stream.once('end', resolve)
    stream.once('error', reject)
  })
  const workbook = await openWriter(stream)
  workbook.creator = origin.companyName
  workbook.lastModifiedBy = origin.companyName
  workbook.created = new Date(origin.madeAt)
  workbook.modified = new Date(origin.madeAt)
  for (const table of tables) writeTable(workbook, table, { origin, rowsPerSheet })
  await workbook.commit()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

/** ExcelJS's zip library makes its first buffer the deprecated way, and a bundle would tell every user of it. */
async function openWriter(stream: PassThrough): Promise<ExcelJS.stream.xlsx.WorkbookWriter> {
  const { default: exceljs } = await loadExcel()
  const { noDeprecation = false } = process
  process.noDeprecation = true
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  process.noDeprecation = noDeprecation
  return workbook
}

interface TableSetting {
  readonly origin: WorkbookOrigin
  readonly rowsPerSheet: number
}

function writeTable(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: Table, setting: TableSetting): void {
  let sheet = openSheet(workbook, table, { ...setting, part: 1 })
  const sums = table.columns.map(() => 0)
  let count = 0
  let part = 1
  for (const values of table.rows) {
    if (count === setting.rowsPerSheet) {
      closeSheet(sheet, { ...table, totals: null }, { sums, count })
      part += 1
      sheet = openSheet(workbook, table, { ...setting, part })
      count = 0
      sums.fill(0)
    }
    const row = sheet.getRow(headerRow(table) + 1 + count)
    table.columns.forEach(({ type }, index) => {
      const value = values[index] ?? null
      if (typeof value === 'number') sums[index] = (sums[index] ?? 0) + value
      put(row, index + 1, contentOf(value, type), styles[type])
    })
    row.commit()
    count += 1
  }
  closeSheet(sheet, table, { sums, count })
}

const headerRow = (table: Table): number => table.notes.length + 2

function openSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  table: Table,
  { origin, part }: TableSetting & { readonly part: number },
): ExcelJS.Worksheet {
  const top = headerRow(table)
  const last = columnLetter(Math.max(1, table.columns.length))
  const setup = {
    orientation: 'landscape',
    titleRows: `1:${top}`,
    frozen: { rows: top, columns: 0 },
  } as const
  const sheet = workbook.addWorksheet(sheetName(part === 1 ? table.title : `${table.title}-${part}`), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: top, showGridLines: false }],
    pageSetup: a4(setup),
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  })
  table.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = Math.min(60, Math.max(column.width, textWidth(column.header) + 2))
  })
  const company = origin.companyName === '' ? '' : `${origin.companyName}  `
  put(sheet.getRow(1), 1, `${company}${table.title}`, cellStyles.section)
  sheet.getRow(1).commit()
  table.notes.forEach((note, index) => {
    put(sheet.getRow(2 + index), 1, note, cellStyles.info)
    sheet.getRow(2 + index).commit()
  })
  const header = sheet.getRow(top)
  table.columns.forEach((column, index) => {
    put(header, index + 1, column.header, cellStyles.header)
  })
  header.commit()
  sheet.autoFilter = `A${top}:${last}${top}`
  return sheet
}

function closeSheet(
  sheet: ExcelJS.Worksheet,
  table: Table,
  { sums, count }: { readonly sums: readonly number[]; readonly count: number },
): void {
  const first = headerRow(table) + 1
  const last = first + count - 1
  if (count > 0) sheet.autoFilter = `A${first - 1}:${columnLetter(table.columns.length)}${last}`
  const row = sheet.getRow(last + 1)
  const shown = table.totals ?? null
  const totalled = table.columns.some((column) => column.total === true)
  if (shown !== null || (totalled && count > 0)) {
    table.columns.forEach(({ type, total }, index) => {
      const letter = columnLetter(index + 1)
      let content: CellContent = index === 0 ? '合计' : null
      if (shown !== null) content = contentOf(shown[index] ?? null, type)
      else if (total) {
        const result = contentOf(sums[index] ?? 0, type)
        content = {
          formula: `SUM(${letter}${first}:${letter}${last})`,
          result: typeof result === 'number' ? result : 0,
        }
      }
      put(row, index + 1, content, totalStyles[type])
    })
    row.commit()
  }
  sheet.commit()
}
