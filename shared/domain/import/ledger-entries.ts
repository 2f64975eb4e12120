import type { CounterLineKind } from '../../schemas/imports'
import { parseMoney, parseQuantity } from './amounts'
import { parseCode, parseWords } from './codes'
import { type DayContext, dayOfText, dayOrderOf, parseDay } from './days'
import type { Grid } from './grid'
import {
  balanceWord,
  kindOfReference,
  type LearnedKinds,
  type LedgerField,
  ledgerField,
  lineKind,
  type MoneyField,
  moneyFields,
  phraseOf,
  piecesIn,
  referenceIn,
} from './ledger-words'
import { plainText } from './text'
import { isTotalLabel } from './total-words'

/** One row of a book before its signs are known; amounts in fen as written. */
export interface LedgerEntry {
  readonly role: 'line' | 'opening' | 'closing' | 'total'
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly date: string | null
  readonly reference: string | null
  readonly text: string
  readonly kind: CounterLineKind
  readonly quantity: number | null
  readonly amounts: readonly { readonly field: MoneyField; readonly column: number; readonly fen: number }[]
  readonly balanceFen: number | null
  readonly direction: 'debit' | 'credit' | 'level' | null
}

interface LedgerColumn {
  readonly field: LedgerField
  readonly column: number
}

/** The header of a book's table and where its rows begin. */
export interface LedgerHeader {
  readonly row: number
  readonly bodyRow: number
  readonly columns: readonly LedgerColumn[]
}

/** Finds the headers of a sheet; a book may repeat its header on every page. */
export function ledgerHeaders(grid: Grid): readonly LedgerHeader[] {
  const headers: LedgerHeader[] = []
  for (let row = 1; row <= grid.height; row += 1) {
    const header = headerAt(grid, row)
    if (!header) continue
    headers.push(header)
    row = header.bodyRow - 1
  }
  return headers
}

const isMoney = (field: LedgerField): boolean => field === 'balance' || moneyFields.some((money) => money === field)

function headerAt(grid: Grid, row: number): LedgerHeader | null {
  const top = columnsAt(grid, row)
  const fields = new Set(top.map(({ field }) => field))
  const below = columnsAt(grid, row + 1)
  const isSubHeader = below.length >= 2 && below.length === grid.row(row + 1).filter((cell) => cell !== null).length
  // Money may be named in the second row only, under a heading that means nothing by itself (应付账款 over 增加, 减少, 余额).
  const money = [...fields, ...(isSubHeader ? below.map(({ field }) => field) : [])].some(isMoney)
  const named = fields.has('date') || fields.has('month') || fields.has('reference') || fields.has('text')
  if (!money || !named || fields.size < 2) return null
  if (!isSubHeader) return { row, bodyRow: row + 1, columns: top }
  const columns = new Map(top.map((column) => [column.column, column]))
  for (const { column, field } of below) {
    const parent = parentOf(grid, row, column)
    columns.set(column, { column, field: field === 'amount' && parent !== null ? parent : field })
  }
  return { row, bodyRow: row + 2, columns: [...columns.values()].sort((a, b) => a.column - b.column) }
}

/** The heading over a column of a two-row header: its own, its merged area's, or the nearest to the left. */
function parentOf(grid: Grid, row: number, column: number): LedgerField | null {
  for (let at = column; at >= 1; at -= 1) {
    const cell = grid.seen(row, at)
    if (cell !== null) return cell.kind === 'text' ? ledgerField(cell.value) : null
  }
  return null
}

function columnsAt(grid: Grid, row: number): readonly LedgerColumn[] {
  const columns: LedgerColumn[] = []
  for (let column = 1; column <= grid.width; column += 1) {
    const cell = grid.at(row, column)
    const field = cell?.kind === 'text' ? ledgerField(cell.value) : null
    if (field !== null) columns.push({ field, column })
  }
  return columns
}

/** What is known of a book beside its rows: the year of days without one, and what its keeper's words mean. */
export interface BookContext {
  readonly year: number | undefined
  readonly learned: LearnedKinds
}

/** Reads the rows under a header into entries; rows with money that cannot be read are noted. */
export function readEntries(
  grid: Grid,
  header: LedgerHeader,
  lastRow: number,
  { year, learned }: BookContext,
): readonly LedgerEntry[] {
  const dates = header.columns.find(({ field }) => field === 'date')
  const texts: string[] = []
  for (let row = header.bodyRow; dates && row <= lastRow; row += 1) texts.push(grid.at(row, dates.column)?.text ?? '')
  const days: DayContext = {
    year,
    order: dayOrderOf(texts, dates ? (grid.at(header.row, dates.column)?.text ?? '') : ''),
  }
  const entries: LedgerEntry[] = []
  let day: string | null = null
  for (let row = header.bodyRow; row <= lastRow; row += 1) {
    if (!grid.row(row).some((cell) => cell !== null)) continue
    const entry = readEntry(grid, header, row, { days, day, learned })
    if (entry === null) continue
    if (entry.role === 'line') day = entry.date
    entries.push(entry)
  }
  return inOrderOfTime(entries)
}

/** A list that runs from the newest to the oldest is turned round; what it states as opening and closing goes to the ends, totals to the last. */
function inOrderOfTime(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const days = entries.flatMap(({ role, date }) => (role === 'line' && date !== null ? [date] : []))
  const steps = days.slice(1).map((day, index) => (day < (days[index] ?? '') ? -1 : day > (days[index] ?? '') ? 1 : 0))
  const [back, forth] = [steps.filter((step) => step < 0).length, steps.filter((step) => step > 0).length]
  if (back === 0 || forth > 0) return entries
  const of = (...roles: readonly LedgerEntry['role'][]) => entries.filter(({ role }) => roles.includes(role))
  return [...of('opening'), ...of('line').toReversed(), ...of('closing'), ...of('total')]
}

function readEntry(
  grid: Grid,
  header: LedgerHeader,
  row: number,
  context: { readonly days: DayContext; readonly day: string | null; readonly learned: LearnedKinds },
): LedgerEntry | null {
  const all = (field: LedgerField) =>
    header.columns.filter((column) => column.field === field).map(({ column }) => column)
  const words = (field: LedgerField) =>
    all(field)
      .flatMap((column) => parseWords(grid.seen(row, column)) ?? [])
      .join(' ')
  const label = grid.row(row).flatMap((cell) => (cell?.kind === 'text' ? [cell.value] : []))
  const role = roleOf(label)
  const amounts = amountsOf(grid, header, row, role)
  const balanceFen = firstMoney(grid, row, all('balance'))
  if (amounts.length === 0 && balanceFen === null && role === 'line') {
    noteFigures(grid, header, row)
    return null
  }
  if (
    amounts.length === 0 &&
    role === 'line' &&
    balanceFen !== null &&
    words('date') === '' &&
    words('reference') === ''
  )
    return null
  const text = words('text')
  const date = role === 'line' ? (partedDate(grid, row, all, context) ?? dateOf(grid, row, all('date'), context)) : null
  const reference = referenceOf(grid, row, all('reference')) ?? referenceIn(text)
  const told = lineKind(`${words('kind')} `.trim() || text)
  const known = told === 'unknown' ? lineKind(text) : told
  const kind = known === 'unknown' ? (context.learned.get(phraseOf(`${words('kind')} ${text}`)) ?? known) : known
  return {
    role,
    sheet: grid.name,
    row,
    column: amounts[0]?.column ?? 0,
    date,
    reference,
    text: [words('kind'), text].filter((part) => part !== '').join(' ') || headingOf(grid, header, amounts),
    kind: kind === 'unknown' ? kindWithoutWords(amounts[0], reference) : kind,
    quantity: quantityOf(grid, row, all('quantity')) ?? piecesIn(text),
    amounts,
    balanceFen,
    direction: directionOf(words('direction')),
  }
}

function roleOf(labels: readonly string[]): LedgerEntry['role'] {
  for (const label of labels) {
    const word = balanceWord(label)
    if (word === 'pageTurn') return 'total'
    if (word !== null) return word
    if (isTotalLabel(label)) return 'total'
  }
  return 'line'
}

function amountsOf(grid: Grid, header: LedgerHeader, row: number, role: LedgerEntry['role']): LedgerEntry['amounts'] {
  const severity = role === 'line' ? 'error' : 'warning'
  return header.columns.flatMap(({ field, column }) => {
    const money = moneyFields.find((name) => name === field)
    if (money === undefined) return []
    const fen = grid.take(row, column, parseMoney(grid.calculated(row, column, severity)), severity)
    return fen === null || fen === 0 ? [] : [{ field: money, column, fen }]
  })
}

function firstMoney(grid: Grid, row: number, columns: readonly number[]): number | null {
  const column = columns[0]
  return column === undefined
    ? null
    : grid.take(row, column, parseMoney(grid.calculated(row, column, 'warning')), 'warning')
}

/** A row under the header with figures but no amount is told, so that nothing is left out silently. */
function noteFigures(grid: Grid, header: LedgerHeader, row: number): void {
  for (const { column, field } of header.columns) {
    const cell = grid.at(row, column)
    if (field === 'quantity' && cell?.kind === 'number' && cell.value !== 0) {
      grid.warn(row, column, 'valueMissing', { field: 'amount', text: cell.text })
    }
  }
}

/** A day whose month and day stand in columns of their own (月 | 日); an empty month is the one above. */
function partedDate(
  grid: Grid,
  row: number,
  all: (field: LedgerField) => readonly number[],
  { days, day: above }: { readonly days: DayContext; readonly day: string | null },
): string | null {
  const [monthColumn, dayColumn, yearColumn] = [all('month')[0], all('day')[0], all('year')[0]]
  if (monthColumn === undefined || dayColumn === undefined) return null
  const part = (column: number | undefined) => {
    const text = column === undefined ? '' : plainText(grid.seen(row, column)?.text ?? '')
    return /^\d{1,4}[年月日]?$/.test(text) ? Number.parseInt(text, 10) : null
  }
  const [month, day] = [part(monthColumn) ?? (above === null ? null : Number(above.slice(5, 7))), part(dayColumn)]
  if (month === null || day === null) return above
  const year = part(yearColumn) ?? days.year
  const parsed = dayOfText(`${month}月${day}日`, { year: year !== undefined && year < 100 ? 2000 + year : year })
  return grid.take(row, dayColumn, parsed)
}

function dateOf(
  grid: Grid,
  row: number,
  columns: readonly number[],
  context: { readonly days: DayContext; readonly day: string | null },
): string | null {
  const column = columns[0]
  if (column === undefined) return null
  const parsed = parseDay(grid.seen(row, column), context.days)
  const date = grid.take(row, column, parsed)
  if (date !== null || !parsed.ok) return date
  if (context.day === null) grid.warn(row, column, 'dateMissing')
  else grid.warn(row, column, 'filledDown', { value: context.day })
  return context.day
}

function referenceOf(grid: Grid, row: number, columns: readonly number[]): string | null {
  for (const column of columns) {
    const cell = grid.seen(row, column)
    const parsed = parseCode(cell)
    if (!parsed.ok) grid.warn(row, column, parsed.code, parsed.params)
    else if (parsed.value !== null && cell !== null) return cell.text
  }
  return null
}

function quantityOf(grid: Grid, row: number, columns: readonly number[]): number | null {
  for (const column of columns) {
    const quantity = grid.take(row, column, parseQuantity(grid.calculated(row, column, 'warning')), 'warning')
    if (quantity !== null) return quantity
  }
  return null
}

function directionOf(text: string): LedgerEntry['direction'] {
  if (/^(?:借|dr?|debit)$/i.test(text)) return 'debit'
  if (/^(?:贷|cr?|credit)$/i.test(text)) return 'credit'
  return /^平$/.test(text) ? 'level' : null
}

const COLUMN_KINDS: Readonly<Partial<Record<MoneyField, CounterLineKind>>> = {
  purchase: 'shipment',
  returned: 'return',
  paid: 'receipt',
  adjusted: 'adjustment',
  transferIn: 'transfer',
  transferOut: 'transfer',
}

function kindWithoutWords(
  amount: LedgerEntry['amounts'][number] | undefined,
  reference: string | null,
): CounterLineKind {
  const field = amount?.field
  // A purchase below nothing is goods that went back, in a book without a column for them.
  if (field === 'purchase' && amount !== undefined && amount.fen < 0) return 'return'
  return (field && COLUMN_KINDS[field]) ?? (reference === null ? 'unknown' : kindOfReference(reference))
}

/** What the heading of a column of rebates, freight or other deductions says of a line that has no words of its own. */
function headingOf(grid: Grid, header: LedgerHeader, amounts: LedgerEntry['amounts']): string {
  const adjusted = amounts.find(({ field }) => field === 'adjusted')
  return adjusted === undefined ? '' : plainText(grid.seen(header.row, adjusted.column)?.text ?? '')
}
