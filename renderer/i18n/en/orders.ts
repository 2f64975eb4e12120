import type { SameKeys } from '../shape'
import type { orders as chinese } from '../zh-CN/orders'

/** The order desk. */
export const orders: SameKeys<typeof chinese> = {
  title: 'Orders',
}
