import type { ParsedInput } from '../../shared/contract'
import { creditDecision, runsThrough } from '../../shared/domain/credit'
import type { CreditState } from '../../shared/schemas/credit'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { Reader, Tx } from '../database/connection'
import {
  findCommitted,
  findOnTheWay,
  findPending,
  findRelease,
  findTemporaryLimit,
  insertCreditRelease,
} from '../database/queries/credit'
import type { StoredDocument } from '../database/queries/documents'
import { findBalance } from '../database/queries/ledgers'
import { findDistributor } from '../database/queries/masters'
import { findSettings } from '../database/queries/settings'
import { listHolders } from '../database/queries/users'
import { ageDistributor } from './ageing'
import {
  advance,
  assertMaySee,
  inTransaction,
  type Office,
  type ReadingOffice,
  requireDocument,
  requireStep,
} from './office'
import { statusOf } from './statuses'
import { fieldRefusal } from './steps'
import { requireTransfer } from './transfer-ends'

/** What is to be weighed: how much more, on which day, under the leave of which documents. */
export interface CreditQuestion {
  readonly distributorId: number
  /** What is about to be promised or charged, in fen. */
  readonly thisFen: number
  /** The part of `thisFen` that is promised or on its way already, e.g. at dispatch, and must not count twice. */
  readonly alreadyCountedFen?: number
  readonly under: { readonly kind: 'order' | 'transfer'; readonly ids: Iterable<number> }
  readonly day: string
}

/** So many names still read as a sentence. */
const NAMES = 3

/** What decides, without what is only shown beside it. */
interface Weighed extends Omit<CreditState, 'prepaymentFen' | 'depositFen'> {
  readonly distributorName: string
}

/** Weighs a question; the one function behind every gate and every display. @throws Refusal notFound */
function weigh(reader: Reader, question: CreditQuestion): Weighed {
  const { distributorId, thisFen, day, alreadyCountedFen = 0, under } = question
  const distributor = findDistributor(reader, distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  const { creditControl, stopAfterOverdueDays } = findSettings(reader)
  const release = findRelease(reader, under.ids, day)
  const temporary = findTemporaryLimit(reader, distributorId)
  const running = temporary !== undefined && runsThrough(temporary.until, day) ? temporary : null
  const counted = { order: 0, transfer: 0, [under.kind]: alreadyCountedFen }
  const parts = {
    receivableFen: findBalance(reader, distributorId, 'receivable'),
    committedFen: findCommitted(reader, distributorId) - counted.order,
    onTheWayFen: findOnTheWay(reader, distributorId) - counted.transfer,
    pendingFen: findPending(reader, distributorId),
    // An account is aged only where it matters, because that reads its open items.
    overdueDays: stopAfterOverdueDays === null ? 0 : ageDistributor(reader, distributorId, day).oldestOverdueDays,
    thisFen,
  }
  const decision = creditDecision({
    ...parts,
    allocatedFen: parts.committedFen,
    pendingCreditsFen: parts.pendingFen,
    limitFen: distributor.creditLimitFen,
    temporaryLimit: running === null ? null : { fen: running.amountFen, until: running.until },
    stopAfterOverdueDays,
    release: release ?? null,
    today: day,
  })
  const { limitFen, exposureFen, byFen, breaches, neededFen } = decision
  const ok = decision.ok || !creditControl
  return {
    ...parts,
    ...{ limitFen, exposureFen, overFen: byFen, breaches, neededFen },
    temporaryFen: running?.amountFen ?? 0,
    temporaryUntil: running?.until ?? null,
    stopAfterDays: stopAfterOverdueDays,
    releasedFen: release?.amountFen ?? 0,
    releasedUntil: release?.until ?? null,
    ok,
    releasers: ok ? [] : listHolders(reader, `${under.kind}s.releaseCredit`, neededFen).slice(0, NAMES),
    distributorName: distributor.name,
  }
}

/** Where a distributor stands against its credit, and what else it has with us. @throws Refusal notFound */
export function creditState(reader: Reader, question: CreditQuestion): CreditState {
  const { distributorName: _, ...state } = weigh(reader, question)
  return {
    ...state,
    prepaymentFen: findBalance(reader, question.distributorId, 'prepayment'),
    depositFen: findBalance(reader, question.distributorId, 'deposit'),
  }
}

/**
 * Refuses what would pass the gate without leave, and says which rule, by how much, and who may give leave.
 * @throws Refusal creditExceeded over the limit, creditOverdue when only overdue money stops it
 */
export function assertCredit(reader: Reader, question: CreditQuestion): void {
  const state = weigh(reader, question)
  if (state.ok) return
  const { limitFen, exposureFen, overFen, overdueDays, stopAfterDays, neededFen } = state
  const who = state.releasers.join('、')
  const distributor = state.distributorName
  throw state.breaches.includes('overLimit')
    ? new Refusal('creditExceeded', { distributor, limitFen, exposureFen, overFen, neededFen, who })
    : new Refusal('creditOverdue', { distributor, overdueDays, stopAfterDays, neededFen, who })
}

/** Where a distributor would stand with an order or a transfer that is being typed. */
export function showCredit(office: ReadingOffice, input: ParsedInput<'orders.credit'>): CreditState {
  const { distributorId, orderId, transferId, thisFen } = input
  assertMaySee(office, distributorId)
  if (orderId !== undefined) requireDocument(office, 'order', orderId)
  if (transferId !== undefined) requireTransfer(office, transferId)
  return creditState(office.connection, {
    ...{ distributorId, thisFen },
    under: transferId === undefined ? { kind: 'order', ids: named(orderId) } : { kind: 'transfer', ids: [transferId] },
    day: office.today(),
  })
}

const named = (id: number | undefined): readonly number[] => (id === undefined ? [] : [id])

/** How far somebody's leave reaches. */
export type Leave = Pick<ParsedInput<'orders.releaseCredit'>, 'amountFen' | 'reason' | 'until'>

/**
 * Gives a document leave to pass the gate by an amount up to a day; whoever does it answers for the amount.
 * @throws Refusal limitExceeded above the actor's approval limit, invalidInput for a day that is over
 */
export function giveLeave(office: Office, tx: Tx, document: StoredDocument, leave: Leave): DocumentStep {
  const { amountFen, reason, until } = leave
  const { approvalLimitFen, userId } = office.actor
  if (until < office.today()) throw fieldRefusal('until', 'tooEarly')
  if (amountFen > approvalLimitFen) throw new Refusal('limitExceeded', { amountFen, limitFen: approvalLimitFen })
  insertCreditRelease(tx, { documentId: document.id, amountFen, reason, until, userId, at: office.now() })
  const status = document.kind === 'order' ? statusOf('order', document) : statusOf('transfer', document)
  return advance(office, tx, document, { action: 'releaseCredit', status, detail: { amountFen, reason, until } })
}

/** Lets an order pass the gate. @throws Refusal stale, wrongState, limitExceeded, invalidInput */
export const releaseCredit = (office: Office, input: ParsedInput<'orders.releaseCredit'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const states = ['submitted', 'approved', 'partlyAllocated', 'allocated', 'partlyShipped'] as const
    return giveLeave(office, tx, requireStep(office, 'order', input, states), input)
  })
