import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AmendableLine,
  amendLines,
  compareRevisions,
  wantedQuantity,
} from '../../../shared/domain/order-revisions'

const pieces = fc.integer({ min: 0, max: 9 })
const line = fc
  .record({
    skuId: fc.integer({ min: 1, max: 4 }),
    open: pieces,
    allocated: pieces,
    shipped: pieces,
    cancelled: pieces,
    bound: pieces,
  })
  .filter(({ open, allocated, shipped, cancelled }) => open + allocated + shipped + cancelled > 0)
const lines = fc.array(line, { maxLength: 8 }).map((rows) =>
  rows.map(({ skuId, open, allocated, shipped, cancelled, bound }, at): AmendableLine => {
    const quantity = open + allocated + shipped + cancelled
    return {
      ...{ id: at + 1, skuId, quantity, allocatedQuantity: allocated, shippedQuantity: shipped },
      ...{ cancelledQuantity: cancelled, boundQuantity: Math.min(bound, quantity) },
    }
  }),
)
const wanted = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 30 })), { selector: ([sku]) => sku })
  .map((pairs) => new Map(pairs))

const wantedBySku = (rows: readonly Pick<AmendableLine, 'skuId' | 'quantity' | 'cancelledQuantity'>[]) => {
  const sums = new Map<number, number>()
  for (const row of rows) sums.set(row.skuId, (sums.get(row.skuId) ?? 0) + wantedQuantity(row))
  return sums
}

/** The lines after an amendment. */
function after(before: readonly AmendableLine[], map: ReadonlyMap<number, number>) {
  const amendment = amendLines(before, map)
  const changes = new Map(amendment.changed.map((change) => [change.lineId, change]))
  const kept = before
    .filter(({ id }) => !amendment.removed.includes(id))
    .map((row) => ({ ...row, ...changes.get(row.id) }))
  return { amendment, kept }
}

describe('amending an approved order', () => {
  test('every SKU ends up with what is wanted, or is refused because more is committed', () => {
    fc.assert(
      fc.property(lines, wanted, (before, map) => {
        const { amendment, kept } = after(before, map)
        const sums = wantedBySku(kept)
        for (const { skuId, quantity } of amendment.added) sums.set(skuId, quantity)
        const refused = new Set(amendment.refused.map(({ skuId }) => skuId))
        const committed = (skuId: number) =>
          before
            .filter((row) => row.skuId === skuId)
            .reduce((sum, row) => sum + row.allocatedQuantity + row.shippedQuantity, 0)
        for (let skuId = 1; skuId <= 6; skuId++) {
          const now = map.get(skuId) ?? 0
          expect(refused.has(skuId)).toBe(now < committed(skuId))
          if (!refused.has(skuId)) expect(sums.get(skuId) ?? 0).toBe(now)
        }
      }),
    )
  })

  test('no line falls below what is promised, gone, or counted on elsewhere, and none is left without pieces', () => {
    fc.assert(
      fc.property(lines, wanted, (before, map) => {
        const { amendment, kept } = after(before, map)
        for (const row of kept) {
          expect(row.quantity).toBeGreaterThan(0)
          expect(row.quantity).toBeGreaterThanOrEqual(row.boundQuantity)
          expect(row.cancelledQuantity).toBeGreaterThanOrEqual(0)
          expect(row.allocatedQuantity + row.shippedQuantity + row.cancelledQuantity).toBeLessThanOrEqual(row.quantity)
        }
        for (const id of amendment.removed) {
          const row = before.find((one) => one.id === id)
          expect([row?.allocatedQuantity, row?.shippedQuantity, row?.cancelledQuantity, row?.boundQuantity]).toEqual([
            0, 0, 0, 0,
          ])
        }
      }),
    )
  })

  test('wanting what is wanted already changes nothing', () => {
    fc.assert(
      fc.property(lines, (before) => {
        expect(amendLines(before, wantedBySku(before))).toEqual({ changed: [], removed: [], added: [], refused: [] })
      }),
    )
  })
})

const version = fc.uniqueArray(
  fc.record({
    skuId: fc.integer({ min: 1, max: 8 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    priceFen: fc.integer({ min: 1, max: 3 }),
  }),
  { selector: ({ skuId }) => skuId },
)

describe('comparing two versions of an order', () => {
  test('the differences turn the one into the other', () => {
    fc.assert(
      fc.property(version, version, (from, to) => {
        const cells = new Map(from.map((row) => [row.skuId, [row.quantity, row.priceFen]]))
        for (const cell of compareRevisions(from, to)) {
          if (cell.toQuantity === 0) cells.delete(cell.skuId)
          else cells.set(cell.skuId, [cell.toQuantity, cell.toPriceFen ?? 0])
        }
        const sorted = (rows: Iterable<readonly [number, readonly number[]]>) =>
          [...rows].toSorted((a, b) => a[0] - b[0])
        expect(sorted(cells)).toEqual(sorted(to.map((row) => [row.skuId, [row.quantity, row.priceFen]] as const)))
      }),
    )
  })

  test('a version does not differ from itself, and the same SKU on two lines counts together', () => {
    fc.assert(
      fc.property(version, (from) => {
        expect(compareRevisions(from, from)).toEqual([])
      }),
    )
    const twice = [
      { skuId: 1, quantity: 2, priceFen: 5 },
      { skuId: 1, quantity: 3, priceFen: 5 },
    ]
    expect(compareRevisions(twice, [{ skuId: 1, quantity: 5, priceFen: 5 }])).toEqual([])
  })
})
