import type ExcelJS from 'exceljs'
import { isAmount, memberOf } from '../../../shared/domain/statistics'
import type {
  MemberKey,
  StatisticDimension,
  StatisticRow,
  StatisticTable,
  StatisticWords,
} from '../../../shared/schemas/statistics'
import { type CellStyle, cellStyles } from '../workbook-styles'
import {
  addPrintedSheet,
  type CellContent,
  columnLetter,
  newWorkbook,
  put,
  sheetName,
  textWidth,
  type WorkbookOrigin,
  workbookBytes,
  yuan,
} from './sheets'

/** A column that says what a row is: the code of a member, or its name. */
interface Label {
  readonly dimension: StatisticDimension
  readonly part: 'code' | 'name'
  readonly header: string
}

/** Where the parts of the sheet stand; columns count from 1. */
interface Layout {
  readonly sheet: ExcelJS.Worksheet
  readonly table: StatisticTable
  readonly words: StatisticWords
  readonly labels: readonly Label[]
  /** The row of the measures, the last of the heading. */
  readonly header: number
  readonly firstValue: number
  /** The first column of the totals; the first value itself where nothing stands across. */
  readonly firstTotal: number
  /** The first row of figures. */
  readonly top: number
}

const coded: ReadonlySet<StatisticDimension> = new Set(['distributor', 'style'])

function labelsOf(table: StatisticTable, words: StatisticWords): Label[] {
  return table.layout.rows.flatMap((dimension) => {
    const header = words.dimension[dimension] ?? dimension
    const name = { dimension, part: 'name', header } as const
    return coded.has(dimension)
      ? [{ dimension, part: 'code', header: words.code[dimension] ?? header } as const, name]
      : [name]
  })
}

/** The words of a member in the language of the workbook. */
function nameOf({ table, words }: Pick<Layout, 'table' | 'words'>, dimension: StatisticDimension, key: MemberKey) {
  if (key === null || key === '') return words.none
  return dimension === 'kind' ? (words.kind[String(key)] ?? String(key)) : memberOf(table, dimension, key).name
}

/** The lines over a column: one where its members have one name, or one for each run of sizes that shares it. */
function headingOf(layout: Pick<Layout, 'table' | 'words'>, keys: readonly MemberKey[], line: number): string {
  const { table } = layout
  return table.layout.columns
    .map((dimension, place) => {
      const key = keys[place] ?? null
      if (dimension === 'size' && table.runs.length > 0) return table.runs[line]?.sizes[Number(key)] ?? ''
      return line === 0 ? nameOf(layout, dimension, key) : ''
    })
    .filter((text) => text !== '')
    .join(' ')
}

/** The statistics as they are arranged: sums and subtotals stay formulas, with the value they have now. */
export async function writeStatistics(
  table: StatisticTable,
  words: StatisticWords,
  origin: WorkbookOrigin,
): Promise<Uint8Array> {
  const workbook = await newWorkbook(origin)
  const lines = Math.max(1, table.runs.length)
  const across = table.layout.columns.length > 0
  const measures = table.layout.measures.length
  const labels = labelsOf(table, words)
  const header = 1 + words.notes.length + (across ? lines : 0) + 1
  const sheet = addPrintedSheet(workbook, sheetName(words.title), {
    orientation: 'landscape',
    titleRows: `1:${header}`,
    frozen: { rows: header, columns: labels.length },
  })
  const firstValue = labels.length + 1
  const firstTotal = across ? firstValue + table.columns.length * measures : firstValue
  const layout: Layout = { sheet, table, words, labels, header, firstValue, firstTotal, top: header + 1 }
  putHeading(layout, origin, lines)
  table.rows.forEach((row, at) => {
    putRow(layout, row, { at: layout.top + at, from: blockStart(table.rows, at) + layout.top })
  })
  putRow(layout, table.total, { at: layout.top + table.rows.length, from: layout.top })
  const last = columnLetter(firstTotal + measures - 1)
  sheet.autoFilter = `A${header}:${last}${Math.max(header, header + table.rows.length)}`
  return workbookBytes(workbook)
}

function putHeading({ sheet, table, words, ...layout }: Layout, origin: WorkbookOrigin, lines: number): void {
  const { labels, header, firstValue, firstTotal } = layout
  put(sheet.getRow(1), 1, `${origin.companyName}  ${words.title}`.trim(), cellStyles.section)
  words.notes.forEach((note, index) => {
    put(sheet.getRow(2 + index), 1, note, cellStyles.info)
  })
  const { measures } = table.layout
  const measureWord = (at: number): string => words.measure[measures[at] ?? ''] ?? ''
  labels.forEach((label, index) => {
    for (let row = words.notes.length + 2; row < header; row += 1)
      put(sheet.getRow(row), index + 1, null, cellStyles.header)
    put(sheet.getRow(header), index + 1, label.header, cellStyles.header)
    sheet.getColumn(index + 1).width = label.part === 'code' ? 14 : Math.max(12, textWidth(label.header) + 2)
  })
  if (firstTotal > firstValue)
    for (let line = 0; line < lines; line += 1) {
      const row = sheet.getRow(header - lines + line)
      table.columns.forEach((keys, column) => {
        measures.forEach((_measure, at) => {
          put(
            row,
            firstValue + column * measures.length + at,
            headingOf({ table, words }, keys, line),
            cellStyles.header,
          )
        })
      })
      measures.forEach((_measure, at) => {
        put(row, firstTotal + at, line === 0 ? words.total : null, cellStyles.header)
      })
    }
  for (let column = firstValue; column < firstTotal + measures.length; column += 1) {
    const at = (column - firstValue) % measures.length
    put(sheet.getRow(header), column, measureWord(at), cellStyles.header)
    const width = textWidth(measureWord(at)) + 2
    sheet.getColumn(column).width = Math.max(isAmount(measures[at] ?? 'orderedFen') ? 15 : 9, width)
  }
}

/** The first row of the block that ends at a row: the rows before it that are deeper, and itself where it is a leaf. */
function blockStart(rows: readonly StatisticRow[], at: number): number {
  const depth = rows[at]?.depth ?? 0
  if (rows[at]?.kind === 'leaf') return at
  let start = at
  while (start > 0 && (rows[start - 1]?.depth ?? 0) > depth) start -= 1
  return start
}

const styleOf = (row: StatisticRow, amount: boolean): CellStyle => {
  if (row.kind === 'leaf') return amount ? cellStyles.money : cellStyles.quantity
  return amount ? cellStyles.totalMoney : cellStyles.totalQuantity
}

function putLabels({ sheet, labels, ...layout }: Layout, row: StatisticRow, at: number): void {
  const style = row.kind === 'leaf' ? cellStyles.text : cellStyles.totalText
  const { rows } = layout.table.layout
  labels.forEach(({ dimension, part }, index) => {
    const depth = rows.indexOf(dimension)
    const named = depth < row.depth
    const key = row.keys[depth] ?? null
    let text: string | null = null
    if (named) text = part === 'name' ? nameOf(layout, dimension, key) : memberOf(layout.table, dimension, key).code
    else if (row.kind === 'total' && index === 0) text = layout.words.total
    else if (row.kind === 'subtotal' && depth === row.depth && (part === 'code' || !coded.has(dimension)))
      text = layout.words.subtotal
    put(sheet.getRow(at), index + 1, text, style)
  })
}

/** A value of a row: a number in a leaf, a formula over its block in a subtotal, which leaves the subtotals in it out. */
function cellOf(
  layout: Layout,
  row: StatisticRow,
  place: { readonly column: number; readonly value: number | null } & Block,
) {
  const { value, column, from, at } = place
  if (value === null) return null
  if (row.kind === 'leaf') return value
  const letter = columnLetter(column)
  // Without rows the range would reach the total itself.
  return at === layout.top ? value : { formula: `SUBTOTAL(9,${letter}${from}:${letter}${at - 1})`, result: value }
}

interface Block {
  readonly at: number
  readonly from: number
}

function putRow(layout: Layout, row: StatisticRow, block: Block): void {
  const { sheet, table, header, firstValue, firstTotal } = layout
  const { measures } = table.layout
  const target = sheet.getRow(block.at)
  putLabels(layout, row, block.at)
  const shown = (value: number | null, measure: number): number | null =>
    value !== null && isAmount(measures[measure] ?? 'orderedQuantity') ? yuan(value) : value
  if (firstTotal > firstValue)
    row.values.forEach((value, index) => {
      const measure = index % measures.length
      const column = firstValue + index
      const content = cellOf(layout, row, { column, value: shown(value, measure), ...block })
      put(target, column, content, styleOf(row, isAmount(measures[measure] ?? 'orderedQuantity')))
    })
  measures.forEach((name, measure) => {
    const column = firstTotal + measure
    const value = shown(row.totals[measure] ?? 0, measure) ?? 0
    let content: CellContent = cellOf(layout, row, { column, value, ...block })
    if (row.kind === 'leaf' && firstTotal > firstValue) {
      const across = (at: number) => `${columnLetter(firstValue)}${at}:${columnLetter(firstTotal - 1)}${at}`
      const letter = columnLetter(column)
      const formula =
        measures.length === 1
          ? `SUM(${across(block.at)})`
          : `SUMIF($${columnLetter(firstValue)}$${header}:$${columnLetter(firstTotal - 1)}$${header},${letter}$${header},${across(block.at)})`
      content = { formula, result: value }
    }
    put(target, column, content, styleOf(row, isAmount(name)))
  })
}
