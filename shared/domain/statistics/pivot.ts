import type { MemberKey } from '../../schemas/statistics'
import { exactInteger } from '../money'

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

const add = (into: number | null | undefined, value: number): number => exactInteger((into ?? 0) + value, 'sum')

/** A member of a dimension under those before it, with what it adds up to; a tree of them costs one look-up a key. */
class Branch {
  readonly children = new Map<MemberKey, Branch>()
  values: (number | null)[] = []
  totals: number[] = []

  constructor(readonly keys: readonly MemberKey[]) {}

  child(key: MemberKey): Branch {
    const known = this.children.get(key)
    if (known !== undefined) return known
    const made = new Branch([...this.keys, key])
    this.children.set(key, made)
    return made
  }

  inOrder(place: number, compare: Arrangement['compare']): Branch[] {
    return [...this.children].toSorted(([a], [b]) => compare(place, a, b)).map(([, branch]) => branch)
  }

  take(fact: Fact, column: number, { columns, measures }: Width): void {
    if (this.totals.length === 0) {
      this.values = new Array<number | null>(columns * measures).fill(null)
      this.totals = new Array<number>(measures).fill(0)
    }
    for (let measure = 0; measure < measures; measure += 1) {
      const value = fact.values[measure] ?? 0
      const at = column * measures + measure
      this.values[at] = add(this.values[at], value)
      this.totals[measure] = add(this.totals[measure], value)
    }
  }
}

interface Width {
  readonly columns: number
  readonly measures: number
}

/** The end of a fact's way through a tree, from one place of its keys to another. */
function walk(root: Branch, keys: readonly MemberKey[], from: number, to: number): Branch {
  let branch = root
  for (let place = from; place < to; place += 1) branch = branch.child(keys[place] ?? null)
  return branch
}

/** The ends of a tree in the order of their members. */
function leavesOf(root: Branch, place: number, compare: Arrangement['compare']): Branch[] {
  if (root.children.size === 0) return [root]
  return root.inOrder(place, compare).flatMap((child) => leavesOf(child, place + 1, compare))
}

/**
 * Arranges sums: rows and columns in the order of their members, every row but the innermost followed by what it adds up to. The same
 * facts in any order and in any number of parts give the same table, and every level adds up to the total.
 */
export function pivot(facts: readonly Fact[], arrangement: Arrangement): Pivot {
  const { rowCount, measureCount, subtotals, compare } = arrangement
  const across = new Branch([])
  const ends = facts.map(({ keys }) => walk(across, keys, rowCount, keys.length))
  const columns = facts.length === 0 ? [] : leavesOf(across, rowCount, compare)
  const places = new Map(columns.map((branch, at) => [branch, at]))
  const width = { columns: columns.length, measures: measureCount }
  const root = new Branch([])
  facts.forEach((fact, at) => {
    const column = places.get(ends[at] ?? across) ?? 0
    root.take(fact, column, width)
    let branch = root
    for (let place = 0; place < rowCount; place += 1) {
      branch = branch.child(fact.keys[place] ?? null)
      if (subtotals || place === rowCount - 1) branch.take(fact, column, width)
    }
  })
  const rows: PivotRow[] = []
  for (const branch of root.inOrder(0, compare)) pushRows(rows, branch, arrangement)
  const { values, totals } = root
  const nothing = new Array<number>(measureCount).fill(0)
  const total = { keys: [], values, totals: totals.length === 0 ? nothing : totals }
  return { columns: columns.map(({ keys }) => keys), rows, total: { kind: 'total', depth: 0, ...total } }
}

/** A member's rows: those under it, then, if asked for, what they add up to. */
function pushRows(rows: PivotRow[], branch: Branch, arrangement: Arrangement): void {
  const { keys, values, totals } = branch
  const depth = keys.length
  if (depth === arrangement.rowCount) {
    rows.push({ kind: 'leaf', depth, keys, values, totals })
    return
  }
  for (const child of branch.inOrder(depth, arrangement.compare)) pushRows(rows, child, arrangement)
  if (arrangement.subtotals) rows.push({ kind: 'subtotal', depth, keys, values, totals })
}
