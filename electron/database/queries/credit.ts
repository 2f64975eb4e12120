import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { creditReleases, orderLines } from '../tables/orders'

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

/** Leave to pass the credit limit. */
export interface CreditRelease {
  readonly amountFen: number
  readonly reason: string
  readonly until: string
}

const widest = prepared((orm) =>
  orm
    .select({ amountFen: creditReleases.amountFen, reason: creditReleases.reason, until: creditReleases.until })
    .from(creditReleases)
    .where(and(eq(creditReleases.orderId, placeholder('orderId')), gte(creditReleases.until, placeholder('day'))))
    .orderBy(desc(creditReleases.amountFen), desc(creditReleases.until))
    .limit(1)
    .prepare(),
)

/** The widest leave some orders have on a day, or undefined; widest and not summed, or two small leaves would make a big one. */
export function findRelease(reader: Reader, orderIds: Iterable<number>, day: string): CreditRelease | undefined {
  let found: CreditRelease | undefined
  for (const orderId of orderIds) {
    const release = widest(reader).get({ orderId, day })
    if (release !== undefined && release.amountFen > (found?.amountFen ?? 0)) found = release
  }
  return found
}

const insertRow = prepared((orm) =>
  orm
    .insert(creditReleases)
    .values({
      orderId: placeholder('orderId'),
      amountFen: placeholder('amountFen'),
      reason: placeholder('reason'),
      until: placeholder('until'),
      userId: placeholder('userId'),
      at: placeholder('at'),
    })
    .prepare(),
)

/** Remembers who let an order pass the limit. */
export const insertCreditRelease = (
  tx: Tx,
  release: CreditRelease & { readonly orderId: number; readonly userId: number; readonly at: string },
): void => {
  insertRow(tx).run({ ...release })
}
