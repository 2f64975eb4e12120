import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { type DocumentKind, documentPrefixes } from '../../../shared/schemas/documents'
import type { Reader } from '../connection'
import { documents, sequences } from '../tables/documents'
import { distributors } from '../tables/masters'
import { withTransferEnd } from './transfers'

/** A document found by its number or reference. */
export interface FoundDocument {
  readonly id: number
  readonly kind: DocumentKind
  readonly number: string
  readonly businessDate: string
  readonly reference: string
  readonly distributorName: string
}

/** Whose documents of which kinds may be found. */
export interface SearchScope {
  readonly kinds: readonly DocumentKind[]
  readonly distributorIds: readonly number[] | null
}

/** A document of one of these distributors; a transfer names its receiver only and is its sender's too. */
const seenBy = (reader: Reader, distributorIds: SearchScope['distributorIds']): SQL | undefined =>
  distributorIds === null ? undefined : withTransferEnd(reader, distributorIds)

const found = (reader: Reader, scope: SearchScope, where: SQL | undefined, limit: number): FoundDocument[] =>
  reader.orm
    .select({
      id: documents.id,
      kind: documents.kind,
      number: documents.number,
      businessDate: documents.businessDate,
      reference: documents.reference,
      distributorName: sql<string>`coalesce(${distributors.name}, '')`,
    })
    .from(documents)
    .leftJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(
      and(
        where,
        // The plus keeps SQLite on the index of the number or reference.
        sql`+${documents.kind} in (select value from json_each(${JSON.stringify(scope.kinds)}))`,
        seenBy(reader, scope.distributorIds),
      ),
    )
    .orderBy(desc(documents.businessDate), desc(documents.id))
    .limit(limit)
    .all()

/** Everything that begins with a text, as a range of the index; the last code point sorts after whatever may follow. */
const beginsWith = (column: typeof documents.number | typeof documents.reference, text: string): SQL =>
  sql`${column} >= ${text} and ${column} < ${`${text}\u{10FFFF}`}`

/** Documents with a number of these digits at its end, of any kind and year: `123` finds SO-2026-000123. */
export function findByTailDigits(reader: Reader, scope: SearchScope, digits: string, limit: number): FoundDocument[] {
  const numbers = reader.orm
    .select({ kind: sequences.kind, year: sequences.year })
    .from(sequences)
    .all()
    .map(({ kind, year }) => `${documentPrefixes[kind]}-${year}-${digits.padStart(6, '0')}`)
  const where = sql`${documents.number} in (select value from json_each(${JSON.stringify(numbers)}))`
  return found(reader, scope, where, limit)
}

/** Documents whose number begins with a text. */
export const findByNumber = (reader: Reader, scope: SearchScope, text: string, limit: number): FoundDocument[] =>
  found(reader, scope, beginsWith(documents.number, text), limit)

/** Documents whose reference begins with a text, exactly as it is written. */
export const findByReference = (reader: Reader, scope: SearchScope, text: string, limit: number): FoundDocument[] =>
  found(reader, scope, and(sql`${documents.reference} <> ''`, beginsWith(documents.reference, text)), limit)
