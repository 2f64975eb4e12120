import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { KEY_MARK, queryWords } from '../../../shared/domain/mnemonic-ranking'
import type { Reader } from '../connection'
import { styles } from '../tables/masters'
import type { Candidate } from './distributors'
import { matchingKeys } from './scopes'

/**
 * Active styles that may be the best hits of a query, unranked.
 * TODO measure
 */
export function listStyleCandidates(reader: Reader, query: string, limit: number): Candidate[] {
  const first = queryWords(query)[0] ?? ''
  const whole: SQL = sql`case when instr(${styles.searchKeys}, ${`${KEY_MARK}${first}${KEY_MARK}`}) > 0 then 0
    when instr(${styles.searchKeys}, ${`${KEY_MARK}${first}`}) > 0 then 1 else 2 end`
  return reader.orm
    .select({ id: styles.id, code: styles.code, name: styles.name, keys: styles.searchKeys })
    .from(styles)
    .where(and(eq(styles.archived, false), matchingKeys(styles.searchKeys, query)))
    .orderBy(whole, asc(styles.code))
    .limit(limit * 4)
    .all()
}
