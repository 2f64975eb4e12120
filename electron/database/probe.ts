import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { companyMark } from '../../shared/schemas/companies'
import { storedText } from '../../shared/schemas/stored'
import { naming } from './folders'

/** Marks a file as one of ours, so that another program's database is refused rather than migrated. */
export const { applicationId } = companyMark

/** The key of the settings under which a company's own identity stands; copies and backups of it share it. */
const identityKey = 'companyId'

/**
 * What lies at a path. A `company` is a file somebody works or worked in; a `backup` is one nobody opened since it was made, told by its
 * journal: working in a file turns its log on, and a backup leaves without one.
 */
export type FileNature = 'absent' | 'other' | 'backup' | 'company'

const WRITE_VERSION_AT = 18
const LOGGED = 2

/** Tells what a file is by its first bytes, so that a file that is not ours stays as it is, to the last byte. */
export function natureOf(path: string): FileNature {
  if (!existsSync(path)) return 'absent'
  const header = headerOf(path)
  const { bytes, format, at } = companyMark
  if (header.length < bytes || header.toString('latin1', 0, format.length) !== format) return 'other'
  // What marks a file that was just made may still stand in its log.
  const ours = header.readUInt32BE(at) === applicationId || (existsSync(`${path}-wal`) && isMarked(path))
  if (!ours) return 'other'
  return header[WRITE_VERSION_AT] === LOGGED ? 'company' : 'backup'
}

function headerOf(path: string): Buffer {
  return naming(path, () => {
    const file = openSync(path, 'r')
    try {
      const header = Buffer.alloc(companyMark.bytes)
      return header.subarray(0, readSync(file, header, 0, companyMark.bytes, 0))
    } finally {
      closeSync(file)
    }
  })
}

/** Whether SQLite found a file damaged. */
export const isDamage = (fault: unknown): boolean =>
  fault instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(fault.code)

const isMarked = (path: string): boolean =>
  asked(path, (sqlite) => sqlite.pragma('application_id', { simple: true }) === applicationId) ?? false

/** Asks a file without changing it; null when it cannot answer. */
function asked<Answer>(path: string, question: (sqlite: Sqlite.Database) => Answer): Answer | null {
  try {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true })
    try {
      return question(sqlite)
    } finally {
      sqlite.close()
    }
  } catch {
    return null
  }
}

/** The company's name out of a file, or null when the file is not a company's. */
export const readCompanyName = (path: string): string | null =>
  asked(path, (sqlite) => storedText.parse(JSON.parse(storedText.parse(settingOf(sqlite, 'companyName')))))

/** Which company a file is of, whatever it is called today; null when it does not say. */
export const readCompanyIdentity = (path: string): string | null => asked(path, companyIdentity)

/** Which company an open file is of. */
export const companyIdentity = (sqlite: Sqlite.Database): string =>
  storedText.parse(JSON.parse(storedText.parse(settingOf(sqlite, identityKey))))

/** Gives a file without one its identity, by chance: two companies of one name are not one. */
export function stampIdentity(sqlite: Sqlite.Database): void {
  if (settingOf(sqlite, identityKey) !== undefined) return
  sqlite
    .prepare('insert or ignore into settings (key, value) values (?, json_quote(lower(hex(randomblob(16)))))')
    .run(identityKey)
}

const settingOf = (sqlite: Sqlite.Database, key: string): unknown =>
  sqlite.prepare('select value from settings where key = ?').pluck().get(key)
