import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { OpenEntry, SettlementRow } from '../../../shared/schemas/settlements'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { accountEntries, settlementPostings, settlements, settlementUndos } from '../tables/ledgers'
import { distributors } from '../tables/masters'
import { users } from '../tables/users'
import { withinDistributors } from './scopes'

const { placeholder } = sql

type OpenRow = Omit<OpenEntry, 'openFen'> & { readonly openFen: number }

/** An entry and its mirror are no money any more: neither can be settled. */
const STANDING = `e.reverses_id is null
  and not exists (select 1 from account_entries mirror where mirror.reverses_id = e.id)`

const SETTLED = `coalesce((select sum(amount_fen) from settlements where credit_entry_id = e.id and active = 1), 0)
  + coalesce((select sum(amount_fen) from settlements where debit_entry_id = e.id and active = 1), 0)`

// Bare SQL, because an account of years has tens of thousands of entries and Drizzle takes longer over a row than SQLite.
const openEntries = prepared((_, sqlite) =>
  sqlite.prepare<{ distributorId: number }, OpenRow>(`
    select * from (
      select e.id as entryId, e.document_id as documentId, d.kind as documentKind, d.number as documentNumber,
        d.reference as reference, trim(coalesce(r.bank_reference, '') || ' ' || d.remark) as text,
        coalesce(r.payer_name, '') as payerName, e.kind as kind, e.business_date as businessDate, e.due_date as dueDate,
        e.amount_fen as amountFen,
        case when e.amount_fen < 0 then e.amount_fen + (${SETTLED}) else e.amount_fen - (${SETTLED}) end as openFen
      from account_entries e
      join documents d on d.id = e.document_id
      left join receipts r on r.document_id = e.document_id
      where e.distributor_id = @distributorId and e.part = 'receivable' and e.amount_fen <> 0 and ${STANDING}
    ) where openFen <> 0
    order by case when dueDate is null then businessDate else dueDate end, businessDate, entryId`),
)

/** What of a distributor's receivable is not settled, oldest due first; a credit stands negative, as in the ledger. */
export const listOpenEntries = (reader: Reader, distributorId: number): OpenRow[] =>
  openEntries(reader).all({ distributorId })

/** What a history line has to know of a document. */
export interface DocumentName {
  readonly id: number
  readonly number: string
  readonly version: number
}

const nameOf = prepared((orm) =>
  orm
    .select({ id: documents.id, number: documents.number, version: documents.version })
    .from(documents)
    .where(eq(documents.id, placeholder('id')))
    .prepare(),
)
/** A document's number and version, whatever its kind. */
export const findDocumentName = (reader: Reader, id: number): DocumentName | undefined => nameOf(reader).get({ id })

const entryDocument = prepared((orm) =>
  orm
    .select({ id: documents.id, number: documents.number, version: documents.version })
    .from(accountEntries)
    .innerJoin(documents, eq(documents.id, accountEntries.documentId))
    .where(
      and(
        eq(accountEntries.id, placeholder('entryId')),
        eq(accountEntries.distributorId, placeholder('distributorId')),
      ),
    )
    .prepare(),
)
/** The document of an entry of a distributor's account, settled, mirrored or open. */
export const findEntryDocument = (reader: Reader, distributorId: number, entryId: number): DocumentName | undefined =>
  entryDocument(reader).get({ distributorId, entryId })

const insertPostingRow = prepared((orm) =>
  orm
    .insert(settlementPostings)
    .values({
      distributorId: placeholder('distributorId'),
      userId: placeholder('userId'),
      at: placeholder('at'),
      differenceId: placeholder('differenceId'),
    })
    .prepare(),
)
const insertRow = prepared((orm) =>
  orm
    .insert(settlements)
    .values({
      creditEntryId: placeholder('creditId'),
      debitEntryId: placeholder('chargeId'),
      amountFen: placeholder('amountFen'),
      userId: placeholder('userId'),
      at: placeholder('at'),
      postingId: placeholder('postingId'),
    })
    .prepare(),
)

/** Who settles, and when. */
export interface SettlingAct {
  readonly userId: number
  readonly at: string
}

/** Opens one act of settling and answers its number; `differenceId` is the adjustment that writes its difference off. */
export const insertPosting = (
  tx: Tx,
  distributorId: number,
  { userId, at, differenceId }: SettlingAct & { readonly differenceId: number | null },
): number => Number(insertPostingRow(tx).run({ distributorId, userId, at, differenceId }).lastInsertRowid)

const differencesOf = prepared((_, sqlite) =>
  sqlite.prepare<[string], { readonly id: number; readonly version: number; readonly stillSettles: number }>(`
    select d.id as id, d.version as version, exists (
        select 1 from account_entries e join settlements s on (s.credit_entry_id = e.id or s.debit_entry_id = e.id) and s.active = 1
        where e.document_id = d.id) as stillSettles
    from documents d where d.status = 'posted' and d.id in (
      select p.difference_id from settlement_postings p join settlements s on s.posting_id = p.id
      where s.id in (select value from json_each(?)) and p.difference_id is not null)`),
)
/** The adjustments that wrote off what some settlements left, and that settle nothing any more. */
export const listIdleDifferences = (
  reader: Reader,
  settlementIds: readonly number[],
): readonly { readonly id: number; readonly version: number }[] =>
  differencesOf(reader)
    .all(JSON.stringify(settlementIds))
    .filter(({ stillSettles }) => stillSettles === 0)

/** Writes one edge of an act; the caller has seen to it that neither side gives more than it has. */
export function insertSettlement(
  tx: Tx,
  postingId: number,
  edge: { readonly creditId: number; readonly chargeId: number; readonly amountFen: number },
  { userId, at }: SettlingAct,
): void {
  insertRow(tx).run({ ...edge, postingId, userId, at })
}

const deactivate = prepared((orm) =>
  orm
    .update(settlements)
    .set({ active: false })
    .where(eq(settlements.id, placeholder('id')))
    .prepare(),
)
const insertUndo = prepared((orm) =>
  orm
    .insert(settlementUndos)
    .values({
      settlementId: placeholder('id'),
      reason: placeholder('reason'),
      documentId: placeholder('documentId'),
      userId: placeholder('userId'),
      at: placeholder('at'),
    })
    .prepare(),
)

/** Takes a settlement away and remembers who did it and why. */
export function insertSettlementUndo(
  tx: Tx,
  id: number,
  undo: SettlingAct & { readonly reason: string; readonly documentId: number | null },
): void {
  const { reason, documentId, userId, at } = undo
  deactivate(tx).run({ id })
  insertUndo(tx).run({ id, reason, documentId, userId, at })
}

const creditEntry = alias(accountEntries, 'credit_entry')
const chargeEntry = alias(accountEntries, 'charge_entry')

/** What undoing a settlement has to know of it. */
export interface SettledEdge {
  readonly id: number
  readonly active: boolean
  readonly amountFen: number
  readonly distributorId: number
  readonly creditDocumentId: number
  readonly chargeDocumentId: number
}

const edgeColumns = {
  id: settlements.id,
  active: settlements.active,
  amountFen: settlements.amountFen,
  distributorId: chargeEntry.distributorId,
  creditDocumentId: creditEntry.documentId,
  chargeDocumentId: chargeEntry.documentId,
}
const edgeById = prepared((orm) =>
  orm
    .select(edgeColumns)
    .from(settlements)
    .innerJoin(creditEntry, eq(creditEntry.id, settlements.creditEntryId))
    .innerJoin(chargeEntry, eq(chargeEntry.id, settlements.debitEntryId))
    .where(eq(settlements.id, placeholder('id')))
    .prepare(),
)
/** A settlement, or undefined. */
export const findSettlement = (reader: Reader, id: number): SettledEdge | undefined => edgeById(reader).get({ id })

const edgesOfPosting = prepared((_, sqlite) =>
  sqlite
    .prepare<[number], number>('select id from settlements where posting_id = ? and active = 1 order by id')
    .pluck(),
)
/** The settlements of one posting that still count. */
export const listPostingEdges = (reader: Reader, postingId: number): number[] => edgesOfPosting(reader).all(postingId)

// Each side by its own index; an entry stands on one of them only.
const edgesOf = prepared((_, sqlite) =>
  sqlite.prepare<[number, number], Omit<SettledEdge, 'active'>>(`
    select s.id as id, s.amount_fen as amountFen, own.distributor_id as distributorId,
      own.document_id as creditDocumentId, other.document_id as chargeDocumentId
    from account_entries own join settlements s on s.credit_entry_id = own.id and s.active = 1
    join account_entries other on other.id = s.debit_entry_id where own.document_id = ?
    union all
    select s.id, s.amount_fen, own.distributor_id, other.document_id, own.document_id
    from account_entries own join settlements s on s.debit_entry_id = own.id and s.active = 1
    join account_entries other on other.id = s.credit_entry_id where own.document_id = ?`),
)
/** The settlements that count of a document, whichever side it stands on. */
export const listSettledEdges = (reader: Reader, documentId: number): Omit<SettledEdge, 'active'>[] =>
  edgesOf(reader)
    .all(documentId, documentId)
    .toSorted((a, b) => a.id - b.id)

const creditDocument = alias(documents, 'credit_document')
const chargeDocument = alias(documents, 'charge_document')
const undoer = alias(users, 'undoer')

/** Which page of the settlements; `distributorIds` null is everyone. */
export interface SettlementPage {
  readonly after: number | null
  readonly limit: number
  readonly distributorIds: readonly number[] | null
  readonly documentId?: number | undefined
  readonly active?: boolean | undefined
}

const ofDocument = (documentId: number): SQL =>
  sql`${settlements.id} in (
    select id from settlements where credit_entry_id in (select id from account_entries where document_id = ${documentId})
    union select id from settlements where debit_entry_id in (select id from account_entries where document_id = ${documentId}))`

/** One row more than a page of settlements, newest first; the extra row says that there is a next page. */
export function listSettlementRows(reader: Reader, page: SettlementPage): SettlementRow[] {
  const { after, limit, distributorIds, documentId, active } = page
  return reader.orm
    .select({
      id: settlements.id,
      postingId: sql<number>`coalesce(${settlements.postingId}, 0)`,
      distributorId: distributors.id,
      distributorCode: distributors.code,
      distributorName: distributors.name,
      creditDocumentId: creditDocument.id,
      creditKind: creditDocument.kind,
      creditNumber: creditDocument.number,
      creditDate: creditEntry.businessDate,
      chargeDocumentId: chargeDocument.id,
      chargeKind: chargeDocument.kind,
      chargeNumber: chargeDocument.number,
      chargeDate: chargeEntry.businessDate,
      dueDate: chargeEntry.dueDate,
      amountFen: settlements.amountFen,
      active: settlements.active,
      userName: users.displayName,
      at: settlements.at,
      undoneByName: sql<string>`coalesce(${undoer.displayName}, '')`,
      undoneAt: settlementUndos.at,
      undoneReason: sql<string>`coalesce(${settlementUndos.reason}, '')`,
    })
    .from(settlements)
    .innerJoin(creditEntry, eq(creditEntry.id, settlements.creditEntryId))
    .innerJoin(chargeEntry, eq(chargeEntry.id, settlements.debitEntryId))
    .innerJoin(creditDocument, eq(creditDocument.id, creditEntry.documentId))
    .innerJoin(chargeDocument, eq(chargeDocument.id, chargeEntry.documentId))
    .innerJoin(distributors, eq(distributors.id, chargeEntry.distributorId))
    .innerJoin(users, eq(users.id, settlements.userId))
    .leftJoin(settlementUndos, eq(settlementUndos.settlementId, settlements.id))
    .leftJoin(undoer, eq(undoer.id, settlementUndos.userId))
    .where(
      and(
        withinDistributors(chargeEntry.distributorId, distributorIds),
        documentId === undefined ? undefined : ofDocument(documentId),
        active === undefined ? undefined : eq(settlements.active, active),
        after === null ? undefined : lt(settlements.id, after),
      ),
    )
    .orderBy(desc(settlements.id))
    .limit(limit + 1)
    .all()
}
