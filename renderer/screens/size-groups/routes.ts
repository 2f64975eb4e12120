import type { ScreenRoute } from '../screen-route'

/** The runs of sizes, in a list with a form beside it. */
export const routes = [
  {
    path: 'size-groups',
    permission: 'sizeGroups.list',
    load: async () => (await import('./size-group-list')).SizeGroupList,
  },
] satisfies readonly ScreenRoute[]
