export { aggregateOrders } from './aggregation'
export { cancelProduction, getProduction, listProduction, placeProduction, saveProduction } from './orders'
