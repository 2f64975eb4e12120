export { getOrder, listOrders } from './get'
export { type ImportedOrder, insertImportedOrder } from './imports'
export { saveOrder } from './save'
export { approveOrder, cancelRemainder, discardOrder, refreshOrders, submitOrder, withdrawOrder } from './steps'
