import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatrixRow, OwnPrice } from '../../../../renderer/grid/size-matrix/types'
import { type DraftContent, mergeContents, sameContent } from '../../../../renderer/screens/orders/draft-content'
import { ownPricesOf, planPrices, priceStep, rangeOver } from '../../../../renderer/screens/orders/own-prices'
import type { PriceQuote, StyleMatrix } from '../../../../shared/schemas/styles'
import { rowOf } from '../../grid/size-matrix/rows'

const rights = { override: true, undercutFloor: false, limitBp: 1000 }
const quote = (skuId: number, change: Partial<PriceQuote> = {}): PriceQuote => ({
  ...{
    skuId,
    tagPriceFen: 10_000,
    rateBp: 5000,
    priceFen: 5000,
    rule: 'distributorDiscount',
    kind: 'distributorDiscount',
    reason: 'distributorDiscount',
    beforeFloorFen: 5000,
    base: null,
    floorFen: null,
    losers: [],
    steps: [],
  },
  ...change,
})
const row = (skuIds: readonly (number | null)[], change: Partial<MatrixRow> = {}): MatrixRow => ({
  ...rowOf(1, 0, 1),
  skuIds,
  ...change,
})

describe('a price over some rows', () => {
  const quotes = new Map([
    [1, quote(1)],
    [2, quote(2, { tagPriceFen: 12_000, priceFen: 6000 })],
    [3, quote(3)],
  ])
  const quoteOf = (skuId: number) => quotes.get(skuId)

  test('a rate follows each size’s own tag price, a price is the same for all; sizes the colour lacks get none', () => {
    const rows = [row([1, 2, null, 3], { missing: [3] })]
    expect([...planPrices(rows, { by: 'rate', rateBp: 4750 }, quoteOf, rights).prices]).toEqual([
      [1, 4750],
      [2, 5700],
    ])
    expect([...planPrices(rows, { by: 'price', priceFen: 5500 }, quoteOf, rights).prices]).toEqual([
      [1, 5500],
      [2, 5500],
    ])
    expect(rangeOver(rows, quoteOf, ({ priceFen }) => priceFen)).toEqual({ least: 5000, most: 6000 })
    expect(rangeOver(rows, quoteOf, ({ floorFen }) => floorFen)).toBeNull()
  })

  test('it is held against every size: one that is too low is named with what it may be', () => {
    const plan = planPrices([row([1, 2])], { by: 'price', priceFen: 5000 }, quoteOf, rights)
    expect(plan.breach).toMatchObject({ kind: 'limit', lowestFen: 5400, styleCode: 'A1001' })
    const above = planPrices([row([1])], { by: 'price', priceFen: 10_001 }, quoteOf, rights)
    expect(above).toMatchObject({ breach: null, doubt: { kind: 'aboveTag', tagPriceFen: 10_000 } })
  })

  test('a step taken back is what was there before', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.integer({ min: 1, max: 9 }).map(String), fc.nat(9999)), (prices) => {
        const now = new Map(Object.entries(prices).map(([id, priceFen]) => [Number(id), { priceFen, reason: 'x' }]))
        const { before, after } = priceStep([1, 2, 3], now, (skuId) =>
          skuId === 2 ? null : { priceFen: 1, reason: 'y' },
        )
        const set = (map: Map<number, OwnPrice>, step: ReadonlyMap<number, OwnPrice | null>) => {
          for (const [id, price] of step) price === null ? map.delete(id) : map.set(id, price)
          return map
        }
        expect(set(set(new Map(now), after), before)).toEqual(now)
      }),
    )
  })
})

describe('the prices of an order', () => {
  const sku = (id: number, colourId: number, tagPriceFen = 10_000) => ({ id, colourId, tagPriceFen })
  const matrices = (skus: readonly ReturnType<typeof sku>[]) =>
    // Only what is asked of a matrix is there.
    new Map([[1, { id: 1, skus } as unknown as StyleMatrix]])
  const line = (skuId: number, colourId: number, priceFen: number | null, reason = '客情') => ({
    ...{ skuId, styleId: 1, colourId, priceFen: priceFen ?? 5000 },
    priceRule: priceFen === null ? 'distributorDiscount' : 'override',
    overrideReason: priceFen === null ? null : reason,
  })

  test('go for the whole colour where all its lines have the same one, and for the line alone where they differ', () => {
    const known = matrices([sku(1, 1), sku(2, 1), sku(3, 1), sku(4, 2), sku(5, 2)])
    const lines = [line(1, 1, 4800), line(2, 1, 4800), line(4, 2, 4500)]
    expect([...ownPricesOf(lines, known).keys()].toSorted()).toEqual([1, 2, 3, 4, 5])
    const mixed = [line(1, 1, 4800), line(2, 1, null), line(4, 2, 4500)]
    expect([...ownPricesOf(mixed, known).keys()].toSorted()).toEqual([1, 4, 5])
    const reasons = [line(1, 1, 4800), line(2, 1, 4800, '量大')]
    expect([...ownPricesOf(reasons, known).keys()].toSorted()).toEqual([1, 2])
    const tags = matrices([sku(1, 1), sku(2, 1), sku(3, 1, 12_000)])
    expect([...ownPricesOf([line(1, 1, 4800)], tags).keys()]).toEqual([1])
  })
})

describe('merging two people’s prices', () => {
  const header = {
    ...{
      distributorId: 1,
      distributorLabel: '',
      orderKind: 'replenish' as const,
      fairId: null,
      businessDate: '2026-03-05',
    },
    ...{ deliveryFrom: null, deliveryTo: null, cancelAfter: null, reference: '', remark: '' },
  }
  const content = (prices: Readonly<Record<number, number>>): DraftContent => ({
    ...{ header, rows: [], cells: new Map() },
    prices: new Map(Object.entries(prices).map(([id, priceFen]) => [Number(id), { priceFen, reason: '客情' }])),
  })
  const priced = (prices: DraftContent['prices']) =>
    Object.fromEntries([...prices].map(([id, own]) => [id, own.priceFen]))
  const some = fc.dictionary(fc.constantFrom('1', '2', '3'), fc.integer({ min: 1, max: 3 }))

  test('takes what one of them changed, keeps mine where both did, and says what the other set', () => {
    const { content: merged, conflicts } = mergeContents(
      content({ 1: 100, 2: 100, 3: 100 }),
      content({ 1: 90, 2: 100, 3: 80 }),
      content({ 1: 100, 3: 70, 4: 60 }),
    )
    expect(priced(merged.prices)).toEqual({ 1: 90, 3: 80, 4: 60 })
    expect([...conflicts]).toEqual([[3, { priceFen: 70 }]])
  })

  test('with someone who changed nothing is what the other one has', () => {
    fc.assert(
      fc.property(some, some, (base, mine) => {
        expect(priced(mergeContents(content(base), content(mine), content(base)).content.prices)).toEqual(mine)
        const theirs = mergeContents(content(base), content(base), content(mine))
        expect(priced(theirs.content.prices)).toEqual(mine)
        expect(theirs.conflicts.size).toBe(0)
      }),
    )
  })

  test('a price is part of whether two versions are the same where a piece is ordered', () => {
    const cells = new Map([[1, 5]])
    expect(sameContent({ ...content({ 1: 90 }), cells }, { ...content({ 1: 80 }), cells })).toBe(false)
    expect(sameContent({ ...content({ 1: 90 }), cells }, { ...content({ 1: 90, 2: 70 }), cells })).toBe(true)
  })
})
