import { accessSync, constants, copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { Refusal } from '../../shared/schemas/errors'
import { migrationJournal } from '../../shared/schemas/stored'
import { type Connection, connect, type Reader } from './connection'
import { applicationId, isDamage, natureOf, stampIdentity } from './probe'

/** What opening a company file needs to know. */
export interface OpenOptions {
  readonly migrationsFolder: string
  /** Make the file when it is missing; otherwise a missing file is refused. */
  readonly create?: boolean
}

/**
 * Opens a company file: refuse what is not ours before anything is written, pragmas, refuse a newer file, back up, migrate, check
 * foreign keys.
 * @param file a path, or ':memory:'
 * @throws Refusal notFound, notACompany, damagedFile, newerFile; the system's error when the disk refuses
 */
export function openCompany(file: string, options: OpenOptions): Connection {
  const fresh = file === ':memory:' || !existsSync(file)
  if (fresh && file !== ':memory:' && !options.create) throw new Refusal('notFound', { name: file })
  if (!fresh && natureOf(file) === 'other') throw new Refusal('notACompany', { name: file })
  // SQLite would open what it may not write, and fail at the first thing to be written.
  if (!fresh) accessSync(file, constants.R_OK | constants.W_OK)
  const sqlite = new Sqlite(file)
  try {
    setPragmas(sqlite)
    migrateFile(sqlite, file, fresh, options.migrationsFolder)
    stampIdentity(sqlite)
    return connect(sqlite, file)
  } catch (fault) {
    sqlite.close()
    throw isDamage(fault) ? new Refusal('damagedFile', { name: file }) : fault
  }
}

/** Opens a company file for reading only, for jobs in worker threads; the writer has migrated it already. */
export function openReader(file: string): Reader {
  const sqlite = new Sqlite(file, { readonly: true })
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 10000')
  sqlite.pragma('query_only = ON')
  return connect(sqlite, file)
}

function setPragmas(sqlite: Database): void {
  // First, because the others may meet somebody at work in the file.
  sqlite.pragma('busy_timeout = 10000')
  sqlite.pragma('journal_mode = WAL')
  // better-sqlite3 is built with NORMAL as the default in WAL; a posted document must survive a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('temp_store = MEMORY')
}

function migrateFile(sqlite: Database, file: string, fresh: boolean, migrationsFolder: string): void {
  const known = migrationJournal.parse(
    JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')),
  ).entries
  const newest = Math.max(...known.map((entry) => entry.when))
  const applied = appliedMigrations(sqlite)
  if (!fresh && applied === null) throw new Refusal('notACompany', { name: file })
  if (applied !== null && applied > newest) throw new Refusal('newerFile', { name: file })
  if (applied === newest) return
  if (!fresh) {
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}.before-${known.at(-1)?.tag ?? 'migration'}`)
  }
  // drizzle-kit rebuilds tables; under foreign keys a rebuild would delete child rows.
  sqlite.pragma('foreign_keys = OFF')
  migrate(connect(sqlite, file).orm, { migrationsFolder })
  sqlite.pragma(`application_id = ${applicationId}`)
  const broken = sqlite.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`migration broke ${broken.length} references`)
  sqlite.pragma('foreign_keys = ON')
}

function appliedMigrations(sqlite: Database): number | null {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (table === undefined) return null
  const newest = sqlite.prepare('select max(created_at) from __drizzle_migrations').pluck().get()
  return typeof newest === 'number' ? newest : null
}
