import type { ScreenRoute } from '../screen-route'

/** Distributors: the list with the form for a new one, and one distributor with its account, stock and latest documents. */
export const routes = [
  {
    path: 'distributors',
    permission: 'distributors.list',
    load: async () => (await import('./distributor-list')).DistributorList,
  },
  {
    path: 'distributors/:id',
    permission: 'distributors.get',
    load: async () => (await import('./distributor-page')).DistributorPage,
  },
] satisfies readonly ScreenRoute[]
