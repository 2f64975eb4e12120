import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOf } from '../../../shared/domain/money'
import {
  compareSizes,
  packQuantities,
  sizesInOrder,
  splitByPack,
  splitByRatio,
  wholePacks,
} from '../../../shared/domain/size-runs'

const chart = [
  ['XXXS', 'XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL', '5XL', '10XL'],
  ['26', '27', '28', '30', '36', '36.5', '38', '40', '90', '100', '160'],
  ['30/32', '32/30', '155/80A', '160/84A', '160/84B', '165/88A'],
  ['MINI', 'XYZ', '童'],
  ['均码', 'F'],
].flat()
const anySize = fc.oneof(
  fc.constantFrom(...chart, '2XL', 'xl', '小', '中码', '大', 'XM', '2S', '2XXL', '-', ' s ', '1X'),
  fc.string({ maxLength: 6 }),
)

describe('size order', () => {
  it('restores the size chart from any shuffle', () => {
    const expected = sizesInOrder(chart)
    expect(expected.slice(0, -2)).toEqual(chart.slice(0, -2))
    expect(new Set(expected.slice(-2))).toEqual(new Set(['均码', 'F']))
    fc.assert(
      fc.property(fc.shuffledSubarray(chart, { minLength: chart.length }), (shuffled) => {
        expect(sizesInOrder(shuffled)).toEqual(expected)
      }),
    )
  })

  it('is a total order: antisymmetric, transitive, equal only for the same text', () => {
    fc.assert(
      fc.property(anySize, anySize, anySize, (a, b, c) => {
        expect(Math.sign(compareSizes(a, b)) + Math.sign(compareSizes(b, a))).toBe(0)
        expect(compareSizes(a, b) === 0).toBe(a === b)
        if (compareSizes(a, b) <= 0 && compareSizes(b, c) <= 0) expect(compareSizes(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('puts other spellings of a size where the size stands', () => {
    expect(sizesInOrder(['XXXL', 'xl', '2XL', 's', '中码'])).toEqual(['s', '中码', 'xl', '2XL', 'XXXL'])
    expect(sizesInOrder(['L', 'L', 'S'])).toEqual(['S', 'L'])
  })
})

const ratio = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map((part, index) => ({ size: chart[index + 1] ?? '', parts: part })))

describe('ratios and packs', () => {
  it('spreads a total over the ratio without losing or making a piece, in the order of the ratio', () => {
    fc.assert(
      fc.property(ratio, fc.integer({ min: 0, max: 100_000 }), (sizes, total) => {
        const split = splitByRatio(total, sizes, ['S', 'M'])
        expect(sumOf(split.map((one) => one.quantity))).toBe(total)
        expect(split.map((one) => one.size)).toEqual(sizes.map((one) => one.size))
      }),
    )
  })

  it('gives the odd piece to a core size first', () => {
    const even = ['S', 'M', 'L', 'XL'].map((size) => ({ size, parts: 1 }))
    const quantities = (core: string[]) => splitByRatio(6, even, core).map((one) => one.quantity)
    expect(quantities(['M', 'L'])).toEqual([1, 2, 2, 1])
    expect(splitByRatio(6, even).map((one) => one.quantity)).toEqual([2, 2, 1, 1])
  })

  it('never breaks a pack: three packs of 2-2-4-4 are 6-6-12-12', () => {
    const pack = [2, 2, 4, 4].map((parts, index) => ({ size: chart[index] ?? '', parts }))
    expect(splitByPack(40, pack)).toEqual({ packs: 3, remainder: 4, quantities: packQuantities(3, pack) })
    expect(packQuantities(3, pack).map((one) => one.quantity)).toEqual([6, 6, 12, 12])
    expect(() => splitByPack(5, [])).toThrow(RangeError)
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), (total) => {
        const { quantities, remainder } = splitByPack(total, pack)
        expect(sumOf(quantities.map((one) => one.quantity)) + remainder).toBe(total)
        expect(Math.abs(remainder)).toBeLessThan(12)
      }),
    )
  })

  it('counts whole packs only when every size is a multiple of the pack', () => {
    const pack = [
      { size: 'S', parts: 1 },
      { size: 'M', parts: 2 },
    ]
    const of = (s: number, m: number) => [
      { size: 'S', quantity: s },
      { size: 'M', quantity: m },
    ]
    expect(wholePacks(of(2, 4), pack)).toBe(2)
    expect(wholePacks([...of(1, 2), ...of(1, 2)], pack)).toBe(2)
    expect(wholePacks(of(3, 3), pack)).toBeNull()
    expect(wholePacks(of(2, 5), pack)).toBeNull()
    expect(wholePacks([{ size: 'L', quantity: 3 }], pack)).toBeNull()
  })
})
