import type { ScreenRoute } from '../screen-route'

/** Stock counts: the list, a new one being entered, and one that was posted. */
export const routes = [
  { path: 'stock-counts', permission: 'stockCounts.list', load: async () => (await import('./count-list')).CountList },
  {
    path: 'stock-counts/new',
    permission: 'stockCounts.post',
    load: async () => (await import('./count-entry')).CountEntry,
  },
  {
    path: 'stock-counts/:id',
    permission: 'stockCounts.get',
    load: async () => (await import('./count-page')).CountPage,
  },
] satisfies readonly ScreenRoute[]
