import type { ScreenRoute } from '../screen-route'

/** Every receivable by age, a page of the accounts desk. */
export const routes = [
  {
    path: 'accounts/ageing',
    permission: 'accounts.ageing',
    load: async () => (await import('./ageing-list')).AgeingList,
  },
] satisfies readonly ScreenRoute[]
