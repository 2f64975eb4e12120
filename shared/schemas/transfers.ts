import { z } from 'zod'
import type { CreditState } from './credit'
import type { DocumentHead, DocumentRow, LineSku } from './documents'
import { businessDay, documentVersion, positiveQuantity, remark, rowId, versioned, wholeQuantity } from './values'

/** How the money follows the goods: 过总部, 平移, 私下结算, and 内部 between our own warehouses. */
export const transferModes = ['throughUs', 'level', 'private', 'internal'] as const
/** How the money follows the goods. */
export type TransferMode = (typeof transferModes)[number]

/** A transfer as it is typed. */
export const transferDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    businessDate: businessDay,
    mode: z.enum(transferModes),
    fromWarehouseId: rowId,
    toWarehouseId: rowId,
    reason: z.string().trim().max(500).default(''),
    /** Why a distributor sends more than the books know it to hold; asked for when it does. */
    beyondHeldReason: z.string().trim().max(500).default(''),
    reference: z.string().trim().max(64).default(''),
    remark,
    lines: z
      .array(z.object({ skuId: rowId, quantity: positiveQuantity }))
      .min(1)
      .max(5000),
  }),
)
/** A transfer as it is typed, as a service receives it. */
export type TransferDraft = z.output<typeof transferDraft>

/** A transfer that leaves: the day, and why it sends more than the sender is known to hold by now. */
export const transferDispatch = documentVersion.extend({
  date: businessDay,
  remark,
  beyondHeldReason: z.string().trim().max(500).default(''),
})

/** What arrived of a transfer; a line that is not named arrived whole. */
export const transferArrival = documentVersion.extend({
  date: businessDay,
  received: z.array(z.object({ lineId: rowId, quantity: wholeQuantity })).default([]),
  remark,
})

/** A transfer as the list shows it. */
export interface TransferRow extends DocumentRow {
  readonly mode: TransferMode
  readonly fromName: string
  readonly toName: string
  /** What each side is charged; null where that side is none of the reader's. */
  readonly fromAmountFen: number | null
  readonly toAmountFen: number | null
}

/** A line of a transfer at both sides' prices; what concerns a side that is none of the reader's is null. */
export interface TransferLineRow extends LineSku {
  readonly id: number
  readonly quantity: number
  readonly tagPriceFen: number
  readonly fromRateBp: number | null
  readonly fromPriceFen: number | null
  readonly toRateBp: number | null
  readonly toPriceFen: number | null
  readonly receivedQuantity: number
  readonly shortQuantity: number
  /** What the sending place has free now; below nothing at a distributor's, where the books only know what we shipped. */
  readonly fromFree: number | null
  /** What the books knew the sending distributor to hold when the transfer was last asked for; null for a place of ours. */
  readonly heldQuantity: number | null
}

/** A whole transfer; the difference is ours, and shown before it is approved. */
export interface TransferDocument extends DocumentHead {
  readonly mode: TransferMode
  readonly fromWarehouseId: number
  readonly fromName: string
  readonly fromDistributorId: number | null
  readonly toWarehouseId: number
  readonly toName: string
  readonly toDistributorId: number | null
  readonly fromAmountFen: number | null
  readonly toAmountFen: number | null
  readonly differenceFen: number | null
  readonly reason: string
  readonly beyondHeldReason: string
  readonly dispatchedOn: string | null
  readonly receivedOn: string | null
  /** Where the receiver stands with this transfer while it may still be stopped; null where it will not be charged, or is none of the reader's. */
  readonly credit: CreditState | null
  readonly lines: readonly TransferLineRow[]
}
