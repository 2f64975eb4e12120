import type { SameKeys } from '../../../shared/texts/shape'
import type { reports as chinese } from '../zh-CN/reports'

/** Rankings and reports. */
export const reports: SameKeys<typeof chinese> = {
  title: 'Reports',
}
