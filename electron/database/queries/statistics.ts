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

/** The tables an expression needs beside the lines and their documents. */
type Table = 'orders' | 'distributors' | 'skus' | 'styles'

const expressions: Readonly<Record<StatisticDimension, { readonly sql: SQL; readonly needs: readonly Table[] }>> = {
  distributor: { sql: sql`d.distributor_id`, needs: [] },
  region: { sql: sql`c.region_id`, needs: ['distributors'] },
  fair: { sql: sql`o.fair_id`, needs: ['orders'] },
  kind: { sql: sql`o.order_kind`, needs: ['orders'] },
  month: { sql: sql`substr(d.business_date, 1, 7)`, needs: [] },
  season: { sql: sql`s.season`, needs: ['skus', 'styles'] },
  wave: { sql: sql`s.wave`, needs: ['skus', 'styles'] },
  category: { sql: sql`s.category`, needs: ['skus', 'styles'] },
  style: { sql: sql`k.style_id`, needs: ['skus'] },
  colour: { sql: sql`k.colour_id`, needs: ['skus'] },
  size: { sql: sql`k.size`, needs: ['skus'] },
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

interface Narrowing {
  readonly where: SQL | undefined
  readonly needs: readonly Table[]
}

/** What a filter and a representative's scope ask of the lines. */
function narrowing(filter: StatisticFilter, scope: Scope): Narrowing {
  const { dateFrom, dateTo, fairIds, distributorIds, regionIds, kinds, seasons, categories, styleIds } = filter
  const where = and(
    counts,
    dateFrom === undefined ? undefined : sql`d.business_date >= ${dateFrom}`,
    dateTo === undefined ? undefined : sql`d.business_date <= ${dateTo}`,
    scope === null ? undefined : listed(sql`d.distributor_id`, scope),
    listed(sql`d.distributor_id`, distributorIds),
    listed(sql`c.region_id`, regionIds),
    listed(sql`o.fair_id`, fairIds),
    listed(sql`o.order_kind`, kinds),
    listed(sql`s.season`, seasons),
    listed(sql`s.category`, categories),
    listed(sql`k.style_id`, styleIds),
  )
  const needs: Table[] = [
    ...(regionIds === undefined ? [] : (['distributors'] as const)),
    ...(fairIds === undefined && kinds === undefined ? [] : (['orders'] as const)),
    ...(seasons === undefined && categories === undefined ? [] : (['skus', 'styles'] as const)),
    ...(styleIds === undefined ? [] : (['skus'] as const)),
  ]
  return { where, needs }
}

const joins: Readonly<Record<Table, SQL>> = {
  orders: sql`join orders o on o.document_id = d.id`,
  distributors: sql`join distributors c on c.id = d.distributor_id`,
  skus: sql`join skus k on k.id = l.sku_id`,
  styles: sql`join styles s on s.id = k.style_id`,
}

/** Only what is asked for is joined: a line has a SKU, but not every question is about it. */
const from = (needs: ReadonlySet<Table>): SQL =>
  sql.join(
    [
      sql`from documents d join order_lines l on l.order_id = d.id`,
      ...(['orders', 'distributors', 'skus', 'styles'] as const)
        .filter((table) => needs.has(table))
        .map((table) => joins[table]),
    ],
    sql` `,
  )

/** The sums of the order lines by the dimensions of a layout, rows before columns, in one pass over the lines that the filter leaves. */
export function listOrderSums(reader: Reader, layout: StatisticLayout, scope: Scope): Fact[] {
  const dimensions = [...layout.rows, ...layout.columns]
  const { where, needs } = narrowing(layout.filter, scope)
  const keys = dimensions.map((dimension) => expressions[dimension])
  const measures = layout.measures.map((measure) => {
    const counted = pieces[figureOfMeasure(measure)]
    return isAmount(measure) ? sql`sum(${counted} * l.price_fen)` : sql`sum(${counted})`
  })
  const key = sql.join(
    keys.map((expression) => expression.sql),
    sql`, `,
  )
  const tables = new Set([...needs, ...keys.flatMap((expression) => expression.needs)])
  const rows = reader.orm.values<(MemberKey & number)[]>(
    sql`select ${key}, ${sql.join(measures, sql`, `)} ${from(tables)} where ${where} group by ${key}`,
  )
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

const everyTable: ReadonlySet<Table> = new Set(['orders', 'distributors', 'skus', 'styles'])

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
  const where = and(narrowing(filter, scope).where, sql`${counted} <> 0`, beyond(after), ...picked)
  const rows = reader.orm.all<StatisticLine>(
    sql`select l.id as id, d.id as "orderId", d.number as number, d.business_date as "businessDate", d.status as status,
      c.code as "distributorCode", c.name as "distributorName", s.code as "styleCode", s.name as "styleName",
      f.name as "colourName", k.size as size, l.price_fen as "priceFen", ${pieces.ordered} as ordered,
      ${pieces.open} as open, ${pieces.allocated} as allocated, ${pieces.shipped} as shipped,
      ${pieces.cancelled} as cancelled, ${counted} as quantity, ${counted} * l.price_fen as "amountFen"
      ${from(everyTable)} join colours f on f.id = k.colour_id
      where ${where} order by d.business_date desc, d.id desc, l.id desc limit ${limit + 1}`,
  )
  return pageOf(rows, limit, (row) => `${row.businessDate}|${row.orderId}|${row.id}`)
}
