import { z } from 'zod'
import type { DocumentRow, DocumentStep } from '../schemas/documents'
import {
  type AggregationPreview,
  type FactoryRow,
  factoryDraft,
  type GoodsReceiptDocument,
  goodsReceiptBeyond,
  goodsReceiptDraft,
  type PackingList,
  type ProductionDocument,
  productionAggregation,
  productionDraft,
  productionPreview,
  type ScheduleRow,
  stageMark,
  stageMove,
} from '../schemas/production'
import { documentFilter, documentVersion, fileContent, type Page, reasonedStep, rowId } from '../schemas/values'
import { job, reads, writes } from './method'

const get = z.object({ id: rowId })
const arrival = { changes: ['goodsReceipts', 'production', 'factories', 'stock', 'desks'] }
const step = { changes: ['production', 'factories', 'desks'] }

/** What a factory is asked to make, and what of it arrived. */
export const production = {
  'production.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'production.get': reads(get).returns<ProductionDocument>(),
  'production.save': writes(productionDraft, { changes: ['production'] }).returns<ProductionDocument>(),
  'production.preview': reads(productionPreview).returns<AggregationPreview>(),
  'production.aggregate': writes(productionAggregation, { changes: ['production'] }).returns<ProductionDocument>(),
  'production.place': writes(documentVersion, step).returns<DocumentStep>(),
  'production.cancel': writes(documentVersion, step).returns<DocumentStep>(),
  'production.schedule': reads(z.object({}).default({})).returns<readonly ScheduleRow[]>(),
  'production.markStage': writes(stageMark, step).returns<DocumentStep>(),
  'production.moveStage': writes(stageMove, step).returns<DocumentStep>(),
  'production.close': writes(reasonedStep, step).returns<DocumentStep>(),
  'production.closeBeyond': writes(reasonedStep, step).returns<DocumentStep>(),
  'factories.list': reads(z.object({ archived: z.boolean().default(false) }).default({ archived: false })).returns<
    readonly FactoryRow[]
  >(),
  'factories.save': writes(factoryDraft, { changes: ['factories'] }).returns<FactoryRow>(),
  'goodsReceipts.list': reads(documentFilter).returns<Page<DocumentRow>>(),
  'goodsReceipts.get': reads(get).returns<GoodsReceiptDocument>(),
  'goodsReceipts.post': writes(goodsReceiptDraft, arrival).returns<GoodsReceiptDocument>(),
  'goodsReceipts.postBeyond': writes(goodsReceiptBeyond, arrival).returns<GoodsReceiptDocument>(),
  /** The SKUs of a factory's packing list, to be counted against before anything is posted. */
  'goodsReceipts.readList': job(z.object({ file: fileContent })).returns<PackingList>(),
  'goodsReceipts.reverse': writes(reasonedStep, arrival).returns<DocumentStep>(),
} as const
