import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { fen, flag, id } from './columns'
import { distributors } from './masters'

/** Who may sign in; the hash is scrypt with its parameters and salt in the text. */
export const users = sqliteTable('users', {
  id: id(),
  name: text().notNull().unique(),
  displayName: text().notNull(),
  passwordHash: text().notNull(),
  failedAttempts: integer().notNull().default(0),
  lockedUntil: text(),
  archived: flag().default(false),
  version: integer().notNull().default(1),
})

/** A role, with the amount up to which its holders approve, and how far below a policy's price they sell. */
export const roles = sqliteTable('roles', {
  code: text().primaryKey(),
  approvalLimitFen: fen().default(0),
  priceLimitBp: integer().notNull().default(0),
})

/** What a role may call. */
export const rolePermissions = sqliteTable(
  'role_permissions',
  {
    role: text()
      .notNull()
      .references(() => roles.code),
    permission: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.role, table.permission] })],
)

/** Which roles a user has. */
export const userRoles = sqliteTable(
  'user_roles',
  {
    userId: integer()
      .notNull()
      .references(() => users.id),
    role: text()
      .notNull()
      .references(() => roles.code),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] })],
)

/** Which distributors a representative looks after, and so may see. */
export const userDistributors = sqliteTable(
  'user_distributors',
  {
    userId: integer()
      .notNull()
      .references(() => users.id),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.distributorId] })],
)
