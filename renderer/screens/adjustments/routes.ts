import type { ScreenRoute } from '../screen-route'

/** Corrections of accounts, a page of the accounts desk; `adjustments/new` is one that is not in the books yet. */
export const routes = [
  {
    path: 'adjustments',
    permission: 'adjustments.list',
    load: async () => (await import('./adjustment-list')).AdjustmentList,
  },
  {
    path: 'adjustments/rebates',
    permission: 'adjustments.proposeRebates',
    load: async () => (await import('./rebate-page')).RebatePage,
  },
  {
    path: 'adjustments/:id',
    permission: 'adjustments.get',
    load: async () => (await import('./adjustment-view')).AdjustmentView,
  },
] satisfies readonly ScreenRoute[]
