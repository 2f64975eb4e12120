import { exactInteger, sumOf } from '../money'

/** What was asked of a SKU and what came; nothing was asked where `quantity` is 0. */
export interface DeliveredLine {
  readonly styleId: number
  readonly colourId: number
  readonly quantity: number
  readonly receivedQuantity: number
}

/** How a style and colour was delivered beside what its tolerance allows, in pieces. */
export interface Deviation {
  readonly styleId: number
  readonly colourId: number
  readonly allowed: number
  readonly over: number
  readonly under: number
  readonly beyondOver: number
  readonly beyondUnder: number
}

/** Pieces a tolerance allows: whole ones, never rounded up, because a rate is a limit. */
const allowedOf = (asked: number, toleranceBp: number): number =>
  Math.floor(exactInteger(asked * toleranceBp, 'tolerance') / 10_000)

/**
 * How far each style and colour, the unit a factory cuts, is off what was asked. What one size has too much does not make up for what
 * another lacks; both sums stand beside the same allowance.
 */
export function deviationsOf(lines: readonly DeliveredLine[], toleranceBp: number): Deviation[] {
  return [...Map.groupBy(lines, (line) => `${line.styleId}-${line.colourId}`).values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const allowed = allowedOf(sumOf(own.map((line) => line.quantity)), toleranceBp)
    const over = sumOf(own.map((line) => Math.max(0, line.receivedQuantity - line.quantity)))
    const under = sumOf(own.map((line) => Math.max(0, line.quantity - line.receivedQuantity)))
    const { styleId, colourId } = first
    return [
      {
        ...{ styleId, colourId, allowed, over, under },
        beyondOver: Math.max(0, over - allowed),
        beyondUnder: Math.max(0, under - allowed),
      },
    ]
  })
}
