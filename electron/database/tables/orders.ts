import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { orderKinds } from '../../../shared/schemas/orders'
import { fen, id, instant, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { fairs, imports, skus } from './masters'
import { users } from './users'

/** What an order has beside its document. */
export const orders = sqliteTable(
  'orders',
  {
    documentId: integer()
      .primaryKey()
      .references(() => documents.id),
    orderKind: text({ enum: orderKinds }).notNull(),
    fairId: integer().references(() => fairs.id),
    deliveryFrom: text(),
    deliveryTo: text(),
    cancelAfter: text(),
  },
  (table) => [index('orders_by_fair').on(table.fairId).where(sql`fair_id is not null`)],
)

/** A SKU of an order, with what became of it; the three counters never exceed what was ordered. */
export const orderLines = sqliteTable(
  'order_lines',
  {
    id: id(),
    orderId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
    tagPriceFen: fen(),
    rateBp: integer().notNull(),
    priceFen: fen(),
    amountFen: fen(),
    priceRule: text().notNull(),
    /** Why a person's price stands here instead of the policy's, who set it, and what the policy's would be; null otherwise. */
    overrideReason: text(),
    overrideUserId: integer(),
    policyPriceFen: integer(),
    allocatedQuantity: pieces().default(0),
    shippedQuantity: pieces().default(0),
    cancelledQuantity: pieces().default(0),
  },
  (table) => [
    index('order_lines_by_order').on(table.orderId),
    index('order_lines_by_sku').on(table.skuId, table.orderId),
    wholeNumbers('order_lines_whole', table.quantity, table.priceFen, table.amountFen),
    check('order_lines_positive', sql`${table.quantity} > 0 and ${table.priceFen} >= 0`),
    check('order_lines_amount', sql`${table.amountFen} = ${table.quantity} * ${table.priceFen}`),
    check(
      'order_lines_open',
      sql`${table.allocatedQuantity} >= 0 and ${table.shippedQuantity} >= 0 and ${table.cancelledQuantity} >= 0
        and ${table.allocatedQuantity} + ${table.shippedQuantity} + ${table.cancelledQuantity} <= ${table.quantity}`,
    ),
  ],
)

/** Who let a document pass the credit gate, why and until when. */
export const creditReleases = sqliteTable(
  'credit_releases',
  {
    id: id(),
    // The column keeps the name it had when only orders were released.
    documentId: integer('order_id')
      .notNull()
      .references(() => documents.id),
    amountFen: fen(),
    reason: text().notNull(),
    until: text().notNull(),
    userId: integer().notNull(),
    at: instant(),
  },
  (table) => [index('credit_releases_by_order').on(table.documentId)],
)

/**
 * What an approved order said before and after each amendment; revision 0 is what was approved. Append-only by trigger: what was
 * agreed once is never rewritten.
 */
export const orderRevisions = sqliteTable(
  'order_revisions',
  {
    id: id(),
    orderId: integer()
      .notNull()
      .references(() => documents.id),
    revision: integer().notNull(),
    reason: text().notNull(),
    /** Terms and lines as JSON; see `storedRevision`. */
    content: text().notNull(),
    quantity: pieces(),
    amountFen: fen(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
    /** The import that brought the version; null where a person wrote it. */
    importId: integer().references(() => imports.id),
  },
  (table) => [
    index('order_revisions_by_import').on(table.importId).where(sql`import_id is not null`),
    uniqueIndex('order_revisions_in_turn').on(table.orderId, table.revision),
    wholeNumbers('order_revisions_whole', table.quantity, table.amountFen),
  ],
)
