import { z } from 'zod'
import { credentials, newPassword, type SessionView } from '../schemas/users'
import { nothing } from '../schemas/values'
import { reads, writes } from './method'

/** Who is here. */
export const session = {
  'session.signIn': writes(credentials, { access: 'public', changes: ['session'] }).returns<SessionView>(),
  'session.signOut': writes(nothing, { access: 'public', changes: ['session'] }).returns<null>(),
  'session.current': reads(nothing, { access: 'public' }).returns<SessionView | null>(),
  'session.changePassword': writes(z.object({ old: z.string(), new: newPassword }), {
    access: 'signedIn',
  }).returns<null>(),
} as const
