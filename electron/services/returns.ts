import type { ParsedInput } from '../../shared/contract'
import { addMonths } from '../../shared/domain/days'
import { totalOf } from '../../shared/domain/posting/legs'
import { returnQuota } from '../../shared/domain/quota'
import type { DocumentRow, DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { QuotaState, ReturnDocument, ReturnDraft } from '../../shared/schemas/returns'
import type { Page } from '../../shared/schemas/values'
import type { Tx } from '../database/connection'
import { listDocuments } from '../database/queries/document-lists'
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
import { openSourcePool, priceOfDay, type SourcedPieces } from './return-sources'
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
  return {
    ...head,
    reason: row.reason,
    approvedOverQuota: row.approvedOverQuota,
    receivedOn: row.receivedOn,
    inspectedOn: row.inspectedOn,
    quota: quotaOf(office, { distributorId, date: businessDate, thisFen, except: id }),
    lines: listReturnLineRows(office.connection, id),
  }
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
    const lines = sourcedLines(office, tx, input)
    const { businessDate, distributorId, warehouseId, reference, remark } = input
    const heading = { businessDate, distributorId, warehouseId, reference, remark, ...totalOfLines(lines) }
    const documentId = openOrRevise(office, tx, input, { kind: 'return', status: 'requested', ...heading })
    saveReturnRow(tx, { documentId, reason: input.reason })
    deleteReturnLines(tx, documentId)
    for (const line of lines) {
      const lineId = insertReturnLine(tx, { returnId: documentId, skuId: line.skuId, quantity: line.quantity })
      replaceReturnSources(
        tx,
        lineId,
        line.sources.map((source) => ({ ...source, acceptedQuantity: 0 })),
      )
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

interface SourcedLine {
  readonly skuId: number
  readonly quantity: number
  readonly sources: readonly SourcedPieces[]
}

function sourcedLines(office: Office, tx: Tx, input: ReturnDraft): SourcedLine[] {
  const lines = mergeLines(input.lines)
  const skuIds = lines.map((line) => line.skuId)
  const pool = openSourcePool(tx, input.distributorId, skuIds)
  const today = priceOfDay(office, input.distributorId, input.businessDate)
  return lines.map((line) => ({ ...line, sources: pool.take(line.skuId, line.quantity, today) }))
}

const totalOfLines = (lines: readonly SourcedLine[]) =>
  totalOf(lines.flatMap((line) => line.sources.map((source) => ({ ...source, skuId: line.skuId }))))

/** Lets a return within its quota go ahead. @throws Refusal quotaExceeded, stale, wrongState */
export function approveReturn(office: Office, input: ParsedInput<'returns.approve'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'return', input, ['requested'])
    const { quota } = getReturn(office, input)
    if (quota.thisFen > 0 && quota.overFen > 0)
      throw new Refusal('quotaExceeded', {
        number: document.number,
        quotaFen: quota.quotaFen,
        usedFen: quota.usedFen,
        leftFen: quota.leftFen,
        thisFen: quota.thisFen,
        overFen: quota.overFen,
      })
    return advance(office, tx, document, { action: 'approve', status: 'approved' })
  })
}

/** Lets a return go ahead beyond its quota, and remembers why. @throws Refusal stale, wrongState */
export function approveReturnOverQuota(office: Office, input: ParsedInput<'returns.approveOverQuota'>): DocumentStep {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'return', input, ['requested'])
    updateReturn(tx, document.id, { approvedOverQuota: input.reason })
    return advance(office, tx, document, {
      action: 'approveOverQuota',
      status: 'approved',
      detail: { reason: input.reason },
    })
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
