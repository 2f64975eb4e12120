import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareSales, type ReportedSale } from '../../../../shared/domain/import/reported-sales'

const sale = fc.record({
  day: fc.constantFrom('2026-03-01', '2026-03-02'),
  skuId: fc.integer({ min: 1, max: 2 }),
  quantity: fc.integer({ min: -3, max: 5 }).filter((quantity) => quantity !== 0),
})
const report = fc.array(sale, { maxLength: 12 })

/** What stands in the books after a report was brought in. */
const after = (lines: readonly ReportedSale[], before: readonly ReportedSale[]): ReportedSale[] => [
  ...before,
  ...compareSales(lines, before).flatMap(({ change }, index) => {
    const line = lines[index]
    return line === undefined || change === 0 ? [] : [{ ...line, quantity: change }]
  }),
]
const kinds = (lines: readonly ReportedSale[], before: readonly ReportedSale[]) =>
  compareSales(lines, before).map(({ kind }) => kind)
const of = (...quantities: number[]): ReportedSale[] =>
  quantities.map((quantity) => ({ day: '2026-03-01', skuId: 1, quantity }))

test('a report said twice changes nothing, whatever was reported before', () => {
  fc.assert(
    fc.property(report, report, (before, lines) => {
      const books = after(lines, before)
      expect(after(lines, books)).toEqual(books)
    }),
  )
})

test('a part of what was reported, in any order, changes nothing', () => {
  fc.assert(
    fc.property(report, fc.infiniteStream(fc.boolean()), (before, kept) => {
      const part = before.filter(() => kept.next().value).toReversed()
      expect(after(part, before)).toEqual(before)
    }),
  )
})

test('what goes beyond an earlier report is all that is new', () => {
  fc.assert(
    fc.property(report, report, (before, more) => {
      const sum = (lines: readonly ReportedSale[]) => lines.reduce((total, { quantity }) => total + quantity, 0)
      expect(sum(after([...before, ...more], before))).toBe(sum(before) + sum(more))
    }),
  )
})

test('another quantity of the same day and SKU takes the place of the earlier one', () => {
  expect(compareSales(of(5), of(2))).toEqual([{ kind: 'corrected', change: 3, before: 2, now: 5 }])
  expect(compareSales(of(1), of(2, 3))).toEqual([{ kind: 'corrected', change: -4, before: 5, now: 1 }])
  expect(kinds(of(2, 7), of(7))).toEqual(['new', 'repeated'])
  expect(kinds(of(2, 3), of(5))).toEqual(['repeated', 'repeated'])
})
