export { arrangeOrders, longOrderStatistics, orderStatistics, statisticLines } from './table'
export { listStatisticViews, removeStatisticView, saveStatisticView, shareStatisticView } from './views'
