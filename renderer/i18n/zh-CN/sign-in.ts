/** Signing in. */
export const signIn = {
  title: '登录',
  name: '用户名',
  password: '密码',
  submit: '登录',
  other: '换一个账套',
  sampleHint: '示例账套：用户名 {{name}}，密码 {{password}}',
  capsLock: '大写锁定已打开',
} as const
