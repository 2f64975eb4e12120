import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateOfFen, sumOf } from '../../../../shared/domain/money'
import { type AggregationRules, aggregateDemand, type Demand, type RunSize } from '../../../../shared/domain/production'

const plain: AggregationRules = { bufferBp: 0, minimumQuantity: 0, pack: 'none', packMultiple: 1 }

/** A run S M L XL of one hand: 1 2 2 1, M and L core. */
const run: readonly RunSize[] = [
  { skuId: 1, ratio: 1, core: false },
  { skuId: 2, ratio: 2, core: true },
  { skuId: 3, ratio: 2, core: true },
  { skuId: 4, ratio: 1, core: false },
]
const asked = (...quantities: readonly number[]): Demand[] =>
  quantities.map((quantity, index) => ({ orderLineId: 100 + index, skuId: index + 1, quantity }))
const made = (demand: readonly Demand[], rules: Partial<AggregationRules>, runs = [run]) =>
  aggregateDemand(demand, runs, { ...plain, ...rules })
const quantities = (demand: readonly Demand[], rules: Partial<AggregationRules>) => {
  const cells = made(demand, rules)
  return run.map((size) => cells.find((cell) => cell.skuId === size.skuId)?.quantity ?? 0)
}

describe('aggregateDemand', () => {
  it('keeps who asked for how much, the same order line once', () => {
    const demand = [
      { orderLineId: 7, skuId: 2, quantity: 5 },
      { orderLineId: 3, skuId: 2, quantity: 20 },
      { orderLineId: 7, skuId: 2, quantity: 1 },
    ]
    expect(made(demand, {})).toEqual([
      {
        ...{ skuId: 2, demand: 26, buffer: 0, pack: 0, minimum: 0, quantity: 26 },
        sources: [
          { orderLineId: 3, quantity: 20 },
          { orderLineId: 7, quantity: 6 },
        ],
      },
    ])
  })

  it('gives the pieces a buffer leaves over to core sizes first', () => {
    // 5 % of 40 is 2, half a piece a size: the two core sizes get them.
    expect(quantities(asked(10, 10, 10, 10), { bufferBp: 500 })).toEqual([10, 11, 11, 10])
  })

  it('rounds up to whole packs of the size ratio', () => {
    expect(quantities(asked(3, 4, 5, 1), { pack: 'ratio' })).toEqual([3, 6, 6, 3])
    expect(made(asked(3, 4, 5, 1), { pack: 'ratio' }).map((cell) => cell.pack)).toEqual([0, 2, 1, 2])
  })

  it('reaches the minimum in whole packs', () => {
    const cells = made(asked(3, 4, 5, 1), { pack: 'ratio', minimumQuantity: 20 })
    expect(cells.map((cell) => [cell.pack, cell.minimum])).toEqual([
      [0, 1],
      [2, 2],
      [1, 2],
      [2, 1],
    ])
  })

  it('leaves sizes that are in no pack as they are', () => {
    const odd = run.map((size) => (size.skuId === 4 ? { ...size, ratio: 0 } : size))
    const cells = made(asked(1, 2, 2, 7), { pack: 'ratio' }, [odd])
    expect(cells.map((cell) => cell.quantity)).toEqual([1, 2, 2, 7])
  })

  it('rounds each size to a multiple, and the minimum in multiples by the ratio', () => {
    expect(quantities(asked(1, 6, 7, 0), { pack: 'multiple', packMultiple: 6 })).toEqual([6, 6, 12, 0])
    expect(quantities(asked(0, 6, 6, 0), { pack: 'multiple', packMultiple: 6, minimumQuantity: 30 })).toEqual([
      6, 12, 12, 0,
    ])
  })

  it('refuses what it cannot place', () => {
    expect(() => made([{ orderLineId: 1, skuId: 99, quantity: 1 }], {})).toThrow(RangeError)
    expect(() => made([{ orderLineId: 1, skuId: 1, quantity: -1 }], {})).toThrow(RangeError)
  })
})

const sizeRun = (first: number) =>
  fc
    .array(fc.record({ ratio: fc.nat({ max: 4 }), core: fc.boolean() }), { minLength: 1, maxLength: 6 })
    .map((sizes) => sizes.map((size, index) => ({ skuId: first + index, ...size })))

const cases = fc
  .tuple(
    sizeRun(1),
    sizeRun(11),
    fc.record({
      bufferBp: fc.nat({ max: 3000 }),
      minimumQuantity: fc.nat({ max: 300 }),
      pack: fc.constantFrom('none' as const, 'ratio' as const, 'multiple' as const),
      packMultiple: fc.integer({ min: 1, max: 12 }),
    }),
  )
  .chain(([one, other, rules]) => {
    const skus = [...one, ...other].map((size) => size.skuId)
    const line = fc.record({
      orderLineId: fc.integer({ min: 1, max: 40 }),
      skuId: fc.constantFrom(...skus),
      quantity: fc.nat({ max: 60 }),
    })
    return fc.record({
      runs: fc.constant([one, other]),
      rules: fc.constant(rules),
      demand: fc.array(line, { maxLength: 30 }),
    })
  })

type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never

/** The cells of a run in its order, 0 where nothing is made. */
const rowOf = ({ runs, rules, demand }: Case, index: number) => {
  const cells = aggregateDemand(demand, runs, rules)
  return (runs[index] ?? []).map((size) => ({ size, cell: cells.find((cell) => cell.skuId === size.skuId) }))
}

describe('every aggregation', () => {
  it('makes no less than was asked, explains each piece, and traces all demand to its order lines', () => {
    fc.assert(
      fc.property(cases, ({ runs, rules, demand }) => {
        const cells = aggregateDemand(demand, runs, rules)
        for (const cell of cells) {
          const own = demand.filter((line) => line.skuId === cell.skuId)
          expect(cell.demand).toBe(sumOf(own.map((line) => line.quantity)))
          expect(sumOf(cell.sources.map((source) => source.quantity))).toBe(cell.demand)
          expect(cell.quantity).toBe(cell.demand + cell.buffer + cell.pack + cell.minimum)
          expect(Math.min(cell.buffer, cell.pack, cell.minimum)).toBeGreaterThanOrEqual(0)
        }
        expect(sumOf(cells.map((cell) => cell.demand))).toBe(sumOf(demand.map((line) => line.quantity)))
      }),
    )
  })

  it('has exactly the buffer asked for, style-colour by style-colour, and reaches the minimum', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1), (given, index) => {
        const row = rowOf(given, index)
        const wanted = sumOf(row.map(({ cell }) => cell?.demand ?? 0))
        expect(sumOf(row.map(({ cell }) => cell?.buffer ?? 0))).toBe(rateOfFen(wanted, given.rules.bufferBp))
        const total = sumOf(row.map(({ cell }) => cell?.quantity ?? 0))
        const packs = given.rules.pack === 'ratio' && row.some(({ size }) => size.ratio > 0)
        if (wanted === 0) expect(total).toBe(0)
        else expect(total).toBeGreaterThanOrEqual(packs ? 0 : given.rules.minimumQuantity)
        if (wanted > 0) expect(total).toBeGreaterThanOrEqual(given.rules.minimumQuantity)
      }),
    )
  })

  it('is whole packs, and one pack fewer would miss a size or the minimum', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1), (given, index) => {
        const row = rowOf({ ...given, rules: { ...given.rules, pack: 'ratio' } }, index)
        const inPack = row.filter(({ size }) => size.ratio > 0)
        const wanted = sumOf(row.map(({ cell }) => cell?.demand ?? 0))
        if (inPack.length === 0 || wanted === 0) return
        const packs = new Set(inPack.map(({ size, cell }) => (cell?.quantity ?? 0) / size.ratio))
        expect(packs.size).toBe(1)
        const [count = 0] = packs
        expect(Number.isInteger(count)).toBe(true)
        if (count === 0) return
        const misses = inPack.some(
          ({ size, cell }) => (count - 1) * size.ratio < (cell?.demand ?? 0) + (cell?.buffer ?? 0),
        )
        const total = sumOf(row.map(({ cell }) => cell?.quantity ?? 0))
        const onePack = sumOf(inPack.map(({ size }) => size.ratio))
        expect(misses || total - onePack < given.rules.minimumQuantity).toBe(true)
      }),
    )
  })

  it('is multiples, the fewest there can be', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1), (given, index) => {
        const { packMultiple: multiple, minimumQuantity } = given.rules
        const row = rowOf({ ...given, rules: { ...given.rules, pack: 'multiple' } }, index)
        if (sumOf(row.map(({ cell }) => cell?.demand ?? 0)) === 0) return
        for (const { cell } of row) expect((cell?.quantity ?? 0) % multiple).toBe(0)
        const least = sumOf(
          row.map(({ cell }) => Math.ceil(((cell?.demand ?? 0) + (cell?.buffer ?? 0)) / multiple) * multiple),
        )
        const total = sumOf(row.map(({ cell }) => cell?.quantity ?? 0))
        expect(total).toBe(Math.max(least, Math.ceil(minimumQuantity / multiple) * multiple))
      }),
    )
  })

  it('does not depend on the order of the demand', () => {
    fc.assert(
      fc.property(cases, fc.func(fc.nat()), ({ runs, rules, demand }, key) => {
        const shuffled = demand.toSorted((a, b) => key(a) - key(b))
        expect(aggregateDemand(shuffled, runs, rules)).toEqual(aggregateDemand(demand, runs, rules))
      }),
    )
  })
})
