import { sql } from 'drizzle-orm'
import { type Settings, settingsDraft } from '../../../shared/schemas/companies'
import { prepared, type Reader, type Tx } from '../connection'
import { settings } from '../tables/masters'

const allRows = prepared((orm) => orm.select().from(settings).prepare())

const known = new WeakMap<Reader['sqlite'], { readonly changes: number; readonly value: Settings }>()

/** The company's settings; read again only after this connection or another one has written them. */
export function findSettings(reader: Reader): Settings {
  const version = Number(reader.sqlite.pragma('data_version', { simple: true }))
  const cached = known.get(reader.sqlite)
  if (cached?.changes === version) return cached.value
  const value = settingsDraft.parse(
    Object.fromEntries(
      allRows(reader)
        .all()
        .map((row) => [row.key, JSON.parse(row.value)]),
    ),
  )
  known.set(reader.sqlite, { changes: version, value })
  return value
}

const upsert = prepared((orm) =>
  orm
    .insert(settings)
    .values({ key: sql.placeholder('key'), value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value` } })
    .prepare(),
)

/** Writes the company's settings. */
export function saveSettings(tx: Tx, value: Settings): void {
  for (const [key, entry] of Object.entries(value)) upsert(tx).run({ key, value: JSON.stringify(entry) })
  // data_version does not see this connection's own writes.
  known.delete(tx.sqlite)
}
