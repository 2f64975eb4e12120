import type { ScreenRoute } from '../screen-route'

/** Who may sign in, in a list with a form beside it. */
export const routes = [
  { path: 'users', permission: 'users.list', load: async () => (await import('./user-list')).UserList },
] satisfies readonly ScreenRoute[]
