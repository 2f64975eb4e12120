import type { DeskCounts } from '../../shared/contract/books'
import type { DocumentKind } from '../../shared/schemas/documents'
import { countWaiting } from '../database/queries/waiting'
import { maySeeKind } from './document-access'
import type { ReadingOffice } from './office'

type WaitingList = Omit<DeskCounts['lists'][number], 'count' | 'oldestDate'>

/** What waits for someone, by desk, in the order the desk works. */
const waitingLists: readonly WaitingList[] = [
  { desk: 'orders', list: 'toSubmit', kind: 'order', statuses: ['draft'] },
  { desk: 'orders', list: 'toApprove', kind: 'order', statuses: ['submitted'] },
  {
    desk: 'dispatch',
    list: 'waitingForGoods',
    kind: 'order',
    statuses: ['approved', 'partlyAllocated', 'partlyShipped'],
  },
  { desk: 'dispatch', list: 'allocations', kind: 'allocation', statuses: ['proposed', 'firm'] },
  { desk: 'dispatch', list: 'toDispatch', kind: 'shipment', statuses: ['draft', 'picked'] },
  { desk: 'dispatch', list: 'toConfirm', kind: 'shipment', statuses: ['dispatched'] },
  { desk: 'dispatch', list: 'shortages', kind: 'shortage', statuses: ['open'] },
  { desk: 'transfers', list: 'toApprove', kind: 'transfer', statuses: ['requested'] },
  { desk: 'transfers', list: 'toDispatch', kind: 'transfer', statuses: ['approved'] },
  { desk: 'transfers', list: 'toReceive', kind: 'transfer', statuses: ['dispatched'] },
  { desk: 'returns', list: 'toApprove', kind: 'return', statuses: ['requested'] },
  { desk: 'returns', list: 'toReceive', kind: 'return', statuses: ['approved'] },
  { desk: 'returns', list: 'toInspect', kind: 'return', statuses: ['received'] },
  { desk: 'accounts', list: 'receipts', kind: 'receipt', statuses: ['draft', 'approved'] },
  { desk: 'accounts', list: 'adjustments', kind: 'adjustment', statuses: ['draft'] },
  { desk: 'accounts', list: 'statements', kind: 'statement', statuses: ['draft', 'issued', 'disputed'] },
  { desk: 'accounts', list: 'reconciliations', kind: 'reconciliation', statuses: ['open', 'agreed'] },
]

/** How much waits in each list the actor may open, with the day of the oldest; lists where nothing waits are there with 0. */
export function waitingAtDesks(office: ReadingOffice): DeskCounts {
  const lists = waitingLists.filter((list) => maySeeKind(office.actor, list.kind))
  const pairs = lists.flatMap(({ kind, statuses }) =>
    statuses.map((status): readonly [DocumentKind, string] => [kind, status]),
  )
  const counts = countWaiting(office.connection, pairs, office.actor.distributorIds)
  return {
    lists: lists.map((list) => {
      const waiting = counts.filter(({ kind, status }) => kind === list.kind && list.statuses.includes(status))
      return {
        ...list,
        count: waiting.reduce((sum, { count }) => sum + count, 0),
        oldestDate: waiting.map(({ oldestDate }) => oldestDate).sort()[0] ?? null,
      }
    }),
  }
}
