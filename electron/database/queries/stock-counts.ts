import { and, asc, eq, sql } from 'drizzle-orm'
import type { StockCountLine } from '../../../shared/schemas/stock'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { stockEntries } from '../tables/ledgers'
import { colours, sizes, skus, styles } from '../tables/masters'
import { stockCountLines, stockCounts } from '../tables/sell-out'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

const inRunOrder = [asc(styles.code), asc(colours.code), sql`coalesce(${sizes.position}, 1000)`, asc(skus.id)]
const ofSize = and(eq(sizes.sizeGroupId, styles.sizeGroupId), eq(sizes.code, skus.size))

const countedOf = prepared((orm) =>
  withSku(
    orm
      .select({
        ...lineSkuColumns,
        bookQuantity: sql<number | null>`${stockCountLines.bookQuantity}`,
        countedQuantity: sql<number | null>`${stockCountLines.countedQuantity}`,
        quantity: sql<number>`${stockCountLines.countedQuantity} - ${stockCountLines.bookQuantity}`,
      })
      .from(stockCountLines)
      .$dynamic(),
    stockCountLines.skuId,
  )
    .leftJoin(sizes, ofSize)
    .where(eq(stockCountLines.stockCountId, placeholder('documentId')))
    .orderBy(...inRunOrder)
    .prepare(),
)

const postedOf = prepared((orm) =>
  withSku(
    orm
      .select({
        ...lineSkuColumns,
        bookQuantity: sql<number | null>`null`,
        countedQuantity: sql<number | null>`null`,
        quantity: stockEntries.quantity,
      })
      .from(stockEntries)
      .innerJoin(documents, eq(documents.id, stockEntries.documentId))
      .$dynamic(),
    stockEntries.skuId,
  )
    .leftJoin(sizes, ofSize)
    .where(
      and(eq(stockEntries.documentId, placeholder('documentId')), eq(stockEntries.warehouseId, documents.warehouseId)),
    )
    .orderBy(...inRunOrder)
    .prepare(),
)

/** Everything a stock count counted; of a count from before lines were kept, what it posted. */
export function listStockCountLines(reader: Reader, documentId: number): readonly StockCountLine[] {
  const counted = countedOf(reader).all({ documentId })
  return counted.length > 0 ? counted : postedOf(reader).all({ documentId })
}

const countRow = prepared((orm) =>
  orm
    .select({ blind: stockCounts.blind })
    .from(stockCounts)
    .where(eq(stockCounts.documentId, placeholder('documentId')))
    .prepare(),
)

/** Whether a stock count was blind. */
export const wasBlind = (reader: Reader, documentId: number): boolean =>
  countRow(reader).get({ documentId })?.blind ?? false

/** What the books held of a SKU and what was counted. */
export interface CountedSku {
  readonly skuId: number
  readonly bookQuantity: number
  readonly countedQuantity: number
}

const insertLine = prepared((orm) =>
  orm
    .insert(stockCountLines)
    .values({
      stockCountId: placeholder('stockCountId'),
      skuId: placeholder('skuId'),
      bookQuantity: placeholder('bookQuantity'),
      countedQuantity: placeholder('countedQuantity'),
    })
    .prepare(),
)

/** Writes what a stock count has beside its document. */
export function insertStockCount(
  tx: Tx,
  count: { readonly documentId: number; readonly blind: boolean; readonly lines: readonly CountedSku[] },
): void {
  const { documentId, blind, lines } = count
  tx.orm.insert(stockCounts).values({ documentId, blind }).run()
  for (const line of lines) insertLine(tx).run({ stockCountId: documentId, ...line })
}
