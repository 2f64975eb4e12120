import { sql } from 'drizzle-orm'
import { prepared, type Tx } from '../connection'
import { shortageLines, shortages } from '../tables/shipments'

const { placeholder } = sql

/** A transfer line's missing pieces, at the price the receiving side would have paid. */
export interface NewShortageLine {
  readonly sourceLineId: number
  readonly skuId: number
  readonly quantity: number
  readonly priceFen: number
}

const insertShortage = prepared((orm) =>
  orm
    .insert(shortages)
    .values({ documentId: placeholder('documentId'), sourceId: placeholder('sourceId'), cause: 'unknown' })
    .prepare(),
)
const insertLine = prepared((orm) =>
  orm
    .insert(shortageLines)
    .values({
      shortageId: placeholder('shortageId'),
      sourceLineId: placeholder('sourceLineId'),
      skuId: placeholder('skuId'),
      quantity: placeholder('quantity'),
      priceFen: placeholder('priceFen'),
      amountFen: placeholder('amountFen'),
    })
    .prepare(),
)

/** Writes what a shortage of a transfer has beside its document, and its lines. */
export function insertTransferShortage(
  tx: Tx,
  shortage: { readonly documentId: number; readonly transferId: number },
  lines: readonly NewShortageLine[],
): void {
  insertShortage(tx).run({ documentId: shortage.documentId, sourceId: shortage.transferId })
  for (const line of lines)
    insertLine(tx).run({
      ...line,
      shortageId: shortage.documentId,
      amountFen: line.quantity * line.priceFen,
    })
}
