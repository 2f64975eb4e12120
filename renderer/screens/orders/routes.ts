import type { ScreenRoute } from '../screen-route'

/** The order desk: the list, and one order being keyed or read (`orders/new` is one that is not in the books yet). */
export const routes = [
  { path: 'orders', permission: 'orders.list', load: async () => (await import('./order-list')).OrderList },
  { path: 'orders/:id', permission: 'orders.get', load: async () => (await import('./order-view')).OrderView },
  { path: 'orders/:id/amend', permission: 'orders.amend', load: async () => (await import('./amend-view')).AmendView },
  {
    path: 'orders/:id/versions',
    permission: 'orders.revisions',
    load: async () => (await import('./versions/versions-view')).VersionsView,
  },
  {
    path: 'orders/:id/form',
    permission: 'orders.readForm',
    load: async () => (await import('./versions/form-view')).FormView,
  },
] satisfies readonly ScreenRoute[]
