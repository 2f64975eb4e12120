import { z } from 'zod'
import type { DocumentHead, DocumentRow } from './documents'
import { businessDay, documentVersion, fileContent, rowId } from './values'

/** Which pass matched; further passes come after these. */
export const reconciliationPasses = ['exact', 'reference', 'amount', 'sum', 'reversal', 'goods', 'manual'] as const
/** Which pass matched. */
export type ReconciliationPass = (typeof reconciliationPasses)[number]

/** What a difference is: 少货, 价差, 在途, 回款在途, 退货未入账, 重复入账, … 不明. */
export const differenceClasses = [
  'inTransit',
  'shortShipment',
  'wrongGoods',
  'priceDifference',
  'returnNotCredited',
  'returnDifference',
  'transferOneSided',
  'paymentInTransit',
  'paymentUnclaimed',
  'rebateNotAccrued',
  'duplicate',
  'cutOff',
  'openingDifference',
  'freight',
  'rounding',
  'unknown',
] as const
/** What a difference is. */
export type DifferenceClass = (typeof differenceClasses)[number]

/** How far a difference is: a person settled it, the program proposes what it is, or nothing explains it yet. */
export const reviewStates = ['explained', 'proposed', 'unexplained'] as const
/** How far a difference is. */
export type ReviewState = (typeof reviewStates)[number]

/** The differences of one state: how many, and what they come to in pieces and in fen, ours − theirs. */
export interface ReviewPart {
  readonly count: number
  readonly quantity: number
  readonly amountFen: number
}

/** Compares our account of a period with the distributor's own book. */
export const reconciliationStart = z.object({
  distributorId: rowId,
  dateFrom: businessDay,
  dateTo: businessDay,
  file: fileContent,
  mapping: z.unknown().optional(),
  /** Take the same file a second time although it was compared before. */
  acceptRepeated: z.boolean().default(false),
})

/** What a person says of a difference. */
export const differenceExplanation = documentVersion.extend({
  differenceId: rowId,
  differenceClass: z.enum(differenceClasses),
  explained: z.boolean(),
  note: z.string().trim().max(500).default(''),
})

/** Accepts what is proposed for some differences, or takes the acceptance back. */
export const differenceAcceptance = documentVersion.extend({
  differenceIds: z.array(rowId).min(1).max(10_000),
  accepted: z.boolean().default(true),
})

/** Joins or parts lines by hand. */
export const manualMatch = documentVersion.extend({
  ourDocumentIds: z.array(rowId),
  counterLineIds: z.array(rowId),
})

/** Signs; with a reason when something stays unexplained. */
export const reconciliationSignature = documentVersion.extend({ reason: z.string().trim().max(500).default('') })

/** One side's line in the comparison. */
export interface ComparedLine {
  readonly id: number
  readonly date: string | null
  readonly reference: string
  readonly text: string
  readonly kind: string
  readonly quantity: number | null
  readonly amountFen: number
}

/** A row of the comparison: both sides aligned, or one alone. */
export interface ComparedPair {
  readonly groupNo: number
  readonly pass: ReconciliationPass | null
  readonly ours: readonly ComparedLine[]
  readonly theirs: readonly ComparedLine[]
  readonly differenceFen: number
}

/** A difference as the screen lists it. */
export interface DifferenceRow {
  readonly id: number
  readonly differenceClass: DifferenceClass
  readonly ourDocumentId: number | null
  readonly ourNumber: string
  readonly counterLineId: number | null
  readonly date: string | null
  readonly reference: string
  readonly quantity: number
  readonly amountFen: number
  /** A person accepted or explained it. */
  readonly explained: boolean
  readonly review: ReviewState
  readonly note: string
  /** Why the program proposes this class, as a code (`quantityDiffers`, `shippedNearTheEnd` …); null once a person chose another. */
  readonly reason: string | null
}

/** A reconciliation as the list shows it. */
export interface ReconciliationRow extends DocumentRow {
  readonly dateFrom: string
  readonly dateTo: string
  readonly ourClosingFen: number
  readonly theirClosingFen: number
  readonly differenceCount: number
  /** Differences that no person has accepted or explained. */
  readonly openCount: number
  readonly unexplainedFen: number
}

/** A whole reconciliation with its bridge: our closing − explained − proposed − unexplained = their closing. */
export interface ReconciliationDocument extends DocumentHead {
  readonly dateFrom: string
  readonly dateTo: string
  readonly fileName: string
  readonly signConvention: string
  readonly ourOpeningFen: number
  readonly ourClosingFen: number
  readonly theirOpeningFen: number | null
  readonly theirClosingFen: number
  readonly pairs: readonly ComparedPair[]
  readonly differences: readonly DifferenceRow[]
  readonly review: Readonly<Record<ReviewState, ReviewPart>>
  readonly explainedFen: number
  readonly proposedFen: number
  readonly unexplainedFen: number
}
