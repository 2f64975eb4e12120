import type { ScreenRoute } from '../screen-route'

/** One shortage; the lists of shortages stand on the dispatch desk. */
export const routes = [
  {
    path: 'shortages',
    permission: 'shortages.list',
    load: async () => (await import('../../components/document-list/to-desk')).ToShortages,
  },
  {
    path: 'shortages/:id',
    permission: 'shortages.get',
    load: async () => (await import('./shortage-view')).ShortageView,
  },
] satisfies readonly ScreenRoute[]
