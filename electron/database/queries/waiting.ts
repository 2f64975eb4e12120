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

/** Counts documents by kind and state, only the pairs asked for; read from `documents_by_status` alone. */
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
    .from(documents)
    .where(
      and(
        sql`(${documents.kind}, ${documents.status}) in (
          select value ->> 0, value ->> 1 from json_each(${JSON.stringify(pairs)}))`,
        withinDistributors(documents.distributorId, distributorIds),
      ),
    )
    .groupBy(documents.kind, documents.status)
    .all()
