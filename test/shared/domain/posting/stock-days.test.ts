import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortestDay } from '../../../../shared/domain/posting/stock-days'

const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']
const movement = fc.record({ day: fc.integer({ min: 1, max: 4 }), quantity: fc.integer({ min: -9, max: 9 }) })

test('the shortest day is the first of the lowest evenings, counted forwards day by day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9, max: 9 }),
      fc.uniqueArray(movement, { selector: (each) => each.day }),
      (opening, moved) => {
        const evenings = days.map((_, at) =>
          moved.reduce((held, { day, quantity }) => (day <= at ? held + quantity : held), opening),
        )
        const lowest = Math.min(...evenings)
        const later = moved.map(({ day, quantity }) => ({ businessDate: days[day] ?? '', quantity }))
        expect(shortestDay(evenings.at(-1) ?? 0, '2026-03-01', later)).toEqual(
          lowest < 0 ? { date: days[evenings.indexOf(lowest)], missing: -lowest } : null,
        )
      },
    ),
  )
})
