/** The accounts desk. */
export const accounts = {
  title: '对账',
} as const
