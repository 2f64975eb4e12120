import type { ScreenRoute } from '../screen-route'

/** Orders added up; a page of the order desk. */
export const routes = [
  {
    path: 'statistics',
    permission: 'statistics.table',
    load: async () => (await import('./statistics-screen')).StatisticsScreen,
  },
] satisfies readonly ScreenRoute[]
