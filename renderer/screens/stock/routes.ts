import type { ScreenRoute } from '../screen-route'

/** Where goods are: the enquiry across sizes, and the movements behind it. */
export const routes = [
  { path: 'stock', permission: 'stock.list', load: async () => (await import('./stock-enquiry')).StockEnquiry },
  {
    path: 'stock/movements',
    permission: 'stock.movements',
    load: async () => (await import('./movement-list')).MovementList,
  },
] satisfies readonly ScreenRoute[]
