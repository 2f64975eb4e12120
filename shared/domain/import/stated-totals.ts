import type { StatedTotal } from '../../schemas/imports'
import type { Grid } from './grid'

interface Pending {
  readonly row: number
  readonly column: number
  readonly label: string
  readonly of: StatedTotal['of']
  readonly stated: number
  /** The column whose lines it adds up; differs from where it stands for totals written above a table. */
  readonly sums: number
  readonly candidates: (number | null)[]
  readonly table: number
}

/** All pieces of a row, for a total that stands under no column; and money that no column of the form adds up. */
export const ALL_PIECES = 0
export const NO_COLUMN = -1

type Sums = Map<number, number | null>

/**
 * Running sums of one sheet by column, to check what the form states: a total may cover the lines since the last subtotal, its table, or all
 * tables of the sheet so far, and may stand above them. A null sum contains a figure that could not be read.
 */
export class TotalsCheck {
  private readonly pending: Pending[] = []
  private readonly sheetSums: Sums = new Map()
  private tableSums: Sums = new Map()
  private sectionSums: Sums = new Map()
  private table = 0
  private readonly grid: Grid

  constructor(grid: Grid) {
    this.grid = grid
  }

  /** A new table begins; what its predecessor stated is compared with the whole of it. */
  beginTable(): void {
    this.endTable()
    this.table += 1
    this.tableSums = new Map()
    this.sectionSums = new Map()
  }

  /** A line's figure under a column; null when it could not be read. */
  add(column: number, value: number | null): void {
    for (const sums of [this.sheetSums, this.tableSums, this.sectionSums]) {
      const sum = sums.has(column) ? sums.get(column) : 0
      sums.set(column, sum == null || value === null ? null : sum + value)
    }
  }

  /** A figure the form states as a total of `sums`, by default of the column it stands in. */
  state(total: Pick<StatedTotal, 'row' | 'column' | 'label' | 'of' | 'stated'>, sums = total.column): void {
    const candidates = [this.sectionSums, this.tableSums, this.sheetSums].map(
      (all) => all.get(sums) ?? (all.has(sums) ? null : 0),
    )
    this.pending.push({ ...total, sums, candidates, table: this.table })
  }

  /** Whether figures equal what stands above them, so that a row without a label is a total and not a line. */
  matches(figures: readonly { readonly column: number; readonly value: number }[]): boolean {
    return [this.sectionSums, this.tableSums, this.sheetSums].some(
      (sums) => figures.length > 0 && figures.every(({ column, value }) => sums.get(column) === value && value !== 0),
    )
  }

  /** After a row of totals the next subtotal starts from nothing. */
  endSection(): void {
    this.sectionSums = new Map()
  }

  private endTable(): void {
    for (const total of this.pending) {
      if (total.table === this.table) total.candidates.push(this.tableSums.get(total.sums) ?? null)
    }
  }

  /** Every stated total with what the lines give; those that disagree are noted as warnings. */
  finish(): readonly StatedTotal[] {
    this.endTable()
    return this.pending.map(({ row, column, label, of, stated, candidates, sums }) => {
      if (sums === NO_COLUMN)
        return { sheet: this.grid.name, row, column, label, of, stated, computed: null, agrees: false }
      const all = [...candidates, this.sheetSums.get(sums) ?? null]
      const agrees = all.includes(stated)
      const computed = agrees ? stated : (all.find((candidate) => candidate !== null && candidate !== 0) ?? null)
      if (!agrees) this.grid.warn(row, column, 'totalDisagrees', { label, of, stated, computed })
      return { sheet: this.grid.name, row, column, label, of, stated, computed, agrees }
    })
  }
}
