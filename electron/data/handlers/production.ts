import type { production } from '../../../shared/contract/production'
import type { PackingList } from '../../../shared/schemas/production'
import { listFactories, saveFactory } from '../../services/factories'
import {
  getGoodsReceipt,
  listGoodsReceipts,
  postGoodsReceipt,
  postGoodsReceiptBeyond,
  reverseGoodsReceipt,
} from '../../services/goods-receipts'
import { readPackingList } from '../../services/packing-lists'
import {
  aggregateOrders,
  cancelProduction,
  closeProduction,
  closeProductionBeyond,
  getProduction,
  listProduction,
  markStage,
  moveStage,
  placeProduction,
  previewProduction,
  saveProduction,
  scheduleProduction,
} from '../../services/production'
import { defineJob, type HandlersOf } from './types'

/** Who answers what is asked about production and what arrives from it. */
export const productionHandlers: HandlersOf<typeof production> = {
  'production.list': listProduction,
  'production.get': getProduction,
  'production.save': saveProduction,
  'production.aggregate': aggregateOrders,
  'production.place': placeProduction,
  'production.cancel': cancelProduction,
  'production.preview': previewProduction,
  'production.schedule': scheduleProduction,
  'production.markStage': markStage,
  'production.moveStage': moveStage,
  'production.close': closeProduction,
  'production.closeBeyond': closeProductionBeyond,
  'factories.list': listFactories,
  'factories.save': saveFactory,
  'goodsReceipts.list': listGoodsReceipts,
  'goodsReceipts.get': getGoodsReceipt,
  'goodsReceipts.post': postGoodsReceipt,
  'goodsReceipts.postBeyond': postGoodsReceiptBeyond,
  'goodsReceipts.readList': defineJob<'goodsReceipts.readList', PackingList>({ prepare: readPackingList }),
  'goodsReceipts.reverse': reverseGoodsReceipt,
}
