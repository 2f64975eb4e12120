import type { users } from '../../../shared/contract/users'
import { listRoles, listUsers, saveRole, saveUser, unlockUser } from '../../services/users'
import type { HandlersOf } from './types'

/** Users and what their roles allow. */
export const userHandlers: HandlersOf<typeof users> = {
  'users.list': listUsers,
  'users.save': saveUser,
  'users.unlock': unlockUser,
  'roles.list': listRoles,
  'roles.save': saveRole,
}
