import type { ScreenRoute } from '../screen-route'

/** Files brought in: what was, and bringing in more. */
export const routes = [
  { path: 'imports', permission: 'imports.list', load: async () => (await import('./import-list')).ImportList },
  {
    path: 'imports/new',
    permission: 'imports.preview',
    load: async () => (await import('./import-files')).ImportFiles,
  },
  {
    path: 'imports/layouts',
    permission: 'imports.layouts',
    load: async () => (await import('./layout-list')).LayoutList,
  },
] satisfies readonly ScreenRoute[]
