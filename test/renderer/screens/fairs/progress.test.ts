import { describe, expect, it } from 'vitest'
import { progressBp } from '../../../../renderer/screens/fairs/progress'

describe('progress against a plan', () => {
  it('is in basis points, may exceed the plan, and is unknown without one', () => {
    expect(progressBp(50, 200)).toBe(2_500)
    expect(progressBp(300, 200)).toBe(15_000)
    expect(progressBp(0, 200)).toBe(0)
    expect(progressBp(5, 0)).toBeNull()
  })
})
