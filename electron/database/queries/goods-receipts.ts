import { eq, sql } from 'drizzle-orm'
import type { GoodsReceiptDocument } from '../../../shared/schemas/production'
import { prepared, type Reader, type Tx } from '../connection'
import { goodsReceiptLines } from '../tables/production'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** A goods receipt line's own row. */
export type StoredGoodsReceiptLine = typeof goodsReceiptLines.$inferSelect

const insertLine = prepared((orm) =>
  orm
    .insert(goodsReceiptLines)
    .values({
      goodsReceiptId: placeholder('goodsReceiptId'),
      skuId: placeholder('skuId'),
      productionLineId: placeholder('productionLineId'),
      quantity: placeholder('quantity'),
    })
    .prepare(),
)
/** Adds a SKU that arrived. */
export const insertGoodsReceiptLine = (tx: Tx, line: Omit<StoredGoodsReceiptLine, 'id'>): void => {
  insertLine(tx).run({ ...line })
}

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(goodsReceiptLines)
    .where(eq(goodsReceiptLines.goodsReceiptId, placeholder('id')))
    .orderBy(goodsReceiptLines.id)
    .prepare(),
)
/** A goods receipt's lines as they are stored. */
export const listGoodsReceiptLines = (reader: Reader, id: number): StoredGoodsReceiptLine[] =>
  linesOf(reader).all({ id })

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({ id: goodsReceiptLines.id, ...lineSkuColumns, quantity: goodsReceiptLines.quantity })
      .from(goodsReceiptLines)
      .$dynamic(),
    goodsReceiptLines.skuId,
  )
    .where(eq(goodsReceiptLines.goodsReceiptId, placeholder('id')))
    .orderBy(goodsReceiptLines.id)
    .prepare(),
)
/** A goods receipt's lines as they are shown. */
export const listGoodsReceiptLineRows = (reader: Reader, id: number): GoodsReceiptDocument['lines'] =>
  rowsOf(reader).all({ id })
