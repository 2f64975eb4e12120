import { expect, test } from 'vitest'
import { planStatement, type StatedPeriod } from '../../../../shared/domain/statements'

const stated = (id: number, dateFrom: string, dateTo: string, status = 'issued'): StatedPeriod => ({
  ...{ id, dateFrom, dateTo, status },
  number: `ST-2026-00000${id}`,
})
const january = stated(1, '2026-01-01', '2026-01-31')
const february = stated(2, '2026-02-01', '2026-02-28')
const march = { dateFrom: '2026-03-01', dateTo: '2026-03-31' }

test('the first statement has no predecessor, a later one has the last', () => {
  expect(planStatement([], march, false)).toEqual({ action: 'create', previous: null })
  expect(planStatement([january, february], march, false)).toEqual({ action: 'create', previous: february })
})

test('days that nobody stated may lie between two statements', () => {
  expect(planStatement([january], march, false)).toEqual({ action: 'create', previous: january })
})

test('a draft of the same days is made anew, what the distributor has seen is kept', () => {
  const draft = { ...february, status: 'draft' }
  expect(planStatement([january, draft], february, false)).toEqual({
    action: 'refresh',
    previous: january,
    supersedes: draft,
  })
  for (const status of ['issued', 'confirmed', 'disputed', 'closed'])
    expect(planStatement([january, { ...february, status }], february, false).action).toBe('keep')
})

test('a draft that a later statement opens with is kept, or the chain would break', () => {
  expect(planStatement([{ ...january, status: 'draft' }, february], january, false).action).toBe('keep')
})

test('a disputed statement is made anew only when it is asked for by name', () => {
  const disputed = { ...february, status: 'disputed' }
  expect(planStatement([january, disputed], february, true)).toEqual({
    action: 'refresh',
    previous: january,
    supersedes: disputed,
  })
})

test('days that overlap a statement, or lie before one, are refused with the statement in the way', () => {
  const over = (dateFrom: string, dateTo: string) => planStatement([january, february], { dateFrom, dateTo }, false)
  expect(over('2026-02-15', '2026-03-15')).toEqual({ action: 'refuse', because: february })
  expect(over('2026-01-10', '2026-03-31')).toEqual({ action: 'refuse', because: january })
  expect(over('2025-12-01', '2025-12-31')).toEqual({ action: 'refuse', because: january })
  expect(over('2026-02-28', '2026-02-28')).toEqual({ action: 'refuse', because: february })
})
