import { and, desc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { ParsedInput } from '../../../shared/contract'
import type { StockMovementRow } from '../../../shared/schemas/stock'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../connection'
import { documents } from '../tables/documents'
import { stockBalances, stockEntries } from '../tables/ledgers'
import { colours, skus, styles, warehouses } from '../tables/masters'
import { lineSkuColumns } from './lines'
import { pageOf, withinDistributors } from './scopes'

type Filter = ParsedInput<'stock.movements'>

const columns = {
  ...lineSkuColumns,
  id: stockEntries.id,
  businessDate: stockEntries.businessDate,
  kind: stockEntries.kind,
  documentId: documents.id,
  documentKind: documents.kind,
  documentNumber: documents.number,
  warehouseName: warehouses.name,
  quantity: stockEntries.quantity,
}

/**
 * One page of movements, newest day first; far ends only where they are asked for by id. A SKU's entries are reached through the places
 * that ever held it, so that the ledger needs no index of its own for them.
 */
export function listStockMovements(
  reader: Reader,
  filter: Filter,
  distributorIds: readonly number[] | null,
): Page<StockMovementRow> {
  const rows = reader.orm
    .select(columns)
    .from(stockEntries)
    .innerJoin(warehouses, eq(warehouses.id, stockEntries.warehouseId))
    .innerJoin(documents, eq(documents.id, stockEntries.documentId))
    .innerJoin(skus, eq(skus.id, stockEntries.skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .innerJoin(colours, eq(colours.id, skus.colourId))
    .where(
      and(
        whereGoods(reader, filter),
        filter.dateFrom === undefined ? undefined : gte(stockEntries.businessDate, filter.dateFrom),
        filter.dateTo === undefined ? undefined : lte(stockEntries.businessDate, filter.dateTo),
        filter.warehouseId === undefined
          ? sql`${warehouses.kind} not in ('factory', 'loss', 'sold', 'variance')`
          : undefined,
        distributorIds === null
          ? undefined
          : or(isNull(warehouses.distributorId), withinDistributors(warehouses.distributorId, distributorIds)),
        filter.after === undefined ? undefined : afterCursor(filter.after),
      ),
    )
    .orderBy(desc(stockEntries.businessDate), desc(stockEntries.id))
    .limit(filter.limit + 1)
    .all()
  return pageOf(rows, filter.limit, (row) => `${row.businessDate}/${row.id}`)
}

function whereGoods(reader: Reader, { skuId, styleId, warehouseId }: Filter): SQL | undefined {
  if (skuId === undefined && styleId === undefined) return whereHeld(reader, warehouseId)
  return sql`(${stockEntries.warehouseId}, ${stockEntries.skuId}) in (
    select ${stockBalances.warehouseId}, ${stockBalances.skuId} from ${stockBalances}
    where ${stockBalances.skuId} in (select ${skus.id} from ${skus} where ${and(
      skuId === undefined ? undefined : eq(skus.id, skuId),
      styleId === undefined ? undefined : eq(skus.styleId, styleId),
    )}) ${warehouseId === undefined ? sql`` : sql`and ${stockBalances.warehouseId} = ${warehouseId}`})`
}

/** Up to here a place's entries are sorted faster than the ledger is walked through until a page of them is found. */
const FEW = 20_000

// A place with few entries is read by itself and sorted; one with many is everywhere in the ledger, so walking from the newest day on
// finds a page at once, and the plus keeps SQLite from sorting half the ledger instead.
function whereHeld(reader: Reader, warehouseId: number | undefined): SQL | undefined {
  if (warehouseId === undefined) return undefined
  const some = reader.orm
    .select({ id: stockEntries.id })
    .from(stockEntries)
    .where(eq(stockEntries.warehouseId, warehouseId))
    .limit(FEW)
    .as('some')
  const { entries } = reader.orm.select({ entries: sql<number>`count(*)` }).from(some).get() ?? { entries: 0 }
  const column = entries < FEW ? sql`${stockEntries.warehouseId}` : sql`+${stockEntries.warehouseId}`
  return sql`${column} = ${warehouseId}`
}

function afterCursor(after: string): SQL {
  const [date = '', id = '0'] = after.split('/')
  return sql`(${stockEntries.businessDate}, ${stockEntries.id}) < (${date}, ${Number(id)})`
}
