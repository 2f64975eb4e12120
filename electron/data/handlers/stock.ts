import type { stock } from '../../../shared/contract/stock'
import { freeStock, listMovements, listStock } from '../../services/stock'
import { getStockCount, listStockCounts, postStockCount } from '../../services/stock-counts'
import { listWarehouses, saveWarehouse } from '../../services/warehouses'
import type { HandlersOf } from './types'

/** Where goods are. */
export const stockHandlers: HandlersOf<typeof stock> = {
  'warehouses.list': listWarehouses,
  'warehouses.save': saveWarehouse,
  'stock.list': listStock,
  'stock.movements': listMovements,
  'stock.free': freeStock,
  'stockCounts.list': listStockCounts,
  'stockCounts.get': getStockCount,
  'stockCounts.post': postStockCount,
}
