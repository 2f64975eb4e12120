import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { transferModes } from '../../../shared/schemas/transfers'
import { fen, id, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { distributors, skus, warehouses } from './masters'

/** Goods moving between two places; `documents.distributorId` is the receiving distributor, if there is one. */
export const transfers = sqliteTable(
  'transfers',
  {
    documentId: integer()
      .primaryKey()
      .references(() => documents.id),
    mode: text({ enum: transferModes }).notNull(),
    fromWarehouseId: integer()
      .notNull()
      .references(() => warehouses.id),
    toWarehouseId: integer()
      .notNull()
      .references(() => warehouses.id),
    fromDistributorId: integer().references(() => distributors.id),
    toDistributorId: integer().references(() => distributors.id),
    fromAmountFen: fen(),
    toAmountFen: fen(),
    reason: text().notNull().default(''),
    beyondHeldReason: text().notNull().default(''),
    dispatchedOn: text(),
    receivedOn: text(),
  },
  (table) => [
    index('transfers_by_from').on(table.fromDistributorId),
    check('transfers_apart', sql`${table.fromWarehouseId} <> ${table.toWarehouseId}`),
  ],
)

/** One SKU of a transfer, at the price of each side. */
export const transferLines = sqliteTable(
  'transfer_lines',
  {
    id: id(),
    transferId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
    tagPriceFen: fen(),
    fromRateBp: integer().notNull(),
    fromPriceFen: fen(),
    toRateBp: integer().notNull(),
    toPriceFen: fen(),
    receivedQuantity: pieces().default(0),
    shortQuantity: pieces().default(0),
    /** What the books knew a distributor to hold when the transfer was asked for; empty where the place is ours. */
    heldQuantity: integer(),
  },
  (table) => [
    index('transfer_lines_by_transfer').on(table.transferId),
    wholeNumbers('transfer_lines_whole', table.quantity, table.fromPriceFen, table.toPriceFen),
    check('transfer_lines_positive', sql`${table.quantity} > 0`),
    check(
      'transfer_lines_received',
      sql`${table.receivedQuantity} >= 0 and ${table.shortQuantity} >= 0
        and ${table.receivedQuantity} + ${table.shortQuantity} <= ${table.quantity}`,
    ),
  ],
)
