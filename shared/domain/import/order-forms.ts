import type { ImportFix } from '../../schemas/import-fixes'
import type {
  OpenCell,
  OrderForm,
  OrderFormLine,
  OrderFormReading,
  Sheets,
  SizeName,
  StatedTotal,
  TableMapping,
} from '../../schemas/imports'
import { dayOrderOf } from './days'
import { RowFixes, withCells } from './fixes'
import { EMPTY_CONTEXT, type FormContext, readContext, readFooter } from './form-context'
import { termsWithin } from './form-terms'
import { Grid, ProblemList } from './grid'
import { guessTable } from './headerless-tables'
import { checkAmounts } from './order-amounts'
import { TableCells } from './order-cells'
import { type OwnedLine, type OwnedOpen, TableRows } from './order-rows'
import { findTables, type OrderTable } from './order-tables'
import { SizeBook } from './size-names'
import { TotalsCheck } from './stated-totals'

/** What recognition is told: the company's sizes, the day (for dates without a year), and a mapping that overrides recognition. */
export interface OrderFormContext {
  readonly sizes: readonly SizeName[]
  readonly today?: string
  readonly mapping?: readonly TableMapping[]
  /** The code of the distributor that a title or a sheet's name speaks of; recognition itself knows no distributors. */
  readonly partyIn?: (words: string) => string | null
  /** What a person said instead of what stands in the file. */
  readonly fixes?: readonly ImportFix[]
}

interface TableReading {
  readonly context: FormContext
  readonly lines: readonly OwnedLine[]
  readonly open: readonly OwnedOpen[]
}

interface SheetReading {
  readonly tables: readonly TableReading[]
  readonly totals: readonly StatedTotal[]
  readonly mapping: readonly TableMapping[]
}

/**
 * Reads the orders of a file in any layout: flat lists of many orders, size-across forms, several tables and sheets. Pure: codes and
 * names come back as written, for the masters to resolve. Every row with a quantity becomes a line, a total, or a problem.
 */
export function recogniseOrderForm(sheets: Sheets, context: OrderFormContext): OrderFormReading {
  const list = new ProblemList()
  const sizes = new SizeBook(context.sizes)
  const fixes = context.fixes ?? []
  const grids = withCells(sheets, fixes).map((sheet) => new Grid(sheet, list, new RowFixes(fixes, sheet.name).edited))
  const readings: SheetReading[] = []
  const unknown: Grid[] = []
  for (const grid of grids) {
    if (grid.sheet.hidden) {
      if (grid.height > 0) grid.warn(0, 0, 'sheetHidden')
      continue
    }
    const tables = tablesOf(grid, sizes, context)
    if (tables.length === 0) unknown.push(grid)
    else readings.push(readSheet(grid, tables, sizes, context))
  }
  for (const grid of unknown) noteUnread(grid, readings.length === 0)
  const totals = readings.flatMap((reading) => reading.totals)
  const all = formsOf(readings)
  const forms = all.filter(({ lines }) => lines.length > 0)
  const [only] = forms
  if (only !== undefined && forms.length === 1) only.totals = totals
  noteIncomplete(forms, list)
  const unread = all.filter(({ lines }) => lines.length === 0)
  return { forms, unread, totals, mapping: readings.flatMap((reading) => reading.mapping), problems: list.problems }
}

function tablesOf(grid: Grid, sizes: SizeBook, context: OrderFormContext): readonly OrderTable[] {
  const given = context.mapping?.filter((mapping) => mapping.sheet === grid.name) ?? []
  if (given.length === 0) {
    const found = findTables(grid, sizes)
    return found.length > 0 ? found : guessTable(grid, sizes)
  }
  return [...given]
    .sort((a, b) => a.bodyRow - b.bodyRow)
    .map((mapping, index, all) => ({
      mapping,
      contextRow: index === 0 ? 1 : mapping.headerRow,
      lastRow: (all.find((other) => other.bodyRow > mapping.bodyRow)?.headerRow ?? grid.height + 1) - 1,
      firstColumn: 1,
      lastColumn: grid.width,
    }))
}

function readSheet(
  grid: Grid,
  tables: readonly OrderTable[],
  sizes: SizeBook,
  context: OrderFormContext,
): SheetReading {
  const totals = new TotalsCheck(grid)
  const readings: TableReading[] = []
  let above = EMPTY_CONTEXT
  for (const table of tables) {
    const { mapping } = table
    const own = entitled(readContext(grid, table.contextRow, mapping.headerRow - 1, context.today), context)
    above = table.contextRow < mapping.headerRow ? inherit(own, above) : above
    const cells = new TableCells(grid, table, sizes)
    const dateColumn = cells.column('date')
    const order = dateColumn === undefined ? undefined : dayOrderOf(columnTexts(grid, dateColumn, table))
    totals.beginTable()
    const fixes = new RowFixes(context.fixes ?? [], grid.name)
    const rows = new TableRows(cells, { totals, fixes, days: { year: yearOf(above.date ?? context.today), order } })
    rows.read()
    noteHiddenColumns(grid, cells, rows.lines)
    for (const stated of own.stated) totals.state(stated, cells.sumsOf(stated.of))
    if (rows.lastRow < table.lastRow)
      above = inherit(above, readFooter(grid, rows.lastRow + 1, table.lastRow, context.today))
    const amount = cells.column('amount') ?? 0
    readings.push({
      context: named(above, grid.name, context),
      open: rows.open,
      lines: checkAmounts(grid, rows.lines, { amount, rate: cells.column('rate') ?? 0 }),
    })
  }
  return { tables: readings, totals: totals.finish(), mapping: tables.map((table) => table.mapping) }
}

/** Pieces in a column nobody sees are read, and told. */
function noteHiddenColumns(grid: Grid, cells: TableCells, lines: readonly OwnedLine[]): void {
  const { headerRow } = cells.table.mapping
  for (const column of cells.quantityColumns) {
    if (!grid.sheet.hiddenColumns.includes(column) || !lines.some(({ line }) => line.column === column)) continue
    grid.warn(headerRow, column, 'columnHidden', { header: grid.at(headerRow, column)?.text ?? '' })
  }
}

/** A form that has no label for its distributor often names it in the title. */
function entitled(own: FormContext, { partyIn }: OrderFormContext): FormContext {
  return own.title === null ? own : named(own, own.title, { partyIn })
}

function named(own: FormContext, words: string, { partyIn }: Pick<OrderFormContext, 'partyIn'>): FormContext {
  if (own.distributorCode !== null || own.distributorName !== null) return own
  return { ...own, distributorCode: partyIn?.(words) ?? null }
}

function yearOf(day: string | undefined): number | undefined {
  return day === undefined ? undefined : Number(day.slice(0, 4))
}

function* columnTexts(grid: Grid, column: number, table: OrderTable): Iterable<string> {
  for (let row = table.mapping.bodyRow; row <= table.lastRow; row += 1) {
    const cell = grid.at(row, column)
    if (cell?.kind === 'text') yield cell.value
  }
}

const isNobodys = ({ distributorCode, distributorName }: FormContext): boolean =>
  distributorCode === null && distributorName === null

function inherit(own: FormContext, above: FormContext): FormContext {
  const sameParty = isNobodys(own)
  const partyAt = sameParty ? above.partyAt : own.partyAt
  return {
    ...(partyAt ? { partyAt } : {}),
    distributorCode: sameParty ? above.distributorCode : own.distributorCode,
    distributorName: sameParty ? above.distributorName : own.distributorName,
    date: own.date ?? above.date,
    reference: own.reference ?? (sameParty ? above.reference : null),
    kind: own.kind ?? above.kind,
    title: own.title ?? above.title,
    terms: sameParty || isNobodys(above) ? termsWithin(own.terms, above.terms) : own.terms,
    stated: own.stated,
  }
}

function noteUnread(grid: Grid, nothingRead: boolean): void {
  const row = grid.sheet.rows.findIndex((cells) => cells.some((cell) => cell !== null && cell.kind !== 'text'))
  const any = grid.sheet.rows.some((cells) => cells.some((cell) => cell !== null))
  if (any) grid[nothingRead ? 'error' : 'warn'](row + 1, 0, 'sheetUnrecognised')
}

type Draft = { -readonly [Key in keyof OrderForm]: OrderForm[Key] } & { lines: OrderFormLine[]; open: OpenCell[] }

/** One form per distributor and reference, or day where there is no reference; the first sheet's labels serve sheets that have none. */
function formsOf(readings: readonly SheetReading[]): readonly Draft[] {
  const drafts = new Map<string, Draft>()
  const cover = readings
    .flatMap((reading) => reading.tables)
    .find(({ context }) => context.distributorCode ?? context.distributorName)
  for (const { tables } of readings) {
    for (const { context: own, lines, open } of tables) {
      const context = cover ? inherit(own, cover.context) : own
      let last: { readonly owner: OwnedLine['owner']; readonly draft: Draft } | undefined
      for (const { owner, line } of lines) {
        // Rows of the same order share their owner.
        if (last?.owner !== owner) last = { owner, draft: draftOf(drafts, owner, context) }
        last.draft.lines.push(line)
      }
      for (const { owner, cell } of open) draftOf(drafts, owner, context).open.push(cell)
    }
  }
  const forms = [...drafts.values()]
  for (const form of forms) {
    form.quantity = form.lines.reduce((sum, line) => sum + line.quantity, 0)
    form.amountFen = form.lines.reduce<number | null>(
      (sum, { amountFen }) => (sum === null || amountFen === undefined ? null : sum + amountFen),
      0,
    )
  }
  return forms
}

function draftOf(drafts: Map<string, Draft>, owner: OwnedLine['owner'], context: FormContext): Draft {
  const unowned = owner.distributorCode === null && owner.distributorName === null
  const { distributorCode, distributorName } = unowned ? context : owner
  const reference = owner.reference ?? context.reference
  const date = owner.date ?? context.date
  const key = `${distributorCode ?? distributorName}\n${reference ?? `\n${date}`}`
  const known = drafts.get(key)
  if (known !== undefined) return known
  const { title, partyAt, terms } = context
  const kind = owner.kind ?? context.kind
  const place = unowned && partyAt ? { partyAt } : {}
  const head = { distributorCode, distributorName, date, reference, kind, title, terms, ...place }
  const draft: Draft = { ...head, lines: [], open: [], totals: [], quantity: 0, amountFen: null }
  drafts.set(key, draft)
  return draft
}

function noteIncomplete(forms: readonly OrderForm[], list: ProblemList): void {
  for (const form of forms) {
    const line = form.lines[0]
    if (!line) continue
    const place = { sheet: line.sheet, row: line.row, column: 0 }
    if (form.distributorCode === null && form.distributorName === null)
      list.add(place, 'distributorMissing', 'warning', { title: form.title })
    if (form.date === null) list.add(place, 'dateMissing', 'warning', { reference: form.reference })
  }
}
