import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { contactKinds } from '../../../shared/schemas/collections'
import { fen, id, instant, wholeNumbers } from './columns'
import { distributors } from './masters'
import { users } from './users'

/** Every time somebody asked a distributor for money: what was said and what comes next. Append-only by trigger. */
export const collectionContacts = sqliteTable(
  'collection_contacts',
  {
    id: id(),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    kind: text({ enum: contactKinds }).notNull(),
    text: text().notNull(),
    nextAction: text().notNull().default(''),
    nextDate: text(),
    /** What a person set; null leaves it to the age of the debt. */
    level: integer(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
  },
  (table) => [
    index('collection_contacts_by_distributor').on(table.distributorId, table.id),
    check('collection_contacts_level', sql`${table.level} is null or ${table.level} between 1 and 4`),
  ],
)

/** What a distributor promised to pay; whether it did follows from the ledger. Only its withdrawal is ever added. */
export const paymentPromises = sqliteTable(
  'payment_promises',
  {
    id: id(),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    contactId: integer()
      .notNull()
      .references(() => collectionContacts.id),
    madeOn: text().notNull(),
    dueDate: text().notNull(),
    amountFen: fen(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
    withdrawnBy: integer().references(() => users.id),
    withdrawnAt: text(),
  },
  (table) => [
    index('payment_promises_by_distributor').on(table.distributorId, table.dueDate),
    wholeNumbers('payment_promises_whole', table.amountFen),
    check('payment_promises_positive', sql`${table.amountFen} > 0`),
    check('payment_promises_days', sql`${table.dueDate} >= ${table.madeOn}`),
  ],
)
