import type { ParsedInput } from '../../../shared/contract'
import { openQuantity, orderStatus } from '../../../shared/domain/order-status'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { Tx } from '../../database/connection'
import { findDocument, type StoredDocument, updateDerivedStatus } from '../../database/queries/documents'
import { cancelOpenPieces, findOrder, findOrderCounters } from '../../database/queries/orders'
import { assertCredit } from '../credit'
import { assertFairTakesOrders } from '../fairs'
import { advance, inTransaction, type Office, requireStep } from '../office'

/** Hands a draft in for approval. @throws Refusal noLines, fairClosed after its fair's last day for orders */
export const submitOrder = (office: Office, input: ParsedInput<'orders.submit'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'order', input, ['draft'])
    if (document.quantity === 0) throw new Refusal('noLines')
    assertFairTakesOrders(office, tx, findOrder(tx, document.id)?.fairId ?? null)
    return advance(office, tx, document, { action: 'submit', status: 'submitted' })
  })

/** Takes an order back to be changed, by whoever handed it in or by whoever was to approve it. */
export const withdrawOrder = (office: Office, input: ParsedInput<'orders.withdraw'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'order', input, ['submitted'])
    return advance(office, tx, document, { action: 'withdraw', status: 'draft' })
  })

/** Lets an order wait for goods. @throws Refusal creditExceeded, creditOverdue when the distributor could not be given it */
export const approveOrder = (office: Office, input: ParsedInput<'orders.approve'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'order', input, ['submitted'])
    assertCredit(tx, {
      distributorId: distributorOf(document),
      thisFen: document.amountFen,
      under: { kind: 'order', ids: [document.id] },
      day: office.today(),
    })
    return advance(office, tx, document, { action: 'approve', status: 'approved' })
  })

/** Gives a draft up; its number stays, so that the sequence has no gap. */
export const discardOrder = (office: Office, input: ParsedInput<'orders.discard'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'order', input, ['draft'])
    cancelOpenPieces(tx, document.id)
    return advance(office, tx, document, { action: 'discard', status: 'cancelled' })
  })

/** Cancels what nobody promised and nobody shipped; promised pieces stay until their allocation is released. @throws Refusal noLines */
export const cancelRemainder = (office: Office, input: ParsedInput<'orders.cancelRemainder'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'order', input, ['approved', 'partlyAllocated', 'allocated', 'partlyShipped'])
    const quantity = openQuantity(findOrderCounters(tx, document.id))
    if (quantity === 0) throw new Refusal('noLines', { number: document.number })
    cancelOpenPieces(tx, document.id)
    return advance(office, tx, document, {
      action: 'cancelRemainder',
      status: orderStatus(findOrderCounters(tx, document.id)),
      detail: { reason: input.reason, quantity },
    })
  })

/** Brings orders' states in step with their pieces; every service that moved a counter calls it before it is done. */
export function refreshOrders(tx: Tx, orderIds: Iterable<number>): void {
  for (const id of new Set(orderIds)) {
    const status = orderStatus(findOrderCounters(tx, id))
    if (findDocument(tx, 'order', id)?.status !== status) updateDerivedStatus(tx, id, status)
  }
}

/** The distributor of a document of a kind that always has one. */
export function distributorOf(document: StoredDocument): number {
  if (document.distributorId === null) throw new Error(`${document.number} has no distributor`)
  return document.distributorId
}
