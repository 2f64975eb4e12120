import type { SameKeys } from '../shape'
import type { accounts as chinese } from '../zh-CN/accounts'

/** The accounts desk. */
export const accounts: SameKeys<typeof chinese> = {
  title: 'Accounts',
}
