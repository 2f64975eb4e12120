import { contract as methods, type ParsedInput } from '../../shared/contract'
import { priceRights } from '../../shared/domain/permissions'
import { Refusal } from '../../shared/schemas/errors'
import type { RoleRow, UserRow } from '../../shared/schemas/users'
import type { Reader } from '../database/connection'
import { findDistributor } from '../database/queries/masters'
import {
  countAdministrators,
  findUser,
  findUserByName,
  insertUser,
  listRoles as listRoleRows,
  listUsers as listUserRows,
  replaceUserScope,
  saveRoleRow,
  updateAttempts,
  updateUser,
  userRow,
} from '../database/queries/users'
import { assertFree, assertKnown, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'
import { assertStrong, hashPassword } from './passwords'

/** Every user, without anything of their password. */
export const listUsers = (office: ReadingOffice): readonly UserRow[] => listUserRows(office.connection, office.now())

/**
 * Adds a user or changes one; an empty password keeps the old one. How a password is hashed can be given, because made-up people
 * who share one need not each pay for it.
 * @throws Refusal stale, duplicateCode (path name), weakPassword, invalidInput (new without password), unknownCode, lastAdministrator
 */
export function saveUser(office: Office, draft: ParsedInput<'users.save'>, hash = hashPassword): UserRow {
  const { id, name, displayName, archived, password } = draft
  if (password !== undefined) assertStrong(password, name, 'password')
  if (id === undefined && password === undefined)
    throw new Refusal('invalidInput', {}, [{ path: 'password', code: 'required' }])
  return inTransaction(office, (tx) => {
    assertFree(findUserByName(tx, name), { id }, name, 'name')
    for (const distributorId of draft.distributorIds)
      assertKnown(findDistributor(tx, distributorId), distributorId, 'distributorIds')
    const stored = id === undefined ? undefined : requireCurrent(findUser(tx, id), draft.version, (row) => row.name)
    const passwordHash = password === undefined ? (stored?.passwordHash ?? '') : hash(password)
    const values = { name, displayName, archived, passwordHash }
    const userId = stored?.id ?? insertUser(tx, values)
    if (stored !== undefined) updateUser(tx, stored.id, values)
    // Whoever sets a password anew wants it to work at once.
    if (password !== undefined) updateAttempts(tx, userId, 0, null)
    replaceUserScope(tx, userId, draft)
    if (countAdministrators(tx) === 0) throw new Refusal('lastAdministrator')
    return readUser(tx, userId, office.now())
  })
}

/** Lets a locked user try again at once. @throws Refusal notFound */
export function unlockUser(office: Office, { id }: ParsedInput<'users.unlock'>): UserRow {
  return inTransaction(office, (tx) => {
    const user = readUser(tx, id, office.now())
    updateAttempts(tx, id, 0, null)
    return { ...user, locked: false }
  })
}

function readUser(reader: Reader, id: number, now: string): UserRow {
  const user = findUser(reader, id)
  if (user === undefined) throw new Refusal('notFound')
  return userRow(reader, user, now)
}

/** Every role with what it allows. */
export const listRoles = (office: ReadingOffice): readonly RoleRow[] => listRoleRows(office.connection)

/** Without these nobody could undo a slip, because only they give permissions. */
const keptByAdministrators = ['users.list', 'users.save', 'roles.list', 'roles.save'] as const

const besideMethods: readonly string[] = Object.values(priceRights)

const isPermission = (name: string): boolean =>
  besideMethods.includes(name) ||
  (Object.hasOwn(methods, name) &&
    Object.entries(methods).some(([key, method]) => key === name && method.access === 'permitted'))

/** Changes what a role allows. @throws Refusal unknownCode (no such permission), lastAdministrator (administrators would lock themselves out) */
export function saveRole(office: Office, draft: ParsedInput<'roles.save'>): RoleRow {
  for (const permission of draft.permissions)
    if (!isPermission(permission)) assertKnown(undefined, permission, 'permissions')
  if (draft.code === 'administrator' && !keptByAdministrators.every((name) => draft.permissions.includes(name)))
    throw new Refusal('lastAdministrator')
  return inTransaction(office, (tx) => {
    saveRoleRow(tx, draft)
    const saved = listRoleRows(tx).find((role) => role.code === draft.code)
    if (saved === undefined) throw new Refusal('notFound')
    return saved
  })
}
