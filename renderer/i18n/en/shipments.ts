import type { SameKeys } from '../shape'
import type { shipments as chinese } from '../zh-CN/shipments'

/** The dispatch desk. */
export const shipments: SameKeys<typeof chinese> = {
  title: 'Dispatch',
}
