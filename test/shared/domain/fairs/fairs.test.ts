import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  depositState,
  fairStandings,
  lackOf,
  lastYearsFair,
  mixesOf,
  planState,
  priceBandOf,
  rankStyles,
  type TakenSku,
  type TakenStyle,
} from '../../../../shared/domain/fairs'
import { mixDimensions } from '../../../../shared/schemas/fairs'

const taken = fc.array(
  fc.record({
    distributorId: fc.integer({ min: 1, max: 4 }),
    styleId: fc.integer({ min: 1, max: 5 }),
    category: fc.constantFrom('上衣', '裤装', ''),
    quantity: fc.integer({ min: 0, max: 200 }),
    amountFen: fc.integer({ min: 0, max: 5_000_000 }),
    skuCount: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 30 },
)
const plans = [1, 2, 3, 4].map((distributorId) => ({
  ...{ distributorId, distributorCode: `C${distributorId}`, distributorName: '', amountFen: 1000, quantity: 10 },
  ...{ minStyles: 2, minDepth: 2, categories: [{ category: '上衣', amountFen: 500, quantity: 5 }] },
}))
const styles = [1, 2, 3, 4, 5, 6].map((styleId) => ({ styleId, code: `S${styleId}`, name: '', category: '' }))
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)
const pieces = (rows: readonly TakenStyle[]) => sum(rows, (row) => row.quantity)

test('distributors, their categories and the rank of styles all hold exactly what was ordered', () => {
  fc.assert(
    fc.property(taken, fc.integer({ min: 0, max: 10_000 }), (given, depositBp) => {
      const standings = fairStandings(plans, given, { depositBp, receivedFen: new Map([[1, 7]]) })
      expect(sum(standings, (row) => row.orderedQuantity)).toBe(pieces(given))
      for (const row of standings) {
        expect(sum(row.categories, (part) => part.orderedFen)).toBe(row.orderedFen)
        expect(row.dueFen).toBeLessThanOrEqual(row.orderedFen)
        expect(row.receivedFen).toBe(row.distributorId === 1 ? 7 : 0)
      }
      const ranking = rankStyles(styles, given)
      expect(sum(ranking, (row) => row.quantity)).toBe(pieces(given))
      expect(ranking).toHaveLength(styles.length)
      ranking.slice(1).forEach((row, at) => {
        expect(row.quantity).toBeLessThanOrEqual(ranking[at]?.quantity ?? 0)
      })
    }),
  )
})

const sku: fc.Arbitrary<TakenSku> = fc.record({
  category: fc.constantFrom('上衣', '裤装'),
  colour: fc.constantFrom('黑', '白'),
  size: fc.constantFrom('S', 'M', '28', 'F'),
  tagPriceFen: fc.integer({ min: 0, max: 300_000 }),
  quantity: fc.integer({ min: 0, max: 50 }),
  amountFen: fc.integer({ min: 0, max: 100_000 }),
})

test('every split of a fair adds up to the fair, and to the one it is compared with, whatever the order of its lines', () => {
  fc.assert(
    fc.property(fc.array(sku, { maxLength: 20 }), fc.array(sku, { maxLength: 20 }), (now, last) => {
      const mixes = mixesOf(now, last)
      expect(mixesOf([...now].reverse(), [...last].reverse())).toEqual(mixes)
      for (const dimension of mixDimensions) {
        const rows = mixes[dimension]
        expect(sum(rows, (row) => row.quantity)).toBe(sum(now, (row) => row.quantity))
        expect(sum(rows, (row) => row.lastAmountFen)).toBe(sum(last, (row) => row.amountFen))
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
      }
    }),
  )
})

test('a price stands in exactly the band whose ends it lies between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), (fen) => {
      const band = priceBandOf(fen)
      const [from = 0, to = Number.POSITIVE_INFINITY] = band.split(/[-+]/).filter(Boolean).map(Number)
      expect(fen / 100).toBeGreaterThanOrEqual(from)
      expect(Math.floor(fen / 100)).toBeLessThanOrEqual(to)
    }),
  )
})

test.each([
  [0, 0, 'none'],
  [69, 100, 'short'],
  [70, 100, 'near'],
  [99, 100, 'near'],
  [100, 100, 'met'],
  [110, 100, 'met'],
  [111, 100, 'over'],
] as const)('%i of %i is %s', (ordered, planned, state) => {
  expect(planState(ordered, planned)).toBe(state)
})

test('a deposit is late only after its last day and only while some of it is missing', () => {
  const state = (receivedFen: number, deadline: string | null) =>
    depositState({ dueFen: 100, receivedFen }, deadline, '2026-03-05')
  expect([state(100, '2026-01-01'), state(99, '2026-03-05'), state(99, '2026-03-04'), state(0, null)]).toEqual([
    ...['paid', 'open', 'overdue', 'open'],
  ])
  expect(depositState({ dueFen: 0, receivedFen: 0 }, '2020-01-01', '2026-03-05')).toBe('none')
})

test('breadth and depth lack what was agreed and not yet ordered', () => {
  const lack = (styleCount: number, skuCount: number, orderedQuantity: number) =>
    lackOf({ minStyles: 5, minDepth: 3 }, { styleCount, skuCount, orderedQuantity })
  expect(lack(3, 10, 29)).toEqual({ styles: 2, isShallow: true })
  expect(lack(6, 10, 30)).toEqual({ styles: 0, isShallow: false })
  expect(lack(0, 0, 0)).toEqual({ styles: 5, isShallow: false })
})

test('last year’s fair is the nearest before of the same kind of season, else any of that time, else none', () => {
  const fair = (id: number, season: string, dateFrom: string) => ({ id, season, dateFrom })
  const now = fair(1, '26AW', '2026-05-10')
  const before = [fair(2, '25AW', '2025-04-20'), fair(3, '25SS', '2025-05-10'), fair(4, '24AW', '2024-05-10')]
  expect(lastYearsFair(now, [now, ...before])?.id).toBe(2)
  expect(lastYearsFair(now, [now, ...before.slice(1)])?.id).toBe(3)
  expect(lastYearsFair(now, [now, fair(4, '24AW', '2024-05-10')])).toBeNull()
})
