import { sumOf } from '../../../shared/domain/money'
import { isAutomatic, matchByReferenceAndAmount, type ReconciliationItem } from '../../../shared/domain/reconciliation'
import { alignBooks } from '../../../shared/domain/reconciliation/align'
import type { KeptMatch } from '../../../shared/domain/reconciliation/match'
import type { DifferenceClass, ReconciliationPass } from '../../../shared/schemas/reconciliations'
import { keptClass, keptPass } from './classes'
import type { OurSide } from './ours'

/** Two books to be tied, with what is known of them before. */
export interface Run {
  readonly dateFrom: string
  readonly dateTo: string
  readonly ours: OurSide
  readonly theirs: readonly ReconciliationItem[]
  readonly theirOpeningFen: number
  readonly theirClosingFen: number
  /** What of their opening stands among the lines, because it was open in the comparison before. */
  readonly theirCarriedFen: number
  /** What the lines that were carried were said to be. */
  readonly carriedClasses: {
    readonly ours: ReadonlyMap<number, DifferenceClass>
    readonly theirs: ReadonlyMap<number, DifferenceClass>
  }
  /** Whether a payment of theirs is with us as a receipt that nobody has posted. */
  readonly isWaiting?: (amountFen: number) => boolean
  readonly kept?: readonly KeptMatch[]
  readonly rejected?: readonly (readonly [number, number])[]
}

/** A tie as it will be kept. */
export interface RunMatch {
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
  readonly pass: ReconciliationPass
  readonly confirmed: boolean
  readonly suggested: boolean
}

/** A difference as it will be kept. */
export interface RunDifference {
  readonly differenceClass: DifferenceClass
  readonly ourId: number | null
  readonly theirId: number | null
  readonly quantity: number
  readonly amountFen: number
}

/** What a run found. */
export interface RunResult {
  /** Their lines by number as they were understood: the kind may be that of our document they name. */
  readonly aligned: ReadonlyMap<number, ReconciliationItem>
  readonly matches: readonly RunMatch[]
  readonly differences: readonly RunDifference[]
}

/** Ties two books and says what every difference is; what nothing explains is a difference of its own, so that nothing is hidden. */
export function runMatching(run: Run): RunResult {
  const { ours, theirOpeningFen, theirClosingFen, carriedClasses } = run
  const aligned = alignBooks(ours.documents, run.theirs, ours.styleCodes)
  const { matches, differences } = matchByReferenceAndAmount(aligned.ours, aligned.theirs, {
    periodStart: run.dateFrom,
    periodEnd: run.dateTo,
    ourOpeningFen: ours.openingFen - ours.carriedFen,
    theirOpeningFen: theirOpeningFen - run.theirCarriedFen,
    theirClosingFen,
    ...(run.kept ? { kept: run.kept } : {}),
    ...(run.rejected ? { rejected: run.rejected } : {}),
  })
  const found = differences.map(({ class: proposed, reason: _, ...rest }): RunDifference => {
    const { ourId, theirId } = rest
    const isAlone = ourId === null || theirId === null
    const before = isAlone
      ? (carriedClasses.ours.get(ourId ?? 0) ?? carriedClasses.theirs.get(theirId ?? 0))
      : undefined
    const isShortage = theirId === null && ourId !== null && ours.shortages.has(ourId)
    const isWaiting = proposed === 'paymentInTransit' && run.isWaiting?.(rest.amountFen) === true
    const named = isShortage ? 'shortShipment' : isWaiting ? 'paymentUnclaimed' : keptClass(proposed)
    return { ...rest, differenceClass: before ?? named }
  })
  return {
    aligned: new Map(aligned.theirs.map((item) => [item.id, item])),
    matches: matches.map(({ ourIds, theirIds, pass }) => ({
      ...{ ourIds, theirIds, pass: keptPass(pass) },
      confirmed: pass === 'exact' || pass === 'kept',
      suggested: !isAutomatic(pass),
    })),
    differences: [...found, ...misadded(ours.closingFen - theirClosingFen, found)],
  }
}

/** A book whose closing is not its opening and lines added up: the rest is a difference of its own. */
export function misadded(wholeFen: number, found: readonly RunDifference[]): RunDifference[] {
  const amountFen = wholeFen - sumOf(found.map((difference) => difference.amountFen))
  if (amountFen === 0) return []
  return [{ differenceClass: 'unknown', ourId: null, theirId: null, quantity: 0, amountFen }]
}
