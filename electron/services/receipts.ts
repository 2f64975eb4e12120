import type { ParsedInput } from '../../shared/contract'
import { sumOf } from '../../shared/domain/money'
import { entriesForReceipt } from '../../shared/domain/posting/money'
import type { DocumentOrigin, DocumentRow, DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { AccountPart } from '../../shared/schemas/ledgers'
import type { ReceiptDocument, ReceiptDraft } from '../../shared/schemas/receipts'
import type { Page } from '../../shared/schemas/values'
import type { Reader, Tx } from '../database/connection'
import { findBankOrigin } from '../database/queries/bank-lines'
import { listDocuments } from '../database/queries/document-lists'
import type { StoredDocument } from '../database/queries/documents'
import { findFair } from '../database/queries/fairs'
import { findBalance } from '../database/queries/ledgers'
import { findDistributor } from '../database/queries/masters'
import {
  findPostedByBankReference,
  findReceipt,
  listReceiptParts,
  type ReceiptPart,
  type StoredReceipt,
  saveReceiptRow,
} from '../database/queries/receipts'
import { assertKnown } from './masters'
import {
  advance,
  assertMaySee,
  documentHead,
  inTransaction,
  type Office,
  openOrRevise,
  type ReadingOffice,
  requireStep,
} from './office'
import { distributorOf } from './orders/steps'
import { forgetPayers, learnPayers } from './payers'
import { assertPoolsHold, post, reverse } from './posting'
import { fieldRefusal } from './steps'

/** Receipts, newest first. */
export const listReceipts = (
  { connection, actor }: ReadingOffice,
  input: ParsedInput<'receipts.list'>,
): Page<DocumentRow> => listDocuments(connection, 'receipt', input, { distributorIds: actor.distributorIds })

/** A whole receipt. @throws Refusal notFound */
export function getReceipt(office: ReadingOffice, { id }: ParsedInput<'receipts.get'>): ReceiptDocument {
  const head = documentHead(office, 'receipt', id)
  const { documentId: _, ...beside } = requireRow(office.connection, id)
  const bankLine = findBankOrigin(office.connection, id) ?? null
  return { ...head, ...beside, bankLine, parts: listReceiptParts(office.connection, id) }
}

function requireRow(reader: Reader, id: number): StoredReceipt {
  const row = findReceipt(reader, id)
  if (row === undefined) throw new Refusal('notFound')
  return row
}

/**
 * Writes a receipt as it was typed, new or while it is a draft.
 * @throws Refusal invalidInput when it comes to nothing, limitExceeded for a refund of more than we hold, duplicateCode, notFound, stale, wrongState
 */
export function saveReceipt(office: Office, input: ReceiptDraft): ReceiptDocument {
  const id = inTransaction(office, (tx) => {
    assertFirstTime(tx, { id: input.id ?? 0, remark: input.remark }, input.bankReference)
    return writeReceipt(office, tx, input)
  })
  return getReceipt(office, { id })
}

/**
 * Writes a receipt in the caller's transaction and answers its id; whether its bank reference was there before is the caller's question.
 * @throws the refusals of `saveReceipt` but duplicateCode
 */
export function writeReceipt(
  office: Office,
  tx: Tx,
  input: ReceiptDraft,
  source: { readonly origin?: DocumentOrigin; readonly importId?: number } = {},
): number {
  assertMaySee(office, input.distributorId)
  if (findDistributor(tx, input.distributorId) === undefined) throw new Refusal('notFound')
  const parts = mergeParts(input.parts)
  const amountFen = sumOf(parts.map((split) => split.amountFen))
  if (amountFen === 0) throw fieldRefusal('parts', 'zero')
  assertRefundable(tx, input.distributorId, parts)
  const { businessDate, distributorId, reference, remark, method, bankReference, payerName, fairId } = input
  if (fairId !== null) assertKnown(findFair(tx, fairId), fairId, 'fairId')
  const heading = { businessDate, distributorId, reference, remark, amountFen, ...source }
  const documentId = openOrRevise(office, tx, input, { kind: 'receipt', status: 'draft', ...heading })
  saveReceiptRow(tx, { documentId, method, bankReference, payerName, fairId }, parts)
  return documentId
}

function mergeParts(parts: readonly ReceiptPart[]): ReceiptPart[] {
  const merged = new Map<AccountPart, number>()
  for (const { part, amountFen } of parts) merged.set(part, sumOf([merged.get(part) ?? 0, amountFen]))
  return [...merged].filter(([, amountFen]) => amountFen !== 0).map(([part, amountFen]) => ({ part, amountFen }))
}

/** Money can only be given back out of what the distributor has with us in that part. */
function assertRefundable(reader: Reader, distributorId: number, parts: readonly ReceiptPart[]): void {
  for (const { part, amountFen } of parts) {
    const heldFen = Math.max(0, -findBalance(reader, distributorId, part))
    if (-amountFen > heldFen)
      throw new Refusal('limitExceeded', { limitFen: heldFen, amountFen: -amountFen, part }, [
        { path: 'parts', code: 'overPool' },
      ])
  }
}

/**
 * Refuses a bank reference that was posted already, because the same slip typed twice is the commonest fault of all. One
 * transfer can still be split over several receipts: a remark that says so lets it through.
 */
function assertFirstTime(
  reader: Reader,
  receipt: { readonly id: number; readonly remark: string },
  bankReference: string,
): void {
  if (bankReference === '' || receipt.remark !== '') return
  const first = findPostedByBankReference(reader, bankReference, receipt.id)
  if (first !== undefined)
    throw new Refusal('duplicateCode', { code: bankReference, number: first.number }, [
      { path: 'bankReference', code: 'duplicate' },
    ])
}

/** Confirms that the money is there. @throws Refusal stale, wrongState */
export function approveReceipt(office: Office, input: ParsedInput<'receipts.approve'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireStep(office, 'receipt', input, ['draft']), { action: 'approve', status: 'approved' }),
  )
}

/**
 * Takes the money onto the account; whoever may approve receipts may post a draft in one step.
 * @throws Refusal stale, wrongState, limitExceeded, duplicateCode, periodLocked
 */
export function postReceipt(office: Office, input: ParsedInput<'receipts.post'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const mayApprove = office.actor.permissions.has('receipts.approve')
    const document = requireStep(office, 'receipt', input, mayApprove ? ['draft', 'approved'] : ['approved'])
    assertFirstTime(tx, document, requireRow(tx, document.id).bankReference)
    return postWritten(office, tx, document)
  })
}

/**
 * Takes a written receipt onto the account in the caller's transaction, and remembers whom its payer paid for.
 * @throws Refusal limitExceeded, periodLocked
 */
export function postWritten(office: Office, tx: Tx, document: StoredDocument): DocumentStep {
  const { id, businessDate } = document
  const distributorId = distributorOf(document)
  const parts = listReceiptParts(tx, id)
  assertRefundable(tx, distributorId, parts)
  post(office, tx, { documentId: id, businessDate }, entriesForReceipt(distributorId, parts))
  const { payerName } = requireRow(tx, id)
  learnPayers(office, tx, [{ payerName, payerAccount: '' }], { distributorId, importId: document.importId })
  return advance(office, tx, document, { action: 'post', status: 'posted', postedAt: office.now() })
}

/** Drops a receipt that was never posted. @throws Refusal stale, wrongState */
export function discardReceipt(office: Office, input: ParsedInput<'receipts.discard'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireStep(office, 'receipt', input, ['draft', 'approved']), {
      action: 'discard',
      status: 'cancelled',
    }),
  )
}

/** Takes a posted receipt back by its mirror, dated today, e.g. a cheque that bounced. @throws Refusal stale, wrongState, periodLocked, poolDrawn */
export function reverseReceipt(office: Office, input: ParsedInput<'receipts.reverse'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'receipt', input, ['posted'])
    reverse(office, tx, { documentId: document.id, businessDate: office.today() }, [])
    assertPoolsHold(tx, document.id)
    forgetPayers(tx, document)
    return advance(office, tx, document, {
      action: 'reverse',
      status: 'reversed',
      detail: { reason: input.reason },
    })
  })
}
