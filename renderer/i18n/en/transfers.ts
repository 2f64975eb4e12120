import type { SameKeys } from '../shape'
import type { transfers as chinese } from '../zh-CN/transfers'

/** The transfer desk. */
export const transfers: SameKeys<typeof chinese> = {
  title: 'Transfers',
}
