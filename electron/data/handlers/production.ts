import type { production } from '../../../shared/contract/production'
import {
  getGoodsReceipt,
  listGoodsReceipts,
  postGoodsReceipt,
  reverseGoodsReceipt,
} from '../../services/goods-receipts'
import {
  aggregateOrders,
  cancelProduction,
  getProduction,
  listProduction,
  placeProduction,
  saveProduction,
} from '../../services/production'
import type { HandlersOf } from './types'

/** Who answers what is asked about production and what arrives from it. */
export const productionHandlers: HandlersOf<typeof production> = {
  'production.list': listProduction,
  'production.get': getProduction,
  'production.save': saveProduction,
  'production.aggregate': aggregateOrders,
  'production.place': placeProduction,
  'production.cancel': cancelProduction,
  'goodsReceipts.list': listGoodsReceipts,
  'goodsReceipts.get': getGoodsReceipt,
  'goodsReceipts.post': postGoodsReceipt,
  'goodsReceipts.reverse': reverseGoodsReceipt,
}
