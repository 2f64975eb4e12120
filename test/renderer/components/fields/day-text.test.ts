import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../../renderer/components/fields/day-text'

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

describe('days as they are typed', () => {
  it('are understood with and without separators, in Chinese, and without the year', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year = '', month = '', date = ''] = day.split('-')
        const short = `${Number(month)}-${Number(date)}`
        const forms = [
          day,
          day.replaceAll('-', ''),
          day.replaceAll('-', '.'),
          day.replaceAll('-', '/'),
          `${year}年${month}月${date}日`,
          short,
          `${month}${date}`,
        ]
        for (const form of forms) expect(parseDay(form, Number(year))).toBe(day)
      }),
    )
  })

  it.each(['', '2026-02-30', '13-01', '0230', '2026', 'abc', '2026-1'])('%j is no day', (text) => {
    expect(parseDay(text, 2026)).toBeNull()
  })
})
