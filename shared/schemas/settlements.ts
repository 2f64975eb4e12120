import { z } from 'zod'
import type { DocumentKind } from './documents'
import type { AccountKind } from './ledgers'
import { page, positiveFen, rowId } from './values'

/** What a small difference (尾差) may be booked as: kinds of an adjustment that move the receivable alone. */
export const differenceKinds = ['rounding', 'priceDifference', 'freight', 'allowance', 'penalty', 'other'] as const
/** What a small difference is booked as. */
export type DifferenceKind = (typeof differenceKinds)[number]

/** How much may be written off while settling: an amount, and a share of what the documents came to; both hold. */
export interface DifferenceRule {
  readonly limitFen: number
  readonly limitPermille: number
}

/** The ways a settlement (核销) can be proposed; by hand needs no rule. */
export const settlingWays = ['reference', 'exact', 'oldest'] as const
/** One way of proposing which credit pays which charge. */
export type SettlingWay = (typeof settlingWays)[number]

/** What of a receivable's entry is not settled yet; amounts are positive on both sides, in fen. */
export interface OpenEntry {
  readonly entryId: number
  readonly documentId: number
  readonly documentKind: DocumentKind
  readonly documentNumber: string
  readonly reference: string
  /** Words that may name what is paid: bank reference, remark. */
  readonly text: string
  readonly payerName: string
  readonly kind: AccountKind
  readonly businessDate: string
  readonly dueDate: string | null
  readonly amountFen: number
  readonly openFen: number
}

/** Both sides of an account, ready to be settled. */
export interface OpenAccount {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly credits: readonly OpenEntry[]
  readonly charges: readonly OpenEntry[]
  readonly differenceRule: DifferenceRule
}

/** This much of a credit pays this much of a charge; both are entries of one distributor's receivable. */
export const settlementEdge = z.object({ creditId: rowId, chargeId: rowId, amountFen: positiveFen })

/** So many edges go into one posting; an account of years settles in a few. */
export const LARGEST_SETTLEMENT = 20_000

/**
 * What one side has more than the other, written off to a reason in the same posting. `rest` names the entries it closes, all on one side:
 * charges when they paid too little, credits when they paid too much.
 */
export const settlementDifference = z.object({
  adjustmentKind: z.enum(differenceKinds),
  /** Why, in the words of whoever decided; the basis of the adjustment. */
  basis: z.string().trim().min(1).max(500),
  rest: z
    .array(z.object({ entryId: rowId, amountFen: positiveFen }))
    .min(1)
    .max(500),
})
/** A small difference as a service receives it. */
export type SettlementDifference = z.output<typeof settlementDifference>

/** What is to be settled, and what each entry had open when it was decided, so that another desk's settlement is noticed. */
export const settlementPosting = z
  .object({
    distributorId: rowId,
    edges: z.array(settlementEdge).max(LARGEST_SETTLEMENT),
    seen: z.array(z.object({ entryId: rowId, openFen: positiveFen })).max(2 * LARGEST_SETTLEMENT),
    difference: settlementDifference.optional(),
  })
  .refine(({ edges, difference }) => edges.length > 0 || difference !== undefined, {
    path: ['edges'],
    error: 'required',
  })

/** Which settlements to take away: some, or everything of one posting that still counts. */
export const settlementUndo = z
  .object({
    ids: z.array(rowId).max(LARGEST_SETTLEMENT).default([]),
    postingId: rowId.optional(),
    reason: z.string().trim().max(500).default(''),
  })
  .refine(({ ids, postingId }) => ids.length > 0 || postingId !== undefined, { path: ['ids'], error: 'required' })

/** Which settlements a list shows. */
export const settlementFilter = page.extend({
  distributorId: rowId.optional(),
  /** Those of one document, whichever side it stands on. */
  documentId: rowId.optional(),
  /** Only those that count, or only those that were taken away. */
  active: z.boolean().optional(),
})

/** By which rule to propose; `creditIds` leaves the other credits alone. */
export const settlementQuestion = z.object({
  distributorId: rowId,
  way: z.enum(settlingWays),
  creditIds: z.array(rowId).max(500).optional(),
})

/** A settlement as its list shows it. */
export interface SettlementRow {
  readonly id: number
  readonly postingId: number
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly creditDocumentId: number
  readonly creditKind: DocumentKind
  readonly creditNumber: string
  readonly creditDate: string
  readonly chargeDocumentId: number
  readonly chargeKind: DocumentKind
  readonly chargeNumber: string
  readonly chargeDate: string
  readonly dueDate: string | null
  readonly amountFen: number
  readonly active: boolean
  readonly userName: string
  readonly at: string
  readonly undoneByName: string
  readonly undoneAt: string | null
  readonly undoneReason: string
}

/** What settling did. */
export interface SettlementPosted {
  readonly postingId: number
  readonly edgeCount: number
  readonly amountFen: number
  /** The adjustment that wrote the difference off; empty without one. */
  readonly differenceNumber: string
}
