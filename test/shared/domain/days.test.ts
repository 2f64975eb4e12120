import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  compareDays,
  daysBetween,
  firstDayOfMonth,
  isBusinessDay,
  lastDayOfMonth,
  monthOf,
} from '../../../shared/domain/days'

const day = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2150-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('business days', () => {
  it('adding and counting days invert each other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10_000, max: 10_000 }), (from, days) => {
        const to = addDays(from, days)
        expect(isBusinessDay(to)).toBe(true)
        expect(daysBetween(from, to)).toBe(days)
        expect(Math.sign(compareDays(to, from))).toBe(Math.sign(days))
      }),
    )
  })

  it('a month runs from its first to its last day and the next one starts right after', () => {
    fc.assert(
      fc.property(day, (any) => {
        expect(monthOf(firstDayOfMonth(any))).toBe(monthOf(any))
        expect(monthOf(lastDayOfMonth(any))).toBe(monthOf(any))
        expect(addDays(lastDayOfMonth(any), 1)).toBe(addMonths(firstDayOfMonth(any), 1))
      }),
    )
  })

  it.each([
    ['2024-02-10', '2024-02-29'],
    ['2023-02-10', '2023-02-28'],
    ['1900-02-01', '1900-02-28'],
    ['2000-02-01', '2000-02-29'],
    ['2024-12-31', '2024-12-31'],
  ])('the month of %s ends on %s', (any, last) => expect(lastDayOfMonth(any)).toBe(last))

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-15', 3, '2025-02-15'],
    ['2024-05-31', 1, '2024-06-30'],
  ])('%s moved by %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to))

  it('a day that one time zone skipped is still counted', () => expect(addDays('2011-12-29', 1)).toBe('2011-12-30'))

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-5',
    '24-01-05',
    '1899-12-31',
    '3000-01-01',
    '2024-01-05T00',
    '',
    'x',
  ])('%j is no day', (text) => expect(isBusinessDay(text)).toBe(false))

  it('takes the first and last days it promises, and refuses to count with what is not shaped like a day', () => {
    expect(isBusinessDay('1900-01-01')).toBe(true)
    expect(isBusinessDay('2999-12-31')).toBe(true)
    expect(compareDays('2024-01-01', '2024-01-01')).toBe(0)
    expect(() => addDays('5.3.2024', 1)).toThrow(RangeError)
  })
})
