import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import { businessDay, documentVersion, remark, rowId, wholeQuantity } from './values'

/** How stock is shared out: 按比例, 按优先级, 按下单日期. */
export const allocationPolicies = ['proRata', 'priority', 'orderDate'] as const
/** How stock is shared out. */
export type AllocationPolicy = (typeof allocationPolicies)[number]

/** What to share out and how; without orders or styles, everything that waits. */
export const allocationRun = z.object({
  businessDate: businessDay,
  warehouseId: rowId,
  policy: z.enum(allocationPolicies),
  orderIds: z.array(rowId).optional(),
  styleIds: z.array(rowId).optional(),
  distributorIds: z.array(rowId).optional(),
  holdBackBp: z.int().min(0).max(10_000).default(0),
  remark,
})
/** What to share out and how, as a service receives it. */
export type AllocationRun = z.output<typeof allocationRun>

/** Edits of a proposal, by line. */
export const allocationRevision = documentVersion.extend({
  lines: z.array(z.object({ id: rowId, quantity: wholeQuantity, locked: z.boolean().default(true) })),
})

/** One cell of a proposal with the reason for its quantity. */
export interface AllocationLineRow extends LineSku {
  readonly id: number
  readonly orderId: number
  readonly orderNumber: string
  readonly orderLineId: number
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly demandQuantity: number
  readonly quantity: number
  readonly consumedQuantity: number
  readonly releasedQuantity: number
  readonly locked: boolean
  readonly reason: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }
}

/** What a SKU has to give in the warehouse of a proposal. */
export interface AllocationSupplyRow {
  readonly skuId: number
  readonly onHand: number
  readonly reservedElsewhere: number
  readonly available: number
}

/** A whole allocation. */
export interface AllocationDocument extends DocumentHead {
  readonly policy: AllocationPolicy
  readonly lines: readonly AllocationLineRow[]
  readonly supply: readonly AllocationSupplyRow[]
}

/** Open demand against what a warehouse has: who is waiting for what. */
export interface WaitingRow {
  readonly orderId: number
  readonly orderNumber: string
  readonly businessDate: string
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly openQuantity: number
  readonly coverableQuantity: number
  readonly openAmountFen: number
}
