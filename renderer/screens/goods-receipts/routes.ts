import type { ScreenRoute } from '../screen-route'

/** Goods that arrived from production. */
export const routes = [
  {
    path: 'goods-receipts',
    permission: 'goodsReceipts.list',
    load: async () => (await import('./receipt-list')).ReceiptList,
  },
  {
    path: 'goods-receipts/new',
    permission: 'goodsReceipts.post',
    load: async () => (await import('./receipt-entry')).ReceiptEntry,
  },
  {
    path: 'goods-receipts/:id',
    permission: 'goodsReceipts.get',
    load: async () => (await import('./receipt-view')).ReceiptView,
  },
] satisfies readonly ScreenRoute[]
