import { describe, expect, it } from 'vitest'
import { formatDay, formatQuantity, formatRate } from '../../../../renderer/components/values/text'

describe('values on screen', () => {
  it.each([
    [4800, '48%'],
    [4250, '42.5%'],
    [4205, '42.05%'],
    [0, '0%'],
    [10_000, '100%'],
    [-150, '-1.5%'],
  ])('the rate %d is %s', (rateBp, text) => {
    expect(formatRate(rateBp)).toBe(text)
  })

  it('quantities have thousands separators', () => {
    expect([formatQuantity(1_234_567), formatQuantity(-1200), formatQuantity(0)]).toEqual(['1,234,567', '-1,200', '0'])
  })

  it('days have the weekday of the calendar, whatever the time zone', () => {
    expect([formatDay('2026-03-05', null), formatDay('2026-03-05', 'zh-CN')]).toEqual(['2026-03-05', '2026-03-05 周四'])
  })
})
