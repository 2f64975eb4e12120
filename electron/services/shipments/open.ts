import { lineAmountFen, sumOf } from '../../../shared/domain/money'
import type { Tx } from '../../database/connection'
import { insertShipmentLine, insertShipmentRow, type NewShipmentLine } from '../../database/queries/shipments'
import { type Office, openDocument } from '../office'

/** A draft shipment to be opened, its goods already reserved. */
export interface ShipmentPlan {
  readonly distributorId: number
  readonly warehouseId: number
  /** A reshipment carries no new charge: its lines keep their price, its document is worth nothing. */
  readonly chargeable: boolean
  readonly reference?: string
  readonly lines: readonly Omit<NewShipmentLine, 'shipmentId' | 'amountFen'>[]
}

/** Opens a draft shipment with its lines at the prices they were sold. */
export function openShipment(
  office: Office,
  tx: Tx,
  plan: ShipmentPlan,
): { readonly id: number; readonly number: string } {
  const { distributorId, warehouseId, chargeable, reference = '' } = plan
  const lines = plan.lines.map((line) => ({ ...line, amountFen: lineAmountFen(line.quantity, line.priceFen) }))
  const shipment = openDocument(office, tx, {
    ...{ kind: 'shipment', status: 'draft' },
    ...{ businessDate: office.today(), distributorId, warehouseId, reference },
    quantity: sumOf(lines.map((line) => line.quantity)),
    amountFen: chargeable ? sumOf(lines.map((line) => line.amountFen)) : 0,
  })
  insertShipmentRow(tx, shipment.id, chargeable)
  for (const line of lines) {
    const { skuId, orderLineId, allocationLineId, quantity, tagPriceFen, rateBp, priceFen, amountFen } = line
    const sale = { quantity, tagPriceFen, rateBp, priceFen, amountFen }
    insertShipmentLine(tx, { shipmentId: shipment.id, skuId, orderLineId, allocationLineId, ...sale })
  }
  return shipment
}
