import type { SameKeys } from '../shape'
import type { stock as chinese } from '../zh-CN/stock'

/** Stock enquiry. */
export const stock: SameKeys<typeof chinese> = {
  title: 'Stock',
}
