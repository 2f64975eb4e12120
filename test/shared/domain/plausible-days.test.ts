import { expect, test } from 'vitest'
import { dayDoubt } from '../../../shared/domain/plausible-days'

test.each([
  ['0001-01-01', 'tooLongAgo'],
  ['1989-12-31', 'tooLongAgo'],
  ['1990-01-01', null],
  ['2026-03-05', null],
  ['2027-03-06', null],
  ['2027-03-07', 'tooFarAhead'],
  ['2099-01-01', 'tooFarAhead'],
])('on 2026-03-05 a posting of %s is %s', (day, doubt) => {
  expect(dayDoubt(day, '2026-03-05')).toBe(doubt)
})
