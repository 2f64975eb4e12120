import type { Cell, OrderForm } from '../../schemas/imports'
import { parseMoney, parseQuantity } from './amounts'
import { parseCode } from './codes'
import { dayOrderOf, parseDay } from './days'
import type { Grid } from './grid'
import { type HeaderField, matchHeader } from './header-words'
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
  stated: [],
}

interface Label {
  readonly field: HeaderField
  readonly label: string
  readonly row: number
  readonly column: number
  readonly cell: Cell
}

/** Reads labels and values (`客户编码 | A01`, `客户：张三  日期：2024-3-5`), totals stated above, and the title. */
export function readContext(grid: Grid, fromRow: number, toRow: number, year: number | undefined): FormContext {
  const labels: Label[] = []
  let title: string | null = null
  for (let row = fromRow; row <= toRow; row += 1) {
    const found = labelsOf(grid, row).filter((label) => !isTotalsRow(grid, row, label))
    labels.push(...found)
    noteFigures(grid, row, found)
    const first = grid.row(row).find((cell) => cell !== null)
    if (title === null && found.length === 0 && first?.kind === 'text') title = plainText(first.value)
  }
  const value = (field: HeaderField) => labels.find((label) => label.field === field)
  const party = partyOf(grid, value)
  const date = value('date')
  const order = date ? dayOrderOf([date.cell.text]) : undefined
  const words = `${title ?? ''} ${value('kind')?.cell.text ?? ''} ${grid.name}`
  return {
    ...party,
    date: date ? grid.take(date.row, date.column, parseDay(date.cell, { year, order })) : null,
    reference: codeOf(grid, value('reference')),
    kind: kindOf(words),
    title,
    stated: labels.flatMap((label) => statedOf(label)),
  }
}

/** A figure above the table that no label explains may be a line whose header was damaged: it is told. */
function noteFigures(grid: Grid, row: number, labels: readonly Label[]): void {
  const cells = grid.row(row)
  if (cells.some((cell) => cell?.kind === 'text' && isTotalLabel(cell.value))) return
  cells.forEach((cell, index) => {
    if (cell === null || cell.kind === 'date' || labels.some((label) => label.column === index + 1)) return
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
): Pick<FormContext, 'distributorCode' | 'distributorName'> {
  const generic = value('distributor')
  const words = generic ? plainText(generic.cell.text) : null
  const isCode = words !== null && /^(?=.*\d)[\w.-]+$/.test(words)
  const named = value('distributorName')
  return {
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

function labelsOf(grid: Grid, row: number): readonly Label[] {
  const labels: Label[] = []
  grid.row(row).forEach((cell, index) => {
    if (cell?.kind !== 'text') return
    const text = plainText(cell.value)
    const pairs = [
      ...text.matchAll(
        /([^\s:]{1,20}(?: (?:no|code|name|date|ref)\.?)?)\s*:\s*([^:]*?)(?=\s+[^\s:]{1,20}(?: (?:no|code|name|date|ref)\.?)?\s*:|$)/giu,
      ),
    ]
    if (pairs.length === 0 || (pairs.length === 1 && pairs[0]?.[2] === '')) {
      const label = text.replace(/:\s*$/, '')
      const field = labelField(label)
      const value = field ? valueBeside(grid, row, index + 1) : null
      if (field && value) labels.push({ field, label, row, ...value })
      return
    }
    for (const [, label = '', value = ''] of pairs) {
      const field = labelField(label)
      if (field && value !== '')
        labels.push({ field, label, row, column: index + 1, cell: { kind: 'text', value, text: value } })
    }
  })
  return labels
}

function labelField(label: string): HeaderField | null {
  const match = matchHeader(label)
  return match?.field ?? null
}

function valueBeside(grid: Grid, row: number, column: number): { readonly column: number; readonly cell: Cell } | null {
  const label = grid.mergeAt(row, column)
  for (let next = (label?.right ?? column) + 1; next <= grid.width; next += 1) {
    const cell = grid.at(row, next)
    if (cell === null) continue
    const isLabel = cell.kind === 'text' && (/[:：]/.test(cell.value) || matchHeader(cell.value) !== null)
    return isLabel ? null : { column: next, cell }
  }
  return null
}
