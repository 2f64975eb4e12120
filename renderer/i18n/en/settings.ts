import type { SameKeys } from '../shape'
import type { settings as chinese } from '../zh-CN/settings'

/** Settings, users and backup. */
export const settings: SameKeys<typeof chinese> = {
  title: 'Settings',
}
