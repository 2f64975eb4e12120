import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consequenceFor,
  linesRepriced,
  type OpenLine,
  type OpenOrder,
  previewSums,
  pricingDay,
  totalOf,
} from '../../../shared/domain/price-preview'
import type { PricePolicy } from '../../../shared/domain/pricing'
import { quotePrice } from '../../../shared/domain/pricing'

const candidate: PricePolicy = {
  ...{ id: 9, name: '换季', kind: 'promotion', category: '外套', dateFrom: '2024-07-01', dateTo: '2024-07-31' },
  ...{ rateBp: 4_000, priority: 0, status: 'draft' },
}
const line = (change: Partial<OpenLine> = {}): OpenLine => ({
  ...{ style: { id: 1, season: '24Q3', category: '外套' }, tagPriceFen: 10_000 },
  ...{ orderedQuantity: 5, openQuantity: 5, priceFen: 5_000, priceRule: 'distributorDiscount' },
  ...change,
})
const order = (...lines: readonly OpenLine[]): OpenOrder<OpenLine> => ({
  ...{ businessDate: '2024-06-15', orderKind: 'spot', lines },
  distributor: { id: 7, grade: 'A', regionId: 3, discountBp: 5_000 },
})
const day = '2024-07-01'
const repriced = (lines: readonly OpenLine[], policies: readonly PricePolicy[] = [], on = day) =>
  linesRepriced(order(...lines), { candidate, policies, day: on })

describe('a preview of a price rule', () => {
  it('lists what would cost something else, from what to what, for what is still to be sent', () => {
    const trousers = { id: 2, season: '24Q3', category: '裤子' }
    const { lines } = repriced([line({ openQuantity: 3 }), line({ style: trousers }), line({ openQuantity: 0 })])
    expect(lines).toMatchObject([{ toFen: 4_000, differenceFen: -3_000, atFloor: false, toRule: { id: 9 } }])
    expect(previewSums(lines, 0)).toEqual({
      ...{ lineCount: 1, quantity: 3, fromFen: 15_000, toFen: 12_000, differenceFen: -3_000 },
      ...{ floorLineCount: 0, ownPriceCount: 0 },
    })
  })

  it('leaves prices that a person or a form set, and counts them', () => {
    const own = ['override', 'file', 'revision'].map((priceRule) => line({ priceRule }))
    expect(repriced([...own, line()])).toMatchObject({ ownPriceCount: 3, lines: [{ toFen: 4_000 }] })
  })

  it('says where the floor of the policy under it holds', () => {
    const floored = {
      ...candidate,
      id: 1,
      kind: 'policy',
      rateBp: 5_000,
      floorPriceFen: 4_500,
      status: 'approved',
    } as const
    expect(repriced([line()], [floored]).lines).toMatchObject([{ toFen: 4_500, atFloor: true }])
  })

  it('takes the place of its own earlier version, and shows nothing that has another cause', () => {
    // The same rule as it was approved before is no rival.
    expect(repriced([line()], [{ ...candidate, rateBp: 3_000, status: 'approved' }]).lines).toMatchObject([
      { toFen: 4_000 },
    ])
    // A cheaper promotion of a higher priority stays in front: the line changes, but not by this rule.
    const other = { ...candidate, id: 1, rateBp: 2_000, priority: 5, status: 'approved' } as const
    expect(repriced([line()], [other]).lines).toEqual([])
    // Outside its days it changes nothing.
    expect(repriced([line()], [], '2024-08-01').lines).toEqual([])
  })

  it('counts the whole order towards its quantity, also what was sent', () => {
    const step = { ...candidate, minQuantity: 10 }
    const lines = [line({ orderedQuantity: 6 }), line({ orderedQuantity: 4, openQuantity: 1 })]
    const all = linesRepriced(order(...lines), { candidate: step, policies: [], day })
    expect(all.lines).toHaveLength(2)
    const [first = line()] = lines
    expect(linesRepriced(order(first), { candidate: step, policies: [], day }).lines).toEqual([])
  })

  it('prices on the order’s own day or on the rule’s first, and says what becomes of the order', () => {
    const drafted = { businessDate: '2024-06-15' }
    expect(pricingDay('ownDay', drafted, candidate)).toBe('2024-06-15')
    expect(pricingDay('firstDay', drafted, candidate)).toBe('2024-07-01')
    const dates = { ...drafted, firstDay: '2024-07-01' }
    expect(consequenceFor('draft', 'ownDay', dates)).toBe('follows')
    expect(consequenceFor('draft', 'firstDay', dates)).toBe('whenRedated')
    expect(consequenceFor('draft', 'firstDay', { ...dates, firstDay: '2024-06-15' })).toBe('follows')
    expect(consequenceFor('submitted', 'ownDay', dates)).toBe('whenTakenBack')
    for (const status of ['approved', 'partlyAllocated', 'allocated', 'partlyShipped'])
      expect(consequenceFor(status, 'ownDay', dates)).toBe('stays')
  })

  it('never says another price than the one an order would be given, and its sums add up', () => {
    const anyLine = fc
      .record({
        category: fc.constantFrom('外套', '裤子'),
        tagPriceFen: fc.integer({ min: 0, max: 50_000 }),
        openQuantity: fc.integer({ min: 0, max: 9 }),
        priceFen: fc.integer({ min: 0, max: 30_000 }),
        priceRule: fc.constantFrom('distributorDiscount', '换季', 'override'),
      })
      .map(({ category, ...rest }) => line({ ...rest, style: { id: 1, season: '24Q3', category } }))
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), fc.integer({ min: 0, max: 12_000 }), (lines, rateBp) => {
        const rule = { ...candidate, rateBp }
        const asked = order(...lines)
        const { lines: changed } = linesRepriced(asked, { candidate: rule, policies: [], day })
        for (const { line: one, toFen } of changed) {
          const question = { ...asked, tagPriceFen: one.tagPriceFen, style: one.style, date: day }
          expect(quotePrice({ ...question, policies: [{ ...rule, status: 'approved' }] }).priceFen).toBe(toFen)
          expect(toFen).not.toBe(one.priceFen)
          expect(one.priceRule).not.toBe('override')
        }
        const sums = previewSums(changed, 0)
        expect(sums.toFen - sums.fromFen).toBe(sums.differenceFen)
        expect(totalOf([sums, sums])).toMatchObject({
          differenceFen: sums.differenceFen * 2,
          quantity: sums.quantity * 2,
        })
      }),
    )
  })
})
