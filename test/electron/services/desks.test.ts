import { expect, test } from 'vitest'
import { waitingAtDesks } from '../../../electron/services/desks'
import { inTransaction, type Office, openDocument } from '../../../electron/services/office'
import type { DocumentKind, DocumentStatus } from '../../../shared/schemas/documents'
import { documentStatuses } from '../../../shared/schemas/documents'
import { newCompany } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'

const open = (
  office: Office,
  kind: DocumentKind,
  status: DocumentStatus,
  more: { readonly businessDate?: string; readonly distributorId?: number } = {},
) => inTransaction(office, (tx) => openDocument(office, tx, { kind, status, businessDate: '2026-03-05', ...more }))

const waiting = (office: Office) =>
  Object.fromEntries(
    waitingAtDesks(office)
      .lists.filter((list) => list.count > 0)
      .map((list) => [`${list.desk}.${list.list}`, [list.count, list.oldestDate]]),
  )

test('every list counts the documents of its states with the day of the oldest', () => {
  const { office } = newCompany()
  open(office, 'order', 'submitted', { businessDate: '2026-03-04' })
  open(office, 'order', 'submitted', { businessDate: '2026-02-01' })
  open(office, 'order', 'approved', { businessDate: '2026-03-02' })
  open(office, 'order', 'partlyShipped', { businessDate: '2026-01-02' })
  open(office, 'order', 'completed')
  open(office, 'allocation', 'proposed')
  open(office, 'shipment', 'picked')
  open(office, 'shipment', 'dispatched')
  open(office, 'shortage', 'open')
  for (const status of ['requested', 'approved', 'dispatched', 'received'] as const) open(office, 'transfer', status)
  for (const status of ['requested', 'approved', 'received', 'inspected'] as const) open(office, 'return', status)
  for (const kind of ['receipt', 'adjustment', 'statement'] as const) open(office, kind, 'draft')
  open(office, 'reconciliation', 'agreed')
  const one = [1, '2026-03-05']
  expect(waiting(office)).toEqual({
    'orders.toApprove': [2, '2026-02-01'],
    'dispatch.waitingForGoods': [2, '2026-01-02'],
    'dispatch.allocations': one,
    'dispatch.toDispatch': one,
    'dispatch.toConfirm': one,
    'dispatch.shortages': one,
    'transfers.toApprove': one,
    'transfers.toDispatch': one,
    'transfers.toReceive': one,
    'returns.toApprove': one,
    'returns.toReceive': one,
    'returns.toInspect': one,
    'accounts.receipts': one,
    'accounts.adjustments': one,
    'accounts.statements': one,
    'accounts.reconciliations': one,
  })
})

test('a list names only states its kind can be in, and is there with 0 when nothing waits', () => {
  const { lists } = waitingAtDesks(newCompany().office)
  expect(new Set(lists.map((list) => `${list.desk}.${list.list}`)).size).toBe(lists.length)
  for (const list of lists) {
    expect(documentStatuses[list.kind]).toEqual(expect.arrayContaining([...list.statuses]))
    expect([list.count, list.oldestDate]).toEqual([0, null])
  }
})

test('a representative counts their own distributors’ documents, in the lists they may open', () => {
  const company = newCompany()
  const [mine, other] = [company.addDistributor(), company.addDistributor()]
  for (const { id } of [mine, other, other]) open(company.office, 'order', 'submitted', { distributorId: id })
  const office = company.officeFor('representative', { distributorIds: [mine.id] })
  expect(waiting(office)).toEqual({ 'orders.toApprove': [1, '2026-03-05'] })
  expect(waitingAtDesks(office).lists.map((list) => list.list)).not.toContain('allocations')
  expect(waitingAtDesks(company.officeFor('administrator')).lists).toEqual([])
})

test('what waits is counted in one query that reads the index by state alone', () => {
  const { connection, office } = newCompany()
  const plans = plansOf(connection, () => waitingAtDesks(office))
  expect(plans).toHaveLength(1)
  expect(plans[0]).toMatch(/SEARCH documents USING COVERING INDEX documents_by_status \(kind=\? AND status=\?\)/)
})
