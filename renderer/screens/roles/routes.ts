import type { ScreenRoute } from '../screen-route'

/** What each role may do. */
export const routes = [
  { path: 'roles', permission: 'roles.list', load: async () => (await import('./role-matrix')).RoleMatrix },
] satisfies readonly ScreenRoute[]
