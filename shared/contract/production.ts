import { z } from 'zod'
import type { DocumentRow, DocumentStep } from '../schemas/documents'
import {
  type GoodsReceiptDocument,
  goodsReceiptDraft,
  type ProductionDocument,
  productionAggregation,
  productionDraft,
} from '../schemas/production'
import { documentFilter, documentVersion, type Page, reasonedStep, rowId } from '../schemas/values'
import { reads, writes } from './method'

const get = z.object({ id: rowId })

/** What a factory is asked to make, and what of it arrived. */
export const production = {
  'production.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'production.get': reads(get).returns<ProductionDocument>(),
  'production.save': writes(productionDraft, { changes: ['production'] }).returns<ProductionDocument>(),
  'production.aggregate': writes(productionAggregation, { changes: ['production'] }).returns<ProductionDocument>(),
  'production.place': writes(documentVersion, { changes: ['production', 'desks'] }).returns<DocumentStep>(),
  'production.cancel': writes(documentVersion, { changes: ['production', 'desks'] }).returns<DocumentStep>(),
  'goodsReceipts.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'goodsReceipts.get': reads(get).returns<GoodsReceiptDocument>(),
  'goodsReceipts.post': writes(goodsReceiptDraft, {
    changes: ['goodsReceipts', 'production', 'stock', 'desks'],
  }).returns<GoodsReceiptDocument>(),
  'goodsReceipts.reverse': writes(reasonedStep, {
    changes: ['goodsReceipts', 'production', 'stock', 'desks'],
  }).returns<DocumentStep>(),
} as const
