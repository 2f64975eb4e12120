import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import { businessDay, documentVersion, positiveQuantity, remark, rowId, versioned, wholeQuantity } from './values'

/** Why goods come back: 滞销, 次品, 发错, 换货, 召回. */
export const returnReasons = ['unsold', 'defect', 'wrongGoods', 'exchange', 'recall'] as const
/** Why goods come back. */
export type ReturnReason = (typeof returnReasons)[number]

/** A return as it is typed. */
export const returnDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    businessDate: businessDay,
    distributorId: rowId,
    warehouseId: rowId,
    reason: z.enum(returnReasons),
    reference: z.string().trim().max(64).default(''),
    remark,
    lines: z
      .array(z.object({ skuId: rowId, quantity: positiveQuantity }))
      .min(1)
      .max(5000),
  }),
)
/** A return as it is typed, as a service receives it. */
export type ReturnDraft = z.output<typeof returnDraft>

/** What arrived of a return; a line that is not named arrived whole. */
export const returnArrival = documentVersion.extend({
  date: businessDay,
  received: z.array(z.object({ lineId: rowId, quantity: wholeQuantity })).default([]),
  remark,
})

/** What the inspection found, line by line. */
export const returnInspection = documentVersion.extend({
  date: businessDay,
  lines: z.array(
    z.object({
      lineId: rowId,
      good: wholeQuantity,
      defect: wholeQuantity.default(0),
      rejected: wholeQuantity.default(0),
    }),
  ),
  remark,
})
/** What the inspection found, as a service receives it. */
export type ReturnInspection = z.output<typeof returnInspection>

/** A line of a return. */
export interface ReturnLineRow extends LineSku {
  readonly id: number
  readonly quantity: number
  readonly receivedQuantity: number
  readonly goodQuantity: number
  readonly defectQuantity: number
  readonly rejectedQuantity: number
  readonly sources: readonly ReturnSourceRow[]
}

/** The sale some pieces come from, and so their price. */
export interface ReturnSourceRow {
  readonly shipmentId: number | null
  readonly shipmentNumber: string
  readonly shipmentDate: string | null
  readonly quantity: number
  readonly priceFen: number
  readonly acceptedQuantity: number
}

/** How much of its return quota a distributor has used, in fen. */
export interface QuotaState {
  readonly shippedFen: number
  readonly quotaFen: number
  readonly usedFen: number
  readonly leftFen: number
  readonly thisFen: number
  readonly overFen: number
}

/** A whole return. */
export interface ReturnDocument extends DocumentHead {
  readonly reason: ReturnReason
  readonly approvedOverQuota: string
  readonly approvedBeyondSold: string
  /** Pieces without a sale that is left for them: never sold to this distributor, or come back already. */
  readonly beyondSold: number
  /** What an open return would be worth by the sales that are left now; null while that is what it says. */
  readonly current: { readonly amountFen: number; readonly beyondSold: number } | null
  readonly receivedOn: string | null
  readonly inspectedOn: string | null
  readonly quota: QuotaState
  readonly lines: readonly ReturnLineRow[]
}
