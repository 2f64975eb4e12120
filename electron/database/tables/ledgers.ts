import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accountKinds, accountParts, stockKinds } from '../../../shared/schemas/ledgers'
import { fen, flag, id, instant, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { distributors, skus, warehouses } from './masters'
import { users } from './users'

/** Goods moved, one row for each end of a movement. Append-only by trigger; reversed, never changed. */
export const stockEntries = sqliteTable(
  'stock_entries',
  {
    id: id(),
    documentId: integer()
      .notNull()
      .references(() => documents.id),
    kind: text({ enum: stockKinds }).notNull(),
    warehouseId: integer()
      .notNull()
      .references(() => warehouses.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
    businessDate: text().notNull(),
    reversesId: integer(),
    postedAt: instant(),
  },
  (table) => [
    index('stock_entries_by_place').on(table.warehouseId, table.skuId, table.businessDate),
    index('stock_entries_by_document').on(table.documentId),
    // Entries come mostly in the order of days, so this one grows at its end and costs a posting little.
    index('stock_entries_by_day').on(table.businessDate, table.id),
    uniqueIndex('stock_entries_reversed_once').on(table.reversesId).where(sql`reverses_id is not null`),
    wholeNumbers('stock_entries_whole', table.quantity),
    check('stock_entries_moves', sql`${table.quantity} <> 0`),
  ],
)

/** What each place holds and what of it is promised; kept in the posting's own transaction. */
export const stockBalances = sqliteTable(
  'stock_balances',
  {
    warehouseId: integer()
      .notNull()
      .references(() => warehouses.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    onHand: pieces(),
    reserved: pieces().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.warehouseId, table.skuId] }),
    index('stock_balances_by_sku').on(table.skuId),
    wholeNumbers('stock_balances_whole', table.onHand, table.reserved),
    check('stock_balances_reserved', sql`${table.reserved} >= 0`),
  ],
)

/** Money owed, plus when they owe more. Append-only by trigger; reversed, never changed. */
export const accountEntries = sqliteTable(
  'account_entries',
  {
    id: id(),
    documentId: integer()
      .notNull()
      .references(() => documents.id),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    part: text({ enum: accountParts }).notNull(),
    kind: text({ enum: accountKinds }).notNull(),
    businessDate: text().notNull(),
    dueDate: text(),
    quantity: pieces(),
    amountFen: fen(),
    reversesId: integer(),
    postedAt: instant(),
  },
  (table) => [
    index('account_entries_by_day').on(table.distributorId, table.businessDate, table.id),
    index('account_entries_by_date').on(table.businessDate, table.id),
    index('account_entries_by_document').on(table.documentId),
    // What is still unpaid is read from the newest due date backwards until the balance is reached.
    index('account_entries_by_due')
      .on(
        table.distributorId,
        sql`(case when due_date is null then business_date else due_date end)`,
        table.businessDate,
        table.id,
        table.amountFen,
        table.dueDate,
        table.reversesId,
      )
      .where(sql`part = 'receivable' and amount_fen > 0`),
    uniqueIndex('account_entries_reversed_once').on(table.reversesId).where(sql`reverses_id is not null`),
    wholeNumbers('account_entries_whole', table.amountFen, table.quantity),
  ],
)

/** What each distributor owes in each part of the account today. */
export const accountBalances = sqliteTable(
  'account_balances',
  {
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    part: text({ enum: accountParts }).notNull(),
    quantity: pieces(),
    amountFen: fen(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.part] }),
    wholeNumbers('account_balances_whole', table.amountFen, table.quantity),
  ],
)

/** The same by month, so that a balance as of any day is a few rows and not the whole ledger. */
export const accountMonths = sqliteTable(
  'account_months',
  {
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    part: text({ enum: accountParts }).notNull(),
    month: text().notNull(),
    quantity: pieces(),
    amountFen: fen(),
  },
  (table) => [primaryKey({ columns: [table.distributorId, table.part, table.month] })],
)

/** One act of settling (核销): who joined which credits and charges of an account when. Append-only by trigger. */
export const settlementPostings = sqliteTable(
  'settlement_postings',
  {
    id: id(),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
    /** The adjustment that wrote off the small difference of this act; it is undone with it. */
    differenceId: integer().references(() => documents.id),
  },
  (table) => [index('settlement_postings_by_distributor').on(table.distributorId)],
)

/**
 * Which receipt pays which shipment; decides ageing, never a balance. Taking one away leaves the row, clears `active` and adds a row to
 * `settlement_undos`; a trigger lets nothing else of it change.
 */
export const settlements = sqliteTable(
  'settlements',
  {
    id: id(),
    creditEntryId: integer()
      .notNull()
      .references(() => accountEntries.id),
    debitEntryId: integer()
      .notNull()
      .references(() => accountEntries.id),
    amountFen: fen(),
    active: flag().default(true),
    userId: integer().notNull(),
    at: instant(),
    postingId: integer().references(() => settlementPostings.id),
  },
  (table) => [
    index('settlements_by_credit').on(table.creditEntryId),
    index('settlements_by_debit').on(table.debitEntryId),
    index('settlements_by_posting').on(table.postingId),
    check('settlements_positive', sql`${table.amountFen} > 0`),
  ],
)

/** A settlement taken away again: by somebody, or because one of its documents was reversed. Append-only by trigger. */
export const settlementUndos = sqliteTable('settlement_undos', {
  settlementId: integer()
    .primaryKey()
    .references(() => settlements.id),
  reason: text().notNull(),
  /** The document whose reversal took it away; null where a person did. */
  documentId: integer().references(() => documents.id),
  userId: integer()
    .notNull()
    .references(() => users.id),
  at: instant(),
})
