import type { ScreenRoute } from '../screen-route'

/** The company's choices, one's own, backup and the check of the books. */
export const routes = [
  { path: 'settings', load: async () => (await import('./settings-page')).SettingsPage },
] satisfies readonly ScreenRoute[]
