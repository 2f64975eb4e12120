import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { skus } from './masters'
import { orderLines } from './orders'

/** What a production order has beside its document. */
export const productionOrders = sqliteTable('production_orders', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  factory: text().notNull(),
  dueDate: text().notNull(),
})

/** A SKU to be made, and how much of it arrived. */
export const productionLines = sqliteTable(
  'production_lines',
  {
    id: id(),
    productionOrderId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
    receivedQuantity: pieces().default(0),
  },
  (table) => [
    index('production_lines_by_order').on(table.productionOrderId),
    index('production_lines_by_sku').on(table.skuId),
    wholeNumbers('production_lines_whole', table.quantity, table.receivedQuantity),
    check('production_lines_positive', sql`${table.quantity} > 0 and ${table.receivedQuantity} >= 0`),
  ],
)

/** Which order line contributed how much to a production line. */
export const productionSources = sqliteTable(
  'production_sources',
  {
    productionLineId: integer()
      .notNull()
      .references(() => productionLines.id),
    orderLineId: integer()
      .notNull()
      .references(() => orderLines.id),
    quantity: pieces(),
  },
  (table) => [
    primaryKey({ columns: [table.productionLineId, table.orderLineId] }),
    index('production_sources_by_order_line').on(table.orderLineId),
  ],
)

/** Goods arriving from production; the warehouse stands on the document. */
export const goodsReceiptLines = sqliteTable(
  'goods_receipt_lines',
  {
    id: id(),
    goodsReceiptId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    productionLineId: integer().references(() => productionLines.id),
    quantity: pieces(),
  },
  (table) => [
    index('goods_receipt_lines_by_receipt').on(table.goodsReceiptId),
    wholeNumbers('goods_receipt_lines_whole', table.quantity),
    check('goods_receipt_lines_positive', sql`${table.quantity} > 0`),
  ],
)
