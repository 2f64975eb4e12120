export { confirmAllocation, releaseAllocation } from './firm'
export { getAllocation, listAllocations, listWaitingOrders } from './get'
export { proposeAllocation, reviseAllocation } from './propose'
export { shipAllocation } from './ship'
