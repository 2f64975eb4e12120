import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSpot, takeable, toggled } from '../../../../renderer/screens/orders/versions/accepting'
import { differencesOf } from '../../../../shared/domain/order-differences'

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }))
const spot = fc.record({ row: fc.integer({ min: 0, max: 4 }), position: fc.integer({ min: 0, max: 3 }) })
const spots = fc.uniqueArray(spot, { selector: ({ row, position }) => `${row}/${position}`, minLength: 1 })

describe('deciding on differences', () => {
  test('the same cells twice are as they were, unless some of them were accepted already', () => {
    fc.assert(
      fc.property(ids, ids, (before, picked) => {
        const accepted = new Set(before)
        const once = toggled(accepted, picked)
        if (picked.some((id) => !accepted.has(id))) expect(picked.every((id) => once.has(id))).toBe(true)
        else expect(picked.some((id) => once.has(id))).toBe(false)
        expect([...once].filter((id) => !picked.includes(id)).toSorted()).toEqual(
          before.filter((id) => !picked.includes(id)).toSorted(),
        )
      }),
    )
  })

  test('what has something in its way is never taken, also by the key for everything', () => {
    const limits = { committed: new Map([[1, 3]]), closed: new Set([2]) }
    const ours = new Map([
      [1, 5],
      [2, 1],
      [3, 1],
    ])
    const theirs = new Map([
      [1, 2],
      [2, 4],
      [3, 9],
    ])
    const offered = new Map(differencesOf(ours, theirs, limits).map((one) => [one.skuId, one]))
    expect(takeable(offered, offered.keys())).toEqual([3])
    expect(takeable(offered, [1, 7])).toEqual([])
  })

  test('going on long enough comes past every difference, forwards and backwards', () => {
    fc.assert(
      fc.property(spots, spot, fc.boolean(), (all, from, back) => {
        const seen = new Set<string>()
        let here = from
        for (const _ of all) {
          here = nextSpot(all, here, back) ?? here
          seen.add(`${here.row}/${here.position}`)
        }
        expect(seen.size).toBe(all.length)
      }),
    )
    expect(nextSpot([], { row: 0, position: 0 }, false)).toBeNull()
  })
})
