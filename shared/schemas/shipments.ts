import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import { businessDay, documentVersion, remark, rowId, wholeQuantity } from './values'

/** What the packer adds to a shipment before it leaves. */
export const shipmentDetails = documentVersion.extend({
  carrier: z.string().trim().max(100).default(''),
  waybill: z.string().trim().max(100).default(''),
  cartons: z.int().min(0).max(100_000).default(0),
  remark,
  cartonNos: z.array(z.object({ lineId: rowId, cartonNo: z.int().positive() })).default([]),
})

/** What arrived; a line that is not named arrived whole. */
export const shipmentConfirmation = documentVersion.extend({
  date: businessDay,
  received: z.array(z.object({ lineId: rowId, quantity: wholeQuantity })).default([]),
  cause: z.enum(['picking', 'carrier', 'miscount', 'factory', 'unknown']).default('unknown'),
  remark,
})
/** What arrived, as a service receives it. */
export type ShipmentConfirmation = z.output<typeof shipmentConfirmation>

/** A line of a shipment. */
export interface ShipmentLineRow extends LineSku {
  readonly id: number
  readonly orderId: number | null
  readonly orderNumber: string
  readonly cartonNo: number
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly amountFen: number
  readonly receivedQuantity: number
  readonly shortQuantity: number
  readonly returnedQuantity: number
}

/** A whole shipment; balances are the receivable before and after it, for the shipping note. */
export interface ShipmentDocument extends DocumentHead {
  readonly chargeable: boolean
  readonly carrier: string
  readonly waybill: string
  readonly cartons: number
  readonly dispatchedOn: string | null
  readonly confirmedOn: string | null
  readonly address: string
  readonly contact: string
  readonly phone: string
  readonly balanceBeforeFen: number
  readonly balanceAfterFen: number
  readonly lines: readonly ShipmentLineRow[]
}
