import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { SessionView } from '../../shared/schemas/users'
import { type Connection, type Reader, withTransaction } from '../database/connection'
import {
  findLimitsOf,
  findUser,
  findUserByName,
  listDistributorsOf,
  listPermissionsOf,
  listRolesOf,
  type StoredUser,
  updateAttempts,
  updatePasswordHash,
} from '../database/queries/users'
import { type Actor, inTransaction, type Office } from './office'
import { assertStrong, hashPassword, isOutdated, passwordFits } from './passwords'

const MAX_ATTEMPTS = 5
const LOCK_MS = 15 * 60_000

interface Attempts {
  readonly failedAttempts: number
  readonly lockedUntil: string | null
}

/** Failures of names nobody has, counted like real ones, so that the answers do not tell which names exist. */
const strangers = new WeakMap<Connection, Map<string, Attempts>>()
const MAX_STRANGERS = 1000

/**
 * Lets a user in, or counts the failure; the count is committed although the sign-in is refused.
 * @throws Refusal wrongPassword (attemptsLeft), locked (until)
 */
export function signIn(connection: Connection, clock: { now(): string }, given: ParsedInput<'session.signIn'>): Actor {
  const user = findUserByName(connection, given.name)
  const now = clock.now()
  const before = attemptsSoFar(user ?? strangersOf(connection).get(given.name.toLowerCase()), now)
  if (before.lockedUntil !== null) throw lockedRefusal(before.lockedUntil, now)
  const fits = passwordFits(given.password, user?.passwordHash)
  const actor = user !== undefined && fits ? loadActor(connection, user.id) : null
  if (user === undefined || actor === null) throw countFailure(connection, now, before, user ?? given.name)
  withTransaction(connection, (tx) => {
    if (user.failedAttempts > 0) updateAttempts(tx, user.id, 0, null)
    if (isOutdated(user.passwordHash)) updatePasswordHash(tx, user.id, hashPassword(given.password))
  })
  return actor
}

/** Failures that still count: a lock that has run out starts the count anew. */
const attemptsSoFar = (known: Attempts | undefined, now: string): Attempts => {
  if (known === undefined) return { failedAttempts: 0, lockedUntil: null }
  if (known.lockedUntil !== null && known.lockedUntil <= now) return { failedAttempts: 0, lockedUntil: null }
  return known
}

function strangersOf(connection: Connection): Map<string, Attempts> {
  const known = strangers.get(connection) ?? new Map<string, Attempts>()
  strangers.set(connection, known)
  return known
}

function countFailure(connection: Connection, now: string, before: Attempts, who: StoredUser | string): Refusal {
  const failedAttempts = before.failedAttempts + 1
  const lockedUntil = failedAttempts < MAX_ATTEMPTS ? null : new Date(Date.parse(now) + LOCK_MS).toISOString()
  if (typeof who === 'string') {
    const known = strangersOf(connection)
    if (known.size >= MAX_STRANGERS) known.clear()
    known.set(who.toLowerCase(), { failedAttempts, lockedUntil })
  } else withTransaction(connection, (tx) => updateAttempts(tx, who.id, failedAttempts, lockedUntil))
  if (lockedUntil !== null) return lockedRefusal(lockedUntil, now)
  return new Refusal('wrongPassword', { attemptsLeft: MAX_ATTEMPTS - failedAttempts })
}

const lockedRefusal = (until: string, now: string): Refusal =>
  new Refusal('locked', { until, minutes: Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000) })

/** A user as an actor, or null when they may not sign in (any more); read again whenever users or roles change. */
export function loadActor(reader: Reader, userId: number): Actor | null {
  const user = findUser(reader, userId)
  if (user === undefined || user.archived) return null
  const roles = listRolesOf(reader, userId)
  return {
    userId,
    name: user.name,
    displayName: user.displayName,
    roles,
    permissions: new Set(listPermissionsOf(reader, userId)),
    ...findLimitsOf(reader, userId),
    // A second role lifts the limit, because that role sees every distributor.
    distributorIds: roles.every((role) => role === 'representative') ? listDistributorsOf(reader, userId) : null,
  }
}

/** Whether a user may still act; cheap enough for every call. */
export const isActive = (reader: Reader, userId: number): boolean => findUser(reader, userId)?.archived === false

/** What the window shows of who is signed in. */
export const sessionView = (actor: Actor): SessionView => ({
  userId: actor.userId,
  name: actor.name,
  displayName: actor.displayName,
  roles: actor.roles,
  permissions: [...actor.permissions].sort(),
  approvalLimitFen: actor.approvalLimitFen,
  priceLimitBp: actor.priceLimitBp,
})

/** Sets the signed-in user's own password; a wrong old one counts like a failed sign-in. @throws Refusal wrongPassword, locked, weakPassword */
export function changePassword(office: Office, input: ParsedInput<'session.changePassword'>): null {
  const { userId, name } = office.actor
  assertStrong(input.new, name, 'new')
  signIn(office.connection, office, { name, password: input.old })
  inTransaction(office, (tx) => updatePasswordHash(tx, userId, hashPassword(input.new)))
  return null
}
