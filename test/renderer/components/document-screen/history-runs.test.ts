import fc from 'fast-check'
import { expect, test } from 'vitest'
import { historyRuns } from '../../../../renderer/components/document-screen/history-runs'
import type { HistoryRow } from '../../../../shared/schemas/documents'

const row = (action: string, userName = '陈经理', detail: HistoryRow['detail'] = {}): HistoryRow => ({
  ...{ action, userName, detail, at: '2026-03-05T02:00:00.000Z', version: 1 },
})
const told = (history: readonly HistoryRow[]) =>
  historyRuns(history).map(({ row: { action, userName }, count }) => [action, userName, count])

test('one person’s savings in a row are one step, everything else stays a step of its own', () => {
  const price = row('overridePrice', '陈经理', { what: 'A 黑 60.00 → 58.00', reason: '客情' })
  expect(
    told([row('submit'), row('save'), row('save'), price, row('save'), row('save', '林小雨'), row('create')]),
  ).toEqual([
    ['submit', '陈经理', 1],
    ['save', '陈经理', 2],
    ['overridePrice', '陈经理', 1],
    ['save', '陈经理', 1],
    ['save', '林小雨', 1],
    ['create', '陈经理', 1],
  ])
})

test('no step is lost, and what gives a reason is never told with others', () => {
  const rows = fc.array(
    fc.record({ action: fc.constantFrom('save', 'submit'), user: fc.constantFrom('甲', '乙'), reason: fc.boolean() }),
  )
  fc.assert(
    fc.property(rows, (steps) => {
      const history = steps.map(({ action, user, reason }) => row(action, user, reason ? { reason: 'x' } : {}))
      const runs = historyRuns(history)
      expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(history.length)
      for (const run of runs) if (run.row.action !== 'save' || 'reason' in run.row.detail) expect(run.count).toBe(1)
    }),
  )
})
