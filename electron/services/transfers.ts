import type { ParsedInput } from '../../shared/contract'
import { transferTotal } from '../../shared/domain/posting/transfers'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { TransferDocument, TransferDraft } from '../../shared/schemas/transfers'
import type { Reader, Tx } from '../database/connection'
import { unknownSkuAt } from '../database/queries/lines'
import { findSku, findWarehouse, type StoredWarehouse } from '../database/queries/masters'
import {
  findTransfer,
  type NewTransferLine,
  replaceTransferLines,
  saveTransferRow,
} from '../database/queries/transfers'
import { advance, assertMaySee, inTransaction, type Office, openDocument } from './office'
import { quoteSkus } from './prices'
import { fieldRefusal, mergeLines } from './steps'
import { assertReceiverCredit } from './transfer-credit'
import { assertMaySeeEnds, requireTransferStep } from './transfer-ends'
import { heldBy, whyBeyondHeld } from './transfer-held'
import { getTransfer } from './transfer-views'

export { releaseTransferCredit } from './transfer-credit'
export {
  arriveTransferLines,
  dispatchTransfer,
  type FoundPieces,
  receiveTransfer,
  settleTransferShortage,
  type TransferShortage,
} from './transfer-movements'
export { getTransfer, listTransfers } from './transfer-views'

/** Requests a transfer, or changes a request; both sides' prices are those of the day. @throws Refusal invalidInput, mixedTransfer, transferBeyondHeld, notFound, stale, wrongState */
export function saveTransfer(office: Office, input: TransferDraft): TransferDocument {
  const id = inTransaction(office, (tx) => {
    const from = requirePlace(tx, input.fromWarehouseId, 'fromWarehouseId')
    const to = requirePlace(tx, input.toWarehouseId, 'toWarehouseId')
    assertWay(input, from, to)
    assertMayName(office, tx, input, { from, to })
    const lines = pricedLines(office, tx, input, { from: from.distributorId, to: to.distributorId })
    const beyondHeldReason = whyBeyondHeld(tx, from, lines, input.beyondHeldReason)
    const fromTotal = transferTotal(input.mode, 'from', lines)
    const toTotal = transferTotal(input.mode, 'to', lines)
    const { businessDate, reference, remark, mode, reason } = input
    const heading = {
      businessDate,
      reference,
      remark,
      quantity: toTotal.quantity,
      amountFen: toTotal.amountFen,
      distributorId: to.distributorId,
      warehouseId: from.id,
    }
    const documentId =
      input.id === undefined
        ? openDocument(office, tx, { kind: 'transfer', status: 'requested', ...heading }).id
        : reviseTransfer(office, tx, { id: input.id, version: input.version }, heading)
    saveTransferRow(tx, {
      documentId,
      mode,
      reason,
      beyondHeldReason,
      fromWarehouseId: from.id,
      toWarehouseId: to.id,
      fromDistributorId: from.distributorId,
      toDistributorId: to.distributorId,
      fromAmountFen: fromTotal.amountFen,
      toAmountFen: toTotal.amountFen,
    })
    replaceTransferLines(tx, documentId, lines)
    return documentId
  })
  return getTransfer(office, { id })
}

/**
 * Refuses an end the actor does not look after; only one that stands in the transfer already may stay, because naming places one by one
 * would tell whose they are. @throws Refusal notFound
 */
function assertMayName(
  office: Office,
  tx: Tx,
  { id }: TransferDraft,
  ends: { readonly from: StoredWarehouse; readonly to: StoredWarehouse },
): void {
  const { from, to } = ends
  assertMaySeeEnds(office, from.distributorId, to.distributorId)
  const stored = id === undefined ? undefined : findTransfer(tx, id)
  if (from.id !== stored?.fromWarehouseId && from.distributorId !== null) assertMaySee(office, from.distributorId)
  if (to.id !== stored?.toWarehouseId && to.distributorId !== null) assertMaySee(office, to.distributorId)
}

type Heading = Parameters<typeof openDocument>[2]

function reviseTransfer(
  office: Office,
  tx: Tx,
  seen: { readonly id: number; readonly version: number | undefined },
  heading: Omit<Heading, 'kind' | 'status'>,
): number {
  const document = requireTransferStep(office, seen, ['requested'])
  // An own place has no distributor, and a step leaves a null as it was; so a request may not change between the two worlds.
  if ((document.distributorId === null) !== (heading.distributorId === null))
    throw fieldRefusal('toWarehouseId', 'otherKind')
  advance(office, tx, document, { action: 'save', status: 'requested', ...heading })
  return document.id
}

function requirePlace(reader: Reader, id: number, path: string): StoredWarehouse {
  const place = findWarehouse(reader, id)
  if (place === undefined || place.archived || !['company', 'regional', 'distributor'].includes(place.kind))
    throw new Refusal('unknownCode', { code: id, field: path }, [{ path, code: 'unknown' }])
  return place
}

/** Between our own places no money moves; between distributors one of three ways says how it does; between us and one of them it is a sale or a return. */
function assertWay(input: TransferDraft, from: StoredWarehouse, to: StoredWarehouse): void {
  if (from.id === to.id) throw fieldRefusal('toWarehouseId', 'samePlace')
  if ((from.distributorId === null) !== (to.distributorId === null))
    throw new Refusal('mixedTransfer', { from: from.name, to: to.name }, [{ path: 'toWarehouseId', code: 'otherKind' }])
  if ((input.mode === 'internal') !== (from.distributorId === null)) throw fieldRefusal('mode', 'invalid')
}

interface SidePrice {
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
}

/** Each SKU at what it costs the sender and the receiver on the day; 平移 carries the sender's price over, an own place has none. */
function pricedLines(
  office: Office,
  tx: Tx,
  input: TransferDraft,
  ends: { readonly from: number | null; readonly to: number | null },
): NewTransferLine[] {
  const unknown = unknownSkuAt(
    tx,
    input.lines.map((line) => line.skuId),
  )
  if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
  const lines = mergeLines(input.lines)
  const skuIds = lines.map((line) => line.skuId)
  const from = sidePrices(office, ends.from, input.businessDate, skuIds)
  const held = heldBy(tx, input.fromWarehouseId, ends.from, skuIds)
  const to = input.mode === 'level' ? from : sidePrices(office, ends.to, input.businessDate, skuIds)
  return lines.map(({ skuId, quantity }) => {
    const sent = from.get(skuId)
    const received = to.get(skuId)
    return {
      skuId,
      quantity,
      tagPriceFen: sent?.tagPriceFen ?? findSku(tx, skuId)?.tagPriceFen ?? 0,
      fromRateBp: sent?.rateBp ?? 0,
      fromPriceFen: sent?.priceFen ?? 0,
      toRateBp: received?.rateBp ?? 0,
      toPriceFen: received?.priceFen ?? 0,
      heldQuantity: held.get(skuId) ?? null,
    }
  })
}

function sidePrices(
  office: Office,
  distributorId: number | null,
  date: string,
  skuIds: readonly number[],
): ReadonlyMap<number, SidePrice> {
  if (distributorId === null) return new Map()
  const quotes = quoteSkus(office, { distributorId, orderKind: 'spot', date, skuIds: [...skuIds] })
  return new Map(quotes.map((quote) => [quote.skuId, quote]))
}

/** Lets a requested transfer go ahead at the prices it shows. @throws Refusal stale, wrongState, creditExceeded, creditOverdue */
export function approveTransfer(office: Office, input: ParsedInput<'transfers.approve'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireTransferStep(office, input, ['requested'])
    assertReceiverCredit(office, tx, document)
    return advance(office, tx, document, { action: 'approve', status: 'approved' })
  })
}

/** Says no to a requested transfer, and why. @throws Refusal stale, wrongState */
export function rejectTransfer(office: Office, input: ParsedInput<'transfers.reject'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireTransferStep(office, input, ['requested']), {
      action: 'reject',
      status: 'rejected',
      detail: { reason: input.reason },
    }),
  )
}

/** Drops a transfer whose goods have not left. @throws Refusal stale, wrongState */
export function cancelTransfer(office: Office, input: ParsedInput<'transfers.cancel'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireTransferStep(office, input, ['requested', 'approved']), {
      action: 'cancel',
      status: 'cancelled',
    }),
  )
}
