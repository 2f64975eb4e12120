import type { SameKeys } from '../../../shared/texts/shape'
import type { shortages as chinese } from '../zh-CN/shortages'

/** What did not arrive, and how that is settled. */
export const shortages: SameKeys<typeof chinese> = {
  field: {
    source: 'Source',
    cause: 'Cause',
    foundOn: 'Found',
    resolution: 'Settled by',
    resolvedOn: 'Settled on',
  },
  cause: {
    picking: 'Picking mistake',
    carrier: 'Lost by carrier',
    miscount: 'Miscounted by customer',
    factory: 'Short from factory',
    unknown: 'Not known yet',
  },
  resolution: { credited: 'Credit', reshipped: 'Reshipment', found: 'Found', rejected: 'Rejection' },
  step: { credited: 'Credit', reshipped: 'Ship again', found: 'Found', rejected: 'Reject' },
  total: { pieces: 'Missing', amount: 'Amount concerned' },
  ask: {
    title: 'Settle {{number}}: {{way}}',
    shipment: {
      creditedGoods: '{{pieces}} pieces move from transit to loss',
      creditedMoney: '{{distributor}} owes {{amount}} CNY less',
      reshippedGoods: '{{pieces}} pieces go back from transit to {{warehouse}}, reserved for a new shipment',
      reshippedMoney: 'What is owed stays as it is; the new shipment is not charged',
      foundGoods: '{{pieces}} pieces move from transit to the stock of {{distributor}}',
      foundMoney: 'What is owed stays as it is',
      rejectedGoods: 'The claim does not stand: {{pieces}} pieces move from transit to the stock of {{distributor}}',
      rejectedMoney: 'What is owed stays as it is',
    },
    transfer: {
      creditedGoods: '{{pieces}} pieces move from transit to loss',
      creditedMoney: 'The receiver is not charged for them; {{amount}} CNY are ours to bear',
      foundGoods: '{{pieces}} pieces move from transit to the receiver',
      foundMoney: 'The receiver owes {{amount}} CNY more',
      rejectedGoods: 'The claim does not stand: {{pieces}} pieces move from transit to the receiver',
      rejectedMoney: 'The receiver owes {{amount}} CNY more',
    },
  },
  said: {
    credited: '{{number}} is credited',
    reshipped: '{{number}} is being shipped again',
    found: 'The goods of {{number}} are found',
    rejected: '{{number}} is rejected',
  },
}
