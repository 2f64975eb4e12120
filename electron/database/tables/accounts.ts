import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { adjustmentKinds } from '../../../shared/schemas/adjustments'
import { payerKinds } from '../../../shared/schemas/bank-imports'
import { accountParts } from '../../../shared/schemas/ledgers'
import { receiptMethods } from '../../../shared/schemas/receipts'
import { differenceClasses, reconciliationPasses } from '../../../shared/schemas/reconciliations'
import { fen, id, instant, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { distributors, fairs } from './masters'
import { users } from './users'

/** What a receipt has beside its document. */
export const receipts = sqliteTable(
  'receipts',
  {
    documentId: integer()
      .primaryKey()
      .references(() => documents.id),
    method: text({ enum: receiptMethods }).notNull(),
    bankReference: text().notNull().default(''),
    payerName: text().notNull().default(''),
    /** The order fair whose deposit (订金) it pays. */
    fairId: integer().references(() => fairs.id),
  },
  (table) => [
    index('receipts_by_bank_reference').on(table.bankReference).where(sql`bank_reference <> ''`),
    index('receipts_by_fair').on(table.fairId).where(sql`fair_id is not null`),
  ],
)

/** The bank's own line that a receipt was brought in from: its origin, and what the same line is known again by. */
export const bankLines = sqliteTable(
  'bank_lines',
  {
    receiptId: integer()
      .primaryKey()
      .references(() => documents.id),
    importId: integer().notNull(),
    sheet: text().notNull(),
    sheetRow: integer().notNull(),
    /** Our own account, digits only; empty where the file does not name it. */
    account: text().notNull(),
    date: text().notNull(),
    amountFen: fen(),
    balanceFen: integer(),
    payerName: text().notNull(),
    payerAccount: text().notNull(),
    serial: text().notNull(),
    text: text().notNull(),
  },
  (table) => [
    index('bank_lines_by_amount').on(table.date, table.amountFen),
    wholeNumbers('bank_lines_whole', table.amountFen),
  ],
)

/** Whom a payer's name or account paid for before; several distributors for one payer are asked about every time. */
export const payers = sqliteTable(
  'payers',
  {
    kind: text({ enum: payerKinds }).notNull(),
    key: text().notNull(),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    /** The import it was learned from; null for a receipt that was typed. */
    importId: integer(),
    userId: integer().notNull(),
    at: instant(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.key, table.distributorId] })],
)

/** How a receipt is split between the parts of the account; the parts sum to the document's amount. */
export const receiptParts = sqliteTable(
  'receipt_parts',
  {
    receiptId: integer()
      .notNull()
      .references(() => documents.id),
    part: text({ enum: accountParts }).notNull(),
    amountFen: fen(),
  },
  (table) => [
    primaryKey({ columns: [table.receiptId, table.part] }),
    wholeNumbers('receipt_parts_whole', table.amountFen),
  ],
)

/**
 * What an adjustment has beside its document. `counterPart` is the second part of a move inside the account; `movedFen` is
 * the amount as it was typed, because the document's own amount, the net over the four parts, is nothing for such a move.
 */
export const adjustments = sqliteTable(
  'adjustments',
  {
    documentId: integer()
      .primaryKey()
      .references(() => documents.id),
    adjustmentKind: text({ enum: adjustmentKinds }).notNull(),
    part: text({ enum: accountParts }).notNull(),
    counterPart: text({ enum: accountParts }),
    movedFen: fen(),
    basis: text().notNull(),
    approvedBy: integer(),
  },
  (table) => [wholeNumbers('adjustments_whole', table.movedFen)],
)

/**
 * A statement is a window on the ledger: entries dated up to `dateTo`, numbered up to `throughEntryId`, that no earlier
 * statement held. So what is posted later with an older date never changes it, and appears in the next one.
 */
export const statements = sqliteTable(
  'statements',
  {
    documentId: integer()
      .primaryKey()
      .references(() => documents.id),
    dateFrom: text().notNull(),
    dateTo: text().notNull(),
    previousId: integer(),
    throughEntryId: integer().notNull(),
    agreement: text({ enum: ['signed', 'deemed'] }),
    note: text().notNull().default(''),
  },
  (table) => [check('statements_period', sql`${table.dateFrom} <= ${table.dateTo}`)],
)

/** Opening and closing of each part of the account in a statement. */
export const statementParts = sqliteTable(
  'statement_parts',
  {
    statementId: integer()
      .notNull()
      .references(() => documents.id),
    part: text({ enum: accountParts }).notNull(),
    openingFen: fen(),
    closingFen: fen(),
    openingQuantity: pieces(),
    closingQuantity: pieces(),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.part] })],
)

/**
 * What of a disputed statement is disputed, by document. A disputed statement without rows here is disputed whole, which is how a
 * distributor objects that only says that the sum is wrong.
 */
export const statementDisputes = sqliteTable(
  'statement_disputes',
  {
    statementId: integer()
      .notNull()
      .references(() => documents.id),
    documentId: integer()
      .notNull()
      .references(() => documents.id),
    amountFen: fen(),
    note: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.documentId] }),
    wholeNumbers('statement_disputes_whole', table.amountFen),
    check('statement_disputes_positive', sql`${table.amountFen} > 0`),
  ],
)

/** How a distributor wants its statements: which columns in which order under which names, as JSON. */
export const statementLayouts = sqliteTable('statement_layouts', {
  distributorId: integer()
    .primaryKey()
    .references(() => distributors.id),
  layout: text().notNull(),
  userId: integer()
    .notNull()
    .references(() => users.id),
  at: instant(),
})

/** One comparison of our account with the distributor's own book. */
export const reconciliations = sqliteTable('reconciliations', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  dateFrom: text().notNull(),
  dateTo: text().notNull(),
  throughEntryId: integer().notNull(),
  fileName: text().notNull(),
  fileHash: text().notNull(),
  signConvention: text().notNull(),
  ourOpeningFen: fen(),
  ourClosingFen: fen(),
  theirOpeningFen: integer(),
  theirClosingFen: fen(),
  /** What came back: a book with its lines, or the balance alone. */
  replyKind: text({ enum: ['book', 'balance'] })
    .notNull()
    .default('book'),
  /** The comparison of the days before, whose open items are carried into this one. */
  previousId: integer().references(() => documents.id),
})

/** A line of their book, amounts already in our sign. */
export const counterLines = sqliteTable(
  'counter_lines',
  {
    id: id(),
    reconciliationId: integer()
      .notNull()
      .references(() => documents.id),
    sheetRow: integer().notNull(),
    businessDate: text(),
    reference: text().notNull(),
    text: text().notNull(),
    kind: text().notNull(),
    quantity: integer(),
    amountFen: fen(),
    /** The line of the comparison before that this one repeats, because nothing has settled it yet. */
    carriedFromId: integer(),
  },
  (table) => [index('counter_lines_by_reconciliation').on(table.reconciliationId)],
)

/** Which of our documents stands against which of their lines. */
export const reconciliationMatches = sqliteTable(
  'reconciliation_matches',
  {
    id: id(),
    reconciliationId: integer()
      .notNull()
      .references(() => documents.id),
    ourDocumentId: integer().references(() => documents.id),
    counterLineId: integer().references(() => counterLines.id),
    groupNo: integer().notNull(),
    pass: text({ enum: reconciliationPasses }).notNull(),
    confirmed: integer({ mode: 'boolean' }).notNull(),
    /** Tied by amount, days or goods alone: a person confirms it or parts it. */
    suggested: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('reconciliation_matches_by_reconciliation').on(table.reconciliationId)],
)

/** Pairs that a person parted; no further run ties them. */
export const reconciliationRejections = sqliteTable(
  'reconciliation_rejections',
  {
    reconciliationId: integer()
      .notNull()
      .references(() => documents.id),
    ourDocumentId: integer()
      .notNull()
      .references(() => documents.id),
    counterLineId: integer()
      .notNull()
      .references(() => counterLines.id),
  },
  (table) => [primaryKey({ columns: [table.reconciliationId, table.ourDocumentId, table.counterLineId] })],
)

/** What our account still had open at the end of the comparison before, document by document: it is looked for again in this one. */
export const reconciliationCarried = sqliteTable(
  'reconciliation_carried',
  {
    reconciliationId: integer()
      .notNull()
      .references(() => documents.id),
    ourDocumentId: integer()
      .notNull()
      .references(() => documents.id),
    differenceClass: text({ enum: differenceClasses }).notNull(),
    quantity: pieces(),
    amountFen: fen(),
  },
  (table) => [primaryKey({ columns: [table.reconciliationId, table.ourDocumentId] })],
)

/** A difference with its class, amount (ours − theirs) and what is to be done about it. */
export const reconciliationDifferences = sqliteTable(
  'reconciliation_differences',
  {
    id: id(),
    reconciliationId: integer()
      .notNull()
      .references(() => documents.id),
    differenceClass: text({ enum: differenceClasses }).notNull(),
    ourDocumentId: integer().references(() => documents.id),
    counterLineId: integer().references(() => counterLines.id),
    quantity: pieces(),
    amountFen: fen(),
    explained: integer({ mode: 'boolean' }).notNull(),
    note: text().notNull().default(''),
    /** The document that settles it: a claim, an adjustment, a receipt, a return; a draft at first. */
    settlementId: integer().references(() => documents.id),
  },
  (table) => [index('reconciliation_differences_by_reconciliation').on(table.reconciliationId)],
)
