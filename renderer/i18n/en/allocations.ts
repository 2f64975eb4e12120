import type { SameKeys } from '../../../shared/texts/shape'
import type { allocations as chinese } from '../zh-CN/allocations'

/** Sharing stock out among the orders that wait. */
export const allocations: SameKeys<typeof chinese> = {
  field: {
    policy: 'Policy',
    scope: 'Scope',
    holdBack: 'Hold back',
    holdBackHint: 'This share of the stock is kept for replenishment',
    takers: 'Customers',
    demand: 'Wanted',
    stock: 'Stock',
    given: 'Given',
    left: 'Left',
    consumed: 'Shipped',
    released: 'Released',
  },
  policy: { proRata: 'Pro rata', priority: 'By priority', orderDate: 'By order date' },
  policyHint: {
    proRata: 'What is short is shared by demand, largest remainders first',
    priority: 'Customers of high priority first, pro rata among equals',
    orderDate: 'Who ordered first is served first',
  },
  scope: {
    everything: 'All orders waiting',
    orders: 'The {{count}} ticked orders',
    styles: 'Certain styles',
    distributors: 'Certain customers',
  },
  propose: {
    title: 'Allocate',
    ticked: 'Allocate ({{count}} orders)',
    run: 'Make a proposal',
    nothing: 'This warehouse has none of what these orders want; nothing was allocated',
  },
  reason: {
    locked: 'Set by hand',
    inFull: 'Given in full',
    noSupply: 'No stock',
    share: 'Its share is {{exact}}',
    shareRoundedUp: 'Its share is {{exact}}, rounded up',
    shareRoundedDown: 'Its share is {{exact}}, rounded down',
    inTurn: 'Only {{given}} were left at its turn',
    turnNotReached: 'Earlier orders took everything',
    belowMinimum: 'Below the minimum of {{minimum}}',
    raisedToMinimum: 'Raised to the minimum',
  },
  flag: {
    why: '{{distributor}}: wants {{demand}}, gets {{given}} · {{why}}',
    overDemand: '{{distributor}} wants only {{demand}}: {{over}} too many',
    overSupply: '{{over}} more than there is in stock',
  },
  cell: { title: 'This cell' },
  key: { lock: 'Lock or unlock the cell' },
  note: { problems: '{{count}} places exceed stock or demand; mend them before confirming' },
  step: { confirm: 'Confirm', release: 'Release', ship: 'Make shipments' },
  confirmAsk: {
    title: 'Confirm {{number}}',
    goods: '{{pieces}} pieces are reserved in {{warehouse}}; no other order can have them',
    money: 'Nothing is charged before the goods leave',
  },
  releaseAsk: {
    title: 'Release {{number}}',
    proposed: 'The proposal is given up; no stock was reserved by it',
    firm: 'What stands on no shipment is free again and the orders wait again',
  },
  total: { missing: 'Not covered' },
  said: {
    confirmed: '{{number}} is firm; the stock is reserved',
    released: '{{number}} is released',
    shipped: '{{count}} shipments were made',
    savedOnLeave: 'The changes were saved in the proposal',
  },
}
