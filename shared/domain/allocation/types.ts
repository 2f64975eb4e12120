import type { BusinessDay } from '../days'

/** What one order line still wants of one SKU; quantities in pieces. */
export interface Demand {
  readonly id: number
  readonly skuId: number
  readonly distributorId: number
  readonly orderId: number
  readonly orderDate: BusinessDay
  /** Higher is served first where the policy asks; breaks ties elsewhere. */
  readonly priority: number
  /** The open demand: ordered, not yet allocated, shipped or cancelled. */
  readonly quantity: number
  /** A quantity a person fixed; the run never touches it. */
  readonly locked?: number | null
}

/** How short stock is split; the office compares the outcomes side by side. */
export const allocationPolicies = ['proRata', 'priority', 'orderDate'] as const
/** `proRata` fair share; `priority` classes in turn, fair share within a class; `orderDate` first come, first served. */
export type AllocationPolicy = (typeof allocationPolicies)[number]

/** By distributor: what the roundings of former SKUs or runs owe it (positive) or gave it too much (negative), in millionths of a piece. */
export type Deficits = ReadonlyMap<number, number>

/** Everything a run decides from; the same input in any order gives the same output. */
export interface AllocationInput {
  /** Pieces free to promise, by SKU; a SKU that is missing has none. */
  readonly supply: ReadonlyMap<number, number>
  readonly demands: readonly Demand[]
  readonly policy: AllocationPolicy
  /** Kept for later replenishment, in basis points of the supply, rounded down. */
  readonly holdBackBp?: number
  /** A line gets at least this many pieces (or all it wants, when that is less), or none. */
  readonly minimum?: number
  /** What the last run left in `deficits`, so that rounding evens out over runs too. */
  readonly deficits?: Deficits
}

/** Why a cell got what it got; the window has a sentence for each code. */
export type CellReasonCode =
  | 'locked'
  | 'inFull'
  | 'noSupply'
  | 'share'
  | 'shareRoundedUp'
  | 'shareRoundedDown'
  | 'inTurn'
  | 'turnNotReached'
  | 'belowMinimum'
  | 'raisedToMinimum'

/** A code and the numbers that fill its sentence. */
export interface CellReason {
  readonly code: CellReasonCode
  readonly params: Readonly<Record<string, number>>
}

/** What one order line is given; `exact` is its share before rounding (absent where no share was computed). */
export interface AllocationCell {
  readonly demandId: number
  readonly skuId: number
  readonly quantity: number
  readonly exact?: number
  readonly reason: CellReason
}

/** Locks that do not fit; the run leaves them as they are and gives nothing else of that SKU, a person has to decide. */
export interface LockConflict {
  readonly skuId: number
  readonly lockedQuantity: number
  readonly supplyQuantity: number
}

/** The proposal: a cell for every demand in the order of the input, and what is left. */
export interface AllocationResult {
  readonly cells: readonly AllocationCell[]
  /** Free pieces nobody got, by SKU, held-back pieces not counted. */
  readonly left: ReadonlyMap<number, number>
  readonly heldBack: ReadonlyMap<number, number>
  readonly conflicts: readonly LockConflict[]
  readonly deficits: Deficits
}
