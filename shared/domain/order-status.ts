import type { StatusOf } from '../schemas/documents'

/** What became of ordered pieces, summed over the lines of an order; the four never overlap. */
export interface OrderCounters {
  readonly quantity: number
  readonly allocatedQuantity: number
  readonly shippedQuantity: number
  readonly cancelledQuantity: number
}

/** The states an order is in once it is approved; they follow from its pieces and are never chosen. */
export type DerivedOrderStatus = Exclude<StatusOf<'order'>, 'draft' | 'submitted'>

/** Pieces still waiting: ordered, not promised, not shipped, not cancelled. */
export const openQuantity = (line: OrderCounters): number =>
  line.quantity - line.allocatedQuantity - line.shippedQuantity - line.cancelledQuantity

/** The state of an approved order, from its pieces alone, so that no path can leave it behind what really happened. */
export const orderStatus = (order: OrderCounters): DerivedOrderStatus => {
  const { quantity, allocatedQuantity, shippedQuantity, cancelledQuantity } = order
  if (quantity > 0 && cancelledQuantity === quantity) return 'cancelled'
  if (shippedQuantity > 0) return shippedQuantity + cancelledQuantity === quantity ? 'completed' : 'partlyShipped'
  if (allocatedQuantity > 0) return openQuantity(order) === 0 ? 'allocated' : 'partlyAllocated'
  return 'approved'
}

/** The state of a confirmed allocation: firm while pieces are promised, consumed when any of them left, else released. */
export const allocationStatus = (pieces: {
  readonly quantity: number
  readonly consumedQuantity: number
  readonly releasedQuantity: number
}): Exclude<StatusOf<'allocation'>, 'proposed'> => {
  if (pieces.consumedQuantity + pieces.releasedQuantity < pieces.quantity) return 'firm'
  return pieces.consumedQuantity > 0 ? 'consumed' : 'released'
}

/** The state of a placed production order, from the pieces of each line; one line over-delivered does not make up for another. */
export const productionStatus = (
  lines: readonly { readonly quantity: number; readonly receivedQuantity: number }[],
): Extract<StatusOf<'production'>, 'placed' | 'partlyReceived' | 'completed'> => {
  if (lines.every((line) => line.receivedQuantity >= line.quantity)) return 'completed'
  return lines.some((line) => line.receivedQuantity > 0) ? 'partlyReceived' : 'placed'
}
