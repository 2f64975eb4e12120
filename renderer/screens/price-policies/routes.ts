import type { ScreenRoute } from '../screen-route'

/** The rules that price orders, in a list with a form beside it. */
export const routes = [
  {
    path: 'price-policies',
    permission: 'pricePolicies.list',
    load: async () => (await import('./policy-list')).PolicyList,
  },
  {
    path: 'price-policies/:id/preview',
    permission: 'pricePolicies.preview',
    load: async () => (await import('./policy-preview')).PolicyPreviewScreen,
  },
] satisfies readonly ScreenRoute[]
