import type { ScreenRoute } from '../screen-route'

/** The allocation workbench; the lists of allocations stand on the dispatch desk. */
export const routes = [
  {
    path: 'allocations',
    permission: 'allocations.list',
    load: async () => (await import('../../components/document-list/to-desk')).ToAllocations,
  },
  {
    path: 'allocations/:id',
    permission: 'allocations.get',
    load: async () => (await import('./allocation-view')).AllocationView,
  },
] satisfies readonly ScreenRoute[]
