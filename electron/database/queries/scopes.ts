import { inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { queryWords } from '../../../shared/domain/mnemonic-ranking'

/** Narrows a list to the distributors a representative looks after; null is no limit. */
export const withinDistributors = (column: SQLiteColumn, ids: readonly number[] | null): SQL | undefined =>
  ids === null ? undefined : inArray(column, [...ids])

/** Rows whose search keys hold every word of a query; `instr`, because keys and words are folded and LIKE would fold again. */
export function matchingKeys(column: SQLiteColumn, query: string | undefined): SQL | undefined {
  const words = query === undefined ? [] : queryWords(query)
  if (words.length === 0) return undefined
  return sql.join(
    words.map((word) => sql`instr(${column}, ${word}) > 0`),
    sql` and `,
  )
}

/** Cuts a page out of one row more than asked for; `cursorOf` names the row to go on from. */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
