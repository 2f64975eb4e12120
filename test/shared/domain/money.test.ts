import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  distributeByLargestRemainder,
  exactInteger,
  fenFromYuan,
  formatYuan,
  lineAmountFen,
  netPriceFen,
  parseYuan,
  rateOfFen,
  sumOf,
} from '../../../shared/domain/money'

const fen = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })
const rate = fc.integer({ min: 0, max: 20_000 })

describe('net prices', () => {
  it.each([
    [69_910, 4_800, 33_557],
    [357_827, 4_500, 161_022],
    [337_499, 4_800, 162_000],
    [1, 5_000, 1],
    [-1, 5_000, -1],
    [1, 4_999, 0],
    [39_900, 4_500, 17_955],
  ])('%i fen at %i bp is %i fen', (tag, bp, net) => expect(netPriceFen(tag, bp)).toBe(net))

  it('round half away from zero exactly as rational arithmetic does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: (Number.MAX_SAFE_INTEGER - 1) / 2 }), rate, (amount, bp) => {
        fc.pre(amount * (bp / 10_000) < 2 ** 52)
        expect(BigInt(rateOfFen(amount, bp))).toBe((BigInt(amount) * BigInt(bp) + 5_000n) / 10_000n)
      }),
    )
  })

  it('a return inverts its sale to the fen, whatever the price and the quantity', () => {
    fc.assert(
      fc.property(fen, rate, fc.integer({ min: 1, max: 10_000 }), (tag, bp, quantity) => {
        expect(netPriceFen(-tag, bp) + netPriceFen(tag, bp)).toBe(0)
        expect(netPriceFen(tag, -bp) + netPriceFen(tag, bp)).toBe(0)
        const price = netPriceFen(tag, bp)
        fc.pre(Number.isSafeInteger(price * quantity))
        expect(lineAmountFen(quantity, price) + lineAmountFen(-quantity, price)).toBe(0)
      }),
    )
  })

  it('never answers a negative zero, which would print as −0.00', () => {
    expect(Object.is(netPriceFen(-1, 1), 0)).toBe(true)
    expect(Object.is(lineAmountFen(-1, 0), 0)).toBe(true)
    expect(Object.is(exactInteger(-0, 'nothing'), 0)).toBe(true)
  })

  it('refuses what cannot be exact instead of losing fen', () => {
    expect(() => netPriceFen(1.5, 100)).toThrow(RangeError)
    expect(() => netPriceFen(100, 0.5)).toThrow(RangeError)
    expect(() => lineAmountFen(2 ** 40, 2 ** 40)).toThrow(RangeError)
    expect(() => rateOfFen(Number.MAX_SAFE_INTEGER, 20_000)).toThrow(RangeError)
    expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
    expect(sumOf([])).toBe(0)
  })
})

describe('largest remainder', () => {
  it('gives 5, 3 and 2 of ten to 9, 6 and 3', () =>
    expect(distributeByLargestRemainder(10, [9, 6, 3])).toEqual([5, 3, 2]))

  it('adds up to the total, stays within one of the exact share, and mirrors for a negative total', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = distributeByLargestRemainder(total, weights)
          expect(sumOf(parts)).toBe(total)
          const weightSum = sumOf(weights) || weights.length
          parts.forEach((part, index) => {
            const weight = sumOf(weights) === 0 ? 1 : (weights[index] ?? 0)
            const scaled = BigInt(part) * BigInt(weightSum) - BigInt(total) * BigInt(weight)
            expect(scaled < BigInt(weightSum) && scaled > -BigInt(weightSum)).toBe(true)
          })
          expect(distributeByLargestRemainder(-total, weights)).toEqual(parts.map((part) => (part === 0 ? 0 : -part)))
        },
      ),
    )
  })

  it('breaks ties by rank, then by position', () => {
    expect(distributeByLargestRemainder(2, [1, 1, 1, 1])).toEqual([1, 1, 0, 0])
    expect(distributeByLargestRemainder(2, [1, 1, 1, 1], [1, 0, 0, 1])).toEqual([0, 1, 1, 0])
  })

  it('splits evenly over weights that are all zero, gives a zero weight nothing otherwise', () => {
    expect(distributeByLargestRemainder(5, [0, 0])).toEqual([3, 2])
    expect(distributeByLargestRemainder(5, [0, 1])).toEqual([0, 5])
    expect(distributeByLargestRemainder(0, [])).toEqual([])
  })

  it('refuses negative weights and a total with nobody to take it', () => {
    expect(() => distributeByLargestRemainder(1, [-1, 2])).toThrow(RangeError)
    expect(() => distributeByLargestRemainder(1, [])).toThrow(RangeError)
    expect(() => distributeByLargestRemainder(0.5, [1])).toThrow(RangeError)
  })
})

describe('yuan as text', () => {
  it('formats and reads back every amount unchanged', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(parseYuan(formatYuan(amount))).toBe(amount === 0 ? 0 : amount)
      }),
    )
  })

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123_456, '1,234.56'],
    [-12_340_000_000, '-123,400,000.00'],
  ])('writes %i as %s', (amount, text) => expect(formatYuan(amount)).toBe(text))

  it.each([
    ['1,234.50', 123_450],
    ['¥1,234.5', 123_450],
    ['１，２３４．５０', 123_450],
    [' 1 234.50 ', 123_450],
    ['(1,234.00)', -123_400],
    ['−12.3', -1_230],
    ['-¥12.30', -1_230],
    ['¥-12.30元', -1_230],
    ['+7', 700],
    ['.5', 50],
    ['5.', 500],
    ['4.500', 450],
    ['-0', 0],
    ['2030.72圆', 203_072],
  ])('reads %s', (text, amount) => expect(parseYuan(text)).toBe(amount))

  it.each([
    '',
    '-',
    '.',
    'abc',
    '1.234,5',
    '1,23',
    '12,34,567',
    '1.005',
    '1e3',
    '(5',
    '5)',
    '(-5)',
    '--5',
    '-¥-5',
    '1 2',
    '99999999999999999',
  ])('refuses %j rather than guess', (text) => expect(parseYuan(text)).toBeNull())

  it('takes a workbook number as the fen a person sees', () => {
    expect(fenFromYuan(4563.07)).toBe(456_307)
    expect(fenFromYuan(1.005)).toBe(101)
    expect(fenFromYuan(-0.005)).toBe(-1)
    expect(fenFromYuan(0.1 + 0.2)).toBe(30)
    expect(fenFromYuan(-0)).toBe(0)
    expect(fenFromYuan(1e300)).toBeNull()
    expect(fenFromYuan(Number.NaN)).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (amount) => {
        expect(fenFromYuan(amount / 100)).toBe(amount === 0 ? 0 : amount)
      }),
    )
  })
})
