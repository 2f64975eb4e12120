import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgeingItem, ageingBuckets, ageReceivable } from '../../../shared/domain/ageing'
import { addDays, daysBetween } from '../../../shared/domain/days'
import { sumOf } from '../../../shared/domain/money'

const asOf = '2024-06-30'
const item = (id: number, amountFen: number, dueDate: string | null, date = '2024-01-01'): AgeingItem => ({
  id,
  date,
  dueDate,
  amountFen,
})

const anyItem = fc.record({
  date: fc.integer({ min: -200, max: 0 }).map((days) => addDays(asOf, days)),
  dueDate: fc.option(fc.integer({ min: -200, max: 60 }).map((days) => addDays(asOf, days))),
  amountFen: fc.integer({ min: -50_000, max: 50_000 }),
})
const anyItems = fc.array(anyItem, { maxLength: 30, size: 'max' }).map((all) => all.map((one, id) => ({ ...one, id })))
const anyEdges = fc.array(
  fc.record({ creditId: fc.nat(35), chargeId: fc.nat(35), amountFen: fc.integer({ min: -10, max: 60_000 }) }),
  { maxLength: 20 },
)

describe('ageing', () => {
  it.each([
    ['2024-07-01', 'notDue'],
    ['2024-06-30', 'notDue'],
    ['2024-06-29', 'days1to30'],
    ['2024-05-31', 'days1to30'],
    ['2024-05-30', 'days31to60'],
    ['2024-05-01', 'days31to60'],
    ['2024-04-30', 'days61to90'],
    ['2024-04-01', 'days61to90'],
    ['2024-03-31', 'over90'],
    [null, 'noDueDate'],
  ] as const)('a charge due %s stands under %s', (due, bucket) => {
    const ageing = ageReceivable([item(1, 100, due)], [], asOf)
    expect(ageing.buckets[bucket]).toBe(100)
    expect(ageing.items[0]?.bucket).toBe(bucket)
  })

  it('edges come first, then the rest of the credits pays what is due first', () => {
    const items = [
      item(1, 100, '2024-05-01'),
      item(2, 100, '2024-06-01'),
      item(3, 100, '2024-07-15'),
      item(4, -150, null),
    ]
    const edges = [{ creditId: 4, chargeId: 3, amountFen: 80 }]
    const ageing = ageReceivable(items, edges, asOf)
    expect(ageing.items.map((one) => [one.id, one.openFen])).toEqual([
      [1, 30],
      [2, 100],
      [3, 20],
    ])
    expect(ageing).toMatchObject({ balanceFen: 150, overdueFen: 130, oldestOverdueDays: 60 })
  })

  it('a credit nobody can use is shown apart, negative', () => {
    const ageing = ageReceivable(
      [item(1, 100, '2024-05-01'), item(2, -150, null, '2024-02-01'), item(3, -20, null)],
      [],
      asOf,
    )
    expect(ageing.buckets).toMatchObject({ unallocatedCredit: -70, days31to60: 0 })
    expect(ageing.items).toEqual([
      { ...item(2, -150, null, '2024-02-01'), openFen: -70, overdueDays: null, bucket: 'unallocatedCredit' },
    ])
    expect(ageing.oldestOverdueDays).toBe(0)
  })

  it('the buckets add up to the balance and the open lines to both, whatever the edges say', () => {
    fc.assert(
      fc.property(anyItems, anyEdges, (items, edges) => {
        const ageing = ageReceivable(items, edges, asOf)
        expect(ageing.balanceFen).toBe(sumOf(items.map((one) => one.amountFen)))
        expect(sumOf(ageingBuckets.map((bucket) => ageing.buckets[bucket]))).toBe(ageing.balanceFen)
        expect(sumOf(ageing.items.map((one) => one.openFen))).toBe(ageing.balanceFen)
        const signs = new Set(ageing.items.map((one) => Math.sign(one.openFen)))
        expect(signs.has(1) && signs.has(-1)).toBe(false)
        for (const one of ageing.items) {
          expect(Math.sign(one.openFen)).toBe(Math.sign(one.amountFen))
          expect(Math.abs(one.openFen)).toBeLessThanOrEqual(Math.abs(one.amountFen))
          expect(one.overdueDays === null || (one.dueDate !== null && one.dueDate < asOf)).toBe(true)
          if (one.overdueDays !== null && one.dueDate !== null)
            expect(one.overdueDays).toBe(daysBetween(one.dueDate, asOf))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(
        anyItems.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        anyEdges,
        ([items, shuffled], edges) => {
          expect(ageReceivable(shuffled, edges, asOf)).toEqual(ageReceivable(items, edges, asOf))
        },
      ),
    )
  })
})
