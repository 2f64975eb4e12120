import { exactInteger, sumOf } from '../money'
import { type BalanceBridge, differenceClasses, type ReconciliationDifference } from './types'

/** What a bridge is drawn from; also in pieces, when balances and amounts are counts of pieces. */
export interface BridgeInput {
  readonly ourClosingFen: number
  readonly theirClosingFen: number
  readonly differences: readonly Pick<ReconciliationDifference, 'class' | 'amountFen'>[]
}

/**
 * Leads from our closing balance to theirs by class. What no class explains (`unknown`, or a book whose balance is not the sum of
 * its lines) is left in `unexplainedFen`. Drawn anew whenever a person changes a class.
 */
export const balanceBridge = (input: BridgeInput): BalanceBridge => {
  const items = differenceClasses
    .filter((name) => name !== 'unknown')
    .map((name) => {
      const own = input.differences.filter((difference) => difference.class === name)
      return { class: name, count: own.length, amountFen: sumOf(own.map((difference) => difference.amountFen)) }
    })
    .filter((item) => item.count > 0)
  const explained = sumOf(items.map((item) => item.amountFen))
  return {
    ourClosingFen: input.ourClosingFen,
    items,
    theirClosingFen: input.theirClosingFen,
    unexplainedFen: exactInteger(input.ourClosingFen - input.theirClosingFen - explained, 'unexplained amount'),
  }
}
