import type { PromiseState } from '../../schemas/collections'
import { type BusinessDay, compareDays } from '../days'
import { firstDecided } from '../ordering'

/** A promise to pay. */
export interface PaymentPromise {
  readonly id: number
  readonly madeOn: BusinessDay
  /** The instant it was written down, UTC ISO. */
  readonly at: string
  readonly dueDate: BusinessDay
  readonly amountFen: number
  readonly withdrawn: boolean
}

/** Money that came; `amountFen` positive. */
export interface PaymentReceived {
  readonly id: number
  readonly date: BusinessDay
  readonly postedAt: string
  readonly amountFen: number
}

/** What came of a promise. */
export interface JudgedPromise {
  readonly id: number
  readonly paidFen: number
  readonly state: PromiseState
}

/**
 * Judges promises by the money that came: it counts from when the promise was made to its day, for the promise that is due first, and only
 * once. Kept is what was paid whole by its day; due today is not broken.
 */
export function judgePromises(
  promises: readonly PaymentPromise[],
  received: readonly PaymentReceived[],
  today: BusinessDay,
): readonly JudgedPromise[] {
  const left = new Map(received.map(({ id, amountFen }) => [id, amountFen]))
  const inOrder = received.toSorted((a, b) => firstDecided(compareDays(a.date, b.date), a.id - b.id))
  return promises
    .toSorted((a, b) => firstDecided(compareDays(a.dueDate, b.dueDate), a.id - b.id))
    .map((promise): JudgedPromise => {
      if (promise.withdrawn) return { id: promise.id, paidFen: 0, state: 'withdrawn' }
      let paidFen = 0
      for (const receipt of inOrder.filter((one) => answers(promise, one))) {
        const taken = Math.min(promise.amountFen - paidFen, left.get(receipt.id) ?? 0)
        left.set(receipt.id, (left.get(receipt.id) ?? 0) - taken)
        paidFen += taken
      }
      return { id: promise.id, paidFen, state: stateOf(promise, paidFen, today) }
    })
}

/** Money that was there when the promise was made did not come because of it. */
const answers = (promise: PaymentPromise, { date, postedAt }: PaymentReceived): boolean =>
  compareDays(date, promise.madeOn) >= 0 && compareDays(date, promise.dueDate) <= 0 && postedAt > promise.at

const stateOf = ({ amountFen, dueDate }: PaymentPromise, paidFen: number, today: BusinessDay): PromiseState => {
  if (paidFen >= amountFen) return 'kept'
  return compareDays(today, dueDate) > 0 ? 'broken' : 'open'
}
