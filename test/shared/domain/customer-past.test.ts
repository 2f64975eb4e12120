import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPast, type MovedPieces, pastBySize, pastFigures, sumPast } from '../../../shared/domain/customer-past'
import { stockKinds } from '../../../shared/schemas/ledgers'

const moves = (...rows: readonly (readonly [MovedPieces['place'], MovedPieces['kind'], number])[]): MovedPieces[] =>
  rows.map(([place, kind, quantity]) => ({ place, kind, quantity }))

describe('what became of a distributor’s goods', () => {
  test('sold of what was sent, less what never arrived and what came back', () => {
    const figures = pastFigures(
      12,
      moves(
        ['transit', 'dispatch', 12],
        ['transit', 'arrival', -10],
        ['distributor', 'arrival', 10],
        ['transit', 'shortage', -2],
        ['distributor', 'return', -2],
        ['distributor', 'sellOut', -6],
      ),
    )
    expect(figures).toEqual({ ordered: 12, shipped: 12, returned: 2, sold: 6, held: 8, sellThroughBp: 7500 })
  })

  test('a short piece that was found again counts as sent', () => {
    const found = moves(['transit', 'dispatch', 5], ['transit', 'shortage', -1], ['distributor', 'shortage', 1])
    expect(pastFigures(5, found)).toMatchObject({ shipped: 5, held: 5 })
  })

  test('what came from another distributor can be sold, what went to one cannot', () => {
    const moved = moves(
      ['transit', 'dispatch', 4],
      ['distributor', 'transferIn', 6],
      ['distributor', 'transferOut', -2],
      ['distributor', 'sellOut', -4],
    )
    expect(pastFigures(0, moved)).toMatchObject({ shipped: 4, held: 8, sellThroughBp: 5000 })
  })

  test('without anything to sell there is no share of it', () => {
    expect(pastFigures(0, moves(['distributor', 'sellOut', -3]))).toMatchObject({ sold: 3, sellThroughBp: null })
  })
})

const anyMoves = fc.array(
  fc.record({
    kind: fc.constantFrom(...stockKinds),
    place: fc.constantFrom('distributor' as const, 'transit' as const),
    quantity: fc.integer({ min: -500, max: 500 }),
  }),
  { maxLength: 12 },
)
const size = fc.constantFrom('S', 'M', 'L')

test('a movement and its reversal leave nothing', () => {
  fc.assert(
    fc.property(anyMoves, (moved) => {
      const back = moved.map((each) => ({ ...each, quantity: 0 - each.quantity }))
      expect(isPast(pastFigures(0, [...moved, ...back]))).toBe(false)
    }),
  )
})

test('the sizes add up to everything that is known', () => {
  const known = fc.array(fc.record({ size, ordered: fc.integer({ min: 0, max: 900 }), moved: anyMoves }), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(known, (goods) => {
      const whole = pastFigures(
        goods.reduce((sum, each) => sum + each.ordered, 0),
        goods.flatMap((each) => each.moved),
      )
      expect(sumPast(pastBySize(['S', 'M', 'L'], goods))).toEqual(whole)
    }),
  )
})
