import type { MemberKey } from '../../schemas/statistics'
import { exactInteger } from '../money'
import { firstDecided } from '../ordering'

/** One sum of the books: the members it is of, the row dimensions first, and a value for each measure. */
export interface Fact {
  readonly keys: readonly MemberKey[]
  readonly values: readonly number[]
}

/** How facts are arranged. */
export interface Arrangement {
  /** How many of a fact's keys stand down the side; the rest stand across. */
  readonly rowCount: number
  readonly measureCount: number
  readonly subtotals: boolean
  /** The order of two members of the dimension at a place of `keys`. */
  readonly compare: (place: number, a: MemberKey, b: MemberKey) => number
}

/** A row of the arranged sums; `values` has one for each column and measure, null where there is no fact. */
export interface PivotRow {
  readonly kind: 'leaf' | 'subtotal' | 'total'
  readonly depth: number
  readonly keys: readonly MemberKey[]
  readonly values: readonly (number | null)[]
  readonly totals: readonly number[]
}

/** Sums arranged down and across. */
export interface Pivot {
  readonly columns: readonly (readonly MemberKey[])[]
  readonly rows: readonly PivotRow[]
  readonly total: PivotRow
}

const idOf = (keys: readonly MemberKey[]): string => JSON.stringify(keys)

/** A row while it is added up. */
interface Sums {
  readonly keys: readonly MemberKey[]
  readonly values: (number | null)[]
  readonly totals: number[]
}

const add = (into: number | null | undefined, value: number): number => exactInteger((into ?? 0) + value, 'sum')

function compareKeys(arrangement: Arrangement, from: number) {
  return (a: readonly MemberKey[], b: readonly MemberKey[]): number =>
    firstDecided(...a.map((key, at) => arrangement.compare(from + at, key, b[at] ?? null)))
}

/** Adds facts up under their first `depth` keys. */
class Level {
  readonly sums = new Map<string, Sums>()

  constructor(
    private readonly depth: number,
    private readonly width: { readonly columns: number; readonly measures: number },
  ) {}

  take(fact: Fact, column: number): void {
    const keys = fact.keys.slice(0, this.depth)
    const id = idOf(keys)
    const { columns, measures } = this.width
    let sums = this.sums.get(id)
    if (sums === undefined) {
      const [values, totals] = [new Array<number | null>(columns * measures).fill(null), new Array(measures).fill(0)]
      sums = { keys, values, totals }
      this.sums.set(id, sums)
    }
    for (let measure = 0; measure < measures; measure += 1) {
      const value = fact.values[measure] ?? 0
      const at = column * measures + measure
      sums.values[at] = add(sums.values[at], value)
      sums.totals[measure] = add(sums.totals[measure], value)
    }
  }
}

/**
 * Arranges sums: rows and columns in the order of their members, every row but the innermost followed by what it adds up to. The same
 * facts in any order and in any number of parts give the same table, and every level adds up to the total.
 */
export function pivot(facts: Iterable<Fact>, arrangement: Arrangement): Pivot {
  const { rowCount, measureCount, subtotals } = arrangement
  const given = [...facts]
  const across = new Map(given.map((fact) => [idOf(fact.keys.slice(rowCount)), fact.keys.slice(rowCount)]))
  const columns = [...across.values()].toSorted(compareKeys(arrangement, rowCount))
  const places = new Map(columns.map((keys, at) => [idOf(keys), at]))
  const width = { columns: columns.length, measures: measureCount }
  const levels = Array.from({ length: rowCount + 1 }, (_none, depth) => new Level(depth, width))
  const wanted = subtotals ? levels : levels.filter((_level, depth) => depth === 0 || depth === rowCount)
  for (const fact of given) {
    const column = places.get(idOf(fact.keys.slice(rowCount))) ?? 0
    for (const level of wanted) level.take(fact, column)
  }
  const leaves = [...(levels[rowCount]?.sums.values() ?? [])].toSorted((a, b) =>
    compareKeys(arrangement, 0)(a.keys, b.keys),
  )
  const rows = withSubtotals(leaves, levels, { rowCount, subtotals })
  const none = { keys: [], values: columns.flatMap(() => new Array(measureCount).fill(null)), totals: [] }
  const whole = levels[0]?.sums.get(idOf([])) ?? { ...none, totals: new Array(measureCount).fill(0) }
  return { columns, rows, total: { kind: 'total', depth: 0, ...whole } }
}

function withSubtotals(
  leaves: readonly Sums[],
  levels: readonly Level[],
  { rowCount, subtotals }: { readonly rowCount: number; readonly subtotals: boolean },
): PivotRow[] {
  const rows: PivotRow[] = []
  leaves.forEach((leaf, at) => {
    rows.push({ kind: 'leaf', depth: rowCount, ...leaf })
    if (!subtotals) return
    const next = leaves[at + 1]
    for (let depth = rowCount - 1; depth > 0; depth -= 1) {
      const keys = leaf.keys.slice(0, depth)
      if (next !== undefined && idOf(next.keys.slice(0, depth)) === idOf(keys)) break
      const sums = levels[depth]?.sums.get(idOf(keys))
      if (sums !== undefined) rows.push({ kind: 'subtotal', depth, ...sums })
    }
  })
  return rows
}
