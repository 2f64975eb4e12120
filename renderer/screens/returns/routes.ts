import type { ScreenRoute } from '../screen-route'

/** The return desk, and one return (`returns/new` is one that is not in the books yet). */
export const routes = [
  { path: 'returns', permission: 'returns.list', load: async () => (await import('./return-desk')).ReturnDesk },
  { path: 'returns/:id', permission: 'returns.get', load: async () => (await import('./return-view')).ReturnView },
] satisfies readonly ScreenRoute[]
