import type { ParsedInput } from '../../../shared/contract'
import { addDays } from '../../../shared/domain/days'
import { entriesForDispatch } from '../../../shared/domain/posting/shipments'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { Tx } from '../../database/connection'
import { moveAllocationLine } from '../../database/queries/allocations'
import { addReservation } from '../../database/queries/ledgers'
import { findDistributor } from '../../database/queries/masters'
import { moveOrderLine } from '../../database/queries/orders'
import {
  findShipment,
  listShipmentLines,
  listShippedOrders,
  type StoredShipmentLine,
  updateShipmentDays,
} from '../../database/queries/shipments'
import { refreshAllocations } from '../allocations/firm'
import { warehouseOf } from '../allocations/stock'
import { assertCredit } from '../credit'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { distributorOf, refreshOrders } from '../orders/steps'
import { post } from '../posting'
import { noted } from '../steps'
import { placesOf } from './places'

/**
 * The goods leave: they are in transit to the distributor, and the account is charged with what falls due after its terms.
 * @throws Refusal stale, wrongState, creditExceeded, creditOverdue, stockMissing, periodLocked
 */
export const dispatchShipment = (office: Office, input: ParsedInput<'shipments.dispatch'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shipment', input, ['draft', 'picked'])
    const distributorId = distributorOf(document)
    const warehouseId = warehouseOf(document)
    const shipment = findShipment(tx, document.id)
    const terms = findDistributor(tx, distributorId)
    if (shipment === undefined || terms === undefined) throw new Refusal('notFound')
    const { chargeable } = shipment
    const lines = listShipmentLines(tx, document.id)
    if (chargeable) {
      const thisFen = document.amountFen
      // Its goods are promised already and count as such; here they count as what is about to be charged.
      const under = { kind: 'order', ids: listShippedOrders(tx, document.id) } as const
      assertCredit(tx, { distributorId, thisFen, alreadyCountedFen: thisFen, under, day: office.today() })
    }
    for (const line of lines) addReservation(tx, warehouseId, line.skuId, -line.quantity)
    keepPromises(tx, lines)
    const dueDate = addDays(input.date, terms.paymentTermsDays)
    const { transitId } = placesOf(tx, distributorId)
    const posting = entriesForDispatch({ warehouseId, transitId, distributorId, chargeable, dueDate, lines })
    post(office, tx, { documentId: document.id, businessDate: input.date }, posting)
    updateShipmentDays(tx, document.id, { dispatchedOn: input.date })
    return advance(office, tx, document, {
      ...{ action: 'dispatch', status: 'dispatched' },
      ...{ businessDate: input.date, postedAt: office.now() },
      ...noted(input.remark),
    })
  })

/** What was promised to order lines has left: both the promise and the order know it. */
function keepPromises(tx: Tx, lines: readonly StoredShipmentLine[]): void {
  const allocationIds = new Set<number>()
  const orderIds = new Set<number>()
  for (const { orderLineId, allocationLineId, quantity } of lines) {
    if (allocationLineId !== null) allocationIds.add(moveAllocationLine(tx, allocationLineId, { consumed: quantity }))
    if (orderLineId !== null) orderIds.add(moveOrderLine(tx, orderLineId, { allocated: -quantity, shipped: quantity }))
  }
  refreshAllocations(tx, allocationIds)
  refreshOrders(tx, orderIds)
}
