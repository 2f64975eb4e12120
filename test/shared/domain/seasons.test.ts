import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seasonYearEarlier } from '../../../shared/domain/seasons'

test.each([
  ['2026AW', '2025AW'],
  ['26秋冬', '25秋冬'],
  ['24Q3-2', '23Q3-2'],
  ['FW2026', 'FW2025'],
  ['AW00', 'AW99'],
  ['2000SS', '1999SS'],
  ['春夏', null],
  ['Q3', null],
  ['', null],
])('a year before %s was %s', (season, earlier) => {
  expect(seasonYearEarlier(season)).toBe(earlier)
})

test('whatever stands around the year stays, and the year is one less', () => {
  const words = fc.stringMatching(/^[A-Z春夏秋冬-]{0,6}$/)
  fc.assert(
    fc.property(words, fc.integer({ min: 1901, max: 2099 }), words, (before, year, after) => {
      expect(seasonYearEarlier(`${before}${year}${after}`)).toBe(`${before}${year - 1}${after}`)
    }),
  )
})
