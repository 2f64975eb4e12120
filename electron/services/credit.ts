import type { ParsedInput } from '../../shared/contract'
import { creditDecision } from '../../shared/domain/credit'
import type { DocumentStep } from '../../shared/schemas/documents'
import { Refusal } from '../../shared/schemas/errors'
import type { CreditState } from '../../shared/schemas/orders'
import type { Reader } from '../database/connection'
import { findCommitted, findRelease, insertCreditRelease } from '../database/queries/credit'
import { findBalance } from '../database/queries/ledgers'
import { findDistributor } from '../database/queries/masters'
import { findSettings } from '../database/queries/settings'
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

/** What is to be weighed: how much more, on which day, under the releases of which orders. */
export interface CreditQuestion {
  readonly distributorId: number
  /** What is about to be promised or charged, in fen. */
  readonly thisFen: number
  /** The part of `thisFen` that is promised already, e.g. at dispatch, and must not count twice. */
  readonly alreadyCommittedFen?: number
  readonly orderIds: Iterable<number>
  readonly day: string
}

/** What decides, without what is only shown beside it. */
interface Weighed extends Omit<CreditState, 'prepaymentFen' | 'depositFen'> {
  readonly distributorName: string
}

/** Weighs a question; the one function behind every gate and every display. @throws Refusal notFound */
function weigh(reader: Reader, question: CreditQuestion): Weighed {
  const { distributorId, thisFen, day } = question
  const distributor = findDistributor(reader, distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  const release = findRelease(reader, question.orderIds, day)
  const committedFen = findCommitted(reader, distributorId) - (question.alreadyCommittedFen ?? 0)
  const receivableFen = findBalance(reader, distributorId, 'receivable')
  const asked = {
    receivableFen,
    allocatedFen: committedFen,
    openShipmentsFen: 0,
    thisFen,
    limitFen: distributor.creditLimitFen,
    today: day,
  }
  const plain = creditDecision(asked)
  // A release names an amount: it lets through what stays within it, and nothing of what does not.
  const covered = release !== undefined && plain.byFen <= release.amountFen
  const decision = covered ? creditDecision({ ...asked, release }) : plain
  return {
    limitFen: distributor.creditLimitFen,
    receivableFen,
    committedFen,
    thisFen,
    exposureFen: decision.exposureFen,
    overFen: decision.byFen,
    releasedFen: release?.amountFen ?? 0,
    releasedUntil: release?.until ?? null,
    ok: decision.ok || !findSettings(reader).creditControl,
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

/** Refuses what would pass the limit without leave. @throws Refusal creditExceeded */
export function assertCredit(reader: Reader, question: CreditQuestion): void {
  const state = weigh(reader, question)
  if (state.ok) return
  throw new Refusal('creditExceeded', {
    distributor: state.distributorName,
    limitFen: state.limitFen,
    exposureFen: state.exposureFen,
    overFen: state.overFen,
  })
}

/** Where a distributor would stand with an order that is being typed. */
export function showCredit(office: ReadingOffice, input: ParsedInput<'orders.credit'>): CreditState {
  assertMaySee(office, input.distributorId)
  if (input.orderId !== undefined) requireDocument(office, 'order', input.orderId)
  return creditState(office.connection, {
    distributorId: input.distributorId,
    thisFen: input.thisFen,
    orderIds: input.orderId === undefined ? [] : [input.orderId],
    day: office.today(),
  })
}

/**
 * Lets an order pass the limit by an amount up to a day; whoever does it answers for the amount.
 * @throws Refusal limitExceeded above the actor's approval limit, invalidInput for a day that is over
 */
export const releaseCredit = (office: Office, input: ParsedInput<'orders.releaseCredit'>): DocumentStep =>
  inTransaction(office, (tx) => {
    const states = ['submitted', 'approved', 'partlyAllocated', 'allocated', 'partlyShipped'] as const
    const document = requireStep(office, 'order', input, states)
    if (input.until < office.today()) throw fieldRefusal('until', 'tooEarly')
    const { approvalLimitFen } = office.actor
    if (input.amountFen > approvalLimitFen)
      throw new Refusal('limitExceeded', { amountFen: input.amountFen, limitFen: approvalLimitFen })
    const { amountFen, reason, until } = input
    insertCreditRelease(tx, {
      orderId: document.id,
      amountFen,
      reason,
      until,
      userId: office.actor.userId,
      at: office.now(),
    })
    return advance(office, tx, document, {
      action: 'releaseCredit',
      status: statusOf('order', document),
      detail: { amountFen, reason, until },
    })
  })
