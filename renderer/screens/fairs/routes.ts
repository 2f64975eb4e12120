import type { ScreenRoute } from '../screen-route'

/** Order fairs: the list, and one fair with its budgets, progress, ranking and styles. */
export const routes = [
  { path: 'fairs', permission: 'fairs.list', load: async () => (await import('./fair-list')).FairList },
  { path: 'fairs/:id/board', permission: 'fairs.board', load: async () => (await import('./board')).FairBoardPage },
  { path: 'fairs/:id', permission: 'fairs.get', load: async () => (await import('./fair-page')).FairPage },
] satisfies readonly ScreenRoute[]
