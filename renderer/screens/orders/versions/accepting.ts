import type { Difference } from '../../../../shared/domain/order-differences'

/** The SKUs of some that can be taken over. */
export const takeable = (offered: ReadonlyMap<number, Difference>, skuIds: Iterable<number>): readonly number[] =>
  [...skuIds].filter((skuId) => offered.get(skuId)?.obstacle === null)

/** Accepts some differences, or gives them back where all of them were accepted already. */
export function toggled(accepted: ReadonlySet<number>, skuIds: readonly number[]): ReadonlySet<number> {
  const next = new Set(accepted)
  const all = skuIds.every((skuId) => next.has(skuId))
  for (const skuId of skuIds) {
    if (all) next.delete(skuId)
    else next.add(skuId)
  }
  return next
}

/** A cell of a sheet by its row's place and its own. */
export interface Spot {
  readonly row: number
  readonly position: number
}

/** The next of some cells after the cursor, or before it; round the end to the other one. */
export function nextSpot(spots: readonly Spot[], from: Spot, back: boolean): Spot | null {
  const order = (spot: Spot) => spot.row * 1000 + spot.position
  const sorted = spots.toSorted((a, b) => order(a) - order(b))
  const here = order(from)
  if (back) return sorted.findLast((spot) => order(spot) < here) ?? sorted.at(-1) ?? null
  return sorted.find((spot) => order(spot) > here) ?? sorted[0] ?? null
}
