import type { ScreenRoute } from '../screen-route'

/** Styles: the list, and one style with its SKUs (`styles/new` is one that is not in the books yet). */
export const routes = [
  { path: 'styles', permission: 'styles.list', load: async () => (await import('./style-list')).StyleList },
  {
    path: 'styles/pictures',
    permission: 'pictures.save',
    load: async () => (await import('./picture-import')).PictureImport,
  },
  { path: 'styles/:id', permission: 'styles.matrix', load: async () => (await import('./style-page')).StylePage },
] satisfies readonly ScreenRoute[]
