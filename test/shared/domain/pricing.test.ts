import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { netPriceFen } from '../../../shared/domain/money'
import { type PricePolicy, type PriceQuestion, quotePrice } from '../../../shared/domain/pricing'

const policy = (fields: Partial<PricePolicy> & { id: number }): PricePolicy => ({
  name: `rule ${fields.id}`,
  dateFrom: '2024-01-01',
  dateTo: null,
  rateBp: 4_500,
  priority: 0,
  status: 'approved',
  ...fields,
})

const question = (policies: readonly PricePolicy[], fields: Partial<PriceQuestion> = {}): PriceQuestion => ({
  tagPriceFen: 39_900,
  distributor: { id: 7, grade: 'A', regionId: 3, discountBp: 4_800 },
  style: { season: '24Q3', category: '外套' },
  orderKind: 'fair',
  date: '2024-06-15',
  policies,
  ...fields,
})

const anyPolicy = fc.record({
  distributorId: fc.option(fc.constantFrom(7, 8)),
  grade: fc.option(fc.constantFrom('A', 'B')),
  regionId: fc.option(fc.constantFrom(3, 4)),
  season: fc.option(fc.constantFrom('24Q3', '24Q4')),
  category: fc.option(fc.constantFrom('外套', '裤子')),
  orderKind: fc.option(fc.constantFrom('fair', 'spot')),
  dateFrom: fc.constantFrom('2024-01-01', '2024-06-15', '2024-06-16'),
  dateTo: fc.option(fc.constantFrom('2024-06-14', '2024-06-15', '2024-12-31')),
  rateBp: fc.integer({ min: 0, max: 10_000 }),
  floorPriceFen: fc.option(fc.integer({ min: 0, max: 50_000 })),
  priority: fc.integer({ min: 0, max: 2 }),
  status: fc.constantFrom('draft' as const, 'approved' as const, 'expired' as const),
})
const anyPolicies = fc
  .array(anyPolicy, { maxLength: 12, size: 'max' })
  .map((all) => all.map((one, id) => policy({ ...one, id })))

describe('prices', () => {
  it('use the distributor’s discount when no policy fires', () => {
    expect(quotePrice(question([]))).toEqual({
      rateBp: 4_800,
      priceFen: 19_152,
      rule: 'distributorDiscount',
      kind: 'distributorDiscount',
      reason: 'distributorDiscount',
      beforeFloorFen: 19_152,
      base: null,
      losers: [],
      floorFen: null,
      steps: [],
    })
  })

  it('the higher priority wins, then the more specific, the newer, the first entered; each loser says why', () => {
    const quote = quotePrice(
      question([
        policy({ id: 5, dateFrom: '2024-03-01', distributorId: 7, priority: 1 }),
        policy({ id: 4, dateFrom: '2024-03-01', distributorId: 7, priority: 1 }),
        policy({ id: 3, distributorId: 7, priority: 1, dateFrom: '2024-02-01' }),
        policy({ id: 2, season: '24Q3', category: '外套', grade: 'A', regionId: 3, orderKind: 'fair', priority: 1 }),
        policy({ id: 1, distributorId: 7, season: '24Q3', priority: 0 }),
      ]),
    )
    expect(quote.rule).toEqual({ id: 4, name: 'rule 4' })
    expect(quote.losers.map(({ rule, because }) => [typeof rule === 'string' ? rule : rule.id, because])).toEqual([
      [5, 'laterEntry'],
      [3, 'startedEarlier'],
      [2, 'lessSpecific'],
      [1, 'lowerPriority'],
      ['distributorDiscount', 'onlyWithoutPolicy'],
    ])
  })

  it.each([
    { status: 'draft' as const },
    { status: 'expired' as const },
    { dateFrom: '2024-06-16' },
    { dateTo: '2024-06-14' },
    { distributorId: 8 },
    { grade: 'B' },
    { regionId: 4 },
    { season: '24Q4' },
    { category: '裤子' },
    { orderKind: 'spot' },
  ])('a policy outside its scope does not fire: %o', (fields) =>
    expect(quotePrice(question([policy({ id: 1, ...fields })])).rule).toBe('distributorDiscount'),
  )

  it('a policy holds on its first and its last day', () => {
    const rule = policy({ id: 1, dateFrom: '2024-06-15', dateTo: '2024-06-15' })
    expect(quotePrice(question([rule])).rule).toEqual({ id: 1, name: 'rule 1' })
  })

  it('a floor lifts the price, but never above the tag', () => {
    const at = (floorPriceFen: number) => quotePrice(question([policy({ id: 1, floorPriceFen })]))
    expect(at(20_000)).toMatchObject({ priceFen: 20_000, reason: 'floor', floorFen: 20_000 })
    expect(at(10_000)).toMatchObject({ priceFen: 17_955, reason: 'policy', floorFen: 10_000 })
    expect(at(90_000)).toMatchObject({ priceFen: 39_900, reason: 'floor' })
  })

  it('do not depend on the order in which policies are stored, and every rule that fires is told once', () => {
    fc.assert(
      fc.property(
        anyPolicies.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const quote = quotePrice(question(all))
          expect(quotePrice(question(shuffled))).toEqual(quote)
          const alone = all.filter((one) => quotePrice(question([one])).rule !== 'distributorDiscount')
          expect(quote.losers.length).toBe(alone.length)
          const winner = all.find((one) => typeof quote.rule !== 'string' && one.id === quote.rule.id)
          expect(quote.rateBp).toBe(winner?.rateBp ?? 4_800)
          expect(quote.priceFen).toBeGreaterThanOrEqual(netPriceFen(39_900, quote.rateBp))
          expect(quote.priceFen).toBeLessThanOrEqual(39_900)
        },
      ),
    )
  })
})
