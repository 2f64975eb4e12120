import { parseQuantity } from '../quantity-text'
import type { CellEdit, Entry, MatrixRow, SheetChange, SheetTotals, SizeGroup } from './types'

interface RowState {
  readonly row: MatrixRow
  readonly entries: Entry[]
  quantity: number
  amountFen: number
}

const pieces = (entry: Entry | undefined): number => (typeof entry === 'number' ? entry : 0)

const priceAt = (row: MatrixRow, position: number): number => row.pricesFen?.[position] ?? row.netPriceFen

/** Row states carry their own sums, so that a keystroke costs one cell and not one row. */
function stateOf(row: MatrixRow, entries: Entry[]): RowState {
  const quantity = entries.reduce<number>((sum, entry) => sum + pieces(entry), 0)
  const amountFen = entries.reduce<number>((sum, entry, position) => sum + pieces(entry) * priceAt(row, position), 0)
  return { row, entries, quantity, amountFen }
}

/** What text means in a quantity cell: blank and 0 are 0, anything that is no count of pieces stays text. */
export function entryFromText(text: string): Entry {
  const trimmed = text.trim()
  if (trimmed === '') return 0
  const quantity = parseQuantity(trimmed)
  return quantity === null || quantity < 0 ? trimmed : quantity
}

/** What a cell shows; zero is blank. */
export function textOfEntry(entry: Entry): string {
  return entry === 0 ? '' : String(entry)
}

/**
 * The size-across sheet without a screen: rows of different size groups, their entries, and sums that cost as much as the
 * cells that changed, not as much as the sheet.
 */
export class SheetModel {
  #rows: RowState[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #groups = new Map<number, SizeGroup>()
  #quantity = 0
  #amountFen = 0
  #problems = 0

  constructor(groups: readonly SizeGroup[], rows: readonly MatrixRow[]) {
    for (const group of groups) this.#groups.set(group.id, group)
    this.#insert(0, rows)
  }

  get rowCount(): number {
    return this.#rows.length
  }

  /** The groups that have a row, in the order they first appear. */
  usedGroups(): readonly SizeGroup[] {
    const ids = new Set(this.#rows.map((state) => state.row.sizeGroupId))
    return [...ids].flatMap((id) => this.#groups.get(id) ?? [])
  }

  /** How many size columns the sheet needs: those of its widest group. */
  widest(): number {
    return this.usedGroups().reduce((most, group) => Math.max(most, group.sizes.length), 0)
  }

  /** Sizes come with styles, so that a new style may bring a new group. */
  addGroups(groups: readonly SizeGroup[]): void {
    for (const group of groups) this.#groups.set(group.id, group)
  }

  groupAt(index: number): SizeGroup | null {
    const row = this.#rows[index]?.row
    return row === undefined ? null : (this.#groups.get(row.sizeGroupId) ?? null)
  }

  sizesAt(index: number): number {
    return this.groupAt(index)?.sizes.length ?? 0
  }

  rowAt(index: number): MatrixRow | null {
    return this.#rows[index]?.row ?? null
  }

  /** A row with what stands in it now. */
  currentAt(index: number): MatrixRow | null {
    const state = this.#rows[index]
    return state === undefined ? null : { ...state.row, entries: [...state.entries] }
  }

  indexOf(rowId: string): number | null {
    return this.#indexOf.get(rowId) ?? null
  }

  entryAt(index: number, position: number): Entry {
    return this.#rows[index]?.entries[position] ?? 0
  }

  /** Whether a quantity may stand there: the row's group has the size and the colour comes in it. */
  isOpen(index: number, position: number): boolean {
    const row = this.#rows[index]?.row
    if (row === undefined || position < 0 || position >= this.sizesAt(index)) return false
    return row.missing?.includes(position) !== true
  }

  quantityAt(index: number): number {
    return this.#rows[index]?.quantity ?? 0
  }

  amountFenAt(index: number): number {
    return this.#rows[index]?.amountFen ?? 0
  }

  totals(): SheetTotals {
    return {
      quantity: this.#quantity,
      amountFen: this.#amountFen,
      problems: this.#problems,
      rows: this.#rows.length,
      styles: new Set(this.#rows.map((state) => state.row.styleId)).size,
    }
  }

  /** The rows with what stands in them now. */
  rows(): readonly MatrixRow[] {
    return this.#rows.map(({ row, entries }) => ({ ...row, entries: [...entries] }))
  }

  /** The edits that would really change something, in open cells only. */
  plan(
    cells: readonly { readonly index: number; readonly position: number; readonly after: Entry }[],
  ): readonly CellEdit[] {
    return cells.flatMap(({ index, position, after }) => {
      const row = this.#rows[index]?.row
      const before = this.entryAt(index, position)
      if (row === undefined || before === after || !this.isOpen(index, position)) return []
      return [{ rowId: row.id, position, before, after }]
    })
  }

  /** Does a change, forwards or back. */
  apply(change: SheetChange, direction: 'do' | 'undo' = 'do'): void {
    // Prices are the screen's; they come with `reprice`.
    if (change.kind === 'prices') return
    if (change.kind === 'cells') {
      for (const edit of direction === 'do' ? change.edits : [...change.edits].reverse()) {
        this.#set(edit, direction === 'do' ? edit.after : edit.before)
      }
    } else if ((change.kind === 'add') === (direction === 'do')) this.#insert(change.index, change.rows)
    else this.#remove(change.index, change.rows.length)
  }

  /** Takes prices and names anew without touching what was typed; rows it does not know are ignored. */
  reprice(rows: readonly MatrixRow[]): void {
    for (const row of rows) {
      const index = this.indexOf(row.id)
      const state = index === null ? undefined : this.#rows[index]
      if (index === null || state === undefined) continue
      const repriced = stateOf(row, state.entries)
      this.#amountFen += repriced.amountFen - state.amountFen
      this.#rows[index] = repriced
    }
  }

  #set(edit: CellEdit, entry: Entry): void {
    const index = this.indexOf(edit.rowId)
    const state = index === null ? undefined : this.#rows[index]
    if (state === undefined) return
    const before = state.entries[edit.position] ?? 0
    const difference = pieces(entry) - pieces(before)
    state.entries[edit.position] = entry
    const differenceFen = difference * priceAt(state.row, edit.position)
    state.quantity += difference
    state.amountFen += differenceFen
    this.#quantity += difference
    this.#amountFen += differenceFen
    this.#problems += Number(typeof entry === 'string') - Number(typeof before === 'string')
  }

  #insert(index: number, rows: readonly MatrixRow[]): void {
    const states = rows.map((row) => {
      const sizes = this.#groups.get(row.sizeGroupId)?.sizes.length ?? row.entries.length
      return stateOf(
        row,
        Array.from({ length: sizes }, (_, position) => row.entries[position] ?? 0),
      )
    })
    this.#rows.splice(index, 0, ...states)
    this.#count(states, 1)
  }

  #remove(index: number, count: number): void {
    this.#count(this.#rows.splice(index, count), -1)
  }

  #count(states: readonly RowState[], sign: 1 | -1): void {
    for (const { entries, quantity, amountFen } of states) {
      this.#quantity += sign * quantity
      this.#amountFen += sign * amountFen
      this.#problems += sign * entries.filter((entry) => typeof entry === 'string').length
    }
    this.#indexOf.clear()
    for (const [position, state] of this.#rows.entries()) this.#indexOf.set(state.row.id, position)
  }
}
