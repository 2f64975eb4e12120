import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, integer, text } from 'drizzle-orm/sqlite-core'

/** A row's own number; rowid alias, so that page keys are the storage order. */
export const id = () => integer().primaryKey({ autoIncrement: false })

/** Money in fen; SQLite would take 1.5 or 'x' without the CHECK that `wholeNumbers` adds. */
export const fen = () => integer().notNull()

/** A count of pieces. */
export const pieces = () => integer().notNull()

/** A business day as `YYYY-MM-DD`; text, so that it sorts and never meets a time zone. */
export const day = () => text()

/** An instant as UTC ISO text. */
export const instant = () => text().notNull()

/** A yes or no, stored as 0 or 1. */
export const flag = () => integer({ mode: 'boolean' }).notNull()

/** Refuses fractions and text in money and quantities, because SQLite's column types are only advice. */
export const wholeNumbers = (name: string, ...columns: readonly AnySQLiteColumn[]) =>
  check(
    name,
    sql.join(
      columns.map((column) => sql`typeof(${column}) = 'integer'`),
      sql` and `,
    ),
  )
