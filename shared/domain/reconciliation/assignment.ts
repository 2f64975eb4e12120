import { munkres } from 'munkres'

/** Pairs of two lists, by their places, and what they cost together. */
export interface Assignment {
  readonly pairs: readonly (readonly [one: number, other: number])[]
  readonly cost: number
}

/** What a pair costs; null where the two cannot be a pair. */
export type PairCost = (one: number, other: number) => number | null

/** More than all pairs that can be together may cost, so that one pair more always wins. */
const IMPOSSIBLE = 1e12

/**
 * The best way to pair two lists: as many pairs as possible, and of those ways the cheapest. One pair can be kept apart, to see what
 * would be without it.
 */
export function bestPairs(
  counts: readonly [ones: number, others: number],
  costOf: PairCost,
  apart?: readonly [one: number, other: number],
): Assignment {
  const [ones, others] = counts
  if (ones === 0 || others === 0) return { pairs: [], cost: 0 }
  const costs = Array.from({ length: ones }, (_, one) =>
    Array.from({ length: others }, (__, other) =>
      apart?.[0] === one && apart[1] === other ? IMPOSSIBLE : (costOf(one, other) ?? IMPOSSIBLE),
    ),
  )
  const at = ([one, other]: readonly [number, number]): number => costs[one]?.[other] ?? IMPOSSIBLE
  const pairs = munkres(costs)
    .map(([one, other]) => [one, other] as const)
    .filter((pair) => at(pair) < IMPOSSIBLE)
  return { pairs, cost: pairs.reduce((sum, pair) => sum + at(pair), 0) }
}
