import { sumOf } from '../money'
import { isNearby, strangers, unquoted, upTo } from './nearby'
import { inBookOrder, type Pass, type PassMatch } from './passes'
import { keyOf } from './references'
import type { ReconciliationItem } from './types'

/** As many lines make up one at most, out of as many that could. */
const LIMITS = { parts: 4, candidates: 14 } as const
/** A sum that this share of all sums of the size would hit by chance proves nothing. */
const CHANCE = 0.05

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)

/** The sets of exactly `size` amounts that make up a total; it stops at two, because then none is meant. */
export function subsetsOf(amounts: readonly number[], total: number, size: number): number[][] {
  const found: number[][] = []
  const walk = (from: number, left: number, chosen: readonly number[]): void => {
    if (found.length > 1) return
    if (chosen.length === size) {
      if (left === 0) found.push([...chosen])
      return
    }
    for (let index = from; index <= amounts.length - (size - chosen.length); index += 1)
      walk(index + 1, left - (amounts[index] ?? 0), [...chosen, index])
  }
  walk(0, total, [])
  return found
}

/**
 * The only few of some lines that make up an amount, or null: none do, several do, or so many sums were possible on so coarse
 * amounts that a hit says nothing (three round payments make up a fourth all the time).
 */
export function onlySum<Item extends { readonly amountFen: number }>(
  candidates: readonly Item[],
  totalFen: number,
): readonly Item[] | null {
  const amounts = candidates.map(({ amountFen }) => amountFen)
  const step = [...amounts, totalFen].reduce((common, amount) => gcd(common, Math.abs(amount)), 0)
  for (let size = 2; size <= Math.min(LIMITS.parts, candidates.length); size += 1) {
    const found = subsetsOf(amounts, totalFen, size)
    if (found.length > 1) return null
    const [only] = found
    if (only === undefined) continue
    const isTold = choose(candidates.length, size) <= CHANCE * (Math.abs(totalFen) / step) || candidates.length === size
    return isTold ? only.flatMap((index) => candidates[index] ?? []) : null
  }
  return null
}

interface Side {
  readonly ones: readonly ReconciliationItem[]
  readonly others: readonly ReconciliationItem[]
  readonly isNear: (one: ReconciliationItem, other: ReconciliationItem) => boolean
}

function sumsOf({ ones, others, isNear }: Side, taken: Set<ReconciliationItem>) {
  const inOrder = inBookOrder(others)
  return inBookOrder(ones).flatMap((one) => {
    if (taken.has(one)) return []
    const candidates = upTo(
      LIMITS.candidates + 1,
      inOrder,
      (other) => !taken.has(other) && Math.abs(other.amountFen) < Math.abs(one.amountFen) && isNear(one, other),
    )
    const parts = candidates.length > LIMITS.candidates ? null : onlySum(candidates, one.amountFen)
    if (parts === null) return []
    for (const part of [one, ...parts]) taken.add(part)
    return [{ one, parts }]
  })
}

/** One line here is several there: a payment in two transfers, two shipments booked as one arrival. */
export const sumPass: Pass = {
  name: 'sum',
  find: (ours, theirs, context) => {
    const free = unquoted(ours, theirs, context)
    const taken = new Set<ReconciliationItem>()
    const split = sumsOf({ ones: free.ours, others: free.theirs, isNear: isNearby }, taken)
    const joined = sumsOf(
      { ones: free.theirs, others: free.ours, isNear: (theirLine, ourLine) => isNearby(ourLine, theirLine) },
      taken,
    )
    return [
      ...split.map(({ one, parts }): PassMatch => ({ ours: [one], theirs: parts, reason: 'sumOfSeveral' })),
      ...joined.map(({ one, parts }): PassMatch => ({ ours: parts, theirs: [one], reason: 'sumOfSeveral' })),
    ]
  },
}

/** What is missing of a document whose other parts quote it stands under other numbers: exactly that amount, and only there. */
export const restPass: Pass = {
  name: 'sum',
  find: (ours, theirs, context) => {
    const free = strangers(unquoted(ours, theirs, context), context)
    const taken = new Set<ReconciliationItem>()
    const name = (item: ReconciliationItem) => `${item.kind} ${keyOf(item)}`
    const [byOurs, byTheirs] = [Map.groupBy(ours, name), Map.groupBy(theirs, name)]
    return ours.flatMap((one): PassMatch[] => {
      const parts = keyOf(one) === '' ? [] : (byTheirs.get(name(one)) ?? [])
      const isAlone = byOurs.get(name(one))?.length === 1
      const rest = one.amountFen - sumOf(parts.map(({ amountFen }) => amountFen))
      if (parts.length === 0 || !isAlone || rest === 0 || rest < 0 !== one.amountFen < 0) return []
      const near = free.theirs.filter((line) => !taken.has(line) && isNearby(one, line))
      const equal = near.filter((line) => line.amountFen === rest)
      const missing = equal.length > 0 || near.length > LIMITS.candidates ? equal : (onlySum(near, rest) ?? [])
      if (missing.length === 0 || equal.length > 1) return []
      for (const line of missing) taken.add(line)
      return [{ ours: [one], theirs: [...parts, ...missing], reason: 'sumOfSeveral' }]
    })
  },
}
