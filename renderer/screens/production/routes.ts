import type { ScreenRoute } from '../screen-route'

/** What factories are asked to make: the list, the sum over chosen orders, the delivery days, one production order. */
export const routes = [
  {
    path: 'production',
    permission: 'production.list',
    load: async () => (await import('./production-list')).ProductionList,
  },
  {
    path: 'production/from-orders',
    permission: 'production.aggregate',
    load: async () => (await import('./order-picker')).OrderPicker,
  },
  {
    path: 'production/schedule',
    permission: 'production.schedule',
    load: async () => (await import('./schedule-list')).ScheduleList,
  },
  {
    path: 'production/:id',
    permission: 'production.get',
    load: async () => (await import('./production-view')).ProductionView,
  },
] satisfies readonly ScreenRoute[]
