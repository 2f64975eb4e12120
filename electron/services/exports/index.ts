export { exportOrder, exportReconciliation, exportShipment, keepShipmentPrint } from './documents'
export { exportBalances, exportGrid, exportLedger, exportStock, exportStockCount } from './lists'
export { exportStatement, exportStatements } from './statements'
export { exportStatistics } from './statistics'
