import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { lineageOf } from '../../../shared/domain/production'
import type { DocumentRow, DocumentStep } from '../../../shared/schemas/documents'
import type { ProductionDocument, ProductionDraft } from '../../../shared/schemas/production'
import type { Page } from '../../../shared/schemas/values'
import type { Tx } from '../../database/connection'
import { listDocuments } from '../../database/queries/document-lists'
import type { StoredDocument } from '../../database/queries/documents'
import { unknownSkuAt } from '../../database/queries/lines'
import {
  deleteProductionLine,
  insertProductionLine,
  listProductionLines,
  updateProductionLine,
} from '../../database/queries/production'
import { deleteLineage, findLineage, insertLineage } from '../../database/queries/production-lineage'
import { advance, inTransaction, type Office, openDocument, type ReadingOffice, requireStep } from '../office'
import { fieldRefusal, mergeLines } from '../steps'
import { planStages } from './following'
import { saveTerms } from './terms'
import { getProduction } from './view'

/** One page of production orders. */
export const listProduction = (office: ReadingOffice, filter: ParsedInput<'production.list'>): Page<DocumentRow> =>
  listDocuments(office.connection, 'production', filter, { distributorIds: office.actor.distributorIds })

/** Writes a production order, new or while it is a draft. @throws Refusal stale, wrongState, invalidInput */
export const saveProduction = (office: Office, input: ParsedInput<'production.save'>): ProductionDocument =>
  inTransaction(office, (tx) => {
    const before =
      input.id === undefined ? undefined : requireStep(office, 'production', { ...input, id: input.id }, ['draft'])
    const unknown = unknownSkuAt(
      tx,
      input.lines.map((line) => line.skuId),
    )
    if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
    if (input.dueDate < input.businessDate) throw fieldRefusal('dueDate', 'tooEarly')
    const wanted = new Map(mergeLines(input.lines).map((line) => [line.skuId, line.quantity]))
    const id = writeHead(office, tx, input, before)
    saveTerms(tx, id, input)
    writeLines(tx, id, wanted)
    return getProduction(office, { id })
  })

function writeHead(office: Office, tx: Tx, input: ProductionDraft, before: StoredDocument | undefined): number {
  const { businessDate, reference, remark } = input
  const quantity = sumOf(input.lines.map((line) => line.quantity))
  const head = { status: 'draft', businessDate, reference, remark, quantity } as const
  if (before === undefined) return openDocument(office, tx, { kind: 'production', ...head }).id
  advance(office, tx, before, { action: 'save', ...head, detail: { quantity } })
  return before.id
}

/** Keeps the lines whose SKU is still wanted, so that the orders behind them stay known. */
function writeLines(tx: Tx, id: number, wanted: ReadonlyMap<number, number>): void {
  const rest = new Map(wanted)
  for (const line of listProductionLines(tx, id)) {
    const quantity = rest.get(line.skuId)
    rest.delete(line.skuId)
    if (quantity === undefined) deleteProductionLine(tx, line.id)
    else if (quantity !== line.quantity) changeLine(tx, line.id, quantity)
  }
  for (const [skuId, quantity] of rest) {
    const lineId = insertProductionLine(tx, { productionOrderId: id, skuId, quantity })
    insertLineage(tx, lineId, { sources: [], additions: [{ reason: 'manual', quantity }] })
  }
}

/** Another quantity of a line; what its pieces are for follows, so that no order is believed to get more than is made. */
function changeLine(tx: Tx, lineId: number, quantity: number): void {
  const before = findLineage(tx, lineId)
  const after = lineageOf(before, quantity)
  const served = new Map(before.sources.map((source) => [source.orderLineId, source.servedBeforeQuantity]))
  updateProductionLine(tx, lineId, quantity)
  deleteLineage(tx, lineId)
  insertLineage(tx, lineId, {
    ...after,
    sources: after.sources.map((source) => ({
      ...source,
      servedBeforeQuantity: served.get(source.orderLineId) ?? null,
    })),
  })
}

/** Asks the factory, by the plan of steps that its lead time gives. */
export const placeProduction = (office: Office, input: ParsedInput<'production.place'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, ['draft'])
    planStages(tx, document)
    return advance(office, tx, document, { action: 'place', status: 'placed' })
  })

/** Gives up what has not arrived; what arrived has arrived. */
export const cancelProduction = (office: Office, input: ParsedInput<'production.cancel'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'production', input, ['draft', 'placed', 'partlyReceived'])
    return advance(office, tx, document, { action: 'cancel', status: 'cancelled' })
  })
