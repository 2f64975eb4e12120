import type { SameKeys } from '../shape'
import type { goodsReceipts as chinese } from '../zh-CN/goods-receipts'

/** Goods receipts: what arrived from production. */
export const goodsReceipts: SameKeys<typeof chinese> = {
  title: 'Goods receipts',
  one: 'Goods receipt',
  new: 'Receive goods',
  newTitle: 'Receive goods',
  production: 'Production',
  chip: { posted: 'Posted', reversed: 'Reversed', all: 'All' },
  field: {
    number: 'Number',
    date: 'Date',
    warehouse: 'Warehouse',
    production: 'Production order',
    noProduction: 'None',
    reference: 'Delivery note',
    remark: 'Remark',
    pieces: 'Pieces',
    state: 'State',
    createdBy: 'Entered by',
  },
  empty: {
    title: 'No goods receipts yet',
    hint: 'Press Alt+N when goods arrive, or receive them on a production order.',
  },
  post: {
    action: 'Post',
    title: '{{quantity}} pieces go into {{warehouse}}',
    effect: 'Stock grows at once and can be allocated',
    over: '{{quantity}} of them are more than the production order asked for',
    done: 'Goods receipt {{number}} was posted',
    needWarehouse: 'Choose a warehouse',
    needLines: 'No quantities were entered',
  },
  reverse: {
    action: 'Reverse',
    title: 'Reverse goods receipt {{number}}',
    done: 'Goods receipt {{number}} was reversed',
    reason: { wrongQuantity: 'Wrong quantity', wrongStyle: 'Wrong style', duplicate: 'Entered twice' },
  },
  fill: 'Fill with what is open',
  clear: 'Clear quantities',
  expected: '{{expected}} expected, {{over}} more than that',
  total: { styles: 'Styles', pieces: 'Pieces', expected: 'Expected', short: 'Missing' },
  restored: 'Restored what had not been posted.',
}
