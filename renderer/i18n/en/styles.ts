import type { SameKeys } from '../shape'
import type { styles as chinese } from '../zh-CN/styles'

/** Styles, prices and size groups. */
export const styles: SameKeys<typeof chinese> = {
  title: 'Products',
}
