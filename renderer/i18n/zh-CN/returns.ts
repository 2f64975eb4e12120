/** The return desk. */
export const returns = {
  title: '退货',
} as const
