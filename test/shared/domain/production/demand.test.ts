import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toAskFor } from '../../../../shared/domain/production'

const line = (quantity: number, served: number, asked: number, before: number | null) => ({
  ...{ quantity, cancelledQuantity: 0, servedQuantity: served, askedQuantity: asked, servedBeforeQuantity: before },
})

describe('toAskFor', () => {
  it('is what waits and was not asked for', () => {
    expect(toAskFor(line(100, 40, 0, null))).toBe(60)
    expect(toAskFor(line(100, 40, 60, 40))).toBe(0)
  })

  it('does not ask again for what was made and lies in the warehouse', () => {
    expect(toAskFor(line(100, 0, 100, 0))).toBe(0)
    expect(toAskFor(line(100, 60, 100, 0))).toBe(0)
  })

  it('asks again for what a factory gave up', () => {
    // 100 asked for, 70 came and were shipped, 30 given up.
    expect(toAskFor(line(100, 70, 70, 0))).toBe(30)
  })

  it('asks for too little rather than twice where it is not known what the line had got before', () => {
    expect(toAskFor(line(100, 50, 50, null))).toBe(0)
  })

  it('keeps all that is asked for within the order, whatever is shipped or asked in between', () => {
    const step = fc.record({ serve: fc.nat({ max: 30 }), ask: fc.boolean(), cancel: fc.nat({ max: 5 }) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(step, { maxLength: 10 }), (quantity, steps) => {
        let now = { ...line(quantity, 0, 0, null) }
        for (const { serve, ask, cancel } of steps) {
          const open = quantity - now.servedQuantity - now.cancelledQuantity
          const servedQuantity = now.servedQuantity + Math.min(open, serve)
          const cancelledQuantity = now.cancelledQuantity + Math.min(open - Math.min(open, serve), cancel)
          now = { ...now, servedQuantity, cancelledQuantity }
          const more = ask ? toAskFor(now) : 0
          expect(more).toBeLessThanOrEqual(quantity - servedQuantity - cancelledQuantity)
          if (more === 0) continue
          const servedBeforeQuantity = now.servedBeforeQuantity ?? servedQuantity
          now = { ...now, askedQuantity: now.askedQuantity + more, servedBeforeQuantity }
          expect(now.askedQuantity).toBeLessThanOrEqual(quantity)
        }
      }),
    )
  })
})
