import type { ParsedInput } from '../../../shared/contract'
import { allocationStatus } from '../../../shared/domain/order-status'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { Tx } from '../../database/connection'
import {
  findAllocationCounters,
  listPromises,
  moveAllocationLine,
  type Promised,
} from '../../database/queries/allocations'
import { findDocument, updateDerivedStatus } from '../../database/queries/documents'
import { addReservation } from '../../database/queries/ledgers'
import { findSku } from '../../database/queries/masters'
import { moveOrderLine } from '../../database/queries/orders'
import { assertCredit } from '../credit'
import { advance, assertMaySee, inTransaction, type Office, requireStep } from '../office'
import { refreshOrders } from '../orders'
import { amountOf, assertSupply, warehouseOf } from './stock'

/**
 * Makes a proposal binding: the goods are reserved and the order lines know it. The books of this moment decide, not those of the
 * proposal, because two people may have shared out the same goods.
 * @throws Refusal noLines, demandMissing, stockMissing (with who holds the goods), creditExceeded, creditOverdue
 */
export const confirmAllocation = (office: Office, input: ParsedInput<'allocations.confirm'>): DocumentStep =>
  inTransaction(office, (tx) => {
    assertMaySee(office, null)
    const document = requireStep(office, 'allocation', input, ['proposed'])
    const warehouseId = warehouseOf(document)
    const cells = listPromises(tx, document.id).filter((cell) => cell.quantity > 0)
    if (cells.length === 0) throw new Refusal('noLines', { number: document.number })
    for (const cell of cells) assertWanted(tx, cell)
    assertSupply(tx, warehouseId, cells)
    for (const [distributorId, theirs] of Map.groupBy(cells, (cell) => cell.distributorId)) {
      const under = { kind: 'order', ids: new Set(theirs.map((cell) => cell.orderId)) } as const
      assertCredit(tx, { distributorId, thisFen: amountOf(theirs).amountFen, under, day: office.today() })
    }
    for (const cell of cells) {
      addReservation(tx, warehouseId, cell.skuId, cell.quantity)
      moveOrderLine(tx, cell.orderLineId, { allocated: cell.quantity })
    }
    refreshOrders(
      tx,
      cells.map((cell) => cell.orderId),
    )
    return advance(office, tx, document, { action: 'firm', status: 'firm' })
  })

function assertWanted(tx: Tx, cell: Promised): void {
  if (cell.quantity <= cell.openQuantity) return
  throw new Refusal('demandMissing', {
    number: cell.orderNumber,
    sku: findSku(tx, cell.skuId)?.code ?? '',
    open: cell.openQuantity,
    needed: cell.quantity,
  })
}

/**
 * Gives back what has not left and stands on no open shipment; cancel the shipment first to give that back too. A proposal is simply
 * given up.
 * @throws Refusal noLines when there is nothing to give back
 */
export const releaseAllocation = (office: Office, input: ParsedInput<'allocations.release'>): DocumentStep =>
  inTransaction(office, (tx) => {
    assertMaySee(office, null)
    const document = requireStep(office, 'allocation', input, ['proposed', 'firm'])
    if (document.status === 'proposed') return advance(office, tx, document, { action: 'release', status: 'released' })
    const warehouseId = warehouseOf(document)
    const cells = listPromises(tx, document.id).filter((cell) => cell.restQuantity > 0)
    if (cells.length === 0) throw new Refusal('noLines', { number: document.number })
    for (const { id, orderLineId, skuId, restQuantity } of cells) {
      moveAllocationLine(tx, id, { released: restQuantity })
      addReservation(tx, warehouseId, skuId, -restQuantity)
      moveOrderLine(tx, orderLineId, { allocated: -restQuantity })
    }
    refreshOrders(
      tx,
      cells.map((cell) => cell.orderId),
    )
    const status = allocationStatus(findAllocationCounters(tx, document.id))
    const quantity = cells.reduce((sum, cell) => sum + cell.restQuantity, 0)
    return advance(office, tx, document, { action: 'release', status, detail: { quantity } })
  })

/** Brings allocations' states in step with their pieces after a shipment left or came back. */
export function refreshAllocations(tx: Tx, ids: Iterable<number>): void {
  for (const id of new Set(ids)) {
    const status = allocationStatus(findAllocationCounters(tx, id))
    if (findDocument(tx, 'allocation', id)?.status !== status) updateDerivedStatus(tx, id, status)
  }
}
