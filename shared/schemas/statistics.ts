import { z } from 'zod'
import { orderKinds } from './orders'
import { businessDay, name, page, rowId, versioned } from './values'

/** What orders can be added up by: 客户 区域 订货会 类型 月份 季节 波段 品类 款 色 码. */
export const statisticDimensions = [
  'distributor',
  'region',
  'fair',
  'kind',
  'month',
  'season',
  'wave',
  'category',
  'style',
  'colour',
  'size',
] as const
/** What orders can be added up by. */
export type StatisticDimension = (typeof statisticDimensions)[number]

/** What became of the pieces: 订货 未配 已配 已发 已取消; ordered is the sum of the other four. */
export const statisticFigures = ['ordered', 'open', 'allocated', 'shipped', 'cancelled'] as const
/** What became of the pieces. */
export type StatisticFigure = (typeof statisticFigures)[number]

/** A figure in pieces or in fen. */
export type StatisticMeasure = `${StatisticFigure}${'Quantity' | 'Fen'}`
/** Every figure, first in pieces, then in fen. */
export const statisticMeasures = [
  'orderedQuantity',
  'openQuantity',
  'allocatedQuantity',
  'shippedQuantity',
  'cancelledQuantity',
  'orderedFen',
  'openFen',
  'allocatedFen',
  'shippedFen',
  'cancelledFen',
] as const satisfies readonly StatisticMeasure[]

const words = z.array(z.string().trim().max(100)).max(500)
const ids = z.array(rowId).max(2000)

/** Which orders are added up; a field that is left out narrows nothing. */
export const statisticFilter = z.object({
  dateFrom: businessDay.optional(),
  dateTo: businessDay.optional(),
  fairIds: ids.optional(),
  distributorIds: ids.optional(),
  regionIds: ids.optional(),
  kinds: z.array(z.enum(orderKinds)).optional(),
  seasons: words.optional(),
  categories: words.optional(),
  styleIds: ids.optional(),
})
/** Which orders are added up, as a service receives it. */
export type StatisticFilter = z.output<typeof statisticFilter>

const dimension = z.enum(statisticDimensions)

/** An arrangement: what stands down the side, what across, which figures, over which orders. */
export const statisticLayout = z
  .object({
    rows: z.array(dimension).min(1).max(5),
    columns: z.array(dimension).max(2).default([]),
    measures: z.array(z.enum(statisticMeasures)).min(1).max(statisticMeasures.length),
    /** Adds up every row but the innermost. */
    subtotals: z.boolean().default(true),
    filter: statisticFilter.default({}),
  })
  .refine(({ rows, columns }) => new Set([...rows, ...columns]).size === rows.length + columns.length, {
    path: ['columns'],
    message: 'duplicate',
  })
/** An arrangement as a service receives it. */
export type StatisticLayout = z.output<typeof statisticLayout>

/** A member of a dimension: an id, a code or a month; null where an order has none, e.g. no fair. */
export const memberKey = z.union([z.string().max(200), z.number().int(), z.null()])
/** A member of a dimension. */
export type MemberKey = z.output<typeof memberKey>

/** Which order lines stand behind a figure: the filter, and a member of some dimensions. */
export const statisticLinesQuery = page.extend({
  filter: statisticFilter.default({}),
  members: z
    .array(z.object({ dimension, key: memberKey }))
    .max(statisticDimensions.length)
    .default([]),
  figure: z.enum(statisticFigures).default('ordered'),
})

/** A member as it is shown; what has no code of its own has an empty one. */
export interface StatisticMember {
  readonly key: MemberKey
  readonly code: string
  readonly name: string
}

/** A row: what it stands for, and its figures, columns by measures, null where nothing was ordered. */
export interface StatisticRow {
  readonly kind: 'leaf' | 'subtotal' | 'total'
  /** How many of the row dimensions it names. */
  readonly depth: number
  readonly keys: readonly MemberKey[]
  /** The size group whose sizes stand over its cells, as a place in `runs`; null where it mixes several. */
  readonly run: number | null
  readonly values: readonly (number | null)[]
  readonly totals: readonly number[]
}

/** Sizes of one group as they stand across. */
export interface StatisticRun {
  readonly sizeGroupId: number
  readonly name: string
  readonly sizes: readonly string[]
}

/** The orders added up as they were arranged. */
export interface StatisticTable {
  readonly layout: StatisticLayout
  /** The members of each column; with several size groups a size is its place in the group's run. */
  readonly columns: readonly (readonly MemberKey[])[]
  /** Not empty where sizes of several groups stand over the same columns. */
  readonly runs: readonly StatisticRun[]
  /** The rows that are shown; `rowCount` says how many there are. */
  readonly rows: readonly StatisticRow[]
  readonly rowCount: number
  readonly total: StatisticRow
  /** The members of each dimension that occur. */
  readonly members: Readonly<Partial<Record<StatisticDimension, readonly StatisticMember[]>>>
}

/** An order line behind a figure. */
export interface StatisticLine {
  readonly id: number
  readonly orderId: number
  readonly number: string
  readonly businessDate: string
  readonly status: string
  readonly distributorCode: string
  readonly distributorName: string
  readonly styleCode: string
  readonly styleName: string
  readonly colourName: string
  readonly size: string
  readonly priceFen: number
  readonly ordered: number
  readonly open: number
  readonly allocated: number
  readonly shipped: number
  readonly cancelled: number
  /** What the asked figure comes to, in pieces and fen. */
  readonly quantity: number
  readonly amountFen: number
}

/** An arrangement under a name, as it is typed. */
export const statisticViewDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    name,
    layout: statisticLayout,
  }),
)

/** A saved arrangement; a shared one is the whole office's. */
export interface StatisticView {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly shared: boolean
  /** Whether it belongs to whoever asks. */
  readonly own: boolean
  readonly ownerName: string
  readonly layout: StatisticLayout
}

/** The words a workbook is written in, which the window knows in the user's language. */
export const statisticWords = z.object({
  title: z.string().min(1).max(200),
  total: z.string().max(40),
  subtotal: z.string().max(40),
  none: z.string().max(40),
  notes: z.array(z.string().max(500)).max(10).default([]),
  code: z.record(z.string(), z.string()),
  dimension: z.record(z.string(), z.string()),
  measure: z.record(z.string(), z.string()),
  kind: z.record(z.string(), z.string()),
})
/** The words a workbook is written in. */
export type StatisticWords = z.output<typeof statisticWords>
