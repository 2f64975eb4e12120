import type { ParsedInput } from '../../../shared/contract'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import { listPromises } from '../../database/queries/allocations'
import { insertLink } from '../../database/queries/documents'
import { advance, assertMaySee, inTransaction, type Office, requireStep } from '../office'
import { openShipment } from '../shipments/open'
import { warehouseOf } from './stock'

/**
 * Makes one draft shipment a distributor out of what is firm and on no other shipment; the pieces stay reserved until it leaves.
 * @throws Refusal noLines when everything is on its way already
 */
export const shipAllocation = (office: Office, input: ParsedInput<'allocations.ship'>): readonly DocumentStep[] =>
  inTransaction(office, (tx) => {
    assertMaySee(office, null)
    const document = requireStep(office, 'allocation', input, ['firm'])
    const warehouseId = warehouseOf(document)
    const cells = listPromises(tx, document.id).filter((cell) => cell.restQuantity > 0)
    if (cells.length === 0) throw new Refusal('noLines', { number: document.number })
    const shipments = [...Map.groupBy(cells, (cell) => cell.distributorId)].map(([distributorId, theirs]) => {
      const lines = theirs.map((cell) => ({ ...cell, quantity: cell.restQuantity, allocationLineId: cell.id }))
      const shipment = openShipment(office, tx, { distributorId, warehouseId, chargeable: true, lines })
      for (const orderId of new Set(theirs.map((cell) => cell.orderId))) insertLink(tx, orderId, shipment.id)
      insertLink(tx, document.id, shipment.id)
      return { ...shipment, status: 'draft', version: 1 } as const
    })
    advance(office, tx, document, { action: 'ship', status: 'firm', detail: { shipments: shipments.length } })
    return shipments
  })
