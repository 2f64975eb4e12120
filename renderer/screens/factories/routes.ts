import type { ScreenRoute } from '../screen-route'

/** Who makes the goods, in a list with a form beside it. */
export const routes = [
  {
    path: 'factories',
    permission: 'factories.list',
    load: async () => (await import('./factory-list')).FactoryList,
  },
] satisfies readonly ScreenRoute[]
