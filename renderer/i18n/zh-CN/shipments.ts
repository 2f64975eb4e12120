/** The dispatch desk. */
export const shipments = {
  title: '发货',
} as const
