import { isAmount } from '../../../shared/domain/statistics'
import type {
  MemberKey,
  StatisticDimension,
  StatisticMeasure,
  StatisticMember,
  StatisticRow,
  StatisticTable,
  StatisticWords,
} from '../../../shared/schemas/statistics'
import type { CellValue, GridColumn } from '../../grid'

/** A row as the grid shows it: flat, so that the pinned total is one too. */
export interface ShownRow {
  readonly [field: string]: CellValue
  readonly id: string
  readonly kind: StatisticRow['kind']
}

/** What a field of the grid stands for. */
export interface FieldMeaning {
  readonly measure: StatisticMeasure
  /** The members across, or null for the totals of a row. */
  readonly column: readonly MemberKey[] | null
}

/** A table as a grid shows it, with the way back from a cell to what it stands for. */
export interface ShownTable {
  readonly columns: readonly GridColumn<ShownRow>[]
  readonly rows: readonly ShownRow[]
  readonly total: ShownRow
  readonly headerLines: number
  /** The row behind a row of the grid. */
  readonly rowOf: (id: string) => StatisticRow | undefined
  readonly meaningOf: (field: string) => FieldMeaning | undefined
}

type Words = Pick<StatisticWords, 'total' | 'subtotal' | 'none' | 'code' | 'dimension' | 'measure' | 'kind'>

/** Dimensions whose members are known by a code of their own. */
const coded: ReadonlySet<StatisticDimension> = new Set(['distributor', 'style'])

/** Looks members up once a table rather than once a cell. */
export function memberNames({ members }: Pick<StatisticTable, 'members'>, words: Words) {
  const known = new Map<StatisticDimension, Map<MemberKey, StatisticMember>>()
  const memberOf = (dimension: StatisticDimension, key: MemberKey): StatisticMember => {
    let found = known.get(dimension)
    if (found === undefined) {
      found = new Map((members[dimension] ?? []).map((member) => [member.key, member]))
      known.set(dimension, found)
    }
    return found.get(key) ?? { key, code: '', name: String(key ?? '') }
  }
  return {
    code: (dimension: StatisticDimension, key: MemberKey): string => memberOf(dimension, key).code,
    name: (dimension: StatisticDimension, key: MemberKey): string => {
      if (key === null || key === '') return words.none
      return dimension === 'kind' ? (words.kind[String(key)] ?? String(key)) : memberOf(dimension, key).name
    },
  }
}

interface LabelColumn {
  readonly field: string
  readonly dimension: StatisticDimension
  readonly place: number
  readonly part: 'code' | 'name'
}

const labelWidths: Partial<Record<StatisticDimension, number>> = {
  distributor: 150,
  style: 150,
  fair: 150,
  region: 90,
  size: 72,
}

const labelsOf = ({ layout }: StatisticTable): LabelColumn[] =>
  layout.rows.flatMap((dimension, place) => {
    const name = { field: `name.${dimension}`, dimension, place, part: 'name' } as const
    return coded.has(dimension) ? [{ ...name, field: `code.${dimension}`, part: 'code' }, name] : [name]
  })

function labelText(
  table: StatisticTable,
  names: ReturnType<typeof memberNames>,
  words: Words,
  { dimension, place, part }: LabelColumn,
) {
  const first = coded.has(table.layout.rows[0] ?? 'size') ? 'code' : 'name'
  return (row: StatisticRow): string => {
    if (place < row.depth) return names[part](dimension, row.keys[place] ?? null)
    if (row.kind === 'total') return place === 0 && part === first ? words.total : ''
    const isFirst = part === 'code' || !coded.has(dimension)
    return row.kind === 'subtotal' && place === row.depth && isFirst ? words.subtotal : ''
  }
}

/** The lines over a column: its members, or each run's size where several share it, then the figure. */
function headingOf(table: StatisticTable, names: ReturnType<typeof memberNames>, keys: readonly MemberKey[]): string[] {
  const lines = Math.max(1, table.runs.length)
  return Array.from({ length: lines }, (_none, line) =>
    table.layout.columns
      .map((dimension, place) => {
        const key = keys[place] ?? null
        if (dimension === 'size' && table.runs.length > 0) return table.runs[line]?.sizes[Number(key)] ?? ''
        return line === 0 ? names.name(dimension, key) : ''
      })
      .filter((text) => text !== '')
      .join(' '),
  ).map((text) => (text === '' ? emptyLine : text))
}

/** Keeps the line of a header that says nothing, so that every header has its lines at the same height. */
const emptyLine = '\u00a0'

interface ValueColumn extends FieldMeaning {
  readonly field: string
  readonly header: string
  readonly read: (row: StatisticRow) => number | null
}

function valuesOf(table: StatisticTable, names: ReturnType<typeof memberNames>, words: Words): ValueColumn[] {
  const { measures, columns } = table.layout
  const measureLine = (measure: StatisticMeasure): string[] =>
    measures.length > 1 || columns.length === 0 ? [words.measure[measure] ?? ''] : []
  const across = columns.length === 0 ? [] : table.columns
  const lines = Math.max(1, table.runs.length)
  const cells = across.flatMap((column, at) =>
    measures.map((measure, each) => ({
      ...{ measure, column, field: `${JSON.stringify(column)}.${measure}` },
      header: [...headingOf(table, names, column), ...measureLine(measure)].join('\n'),
      read: (row: StatisticRow) => row.values[at * measures.length + each] ?? null,
    })),
  )
  const totalLines = columns.length === 0 ? [] : [words.total, ...new Array<string>(lines - 1).fill(emptyLine)]
  const totals = measures.map((measure, each) => ({
    ...{ measure, column: null, field: `total.${measure}` },
    header: [...totalLines, ...measureLine(measure)].join('\n'),
    read: (row: StatisticRow) => row.totals[each] ?? null,
  }))
  return [...cells, ...totals]
}

/** A table as the grid shows it. */
export function shownTable(table: StatisticTable, words: Words): ShownTable {
  const names = memberNames(table, words)
  const labels = labelsOf(table).map((label) => ({ ...label, text: labelText(table, names, words, label) }))
  const values = valuesOf(table, names, words)
  const rows = new Map(table.rows.map((row) => [`${row.kind}${JSON.stringify(row.keys)}`, row]))
  const flat = (id: string, row: StatisticRow): ShownRow => ({
    ...Object.fromEntries(labels.map((label) => [label.field, label.text(row)])),
    ...Object.fromEntries(values.map((value) => [value.field, blankZero(value.read(row), row)])),
    ...{ id, kind: row.kind },
  })
  const header = ({ dimension, part }: LabelColumn) =>
    (part === 'code' ? words.code[dimension] : words.dimension[dimension]) ?? dimension
  return {
    columns: [
      ...labels.map((label): GridColumn<ShownRow> => {
        const width = label.part === 'code' ? 104 : (labelWidths[label.dimension] ?? 110)
        return { field: label.field, header: header(label), type: 'text', width, pinned: 'left', sortable: false }
      }),
      ...values.map(({ field, header: text, measure, column }): GridColumn<ShownRow> => {
        const amount = isAmount(measure)
        const narrow = table.layout.columns.includes('size') && column !== null
        const width = amount ? 128 : narrow ? 68 : 100
        return { field, header: text, type: amount ? 'money' : 'quantity', width, sortable: false }
      }),
    ],
    rows: [...rows].map(([id, row]) => flat(id, row)),
    total: flat('total', table.total),
    headerLines: Math.max(...values.map((value) => value.header.split('\n').length), 1),
    rowOf: (id) => (id === 'total' ? table.total : rows.get(id)),
    meaningOf: (field) => values.find((value) => value.field === field),
  }
}

/** A nought says nothing in a matrix; in the row of sums it does. */
const blankZero = (value: number | null, row: StatisticRow): number | null =>
  value === 0 && row.kind !== 'total' ? null : value

/** The members a cell stands for: those of its row, and of its column with a size's place turned back into the size. */
export function membersOfCell(
  table: StatisticTable,
  row: StatisticRow,
  column: readonly MemberKey[] | null,
): { readonly dimension: StatisticDimension; readonly key: MemberKey }[] {
  const down = row.keys.map((key, place) => ({ dimension: table.layout.rows[place] ?? 'style', key }))
  const across = (column ?? []).map((key, place) => {
    const dimension = table.layout.columns[place] ?? 'size'
    const run = row.run === null ? undefined : table.runs[row.run]
    return { dimension, key: dimension === 'size' && run !== undefined ? (run.sizes[Number(key)] ?? '') : key }
  })
  return [...down, ...across]
}
