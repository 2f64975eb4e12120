import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { sellOutLines } from '../tables/sell-out'

const { placeholder } = sql

/** A sale by a distributor to its own customers; a negative quantity is a sale taken back. */
export interface SoldLine {
  readonly soldOn: string
  readonly skuId: number
  readonly quantity: number
}

const insertLine = prepared((orm) =>
  orm
    .insert(sellOutLines)
    .values({
      reportId: placeholder('reportId'),
      soldOn: placeholder('soldOn'),
      skuId: placeholder('skuId'),
      quantity: placeholder('quantity'),
    })
    .prepare(),
)
/** Writes what a distributor's report says. */
export function insertSellOutLines(tx: Tx, reportId: number, lines: readonly SoldLine[]): void {
  const statement = insertLine(tx)
  for (const line of lines) statement.run({ reportId, ...line })
}

const linesOf = prepared((orm) =>
  orm
    .select({ soldOn: sellOutLines.soldOn, skuId: sellOutLines.skuId, quantity: sellOutLines.quantity })
    .from(sellOutLines)
    .where(eq(sellOutLines.reportId, placeholder('id')))
    .orderBy(sellOutLines.id)
    .prepare(),
)
/** A report's lines as they were written. */
export const listSellOutLines = (reader: Reader, reportId: number): SoldLine[] => linesOf(reader).all({ id: reportId })

const standing = prepared((orm) =>
  orm
    .select({
      day: sellOutLines.soldOn,
      skuId: sellOutLines.skuId,
      quantity: sellOutLines.quantity,
      number: documents.number,
    })
    .from(sellOutLines)
    .innerJoin(documents, eq(documents.id, sellOutLines.reportId))
    .where(
      and(
        eq(documents.kind, 'sellOut'),
        eq(documents.status, 'posted'),
        eq(documents.distributorId, placeholder('distributorId')),
        sql`${sellOutLines.soldOn} between ${placeholder('from')} and ${placeholder('to')}`,
      ),
    )
    .orderBy(sellOutLines.id)
    .prepare(),
)
/** What a distributor reported to have sold from a day to a day, each line with its report's number; reports taken back are left out. */
export const listReportedSales = (
  reader: Reader,
  asked: { readonly distributorId: number; readonly from: string; readonly to: string },
) => standing(reader).all({ ...asked })
