import type { SameKeys } from '../../../shared/texts/shape'
import type { receipts as chinese } from '../zh-CN/receipts'

/** Money received. */
export const receipts: SameKeys<typeof chinese> = {
  title: 'Receipts',
  new: 'New receipt',
  split: 'What the money is for',
  capital: 'In words',
  field: {
    fair: 'Fair deposit',
    noFair: "No fair's deposit",
    distributor: 'Customer',
    date: 'Received on',
    method: 'Method',
    bankReference: 'Bank ref.',
    payerName: 'Payer',
    payer: 'Payer',
    reference: 'Reference',
    remark: 'Remark',
  },
  bank: {
    title: 'Bank line',
    file: 'File',
    row: 'Row',
    account: 'Payer account',
    serial: 'Serial number',
    text: 'Note',
  },
  column: { part: 'Part', now: 'Balance now (¥)', amount: 'This receipt (¥)', after: 'After posting (¥)' },
  method: { bank: 'Bank transfer', cash: 'Cash', draft: 'Bank draft', mobile: 'WeChat / Alipay', other: 'Other' },
  list: { waiting: 'To post', posted: 'Posted', reversed: 'Reversed', cancelled: 'Discarded', all: 'All' },
  none: 'No receipts',
  noneHint: 'Alt+N records a receipt, Alt+I imports a bank export.',
  refundNote: 'The total is negative: this is a refund, and only what the customer has in that part can be given back.',
  step: { post: 'Post', approve: 'Approve', discard: 'Discard', reverse: 'Reverse', saveDraft: 'Save as draft' },
  said: { approved: 'Approved', posted: '{{number}} posted', discarded: 'Discarded', reversed: 'Reversed' },
  ask: {
    post: '¥{{amount}} from {{customer}}',
    discard: 'Discard receipt {{number}}?',
    reverse: 'Reverse receipt {{number}}',
  },
  effect: {
    final: 'Once posted it cannot be changed, only reversed',
    receivable: 'The receivable falls by ¥{{amount}}',
    refund: 'The receivable rises by ¥{{amount}} (refund)',
    pool: '{{part}}: ¥{{amount}} paid in; the receivable does not change',
    poolRefund: '{{part}}: ¥{{amount}} given back; the receivable does not change',
  },
  reason: { bounced: 'Draft returned unpaid', wrongCustomer: 'Wrong customer', wrongAmount: 'Wrong amount' },
}
