import type { CreditBreach } from '../schemas/credit'
import { type BusinessDay, compareDays } from './days'
import { sumOf } from './money'

/** What the credit gate weighs; amounts in fen. The caller gathers, this file alone decides, on every path that lets goods leave. */
export interface CreditInput {
  readonly receivableFen: number
  /** Stock promised to the distributor that has not left yet, without what `thisFen` counts. */
  readonly allocatedFen: number
  /** Goods agreed or on their way that the account is charged for only when they arrive, without what `thisFen` counts. */
  readonly onTheWayFen: number
  /** Money nobody disputes that is not posted yet; it makes room. */
  readonly pendingCreditsFen: number
  readonly thisFen: number
  readonly limitFen: number
  /** Adds to the limit through its last day. */
  readonly temporaryLimit: { readonly fen: number; readonly until: BusinessDay } | null
  /** The age of the oldest overdue open item; 0 when nothing is overdue. */
  readonly overdueDays: number
  /** Stops goods when an item is overdue for more days than this; null never stops. */
  readonly stopAfterOverdueDays: number | null
  /** Somebody's dated leave to deliver in spite of a breach, for what it covers. */
  readonly release: { readonly amountFen: number; readonly until: BusinessDay } | null
  readonly today: BusinessDay
}

/** The gate's answer; `rule` is the one that decided, `breaches` all that would have stopped it. */
export interface CreditDecision {
  readonly ok: boolean
  readonly rule: 'withinLimit' | 'released' | CreditBreach
  readonly breaches: readonly CreditBreach[]
  readonly exposureFen: number
  /** The limit of the day. */
  readonly limitFen: number
  /** What is still free. Negative when over. */
  readonly availableFen: number
  /** By how much the exposure passes the limit; 0 when it does not. */
  readonly byFen: number
  /** What leave has to cover: what is over the limit, or everything when it is the overdue money that stops it. */
  readonly neededFen: number
}

/** Whether something with a last day still holds. */
export const runsThrough = (until: BusinessDay, today: BusinessDay): boolean => compareDays(until, today) >= 0

const limitToday = ({ limitFen, temporaryLimit, today }: CreditInput): number =>
  temporaryLimit !== null && runsThrough(temporaryLimit.until, today) ? sumOf([limitFen, temporaryLimit.fen]) : limitFen

const exposureOf = (input: CreditInput): number =>
  sumOf([input.receivableFen, input.allocatedFen, input.onTheWayFen, -input.pendingCreditsFen, input.thisFen])

/** Whether a distributor may be given `thisFen` more, counting everything that already runs on its account. */
export const creditDecision = (input: CreditInput): CreditDecision => {
  const { stopAfterOverdueDays, overdueDays, thisFen, release, today } = input
  const limitFen = limitToday(input)
  const exposureFen = exposureOf(input)
  const byFen = Math.max(0, exposureFen - limitFen)
  const breaches: CreditBreach[] = []
  if (byFen > 0) breaches.push('overLimit')
  if (stopAfterOverdueDays !== null && overdueDays > stopAfterOverdueDays) breaches.push('overdue')
  const [first] = breaches
  const neededFen = breaches.includes('overdue') ? Math.max(byFen, thisFen) : byFen
  const released =
    first !== undefined && release !== null && runsThrough(release.until, today) && release.amountFen >= neededFen
  return {
    ok: first === undefined || released,
    rule: released ? 'released' : (first ?? 'withinLimit'),
    breaches,
    exposureFen,
    limitFen,
    availableFen: limitFen - exposureFen,
    byFen,
    neededFen,
  }
}
