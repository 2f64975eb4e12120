import type { DifferenceClass, ReviewPart, ReviewState } from '../../schemas/reconciliations'
import { sumOf } from '../money'

/** What is known of a difference when its state is asked: what it is said to be, and whether a person settled it. */
export interface Reviewed {
  readonly differenceClass: DifferenceClass
  readonly explained: boolean
}

/** A class that explains a difference once a person accepts it; calling it unknown explains nothing, nor do openings that differ. */
export const isProposal = (differenceClass: DifferenceClass): boolean =>
  differenceClass !== 'unknown' && differenceClass !== 'openingDifference'

/** How far a difference is: only a person's word explains it; a class found by the program is a proposal. */
export const reviewOf = ({ differenceClass, explained }: Reviewed): ReviewState => {
  if (explained) return 'explained'
  return isProposal(differenceClass) ? 'proposed' : 'unexplained'
}

/** The differences of each state, in number, pieces and money; the three together are everything the two books differ by. */
export const reviewParts = (
  differences: readonly (Reviewed & Omit<ReviewPart, 'count'>)[],
): Readonly<Record<ReviewState, ReviewPart>> => {
  const part = (state: ReviewState): ReviewPart => {
    const own = differences.filter((difference) => reviewOf(difference) === state)
    return {
      count: own.length,
      quantity: sumOf(own.map(({ quantity }) => quantity)),
      amountFen: sumOf(own.map(({ amountFen }) => amountFen)),
    }
  }
  return { explained: part('explained'), proposed: part('proposed'), unexplained: part('unexplained') }
}
