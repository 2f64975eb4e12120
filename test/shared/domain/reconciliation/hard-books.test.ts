import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isAutomatic,
  matchByReferenceAndAmount,
  type ReconciliationItem,
} from '../../../../shared/domain/reconciliation'
import { alignBooks } from '../../../../shared/domain/reconciliation/align'
import { bestPairs } from '../../../../shared/domain/reconciliation/assignment'
import { setsOf, sumsTo } from '../../../../shared/domain/reconciliation/sums'
import { hardBooks } from '../../../fixtures/hard-books'
import { type NoisyBooks, scoreOf } from '../../../fixtures/noisy-books'

const compare = (
  { ours, theirs, periodStart, periodEnd }: Pick<NoisyBooks, 'ours' | 'theirs' | 'periodStart' | 'periodEnd'>,
  more: Partial<Parameters<typeof matchByReferenceAndAmount>[2]> = {},
) => {
  const aligned = alignBooks(
    ours.map((one) => ({ ...one, number: `SH-${one.id}` })),
    theirs,
  )
  return matchByReferenceAndAmount(aligned.ours, aligned.theirs, { periodStart, periodEnd, ...more })
}

const anyBooks = fc
  .tuple(fc.integer({ min: 5, max: 90 }), fc.integer({ min: 0, max: 60 }), fc.nat(9999))
  .map(([size, noise, seed]) => hardBooks(size, noise / 100, seed))

const total = (items: readonly { readonly amountFen: number }[]) => items.reduce((sum, one) => sum + one.amountFen, 0)

test('however hard a book is, no automatic tie is wrong, nearly all are found, every line is kept, and the bridge closes', () => {
  let [found, there, classed, putIn] = [0, 0, 0, 0]
  fc.assert(
    fc.property(anyBooks, (books) => {
      const result = compare(books)
      const automatic = result.matches.filter(({ pass }) => isAutomatic(pass))
      expect(scoreOf(books, { ...result, matches: automatic }).wrongTies).toBe(0)
      const score = scoreOf(books, result)
      ;[found, there] = [found + score.foundTies, there + score.trueTies]
      ;[classed, putIn] = [classed + score.foundDifferences, putIn + score.putIn]
      expect(total(result.differences)).toBe(total(books.ours) - total(books.theirs))
      const lone = result.differences.filter(({ ourId, theirId }) => ourId === null || theirId === null)
      const held = (side: 'ourIds' | 'theirIds') => result.matches.flatMap((match) => match[side])
      const ids = (items: readonly ReconciliationItem[]) => items.map(({ id }) => id).toSorted((a, b) => a - b)
      const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
      expect(inOrder([...held('ourIds'), ...lone.flatMap(({ ourId }) => ourId ?? [])])).toEqual(ids(books.ours))
      expect(inOrder([...held('theirIds'), ...lone.flatMap(({ theirId }) => theirId ?? [])])).toEqual(ids(books.theirs))
    }),
    { numRuns: 150, seed: 11 },
  )
  expect(found / there).toBeGreaterThan(0.98)
  expect(classed / putIn).toBeGreaterThan(0.98)
})

test('the same lines in any order give the same answer', () => {
  fc.assert(
    fc.property(
      anyBooks.chain((books) =>
        fc.tuple(
          fc.constant(books),
          fc.shuffledSubarray([...books.ours], { minLength: books.ours.length }),
          fc.shuffledSubarray([...books.theirs], { minLength: books.theirs.length }),
        ),
      ),
      ([books, ours, theirs]) => {
        const print = (result: ReturnType<typeof compare>) => ({
          matches: result.matches.map((match) => JSON.stringify(match)).toSorted(),
          differences: result.differences.map((difference) => JSON.stringify(difference)).toSorted(),
        })
        expect(print(compare({ ...books, ours, theirs }))).toEqual(print(compare(books)))
      },
    ),
    { numRuns: 60 },
  )
})

test('what a person confirmed stands in every further run, and what was parted is never tied again', () => {
  fc.assert(
    fc.property(anyBooks, fc.nat(), fc.nat(), (books, some, other) => {
      const first = compare(books)
      const [parted, kept] = [first.matches[some % first.matches.length], first.matches[other % first.matches.length]]
      if (parted === undefined || kept === undefined || parted === kept) return
      const rejected = parted.ourIds.flatMap((one) => parted.theirIds.map((line) => [one, line] as const))
      const again = compare(books, { kept: [kept], rejected })
      const tied = again.matches.flatMap(({ ourIds, theirIds }) =>
        ourIds.flatMap((one) => theirIds.map((line) => `${one} ${line}`)),
      )
      for (const [one, line] of rejected) expect(tied).not.toContain(`${one} ${line}`)
      expect(again.matches[0]).toMatchObject({ ourIds: kept.ourIds, theirIds: kept.theirIds, pass: 'kept' })
      expect(total(again.differences)).toBe(total(first.differences))
    }),
    { numRuns: 60 },
  )
})

test('pairing takes as many as can be and of those ways the cheapest, as trying every way does', () => {
  const costs = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { minLength: 4, maxLength: 4 }), {
    ...{ minLength: 1, maxLength: 4 },
  })
  const every = (rows: readonly (readonly (number | null)[])[], taken: readonly number[]): [number, number] => {
    const [row, ...rest] = rows
    if (row === undefined) return [0, 0]
    const ways = row.flatMap((cost, place): [number, number][] => {
      if (cost === null || taken.includes(place)) return []
      const [count, sum] = every(rest, [...taken, place])
      return [[count + 1, sum + cost]]
    })
    return [every(rest, taken), ...ways].toSorted((a, b) => b[0] - a[0] || a[1] - b[1])[0] ?? [0, 0]
  }
  fc.assert(
    fc.property(costs, (rows) => {
      const { pairs, cost } = bestPairs([rows.length, 4], (one, other) => rows[one]?.[other] ?? null)
      expect([pairs.length, cost]).toEqual(every(rows, []))
    }),
  )
})

test('the sets that make up a total are exactly those that do, smallest first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }),
      fc.integer({ min: 2, max: 120 }),
      (amounts, whole) => {
        const all = Array.from({ length: 2 ** amounts.length }, (_, mask) =>
          amounts.flatMap((_, place) => (((mask >> place) & 1) === 1 ? [place] : [])),
        ).filter((set) => set.length > 1 && set.reduce((sum, place) => sum + (amounts[place] ?? 0), 0) === whole)
        const { sets } = sumsTo(amounts, whole, 9999)
        expect(sets.map((set) => set.join()).toSorted()).toEqual(all.map((set) => set.join()).toSorted())
        expect(sets.map(({ length }) => length)).toEqual(sets.map(({ length }) => length).toSorted((a, b) => a - b))
      },
    ),
  )
})

test('pieces decide between sums of the same money, and many lines do not take for ever', () => {
  const part = (amountFen: number, quantity: number) => ({ amountFen, quantity })
  const parts = [part(60_001, 2), part(40_001, 1), part(50_001, 2), part(50_001, 4)]
  expect(setsOf(parts, part(100_002, 3)).sets).toEqual([[parts[0], parts[1]]])
  const many = Array.from({ length: 40 }, (_, at) => ({ amountFen: 100_003 + at * 977 }))
  expect(setsOf(many, { amountFen: 2_500_000 })).toMatchObject({ isSure: false })
  expect(setsOf([...many, ...many], { amountFen: 2_500_000 }).sets).toEqual([])
})

const line = (id: number, fields: Partial<ReconciliationItem>): ReconciliationItem => ({
  ...{ id, date: '2022-05-10', kind: 'receipt', reference: '', quantity: null, amountFen: 0 },
  ...fields,
})
const ties = (ours: readonly ReconciliationItem[], theirs: readonly ReconciliationItem[]) =>
  compare({ ours, theirs, periodStart: '2022-04-01', periodEnd: '2022-06-30' }).matches.map(
    ({ pass, ourIds, theirIds }) => [pass, ourIds, theirIds],
  )

test('several receipts to one line and one to several; equal payments share their parts by day; a sum two lines claim is left alone', () => {
  const paid = (id: number, amountFen: number, date = '2022-05-10') => line(id, { amountFen: -amountFen, date })
  const three = [paid(11, 123_457), paid(12, 210_099), paid(13, 98_765)]
  expect(ties([paid(1, 432_321)], three)).toEqual([['sum', [1], [11, 12, 13]]])
  expect(ties(three, [paid(1, 432_321)])).toEqual([['sum', [11, 12, 13], [1]]])
  const equal = [paid(1, 500_000, '2022-05-01'), paid(2, 500_000, '2022-05-03')]
  const halves = [
    ...[paid(11, 123_457, '2022-05-01'), paid(12, 376_543, '2022-05-01')],
    ...[paid(13, 211_111, '2022-05-03'), paid(14, 288_889, '2022-05-03')],
  ]
  expect(ties(equal, halves)).toEqual([
    ['sum', [1], [11, 12]],
    ['sum', [2], [13, 14]],
  ])
  // Both wholes need line 12.
  const contested = [paid(1, 300_003), paid(2, 400_014)]
  const parts = [paid(11, 100_001), paid(12, 200_002), paid(13, 200_012)]
  expect(ties(contested, parts)).toEqual([])
})

test('a number behind other letters is its tail, and a number that slipped onto another document is not that one', () => {
  const sent = (id: number, reference: string, amountFen: number, quantity = 2) =>
    line(id, { kind: 'shipment', reference, amountFen, quantity })
  expect(ties([sent(1, 'CK-220404017', 50_022)], [sent(9, 'RK220404017', 50_022)])).toEqual([['exact', [1], [9]]])
  expect(ties([sent(1, 'CK-220404017', 50_022)], [sent(9, 'RK220404017', 40_000)])).toEqual([])
  const ours = [sent(1, 'CK-2204-0012', 50_022), sent(2, 'CK-2204-0021', 90_033)]
  expect(ties(ours, [sent(8, 'CK-2204-0021', 50_022), sent(9, 'CK-2204-0021', 90_033)]).toSorted()).toEqual([
    ['exact', [1], [8]],
    ['exact', [2], [9]],
  ])
})

test('styles tell goods apart where a book names them', () => {
  const sent = (id: number, styles: readonly string[], amountFen = 50_000, text = '') =>
    line(id, { kind: 'shipment', quantity: 10, amountFen, text, ...(styles.length === 0 ? {} : { styles }) })
  const ours = [sent(1, ['A102', 'B33']), sent(2, ['C7'], 51_000)]
  expect(ties(ours, [sent(9, [], 44_000, '进货 b33*4 A102*6'), sent(8, [], 43_000, 'C7 10件')]).toSorted()).toEqual([
    ['goods', [1], [9]],
    ['goods', [2], [8]],
  ])
  expect(ties(ours, [sent(9, [], 60_500, 'C7 8件 A102 2件')])).toEqual([])
})
