import type { ParsedInput } from '../../../shared/contract'
import type { DocumentStep } from '../../../shared/schemas/documents'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { addReservation } from '../../database/queries/ledgers'
import {
  findShipment,
  listShipmentLines,
  updateCartonNo,
  updateShipmentDetails,
} from '../../database/queries/shipments'
import { warehouseOf } from '../allocations/stock'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { statusOf } from '../statuses'
import { fieldRefusal } from '../steps'
import { getShipment } from './get'
import { reopenShortage } from './reshipments'

/** Writes how a shipment travels and in which carton each line lies. @throws Refusal stale, wrongState, invalidInput */
export const saveShipment = (office: Office, input: ParsedInput<'shipments.save'>): ShipmentDocument =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shipment', input, ['draft', 'picked'])
    const lineIds = new Set(listShipmentLines(tx, document.id).map((line) => line.id))
    for (const [index, { lineId, cartonNo }] of input.cartonNos.entries()) {
      if (!lineIds.has(lineId)) throw fieldRefusal(`cartonNos.${index}.lineId`, 'unknown')
      if (input.cartonNos.findIndex((each) => each.lineId === lineId) < index)
        throw fieldRefusal(`cartonNos.${index}.lineId`, 'repeated')
      updateCartonNo(tx, lineId, cartonNo)
    }
    updateShipmentDetails(tx, document.id, input)
    advance(office, tx, document, { action: 'save', status: statusOf('shipment', document), remark: input.remark })
    return getShipment(office, { id: document.id })
  })

/** Says that the goods stand packed. */
export const pickShipment = (office: Office, input: ParsedInput<'shipments.pick'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shipment', input, ['draft'])
    return advance(office, tx, document, { action: 'pick', status: 'picked' })
  })

/**
 * Gives a shipment up before it leaves: its pieces stay firm in their allocation and can be shipped again. A reshipment's are free
 * again, and the claim it was to settle is open again, because nothing was sent for it.
 */
export const cancelShipment = (office: Office, input: ParsedInput<'shipments.cancel'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const document = requireStep(office, 'shipment', input, ['draft', 'picked'])
    const step = advance(office, tx, document, { action: 'cancel', status: 'cancelled' })
    if (findShipment(tx, document.id)?.chargeable === false) {
      const warehouseId = warehouseOf(document)
      for (const line of listShipmentLines(tx, document.id)) addReservation(tx, warehouseId, line.skuId, -line.quantity)
      reopenShortage(office, tx, document.id)
    }
    return step
  })
