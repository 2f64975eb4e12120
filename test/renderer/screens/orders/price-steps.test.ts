import { describe, expect, it } from 'vitest'
import { reachedSteps } from '../../../../renderer/screens/orders/price-steps'
import type { PriceQuote } from '../../../../shared/schemas/styles'

const quote = (skuId: number, steps: PriceQuote['steps']): PriceQuote => ({
  ...{ skuId, tagPriceFen: 10_000, rateBp: 5000, priceFen: 5000, rule: 'distributorDiscount', floorFen: null },
  ...{ kind: 'distributorDiscount', reason: 'distributorDiscount', beforeFloorFen: 5000, base: null },
  steps,
})
const coats = { id: 2, minQuantity: 10 }
const all = { id: 1, minQuantity: 20 }
const quotes = new Map([quote(1, [coats, all]), quote(2, [coats, all]), quote(3, [all])].map((one) => [one.skuId, one]))
const reached = (...held: readonly (readonly [number, number])[]) =>
  reachedSteps(
    held.map(([skuId, quantity]) => ({ skuId, quantity })),
    (skuId) => quotes.get(skuId),
  )

describe('the quantities that an order reaches', () => {
  it('change only where a rule’s own pieces reach what it asks for', () => {
    expect(reached([1, 9], [3, 5])).toBe('')
    expect(reached([1, 4], [2, 6])).toBe('2')
    expect(reached([1, 4], [2, 7], [3, 8])).toBe('2')
    expect(reached([1, 4], [2, 7], [3, 9])).toBe('1 2')
    expect(reached([3, 20])).toBe('1')
  })

  it('leave out what has no price yet', () => {
    expect(reached([99, 500])).toBe('')
    expect(reached()).toBe('')
  })
})
