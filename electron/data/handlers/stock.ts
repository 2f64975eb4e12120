import type { stock } from '../../../shared/contract/stock'
import type { StockTotals } from '../../../shared/schemas/stock'
import { freeStock, listMovements, listStock, sumStock } from '../../services/stock'
import { getStockCount, listStockCounts, postStockCount } from '../../services/stock-counts'
import { listWarehouses, saveWarehouse } from '../../services/warehouses'
import { defineJob, type HandlersOf } from './types'

/** Where goods are. */
export const stockHandlers: HandlersOf<typeof stock> = {
  'warehouses.list': listWarehouses,
  'warehouses.save': saveWarehouse,
  'stock.list': listStock,
  'stock.totals': defineJob<'stock.totals', StockTotals>({
    prepare: async (office, question) => sumStock(office, question),
  }),
  'stock.movements': listMovements,
  'stock.free': freeStock,
  'stockCounts.list': listStockCounts,
  'stockCounts.get': getStockCount,
  'stockCounts.post': postStockCount,
}
