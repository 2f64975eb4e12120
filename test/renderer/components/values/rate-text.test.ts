import { expect, test } from 'vitest'
import { formatRate, parsePercent } from '../../../../renderer/components/values/rate-text'

test.each<[string, number | null]>([
  ['42.5', 4250],
  ['42.5%', 4250],
  ['４２．５', 4250],
  ['100', 10_000],
  ['4.5折', 4500],
  ['9折', 9000],
  ['85折', 8500],
  ['4.25 折', 4250],
  ['', null],
  ['折', null],
  ['1.2345', null],
  ['四五折', null],
  ['-5', null],
])('%s is read as a rate or not at all', (text, rateBp) => {
  expect(parsePercent(text)).toBe(rateBp)
})

test('what is shown is read back', () => {
  for (let rateBp = 0; rateBp <= 10_000; rateBp += 7) expect(parsePercent(formatRate(rateBp))).toBe(rateBp)
})
