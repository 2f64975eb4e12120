import { dayDoubt } from '../../shared/domain/plausible-days'
import type { DocumentHead, DocumentKind, DocumentStatus, DocumentStep, StatusOf } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { RoleCode } from '../../shared/schemas/users'
import { type Connection, type Reader, type Tx, withTransaction } from '../database/connection'
import { findDocumentRow } from '../database/queries/document-lists'
import {
  type DocumentChange,
  findDocument,
  insertDocument,
  insertHistory,
  listHistory,
  listLinks,
  type NewDocument,
  type StoredDocument,
  updateDocument,
} from '../database/queries/documents'

/** Who acts: the user of a port, of a command line, or of a generator. */
export interface Actor {
  readonly userId: number
  readonly name: string
  readonly displayName: string
  readonly roles: readonly RoleCode[]
  readonly permissions: ReadonlySet<string>
  /** What this user may approve up to, in fen. */
  readonly approvalLimitFen: number
  /** How far below a policy's price this user may sell, in basis points of it. */
  readonly priceLimitBp: number
  /** The distributors a representative is limited to; null for everyone else. */
  readonly distributorIds: readonly number[] | null
}

/** What every service gets: the books for reading, who acts, and the clock. */
export interface ReadingOffice {
  readonly connection: Reader
  readonly actor: Actor
  /** The instant, UTC ISO. */
  readonly now: () => string
  /** The business day on the wall. */
  readonly today: () => string
}

/** The same with the one connection that may write. */
export interface Office extends ReadingOffice {
  readonly connection: Connection
}

/** Runs one user action all or nothing. */
export const inTransaction = <Result>(office: Office, work: (tx: Tx) => Result): Result =>
  withTransaction(office.connection, work)

/** Refuses what concerns a distributor that the actor does not look after; unknown and hidden read the same. */
export function assertMaySee(office: ReadingOffice, distributorId: number | null): void {
  const { distributorIds } = office.actor
  if (distributorIds !== null && (distributorId === null || !distributorIds.includes(distributorId)))
    throw new Refusal('notFound')
}

/** A document the actor may see; one of nobody's, e.g. a goods receipt, is the whole office's and no representative's, as in lists. @throws Refusal notFound */
export function requireDocument(office: ReadingOffice, kind: DocumentKind, id: number): StoredDocument {
  const document = findDocument(office.connection, kind, id)
  if (document === undefined) throw new Refusal('notFound')
  assertMaySee(office, document.distributorId)
  return document
}

/** The document a step starts from: the version the user saw, in one of the states the step is for. */
export function requireStep<Kind extends DocumentKind>(
  office: ReadingOffice,
  kind: Kind,
  seen: { readonly id: number; readonly version?: number | undefined },
  from: readonly StatusOf<Kind>[],
): StoredDocument {
  const document = requireDocument(office, kind, seen.id)
  if (document.version !== seen.version) throw staleRefusal(office, document)
  const states: readonly string[] = from
  if (!states.includes(document.status))
    throw new Refusal('wrongState', { number: document.number, status: document.status })
  return document
}

/** Says who was faster, and with what. */
export function staleRefusal(
  office: ReadingOffice,
  document: Pick<StoredDocument, 'id' | 'number' | 'version'>,
): Refusal {
  const last = listHistory(office.connection, document.id)[0]
  return new Refusal('stale', {
    number: document.number,
    version: document.version,
    userName: last?.userName ?? '',
    action: last?.action ?? '',
    at: last?.at ?? '',
  })
}

/** Refuses a day no posting can have, by its field. @throws Refusal invalidInput */
export function assertPlausibleDay(office: ReadingOffice, businessDate: string): void {
  const code = dayDoubt(businessDate, office.today())
  if (code !== null) throw new Refusal('invalidInput', { date: businessDate }, [{ path: 'businessDate', code }])
}

/** Opens a document with its first history line. @throws Refusal invalidInput for a day that cannot be */
export function openDocument(
  office: Office,
  tx: Tx,
  document: Omit<NewDocument, 'createdBy' | 'at'>,
  step: string | Pick<Step, 'action' | 'detail'> = 'create',
): { readonly id: number; readonly number: string } {
  assertPlausibleDay(office, document.businessDate)
  const at = office.now()
  const opened = insertDocument(tx, { ...document, createdBy: office.actor.userId, at })
  const said = typeof step === 'string' ? { action: step } : step
  insertHistory(tx, { documentId: opened.id, version: 1, ...said, userId: office.actor.userId, at })
  return opened
}

/** One step of a document: its name in the history, what it says there, and what changes. */
export interface Step extends Omit<DocumentChange, 'status'> {
  readonly action: string
  readonly status: DocumentStatus
  readonly detail?: Readonly<Record<string, string | number | null>>
}

/** Moves a document on: status, version and history together. */
export function advance(office: Office, tx: Tx, document: StoredDocument, step: Step): DocumentStep {
  const { action, detail, ...change } = step
  const version = document.version + 1
  if (change.businessDate !== undefined) assertPlausibleDay(office, change.businessDate)
  updateDocument(tx, document.id, change)
  insertHistory(tx, {
    documentId: document.id,
    version,
    action,
    ...(detail ? { detail } : {}),
    userId: office.actor.userId,
    at: office.now(),
  })
  return { id: document.id, number: document.number, status: step.status, version }
}

/**
 * Opens a document as it was typed, or writes it anew while it is still in the state it is opened in; answers its id.
 * @throws Refusal notFound, stale, wrongState
 */
export function openOrRevise<Kind extends DocumentKind>(
  office: Office,
  tx: Tx,
  seen: { readonly id?: number | undefined; readonly version?: number | undefined },
  document: Omit<NewDocument, 'createdBy' | 'at'> & { readonly kind: Kind; readonly status: StatusOf<Kind> },
): number {
  const { kind, ...heading } = document
  if (seen.id === undefined) return openDocument(office, tx, document).id
  const stored = requireStep(office, kind, { id: seen.id, version: seen.version }, [document.status])
  advance(office, tx, stored, { action: 'save', ...heading })
  return stored.id
}

/** What every document view begins with. @throws Refusal notFound */
export function documentHead(office: ReadingOffice, kind: DocumentKind, id: number): DocumentHead {
  const document = findDocumentRow(office.connection, id)
  if (document === undefined || document.kind !== kind) throw new Refusal('notFound')
  assertMaySee(office, document.distributorId)
  return { document, history: listHistory(office.connection, id), links: listLinks(office.connection, id) }
}
