import type { ScreenRoute } from '../screen-route'

/** The statements of a period, a page of the accounts desk, and one statement laid out like its paper. */
export const routes = [
  {
    path: 'statements',
    permission: 'statements.list',
    load: async () => (await import('./statement-list')).StatementList,
  },
  {
    path: 'statements/:id',
    permission: 'statements.get',
    load: async () => (await import('./statement-view')).StatementPage,
  },
] satisfies readonly ScreenRoute[]
