import type { Output, ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import { amendLines, compareRevisions, wantedQuantity } from '../../../shared/domain/order-revisions'
import { openQuantity, orderStatus } from '../../../shared/domain/order-status'
import { Refusal } from '../../../shared/schemas/errors'
import type { OrderAmendment, OrderDocument, OrderRevision } from '../../../shared/schemas/orders'
import type { Reader, Tx } from '../../database/connection'
import { findLastStep, type StoredDocument } from '../../database/queries/documents'
import { findSkuCode } from '../../database/queries/lines'
import {
  deleteOrderLine,
  findOrderRevision,
  insertOrderRevision,
  listAmendableLines,
  listOrderRevisionRows,
  updateLineQuantity,
} from '../../database/queries/order-revisions'
import {
  findOrder,
  findOrderCounters,
  insertOrderLines,
  listOrderLineRows,
  listOrderLines,
  type StoredOrder,
  saveOrderRow,
} from '../../database/queries/orders'
import { assertCredit } from '../credit'
import { advance, inTransaction, type Office, type ReadingOffice, requireDocument, requireStep } from '../office'
import { fieldRefusal } from '../steps'
import { getOrder } from './get'
import { priceChanges, tellPriceChanges } from './override-history'
import { mergeLines, priceLines } from './prices'
import { sumsOf } from './save'
import { distributorOf } from './steps'

const states = ['approved', 'partlyAllocated', 'allocated', 'partlyShipped'] as const

/**
 * Changes an approved order in place, because allocations and production orders point at its lines; what it said before and says now
 * is kept. Lines keep the price they were agreed at, new ones are priced as on the order's day, and more money passes the credit gate.
 * @throws Refusal stale, wrongState, belowCommitted when more is promised or gone than is wanted, unchanged, creditExceeded,
 * invalidInput, notPermitted, priceBelowFloor, priceBelowLimit
 */
export const amendOrder = (office: Office, input: ParsedInput<'orders.amend'>): OrderDocument =>
  inTransaction(office, (tx) => {
    amend(office, tx, input)
    return getOrder(office, { id: input.id })
  })

/** The same inside a transaction of the caller's, e.g. an import of newer versions. */
export function amend(office: Office, tx: Tx, input: OrderAmendment): void {
  const document = requireStep(office, 'order', input, states)
  if (input.deliveryFrom !== null && input.deliveryTo !== null && input.deliveryTo < input.deliveryFrom)
    throw fieldRefusal('deliveryTo', 'tooEarly')
  const order = findOrder(tx, input.id)
  if (order === undefined) throw new Refusal('notFound')
  const before = contentOf(tx, document, order)
  const shown = listOrderLineRows(tx, input.id)
  const openBeforeFen = openFen(tx, input.id)
  writeLines(office, tx, { document, order, input })
  const { deliveryFrom, deliveryTo, cancelAfter, reference, remark } = input
  saveOrderRow(tx, { ...order, deliveryFrom, deliveryTo, cancelAfter })
  const after = contentOf(tx, { ...document, reference, remark }, { ...order, deliveryFrom, deliveryTo, cancelAfter })
  const cells = compareRevisions(before.lines, after.lines)
  if (cells.length === 0 && JSON.stringify(before) === JSON.stringify(after))
    throw new Refusal('unchanged', { number: document.number })
  const revision = keepRevisions(office, tx, { document, before, after, reason: input.reason })
  const { quantity, amountFen } = sumsOf(listOrderLines(tx, input.id))
  const step = advance(office, tx, document, {
    action: 'amend',
    status: orderStatus(findOrderCounters(tx, input.id)),
    ...{ reference, remark, quantity, amountFen },
    detail: { revision, reason: input.reason, cells: cells.length, quantity: after.quantity - before.quantity },
  })
  tellPriceChanges(office, tx, step, priceChanges(shown, listOrderLineRows(tx, input.id)))
  const thisFen = openFen(tx, input.id)
  if (thisFen > openBeforeFen)
    assertCredit(tx, {
      distributorId: distributorOf(document),
      thisFen,
      under: { kind: 'order', ids: [document.id] },
      day: office.today(),
    })
}

interface LineChange {
  readonly document: StoredDocument
  readonly order: StoredOrder
  readonly input: OrderAmendment
}

function writeLines(office: Office, tx: Tx, { document, order, input }: LineChange): void {
  const merged = mergeLines(input.lines)
  const kept = listOrderLines(tx, document.id)
  const amendment = amendLines(
    listAmendableLines(tx, document.id),
    new Map(merged.map(({ skuId, quantity }) => [skuId, quantity])),
  )
  const [refused] = amendment.refused
  if (refused !== undefined) {
    const { skuId, committed, wanted } = refused
    throw new Refusal('belowCommitted', { sku: findSkuCode(tx, skuId), committed, wanted })
  }
  assertPricesStay(merged, kept)
  for (const change of amendment.changed) updateLineQuantity(tx, change)
  for (const id of amendment.removed) deleteOrderLine(tx, id)
  const added = new Set(amendment.added.map(({ skuId }) => skuId))
  const fresh = merged.filter(({ skuId }) => added.has(skuId))
  if (fresh.length === 0) return
  const { businessDate, reference, remark } = document
  const terms = { distributorId: distributorOf(document), businessDate, reference, remark, lines: input.lines }
  insertOrderLines(tx, document.id, priceLines(office, { ...order, ...terms }, fresh, kept))
}

/** A price that was agreed is changed by an adjustment, not under goods that are promised or gone. */
function assertPricesStay(
  wanted: ReturnType<typeof mergeLines>,
  kept: readonly { readonly skuId: number; readonly priceFen: number }[],
): void {
  const prices = new Map(kept.map(({ skuId, priceFen }) => [skuId, priceFen]))
  for (const { skuId, overridePriceFen, index } of wanted) {
    const agreed = prices.get(skuId)
    if (agreed !== undefined && overridePriceFen !== undefined && overridePriceFen !== agreed)
      throw fieldRefusal(`lines.${index}.overridePriceFen`, 'agreed')
  }
}

const openFen = (reader: Reader, orderId: number): number =>
  sumOf(listOrderLines(reader, orderId).map((line) => openQuantity(line) * line.priceFen))

type Content = Omit<OrderRevision, 'revision' | 'at' | 'userName' | 'reason'>

function contentOf(
  reader: Reader,
  document: Pick<StoredDocument, 'id' | 'reference' | 'remark'>,
  order: StoredOrder,
): Content {
  const lines = listOrderLines(reader, document.id).flatMap((line) => {
    const quantity = wantedQuantity(line)
    return quantity === 0 ? [] : { skuId: line.skuId, quantity, priceFen: line.priceFen }
  })
  const { deliveryFrom, deliveryTo, cancelAfter } = order
  const { reference, remark } = document
  return {
    ...{ deliveryFrom, deliveryTo, cancelAfter, reference, remark, lines },
    quantity: sumOf(lines.map((line) => line.quantity)),
    amountFen: sumOf(lines.map((line) => line.quantity * line.priceFen)),
  }
}

interface Versions {
  readonly document: StoredDocument
  readonly before: Content
  readonly after: Content
  readonly reason: string
}

/** Keeps the new version and, the first time, what was approved; an order nobody amends costs nothing. */
function keepRevisions(office: Office, tx: Tx, { document, before, after, reason }: Versions): number {
  const [newest] = listOrderRevisionRows(tx, document.id)
  const own = { orderId: document.id, userId: office.actor.userId, at: office.now() }
  if (newest === undefined) {
    const { createdBy, createdAt } = document
    const approved = findLastStep(tx, document.id, 'approve') ?? { userId: createdBy, at: createdAt }
    insertOrderRevision(tx, { ...own, ...before, ...approved, revision: 0, reason: '' })
  }
  const revision = (newest?.revision ?? 0) + 1
  insertOrderRevision(tx, { ...own, ...after, revision, reason })
  return revision
}

/** The versions an approved order had, newest first; an order that was never amended has none. */
export function listOrderRevisions(
  office: ReadingOffice,
  { id }: ParsedInput<'orders.revisions'>,
): Output<'orders.revisions'> {
  requireDocument(office, 'order', id)
  return listOrderRevisionRows(office.connection, id)
}

/** What an order said at a revision. @throws Refusal notFound */
export function getOrderRevision(office: ReadingOffice, input: ParsedInput<'orders.revision'>): OrderRevision {
  requireDocument(office, 'order', input.id)
  const found = findOrderRevision(office.connection, input.id, input.revision)
  if (found === undefined) throw new Refusal('notFound')
  return found
}
