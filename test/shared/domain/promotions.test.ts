import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesTowards } from '../../../shared/domain/price-rules'
import { type PricePolicy, type PriceQuestion, type PriceQuote, quotePrice } from '../../../shared/domain/pricing'

type Rule = Partial<PricePolicy> & { readonly id: number }

const rule = (fields: Rule): PricePolicy => ({
  name: `rule ${fields.id}`,
  dateFrom: '2024-01-01',
  dateTo: null,
  rateBp: 4_500,
  priority: 0,
  status: 'approved',
  ...fields,
})
const promotion = (fields: Rule): PricePolicy => rule({ kind: 'promotion', ...fields })

const question = (policies: readonly PricePolicy[], fields: Partial<PriceQuestion> = {}): PriceQuestion => ({
  tagPriceFen: 40_000,
  distributor: { id: 7, grade: 'A', regionId: 3, discountBp: 5_000 },
  style: { id: 11, season: '24Q3', category: '外套' },
  orderKind: 'spot',
  date: '2024-06-15',
  policies,
  ...fields,
})
const quote = (policies: readonly PricePolicy[], fields: Partial<PriceQuestion> = {}) =>
  quotePrice(question(policies, fields))
const lost = ({ losers }: PriceQuote) =>
  losers.map(({ rule: one, because }) => [typeof one === 'string' ? one : one.id, because])

describe('a promotion', () => {
  it('takes the place of the policy and says so', () => {
    const story = quote([rule({ id: 1, rateBp: 6_000 }), promotion({ id: 2, rateBp: 4_000 })])
    expect(story).toMatchObject({ priceFen: 16_000, rateBp: 4_000, rule: { id: 2 }, kind: 'promotion', base: null })
    expect(story.reason).toBe('promotion')
    expect(lost(story)).toEqual([
      [1, 'promoted'],
      ['distributorDiscount', 'onlyWithoutPolicy'],
    ])
  })

  it('is put on the policy’s price where it combines, and then the policy did not lose', () => {
    const story = quote([rule({ id: 1, rateBp: 6_000 }), promotion({ id: 2, rateBp: 9_000, combines: true })])
    expect(story).toMatchObject({ priceFen: 21_600, rateBp: 5_400, kind: 'promotion' })
    expect(story.base).toEqual({ rule: { id: 1, name: 'rule 1' }, rateBp: 6_000, priceFen: 24_000 })
    expect(lost(story)).toEqual([['distributorDiscount', 'onlyWithoutPolicy']])
    const alone = quote([promotion({ id: 2, rateBp: 9_000, combines: true })])
    expect(alone).toMatchObject({ priceFen: 18_000, base: { rule: 'distributorDiscount', priceFen: 20_000 } })
    expect(alone.losers).toEqual([])
  })

  it('is a fixed price, or so much off the tag or the policy’s price, never below nothing', () => {
    expect(quote([promotion({ id: 1, effect: 'netPrice', effectFen: 9_900 })]).priceFen).toBe(9_900)
    // A fixed price stands on nothing.
    expect(quote([promotion({ id: 1, effect: 'netPrice', effectFen: 9_900, combines: true })]).base).toBeNull()
    const off = { id: 1, effect: 'amountOff', effectFen: 25_000 } as const
    expect(quote([promotion(off)])).toMatchObject({ priceFen: 15_000, rateBp: 3_750 })
    expect(quote([promotion({ ...off, combines: true })])).toMatchObject({ priceFen: 0, rateBp: 0 })
    expect(quote([promotion({ ...off, effectFen: 2_000, combines: true })]).priceFen).toBe(18_000)
  })

  it('never makes a piece dearer: the first in order that is cheaper wins', () => {
    const dear = promotion({ id: 1, effect: 'netPrice', effectFen: 30_000, priority: 9 })
    const cheap = promotion({ id: 2, effect: 'netPrice', effectFen: 19_000, priority: 5 })
    const cheaper = promotion({ id: 3, effect: 'netPrice', effectFen: 10_000, priority: 1 })
    const story = quote([dear, cheap, cheaper])
    expect(story.priceFen).toBe(19_000)
    expect(lost(story)).toEqual([
      [1, 'notCheaper'],
      [3, 'lowerPriority'],
      ['distributorDiscount', 'promoted'],
    ])
    expect(quote([dear])).toMatchObject({ priceFen: 20_000, kind: 'distributorDiscount' })
    expect(lost(quote([dear]))).toEqual([[1, 'notCheaper']])
  })

  it('holds the floor of the policy and its own, whichever is higher', () => {
    const base = rule({ id: 1, rateBp: 6_000, floorPriceFen: 18_000 })
    const sale = promotion({ id: 2, rateBp: 3_000 })
    expect(quote([base, sale])).toMatchObject({
      ...{ priceFen: 18_000, beforeFloorFen: 12_000, reason: 'floor', kind: 'promotion', floorFen: 18_000 },
    })
    expect(quote([base, { ...sale, floorPriceFen: 20_000 }])).toMatchObject({ priceFen: 20_000, floorFen: 20_000 })
    // Lifted to what the policy costs anyway, it is no promotion.
    expect(quote([base, { ...sale, floorPriceFen: 24_000 }])).toMatchObject({ priceFen: 24_000, kind: 'policy' })
  })

  it('fires for the styles it names, and these bind more than a category', () => {
    const named = promotion({ id: 1, styleIds: [11, 12], rateBp: 4_000 })
    expect(quote([named]).kind).toBe('promotion')
    expect(quote([named], { style: { id: 13, season: '24Q3', category: '外套' } }).kind).toBe('distributorDiscount')
    expect(quote([named], { style: { season: '24Q3', category: '外套' } }).kind).toBe('distributorDiscount')
    const wide = promotion({ id: 2, season: '24Q3', category: '外套', orderKind: 'spot', rateBp: 3_000 })
    expect(lost(quote([named, wide]))[0]).toEqual([2, 'lessSpecific'])
  })
})

describe('a rule that asks for a quantity', () => {
  const steps = [
    promotion({ id: 1, rateBp: 4_500, minQuantity: 50 }),
    promotion({ id: 2, rateBp: 4_200, minQuantity: 100 }),
  ]
  const at = (pieces: number) => quote(steps, { pieces: new Map(steps.map(({ id }) => [id, pieces])) })

  it('fires from its quantity on, the highest step that is reached first', () => {
    expect([0, 49, 50, 99, 100, 500].map((pieces) => at(pieces).rateBp)).toEqual([
      5_000, 5_000, 4_500, 4_500, 4_200, 4_200,
    ])
    expect(lost(at(100))[0]).toEqual([1, 'lowerStep'])
    expect(at(60).steps).toEqual([
      { id: 2, minQuantity: 100 },
      { id: 1, minQuantity: 50 },
    ])
  })

  it('says what is missing while it does not', () => {
    expect(at(60).losers).toContainEqual({
      ...{ rule: { id: 2, name: 'rule 2' }, kind: 'promotion', rateBp: 4_200 },
      ...{ because: 'belowQuantity', minQuantity: 100, pieces: 60 },
    })
    expect(quote(steps).kind).toBe('distributorDiscount')
  })

  it('counts the pieces of its own scope only', () => {
    const coats = rule({ id: 1, category: '外套', minQuantity: 10 })
    const all = rule({ id: 2, minQuantity: 10 })
    const { tagPriceFen: _, style: _style, ...terms } = question([coats, all, rule({ id: 3 })])
    const line = (category: string, quantity: number) => ({ style: { season: '24Q3', category }, quantity })
    const pieces = piecesTowards(terms, [line('外套', 4), line('裤子', 3), line('外套', 2)])
    expect([...pieces]).toEqual([
      [1, 6],
      [2, 9],
    ])
  })
})

const anyRule = fc.record({
  kind: fc.constantFrom('policy' as const, 'promotion' as const),
  styleIds: fc.constantFrom([], [11], [12], [11, 12]),
  category: fc.option(fc.constantFrom('外套', '裤子')),
  rateBp: fc.integer({ min: 0, max: 12_000 }),
  effect: fc.constantFrom('rate' as const, 'netPrice' as const, 'amountOff' as const),
  effectFen: fc.integer({ min: 0, max: 50_000 }),
  combines: fc.boolean(),
  minQuantity: fc.constantFrom(0, 0, 10, 20),
  floorPriceFen: fc.option(fc.integer({ min: 0, max: 50_000 })),
  priority: fc.integer({ min: 0, max: 2 }),
  status: fc.constantFrom('draft' as const, 'approved' as const, 'approved' as const),
})
const anyRules = fc
  .array(anyRule, { maxLength: 10, size: 'max' })
  .map((all) => all.map((one, id) => rule({ ...one, id: id + 1 })))

describe('prices with promotions', () => {
  const reached = new Map(Array.from({ length: 10 }, (_none, index) => [index + 1, 15]))

  it('never cost more than without them, never less than the floor, and tell every rule once', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 0, max: 60_000 }), (all, tagPriceFen) => {
        const asked = { tagPriceFen, pieces: reached }
        const story = quote(all, asked)
        const plain = quote(
          all.filter(({ kind }) => kind === 'policy'),
          asked,
        )
        expect(story.priceFen).toBeLessThanOrEqual(plain.priceFen)
        expect(story.priceFen < plain.priceFen).toBe(story.kind === 'promotion')
        expect(story.priceFen).toBeGreaterThanOrEqual(Math.min(story.floorFen ?? 0, tagPriceFen))
        expect(story.priceFen).toBeGreaterThanOrEqual(Math.min(plain.floorFen ?? 0, tagPriceFen))
        expect(story.priceFen > story.beforeFloorFen).toBe(story.reason === 'floor')
        const told = [
          story.rule,
          ...(story.base === null ? [] : [story.base.rule]),
          ...story.losers.map((one) => one.rule),
        ]
        const names = told.map((one) => (typeof one === 'string' ? one : one.id))
        expect(new Set(names).size).toBe(names.length)
        const inForce = all.filter(
          ({ status, category, styleIds }) =>
            status === 'approved' && category !== '裤子' && (styleIds?.length === 0 || styleIds?.includes(11)),
        )
        expect(names.filter((name) => typeof name === 'number').toSorted((a, b) => a - b)).toEqual(
          inForce.map(({ id }) => id),
        )
      }),
    )
  })

  it('do not depend on the order in which rules are stored', () => {
    fc.assert(
      fc.property(
        anyRules.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(quote(shuffled, { pieces: reached })).toEqual(quote(all, { pieces: reached }))
        },
      ),
    )
  })
})
