import type { ParsedInput } from '../../shared/contract'
import { addMonths } from '../../shared/domain/days'
import { returnQuota } from '../../shared/domain/quota'
import type { DocumentRow, DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { QuotaState, ReturnDocument, ReturnDraft } from '../../shared/schemas/returns'
import type { Page } from '../../shared/schemas/values'
import type { Tx } from '../database/connection'
import { listDocuments } from '../database/queries/document-lists'
import { findDocument } from '../database/queries/documents'
import { unknownSkuAt } from '../database/queries/lines'
import { findDistributor, findWarehouse } from '../database/queries/masters'
import { findQuotaFigures } from '../database/queries/return-quotas'
import {
  deleteReturnLines,
  findReturn,
  insertReturnLine,
  listReturnLineRows,
  listReturnLines,
  replaceReturnSources,
  saveReturnRow,
  updateReturn,
  updateReturnLine,
} from '../database/queries/returns'
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
import { changedRefusal, findSources, type SourcedPieces, withSources, worthOf } from './return-sources'
import { arrivedPieces, assertNotBefore, fieldRefusal, mergeLines, noted } from './steps'

/** Returns, newest first. */
export const listReturns = (
  { connection, actor }: ReadingOffice,
  input: ParsedInput<'returns.list'>,
): Page<DocumentRow> => listDocuments(connection, 'return', input, { distributorIds: actor.distributorIds })

/** A whole return with the sales its pieces come from and the quota it draws on. @throws Refusal notFound */
export function getReturn(office: ReadingOffice, { id }: ParsedInput<'returns.get'>): ReturnDocument {
  const head = documentHead(office, 'return', id)
  const row = findReturn(office.connection, id)
  if (row === undefined) throw new Refusal('notFound')
  const { distributorId, businessDate, amountFen } = head.document
  const thisFen = row.reason === 'defect' ? 0 : amountFen
  const lines = listReturnLineRows(office.connection, id)
  const unsold = lines.flatMap((line) => line.sources).filter((source) => source.shipmentId === null)
  return {
    ...head,
    reason: row.reason,
    approvedOverQuota: row.approvedOverQuota,
    approvedBeyondSold: row.approvedBeyondSold,
    receivedOn: row.receivedOn,
    inspectedOn: row.inspectedOn,
    quota: quotaOf(office, { distributorId, date: businessDate, thisFen, except: id }),
    beyondSold: unsold.reduce((sum, source) => sum + source.quantity, 0),
    current: currentWorth(office, id),
    lines,
  }
}

/** What an open return would be worth by the sales that are left for it now; null while that is what it says. */
function currentWorth(office: ReadingOffice, id: number): ReturnDocument['current'] {
  const document = findDocument(office.connection, 'return', id)
  if (document === undefined || !['requested', 'approved', 'received'].includes(document.status)) return null
  const { lines, changed } = findSources(office, office.connection, document)
  if (!changed) return null
  const { amountFen, beyondSold } = worthOf(lines)
  return { amountFen, beyondSold }
}

/** How much of its quota a distributor has used, with what `thisFen` would do to it. @throws Refusal notFound */
export function findReturnQuota(office: ReadingOffice, input: ParsedInput<'returns.quota'>): QuotaState {
  assertMaySee(office, input.distributorId)
  return quotaOf(office, { ...input, except: 0 })
}

/**
 * The quota of the twelve months up to a day. Approved returns count although they are not credited yet, otherwise two of
 * them could each fit and together not; defects are our fault and count nowhere.
 */
function quotaOf(
  office: ReadingOffice,
  asked: {
    readonly distributorId: number | null
    readonly date: string
    readonly thisFen: number
    readonly except: number
  },
): QuotaState {
  const distributor = asked.distributorId === null ? undefined : findDistributor(office.connection, asked.distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  const { shippedFen, returnedFen } = findQuotaFigures(office.connection, {
    distributorId: distributor.id,
    after: addMonths(asked.date, -12),
    through: asked.date,
    except: asked.except,
  })
  const terms = { shippedFen, quotaBp: distributor.returnQuotaBp, returnedFen }
  const before = returnQuota(terms)
  const after = returnQuota({ ...terms, thisFen: asked.thisFen })
  return {
    shippedFen,
    quotaFen: before.quotaFen,
    usedFen: before.usedFen,
    leftFen: before.leftFen,
    thisFen: asked.thisFen,
    overFen: after.overFen,
  }
}

/**
 * Requests a return, or changes a request; each piece is priced by the sale it comes from.
 * @throws Refusal unknownCode, invalidInput, notFound, stale, wrongState
 */
export function saveReturn(office: Office, input: ReturnDraft): ReturnDocument {
  const id = inTransaction(office, (tx) => {
    assertMaySee(office, input.distributorId)
    assertPlaceAndGoods(tx, input)
    assertNotArrived(tx, input)
    const { businessDate, distributorId, warehouseId, reference, remark } = input
    const asked = { distributorId, businessDate, id: input.id ?? 0, lines: mergeLines(input.lines) }
    const lines = withSources(office, tx, asked)
    const { quantity, amountFen } = worthOf(lines)
    const heading = { businessDate, distributorId, warehouseId, reference, remark, quantity, amountFen }
    const documentId = openOrRevise(office, tx, input, { kind: 'return', status: 'requested', ...heading })
    saveReturnRow(tx, { documentId, reason: input.reason })
    deleteReturnLines(tx, documentId)
    for (const line of lines) {
      const lineId = insertReturnLine(tx, { returnId: documentId, skuId: line.skuId, quantity: line.quantity })
      replaceReturnSources(tx, lineId, unaccepted(line.sources))
    }
    return documentId
  })
  return getReturn(office, { id })
}

/** Goods come back to a place of ours, and only goods we know. */
function assertPlaceAndGoods(tx: Tx, input: ReturnDraft): void {
  const place = findWarehouse(tx, input.warehouseId)
  if (place === undefined || place.archived || !['company', 'regional'].includes(place.kind))
    throw new Refusal('unknownCode', { code: input.warehouseId, field: 'warehouseId' }, [
      { path: 'warehouseId', code: 'unknown' },
    ])
  if (findDistributor(tx, input.distributorId) === undefined) throw new Refusal('notFound')
  const unknown = unknownSkuAt(
    tx,
    input.lines.map((line) => line.skuId),
  )
  if (unknown >= 0) throw fieldRefusal(`lines.${unknown}.skuId`, 'unknown')
}

const unaccepted = (sources: readonly SourcedPieces[]) => sources.map((source) => ({ ...source, acceptedQuantity: 0 }))

/** Goods that are here already can be priced anew, not asked for anew: what was counted on arrival stands on their lines. */
function assertNotArrived(tx: Tx, { id }: ReturnDraft): void {
  const document = id === undefined ? undefined : findDocument(tx, 'return', id)
  if (document === undefined || findReturn(tx, document.id)?.receivedOn == null) return
  throw new Refusal('wrongState', { number: document.number, status: 'received' })
}

/** Lets a return of goods that were sold, within its quota, go ahead. @throws Refusal quotaExceeded, returnBeyondSold, returnChanged, stale, wrongState */
export const approveReturn = (office: Office, input: ParsedInput<'returns.approve'>): DocumentStep =>
  approve(office, input, {})

/** Lets a return go ahead beyond its quota, and remembers why. @throws Refusal returnBeyondSold, returnChanged, stale, wrongState */
export const approveReturnOverQuota = (office: Office, input: ParsedInput<'returns.approveOverQuota'>): DocumentStep =>
  approve(office, input, {
    overQuota: input.reason,
    ...(may(office, 'BeyondSold') ? { beyondSold: input.reason } : {}),
  })

/**
 * Lets pieces come back that were never sold to the distributor, or have come back already, at the day's price, and remembers why.
 * @throws Refusal quotaExceeded for whoever may not exceed it, returnChanged, stale, wrongState
 */
export const approveReturnBeyondSold = (
  office: Office,
  input: ParsedInput<'returns.approveBeyondSold'>,
): DocumentStep =>
  approve(office, input, { beyondSold: input.reason, ...(may(office, 'OverQuota') ? { overQuota: input.reason } : {}) })

const may = (office: Office, what: 'OverQuota' | 'BeyondSold'): boolean =>
  office.actor.permissions.has(`returns.approve${what}`)

/** Why a return may go beyond its bounds; what is left out may not be gone beyond. */
interface Leave {
  readonly overQuota?: string
  readonly beyondSold?: string
}

function approve(
  office: Office,
  seen: { readonly id: number; readonly version: number },
  { overQuota, beyondSold }: Leave,
): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'return', seen, ['requested'])
    const found = findSources(office, tx, document)
    if (found.changed) throw changedRefusal(document, found)
    const whole = getReturn(office, seen)
    const beyond = whole.beyondSold > 0
    const over = whole.quota.thisFen > 0 && whole.quota.overFen > 0
    if (beyond && beyondSold === undefined)
      throw new Refusal('returnBeyondSold', { number: document.number, quantity: whole.beyondSold })
    if (over && overQuota === undefined) throw quotaRefusal(document.number, whole.quota)
    updateReturn(tx, document.id, {
      approvedOverQuota: over ? (overQuota ?? '') : '',
      approvedBeyondSold: beyond ? (beyondSold ?? '') : '',
    })
    const reason = (beyond ? beyondSold : undefined) ?? overQuota ?? beyondSold
    return advance(office, tx, document, {
      action: reason === undefined ? 'approve' : beyond ? 'approveBeyondSold' : 'approveOverQuota',
      // Goods that came before they were priced anew wait for their inspection at once.
      status: whole.receivedOn === null ? 'approved' : 'received',
      ...(reason === undefined ? {} : { detail: { reason } }),
    })
  })
}

const quotaRefusal = (number: string, quota: QuotaState): Refusal => {
  const { quotaFen, usedFen, leftFen, thisFen, overFen } = quota
  return new Refusal('quotaExceeded', { number, quotaFen, usedFen, leftFen, thisFen, overFen })
}

/**
 * Prices a return anew by the sales that are left for it, which others may have used or which never arrived; it has to be approved again.
 * @throws Refusal stale, wrongState, unchanged when its sales are still the same
 */
export function repriceReturn(office: Office, input: ParsedInput<'returns.reprice'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'return', input, ['requested', 'approved', 'received'])
    const { lines, changed } = findSources(office, tx, document)
    if (!changed) throw new Refusal('unchanged', { number: document.number })
    for (const line of lines) replaceReturnSources(tx, line.id, unaccepted(line.sources))
    updateReturn(tx, document.id, { approvedOverQuota: '', approvedBeyondSold: '' })
    const { quantity, amountFen } = worthOf(lines)
    const detail = { before: document.amountFen, after: amountFen }
    return advance(office, tx, document, { action: 'reprice', status: 'requested', quantity, amountFen, detail })
  })
}

/** Says no to a requested return, and why. @throws Refusal stale, wrongState */
export function rejectReturn(office: Office, input: ParsedInput<'returns.reject'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireStep(office, 'return', input, ['requested']), {
      action: 'reject',
      status: 'rejected',
      detail: { reason: input.reason },
    }),
  )
}

/** Drops a return whose goods have not come. @throws Refusal stale, wrongState */
export function cancelReturn(office: Office, input: ParsedInput<'returns.cancel'>): DocumentStep {
  return inTransaction(office, (tx) =>
    advance(office, tx, requireStep(office, 'return', input, ['requested', 'approved']), {
      action: 'cancel',
      status: 'cancelled',
    }),
  )
}

/** The goods are here, not looked at yet; nothing is posted. @throws Refusal stale, wrongState, invalidInput */
export function receiveReturn(office: Office, input: ParsedInput<'returns.receive'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'return', input, ['approved'])
    assertNotBefore(input.date, document.businessDate)
    for (const { line, arrived } of arrivedPieces(listReturnLines(tx, document.id), input.received))
      updateReturnLine(tx, { ...line, receivedQuantity: arrived })
    updateReturn(tx, document.id, { receivedOn: input.date })
    return advance(office, tx, document, { action: 'receive', status: 'received', ...noted(input.remark) })
  })
}
