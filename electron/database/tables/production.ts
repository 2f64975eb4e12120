import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { additionReasons, productionStages } from '../../../shared/schemas/production'
import { flag, id, instant, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { skus } from './masters'
import { orderLines } from './orders'
import { users } from './users'

/** Who makes the goods, with the terms a new production order begins with. */
export const factories = sqliteTable(
  'factories',
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull().unique(),
    contact: text().notNull().default(''),
    phone: text().notNull().default(''),
    leadDays: integer().notNull(),
    toleranceBp: integer().notNull(),
    minimumQuantity: integer().notNull().default(0),
    archived: flag().default(false),
    version: integer().notNull().default(1),
  },
  (table) => [
    wholeNumbers('factories_whole', table.leadDays, table.toleranceBp, table.minimumQuantity),
    check(
      'factories_terms',
      sql`${table.leadDays} > 0 and ${table.toleranceBp} between 0 and 10000 and ${table.minimumQuantity} >= 0`,
    ),
  ],
)

/** What a production order has beside its document; its due date is the planned day of its last step. */
export const productionOrders = sqliteTable('production_orders', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  factory: text().notNull(),
  dueDate: text().notNull(),
  factoryId: integer().references(() => factories.id),
  toleranceBp: integer(),
  closedReason: text(),
})

/** The days of a placed production order's steps; what was there before a day was moved stands in the history. */
export const productionMilestones = sqliteTable(
  'production_milestones',
  {
    productionOrderId: integer()
      .notNull()
      .references(() => documents.id),
    stage: text({ enum: productionStages }).notNull(),
    plannedDate: text().notNull(),
    doneDate: text(),
    moves: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.productionOrderId, table.stage] })],
)

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
    /** What will not come any more, because the production order was closed with less. */
    givenUpQuantity: pieces().default(0),
    /** What the order line had got already when it was asked for; null in files from before it was kept. */
    servedBeforeQuantity: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.productionLineId, table.orderLineId] }),
    index('production_sources_by_order_line').on(table.orderLineId),
  ],
)

/** Pieces of a production line that no order asked for, by reason. */
export const productionAdditions = sqliteTable(
  'production_additions',
  {
    productionLineId: integer()
      .notNull()
      .references(() => productionLines.id),
    reason: text({ enum: additionReasons }).notNull(),
    quantity: pieces(),
  },
  (table) => [
    primaryKey({ columns: [table.productionLineId, table.reason] }),
    wholeNumbers('production_additions_whole', table.quantity),
    check('production_additions_positive', sql`${table.quantity} > 0`),
  ],
)

/** Who took in more, or closed with less, than the tolerance allows, and why. */
export const productionAcceptances = sqliteTable(
  'production_acceptances',
  {
    id: id(),
    productionOrderId: integer()
      .notNull()
      .references(() => documents.id),
    /** The receipt that brought too much; null where less was accepted. */
    goodsReceiptId: integer().references(() => documents.id),
    kind: text({ enum: ['over', 'under'] }).notNull(),
    quantity: pieces(),
    reason: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
  },
  (table) => [
    index('production_acceptances_by_order').on(table.productionOrderId),
    index('production_acceptances_by_receipt').on(table.goodsReceiptId),
    wholeNumbers('production_acceptances_whole', table.quantity),
    check('production_acceptances_positive', sql`${table.quantity} > 0`),
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
