import { and, desc, eq, sql } from 'drizzle-orm'
import {
  type DocumentKind,
  type DocumentOrigin,
  type DocumentStatus,
  documentPrefixes,
  type HistoryRow,
  type LinkRow,
} from '../../../shared/schemas/documents'
import { prepared, type Reader, type Tx } from '../connection'
import { documentHistory, documentLinks, documents, sequences } from '../tables/documents'
import { users } from '../tables/users'

/** A document's own row. */
export type StoredDocument = typeof documents.$inferSelect

/** What a new document is made of; its number, version and time are given here. */
export interface NewDocument {
  readonly kind: DocumentKind
  readonly businessDate: string
  readonly status: DocumentStatus
  readonly distributorId?: number | null
  readonly warehouseId?: number | null
  readonly quantity?: number
  readonly amountFen?: number
  readonly reference?: string
  readonly remark?: string
  readonly origin?: DocumentOrigin
  readonly importId?: number | null
  readonly createdBy: number
  readonly at: string
}

const { placeholder } = sql

const nextNumber = prepared((orm) =>
  orm
    .insert(sequences)
    .values({ kind: placeholder('kind'), year: placeholder('year'), last: 1 })
    .onConflictDoUpdate({ target: [sequences.kind, sequences.year], set: { last: sql`${sequences.last} + 1` } })
    .returning({ last: sequences.last })
    .prepare(),
)

const insertRow = prepared((orm) =>
  orm
    .insert(documents)
    .values({
      kind: placeholder('kind'),
      number: placeholder('number'),
      businessDate: placeholder('businessDate'),
      status: placeholder('status'),
      version: 1,
      distributorId: placeholder('distributorId'),
      warehouseId: placeholder('warehouseId'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
      reference: placeholder('reference'),
      remark: placeholder('remark'),
      origin: placeholder('origin'),
      importId: placeholder('importId'),
      createdBy: placeholder('createdBy'),
      createdAt: placeholder('at'),
    })
    .prepare(),
)

/** Writes a new document under the next number of its kind and year, so that the sequence has no gap. */
export function insertDocument(tx: Tx, document: NewDocument): { readonly id: number; readonly number: string } {
  const year = Number(document.businessDate.slice(0, 4))
  const last = nextNumber(tx).get({ kind: document.kind, year })?.last ?? 1
  const number = `${documentPrefixes[document.kind]}-${year}-${String(last).padStart(6, '0')}`
  const { lastInsertRowid } = insertRow(tx).run({
    distributorId: null,
    warehouseId: null,
    quantity: 0,
    amountFen: 0,
    reference: '',
    remark: '',
    origin: 'entry',
    importId: null,
    ...document,
    number,
  })
  return { id: Number(lastInsertRowid), number }
}

const byId = prepared((orm) =>
  orm
    .select()
    .from(documents)
    .where(and(eq(documents.id, placeholder('id')), eq(documents.kind, placeholder('kind'))))
    .prepare(),
)

/** A document of a kind, or undefined; asking by kind keeps an id of another noun from slipping through. */
export const findDocument = (reader: Reader, kind: DocumentKind, id: number): StoredDocument | undefined =>
  byId(reader).get({ id, kind })

// SQLite rewrites every index of a column that is set, changed or not, and most steps change none that is searched by.
const moveOn = prepared((orm) =>
  orm
    .update(documents)
    .set({
      status: sql`${placeholder('status')}`,
      version: sql`${documents.version} + 1`,
      postedAt: sql`coalesce(${placeholder('postedAt')}, ${documents.postedAt})`,
    })
    .where(eq(documents.id, placeholder('id')))
    .prepare(),
)

const setState = prepared((orm) =>
  orm
    .update(documents)
    .set({
      status: sql`${placeholder('status')}`,
      version: sql`${documents.version} + 1`,
      quantity: sql`coalesce(${placeholder('quantity')}, ${documents.quantity})`,
      amountFen: sql`coalesce(${placeholder('amountFen')}, ${documents.amountFen})`,
      businessDate: sql`coalesce(${placeholder('businessDate')}, ${documents.businessDate})`,
      distributorId: sql`coalesce(${placeholder('distributorId')}, ${documents.distributorId})`,
      warehouseId: sql`coalesce(${placeholder('warehouseId')}, ${documents.warehouseId})`,
      reference: sql`coalesce(${placeholder('reference')}, ${documents.reference})`,
      remark: sql`coalesce(${placeholder('remark')}, ${documents.remark})`,
      postedAt: sql`coalesce(${placeholder('postedAt')}, ${documents.postedAt})`,
    })
    .where(eq(documents.id, placeholder('id')))
    .prepare(),
)

/** What a step changes on the document itself; what is left out stays. */
export interface DocumentChange {
  readonly status: DocumentStatus
  readonly quantity?: number
  readonly amountFen?: number
  readonly businessDate?: string
  readonly distributorId?: number | null
  readonly warehouseId?: number | null
  readonly reference?: string
  readonly remark?: string
  readonly postedAt?: string
}

/** Moves a document on and counts its version up; the caller has checked the version it saw. */
export function updateDocument(tx: Tx, id: number, change: DocumentChange): void {
  const { status, postedAt = null, ...rest } = change
  if (Object.keys(rest).length === 0) {
    moveOn(tx).run({ id, status, postedAt })
    return
  }
  setState(tx).run({
    id,
    quantity: null,
    amountFen: null,
    businessDate: null,
    distributorId: null,
    warehouseId: null,
    reference: null,
    remark: null,
    postedAt: null,
    ...change,
  })
}

const setStatus = prepared((orm) =>
  orm
    .update(documents)
    .set({ status: sql`${placeholder('status')}` })
    .where(eq(documents.id, placeholder('id')))
    .prepare(),
)

/** Sets a status that follows from quantities, without a new version, because no user changed the document. */
export const updateDerivedStatus = (tx: Tx, id: number, status: DocumentStatus): void => {
  setStatus(tx).run({ id, status })
}

const insertStep = prepared((orm) =>
  orm
    .insert(documentHistory)
    .values({
      documentId: placeholder('documentId'),
      version: placeholder('version'),
      action: placeholder('action'),
      detail: placeholder('detail'),
      userId: placeholder('userId'),
      at: placeholder('at'),
    })
    .prepare(),
)

/** What a history line says; `detail` holds plain values that the screen puts into words. */
export interface HistoryStep {
  readonly documentId: number
  readonly version: number
  readonly action: string
  readonly detail?: Readonly<Record<string, string | number | null>>
  readonly userId: number
  readonly at: string
}

/** Writes who did what when. */
export function insertHistory(tx: Tx, step: HistoryStep): void {
  insertStep(tx).run({ ...step, detail: JSON.stringify(step.detail ?? {}) })
}

const historyOf = prepared((orm) =>
  orm
    .select({
      at: documentHistory.at,
      userName: users.displayName,
      action: documentHistory.action,
      version: documentHistory.version,
      detail: documentHistory.detail,
    })
    .from(documentHistory)
    .innerJoin(users, eq(users.id, documentHistory.userId))
    .where(eq(documentHistory.documentId, placeholder('id')))
    .orderBy(desc(documentHistory.id))
    .prepare(),
)

/** A document's history, newest first. */
export const listHistory = (reader: Reader, id: number): HistoryRow[] =>
  historyOf(reader)
    .all({ id })
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) }))

const lastStep = prepared((orm) =>
  orm
    .select({ userId: documentHistory.userId, at: documentHistory.at })
    .from(documentHistory)
    .where(and(eq(documentHistory.documentId, placeholder('id')), eq(documentHistory.action, placeholder('action'))))
    .orderBy(desc(documentHistory.id))
    .limit(1)
    .prepare(),
)

/** Who did a step last and when, or undefined. */
export const findLastStep = (reader: Reader, id: number, action: string): { userId: number; at: string } | undefined =>
  lastStep(reader).get({ id, action })

const insertLinkRow = prepared((orm) =>
  orm
    .insert(documentLinks)
    .values({ fromId: placeholder('fromId'), toId: placeholder('toId') })
    .onConflictDoNothing()
    .prepare(),
)

/** Remembers that one document came out of another. */
export const insertLink = (tx: Tx, fromId: number, toId: number): void => {
  insertLinkRow(tx).run({ fromId, toId })
}

const linkColumns = {
  id: documents.id,
  kind: documents.kind,
  number: documents.number,
  status: documents.status,
  businessDate: documents.businessDate,
}
const linksFrom = prepared((orm) =>
  orm
    .select(linkColumns)
    .from(documentLinks)
    .innerJoin(documents, eq(documents.id, documentLinks.fromId))
    .where(eq(documentLinks.toId, placeholder('id')))
    .orderBy(documents.id)
    .prepare(),
)
const linksTo = prepared((orm) =>
  orm
    .select(linkColumns)
    .from(documentLinks)
    .innerJoin(documents, eq(documents.id, documentLinks.toId))
    .where(eq(documentLinks.fromId, placeholder('id')))
    .orderBy(documents.id)
    .prepare(),
)

/** The documents before and after this one. */
export function listLinks(reader: Reader, id: number): LinkRow[] {
  const rows = (direction: 'from' | 'to') =>
    (direction === 'from' ? linksFrom : linksTo)(reader)
      .all({ id })
      // The column is text; only this file writes it, and only with a DocumentStatus.
      .map((row) => ({ ...row, status: row.status as DocumentStatus, direction }))
  return [...rows('from'), ...rows('to')]
}
