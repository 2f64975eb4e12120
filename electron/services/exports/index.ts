export { exportOrder, exportReconciliation, exportShipment, keepShipmentPrint } from './documents'
export { exportBalances, exportGrid, exportLedger, exportStock } from './lists'
export { exportStatement, exportStatements } from './statements'
