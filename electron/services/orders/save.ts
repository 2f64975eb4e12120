import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import type { OrderDocument, OrderDraft } from '../../../shared/schemas/orders'
import type { Reader, Tx } from '../../database/connection'
import type { StoredDocument } from '../../database/queries/documents'
import { findDistributor } from '../../database/queries/masters'
import {
  deleteDraftLines,
  insertOrderLines,
  isOpenFair,
  listOrderLineRows,
  listOrderLines,
  type NewOrderLine,
  saveOrderRow,
} from '../../database/queries/orders'
import { advance, assertMaySee, inTransaction, type Office, openDocument, requireStep } from '../office'
import { fieldRefusal } from '../steps'
import { getOrder } from './get'
import { priceChanges, tellPriceChanges } from './override-history'
import { isOverridden, mergeLines, priceLines } from './prices'

/**
 * Writes an order as it was typed, new or while it is a draft; prices come from the policies of its day.
 * @throws Refusal stale, wrongState, notFound, invalidInput for an unknown SKU, fair or day, notPermitted, priceBelowFloor,
 * priceBelowLimit for a price of one's own
 */
export const saveOrder = (office: Office, input: ParsedInput<'orders.save'>): OrderDocument =>
  inTransaction(office, (tx) => {
    const before =
      input.id === undefined ? undefined : requireStep(office, 'order', { ...input, id: input.id }, ['draft'])
    assertHeader(office, tx, input)
    const kept = before === undefined ? [] : listOrderLines(tx, before.id)
    const seen = before !== undefined && kept.some(isOverridden) ? listOrderLineRows(tx, before.id) : []
    const lines = priceLines(office, input, mergeLines(input.lines), kept)
    const id = writeHead(office, tx, { input, before, lines })
    saveOrderRow(tx, { documentId: id, ...termsOf(input) })
    insertOrderLines(tx, id, lines)
    const version = (before?.version ?? 0) + 1
    if (seen.length > 0 || lines.some(isOverridden))
      tellPriceChanges(office, tx, { id, version }, priceChanges(seen, listOrderLineRows(tx, id)))
    return getOrder(office, { id })
  })

/** What an order is worth: pieces and fen over its lines. */
export const sumsOf = (lines: readonly { readonly quantity: number; readonly amountFen: number }[]) => ({
  quantity: sumOf(lines.map((line) => line.quantity)),
  amountFen: sumOf(lines.map((line) => line.amountFen)),
})

const termsOf = ({ orderKind, fairId, deliveryFrom, deliveryTo, cancelAfter }: OrderDraft) => ({
  orderKind,
  fairId,
  deliveryFrom,
  deliveryTo,
  cancelAfter,
})

const headOf = ({ businessDate, distributorId, reference, remark }: OrderDraft) => ({
  businessDate,
  distributorId,
  reference,
  remark,
})

interface OrderChange {
  readonly input: OrderDraft
  readonly before: StoredDocument | undefined
  readonly lines: readonly NewOrderLine[]
}

function writeHead(office: Office, tx: Tx, { input, before, lines }: OrderChange): number {
  const sums = sumsOf(lines)
  const head = { status: 'draft', ...headOf(input), ...sums } as const
  if (before === undefined) return openDocument(office, tx, { kind: 'order', ...head }).id
  advance(office, tx, before, { action: 'save', ...head, detail: sums })
  deleteDraftLines(tx, before.id)
  return before.id
}

function assertHeader(office: Office, reader: Reader, input: OrderDraft): void {
  assertMaySee(office, input.distributorId)
  const distributor = findDistributor(reader, input.distributorId)
  if (distributor === undefined || distributor.archived) throw fieldRefusal('distributorId', 'unknown')
  if (input.fairId !== null && !isOpenFair(reader, input.fairId)) throw fieldRefusal('fairId', 'unknown')
  if (input.deliveryFrom !== null && input.deliveryTo !== null && input.deliveryTo < input.deliveryFrom)
    throw fieldRefusal('deliveryTo', 'tooEarly')
}
