import { z } from 'zod'
import type { DocumentHead, DocumentKind, DocumentRow, LinkRow } from './documents'
import { amountFen, businessDay, documentVersion, fileContent, rowId } from './values'

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

/** Their answer is a balance and nothing else. */
export const balanceReply = z.object({
  distributorId: rowId,
  dateFrom: businessDay,
  dateTo: businessDay,
  /** In our sign: plus when they owe us. */
  theirClosingFen: amountFen,
  note: z.string().trim().max(500).default(''),
})

/** Confirms ties that go by amount, days or goods alone. */
export const tieConfirmation = documentVersion.extend({ groupNos: z.array(z.int().positive()).min(1).max(10_000) })

/** A step about one difference. */
export const differenceStep = documentVersion.extend({ differenceId: rowId })

/** The days of which all distributors are looked at. */
export const reconciliationPeriod = z.object({ dateFrom: businessDay, dateTo: businessDay })

/** What to do about a difference. */
export const nextSteps = [
  'carry',
  'claim',
  'adjust',
  'bookReceipt',
  'bookReturn',
  'completeTransfer',
  'reverseOurs',
  'askReversal',
  'openPrevious',
  'nameIt',
] as const
/** What to do about a difference. */
export type NextStep = (typeof nextSteps)[number]

/** Who does it. */
export const differenceOwners = ['assistant', 'supervisor', 'manager', 'finance', 'warehouse'] as const
/** Who does it. */
export type DifferenceOwner = (typeof differenceOwners)[number]

/** How far a distributor is in a period. */
export const periodLights = ['notSent', 'sent', 'differences', 'matched', 'agreed', 'signed'] as const
/** How far a distributor is in a period. */
export type PeriodLight = (typeof periodLights)[number]

/** A distributor in a period. */
export interface PeriodRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly light: PeriodLight
  readonly statementId: number | null
  readonly statementNumber: string
  readonly reconciliationId: number | null
  readonly reconciliationNumber: string
  readonly ourClosingFen: number
  readonly theirClosingFen: number | null
  readonly openCount: number
  readonly unexplainedFen: number
  /** Documents posted since the comparison that belong to its days. */
  readonly newEntryCount: number
}

/** Where a person goes to settle a difference; no id when the document has to be typed. */
export interface SettlementPlace {
  readonly kind: DocumentKind
  readonly id: number | null
  readonly created: boolean
}

/** The bridge in pieces: what moved in the period, ours − differing − unsaid − unexplained = theirs. */
export interface PieceBridge {
  readonly ours: number
  readonly theirs: number
  readonly differing: number
  readonly unsaid: number
  readonly unexplained: number
}

/** What lone lines may belong to. */
export interface SuggestedTie {
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
  readonly reason: string
  readonly score: number
  readonly differenceFen: number
}

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
  /** Still open from the comparison before. */
  readonly carried: boolean
}

/** A row of the comparison: both sides aligned, or one alone. */
export interface ComparedPair {
  readonly groupNo: number
  readonly pass: ReconciliationPass | null
  readonly ours: readonly ComparedLine[]
  readonly theirs: readonly ComparedLine[]
  readonly differenceFen: number
  /** Tied by amount, days or goods alone, and nobody has confirmed it. */
  readonly suggested: boolean
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
  readonly nextStep: NextStep
  readonly owner: DifferenceOwner
  /** The document that settles it, once there is one. */
  readonly settlement: LinkRow | null
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
  readonly replyKind: 'book' | 'balance'
  readonly previous: { readonly id: number; readonly number: string } | null
  readonly pieces: PieceBridge
  /** What lone lines may belong to, the best first; only while it is open. */
  readonly suggestions: readonly SuggestedTie[]
  /** Documents of ours that come to exactly what a balance alone differs by. */
  readonly gapHints: readonly (readonly ComparedLine[])[]
  /** Documents posted since that belong to these days; a new run takes them in. */
  readonly newEntryCount: number
}
