/** The transfer desk. */
export const transfers = {
  title: '调货',
} as const
