import type { BusinessDay } from '../days'

/** What a line of either book is about, in our words: their 进货 is our shipment, their 付款 our receipt. */
export const reconciliationKinds = [
  'shipment',
  'return',
  'receipt',
  'transfer',
  'rebate',
  'adjustment',
  'other',
] as const
/** The kind of a line; lines of different kinds never match. */
export type ReconciliationKind = (typeof reconciliationKinds)[number]

/** A line of a book, already in our sign: what raises what the distributor owes us is positive, quantities likewise. */
export interface ReconciliationItem {
  readonly id: number
  readonly date: BusinessDay | null
  readonly kind: ReconciliationKind
  readonly reference: string
  /** The words beside it in the book, for what stands there of other documents, of freight or of a reversal. */
  readonly text?: string
  /** The reference it goes by, where its own is written otherwise; see `withKnownReferences`. */
  readonly key?: string
  /** The codes of its styles in order, where they are known: of theirs, what its words name. */
  readonly styles?: readonly string[]
  /** Null where the book does not say. */
  readonly quantity: number | null
  /** In fen. */
  readonly amountFen: number
}

/** Why two books differ (差异分类); the program proposes one, a person decides. */
export const differenceClasses = [
  'inTransit',
  'shortShipment',
  'wrongGoods',
  'priceDifference',
  'returnNotCredited',
  'returnDifference',
  'transferOneSided',
  'paymentInTransit',
  'receiptUnclaimed',
  'rebateNotAccrued',
  'duplicate',
  'cutOff',
  'openingMismatch',
  'wrongAccount',
  'rounding',
  'unknown',
] as const
/** The class of a difference; `unknown` explains nothing and stays in the unexplained remainder. */
export type DifferenceClass = (typeof differenceClasses)[number]

/** The pass that found a match, in the order they run; a weaker pass is a name added here and a function added to the list. */
export type MatchPass =
  | 'kept'
  | 'exact'
  | 'mentions'
  | 'referenceTotal'
  | 'referenceOnly'
  | 'sameAmount'
  | 'reversal'
  | 'sum'
  | 'run'
  | 'nearAmount'
  | 'goods'

/**
 * Passes whose ties need no second look: what both books name, and amounts to the fen that only one set of lines makes up. The others go
 * by amount, days and goods alone: they are tied as suggestions, which a person confirms or parts.
 */
const AUTOMATIC: ReadonlySet<MatchPass> = new Set([
  'kept',
  'exact',
  'mentions',
  'referenceTotal',
  'referenceOnly',
  'reversal',
  'sum',
])
/** Whether a tie of this pass stands by itself. */
export const isAutomatic = (pass: MatchPass): boolean => AUTOMATIC.has(pass)

/** A code for the sentence a person reads beside a match or a difference. */
export type ReconciliationReason =
  | 'keptByPerson'
  | 'numberAlike'
  | 'sameReferenceAndAmount'
  | 'sameReferenceAndTotal'
  | 'cancelsItself'
  | 'namesSeveral'
  | 'sameAmountNearby'
  | 'sumOfSeveral'
  | 'runOfSeveral'
  | 'nearAmountNearby'
  | 'sameGoodsNearby'
  | 'otherStyles'
  | 'quantityDiffers'
  | 'amountDiffers'
  | 'wholePiecesMissing'
  | 'lessThanAPiece'
  | 'quantityUnknown'
  | 'equalLineTwice'
  | 'referenceTwice'
  | 'shippedNearTheEnd'
  | 'paymentNotHere'
  | 'returnNotHere'
  | 'openingsDiffer'
  | 'roundedOff'
  | 'freightTaken'
  | 'rebateTaken'
  | 'bookedAcrossStart'
  | 'bookedNearTheEnd'
  | 'carriedOver'
  | 'receiptNotTheirs'
  | 'waitsHere'
  | 'noCounterpart'

/** Lines that belong together; `differenceFen` is ours − theirs and 0 unless a difference of the list explains it. */
export interface ReconciliationMatch {
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
  readonly pass: MatchPass
  readonly reason: ReconciliationReason
  readonly differenceFen: number
}

/** One thing the two books disagree about. With both ids it is the difference of a match; with one it is a line without a counterpart. */
export interface ReconciliationDifference {
  readonly class: DifferenceClass
  readonly ourId: number | null
  readonly theirId: number | null
  /** Ours − theirs, in fen. */
  readonly amountFen: number
  /** Ours − theirs, in pieces; what a book does not say counts as no difference. */
  readonly quantity: number
  readonly reason: ReconciliationReason
}

/** A line of the balance bridge: all differences of a class. */
export interface BridgeItem {
  readonly class: DifferenceClass
  readonly count: number
  readonly amountFen: number
}

/** The balance adjustment sheet (余额调节表): ours − items = theirs + unexplained; it may be signed when nothing is unexplained. */
export interface BalanceBridge {
  readonly ourClosingFen: number
  readonly items: readonly BridgeItem[]
  readonly theirClosingFen: number
  readonly unexplainedFen: number
}
