import type { Cell, OrderForm, OrderTerms } from '../../schemas/imports'
import { parseMoney, parseQuantity } from './amounts'
import { parseCode } from './codes'
import { dayOfText, dayOrderOf, parseDayNear } from './days'
import { type Label, labelsOf } from './form-labels'
import { NO_TERMS, termsOf } from './form-terms'
import type { Grid } from './grid'
import type { HeaderField } from './header-words'
import { plainText } from './text'
import { isTotalLabel } from './total-words'

/** What stands above a table: whose order it is, its day, number and kind; null where the form does not say. */
export interface FormContext {
  readonly distributorCode: string | null
  readonly distributorName: string | null
  readonly date: string | null
  readonly reference: string | null
  readonly kind: OrderForm['kind']
  readonly title: string | null
  readonly partyAt?: NonNullable<OrderForm['partyAt']>
  readonly terms: OrderTerms
  readonly stated: readonly StatedAbove[]
}

/** A total written above the table, to be checked against the lines below. */
export interface StatedAbove {
  readonly row: number
  readonly column: number
  readonly label: string
  readonly of: 'quantity' | 'amountFen'
  readonly stated: number
}

/** A context that says nothing. */
export const EMPTY_CONTEXT: FormContext = {
  distributorCode: null,
  distributorName: null,
  date: null,
  reference: null,
  kind: null,
  title: null,
  terms: NO_TERMS,
  stated: [],
}

/** Reads labels and values (`客户编码 | A01`, `客户：张三  日期：2024-3-5`), totals stated above, and the title. */
export function readContext(grid: Grid, fromRow: number, toRow: number, today: string | undefined): FormContext {
  const labels: Label[] = []
  let title: string | null = null
  for (let row = fromRow; row <= toRow; row += 1) {
    const own = labelsOf(grid, row, toRow).filter((label) => !isTotalsRow(grid, row, label))
    labels.push(...own)
    noteFigures(grid, row, labels)
    const first = grid.row(row).find((cell) => cell !== null)
    const isTitle = own.length === 0 && first?.kind === 'text' && !labels.some((label) => label.row === row)
    if (title === null && isTitle) title = plainText(first.value)
  }
  return contextOf(grid, labels, { title, fromRow, toRow, today })
}

/** What stands below a table says whose it is only where nothing above did: labels alone, no title and no totals. */
export function readFooter(grid: Grid, fromRow: number, toRow: number, today: string | undefined): FormContext {
  const labels: Label[] = []
  for (let row = fromRow; row <= toRow; row += 1) labels.push(...labelsOf(grid, row, toRow))
  const kept = labels.filter(({ field }) => field !== 'total' && field !== 'quantity' && field !== 'amount')
  return contextOf(grid, kept, { title: null, fromRow, toRow: fromRow - 1, today })
}

interface Span {
  readonly title: string | null
  readonly fromRow: number
  readonly toRow: number
  readonly today: string | undefined
}

/** The day beside its label; a year that was not written is told. */
function labelledDay(grid: Grid, { row, column, cell }: Label, today: string | undefined): string | null {
  const year = today === undefined ? undefined : Number(today.slice(0, 4))
  const { parsed, assumed } = parseDayNear(cell, { year, order: dayOrderOf([cell.text]) }, today)
  const day = grid.take(row, column, parsed)
  if (assumed) grid.warn(row, column, 'dateYearAssumed', { text: cell.text, day })
  return day
}

function contextOf(grid: Grid, labels: readonly Label[], span: Span): FormContext {
  const { title } = span
  const value = (field: HeaderField) => labels.find((label) => label.field === field)
  const date = value('date')
  const words = `${title ?? ''} ${value('kind')?.cell.text ?? ''} ${grid.name}`
  const day = date ? labelledDay(grid, date, span.today) : unlabelledDay(grid, labels, span)
  return {
    ...partyOf(grid, value),
    date: day,
    terms: termsOf(labels, day ?? span.today),
    reference: codeOf(grid, value('reference')),
    kind: kindOf(words),
    title,
    stated: labels.flatMap((label) => statedOf(label)),
  }
}

const FULL_DAY = /(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d)/g

/** The one day that titles name or that stands alone above the table; of several none, because another label's day may be among them. */
function unlabelledDay(grid: Grid, labels: readonly Label[], { fromRow, toRow }: Span): string | null {
  const days = new Set<string>()
  for (let row = fromRow; row <= toRow; row += 1) {
    let before: Cell | null = null
    grid.row(row).forEach((cell, index) => {
      if (cell === null) return
      const taken = labels.some((label) => label.row === row && label.column === index + 1)
      if (!taken) for (const day of daysIn(cell, before)) days.add(day)
      before = cell
    })
  }
  const [only] = days
  return days.size === 1 ? (only ?? null) : null
}

function daysIn(cell: Cell, before: Cell | null): readonly string[] {
  if (cell.kind === 'date') return before?.kind === 'text' ? [] : [cell.value]
  if (cell.kind !== 'text') return []
  const text = plainText(cell.value)
  if (text.includes(':')) return []
  return [...text.matchAll(FULL_DAY)].flatMap(([written]) => {
    const day = dayOfText(written)
    return day.ok && day.value !== null ? [day.value] : []
  })
}

/** A figure above the table that no label explains may be a line whose header was damaged: it is told. */
function noteFigures(grid: Grid, row: number, labels: readonly Label[]): void {
  const cells = grid.row(row)
  if (cells.some((cell) => cell?.kind === 'text' && isTotalLabel(cell.value))) return
  cells.forEach((cell, index) => {
    if (cell === null || cell.kind === 'date') return
    if (labels.some((label) => label.row === row && label.column === index + 1)) return
    const parsed = parseQuantity(cell)
    if (parsed.ok ? parsed.value : cell.kind !== 'text')
      grid.warn(row, index + 1, 'rowOutsideTable', { text: cell.text })
  })
}

/** A row of totals above the table holds a figure per column; the table's reader compares those. */
function isTotalsRow(grid: Grid, row: number, { field }: Label): boolean {
  if (field !== 'total' && field !== 'quantity' && field !== 'amount') return false
  return grid.row(row).filter((cell) => cell?.kind === 'number' || cell?.kind === 'formula').length > 2
}

/** The kind of order its words name; null when they name none. */
export function kindOf(words: string): OrderForm['kind'] {
  if (/翻单|追单|re-?order/i.test(words)) return 'reorder'
  if (/补货|replenish|restock|refill/i.test(words)) return 'replenish'
  if (/订货会|期货|预订|fair|pre-?order|pre-?book/i.test(words)) return 'fair'
  return /现货|spot|铺货/i.test(words) ? 'spot' : null
}

function partyOf(
  grid: Grid,
  value: (field: HeaderField) => Label | undefined,
): Pick<FormContext, 'distributorCode' | 'distributorName' | 'partyAt'> {
  const generic = value('distributor')
  const words = generic ? plainText(generic.cell.text) : null
  const isCode = words !== null && /^(?=.*\d)[\w.-]+$/.test(words)
  const named = value('distributorName')
  const at = value('distributorCode') ?? named ?? generic
  return {
    ...(at ? { partyAt: { sheet: grid.name, row: at.row, column: at.column } } : {}),
    distributorCode: codeOf(grid, value('distributorCode') ?? (isCode ? generic : undefined)),
    distributorName: (named ? plainText(named.cell.text) : null) ?? (isCode ? null : words),
  }
}

function codeOf(grid: Grid, label: Label | undefined): string | null {
  return label ? grid.take(label.row, label.column, parseCode(label.cell)) : null
}

function statedOf(label: Label): readonly StatedAbove[] {
  const { field, row, column } = label
  if (field !== 'total' && field !== 'quantity' && field !== 'amount') return []
  const of = field === 'amount' ? 'amountFen' : 'quantity'
  const parsed = of === 'amountFen' ? parseMoney(label.cell) : parseQuantity(label.cell)
  return parsed.ok && parsed.value !== null ? [{ row, column, label: label.label, of, stated: parsed.value }] : []
}
