import type { ScreenRoute } from '../screen-route'

/** Our account against the customers' own books, a page of the accounts desk. */
export const routes = [
  {
    path: 'reconciliations',
    permission: 'reconciliations.list',
    load: async () => (await import('./reconciliation-list')).ReconciliationList,
  },
  {
    path: 'reconciliations/new',
    permission: 'reconciliations.start',
    load: async () => (await import('./start-screen')).StartReconciliation,
  },
  {
    path: 'reconciliations/period',
    permission: 'reconciliations.period',
    load: async () => (await import('./period-board')).PeriodBoard,
  },
  {
    path: 'reconciliations/:id',
    permission: 'reconciliations.get',
    load: async () => (await import('./reconciliation-view')).ReconciliationView,
  },
] satisfies readonly ScreenRoute[]
