/** Rankings and reports. */
export const reports = {
  title: '报表',
} as const
