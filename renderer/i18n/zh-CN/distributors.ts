/** Distributors and regions. */
export const distributors = {
  title: '客户',
} as const
