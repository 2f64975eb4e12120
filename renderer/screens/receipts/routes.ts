import type { ScreenRoute } from '../screen-route'

/** Money received, a page of the accounts desk; `receipts/new` is one that is not in the books yet. */
export const routes = [
  { path: 'receipts', permission: 'receipts.list', load: async () => (await import('./receipt-list')).ReceiptList },
  { path: 'receipts/:id', permission: 'receipts.get', load: async () => (await import('./receipt-view')).ReceiptView },
] satisfies readonly ScreenRoute[]
