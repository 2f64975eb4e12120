import { and, asc, eq, sql } from 'drizzle-orm'
import { type RoleCode, type RoleRow, roleCodes, type UserRow } from '../../../shared/schemas/users'
import { prepared, type Reader, type Tx } from '../connection'
import { rolePermissions, roles, userDistributors, userRoles, users } from '../tables/users'

const { placeholder } = sql

/** A user's own row, with the hash; it never leaves the services. */
export type StoredUser = typeof users.$inferSelect

const isRole = (text: string): text is RoleCode => roleCodes.some((code) => code === text)

const userById = prepared((orm) =>
  orm
    .select()
    .from(users)
    .where(eq(users.id, placeholder('id')))
    .prepare(),
)
/** A user, or undefined. */
export const findUser = (reader: Reader, id: number): StoredUser | undefined => userById(reader).get({ id })

const userByName = prepared((orm) =>
  orm
    .select()
    .from(users)
    .where(sql`lower(${users.name}) = lower(${placeholder('name')})`)
    .prepare(),
)
/** A user by the name they sign in with; its case does not matter, because nobody remembers it. */
export const findUserByName = (reader: Reader, name: string): StoredUser | undefined => userByName(reader).get({ name })

const rolesOf = prepared((orm) =>
  orm
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, placeholder('userId')))
    .prepare(),
)
/** A user's roles, in product order. */
export function listRolesOf(reader: Reader, userId: number): RoleCode[] {
  const held = new Set(
    rolesOf(reader)
      .all({ userId })
      .map((row) => row.role),
  )
  return roleCodes.filter((code) => held.has(code))
}

const distributorsOf = prepared((orm) =>
  orm
    .select({ id: userDistributors.distributorId })
    .from(userDistributors)
    .where(eq(userDistributors.userId, placeholder('userId')))
    .orderBy(asc(userDistributors.distributorId))
    .prepare(),
)
/** The distributors a user looks after. */
export const listDistributorsOf = (reader: Reader, userId: number): number[] =>
  distributorsOf(reader)
    .all({ userId })
    .map((row) => row.id)

const permissionsOf = prepared((orm) =>
  orm
    .selectDistinct({ permission: rolePermissions.permission })
    .from(userRoles)
    .innerJoin(rolePermissions, eq(rolePermissions.role, userRoles.role))
    .where(eq(userRoles.userId, placeholder('userId')))
    .prepare(),
)
/** Everything a user's roles allow together. */
export const listPermissionsOf = (reader: Reader, userId: number): string[] =>
  permissionsOf(reader)
    .all({ userId })
    .map((row) => row.permission)

const limitsOf = prepared((orm) =>
  orm
    .select({
      approvalLimitFen: sql<number>`coalesce(max(${roles.approvalLimitFen}), 0)`,
      priceLimitBp: sql<number>`coalesce(max(${roles.priceLimitBp}), 0)`,
    })
    .from(userRoles)
    .innerJoin(roles, eq(roles.code, userRoles.role))
    .where(eq(userRoles.userId, placeholder('userId')))
    .prepare(),
)
/** The highest limits among a user's roles: what they approve up to, and how far below a policy's price they sell. */
export const findLimitsOf = (
  reader: Reader,
  userId: number,
): { readonly approvalLimitFen: number; readonly priceLimitBp: number } =>
  limitsOf(reader).get({ userId }) ?? { approvalLimitFen: 0, priceLimitBp: 0 }

const holdersOf = prepared((orm) =>
  orm
    .select({ name: users.displayName })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .innerJoin(roles, eq(roles.code, userRoles.role))
    .where(
      and(
        eq(users.archived, false),
        sql`exists (select 1 from ${userRoles} held join ${rolePermissions} on ${rolePermissions.role} = held.role
          where held.user_id = ${users.id} and ${rolePermissions.permission} = ${placeholder('permission')})`,
      ),
    )
    .groupBy(users.id)
    .having(sql`max(${roles.approvalLimitFen}) >= ${placeholder('amountFen')}`)
    .orderBy(sql`max(${roles.approvalLimitFen})`, users.id)
    .prepare(),
)
/** Who may do something up to an amount, whoever is nearest to it first; a user's highest limit counts for all their roles allow. */
export const listHolders = (reader: Reader, permission: string, amountFen: number): string[] =>
  holdersOf(reader)
    .all({ permission, amountFen })
    .map((row) => row.name)

/** Every user as the list shows them; `now` decides who is locked. */
export const listUsers = (reader: Reader, now: string): UserRow[] =>
  reader.orm
    .select()
    .from(users)
    .orderBy(users.archived, users.name)
    .all()
    .map((user) => userRow(reader, user, now))

/** A user as the list shows them: without the hash. */
export const userRow = (reader: Reader, user: StoredUser, now: string): UserRow => ({
  id: user.id,
  version: user.version,
  name: user.name,
  displayName: user.displayName,
  roles: listRolesOf(reader, user.id),
  distributorIds: listDistributorsOf(reader, user.id),
  locked: user.lockedUntil !== null && user.lockedUntil > now,
  archived: user.archived,
})

/** What a user is made of, apart from roles and distributors. */
export interface NewUser {
  readonly name: string
  readonly displayName: string
  readonly passwordHash: string
  readonly archived: boolean
}

/** Writes a new user and answers its id. */
export const insertUser = (tx: Tx, user: NewUser): number =>
  Number(tx.orm.insert(users).values(user).run().lastInsertRowid)

/** Writes a user's changed values and counts the version up. */
export function updateUser(tx: Tx, id: number, user: NewUser): void {
  tx.orm
    .update(users)
    .set({ ...user, version: sql`${users.version} + 1` })
    .where(eq(users.id, id))
    .run()
}

/** Sets a password's hash alone. */
export function updatePasswordHash(tx: Tx, id: number, passwordHash: string): void {
  tx.orm.update(users).set({ passwordHash }).where(eq(users.id, id)).run()
}

/** Remembers how often signing in failed in a row, and until when nobody may try. */
export function updateAttempts(tx: Tx, id: number, failedAttempts: number, lockedUntil: string | null): void {
  tx.orm.update(users).set({ failedAttempts, lockedUntil }).where(eq(users.id, id)).run()
}

/** Puts a user's roles and distributors in place of what was there. */
export function replaceUserScope(
  tx: Tx,
  userId: number,
  scope: { readonly roles: readonly RoleCode[]; readonly distributorIds: readonly number[] },
): void {
  tx.orm.delete(userRoles).where(eq(userRoles.userId, userId)).run()
  for (const role of new Set(scope.roles)) tx.orm.insert(userRoles).values({ userId, role }).run()
  tx.orm.delete(userDistributors).where(eq(userDistributors.userId, userId)).run()
  for (const distributorId of new Set(scope.distributorIds))
    tx.orm.insert(userDistributors).values({ userId, distributorId }).run()
}

/** How many users who may still sign in are administrators. */
export const countAdministrators = (reader: Reader): number =>
  reader.orm
    .select({ count: sql<number>`count(*)` })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(eq(userRoles.role, 'administrator'), eq(users.archived, false)))
    .get()?.count ?? 0

/** Every role with what it allows, in product order. */
export function listRoles(reader: Reader): RoleRow[] {
  const held = new Map<RoleCode, string[]>(roleCodes.map((code) => [code, []]))
  for (const { role, permission } of reader.orm
    .select()
    .from(rolePermissions)
    .orderBy(rolePermissions.permission)
    .all())
    if (isRole(role)) held.get(role)?.push(permission)
  const limits = new Map(
    reader.orm
      .select()
      .from(roles)
      .all()
      .map(({ code, ...own }) => [code, own]),
  )
  return roleCodes.map((code) => ({
    code,
    permissions: held.get(code) ?? [],
    ...(limits.get(code) ?? { approvalLimitFen: 0, priceLimitBp: 0 }),
  }))
}

/** Writes a role's limits and permissions in place of what was there. */
export function saveRoleRow(tx: Tx, role: RoleRow): void {
  const { code, approvalLimitFen, priceLimitBp } = role
  tx.orm
    .insert(roles)
    .values({ code, approvalLimitFen, priceLimitBp })
    .onConflictDoUpdate({ target: roles.code, set: { approvalLimitFen, priceLimitBp } })
    .run()
  tx.orm.delete(rolePermissions).where(eq(rolePermissions.role, code)).run()
  for (const permission of new Set(role.permissions))
    tx.orm.insert(rolePermissions).values({ role: code, permission }).run()
}
