import type { ParsedInput } from '../../../shared/contract'
import { differenceClassWords } from '../../../shared/domain/papers'
import { type NextStepPlan, nextStepOf } from '../../../shared/domain/reconciliation/next-step'
import type { AdjustmentKind } from '../../../shared/schemas/adjustments'
import type { DocumentKind } from '../../../shared/schemas/documents'
import { Refusal } from '../../../shared/schemas/errors'
import type { SettlementPlace } from '../../../shared/schemas/reconciliations'
import type { Tx } from '../../database/connection'
import { findAdjustment } from '../../database/queries/adjustments'
import { findDocument, insertLink, type StoredDocument } from '../../database/queries/documents'
import { findBalance } from '../../database/queries/ledgers'
import { findWaiting } from '../../database/queries/reconciliation-answers'
import { type StoredDifference, updateSettlement } from '../../database/queries/reconciliations'
import { findOpenShortageOf } from '../../database/queries/shortages'
import { saveAdjustment } from '../adjustments'
import { advance, inTransaction, type Office, requireStep } from '../office'
import { writeReceipt } from '../receipts'
import { type Comparison, comparisonOf } from './comparison'
import { earlierOf, saysTheirs } from './earlier'

interface Case {
  readonly office: Office
  readonly tx: Tx
  readonly document: StoredDocument
  readonly distributorId: number
  readonly comparison: Comparison
  readonly difference: StoredDifference
  /** The same difference in the comparisons before. */
  readonly earlier: readonly StoredDifference[]
  readonly plan: NextStepPlan
}

function assertMay({ actor }: Office, method: string): void {
  if (!actor.permissions.has(method)) throw new Refusal('notPermitted', { method })
}

/** What a draft says it is for, in the office's words. */
function basisOf({ document, difference, comparison }: Case): string {
  const { differenceClass, ourDocumentId, counterLineId, quantity } = difference
  const about = [
    comparison.documents.get(ourDocumentId ?? 0)?.number ?? '',
    comparison.lines.get(counterLineId ?? 0)?.reference ?? '',
  ]
  const names = [...new Set(about.filter((name) => name !== ''))].join(' / ')
  const pieces = quantity === 0 ? '' : ` ${Math.abs(quantity)} 件`
  return `${document.number} ${differenceClassWords[differenceClass]}${pieces}${names === '' ? '' : `（${names}）`}`
}

/** An adjustment that takes our account to theirs; a rebate is redeemed while the pool holds it, and accrued first where it does not. */
function draftAdjustment(at: Case, wanted: AdjustmentKind): SettlementPlace {
  const { office, tx, distributorId, difference } = at
  assertMay(office, 'adjustments.save')
  const heldFen = -findBalance(tx, distributorId, 'rebate')
  const isRebate = wanted === 'rebateRedeemed'
  const isMore = difference.amountFen < 0
  const adjustmentKind = !isRebate
    ? wanted
    : isMore
      ? 'other'
      : heldFen >= difference.amountFen
        ? wanted
        : 'rebateAccrued'
  // Both kinds of rebate are said as they raise or draw the pool; the others as they change what is owed.
  const isPool = adjustmentKind === 'rebateRedeemed' || adjustmentKind === 'rebateAccrued'
  const amountFen = isPool ? difference.amountFen : 0 - difference.amountFen
  const drafted = saveAdjustment(office, {
    ...{ businessDate: office.today(), distributorId, adjustmentKind, amountFen, remark: '' },
    part: adjustmentKind === 'rebateAccrued' ? 'rebate' : 'receivable',
    basis: basisOf(at),
    reference: at.comparison.lines.get(difference.counterLineId ?? 0)?.reference.slice(0, 64) ?? '',
  })
  return { kind: 'adjustment', id: drafted.document.id, created: true }
}

/** The receipt that waits to be posted for just this money, else a draft with what their book says of it. */
function draftReceipt(at: Case): SettlementPlace {
  const { office, tx, distributorId, difference, comparison } = at
  const line = comparison.lines.get(difference.counterLineId ?? 0)
  const amountFen = difference.amountFen
  const waiting = findWaiting(tx, { kind: 'receipt', distributorId, amountFen, statuses: ['draft', 'approved'] })
  if (waiting !== undefined) return { kind: 'receipt', id: waiting.id, created: false }
  assertMay(office, 'receipts.save')
  const id = writeReceipt(office, tx, {
    ...{ businessDate: office.today(), distributorId, method: 'bank', bankReference: '', payerName: '', fairId: null },
    reference: line?.reference.slice(0, 64) ?? '',
    remark: basisOf(at),
    parts: [{ part: 'receivable', amountFen }],
  })
  return { kind: 'receipt', id, created: true }
}

/** Goods on their way back that come to just this; else a return is to be typed, because only the goods say what it is worth. */
function findReturn({ tx, distributorId, difference }: Case): SettlementPlace {
  const statuses = ['requested', 'approved', 'received'] as const
  const waiting = findWaiting(tx, { kind: 'return', distributorId, amountFen: difference.amountFen, statuses })
  return { kind: 'return', id: waiting?.id ?? null, created: false }
}

/** A shipment that is not confirmed yet is confirmed with what is missing; afterwards the goods are out of its hands, and money settles it. */
function claim(at: Case): SettlementPlace {
  const own = at.difference.ourDocumentId ?? 0
  const shipment = findDocument(at.tx, 'shipment', own)
  if (shipment?.status === 'dispatched') return { kind: 'shipment', id: shipment.id, created: false }
  const shortage = findDocument(at.tx, 'shortage', own) ?? findOpenShortageOf(at.tx, own)
  if (shortage !== undefined) return { kind: 'shortage', id: shortage.id, created: false }
  return draftAdjustment(at, at.plan.adjustmentKind ?? 'other')
}

function ownDocument({ tx, difference }: Case): SettlementPlace {
  const id = difference.ourDocumentId
  const kinds: readonly DocumentKind[] = ['shipment', 'receipt', 'return', 'transfer', 'adjustment', 'shortage']
  const kind = id === null ? undefined : kinds.find((one) => findDocument(tx, one, id) !== undefined)
  return kind === undefined ? { kind: 'transfer', id: null, created: false } : { kind, id, created: false }
}

function placeOf(at: Case): SettlementPlace {
  const { plan, comparison } = at
  const { previousId } = comparison.stored
  switch (plan.step) {
    case 'adjust':
      return draftAdjustment(at, plan.adjustmentKind ?? 'other')
    case 'claim':
      return claim(at)
    case 'bookReceipt':
      return draftReceipt(at)
    case 'bookReturn':
      return findReturn(at)
    case 'completeTransfer':
    case 'reverseOurs':
      return ownDocument(at)
    case 'openPrevious':
      return { kind: 'reconciliation', id: previousId, created: false }
    default:
      throw new Refusal('invalidInput', {}, [{ path: 'differenceId', code: 'nothingToDraft' }])
  }
}

/** The document that a difference was settled with before, here or where it comes from; null where one has still to be made. */
function settledPlace({ tx, difference, earlier }: Case): SettlementPlace | null {
  const ids = [difference, ...earlier].flatMap((row) => row.settlementId ?? [])
  const kinds: readonly DocumentKind[] = ['adjustment', 'receipt', 'return', 'shipment', 'shortage', 'transfer']
  const found = ids.flatMap((id) => kinds.flatMap((kind) => findDocument(tx, kind, id) ?? []))
  const standing = found.find((document) => settles(tx, document))
  return standing === undefined ? null : { kind: standing.kind, id: standing.id, created: false }
}

/** Whether nothing more is to be made: a rebate that was accrued is still to be redeemed, a shipment that arrived short to be claimed. */
function settles(tx: Tx, { id, kind, status }: StoredDocument): boolean {
  if (status === 'cancelled' || status === 'reversed') return false
  if (kind === 'shipment') return status === 'dispatched'
  return !(status === 'posted' && findAdjustment(tx, id)?.adjustmentKind === 'rebateAccrued')
}

/** Settling goes on after the signature, and changes no state. */
const stays = ['open', 'agreed', 'signed'] as const

/**
 * Drafts the document that settles a difference, or finds the one that waits for it, and ties the two: once it is posted, the next run
 * closes the difference. @throws Refusal notFound, notPermitted, invalidInput when no document of ours settles it
 */
export function settleDifference(office: Office, input: ParsedInput<'reconciliations.settle'>): SettlementPlace {
  return inTransaction(office, (tx) => {
    const document = requireStep(office, 'reconciliation', input, stays)
    const { distributorId } = document
    if (distributorId === null) throw new Refusal('notFound')
    const comparison = comparisonOf(tx, document.id, distributorId)
    const difference = comparison.differences.find(({ id }) => id === input.differenceId)
    if (difference === undefined) throw new Refusal('notFound')
    const hasOurs = difference.ourDocumentId !== null
    const earlier = earlierOf(tx, comparison)(difference)
    const plan = nextStepOf({ ...difference, hasOurs, hasTheirs: saysTheirs(difference, earlier) })
    const at: Case = { office, tx, document, distributorId, comparison, difference, earlier, plan }
    const place = settledPlace(at) ?? placeOf(at)
    if (place.id === difference.settlementId) return place
    if (place.id === null || place.kind === 'reconciliation') return place
    updateSettlement(tx, difference.id, place.id)
    if (place.id !== difference.ourDocumentId) insertLink(tx, document.id, place.id)
    const status = stays.find((own) => own === document.status) ?? 'open'
    const detail = { class: difference.differenceClass, amountFen: difference.amountFen, kind: place.kind }
    advance(office, tx, document, { action: 'draftSettlement', status, detail })
    return place
  })
}
