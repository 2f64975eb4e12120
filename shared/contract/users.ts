import { z } from 'zod'
import { type RoleRow, roleDraft, type UserRow, userDraft } from '../schemas/users'
import { nothing, rowId } from '../schemas/values'
import { reads, writes } from './method'

/** Users and what their roles allow. */
export const users = {
  'users.list': reads(nothing).returns<readonly UserRow[]>(),
  'users.save': writes(userDraft, { changes: ['users'] }).returns<UserRow>(),
  'users.unlock': writes(z.object({ id: rowId }), { changes: ['users'] }).returns<UserRow>(),
  'roles.list': reads(nothing).returns<readonly RoleRow[]>(),
  'roles.save': writes(roleDraft, { changes: ['roles', 'session'] }).returns<RoleRow>(),
} as const
