import { and, asc, eq, gt, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Output } from '../../../shared/contract'
import { queryWords } from '../../../shared/domain/mnemonic-ranking'
import type { StockQuestion, StockTotals } from '../../../shared/schemas/stock'
import { prepared, type Reader } from '../connection'
import { stockBalances, stockEntries } from '../tables/ledgers'
import { colours, sizes, skus, styles, warehouses } from '../tables/masters'
import { matchingKeys, withinDistributors } from './scopes'

const { placeholder } = sql

/** Which places and styles a stock list shows. */
export type StockScope = StockQuestion & {
  /** A representative sees places of ours and of their own distributors; null is every place. */
  readonly distributorIds: readonly number[] | null
}

/** The far ends of movements hold what left the books' sight, not stock. */
const places: SQL = sql`${warehouses.kind} not in ('factory', 'loss', 'sold', 'variance')`

/** The places a scope shows; few, so that everything else narrows by their ids. */
export function listWarehouseIds(reader: Reader, scope: StockScope): number[] {
  const { warehouseId, warehouseKinds, distributorIds } = scope
  return reader.orm
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(
      and(
        warehouseId === undefined ? undefined : eq(warehouses.id, warehouseId),
        warehouseKinds === undefined
          ? places
          : sql`${warehouses.kind} in (select value from json_each(${JSON.stringify(warehouseKinds)}))`,
        distributorIds === null
          ? undefined
          : or(isNull(warehouses.distributorId), withinDistributors(warehouses.distributorId, distributorIds)),
      ),
    )
    .all()
    .map((row) => row.id)
}

const within = (column: SQL, ids: readonly number[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`

// A scanned barcode or a whole SKU code finds its style too.
function matchingStyle(reader: Reader, query: string | undefined): SQL | undefined {
  if (query === undefined || queryWords(query).length === 0) return undefined
  const scanned = reader.orm
    .select({ id: skus.styleId })
    .from(skus)
    .where(or(eq(skus.code, query), eq(skus.barcode, query)))
    .get()
  return scanned === undefined ? matchingKeys(styles.searchKeys, query) : eq(styles.id, scanned.id)
}

/**
 * Narrows balances to some places. Few places are looked up one by one in the primary key; many are tested after the SKU's own balances
 * were found, and the plus keeps SQLite from walking through everything that each place holds.
 */
const inPlaces = (ids: readonly number[]): SQL =>
  within(ids.length > 4 ? sql`+${stockBalances.warehouseId}` : sql`${stockBalances.warehouseId}`, ids)

/** What narrows the goods rather than the places. */
const whereGoods = (reader: Reader, { styleId, colourId, season, query }: StockScope): SQL | undefined =>
  and(
    styleId === undefined ? undefined : eq(styles.id, styleId),
    colourId === undefined ? undefined : eq(skus.colourId, colourId),
    season === undefined ? undefined : eq(styles.season, season),
    matchingStyle(reader, query),
  )

/** The next styles from a code on that some of the places ever held; in code order, so that a page stops early. */
export function listStockedStyleIds(
  reader: Reader,
  scope: StockScope,
  from: { readonly warehouseIds: readonly number[]; readonly code: string; readonly including: boolean },
  limit: number,
): { readonly id: number; readonly code: string }[] {
  return reader.orm
    .select({ id: styles.id, code: styles.code })
    .from(styles)
    .where(
      and(
        from.including ? gte(styles.code, from.code) : gt(styles.code, from.code),
        whereGoods(reader, { ...scope, colourId: undefined }),
        sql`exists (select 1 from ${skus} join ${stockBalances} on ${stockBalances.skuId} = ${skus.id}
          where ${skus.styleId} = ${styles.id} and ${inPlaces(from.warehouseIds)}
          ${scope.asOf === undefined ? sql`and (${stockBalances.onHand} <> 0 or ${stockBalances.reserved} <> 0)` : sql``})`,
      ),
    )
    .orderBy(asc(styles.code))
    .limit(limit)
    .all()
}

/** Of which styles the cells are wanted, in which places. */
interface CellScope extends Pick<StockScope, 'asOf' | 'colourId' | 'together'> {
  readonly styleIds: readonly number[]
  readonly warehouseIds: readonly number[]
}

/**
 * What places hold of some styles, SKU by SKU in the order style, colour, place, run of sizes; added up over the places where they are
 * wanted together. As of an earlier day the ledger is counted back from today's balance; what was promised then is not in the ledger, so
 * it is 0.
 */
export function listStockCells(reader: Reader, scope: CellScope) {
  const { styleIds, warehouseIds, asOf, colourId, together } = scope
  const later = sql`(select sum(${stockEntries.quantity}) from ${stockEntries}
    where ${stockEntries.warehouseId} = ${stockBalances.warehouseId}
    and ${stockEntries.skuId} = ${stockBalances.skuId} and ${stockEntries.businessDate} > ${asOf})`
  const onHand =
    asOf === undefined ? sql`${stockBalances.onHand}` : sql`${stockBalances.onHand} - coalesce(${later}, 0)`
  const reserved = asOf === undefined ? sql`${stockBalances.reserved}` : sql`0`
  const rows = reader.orm
    .select({
      styleId: styles.id,
      styleCode: styles.code,
      styleName: styles.name,
      colourId: colours.id,
      colourCode: colours.code,
      colourName: colours.name,
      swatch: colours.swatch,
      warehouseId: together ? sql<number>`0` : sql<number>`${warehouses.id}`,
      warehouseName: together ? sql<string>`''` : sql<string>`${warehouses.name}`,
      skuId: skus.id,
      size: skus.size,
      tagPriceFen: skus.tagPriceFen,
      onHand: together ? sql<number>`sum(${onHand})` : sql<number>`${onHand}`,
      reserved: together ? sql<number>`sum(${reserved})` : sql<number>`${reserved}`,
    })
    .from(styles)
    // Cross joins, because SQLite keeps their order: from the few styles of a turn to their balances.
    .crossJoin(skus)
    .crossJoin(stockBalances)
    .innerJoin(colours, eq(colours.id, skus.colourId))
    .innerJoin(warehouses, eq(warehouses.id, stockBalances.warehouseId))
    .leftJoin(sizes, and(eq(sizes.sizeGroupId, styles.sizeGroupId), eq(sizes.code, skus.size)))
    .where(
      and(
        within(sql`${styles.id}`, styleIds),
        eq(skus.styleId, styles.id),
        colourId === undefined ? undefined : eq(skus.colourId, colourId),
        eq(stockBalances.skuId, skus.id),
        inPlaces(warehouseIds),
      ),
    )
    .orderBy(
      asc(styles.code),
      asc(colours.code),
      // Added up, the places of a colour are one.
      together ? asc(colours.id) : asc(warehouses.id),
      sql`coalesce(${sizes.position}, 1000)`,
      asc(skus.id),
    )
    .$dynamic()
  return (together ? rows.groupBy(skus.id) : rows).all()
}

/** A SKU in one place. */
export type StockCell = ReturnType<typeof listStockCells>[number]

/** The balances of some places, and what the ledger says moved there since a day. */
function cellsOf({ asOf, together }: StockScope, warehouseIds: readonly number[], goods: SQL): SQL {
  const place = together ? sql`0` : sql`warehouse_id`
  const later = sql`union all select sku_id, ${place}, -quantity, 0 from ${stockEntries}
    where business_date > ${asOf} and ${within(sql`+warehouse_id`, warehouseIds)} ${goods}`
  return sql`select sku_id, place, sum(on_hand) on_hand, sum(reserved) reserved from (
      select sku_id, ${place} place, on_hand, ${asOf === undefined ? sql`reserved` : sql`0`} reserved from ${stockBalances}
      where ${within(sql`warehouse_id`, warehouseIds)} ${goods} ${asOf === undefined ? sql`` : later})
    group by sku_id, place having sum(on_hand) <> 0 or sum(reserved) <> 0`
}

const nothingHeld: StockTotals = { styles: 0, rows: 0, onHand: 0, reserved: 0, tagAmountFen: 0 }

/** What a scope holds in all, counted in the rows that its list would show. */
export function sumStockCells(reader: Reader, scope: StockScope, warehouseIds: readonly number[]): StockTotals {
  const narrowed = whereGoods(reader, scope)
  const goods =
    narrowed === undefined
      ? sql``
      : sql`and sku_id in (select ${skus.id} from ${skus} join ${styles} on ${styles.id} = ${skus.styleId} where ${narrowed})`
  const found = reader.orm.get<StockTotals | undefined>(sql`
    select count(distinct style_id) styles, count(*) "rows", coalesce(sum(on_hand), 0) "onHand",
      coalesce(sum(reserved), 0) reserved, coalesce(sum(tag_fen), 0) "tagAmountFen"
    from (
      select style_id, sum(on_hand) on_hand, sum(reserved) reserved, sum(on_hand * tag_price_fen) tag_fen
      from (${cellsOf(scope, warehouseIds, goods)}) cells join ${skus} on ${skus.id} = cells.sku_id
      group by style_id, colour_id, place)`)
  return found ?? nothingHeld
}

const freeOf = prepared((orm) =>
  orm
    .select({
      skuId: skus.id,
      free: sql<number>`coalesce(balance.free, 0)`,
      reserved: sql<number>`coalesce(balance.reserved, 0)`,
      inProduction: sql<number>`coalesce((select sum(max(line.quantity - line.received_quantity, 0))
        from production_lines line join documents on documents.id = line.production_order_id
        where line.sku_id = ${skus.id} and documents.status in ('placed', 'partlyReceived')), 0)`,
    })
    .from(skus)
    .leftJoin(
      sql`(select sku_id, sum(on_hand - reserved) free, sum(reserved) reserved from stock_balances
        join warehouses on warehouses.id = stock_balances.warehouse_id
        where iif(${placeholder('warehouseId')} is null, warehouses.kind in ('company', 'regional'),
            warehouses.id = ${placeholder('warehouseId')})
          and sku_id in (select value from json_each(${placeholder('ids')})) group by sku_id) balance`,
      sql`balance.sku_id = ${skus.id}`,
    )
    .where(sql`${skus.id} in (select value from json_each(${placeholder('ids')}))`)
    .prepare(),
)

/** Free and promised pieces of some SKUs over company and regional places or in one place, and what factories still owe. */
export const listFreeStock = (
  reader: Reader,
  skuIds: readonly number[],
  warehouseId: number | null = null,
): Output<'stock.free'> => freeOf(reader).all({ ids: JSON.stringify(skuIds), warehouseId })

const onHandAt = prepared((orm) =>
  orm
    .select({
      skuId: sql<number>`wanted.value`,
      onHand: sql<number>`coalesce((select on_hand from stock_balances
          where warehouse_id = ${placeholder('warehouseId')} and sku_id = wanted.value), 0)
        - coalesce((select sum(quantity) from stock_entries where warehouse_id = ${placeholder('warehouseId')}
          and sku_id = wanted.value and business_date > ${placeholder('asOf')}), 0)`,
    })
    .from(sql`json_each(${placeholder('ids')}) wanted`)
    .prepare(),
)

/** What a place held of some SKUs at the end of a day. */
export const listOnHandAsOf = (
  reader: Reader,
  warehouseId: number,
  skuIds: readonly number[],
  asOf: string,
): { readonly skuId: number; readonly onHand: number }[] =>
  onHandAt(reader).all({ warehouseId, ids: JSON.stringify(skuIds), asOf })
