import { type BusinessDay, compareDays } from './days'
import { sumOf } from './money'

/** What the credit gate weighs; amounts in fen. The caller gathers, this file alone decides, on every path that lets goods leave. */
export interface CreditInput {
  readonly receivableFen: number
  /** Stock promised to the distributor that has not left yet, without what `thisFen` counts. */
  readonly allocatedFen: number
  /** Shipments on their way out that the account does not carry yet. */
  readonly openShipmentsFen: number
  /** Credits nobody disputes that are not posted yet; they make room. */
  readonly pendingCreditsFen?: number
  readonly thisFen: number
  /** Null means no limit was agreed: only overdue money stops the distributor. */
  readonly limitFen: number | null
  /** Adds to the limit through its last day. */
  readonly temporaryLimit?: { readonly fen: number; readonly until: BusinessDay } | null
  /** The age of the oldest overdue open item. */
  readonly overdueDays?: number
  /** Stops goods when an item is overdue for more days than this; null never stops. */
  readonly stopAfterOverdueDays?: number | null
  /** A manager's dated leave to deliver in spite of a breach. */
  readonly release?: { readonly until: BusinessDay; readonly reason: string } | null
  readonly today: BusinessDay
}

/** Why goods may not leave. */
export type CreditBreach = 'overLimit' | 'overdue'

/** The gate's answer; `rule` is the one that decided, `breaches` all that would have stopped it. */
export interface CreditDecision {
  readonly ok: boolean
  readonly rule: 'withinLimit' | 'noLimit' | 'released' | CreditBreach
  readonly breaches: readonly CreditBreach[]
  readonly exposureFen: number
  readonly limitFen: number | null
  /** What is still free, or null without a limit. Negative when over. */
  readonly availableFen: number | null
  /** By how much the exposure passes the limit; 0 when it does not. */
  readonly byFen: number
}

const runsThrough = (until: BusinessDay | undefined, today: BusinessDay): boolean =>
  until !== undefined && compareDays(until, today) >= 0

const limitToday = (input: CreditInput): number | null => {
  if (input.limitFen === null) return null
  const temporary = input.temporaryLimit
  return temporary && runsThrough(temporary.until, input.today)
    ? sumOf([input.limitFen, temporary.fen])
    : input.limitFen
}

/** Whether a distributor may be given `thisFen` more, counting everything that already runs on its account. */
export const creditDecision = (input: CreditInput): CreditDecision => {
  const limitFen = limitToday(input)
  const exposureFen = sumOf([
    input.receivableFen,
    input.allocatedFen,
    input.openShipmentsFen,
    -(input.pendingCreditsFen ?? 0),
    input.thisFen,
  ])
  const byFen = limitFen === null ? 0 : Math.max(0, exposureFen - limitFen)
  const stopAfter = input.stopAfterOverdueDays ?? null
  const breaches: CreditBreach[] = []
  if (byFen > 0) breaches.push('overLimit')
  if (stopAfter !== null && (input.overdueDays ?? 0) > stopAfter) breaches.push('overdue')
  const [first] = breaches
  const released = first !== undefined && runsThrough(input.release?.until, input.today)
  const clean = limitFen === null ? 'noLimit' : 'withinLimit'
  return {
    ok: first === undefined || released,
    rule: released ? 'released' : (first ?? clean),
    breaches,
    exposureFen,
    limitFen,
    availableFen: limitFen === null ? null : limitFen - exposureFen,
    byFen,
  }
}
