import type { ScreenRoute } from '../screen-route'

/** The transfer desk, and one transfer (`transfers/new` is one that is not in the books yet). */
export const routes = [
  { path: 'transfers', permission: 'transfers.list', load: async () => (await import('./transfer-desk')).TransferDesk },
  {
    path: 'transfers/:id',
    permission: 'transfers.get',
    load: async () => (await import('./transfer-view')).TransferView,
  },
] satisfies readonly ScreenRoute[]
