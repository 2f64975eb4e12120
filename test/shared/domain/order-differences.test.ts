import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acceptDifferences,
  differencesOf,
  type Limits,
  noLimits,
  summariseChange,
} from '../../../shared/domain/order-differences'

const skuId = fc.integer({ min: 1, max: 12 })
const pieces = fc
  .uniqueArray(fc.tuple(skuId, fc.integer({ min: 1, max: 9 })), { selector: ([sku]) => sku })
  .map((pairs) => new Map(pairs))
const some = fc.uniqueArray(skuId).map((ids) => new Set(ids))
const limits = fc.record({ committed: pieces, closed: some }) satisfies fc.Arbitrary<Limits>
const sorted = (cells: ReadonlyMap<number, number>) => [...cells].toSorted(([a], [b]) => a - b)
const every = new Set(Array.from({ length: 12 }, (_, at) => at + 1))

describe('accepting the differences of another version', () => {
  test('all of them make ours theirs', () => {
    fc.assert(
      fc.property(pieces, pieces, (ours, theirs) => {
        const made = acceptDifferences(ours, differencesOf(ours, theirs, noLimits), every)
        expect(sorted(made)).toEqual(sorted(theirs))
      }),
    )
  })

  test('none of them leaves ours as it was', () => {
    fc.assert(
      fc.property(pieces, pieces, limits, (ours, theirs, held) => {
        expect(sorted(acceptDifferences(ours, differencesOf(ours, theirs, held), new Set()))).toEqual(sorted(ours))
      }),
    )
  })

  test('the order does not matter: one after the other is all at once, in any order', () => {
    fc.assert(
      fc.property(
        pieces,
        pieces,
        limits,
        some.chain((ids) => fc.shuffledSubarray([...ids], { minLength: ids.size })),
        (ours, theirs, held, turns) => {
          const differences = differencesOf(ours, theirs, held)
          let step = new Map(ours)
          for (const id of turns) step = acceptDifferences(step, differences, new Set([id]))
          expect(sorted(step)).toEqual(sorted(acceptDifferences(ours, differences, new Set(turns))))
        },
      ),
    )
  })

  test('a cell is never taken below what is committed nor above ours where its SKU is closed', () => {
    fc.assert(
      fc.property(pieces, pieces, limits, (ours, theirs, held) => {
        const made = acceptDifferences(ours, differencesOf(ours, theirs, held), every)
        for (const id of every) {
          const [was, is] = [ours.get(id) ?? 0, made.get(id) ?? 0]
          if (is !== was) expect(is).toBe(theirs.get(id) ?? 0)
          if (is < was) expect(is).toBeGreaterThanOrEqual(held.committed.get(id) ?? 0)
          if (held.closed.has(id)) expect(is).toBeLessThanOrEqual(was)
        }
      }),
    )
  })

  test('equal versions have no difference', () => {
    fc.assert(
      fc.property(pieces, limits, (ours, held) => {
        expect(differencesOf(ours, ours, held)).toEqual([])
      }),
    )
  })
})

describe('the summary of a change', () => {
  const lines = pieces.map((cells) => [...cells].map(([sku, quantity]) => ({ skuId: sku, quantity, priceFen: 100 })))
  test('counts every SKU once, turns its signs with the direction, and is nothing for nothing', () => {
    fc.assert(
      fc.property(lines, lines, (from, to) => {
        const [there, back] = [summariseChange(from, to), summariseChange(to, from)]
        expect(there.added + there.changed + there.removed).toBeLessThanOrEqual(12)
        expect([there.added, there.changed, there.removed]).toEqual([back.removed, back.changed, back.added])
        expect(there.quantity + back.quantity).toBe(0)
        expect(there.amountFen).toBe(there.quantity * 100)
        expect(summariseChange(from, from)).toEqual({ added: 0, changed: 0, removed: 0, quantity: 0, amountFen: 0 })
      }),
    )
  })
})
