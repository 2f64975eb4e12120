import type {
  MemberKey,
  StatisticDimension,
  StatisticLayout,
  StatisticMember,
  StatisticRow,
  StatisticTable,
} from '../../schemas/statistics'
import { compareText } from '../ordering'
import { compareSizes } from '../size-runs'
import { type Fact, type PivotRow, pivot } from './pivot'
import { acrossRuns, type SizeRun } from './runs'

/** What an arranged table is made of. */
export interface TableSources {
  readonly layout: StatisticLayout
  /** Keys in the order rows, columns; values in the order of the measures. */
  readonly facts: readonly Fact[]
  /** The members of each dimension in the order they are shown. */
  readonly members: StatisticTable['members']
  readonly sizeGroups: readonly SizeRun[]
  /** The size group of each style that occurs. */
  readonly groupOfStyle: ReadonlyMap<MemberKey, number>
  /** How many rows are handed over at most; sums are always over all. */
  readonly rowLimit: number
}

/** Whether sizes stand across under the run of each row's own group: only a row of a style has one. */
export const standsAcrossRuns = ({ rows, columns }: Pick<StatisticLayout, 'rows' | 'columns'>): boolean =>
  columns.includes('size') && rows.includes('style')

const placesOf = (layout: StatisticLayout): readonly StatisticDimension[] => [...layout.rows, ...layout.columns]

/** The order of members: as listed, then what is not listed by its text; places in a run by number. */
function comparing(sources: TableSources, asRuns: boolean) {
  const dimensions = placesOf(sources.layout)
  const ranks = dimensions.map(
    (dimension) => new Map((sources.members[dimension] ?? []).map(({ key }, at) => [key, at] as const)),
  )
  return (place: number, a: MemberKey, b: MemberKey): number => {
    if (asRuns && dimensions[place] === 'size') return Number(a) - Number(b)
    const [first, second] = [ranks[place]?.get(a), ranks[place]?.get(b)]
    if (first !== undefined && second !== undefined) return first - second
    if (first !== undefined || second !== undefined) return first === undefined ? 1 : -1
    const [left, right] = [String(a ?? ''), String(b ?? '')]
    return dimensions[place] === 'size' ? compareSizes(left, right) : compareText(left, right)
  }
}

/** Arranges sums as a layout asks for it; where sizes of several groups share columns, mixed sums of a column are left out, because they say nothing. */
export function statisticTable(sources: TableSources): StatisticTable {
  const { layout, members, rowLimit } = sources
  const dimensions = placesOf(layout)
  const asRuns = standsAcrossRuns(layout)
  const style = dimensions.indexOf('style')
  const groupOf = (key: MemberKey): number | null => sources.groupOfStyle.get(key) ?? null
  const { facts, runs } = asRuns
    ? acrossRuns(sources.facts, sources.sizeGroups, { style, size: dimensions.indexOf('size'), groupOf })
    : { facts: sources.facts, runs: [] }
  const arranged = pivot(facts, {
    rowCount: layout.rows.length,
    measureCount: layout.measures.length,
    subtotals: layout.subtotals,
    compare: comparing(sources, asRuns),
  })
  const runOf = asRuns
    ? runFinder(arranged.rows, (keys) => runs.findIndex((run) => run.sizeGroupId === groupOf(keys[style] ?? null)))
    : () => 0
  const finished = (row: PivotRow): StatisticRow => {
    const run = asRuns ? runOf(row) : null
    return { ...row, run, values: asRuns && run === null ? row.values.map(() => null) : row.values }
  }
  return {
    layout,
    columns: arranged.columns,
    runs,
    rows: arranged.rows.slice(0, rowLimit).map(finished),
    rowCount: arranged.rows.length,
    total: finished(arranged.total),
    members,
  }
}

/** The run that every row under a heading shares, or null where they differ. */
function runFinder(rows: readonly PivotRow[], runOfKeys: (keys: readonly MemberKey[]) => number) {
  const shared = new Map<string, number | null>()
  for (const { kind, keys } of rows) {
    if (kind !== 'leaf') continue
    const run = runOfKeys(keys)
    for (let depth = 0; depth <= keys.length; depth += 1) {
      const id = JSON.stringify(keys.slice(0, depth))
      const before = shared.get(id)
      shared.set(id, before === undefined || before === run ? run : null)
    }
  }
  return ({ keys }: PivotRow): number | null => shared.get(JSON.stringify(keys)) ?? null
}

/** The member a key stands for; one nobody listed is shown by itself. */
export function memberOf(
  { members }: Pick<StatisticTable, 'members'>,
  dimension: StatisticDimension,
  key: MemberKey,
): StatisticMember {
  return (
    members[dimension]?.find((member) => member.key === key) ?? { key, code: '', name: key === null ? '' : String(key) }
  )
}
