import { and, sql } from 'drizzle-orm'
import type { DocumentKind } from '../../../shared/schemas/documents'
import type { Reader } from '../connection'
import { documents } from '../tables/documents'
import { withinDistributors } from './scopes'

/** How many documents of a kind stand in a state, and the day of the oldest. */
export interface WaitingCount {
  readonly kind: DocumentKind
  readonly status: string
  readonly count: number
  readonly oldestDate: string
}

/** Counts documents by kind and state, only the pairs asked for; one search of `documents_by_status` for each pair. */
export const countWaiting = (
  reader: Reader,
  pairs: readonly (readonly [kind: DocumentKind, status: string])[],
  distributorIds: readonly number[] | null,
): WaitingCount[] =>
  reader.orm
    .select({
      kind: documents.kind,
      status: documents.status,
      count: sql<number>`count(*)`,
      oldestDate: sql<string>`min(${documents.businessDate})`,
    })
    .from(sql`json_each(${JSON.stringify(pairs)}) pair`)
    .innerJoin(documents, and(sql`${documents.kind} = pair.value ->> 0`, sql`${documents.status} = pair.value ->> 1`))
    .where(withinDistributors(documents.distributorId, distributorIds))
    .groupBy(sql`pair.id`)
    .all()
