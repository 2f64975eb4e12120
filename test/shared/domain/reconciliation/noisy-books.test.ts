import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchByReferenceAndAmount, type ReconciliationItem } from '../../../../shared/domain/reconciliation'
import { alignBooks } from '../../../../shared/domain/reconciliation/align'
import { isTypo } from '../../../../shared/domain/reconciliation/mentions'
import { onlySum, subsetsOf } from '../../../../shared/domain/reconciliation/sums'
import { noisyBooks, scoreOf } from '../../../fixtures/noisy-books'

const periodStart = '2022-04-01'
const options = { periodStart, periodEnd: '2022-06-30' }
const item = (id: number, fields: Partial<ReconciliationItem> = {}): ReconciliationItem => ({
  ...{ id, date: '2022-05-10', kind: 'shipment', reference: '', quantity: 2, amountFen: 20_011 },
  ...fields,
})
const compare = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  more: { readonly ourOpeningFen?: number; readonly theirOpeningFen?: number } = {},
) => {
  const aligned = alignBooks(
    ours.map((one) => ({ ...one, number: `SH-${one.id}` })),
    theirs,
  )
  return matchByReferenceAndAmount(aligned.ours, aligned.theirs, { ...options, ...more })
}
const ties = (...sides: Parameters<typeof compare>) =>
  compare(...sides).matches.map(({ ourIds, theirIds, pass }) => [pass, ourIds, theirIds])
const classes = (...sides: Parameters<typeof compare>) =>
  compare(...sides).differences.map((one) => [one.class, one.amountFen])

test('however noisy a book is, hardly a tie is wrong, most are found, and the bridge closes', () => {
  let [right, all, found, there] = [0, 0, 0, 0]
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 80 }), fc.integer({ min: 0, max: 60 }), fc.nat(9999), (size, noise, seed) => {
      const books = noisyBooks(size, noise / 100, seed)
      const result = compare(books.ours, books.theirs)
      const score = scoreOf(books, result)
      right += score.foundTies
      all += score.ties
      found += score.foundTies
      there += score.trueTies
      const total = (items: readonly { readonly amountFen: number }[]) =>
        items.reduce((sum, one) => sum + one.amountFen, 0)
      expect(total(result.differences)).toBe(total(books.ours) - total(books.theirs))
      if (noise === 0) expect(result.differences).toEqual([])
    }),
    { numRuns: 150, seed: 7 },
  )
  expect(right / all).toBeGreaterThan(0.995)
  expect(found / there).toBeGreaterThan(0.97)
})

test('a known number with more around it, its tail, a slip of the pen and several in one line are read', () => {
  const ours = [item(1, { reference: '0051-220404' }), item(2, { reference: '0051-220411', amountFen: 30_022 })]
  const line = (reference: string, fields: Partial<ReconciliationItem> = {}) => [item(9, { reference, ...fields })]
  expect(ties(ours, line('JH0051-220404A', { amountFen: 19_000 }))).toEqual([['referenceOnly', [1], [9]]])
  expect(ties(ours, line('220404', { amountFen: 19_000 }))).toEqual([['referenceOnly', [1], [9]]])
  expect(ties(ours, line('O051-220404'))).toEqual([['exact', [1], [9]]])
  expect(ties(ours, line('0051-220440'))).toEqual([['exact', [1], [9]]])
  // A slip of the pen with another amount says nothing.
  expect(ties(ours, line('0051-220440', { amountFen: 19_000, quantity: null }))).toEqual([])
  const both = { amountFen: 50_033, quantity: 4 }
  expect(ties(ours, line('0051-220404/220411', both))).toEqual([['mentions', [1, 2], [9]]])
  expect(ties(ours, line('', { ...both, text: '进货 0051-220404、0051-220411' }))).toEqual([['mentions', [1, 2], [9]]])
})

test('one slip of the pen is one, two are not', () => {
  expect(['123456', '123', '124', '12344', '21345', '12435'].map((text) => isTypo('12345', text))).toEqual([
    ...[true, false, false, true, true, true],
  ])
  expect(isTypo('12345', '12354')).toBe(true)
  expect(isTypo('12345', '13254')).toBe(false)
})

test('without numbers, amount and days speak only when they say one thing', () => {
  const weekly = ['2022-05-02', '2022-05-09', '2022-05-16'].map((date, id) =>
    item(id, { date, reference: `CK-${id}00` }),
  )
  const arrived = (...days: string[]) => days.map((date, id) => item(id + 10, { date }))
  expect(ties(weekly, arrived('2022-05-04', '2022-05-11', '2022-05-18'))).toEqual([
    ['sameAmount', [0], [10]],
    ['sameAmount', [1], [11]],
    ['sameAmount', [2], [12]],
  ])
  expect(ties(weekly, arrived('2022-05-05', '2022-05-19'))).toEqual([
    ['sameAmount', [0], [10]],
    ['sameAmount', [2], [11]],
  ])
  // Half-way between two: nobody can say which.
  const two = [item(1, { date: '2022-05-02', reference: 'A-100' }), item(2, { date: '2022-05-04', reference: 'A-200' })]
  expect(ties(two, arrived('2022-05-06'))).toEqual([])
  // A number that is known belongs to its own document, whatever the amount.
  const [own, other] = [item(1, { reference: 'CK-1000' }), item(2, { reference: 'CK-2000', amountFen: 19_500 })]
  expect(ties([own, other], [item(9, { reference: 'CK-1000', amountFen: 19_500 })])).toEqual([
    ['referenceOnly', [1], [9]],
  ])
})

test('parts that make up a whole are tied when only they do, and when that is no accident', () => {
  const paid = (id: number, amountFen: number, reference = '') =>
    item(id, { kind: 'receipt', quantity: null, amountFen: -amountFen, reference })
  expect(ties([paid(1, 52_457, 'PAY1')], [paid(8, 23_011, 'HK8'), paid(9, 29_446, 'HK9')])).toEqual([
    ['sum', [1], [8, 9]],
  ])
  // What is missing of a document stands under another number.
  expect(ties([paid(1, 52_457, 'PAY1000')], [paid(8, 23_011, 'PAY1000-1'), paid(9, 29_446, 'HK9')])).toEqual([
    ['sum', [1], [8, 9]],
  ])
  const round = [10, 20, 30, 40, 50, 60].map((thousand, at) => paid(at + 10, thousand * 100_000, `HK${at}`))
  expect(ties([paid(1, 7_000_000, 'PAY1')], round)).toEqual([])
  expect(onlySum([item(1, { amountFen: 5 }), item(2, { amountFen: 5 }), item(3, { amountFen: 5 })], 10)).toBeNull()
})

test('the sets that make up a total are exactly those, and looking stops at the second', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }),
      fc.integer({ min: 2, max: 80 }),
      (amounts, total) => {
        const found = subsetsOf(amounts, total, 2)
        const all = amounts.flatMap((one, i) =>
          amounts.slice(i + 1).flatMap((other, j) => (one + other === total ? [[i, i + 1 + j]] : [])),
        )
        expect(found).toEqual(all.slice(0, 2))
      },
    ),
  )
})

test('what they took off, rounded, reversed, booked twice or across the start is called what it is', () => {
  const adjusted = (text: string, kind: 'adjustment' | 'rebate') => [
    item(9, { kind, text, amountFen: -5000, quantity: null }),
  ]
  expect(classes([], adjusted('代垫运费', 'adjustment'))).toEqual([['wrongAccount', 5000]])
  expect(classes([], adjusted('返利', 'rebate'))).toEqual([['rebateNotAccrued', 5000]])
  expect(classes([item(1)], [item(9, { amountFen: 20_000 })])).toEqual([['rounding', 11]])
  expect(classes([item(1)], [item(9), item(10, { date: '2022-05-12' })])).toEqual([['duplicate', -20_011]])
  const wrong = item(9, { amountFen: 777 })
  expect(classes([], [wrong, item(10, { amountFen: -777, date: '2022-05-20', text: '冲销' })])).toEqual([])
  const early = item(9, { date: '2022-04-02', reference: 'X-0401' })
  expect(classes([], [early], { ourOpeningFen: 50_000, theirOpeningFen: 29_989 })).toEqual([
    ['cutOff', 20_011],
    ['cutOff', -20_011],
  ])
  expect(classes([], [early], { ourOpeningFen: 50_000, theirOpeningFen: 29_000 })).toEqual([
    ['openingMismatch', 21_000],
    ['unknown', -20_011],
  ])
})
