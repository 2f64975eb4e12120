import type { OrderDocument } from '../../../shared/schemas/orders'

/** The states in which an approved order still waits for goods, so that it is changed by a revision. */
export const runningStates: readonly string[] = ['approved', 'partlyAllocated', 'allocated', 'partlyShipped']

/** Whether an order is changed by a revision. */
export const isAmendable = ({ document }: OrderDocument): boolean => runningStates.includes(document.status)
