import type { SameKeys } from '../../../shared/texts/shape'
import type { goods as chinese } from '../zh-CN/goods'

/** What the desks that move goods have in common: dispatch, transfers, returns. */
export const goods: SameKeys<typeof chinese> = {
  field: {
    number: 'Number',
    date: 'Date',
    distributor: 'Customer',
    distributorCode: 'Customer code',
    region: 'Region',
    warehouse: 'Warehouse',
    state: 'State',
    pieces: 'Pieces',
    amount: 'Amount (CNY)',
    reference: 'Reference',
    createdBy: 'Made by',
    remark: 'Remark',
    order: 'Order',
    style: 'Style',
    styleName: 'Name',
    colour: 'Colour',
    size: 'Size',
    sku: 'SKU',
    tagPrice: 'Tag price',
    rate: 'Rate',
    price: 'Price',
  },
  filter: { search: 'Number, customer or initials', quick: 'Find in the list', from: 'From', to: 'To' },
  key: { search: 'Search', nextList: 'Next list', lastList: 'Previous list' },
  picker: { ownWarehouse: 'Warehouse code or name', warehouse: 'Warehouse or customer' },
  view: { sizes: 'Sizes', lines: 'Lines' },
  moreRows: '{{count}} more rows',
  empty: { filtered: 'No document matches', filteredHint: 'Try another word, or clear the filters.' },
  note: {
    restored: 'Unsaved content from last time is back',
    giveUp: 'Go back to what was saved',
    kept: 'Unsaved content stays on this computer and comes back when it is opened again',
  },
  arrival: {
    sent: 'Sent',
    arrived: 'Arrived',
    missing: 'Missing',
    difference: 'Difference',
    hint: 'Type what really arrived; whatever is not changed arrived in full',
    short: '{{count}} missing (of {{sent}} sent)',
    tooMany: 'Only {{sent}} were sent: {{count}} cannot have arrived',
  },
}
