import { type BankField, bankField } from './bank-words'
import type { Grid } from './grid'

/** The header of a bank's table: which columns hold a field, in the order they stand. */
export interface BankHeader {
  readonly row: number
  readonly bodyRow: number
  readonly columns: ReadonlyMap<BankField, readonly number[]>
}

/** Finds the headers of a sheet; a printed export repeats its header on every page. */
export function bankHeaders(grid: Grid): readonly BankHeader[] {
  const headers: BankHeader[] = []
  for (let row = 1; row <= grid.height; row += 1) {
    const header = headerAt(grid, row)
    if (header === null) continue
    headers.push(header)
    row = header.bodyRow - 1
  }
  return headers
}

function headerAt(grid: Grid, row: number): BankHeader | null {
  const top = fieldsAt(grid, row)
  const below = fieldsAt(grid, row + 1)
  // 发生额 over 借方 | 贷方: the lower row says more, the upper one names the rest.
  const isAllHeaders = below.size === grid.row(row + 1).filter((cell) => cell !== null).length
  const isDouble = top.size > 0 && below.size >= 2 && isAllHeaders && !isWhole(below)
  const fields = new Map(top)
  if (isDouble) for (const [column, field] of below) fields.set(column, underParent(top, column, field))
  if (!isWhole(fields)) return null
  const columns = new Map<BankField, number[]>()
  for (const [column, field] of [...fields].toSorted(([a], [b]) => a - b))
    columns.set(field, [...(columns.get(field) ?? []), column])
  return { row, bodyRow: row + (isDouble ? 2 : 1), columns }
}

/** 账号 under 对方 is the other side's, not ours. */
function underParent(top: ReadonlyMap<number, BankField>, column: number, field: BankField): BankField {
  if (field !== 'account') return field
  const parent = [...top].filter(([at]) => at <= column).at(-1)?.[1]
  return parent === 'partyName' || parent === 'partyAccount' ? 'partyAccount' : field
}

function isWhole(fields: ReadonlyMap<number, BankField>): boolean {
  const found = new Set(fields.values())
  const hasMoney = found.has('income') || found.has('outgo') || found.has('amount')
  return found.has('date') && hasMoney && found.size >= 3
}

function fieldsAt(grid: Grid, row: number): Map<number, BankField> {
  const fields = new Map<number, BankField>()
  for (let column = 1; column <= grid.width; column += 1) {
    const cell = grid.at(row, column)
    const field = cell?.kind === 'text' ? bankField(cell.value) : null
    if (field !== null) fields.set(column, field)
  }
  return fields
}
