/** The kinds of documents and masters, as a link or a search hit names them. */
export const kinds = {
  order: '订单',
  production: '生产单',
  goodsReceipt: '入库单',
  allocation: '配货单',
  shipment: '发货单',
  shortage: '少货单',
  transfer: '调货单',
  return: '退货单',
  receipt: '收款单',
  adjustment: '调账单',
  statement: '对账单',
  reconciliation: '核对单',
  sellOut: '销售上报',
  stockCount: '盘点单',
  distributor: '客户',
  style: '款式',
} as const
