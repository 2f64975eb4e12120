import { type DeliveredLine, deviationsOf } from '../../../shared/domain/production'
import type { ProductionDocument } from '../../../shared/schemas/production'
import type { DraftLine } from '../../components/goods'
import { expectedOf } from './entry-lines'

/** What was counted beside what was expected, in pieces. */
export interface ArrivalSums {
  readonly counted: number
  readonly wanted: number
  readonly over: number
  readonly short: number
  /** More than the tolerance and what was accepted before allow: someone has to accept it. */
  readonly beyond: number
  /** The styles and colours, `styleId-colourId`, that are beyond. */
  readonly beyondRows: ReadonlySet<string>
}

/** Every SKU of the production order, or counted without it, with what it would have received after this arrival. */
function deliveredAfter(order: ProductionDocument, lines: readonly DraftLine[]): DeliveredLine[] {
  const counted = new Map(lines.map((line) => [line.skuId, line.quantity]))
  const asked = order.lines.map((line) => ({
    ...line,
    receivedQuantity: line.receivedQuantity + (counted.get(line.skuId) ?? 0),
  }))
  const known = new Set(order.lines.map((line) => line.skuId))
  const strangers = [...order.unasked, ...lines].filter((line) => !known.has(line.skuId))
  return [...asked, ...strangers.map((line) => ({ ...line, quantity: 0, receivedQuantity: line.quantity }))]
}

/** Holds what was counted against the production order, by the same rule that the books go by. */
export function arrivalSums(order: ProductionDocument | null, lines: readonly DraftLine[]): ArrivalSums {
  const counted = lines.reduce((sum, line) => sum + line.quantity, 0)
  const expected = new Map((order?.lines ?? []).map((line) => [line.skuId, expectedOf(line)]))
  const wanted = [...expected.values()].reduce((sum, quantity) => sum + quantity, 0)
  const over =
    order === null
      ? 0
      : lines.reduce((sum, line) => sum + Math.max(0, line.quantity - (expected.get(line.skuId) ?? 0)), 0)
  const deviations =
    order === null || order.toleranceBp === null
      ? []
      : deviationsOf(deliveredAfter(order, lines), order.toleranceBp).filter((own) => own.beyondOver > 0)
  const all = deviations.reduce((sum, own) => sum + own.beyondOver, 0)
  return {
    ...{ counted, wanted, over, short: Math.max(0, wanted - (counted - over)) },
    beyond: Math.max(0, all - (order?.acceptedOver ?? 0)),
    beyondRows: new Set(deviations.map((own) => `${own.styleId}-${own.colourId}`)),
  }
}
