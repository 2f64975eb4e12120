import type { AdditionReason } from '../../schemas/production'
import { sumOf } from '../money'

/** What the pieces of a production line are for. */
export interface Lineage {
  /** The order lines that asked for them, first come first. */
  readonly sources: readonly { readonly orderLineId: number; readonly quantity: number }[]
  readonly additions: readonly { readonly reason: AdditionReason; readonly quantity: number }[]
}

/** Which pieces go first when a line is made smaller: what nobody ordered, the least needed before the rest. */
const givenUpFirst: readonly AdditionReason[] = ['manual', 'minimum', 'pack', 'buffer']

/**
 * The lineage of a line whose quantity a person changed: more is `manual`; less takes from what nobody ordered, then from the orders
 * that came last. Pieces of older files that nothing explains go before anything else. The result never explains more than the line has.
 */
export function lineageOf(before: Lineage, quantity: number): Lineage {
  const explained =
    sumOf(before.sources.map((source) => source.quantity)) + sumOf(before.additions.map((a) => a.quantity))
  const additions = new Map(before.additions.map((addition) => [addition.reason, addition.quantity]))
  if (quantity >= explained) {
    const more = quantity - explained
    if (more > 0) additions.set('manual', (additions.get('manual') ?? 0) + more)
    return { sources: before.sources, additions: listOf(additions) }
  }
  let less = explained - quantity
  for (const reason of givenUpFirst) {
    const given = Math.min(less, additions.get(reason) ?? 0)
    additions.set(reason, (additions.get(reason) ?? 0) - given)
    less -= given
  }
  return { sources: keptOf(before.sources, less), additions: listOf(additions) }
}

const listOf = (additions: ReadonlyMap<AdditionReason, number>): Lineage['additions'] =>
  [...additions].flatMap(([reason, quantity]) => (quantity > 0 ? [{ reason, quantity }] : []))

function keptOf(sources: Lineage['sources'], less: number): Lineage['sources'] {
  let rest = less
  return sources
    .toReversed()
    .flatMap((source) => {
      const given = Math.min(rest, source.quantity)
      rest -= given
      return source.quantity > given ? [{ ...source, quantity: source.quantity - given }] : []
    })
    .toReversed()
}

/**
 * How many pieces of each order behind a line will not come, when the line is closed with `received` pieces: what nobody ordered is
 * given up first, then the orders that came last. In the order of the sources.
 */
export function givenUpOf(sources: Lineage['sources'], received: number): number[] {
  let left = received
  return sources.map(({ quantity }) => {
    const kept = Math.min(left, quantity)
    left -= kept
    return quantity - kept
  })
}
