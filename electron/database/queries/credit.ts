import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../connection'
import { receiptParts } from '../tables/accounts'
import { documents } from '../tables/documents'
import { temporaryLimits } from '../tables/masters'
import { creditReleases, orderLines } from '../tables/orders'
import { transferLines, transfers } from '../tables/transfers'

const { placeholder } = sql

const committed = prepared((orm) =>
  orm
    .select({ fen: sql<number>`coalesce(sum(${orderLines.allocatedQuantity} * ${orderLines.priceFen}), 0)` })
    .from(documents)
    .innerJoin(orderLines, eq(orderLines.orderId, documents.id))
    .where(
      and(
        eq(documents.distributorId, placeholder('distributorId')),
        // Literals, because only then does SQLite see that the partial index of orders with promises answers this.
        sql`kind = 'order' and status in ('partlyAllocated', 'allocated', 'partlyShipped')`,
      ),
    )
    .prepare(),
)

/** What is promised to a distributor and has not left, in fen; draft and picked shipments are part of it until they leave. */
export const findCommitted = (reader: Reader, distributorId: number): number =>
  committed(reader).get({ distributorId })?.fen ?? 0

const onTheWay = prepared((orm) =>
  orm
    .select({
      fen: sql<number>`coalesce(sum((${transferLines.quantity} - ${transferLines.receivedQuantity}) * ${transferLines.toPriceFen}), 0)`,
    })
    .from(documents)
    .innerJoin(transfers, eq(transfers.documentId, documents.id))
    .innerJoin(transferLines, eq(transferLines.transferId, documents.id))
    .where(
      and(
        eq(documents.distributorId, placeholder('distributorId')),
        sql`kind = 'transfer' and status in ('approved', 'dispatched', 'short')`,
        sql`${transfers.mode} in ('throughUs', 'level')`,
      ),
    )
    .prepare(),
)

/** What transfers that are agreed, on their way or short will still charge a distributor for, in fen. */
export const findOnTheWay = (reader: Reader, distributorId: number): number =>
  onTheWay(reader).get({ distributorId })?.fen ?? 0

const pending = prepared((orm) =>
  orm
    .select({ fen: sql<number>`coalesce(sum(${receiptParts.amountFen}), 0)` })
    .from(documents)
    .innerJoin(receiptParts, and(eq(receiptParts.receiptId, documents.id), eq(receiptParts.part, 'receivable')))
    .where(
      and(eq(documents.distributorId, placeholder('distributorId')), sql`kind = 'receipt' and status = 'approved'`),
    )
    .prepare(),
)

/** Money for the receivable that was approved and is not posted yet, in fen; a refund counts against it. */
export const findPending = (reader: Reader, distributorId: number): number =>
  pending(reader).get({ distributorId })?.fen ?? 0

/** What a distributor may owe beyond its limit, and through which day. */
export interface TemporaryLimit {
  readonly amountFen: number
  readonly until: string
}

const temporary = prepared((orm) =>
  orm
    .select({ amountFen: temporaryLimits.amountFen, until: temporaryLimits.until })
    .from(temporaryLimits)
    .where(eq(temporaryLimits.distributorId, placeholder('distributorId')))
    .prepare(),
)

/** A distributor's temporary limit, over or not, or undefined. */
export const findTemporaryLimit = (reader: Reader, distributorId: number): TemporaryLimit | undefined =>
  temporary(reader).get({ distributorId })

/** Puts a distributor's temporary limit in place of the one before; null takes it away. */
export function saveTemporaryLimit(tx: Tx, distributorId: number, limit: TemporaryLimit | null): void {
  if (limit === null) tx.orm.delete(temporaryLimits).where(eq(temporaryLimits.distributorId, distributorId)).run()
  else
    tx.orm
      .insert(temporaryLimits)
      .values({ distributorId, ...limit })
      .onConflictDoUpdate({ target: temporaryLimits.distributorId, set: { ...limit } })
      .run()
}

/** Leave to pass the credit gate. */
export interface CreditRelease {
  readonly amountFen: number
  readonly reason: string
  readonly until: string
}

const widest = prepared((orm) =>
  orm
    .select({ amountFen: creditReleases.amountFen, reason: creditReleases.reason, until: creditReleases.until })
    .from(creditReleases)
    .where(and(eq(creditReleases.documentId, placeholder('documentId')), gte(creditReleases.until, placeholder('day'))))
    .orderBy(desc(creditReleases.amountFen), desc(creditReleases.until))
    .limit(1)
    .prepare(),
)

/** The widest leave some documents have on a day, or undefined; widest and not summed, or two small leaves would make a big one. */
export function findRelease(reader: Reader, documentIds: Iterable<number>, day: string): CreditRelease | undefined {
  let found: CreditRelease | undefined
  for (const documentId of documentIds) {
    const release = widest(reader).get({ documentId, day })
    if (release !== undefined && release.amountFen > (found?.amountFen ?? 0)) found = release
  }
  return found
}

const insertRow = prepared((orm) =>
  orm
    .insert(creditReleases)
    .values({
      documentId: placeholder('documentId'),
      amountFen: placeholder('amountFen'),
      reason: placeholder('reason'),
      until: placeholder('until'),
      userId: placeholder('userId'),
      at: placeholder('at'),
    })
    .prepare(),
)

/** Remembers who let a document pass the gate. */
export const insertCreditRelease = (
  tx: Tx,
  release: CreditRelease & { readonly documentId: number; readonly userId: number; readonly at: string },
): void => {
  insertRow(tx).run({ ...release })
}
