import type { ScreenRoute } from '../screen-route'

/** The places that hold stock, in a list with a form beside it. */
export const routes = [
  {
    path: 'warehouses',
    permission: 'warehouses.list',
    load: async () => (await import('./warehouse-list')).WarehouseList,
  },
] satisfies readonly ScreenRoute[]
