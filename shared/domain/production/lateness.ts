import { type BusinessDay, daysBetween } from '../days'

/** A production line as far as waiting goes. */
export interface AwaitedLine {
  readonly id: number
  readonly receivedQuantity: number
}

/** An order behind a production line, with the window it was promised. */
export interface PromisedSource {
  readonly productionLineId: number
  readonly orderId: number
  /** Null where no day was promised: such an order is never late. */
  readonly deliveryTo: BusinessDay | null
  readonly cancelAfter: BusinessDay | null
  readonly quantity: number
  /** Pieces the order line still waits for; what it got elsewhere is not late. */
  readonly openQuantity: number
}

/** An order that goods reach too late. */
export interface LateOrder {
  readonly orderId: number
  readonly deliveryTo: BusinessDay
  readonly lateDays: number
  readonly quantity: number
  readonly pastCancelDay: boolean
}

const urgency = (source: PromisedSource): string => source.deliveryTo ?? '9999-12-31'

/**
 * The orders that a day of arrival makes late, the latest first: what arrived already goes to whoever was promised first, the rest
 * comes on that day.
 */
export function lateOrdersOf(
  lines: readonly AwaitedLine[],
  sources: readonly PromisedSource[],
  expectedDate: BusinessDay,
): LateOrder[] {
  const byLine = Map.groupBy(sources, (source) => source.productionLineId)
  const late = new Map<number, LateOrder>()
  for (const { id, receivedQuantity } of lines) {
    let arrived = receivedQuantity
    const queue = (byLine.get(id) ?? []).toSorted(
      (a, b) => (urgency(a) < urgency(b) ? -1 : urgency(a) > urgency(b) ? 1 : 0) || a.orderId - b.orderId,
    )
    for (const source of queue) {
      const covered = Math.min(arrived, source.quantity)
      arrived -= covered
      const waiting = Math.min(source.quantity - covered, source.openQuantity)
      if (waiting > 0) addLate(late, source, waiting, expectedDate)
    }
  }
  return [...late.values()].toSorted(
    (a, b) => b.lateDays - a.lateDays || b.quantity - a.quantity || a.orderId - b.orderId,
  )
}

function addLate(
  late: Map<number, LateOrder>,
  source: PromisedSource,
  pieces: number,
  expectedDate: BusinessDay,
): void {
  const { orderId, deliveryTo, cancelAfter } = source
  if (deliveryTo === null || expectedDate <= deliveryTo) return
  late.set(orderId, {
    orderId,
    deliveryTo,
    lateDays: daysBetween(deliveryTo, expectedDate),
    quantity: (late.get(orderId)?.quantity ?? 0) + pieces,
    pastCancelDay: cancelAfter !== null && expectedDate > cancelAfter,
  })
}
