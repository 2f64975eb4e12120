import { createHash } from 'node:crypto'
import Sqlite, { type Database } from 'better-sqlite3'

/** Every row of every table as one print, to say that nothing at all was written. */
export function dumpOf(sqlite: Database): Readonly<Record<string, string>> {
  const tables = sqlite
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_stat%' order by name",
    )
    .pluck()
    .all()
  return Object.fromEntries(
    tables.map((table) => {
      const print = createHash('sha256')
      let rows = 0
      for (const row of sqlite.prepare(`select rowid, * from "${table}" order by rowid`).raw().iterate()) {
        print.update(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
        rows += 1
      }
      return [table, `${rows} rows ${print.digest('hex').slice(0, 16)}`]
    }),
  )
}

/** The same of a company file, of which nobody else needs to know. */
export function dumpOfFile(file: string): Readonly<Record<string, string>> {
  const sqlite = new Sqlite(file, { readonly: true })
  try {
    return dumpOf(sqlite)
  } finally {
    sqlite.close()
  }
}
