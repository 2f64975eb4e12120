import type { ParsedInput } from '../../../shared/contract'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { Tx } from '../../database/connection'
import { moveAllocationLine } from '../../database/queries/allocations'
import { findDocument, type StoredDocument } from '../../database/queries/documents'
import { moveOrderLine } from '../../database/queries/orders'
import {
  findShipment,
  listReturnsOf,
  listShipmentLines,
  moveShipmentLine,
  type StoredShipmentLine,
} from '../../database/queries/shipments'
import { listShortagesOf } from '../../database/queries/shortages'
import { refreshAllocations } from '../allocations/firm'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { refreshOrders } from '../orders/steps'
import { reverse } from '../posting'
import { reopenShortage } from './reshipments'

/**
 * Takes a shipment back by its mirror, dated today: the account is relieved, the goods are free again, the order waits for them again.
 * @throws Refusal followedBy when goods came back or a shortage is settled: that has to be taken back first; periodLocked
 */
export const reverseShipment = (office: Office, input: ParsedInput<'shipments.reverse'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shipment', input, ['dispatched', 'confirmed', 'short'])
    assertNothingFollowed(tx, document)
    const lines = listShipmentLines(tx, document.id)
    reverse(office, tx, { documentId: document.id, businessDate: office.today() }, [])
    takePromisesBack(tx, lines)
    for (const { id, receivedQuantity, shortQuantity } of lines)
      moveShipmentLine(tx, id, { received: 0 - receivedQuantity, short: 0 - shortQuantity })
    for (const { id } of listShortagesOf(tx, document.id)) closeShortage(office, tx, id)
    if (findShipment(tx, document.id)?.chargeable === false) reopenShortage(office, tx, document.id)
    return advance(office, tx, document, { action: 'reverse', status: 'reversed', detail: { reason: input.reason } })
  })

function assertNothingFollowed(tx: Tx, document: StoredDocument): void {
  const settled = listShortagesOf(tx, document.id).filter((shortage) => shortage.status !== 'open')
  const by = [...listReturnsOf(tx, document.id), ...settled.map((shortage) => shortage.number)]
  if (by.length > 0) throw new Refusal('followedBy', { number: document.number, by: by.join(', ') })
}

/** What had left is neither promised nor shipped any more; the promise ends, so that the goods are free for anyone. */
function takePromisesBack(tx: Tx, lines: readonly StoredShipmentLine[]): void {
  const allocationIds = new Set<number>()
  const orderIds = new Set<number>()
  for (const { orderLineId, allocationLineId, quantity } of lines) {
    if (allocationLineId !== null)
      allocationIds.add(moveAllocationLine(tx, allocationLineId, { consumed: -quantity, released: quantity }))
    if (orderLineId !== null) orderIds.add(moveOrderLine(tx, orderLineId, { shipped: -quantity }))
  }
  refreshAllocations(tx, allocationIds)
  refreshOrders(tx, orderIds)
}

/** Nothing is missing of a shipment that never was. */
function closeShortage(office: Office, tx: Tx, id: number): void {
  const shortage = findDocument(tx, 'shortage', id)
  if (shortage !== undefined) advance(office, tx, shortage, { action: 'cancel', status: 'cancelled' })
}
