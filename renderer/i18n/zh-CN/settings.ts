/** Settings, users and backup. */
export const settings = {
  title: '设置',
} as const
