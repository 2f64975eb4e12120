import type { SameKeys } from '../../../shared/texts/shape'
import type { credit as chinese } from '../zh-CN/credit'

/** Where a customer stands against its credit, and leave to pass it. */
export const credit: SameKeys<typeof chinese> = {
  title: 'Credit',
  limit: 'Limit',
  temporary: 'of it until {{until}}',
  receivable: 'Receivable',
  committed: 'Committed',
  onTheWay: 'Transfers to come',
  pending: 'Receipts to post',
  prepayment: 'Prepaid',
  left: '{{amount}} left',
  over: '{{amount}} over the limit',
  overdue: '{{days}} days overdue, stopped',
  notEnforced: '{{breach}}; credit is not enforced',
  released: '{{breach}}, released until {{until}}',
  pickFirst: 'Choose a distributor to see prices and credit',
  blocks: {
    overLimit: '¥{{amount}} over the credit limit: it has to be released before approval. Who may: {{who}}.',
    overdue:
      'The oldest debt is {{days}} days overdue (goods stop after {{stop}}): it has to be released before approval. Who may: {{who}}.',
  },
  release: {
    action: 'Release credit',
    title: 'Release {{number}}',
    over: '¥{{amount}} over the credit limit.',
    overdue: 'The oldest debt is {{days}} days overdue; ¥{{amount}} has to be released.',
    amount: 'Amount',
    until: 'Valid until',
    short: 'Does not cover what has to be released',
    beyond: 'Above your approval limit of {{amount}}',
    done: '{{number}} was released for {{amount}} until {{until}}',
  },
}
