import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sumOf } from '../../../../shared/domain/money'
import { isProposal, reviewOf, reviewParts } from '../../../../shared/domain/reconciliation/review'
import { differenceClasses } from '../../../../shared/schemas/reconciliations'

const difference = fc.record({
  differenceClass: fc.constantFrom(...differenceClasses),
  explained: fc.boolean(),
  quantity: fc.integer({ min: -99, max: 99 }),
  amountFen: fc.integer({ min: -9_999_999, max: 9_999_999 }),
})

it('explained, proposed and unexplained together are all there is, in number, pieces and money', () => {
  fc.assert(
    fc.property(fc.array(difference), (differences) => {
      const parts = Object.values(reviewParts(differences))
      expect(sumOf(parts.map(({ count }) => count))).toBe(differences.length)
      expect(sumOf(parts.map(({ quantity }) => quantity))).toBe(sumOf(differences.map(({ quantity }) => quantity)))
      expect(sumOf(parts.map(({ amountFen }) => amountFen))).toBe(sumOf(differences.map(({ amountFen }) => amountFen)))
    }),
  )
})

it('only a person explains; what names nothing is not even a proposal', () => {
  for (const differenceClass of differenceClasses) {
    expect(reviewOf({ differenceClass, explained: true })).toBe('explained')
    expect(reviewOf({ differenceClass, explained: false })).not.toBe('explained')
    expect(reviewOf({ differenceClass, explained: false }) === 'proposed').toBe(isProposal(differenceClass))
  }
  expect([isProposal('unknown'), isProposal('openingDifference')]).toEqual([false, false])
})
