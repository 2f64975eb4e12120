import { and, eq, gt, inArray, lte, ne, sql } from 'drizzle-orm'
import { prepared, type Reader } from '../connection'
import { documents } from '../tables/documents'
import { accountEntries } from '../tables/ledgers'
import { returns } from '../tables/returns'

const { placeholder } = sql

const shipped = prepared((orm) =>
  orm
    .select({ amountFen: sql<number>`coalesce(sum(${accountEntries.amountFen}), 0)` })
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, placeholder('distributorId')),
        gt(accountEntries.businessDate, placeholder('after')),
        lte(accountEntries.businessDate, placeholder('through')),
        eq(accountEntries.kind, 'shipment'),
      ),
    )
    .prepare(),
)
const returned = prepared((orm) =>
  orm
    .select({ amountFen: sql<number>`coalesce(sum(${documents.amountFen}), 0)` })
    .from(documents)
    .innerJoin(returns, eq(returns.documentId, documents.id))
    .where(
      and(
        eq(documents.distributorId, placeholder('distributorId')),
        eq(documents.kind, 'return'),
        gt(documents.businessDate, placeholder('after')),
        lte(documents.businessDate, placeholder('through')),
        inArray(documents.status, ['approved', 'received', 'inspected']),
        ne(returns.reason, 'defect'),
        ne(documents.id, placeholder('except')),
      ),
    )
    .prepare(),
)

/** Whose quota, over which days (`after` excluded, `through` included), without which return. */
export interface QuotaWindow {
  readonly distributorId: number
  readonly after: string
  readonly through: string
  readonly except: number
}

/** What was charged for goods in a window, and what is approved or credited as coming back for other reasons than defects, in fen. */
export const findQuotaFigures = (
  reader: Reader,
  window: QuotaWindow,
): { readonly shippedFen: number; readonly returnedFen: number } => {
  const { except: _, ...days } = window
  return {
    shippedFen: shipped(reader).get(days)?.amountFen ?? 0,
    returnedFen: returned(reader).get({ ...window })?.amountFen ?? 0,
  }
}
