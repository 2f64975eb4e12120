import type { SameKeys } from '../../../shared/texts/shape'
import type { kinds as chinese } from '../zh-CN/kinds'

/** The kinds of documents and masters, as a link or a search hit names them. */
export const kinds: SameKeys<typeof chinese> = {
  order: 'Order',
  production: 'Production order',
  goodsReceipt: 'Goods receipt',
  allocation: 'Allocation',
  shipment: 'Shipment',
  shortage: 'Shortage',
  transfer: 'Transfer',
  return: 'Return',
  receipt: 'Receipt',
  adjustment: 'Adjustment',
  statement: 'Statement',
  reconciliation: 'Reconciliation',
  sellOut: 'Sell-out report',
  stockCount: 'Stock count',
  distributor: 'Customer',
  style: 'Style',
}
