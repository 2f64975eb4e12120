import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchByReferenceAndAmount, type ReconciliationItem } from '../../../../shared/domain/reconciliation'
import { alignBooks } from '../../../../shared/domain/reconciliation/align'
import { suggestTies } from '../../../../shared/domain/reconciliation/suggestions'
import { hardBooks } from '../../../fixtures/hard-books'

const line = (id: number, fields: Partial<ReconciliationItem> = {}): ReconciliationItem => ({
  ...{ id, date: '2022-05-10', kind: 'shipment', reference: '', quantity: 2, amountFen: 20_011 },
  ...fields,
})
const suggest = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  parted: readonly string[] = [],
) =>
  suggestTies({ ours, theirs }, (one, other) => parted.includes(`${one} ${other}`)).map(
    ({ ourIds, theirIds, reason, isBest }) => [ourIds, theirIds, reason, isBest],
  )

test('what several lines could be is offered, the best of all together first, and not again what was parted', () => {
  const ours = [line(1, { date: '2022-05-02' }), line(2, { date: '2022-05-04' })]
  const theirs = [line(9, { date: '2022-05-07' })]
  expect(suggest(ours, theirs)).toEqual([
    [[2], [9], 'sameAmountNearby', true],
    [[1], [9], 'sameAmountNearby', false],
  ])
  expect(suggest(ours, theirs, ['2 9'])).toEqual([[[1], [9], 'sameAmountNearby', true]])
})

test('a number that is alike, goods of the same pieces, and sums of several are reasons; strangers are not offered', () => {
  const one = line(1, { reference: 'CK-220404' })
  expect(suggest([one], [line(9, { reference: 'JH0404', amountFen: 15_000, quantity: null })])).toEqual([
    [[1], [9], 'numberAlike', true],
  ])
  expect(suggest([one], [line(9, { amountFen: 19_500 })])).toEqual([[[1], [9], 'sameGoodsNearby', true]])
  expect(suggest([one], [line(9, { amountFen: 90_000, quantity: 8 })])).toEqual([])
  const parts = [line(8, { amountFen: 12_000, quantity: 1 }), line(9, { amountFen: 8_011, quantity: 1 })]
  expect(suggest([one], parts)).toContainEqual([[1], [8, 9], 'sumOfSeveral', false])
})

test('whatever the books, a suggestion is about lone lines only, says its difference, and no line is offered more than it can look at', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 80 }), fc.nat(9999), (size, seed) => {
      const books = hardBooks(size, 0.6, seed)
      const aligned = alignBooks(
        books.ours.map((one) => ({ ...one, number: `SH-${one.id}` })),
        books.theirs,
      )
      const { matches } = matchByReferenceAndAmount(aligned.ours, aligned.theirs, books)
      const [ours, theirs] = [
        new Set(matches.flatMap((one) => one.ourIds)),
        new Set(matches.flatMap((one) => one.theirIds)),
      ]
      const lone = {
        ours: aligned.ours.filter(({ id }) => !ours.has(id)),
        theirs: aligned.theirs.filter(({ id }) => !theirs.has(id)),
      }
      const amounts = (ids: readonly number[], items: readonly ReconciliationItem[]) =>
        ids.reduce((sum, id) => sum + (items.find((one) => one.id === id)?.amountFen ?? Number.NaN), 0)
      for (const { ourIds, theirIds, differenceFen, score } of suggestTies(lone, () => false)) {
        expect(amounts(ourIds, lone.ours) - amounts(theirIds, lone.theirs)).toBe(differenceFen)
        expect(score).toBeGreaterThanOrEqual(40)
      }
    }),
    { numRuns: 40 },
  )
})
