import { z } from 'zod'
import { name, rowId, versioned, wholeFen } from './values'

/** The roles of the office, in product order. */
export const roleCodes = [
  'assistant',
  'supervisor',
  'manager',
  'representative',
  'relations',
  'director',
  'administrator',
] as const
/** A role of the office. */
export type RoleCode = (typeof roleCodes)[number]

/** A password as it is chosen: at least eight characters, not the name itself. */
export const newPassword = z.string().min(8).max(200)

/** A name and its password. */
export const credentials = z.object({ name: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) })

/** A user as an administrator types it; a password only where it is set anew. */
export const userDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    name: z.string().trim().min(1).max(64),
    displayName: name,
    roles: z.array(z.enum(roleCodes)).min(1),
    distributorIds: z.array(rowId).default([]),
    password: newPassword.optional(),
    archived: z.boolean().default(false),
  }),
)
/** A user as an administrator types it, as a service receives it. */
export type UserDraft = z.output<typeof userDraft>

/** A user as the list shows it. */
export interface UserRow {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly displayName: string
  readonly roles: readonly RoleCode[]
  readonly distributorIds: readonly number[]
  readonly locked: boolean
  readonly archived: boolean
}

/** What a role may do. */
export const roleDraft = z.object({
  code: z.enum(roleCodes),
  permissions: z.array(z.string()).max(500),
  approvalLimitFen: wholeFen,
  /** How far below a policy's price the role may sell, in basis points of that price. */
  priceLimitBp: z.int().min(0).max(10_000).default(0),
})
/** What a role may do. */
export interface RoleRow {
  readonly code: RoleCode
  readonly permissions: readonly string[]
  readonly approvalLimitFen: number
  readonly priceLimitBp: number
}

/** Who is signed in on this port. */
export interface SessionView {
  readonly userId: number
  readonly name: string
  readonly displayName: string
  readonly roles: readonly RoleCode[]
  readonly permissions: readonly string[]
  readonly approvalLimitFen: number
  readonly priceLimitBp: number
}
