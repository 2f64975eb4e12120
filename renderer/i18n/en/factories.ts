import type { SameKeys } from '../../../shared/texts/shape'
import type { factories as chinese } from '../zh-CN/factories'

/** Factories: who makes the goods, and on which terms. */
export const factories: SameKeys<typeof chinese> = {
  title: 'Factories',
  one: 'Factory',
  new: 'New factory',
  none: 'No factories yet',
  noneHint: 'Press Alt+N to add one; its lead time, minimum and tolerance then fill new production orders.',
  field: {
    contact: 'Contact',
    phone: 'Phone',
    leadDays: 'Lead time (days)',
    tolerance: 'Tolerance',
    minimum: 'Minimum',
    openOrders: 'Running orders',
    openQuantity: 'Open pieces',
  },
  leadHint: 'From order to store',
  toleranceHint: 'How much more or less than ordered of a style and colour may come',
}
