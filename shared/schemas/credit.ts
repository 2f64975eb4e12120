import { z } from 'zod'
import { amountFen, businessDay, positiveFen, rowId } from './values'

/** Lets a document pass the credit gate up to a day. */
export const creditReleaseInput = z.object({
  id: rowId,
  version: z.int().positive(),
  amountFen: positiveFen,
  reason: z.string().trim().min(1).max(500),
  until: businessDay,
})

/** Whose credit is asked for, and with how much more; a document that is named may have leave of its own. */
export const creditQuestion = z.object({
  distributorId: rowId,
  orderId: rowId.optional(),
  transferId: rowId.optional(),
  thisFen: amountFen,
})

/** Why goods may not leave: over the limit, or something is overdue for too long. */
export type CreditBreach = 'overLimit' | 'overdue'

/** Where a distributor stands against its credit, in fen. */
export interface CreditState {
  /** The limit of the day, with the temporary one while it runs. */
  readonly limitFen: number
  readonly temporaryFen: number
  /** The last day of the temporary limit that runs; null when none does. */
  readonly temporaryUntil: string | null
  readonly receivableFen: number
  /** Promised from our stock and not left yet. */
  readonly committedFen: number
  /** Transfers agreed or on their way here, charged when they arrive. */
  readonly onTheWayFen: number
  /** Receipts approved and not posted yet, which make room. */
  readonly pendingFen: number
  readonly thisFen: number
  readonly exposureFen: number
  readonly overFen: number
  /** How long the oldest overdue item is overdue; 0 where the company stops nobody for it. */
  readonly overdueDays: number
  /** Overdue for longer than this stops goods; null never does. */
  readonly stopAfterDays: number | null
  readonly breaches: readonly CreditBreach[]
  /** What leave has to cover for this to pass; 0 when nothing stands in its way. */
  readonly neededFen: number
  readonly prepaymentFen: number
  readonly depositFen: number
  readonly releasedFen: number
  readonly releasedUntil: string | null
  readonly ok: boolean
  /** Who may give that leave, nearest first; nobody is asked for where nothing stands in the way. */
  readonly releasers: readonly string[]
}
