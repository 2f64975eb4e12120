import { sql } from 'drizzle-orm'
import { type Settings, settingsDraft } from '../../../shared/schemas/companies'
import { prepared, type Reader, type Tx } from '../connection'
import { settings } from '../tables/masters'

const allRows = prepared((orm) => orm.select().from(settings).prepare())

/** The company's settings; a few rows, read each time, because a remembered copy could outlive a rolled back change. */
export const findSettings = (reader: Reader): Settings =>
  settingsDraft.parse(
    Object.fromEntries(
      allRows(reader)
        .all()
        .map((row) => [row.key, JSON.parse(row.value)]),
    ),
  )

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
}

/** Whether this is the generated sample company; beside the settings, because nobody chooses it. */
export const findSample = (reader: Reader): boolean =>
  allRows(reader)
    .all()
    .some((row) => row.key === 'sample' && row.value === 'true')

/** Marks the company as the generated sample. */
export const markSample = (tx: Tx): void => {
  upsert(tx).run({ key: 'sample', value: 'true' })
}

/**
 * Remembers from which day on no place of ours may hold less than nothing again; beside the settings, because nobody chooses it. What was
 * allowed before that day stays as it was.
 */
export const guardStockSince = (tx: Tx, day: string): void => {
  upsert(tx).run({ key: 'stockGuardedSince', value: JSON.stringify(day) })
}
