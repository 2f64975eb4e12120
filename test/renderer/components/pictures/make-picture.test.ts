import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fittedSize } from '../../../../renderer/components/pictures/make-picture'

const pixels = fc.integer({ min: 1, max: 20_000 })

test('a picture is never made larger, keeps its shape, and its longer side fits', () => {
  fc.assert(
    fc.property(pixels, pixels, fc.integer({ min: 16, max: 2000 }), (width, height, side) => {
      const size = fittedSize(width, height, side)
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(side)
      expect(size.width).toBeLessThanOrEqual(width)
      expect(size.height).toBeLessThanOrEqual(height)
      expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
      if (Math.max(width, height) <= side) expect(size).toEqual({ width, height })
      // Within the half pixel that rounding takes.
      const scale = Math.min(1, side / Math.max(width, height))
      expect(Math.abs(size.width - Math.max(1, width * scale))).toBeLessThanOrEqual(0.5)
    }),
  )
})
