import type { AllocationEdge } from '../ageing'
import { mergeEdges, Remainders } from './remainders'
import type { EndAmount, Pairing } from './types'

/**
 * Joins amounts that were typed on both sides into edges: what a rule had proposed stays joined as far as the typed amounts allow, the
 * rest is joined in the order it stands. Whoever posts looks at what is left, which is nothing when both sides come to the same.
 */
export function pairAmounts(
  sides: { readonly credits: readonly EndAmount[]; readonly charges: readonly EndAmount[] },
  proposed: readonly AllocationEdge[] = [],
): Pairing {
  const fenOf = ({ id, amountFen }: EndAmount) => ({ id, fen: Math.max(0, amountFen) })
  const left = new Remainders(sides.credits.map(fenOf), sides.charges.map(fenOf))
  for (const { creditId, chargeId, amountFen } of proposed) left.settle(creditId, chargeId, amountFen)
  let next = 0
  for (const { id } of sides.credits)
    for (let charge = sides.charges[next]; charge !== undefined && left.credit(id) > 0; charge = sides.charges[next]) {
      left.settle(id, charge.id)
      if (left.charge(charge.id) === 0) next += 1
    }
  return { edges: mergeEdges(left.edges), ...left.left() }
}
