import type { ScreenRoute } from '../screen-route'

/** Which receipt pays which shipment: a page of the accounts desk, and the desk of one customer where it is decided. */
export const routes = [
  {
    path: 'settlements',
    permission: 'settlements.list',
    load: async () => (await import('./settlement-list')).SettlementList,
  },
  {
    path: 'accounts/:id/settle',
    permission: 'settlements.open',
    load: async () => (await import('./settle-desk')).SettleDesk,
  },
] satisfies readonly ScreenRoute[]
