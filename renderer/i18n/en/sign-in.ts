import type { SameKeys } from '../../../shared/texts/shape'
import type { signIn as chinese } from '../zh-CN/sign-in'

/** Signing in. */
export const signIn: SameKeys<typeof chinese> = {
  title: 'Sign in',
  name: 'User name',
  password: 'Password',
  submit: 'Sign in',
  other: 'Another company',
  sampleHint: 'Sample: user {{name}}, password {{password}}',
  capsLock: 'Caps Lock is on',
}
