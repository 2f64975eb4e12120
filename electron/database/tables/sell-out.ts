import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { flag, id, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { skus } from './masters'

/** What a distributor reports to have sold, by day. */
export const sellOutLines = sqliteTable(
  'sell_out_lines',
  {
    id: id(),
    reportId: integer()
      .notNull()
      .references(() => documents.id),
    soldOn: text().notNull(),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
  },
  (table) => [
    index('sell_out_lines_by_report').on(table.reportId),
    index('sell_out_lines_by_sku').on(table.skuId, table.soldOn),
    wholeNumbers('sell_out_lines_whole', table.quantity),
  ],
)

/** What a stock count has beside its document. */
export const stockCounts = sqliteTable('stock_counts', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  /** Whoever counted was not shown what the books held. */
  blind: flag(),
})

/** A stock count's finding, kept whether it differs or not: what the books held, what was counted. */
export const stockCountLines = sqliteTable(
  'stock_count_lines',
  {
    id: id(),
    stockCountId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    bookQuantity: pieces(),
    countedQuantity: pieces(),
  },
  (table) => [
    index('stock_count_lines_by_count').on(table.stockCountId),
    wholeNumbers('stock_count_lines_whole', table.bookQuantity, table.countedQuantity),
    check('stock_count_lines_counted', sql`${table.countedQuantity} >= 0`),
  ],
)
