import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratioThatHolds } from '../../../shared/domain/size-ratios'

const group = [
  { size: 'S', core: false, parts: 1 },
  { size: 'M', core: true, parts: 2 },
  { size: 'L', core: true, parts: 1 },
]

describe('the ratio that holds', () => {
  it('is the distributor’s own as a whole, else the size group’s', () => {
    expect(ratioThatHolds(group, null)).toEqual({ source: 'group', sizes: group })
    const { source, sizes } = ratioThatHolds(group, [
      { size: 'M', parts: 3 },
      { size: 'L', parts: 5 },
    ])
    expect(source).toBe('distributor')
    expect(sizes.map(({ parts }) => parts)).toEqual([0, 3, 5])
    expect(sizes.map(({ core }) => core)).toEqual([false, true, true])
  })

  it('is the group’s where the distributor’s has nothing of the sizes that are to be had', () => {
    expect(ratioThatHolds(group, [{ size: 'XXL', parts: 4 }]).source).toBe('group')
    expect(ratioThatHolds(group, [{ size: 'S', parts: 0 }]).source).toBe('group')
  })

  it('names the group’s sizes in their order, whatever the distributor’s ratio names', () => {
    const anyOwn = fc.array(
      fc.record({ size: fc.constantFrom('S', 'M', 'L', 'XL', '均码'), parts: fc.integer({ min: 0, max: 20 }) }),
    )
    fc.assert(
      fc.property(anyOwn, (own) => {
        const { source, sizes } = ratioThatHolds(group, own)
        expect(sizes.map(({ size }) => size)).toEqual(['S', 'M', 'L'])
        expect(sizes.some(({ parts }) => parts > 0)).toBe(true)
        if (source === 'group') expect(sizes).toBe(group)
      }),
    )
  })
})
