import type { SameKeys } from '../shape'
import type { distributors as chinese } from '../zh-CN/distributors'

/** Distributors and regions. */
export const distributors: SameKeys<typeof chinese> = {
  title: 'Customers',
}
