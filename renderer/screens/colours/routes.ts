import type { ScreenRoute } from '../screen-route'

/** The colours styles come in, in a list with a form beside it. */
export const routes = [
  { path: 'colours', permission: 'colours.list', load: async () => (await import('./colour-list')).ColourList },
] satisfies readonly ScreenRoute[]
