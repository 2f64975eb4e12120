import type { ParsedInput } from '../../shared/contract'
import { sumOf } from '../../shared/domain/money'
import { productionStatus } from '../../shared/domain/order-status'
import { entriesForGoodsReceipt } from '../../shared/domain/posting/shipments'
import type { DocumentRow, DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { GoodsReceiptDocument, GoodsReceiptDraft } from '../../shared/schemas/production'
import type { Page } from '../../shared/schemas/values'
import type { Tx } from '../database/connection'
import { listDocuments } from '../database/queries/document-lists'
import { findDocument, insertLink, listLinks, updateDerivedStatus } from '../database/queries/documents'
import {
  insertGoodsReceiptLine,
  listGoodsReceiptLineRows,
  listGoodsReceiptLines,
} from '../database/queries/goods-receipts'
import { unknownSkuAt } from '../database/queries/lines'
import { findOnlyWarehouse, findWarehouse } from '../database/queries/masters'
import { addReceivedPieces, findProduction, listProductionLines } from '../database/queries/production'
import { findAcceptanceOfReceipt, findAcceptedOver, insertAcceptance } from '../database/queries/production-steps'
import {
  advance,
  documentHead,
  inTransaction,
  type Office,
  openDocument,
  type ReadingOffice,
  requireDocument,
  requireStep,
} from './office'
import { post, reverse } from './posting'
import { type BeyondTolerance, deliveryOf, storeReached } from './production'
import { fieldRefusal, mergeLines } from './steps'

/** One page of goods receipts. */
export const listGoodsReceipts = (
  office: ReadingOffice,
  filter: ParsedInput<'goodsReceipts.list'>,
): Page<DocumentRow> =>
  listDocuments(office.connection, 'goodsReceipt', filter, { distributorIds: office.actor.distributorIds })

/** A whole goods receipt. */
export function getGoodsReceipt(office: ReadingOffice, input: ParsedInput<'goodsReceipts.get'>): GoodsReceiptDocument {
  const head = documentHead(office, 'goodsReceipt', input.id)
  const production = head.links.find((link) => link.direction === 'from' && link.kind === 'production')
  return {
    ...head,
    productionOrderId: production?.id ?? null,
    accepted: findAcceptanceOfReceipt(office.connection, input.id),
    lines: listGoodsReceiptLineRows(office.connection, input.id),
  }
}

/**
 * Takes goods in from the factory and posts them at once, because they are on the floor; more than was asked for, or a SKU nobody
 * asked for, is taken in too, as long as the tolerance of the production order allows it.
 * @throws Refusal periodLocked, wrongState when the production order expects nothing, overTolerance, invalidInput
 */
export const postGoodsReceipt = (office: Office, input: ParsedInput<'goodsReceipts.post'>): GoodsReceiptDocument =>
  inTransaction(office, (tx) => takeIn(office, tx, input, null))

/** The same although it is more than the tolerance allows; who accepted that and why is remembered. @throws Refusal like `postGoodsReceipt` */
export const postGoodsReceiptBeyond = (
  office: Office,
  input: ParsedInput<'goodsReceipts.postBeyond'>,
): GoodsReceiptDocument => inTransaction(office, (tx) => takeIn(office, tx, input, input.reason))

function takeIn(office: Office, tx: Tx, input: GoodsReceiptDraft, accepted: string | null): GoodsReceiptDocument {
  assertGoods(tx, input)
  const { businessDate, warehouseId, productionOrderId, reference, remark } = input
  const lines = mergeLines(input.lines)
  const { id } = openDocument(
    office,
    tx,
    {
      ...{ kind: 'goodsReceipt', status: 'posted' },
      ...{ businessDate, warehouseId, reference, remark },
      quantity: sumOf(lines.map((line) => line.quantity)),
    },
    'post',
  )
  const expected = productionOrderId === null ? new Map<number, number>() : expectedLines(office, tx, productionOrderId)
  for (const line of lines) {
    const productionLineId = expected.get(line.skuId) ?? null
    insertGoodsReceiptLine(tx, { goodsReceiptId: id, productionLineId, ...line })
    if (productionLineId !== null) addReceivedPieces(tx, productionLineId, line.quantity)
  }
  post(office, tx, { documentId: id, businessDate }, entriesForGoodsReceipt(factoryOf(tx), warehouseId, lines))
  if (productionOrderId !== null) {
    insertLink(tx, productionOrderId, id)
    assertTolerated(office, tx, { productionOrderId, goodsReceiptId: id, accepted })
    refreshProduction(tx, productionOrderId, businessDate)
  }
  return getGoodsReceipt(office, { id })
}

/** Refuses what is more than the tolerance and what was accepted before, or remembers who accepts it now. @throws Refusal overTolerance */
function assertTolerated(
  office: Office,
  tx: Tx,
  arrival: { readonly productionOrderId: number; readonly goodsReceiptId: number; readonly accepted: string | null },
): void {
  const { productionOrderId, goodsReceiptId, accepted } = arrival
  const { beyondOver, worstOver } = deliveryOf(tx, productionOrderId)
  const quantity = beyondOver - findAcceptedOver(tx, productionOrderId)
  if (quantity <= 0 || worstOver === null) return
  if (accepted === null) throw overTolerance(tx, productionOrderId, worstOver)
  insertAcceptance(tx, {
    ...{ productionOrderId, goodsReceiptId, kind: 'over', quantity, reason: accepted },
    ...{ userId: office.actor.userId, at: office.now() },
  })
}

const overTolerance = (tx: Tx, productionOrderId: number, { style, allowed, over }: BeyondTolerance): Refusal =>
  new Refusal('overTolerance', {
    ...{ number: findDocument(tx, 'production', productionOrderId)?.number ?? '', style },
    ...{ allowed, quantity: over },
  })

function assertGoods(tx: Tx, input: ParsedInput<'goodsReceipts.post'>): void {
  const warehouse = findWarehouse(tx, input.warehouseId)
  if (warehouse === undefined || warehouse.archived || !['company', 'regional', 'quarantine'].includes(warehouse.kind))
    throw fieldRefusal('warehouseId', 'unknown')
  const unknown = unknownSkuAt(
    tx,
    input.lines.map((line) => line.skuId),
  )
  if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
}

function factoryOf(tx: Tx): number {
  const factory = findOnlyWarehouse(tx, 'factory')
  if (factory === undefined) throw new Error('the company has no factory to receive from')
  return factory.id
}

/** The production lines goods can be counted against, by SKU. */
function expectedLines(office: Office, tx: Tx, productionOrderId: number): Map<number, number> {
  const production = requireDocument(office, 'production', productionOrderId)
  if (!['placed', 'partlyReceived', 'completed'].includes(production.status))
    throw new Refusal('wrongState', { number: production.number, status: production.status })
  return new Map(listProductionLines(tx, productionOrderId).map((line) => [line.skuId, line.id]))
}

/** Brings a production order's state in step with what arrived; one that was cancelled, or closed with less, stays so. */
function refreshProduction(tx: Tx, id: number, businessDate: string): void {
  const document = findDocument(tx, 'production', id)
  if (document === undefined || document.status === 'cancelled') return
  if (findProduction(tx, id)?.closedReason != null) return
  const status = productionStatus(listProductionLines(tx, id))
  if (document.status === status) return
  updateDerivedStatus(tx, id, status)
  if (status === 'completed') storeReached(tx, document, businessDate)
  else if (document.status === 'completed') storeReached(tx, document, null)
}

/**
 * Takes a goods receipt back by its mirror, dated today.
 * @throws Refusal stockMissing when the goods are gone or promised, periodLocked, overTolerance when a later receipt lives on what was accepted with this one
 */
export const reverseGoodsReceipt = (office: Office, input: ParsedInput<'goodsReceipts.reverse'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'goodsReceipt', input, ['posted'])
    const lines = listGoodsReceiptLines(tx, document.id)
    const { warehouseId } = document
    if (warehouseId === null) throw new Error(`${document.number} has no warehouse`)
    reverse(
      office,
      tx,
      { documentId: document.id, businessDate: office.today() },
      lines.map((line) => ({ warehouseId, skuId: line.skuId })),
    )
    for (const line of lines)
      if (line.productionLineId !== null) addReceivedPieces(tx, line.productionLineId, -line.quantity)
    const step = advance(office, tx, document, {
      action: 'reverse',
      status: 'reversed',
      detail: { reason: input.reason },
    })
    for (const link of listLinks(tx, document.id)) {
      if (link.direction !== 'from' || link.kind !== 'production') continue
      // What was accepted with this receipt goes with it; what came later must not have lived on that.
      const { beyondOver, worstOver } = deliveryOf(tx, link.id)
      if (worstOver !== null && beyondOver > findAcceptedOver(tx, link.id)) throw overTolerance(tx, link.id, worstOver)
      refreshProduction(tx, link.id, office.today())
    }
    return step
  })
