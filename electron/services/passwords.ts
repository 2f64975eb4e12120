import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../shared/schemas/errors'

/** The fewest characters of a password; `newPassword` of the schemas says the same to forms. */
const MINIMUM_LENGTH = 8

interface Cost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** About a tenth of a second on an office machine: nothing to a person, years to whoever guesses from a stolen file. */
const cost: Cost = { logN: 16, r: 8, p: 1 }

const derive = (password: string, salt: Buffer, length: number, { logN, r, p }: Cost): Buffer => {
  const N = 2 ** logN
  // scrypt needs 128 × N × r bytes, which is above Node's default bound.
  return scryptSync(password.normalize('NFC'), salt, length, { N, r, p, maxmem: 256 * N * r })
}

/** A password's hash with everything that is needed to check it later: `scrypt$logN$r$p$salt$key`. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  const key = derive(password, salt, 32, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Of no password anyone has: checking against it costs an unknown name the time of a known one. */
const decoy = `scrypt$${cost.logN}$${cost.r}$${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whether a password fits a hash; without a hash (unknown name, no password set) it never does, after the same time. */
export function passwordFits(password: string, hash: string | undefined): boolean {
  const [scheme, logN, r, p, salt = '', key = ''] = (hash || decoy).split('$')
  if (scheme !== 'scrypt') return false
  const expected = Buffer.from(key, 'base64url')
  const parameters = { logN: Number(logN), r: Number(r), p: Number(p) }
  const given = derive(password, Buffer.from(salt, 'base64url'), expected.length, parameters)
  return timingSafeEqual(given, expected) && Boolean(hash)
}

/** Whether a hash was made with another cost than today's, so that it is made anew at the next sign-in. */
export const isOutdated = (hash: string): boolean => !hash.startsWith(`scrypt$${cost.logN}$${cost.r}$${cost.p}$`)

/** Refuses a password that is too short or the user's own name. @throws Refusal weakPassword */
export function assertStrong(password: string, userName: string, path: string): void {
  if (password.length >= MINIMUM_LENGTH && password.toLowerCase() !== userName.toLowerCase()) return
  throw new Refusal('weakPassword', { minimum: MINIMUM_LENGTH }, [{ path, code: 'invalid' }])
}
