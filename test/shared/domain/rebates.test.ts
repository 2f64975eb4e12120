import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rebateBasis, rebateKey, rebateOf } from '../../../shared/domain/rebates'
import type { RebateStep } from '../../../shared/schemas/rebates'

const steps: readonly RebateStep[] = [
  { fromFen: 0, rateBp: 100 },
  { fromFen: 1_000_000, rateBp: 200 },
  { fromFen: 5_000_000, rateBp: 300 },
]
const anySteps = fc
  .uniqueArray(fc.record({ fromFen: fc.nat(10_000_000), rateBp: fc.nat(10_000) }), {
    selector: ({ fromFen }) => fromFen,
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => list.toSorted((a, b) => a.fromFen - b.fromFen))

describe('a rebate', () => {
  it.each([
    [0, 0, 0],
    [-500, 0, 0],
    [999_999, 10_000, 10_000],
    [1_000_000, 20_000, 10_000],
    [6_000_000, 180_000, 10_000 + 80_000 + 30_000],
  ])('of %i is %i on the whole and %i slice by slice', (base, whole, above) => {
    expect(rebateOf(base, steps, 'whole')).toBe(whole)
    expect(rebateOf(base, steps, 'above')).toBe(above)
  })

  it('starts with the first step', () => {
    expect(rebateOf(999_999, steps.slice(1), 'whole')).toBe(0)
    expect(rebateOf(1_000_100, steps.slice(1), 'above')).toBe(2)
  })

  it('is never less than nothing nor more than its base, and slices never fall when the base grows', () => {
    fc.assert(
      fc.property(anySteps, fc.integer({ min: -1e7, max: 1e8 }), fc.nat(1e7), (some, base, more) => {
        for (const way of ['whole', 'above'] as const) {
          const earned = rebateOf(base, some, way)
          expect(earned).toBeGreaterThanOrEqual(0)
          expect(earned).toBeLessThanOrEqual(Math.max(0, base))
        }
        // Every slice is rounded by itself.
        expect(rebateOf(base + more, some, 'above')).toBeGreaterThanOrEqual(rebateOf(base, some, 'above') - some.length)
      }),
    )
  })
})

describe('what an accrual says', () => {
  const formula = {
    dateFrom: '2026-01-01',
    dateTo: '2026-03-31',
    base: 'shipped',
    way: 'whole',
    steps: [...steps],
  } as const

  it('names the days, the base, the rate, and what was accrued before', () => {
    expect(rebateBasis('返利协议', { ...formula, steps: [...steps] }, { baseFen: 1_234_500, accruedFen: 500 })).toBe(
      '返利协议：2026-01-01 至 2026-03-31 净发货 12,345.00 元 × 2%，减已计提 5.00 元',
    )
    const sliced = rebateBasis('协议', { ...formula, way: 'above', steps: [...steps] }, { baseFen: 5, accruedFen: 0 })
    expect(sliced).toContain('分段 0.00 起 1%，10,000.00 起 2%，50,000.00 起 3%')
  })

  it('is known again by days and base, and fits a reference', () => {
    expect(rebateKey(formula)).toBe('返利 2026-01-01_2026-03-31 发货')
    expect(rebateKey({ ...formula, base: 'received' })).not.toBe(rebateKey(formula))
    expect(rebateKey(formula).length).toBeLessThanOrEqual(64)
  })
})
