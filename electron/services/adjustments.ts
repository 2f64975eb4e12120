import type { ParsedInput } from '../../shared/contract'
import type { Posting } from '../../shared/domain/posting/legs'
import {
  counterPartOf,
  entriesForAdjustment,
  netOfAdjustment,
  partsOfKind,
  poolDrawnBy,
  takesPositive,
} from '../../shared/domain/posting/money'
import type {
  AdjustmentDocument,
  AdjustmentDraft,
  AdjustmentKind,
  AdjustmentRow,
} from '../../shared/schemas/adjustments'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { AccountPart } from '../../shared/schemas/ledgers'
import type { Page } from '../../shared/schemas/values'
import type { Reader, Tx } from '../database/connection'
import {
  findAdjustment,
  findApproverName,
  listAdjustmentRows,
  type StoredAdjustment,
  saveAdjustmentRow,
} from '../database/queries/adjustments'
import { listDocuments } from '../database/queries/document-lists'
import type { StoredDocument } from '../database/queries/documents'
import { findBalance } from '../database/queries/ledgers'
import { findDistributor } from '../database/queries/masters'
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
import { assertPoolsHold, post, reverse } from './posting'
import { fieldRefusal } from './steps'

/** Adjustments, newest first. */
export function listAdjustments(
  { connection, actor }: ReadingOffice,
  input: ParsedInput<'adjustments.list'>,
): Page<AdjustmentRow> {
  const page = listDocuments(connection, 'adjustment', input, { distributorIds: actor.distributorIds })
  return { next: page.next, rows: listAdjustmentRows(connection, page.rows) }
}

/** A whole adjustment, with what the reader may approve. @throws Refusal notFound */
export function getAdjustment(office: ReadingOffice, { id }: ParsedInput<'adjustments.get'>): AdjustmentDocument {
  const head = documentHead(office, 'adjustment', id)
  const { adjustmentKind, part, counterPart, movedFen, basis } = requireRow(office.connection, id)
  return {
    ...head,
    adjustmentKind,
    part,
    counterPart,
    movedFen,
    basis,
    approvedByName: findApproverName(office.connection, id),
    approvalLimitFen: office.actor.approvalLimitFen,
  }
}

function requireRow(reader: Reader, id: number): StoredAdjustment {
  const row = findAdjustment(reader, id)
  if (row === undefined) throw new Refusal('notFound')
  return row
}

/** Which part a kind moves: one that may not be chosen for it gives way to the first that may. */
const partOf = (kind: AdjustmentKind, typed: AccountPart): AccountPart => {
  const parts = partsOfKind(kind)
  return parts.includes(typed) ? typed : (parts[0] ?? typed)
}

/** Writes an adjustment as it was typed, new or while it is a draft. @throws Refusal invalidInput, notFound, stale, wrongState */
export function saveAdjustment(office: Office, input: AdjustmentDraft): AdjustmentDocument {
  const id = inTransaction(office, (tx) => {
    assertMaySee(office, input.distributorId)
    if (findDistributor(tx, input.distributorId) === undefined) throw new Refusal('notFound')
    const { adjustmentKind, distributorId, businessDate, reference, remark, basis } = input
    const movedFen = input.amountFen
    const counterPart = counterPartOf(adjustmentKind)
    if (movedFen === 0) throw fieldRefusal('amountFen', 'zero')
    if (takesPositive(adjustmentKind) && movedFen < 0) throw fieldRefusal('amountFen', 'tooSmall')
    const part = partOf(adjustmentKind, input.part)
    const amountFen = netOfAdjustment(postingOf({ adjustmentKind, part, movedFen }, distributorId))
    const heading = { businessDate, distributorId, reference, remark, amountFen }
    const documentId = openOrRevise(office, tx, input, { kind: 'adjustment', status: 'draft', ...heading })
    saveAdjustmentRow(tx, { documentId, adjustmentKind, part, counterPart, movedFen, basis, approvedBy: null })
    return documentId
  })
  return getAdjustment(office, { id })
}

const postingOf = (
  row: Pick<StoredAdjustment, 'adjustmentKind' | 'part' | 'movedFen'>,
  distributorId: number,
): Posting => entriesForAdjustment({ distributorId, kind: row.adjustmentKind, part: row.part, amountFen: row.movedFen })

/**
 * Approves and posts, up to what the actor may decide; a pool gives no more than it holds.
 * @throws Refusal limitExceeded, stale, wrongState, periodLocked
 */
export function approveAdjustment(office: Office, input: ParsedInput<'adjustments.approve'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'adjustment', input, ['draft'])
    const { id } = document
    const distributorId = distributorOf(document)
    const row = requireRow(tx, id)
    const { approvalLimitFen } = office.actor
    if (Math.abs(row.movedFen) > approvalLimitFen)
      throw new Refusal('limitExceeded', { limitFen: approvalLimitFen, amountFen: Math.abs(row.movedFen) })
    assertPool(tx, distributorId, row)
    return postAdjustment(office, tx, document, row)
  })
}

function postAdjustment(office: Office, tx: Tx, document: StoredDocument, row: StoredAdjustment): DocumentStep {
  const { id: documentId, businessDate } = document
  post(office, tx, { documentId, businessDate }, postingOf(row, distributorOf(document)))
  saveAdjustmentRow(tx, { ...row, approvedBy: office.actor.userId })
  return advance(office, tx, document, { action: 'approve', status: 'posted', postedAt: office.now() })
}

/**
 * Books a small difference of today at once: within the company's limit, which the caller has seen to, nobody has to approve it.
 * @throws Refusal periodLocked
 */
export function bookSmallDifference(
  office: Office,
  tx: Tx,
  difference: Pick<AdjustmentDraft, 'distributorId' | 'adjustmentKind' | 'basis' | 'amountFen'>,
): number {
  const draft = { ...difference, businessDate: office.today(), part: 'receivable' as const, reference: '', remark: '' }
  const { id, version } = saveAdjustment(office, draft).document
  postAdjustment(office, tx, requireStep(office, 'adjustment', { id, version }, ['draft']), requireRow(tx, id))
  return id
}

/** A pool holds what stands to the distributor's credit in it, and gives no more. */
function assertPool(reader: Reader, distributorId: number, row: StoredAdjustment): void {
  const drawn = poolDrawnBy({ kind: row.adjustmentKind, part: row.part, amountFen: row.movedFen })
  if (drawn === null) return
  const heldFen = Math.max(0, -findBalance(reader, distributorId, drawn.part))
  if (drawn.amountFen > heldFen)
    throw new Refusal('limitExceeded', { limitFen: heldFen, amountFen: drawn.amountFen, part: drawn.part }, [
      { path: 'amountFen', code: 'overPool' },
    ])
}

/** Drops an adjustment that was never approved. @throws Refusal stale, wrongState */
export function discardAdjustment(office: Office, input: ParsedInput<'adjustments.discard'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireStep(office, 'adjustment', input, ['draft']), {
      action: 'discard',
      status: 'cancelled',
    }),
  )
}

/** Takes a posted adjustment back by its mirror, dated today. @throws Refusal stale, wrongState, periodLocked, poolDrawn */
export function reverseAdjustment(office: Office, input: ParsedInput<'adjustments.reverse'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'adjustment', input, ['posted'])
    reverse(office, tx, { documentId: document.id, businessDate: office.today() }, [])
    assertPoolsHold(tx, document.id)
    return advance(office, tx, document, {
      action: 'reverse',
      status: 'reversed',
      detail: { reason: input.reason },
    })
  })
}
