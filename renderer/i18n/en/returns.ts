import type { SameKeys } from '../shape'
import type { returns as chinese } from '../zh-CN/returns'

/** The return desk. */
export const returns: SameKeys<typeof chinese> = {
  title: 'Returns',
}
