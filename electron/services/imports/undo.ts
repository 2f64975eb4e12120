import type { Output, ParsedInput } from '../../../shared/contract'
import { assertNever } from '../../../shared/domain/assert-never'
import type { DocumentStatus } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { ImportRow } from '../../../shared/schemas/import-runs'
import type { Page } from '../../../shared/schemas/values'
import type { Tx } from '../../database/connection'
import { findAgreedStatement, removePayersOf } from '../../database/queries/bank-lines'
import { findDocument, listHistory, listLinks, type StoredDocument } from '../../database/queries/documents'
import { findImport, listImportedDocuments, listImportRows, markUndone } from '../../database/queries/imports'
import { listImportedRevisions } from '../../database/queries/order-revisions'
import { cancelOpenPieces, findOrderCounters, reopenPieces } from '../../database/queries/orders'
import { listSettledEdges } from '../../database/queries/settlements'
import { advance, inTransaction, type Office, type ReadingOffice } from '../office'
import { assertPoolsHold, reverse } from '../posting'
import { reverseSellOut } from '../sell-out'
import { takeRevisionBack } from './order-revising'

/** The files that were brought in, newest first. */
export const listImports = (office: ReadingOffice, input: ParsedInput<'imports.list'>): Page<ImportRow> =>
  listImportRows(office.connection, input)

/**
 * Takes a whole import back: orders nobody has worked on are cancelled and give their place back to those they had replaced, revisions
 * say again what was said before, posted history and reports are reversed with today's date,
 * open comparisons are put aside. Masters stay, because other documents name them by now.
 * @throws Refusal undoRefused with the document in the way, notFound, periodLocked, poolDrawn
 */
export function undoImport(office: Office, { id }: ParsedInput<'imports.undo'>): Output<'imports.undo'> {
  return inTransaction(office, (tx) => {
    const stored = findImport(tx, id)
    if (stored === undefined) throw new Refusal('notFound')
    const documents = listImportedDocuments(tx, id)
    if (stored.undoneAt !== null) throw new Refusal('undoRefused', { number: stored.fileName, status: 'undone' })
    const revisions = listImportedRevisions(tx, id)
    if (documents.length + revisions.length === 0)
      throw new Refusal('undoRefused', { number: stored.fileName, status: stored.kind })
    let undone = revisions.length
    for (const revision of revisions) takeRevisionBack(office, tx, { ...revision, fileName: stored.fileName })
    for (const document of documents) if (takeBack(office, tx, document)) undone += 1
    for (const document of documents) assertPoolsHold(tx, document.id)
    removePayersOf(tx, id)
    markUndone(tx, id, office.now())
    return { undone }
  })
}

/** Takes one document back; false when that had been done before. */
function takeBack(office: Office, tx: Tx, document: StoredDocument): boolean {
  const { kind, status } = document
  if (status === 'cancelled' || status === 'reversed' || status === 'superseded') return false
  switch (kind) {
    case 'order':
      return cancelOrder(office, tx, document)
    case 'sellOut':
      reverseSellOut(office, { id: document.id, version: document.version, reason: 'imports.undo' })
      return true
    case 'reconciliation':
      if (status === 'signed') throw inTheWay(document)
      advance(office, tx, document, { action: 'undoImport', status: 'cancelled' })
      return true
    case 'receipt':
      return document.origin === 'import'
        ? takeReceiptBack(office, tx, document)
        : reverseHistory(office, tx, document, 'reversed')
    case 'shipment':
    case 'adjustment':
      return reverseHistory(office, tx, document, 'reversed')
    case 'return':
      return reverseHistory(office, tx, document, 'cancelled')
    case 'production':
    case 'goodsReceipt':
    case 'allocation':
    case 'shortage':
    case 'transfer':
    case 'statement':
    case 'stockCount':
      throw inTheWay(document)
    default:
      return assertNever(kind)
  }
}

/** A receipt out of a bank's export; what was settled or agreed on since has to be taken back by whoever did it. */
function takeReceiptBack(office: Office, tx: Tx, document: StoredDocument): boolean {
  const { id, number, status } = document
  if (listSettledEdges(tx, id).length > 0) throw new Refusal('undoRefused', { number, why: 'settled' })
  const statement = findAgreedStatement(tx, id)
  if (statement !== undefined) throw new Refusal('undoRefused', { number, statement, why: 'agreed' })
  if (status === 'posted') return reverseHistory(office, tx, document, 'reversed')
  advance(office, tx, document, { action: 'undoImport', status: 'cancelled' })
  return true
}

const inTheWay = ({ number, status }: StoredDocument): Refusal => new Refusal('undoRefused', { number, status })

function cancelOrder(office: Office, tx: Tx, document: StoredDocument): boolean {
  const { allocatedQuantity, shippedQuantity } = findOrderCounters(tx, document.id)
  if (allocatedQuantity > 0 || shippedQuantity > 0) throw inTheWay(document)
  cancelOpenPieces(tx, document.id)
  advance(office, tx, document, { action: 'undoImport', status: 'cancelled' })
  for (const link of listLinks(tx, document.id)) if (link.direction === 'from') reopen(office, tx, link.id)
  return true
}

/** Brings back the order that gave way to a newer version of the file, unless its own import was taken back in the meantime. */
function reopen(office: Office, tx: Tx, orderId: number): void {
  const document = findDocument(tx, 'order', orderId)
  const last = listHistory(tx, orderId)[0]
  if (document?.status !== 'cancelled' || last?.action !== 'replace') return
  if (document.importId !== null && findImport(tx, document.importId)?.undoneAt !== null) return
  reopenPieces(tx, orderId)
  advance(office, tx, document, {
    action: 'undoImport',
    status: last.detail.status === 'draft' ? 'draft' : 'submitted',
  })
}

function reverseHistory(office: Office, tx: Tx, document: StoredDocument, status: DocumentStatus): boolean {
  reverse(office, tx, { documentId: document.id, businessDate: office.today() }, [])
  advance(office, tx, document, { action: 'undoImport', status })
  return true
}
