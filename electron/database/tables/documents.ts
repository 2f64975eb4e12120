import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { documentKinds } from '../../../shared/schemas/documents'
import { fen, id, instant, pieces, wholeNumbers } from './columns'
import { distributors, warehouses } from './masters'
import { users } from './users'

/** The last number given in each kind and year; updated in the document's own transaction, so that no number is skipped. */
export const sequences = sqliteTable(
  'sequences',
  { kind: text({ enum: documentKinds }).notNull(), year: integer().notNull(), last: integer().notNull() },
  (table) => [primaryKey({ columns: [table.kind, table.year] })],
)

/** What every document has; its noun's own table adds the rest. Never deleted. */
export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    kind: text({ enum: documentKinds }).notNull(),
    number: text().notNull().unique(),
    businessDate: text().notNull(),
    status: text().notNull(),
    version: integer().notNull(),
    distributorId: integer().references(() => distributors.id),
    warehouseId: integer().references(() => warehouses.id),
    quantity: pieces(),
    amountFen: fen(),
    reference: text().notNull(),
    remark: text().notNull(),
    origin: text({ enum: ['entry', 'import', 'history', 'system'] }).notNull(),
    importId: integer(),
    createdBy: integer()
      .notNull()
      .references(() => users.id),
    createdAt: instant(),
    postedAt: text(),
  },
  (table) => [
    index('documents_by_kind').on(table.kind, table.businessDate, table.id),
    index('documents_by_status').on(table.kind, table.status, table.businessDate, table.id),
    index('documents_by_distributor').on(table.distributorId, table.kind, table.businessDate, table.id),
    index('documents_by_reference').on(table.reference, table.kind).where(sql`reference <> ''`),
    // What an import looks through for an order that came before.
    index('documents_referenced_orders')
      .on(table.distributorId, table.reference)
      .where(sql`kind = 'order' and reference <> ''`),
    index('documents_by_import').on(table.importId).where(sql`import_id is not null`),
    // The orders that hold promised stock; keeps the credit gate as fast in the tenth year as on the first day.
    index('documents_committed')
      .on(table.distributorId, table.status)
      .where(sql`kind = 'order' and status in ('partlyAllocated', 'allocated', 'partlyShipped')`),
    // What is agreed or on its way to a distributor and not charged yet, and money that is approved and not posted: for the same gate.
    index('documents_on_the_way')
      .on(table.distributorId, table.status)
      .where(sql`kind = 'transfer' and status in ('approved', 'dispatched', 'short')`),
    index('documents_pending').on(table.distributorId).where(sql`kind = 'receipt' and status = 'approved'`),
    wholeNumbers('documents_whole', table.quantity, table.amountFen, table.version),
    check('documents_date', sql`${table.businessDate} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
  ],
)

/** Who did which step when; the readable history of a document. Append-only. */
export const documentHistory = sqliteTable(
  'document_history',
  {
    id: id(),
    documentId: integer()
      .notNull()
      .references(() => documents.id),
    version: integer().notNull(),
    action: text().notNull(),
    detail: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
  },
  (table) => [index('document_history_by_document').on(table.documentId)],
)

/** Which document came out of which: order → shipment → shortage → reshipment. */
export const documentLinks = sqliteTable(
  'document_links',
  {
    fromId: integer()
      .notNull()
      .references(() => documents.id),
    toId: integer()
      .notNull()
      .references(() => documents.id),
  },
  (table) => [
    primaryKey({ columns: [table.fromId, table.toId] }),
    uniqueIndex('document_links_back').on(table.toId, table.fromId),
  ],
)
