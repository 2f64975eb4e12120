import type { ScreenRoute } from '../screen-route'

/** Regions, in a list with a form beside it. */
export const routes = [
  { path: 'regions', permission: 'regions.list', load: async () => (await import('./region-list')).RegionList },
] satisfies readonly ScreenRoute[]
