import type { ScreenRoute } from '../screen-route'

/** Whom to ask for money, a page of the accounts desk. */
export const routes = [
  {
    path: 'collections',
    permission: 'collections.list',
    load: async () => (await import('./collection-list')).CollectionList,
  },
] satisfies readonly ScreenRoute[]
