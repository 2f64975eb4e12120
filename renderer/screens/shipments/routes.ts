import type { ScreenRoute } from '../screen-route'

/** The dispatch desk with what waits on it, and one shipment. */
export const routes = [
  { path: 'shipments', permission: 'shipments.list', load: async () => (await import('./dispatch-desk')).DispatchDesk },
  {
    path: 'shipments/:id',
    permission: 'shipments.get',
    load: async () => (await import('./shipment-view')).ShipmentView,
  },
] satisfies readonly ScreenRoute[]
