import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { ContactRow } from '../../../shared/schemas/collections'
import type { DocumentKind } from '../../../shared/schemas/documents'
import { prepared, type Reader, type Tx } from '../connection'
import { collectionContacts, paymentPromises } from '../tables/collections'
import { documents } from '../tables/documents'
import { accountEntries } from '../tables/ledgers'
import { users } from '../tables/users'
import { withinDistributors } from './scopes'

/** How much of a document is disputed, and by what. */
export interface DisputeRow {
  readonly distributorId: number
  readonly documentId: number
  readonly number: string
  readonly amountFen: number
}

/** Differences that time alone clears are no disputes: goods and money on their way, and what falls into another month. */
const TIMING = "('inTransit', 'cutOff', 'paymentInTransit')"

const disputes = prepared((_, sqlite) =>
  sqlite.prepare<[], DisputeRow>(`
    select d.distributor_id as distributorId, s.source_id as documentId, d.number as number, d.amount_fen as amountFen
    from documents d join shortages s on s.document_id = d.id
    where d.kind = 'shortage' and d.status = 'open'
    union all
    select r.distributor_id, x.our_document_id, r.number, sum(x.amount_fen)
    from documents r join reconciliation_differences x on x.reconciliation_id = r.id
    where r.kind = 'reconciliation' and r.status = 'open' and x.our_document_id is not null and x.amount_fen > 0
      and x.difference_class not in ${TIMING}
    group by r.distributor_id, x.our_document_id, r.number
    union all
    select d.distributor_id, x.document_id, d.number, x.amount_fen
    from documents d join statement_disputes x on x.statement_id = d.id
    where d.kind = 'statement' and d.status = 'disputed'`),
)
/**
 * What is disputed of documents: pieces that did not arrive, differences of comparisons nobody agreed on yet, and lines of statements the
 * distributor objects to.
 */
export const listDisputes = (reader: Reader): DisputeRow[] => disputes(reader).all()

/** A statement a distributor does not agree with; with `whole` set it objects to everything up to that entry. */
export interface DisputedStatement {
  readonly distributorId: number
  readonly number: string
  readonly dateTo: string
  readonly throughEntryId: number
  readonly whole: number
}

const disputedStatements = prepared((_, sqlite) =>
  sqlite.prepare<[], DisputedStatement>(`
    select d.distributor_id as distributorId, d.number as number, s.date_to as dateTo, s.through_entry_id as throughEntryId,
      not exists (select 1 from statement_disputes x where x.statement_id = d.id) as whole
    from documents d join statements s on s.document_id = d.id
    where d.kind = 'statement' and d.status = 'disputed'
    order by s.date_to, d.id`),
)
/** The statements distributors do not agree with, oldest first. */
export const listDisputedStatements = (reader: Reader): DisputedStatement[] => disputedStatements(reader).all()

/** The document an entry of the ledger belongs to. */
export interface EntryDocument {
  readonly entryId: number
  readonly documentId: number
  readonly documentKind: DocumentKind
  readonly documentNumber: string
  readonly reference: string
}

/** The documents of some entries of the ledger. */
export const listEntryDocuments = (reader: Reader, entryIds: readonly number[]): EntryDocument[] =>
  reader.orm
    .select({
      entryId: accountEntries.id,
      documentId: documents.id,
      documentKind: documents.kind,
      documentNumber: documents.number,
      reference: documents.reference,
    })
    .from(sql`json_each(${JSON.stringify(entryIds)}) wanted`)
    .innerJoin(accountEntries, sql`${accountEntries.id} = wanted.value`)
    .innerJoin(documents, eq(documents.id, accountEntries.documentId))
    .all()

const insertContactRow = prepared((orm) =>
  orm
    .insert(collectionContacts)
    .values({
      distributorId: sql.placeholder('distributorId'),
      kind: sql.placeholder('kind'),
      text: sql.placeholder('text'),
      nextAction: sql.placeholder('nextAction'),
      nextDate: sql.placeholder('nextDate'),
      level: sql.placeholder('level'),
      userId: sql.placeholder('userId'),
      at: sql.placeholder('at'),
    })
    .prepare(),
)
/** Writes a contact down and answers its number. */
export const insertContact = (tx: Tx, contact: Omit<typeof collectionContacts.$inferSelect, 'id'>): number =>
  Number(insertContactRow(tx).run({ ...contact }).lastInsertRowid)

/** Writes a promise down. */
export function insertPromise(
  tx: Tx,
  promise: Omit<typeof paymentPromises.$inferSelect, 'id' | 'withdrawnBy' | 'withdrawnAt'>,
): void {
  tx.orm.insert(paymentPromises).values(promise).run()
}

/** A promise as it is stored. */
export type StoredPromise = typeof paymentPromises.$inferSelect

/** A promise, or undefined. */
export const findPromise = (reader: Reader, id: number): StoredPromise | undefined =>
  reader.orm.select().from(paymentPromises).where(eq(paymentPromises.id, id)).get()

/** Takes a promise away that should not have been written down. */
export function withdrawPromise(tx: Tx, id: number, withdrawnBy: number, withdrawnAt: string): void {
  tx.orm.update(paymentPromises).set({ withdrawnBy, withdrawnAt }).where(eq(paymentPromises.id, id)).run()
}

/** Every promise of some distributors, with who wrote it down. */
export const listPromises = (
  reader: Reader,
  distributorIds: readonly number[] | null,
): (StoredPromise & { readonly userName: string })[] =>
  reader.orm
    .select({ promise: paymentPromises, userName: users.displayName })
    .from(paymentPromises)
    .innerJoin(users, eq(users.id, paymentPromises.userId))
    .where(withinDistributors(paymentPromises.distributorId, distributorIds))
    .orderBy(paymentPromises.dueDate, paymentPromises.id)
    .all()
    .map(({ promise, userName }) => ({ ...promise, userName }))

/** A contact with whom it was with. */
export type ContactOf = ContactRow & { readonly distributorId: number }

const contactColumns = {
  id: collectionContacts.id,
  distributorId: collectionContacts.distributorId,
  kind: collectionContacts.kind,
  text: collectionContacts.text,
  nextAction: collectionContacts.nextAction,
  nextDate: collectionContacts.nextDate,
  // The column's CHECK keeps it within the levels.
  level: sql<ContactRow['level']>`${collectionContacts.level}`,
  userName: users.displayName,
  at: collectionContacts.at,
}

/** The last contact with each distributor. */
export const listLastContacts = (reader: Reader, distributorIds: readonly number[] | null): ContactOf[] =>
  reader.orm
    .select(contactColumns)
    .from(collectionContacts)
    .innerJoin(users, eq(users.id, collectionContacts.userId))
    .where(
      and(
        withinDistributors(collectionContacts.distributorId, distributorIds),
        sql`${collectionContacts.id} = (select max(id) from collection_contacts last where last.distributor_id = ${collectionContacts.distributorId})`,
      ),
    )
    .all()

/** Every contact with a distributor, newest first. */
export const listContactsOf = (reader: Reader, distributorId: number): ContactOf[] =>
  reader.orm
    .select(contactColumns)
    .from(collectionContacts)
    .innerJoin(users, eq(users.id, collectionContacts.userId))
    .where(eq(collectionContacts.distributorId, distributorId))
    .orderBy(desc(collectionContacts.id))
    .all()

/** Money a distributor paid towards its receivable from a day on; what was taken back is none. */
export interface PaidRow {
  readonly id: number
  readonly distributorId: number
  readonly date: string
  readonly postedAt: string
  readonly amountFen: number
}

const paidSince = prepared((_, sqlite) =>
  sqlite.prepare<{ distributorId: number; from: string }, PaidRow>(`
    select e.id as id, e.distributor_id as distributorId, e.business_date as date, e.posted_at as postedAt, -e.amount_fen as amountFen
    from account_entries e
    where e.distributor_id = @distributorId and e.business_date >= @from and e.part = 'receivable' and e.kind = 'receipt'
      and e.reverses_id is null and not exists (select 1 from account_entries m where m.reverses_id = e.id)
    order by e.business_date, e.id`),
)
/** What a distributor paid from a day on. */
export const listPaidSince = (reader: Reader, distributorId: number, from: string): PaidRow[] =>
  paidSince(reader).all({ distributorId, from })

/** The orders of a distributor that may be waiting behind the credit gate. */
export const listGatedOrders = (
  reader: Reader,
  distributorId: number,
): { readonly id: number; readonly number: string; readonly amountFen: number }[] =>
  reader.orm
    .select({ id: documents.id, number: documents.number, amountFen: documents.amountFen })
    .from(documents)
    .where(
      and(
        eq(documents.distributorId, distributorId),
        eq(documents.kind, 'order'),
        inArray(documents.status, ['submitted', 'approved', 'partlyAllocated', 'allocated', 'partlyShipped']),
      ),
    )
    .orderBy(documents.id)
    .all()
