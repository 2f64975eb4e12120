import { z } from 'zod'
import type { DocumentRow } from '../schemas/documents'
import {
  type StockCountDocument,
  type StockMovementRow,
  type StockRow,
  type StockTotals,
  stockCountDraft,
  stockFilter,
  stockMovementFilter,
  stockQuestion,
  type WarehouseRow,
  warehouseDraft,
} from '../schemas/stock'
import { documentFilter, type Page, rowId } from '../schemas/values'
import { job, reads, writes } from './method'

/** Where goods are. */
export const stock = {
  'warehouses.list': reads(
    z
      .object({ kinds: z.array(z.string()).optional(), archived: z.boolean().default(false) })
      .default({ archived: false }),
  ).returns<readonly WarehouseRow[]>(),
  'warehouses.save': writes(warehouseDraft, { changes: ['warehouses', 'stock'] }).returns<WarehouseRow>(),
  'stock.list': reads(stockFilter).returns<Page<StockRow>>(),
  /** Adds up everything that is asked for; over many places and days back that is long work. */
  'stock.totals': job(stockQuestion).returns<StockTotals>(),
  'stock.movements': reads(stockMovementFilter).returns<Page<StockMovementRow>>(),
  /** Free pieces of some SKUs in company warehouses, for the sheet beside an order; with a place in that place alone, a customer's too. */
  'stock.free': reads(z.object({ skuIds: z.array(rowId).max(20_000), warehouseId: rowId.optional() })).returns<
    readonly {
      readonly skuId: number
      readonly free: number
      readonly reserved: number
      readonly inProduction: number
    }[]
  >(),
  'stockCounts.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'stockCounts.get': reads(z.object({ id: rowId })).returns<StockCountDocument>(),
  'stockCounts.post': writes(stockCountDraft, { changes: ['stockCounts', 'stock'] }).returns<DocumentRow>(),
} as const
