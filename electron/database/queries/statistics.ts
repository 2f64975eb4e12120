import { and, type SQL, sql } from 'drizzle-orm'
import type { Fact } from '../../../shared/domain/statistics'
import { figureOfMeasure, isAmount } from '../../../shared/domain/statistics'
import type {
  MemberKey,
  StatisticDimension,
  StatisticFigure,
  StatisticFilter,
  StatisticLayout,
  StatisticLine,
} from '../../../shared/schemas/statistics'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../connection'
import { pageOf } from './scopes'

type Scope = readonly number[] | null

/** What a dimension is read from: a document with its order and customer, or the SKU with its style. */
interface Source {
  readonly sql: SQL
  readonly of: 'document' | 'sku'
}

const expressions: Readonly<Record<StatisticDimension, Source>> = {
  distributor: { sql: sql`d.distributor_id`, of: 'document' },
  region: { sql: sql`c.region_id`, of: 'document' },
  fair: { sql: sql`o.fair_id`, of: 'document' },
  kind: { sql: sql`o.order_kind`, of: 'document' },
  month: { sql: sql`substr(d.business_date, 1, 7)`, of: 'document' },
  season: { sql: sql`s.season`, of: 'sku' },
  wave: { sql: sql`s.wave`, of: 'sku' },
  category: { sql: sql`s.category`, of: 'sku' },
  style: { sql: sql`k.style_id`, of: 'sku' },
  colour: { sql: sql`k.colour_id`, of: 'sku' },
  size: { sql: sql`k.size`, of: 'sku' },
}

const pieces: Readonly<Record<StatisticFigure, SQL>> = {
  ordered: sql`l.quantity`,
  open: sql`(l.quantity - l.allocated_quantity - l.shipped_quantity - l.cancelled_quantity)`,
  allocated: sql`l.allocated_quantity`,
  shipped: sql`l.shipped_quantity`,
  cancelled: sql`l.cancelled_quantity`,
}

// A draft is not ordered yet, and one that was given up never was; an order cancelled later was ordered and cancelled.
const counts = sql`d.kind = 'order' and d.status <> 'draft' and not (d.status = 'cancelled'
  and exists (select 1 from document_history h where h.document_id = d.id and h.action = 'discard'))`

const listed = (expression: SQL, values: readonly (string | number)[] | undefined): SQL | undefined => {
  if (values === undefined) return undefined
  if (values.length === 0) return sql`0`
  const each = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
  return sql`${expression} in (${each})`
}

/** What a filter and a representative's scope ask of the documents. */
function documentsOf(filter: StatisticFilter, scope: Scope): SQL | undefined {
  const { dateFrom, dateTo, fairIds, distributorIds, regionIds, kinds } = filter
  return and(
    counts,
    dateFrom === undefined ? undefined : sql`d.business_date >= ${dateFrom}`,
    dateTo === undefined ? undefined : sql`d.business_date <= ${dateTo}`,
    scope === null ? undefined : listed(sql`d.distributor_id`, scope),
    listed(sql`d.distributor_id`, distributorIds),
    listed(sql`c.region_id`, regionIds),
    listed(sql`o.fair_id`, fairIds),
    listed(sql`o.order_kind`, kinds),
  )
}

/** What a filter asks of the goods. */
const goodsOf = ({ seasons, categories, styleIds }: StatisticFilter): SQL | undefined =>
  and(listed(sql`s.season`, seasons), listed(sql`s.category`, categories), listed(sql`k.style_id`, styleIds))

/** The lines of orders; an order's own row and its customer are joined only where something is asked of them. */
function linesFrom(asked: { readonly orders: boolean; readonly distributors: boolean }): SQL {
  return sql.join(
    [
      sql`from documents d join order_lines l on l.order_id = d.id`,
      ...(asked.orders ? [sql`join orders o on o.document_id = d.id`] : []),
      ...(asked.distributors ? [sql`join distributors c on c.id = d.distributor_id`] : []),
    ],
    sql` `,
  )
}

/** Whether a filter leaves more lines than so many; the lines are counted in their index and only up to there. */
export function hasMoreLines(reader: Reader, filter: StatisticFilter, scope: Scope, lines: number): boolean {
  const asked = {
    orders: filter.fairIds !== undefined || filter.kinds !== undefined,
    distributors: filter.regionIds !== undefined,
  }
  const found = reader.orm.get<{ readonly count: number }>(
    sql`select count(*) as count from (select 1 ${linesFrom(asked)} where ${documentsOf(filter, scope)} limit ${lines + 1})`,
  )
  return (found?.count ?? 0) > lines
}

const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `)

/**
 * The sums of the order lines by the dimensions of a layout, rows before columns. The lines are added up by document and SKU first and
 * by what the SKU is afterwards, which looks a style up once a SKU and not once a line.
 */
export function listOrderSums(reader: Reader, layout: StatisticLayout, scope: Scope): Fact[] {
  const { filter } = layout
  const dimensions = [...layout.rows, ...layout.columns]
  const used = new Set(dimensions)
  const goods = goodsOf(filter)
  const aboutGoods = dimensions.some((dimension) => expressions[dimension].of === 'sku')
  const keys = dimensions.map((dimension, at) => ({ ...expressions[dimension], name: sql.raw(`g${at}`) }))
  const documentKeys = keys.filter((key) => key.of === 'document')
  const sums = layout.measures.map((measure, at) => {
    const counted = pieces[figureOfMeasure(measure)]
    const summed = isAmount(measure) ? sql`${counted} * l.price_fen` : counted
    return { sum: sql`sum(${summed}) as ${sql.raw(`m${at}`)}`, again: sql`sum(i.${sql.raw(`m${at}`)})` }
  })
  const lines = linesFrom({
    orders: used.has('fair') || used.has('kind') || filter.fairIds !== undefined || filter.kinds !== undefined,
    distributors: used.has('region') || filter.regionIds !== undefined,
  })
  const inGoods =
    goods === undefined
      ? undefined
      : sql`l.sku_id in (select k.id from skus k join styles s on s.id = k.style_id where ${goods})`
  const named = [
    ...documentKeys.map((key) => sql`${key.sql} as ${key.name}`),
    ...(aboutGoods ? [sql`l.sku_id as sku`] : []),
  ]
  const by = [...documentKeys.map((key) => key.sql), ...(aboutGoods ? [sql`l.sku_id`] : [])]
  const inner = sql`select ${list([...named, ...sums.map(({ sum }) => sum)])} ${lines}
    where ${and(documentsOf(filter, scope), inGoods)} group by ${list(by)}`
  const outerKeys = list(keys.map((key) => (key.of === 'document' ? sql`i.${key.name}` : key.sql)))
  const query = aboutGoods
    ? sql`select ${outerKeys}, ${list(sums.map(({ again }) => again))} from (${inner}) i
        join skus k on k.id = i.sku join styles s on s.id = k.style_id group by ${outerKeys}`
    : inner
  const rows = reader.orm.values<(MemberKey & number)[]>(query)
  return rows.map((row) => ({ keys: row.slice(0, dimensions.length), values: row.slice(dimensions.length) }))
}

/** A question for the lines behind a figure. */
export interface LinesQuestion {
  readonly filter: StatisticFilter
  readonly members: readonly { readonly dimension: StatisticDimension; readonly key: MemberKey }[]
  readonly figure: StatisticFigure
  readonly after?: string | undefined
  readonly limit: number
}

function beyond(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined
  const [day = '', documentId = '0', lineId = '0'] = after.split('|')
  return sql`(d.business_date, d.id, l.id) < (${day}, ${Number(documentId)}, ${Number(lineId)})`
}

/** The order lines behind a figure, newest order first, page by page. */
export function listStatisticLines(reader: Reader, question: LinesQuestion, scope: Scope): Page<StatisticLine> {
  const { filter, members, figure, after, limit } = question
  const counted = pieces[figure]
  const picked = members.map(({ dimension, key }) => {
    const expression = expressions[dimension].sql
    return key === null ? sql`${expression} is null` : sql`${expression} = ${key}`
  })
  const where = and(documentsOf(filter, scope), goodsOf(filter), sql`${counted} <> 0`, beyond(after), ...picked)
  const rows = reader.orm.all<StatisticLine>(
    sql`select l.id as id, d.id as "orderId", d.number as number, d.business_date as "businessDate", d.status as status,
      c.code as "distributorCode", c.name as "distributorName", s.code as "styleCode", s.name as "styleName",
      f.name as "colourName", k.size as size, l.price_fen as "priceFen", ${pieces.ordered} as ordered,
      ${pieces.open} as open, ${pieces.allocated} as allocated, ${pieces.shipped} as shipped,
      ${pieces.cancelled} as cancelled, ${counted} as quantity, ${counted} * l.price_fen as "amountFen"
      ${linesFrom({ orders: true, distributors: true })} join skus k on k.id = l.sku_id
      join styles s on s.id = k.style_id join colours f on f.id = k.colour_id
      where ${where} order by d.business_date desc, d.id desc, l.id desc limit ${limit + 1}`,
  )
  return pageOf(rows, limit, (row) => `${row.businessDate}|${row.orderId}|${row.id}`)
}
