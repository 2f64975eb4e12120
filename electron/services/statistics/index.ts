export { arrangeOrders, orderStatistics, statisticLines } from './table'
export { listStatisticViews, removeStatisticView, saveStatisticView, shareStatisticView } from './views'
