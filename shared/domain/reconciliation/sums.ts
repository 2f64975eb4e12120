import { sumOf } from '../money'
import { claimedOnce } from './claims'
import { type BothSides, isNearby, nearby, strangers, unquoted } from './nearby'
import { inBookOrder, type Pass, type PassMatch } from './passes'
import { keyOf } from './references'
import type { ReconciliationItem } from './types'

/**
 * As many lines are looked through for the parts of one; as many parts of them are added up in each half; and as many in a whole
 * comparison, so that a book of chance amounts takes no longer than a second. All of it is counted, never timed, so that a run repeats.
 */
const LIMITS = { candidates: 40, half: 60_000, run: 6_000_000 } as const
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

interface Part {
  readonly sum: number
  readonly places: readonly number[]
}

/** Every sum of some amounts up to a total, with where they stand; null when there are more than can be looked through. */
function partsOf(amounts: readonly number[], places: readonly number[], total: number, most: number): Part[] | null {
  let parts: Part[] = [{ sum: 0, places: [] }]
  for (const place of places) {
    const amount = amounts[place] ?? 0
    const more = parts.flatMap((part) =>
      part.sum + amount <= total ? [{ sum: part.sum + amount, places: [...part.places, place] }] : [],
    )
    if (parts.length + more.length > most) return null
    parts = parts.concat(more)
  }
  return parts
}

/** The sets that make up a total, and what it took to find them. */
export interface Sums {
  /** At most `most`, the smallest sets first; places in the list. */
  readonly sets: readonly (readonly number[])[]
  /** More sums were possible than could be looked through: what was not found may be there all the same. */
  readonly isOpen: boolean
  readonly work: number
}

/** Every set of two or more positive amounts that makes up a total: both halves are added up, and the sums looked up in each other. */
export function sumsTo(amounts: readonly number[], total: number, most: number): Sums {
  const order = amounts.map((_, place) => place).toSorted((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0) || a - b)
  const halves = [0, 1].map((half) => order.filter((_, place) => place % 2 === half))
  const [first, second] = halves.map((half) => partsOf(amounts, half, total, LIMITS.half))
  if (!first || !second) return { sets: [], isOpen: true, work: LIMITS.half }
  const bySum = Map.groupBy(second, ({ sum }) => sum)
  const sets = first.flatMap(({ sum, places }) =>
    (bySum.get(total - sum) ?? []).map((part) => [...places, ...part.places].toSorted((a, b) => a - b)),
  )
  const smallest = sets.filter((set) => set.length > 1).toSorted((a, b) => a.length - b.length || compare(a, b))
  return { sets: smallest.slice(0, most), isOpen: false, work: first.length + second.length }
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((place, index) => place !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** So many sums of this size were possible on so coarse amounts that a hit says nothing: three round payments make up a fourth all the time. */
function isAccident(amounts: readonly number[], totalFen: number, size: number): boolean {
  const step = [...amounts, totalFen].reduce((common, amount) => gcd(common, Math.abs(amount)), 0)
  return choose(amounts.length, size) > CHANCE * (Math.abs(totalFen) / step) && amounts.length !== size
}

/** Beyond this many sets of lines for one amount nothing is told apart any more. */
const MOST_SETS = 8

interface Found<Item> {
  readonly sets: readonly (readonly Item[])[]
  /** No accident could make another, and none was left out. */
  readonly isSure: boolean
  readonly work: number
}

/** What is added up of a line: its amount, or nothing else than amount and pieces together where every line says them. */
interface Summand {
  readonly amountFen: number
  readonly quantity?: number | null
}
/** More than the pieces of any sum. */
const PIECES = 100_000

function figuresOf(lines: readonly Summand[], total: Summand): readonly number[] {
  const all = [total, ...lines]
  const pieces = all.every(({ quantity }) => quantity != null && Math.abs(quantity) < PIECES / 100)
  return all.map(
    ({ amountFen, quantity }) => Math.abs(amountFen) * (pieces ? PIECES : 1) + (pieces ? Math.abs(quantity ?? 0) : 0),
  )
}

/** The sets of lines that make up an amount (and its pieces, where all say them), the smallest first. */
export function setsOf<Item extends Summand>(candidates: readonly Item[], total: Summand): Found<Item> {
  if (candidates.length < 2 || candidates.length > LIMITS.candidates) return { sets: [], isSure: false, work: 0 }
  const [whole = 0, ...figures] = figuresOf(candidates, total)
  const { sets, isOpen, work } = sumsTo(figures, whole, MOST_SETS + 1)
  const amounts = candidates.map(({ amountFen }) => amountFen)
  const isTold = sets.every((set) => !isAccident(amounts, total.amountFen, set.length))
  return {
    sets: sets.slice(0, MOST_SETS).map((set) => set.flatMap((place) => candidates[place] ?? [])),
    isSure: isTold && !isOpen && sets.length <= MOST_SETS,
    work,
  }
}

/** The only few of some lines that make up an amount, or null: none do, several do, or chance would. */
export function onlySum<Item extends Summand>(candidates: readonly Item[], totalFen: number): readonly Item[] | null {
  const { sets, isSure } = setsOf(candidates, { amountFen: totalFen })
  return isSure && sets.length === 1 ? (sets[0] ?? null) : null
}

/** One line and the sets of lines of the other book that make it up. */
export interface SumOfLines {
  readonly side: 'ours' | 'theirs'
  readonly one: ReconciliationItem
  readonly sets: readonly (readonly ReconciliationItem[])[]
  readonly isSure: boolean
}

interface Asked extends Pick<SumOfLines, 'side' | 'one'> {
  readonly candidates: readonly ReconciliationItem[]
}

/** For each line the smaller ones of the other book that may be its parts. */
function askedOf(free: BothSides, wholes: BothSides): readonly Asked[] {
  const index = { ours: nearby('theirs', free.theirs), theirs: nearby('ours', free.ours) }
  return (['ours', 'theirs'] as const).flatMap((side) =>
    inBookOrder(wholes[side]).map((one) => ({
      ...{ side, one },
      candidates: index[side].of(one).filter((other) => Math.abs(other.amountFen) < Math.abs(one.amountFen)),
    })),
  )
}

/** Every line that several of the other book make up. Lines with few candidates come first, because looking has an end. */
export function sumsBetween(free: BothSides, wholes: BothSides = free): readonly SumOfLines[] {
  let work = 0
  return askedOf(free, wholes)
    .toSorted((a, b) => a.candidates.length - b.candidates.length)
    .flatMap(({ side, one, candidates }) => {
      if (work > LIMITS.run) return []
      const found = setsOf(candidates, one)
      work += found.work
      return found.sets.length === 0 ? [] : [{ side, one, sets: found.sets, isSure: found.isSure }]
    })
}

const matchOf = (
  { side, one }: Pick<SumOfLines, 'side' | 'one'>,
  parts: readonly ReconciliationItem[],
  reason: PassMatch['reason'],
): PassMatch => (side === 'ours' ? { ours: [one], theirs: parts, reason } : { ours: parts, theirs: [one], reason })

/** One line here is several there: a payment in two transfers, two shipments booked as one arrival; only where no other sum claims any of them. */
export const sumPass: Pass = {
  name: 'sum',
  find: (ours, theirs, context) => {
    const free = unquoted(ours, theirs, context)
    const sums = sumsBetween(free, strangers(free, free))
    return claimedOnce(sums).map(({ sum, parts }) => matchOf(sum, parts, 'sumOfSeveral'))
  },
}

/** Consecutive lines that make up one: a month's deliveries entered in one line. */
export const runPass: Pass = {
  name: 'run',
  find: (ours, theirs, context) => {
    const free = unquoted(ours, theirs, context)
    const found = askedOf(free, strangers(free, free)).flatMap((asked) => {
      const parts = onlyRun(asked.candidates, asked.one)
      return parts === null ? [] : [{ sum: { ...asked, sets: [parts], isSure: true }, parts }]
    })
    return claimedOnce(found.map(({ sum }) => sum)).map(({ sum, parts }) => matchOf(sum, parts, 'runOfSeveral'))
  },
}

/** The only consecutive lines that make up an amount and its pieces. */
function onlyRun(
  candidates: readonly ReconciliationItem[],
  one: ReconciliationItem,
): readonly ReconciliationItem[] | null {
  const inOrder = inBookOrder(candidates)
  const [whole = 0, ...figures] = figuresOf(inOrder, one)
  const runs: (readonly ReconciliationItem[])[] = []
  for (let from = 0; from < figures.length; from += 1) {
    let sum = 0
    for (let to = from; to < figures.length && sum < whole; to += 1) {
      sum += figures[to] ?? 0
      if (sum === whole && to > from) runs.push(inOrder.slice(from, to + 1))
    }
  }
  const [only, another] = runs
  const amounts = inOrder.map(({ amountFen }) => amountFen)
  return only === undefined || another !== undefined || isAccident(amounts, one.amountFen, 2) ? null : only
}

function restOf(one: ReconciliationItem, parts: readonly ReconciliationItem[]): number | null {
  const rest = one.amountFen - sumOf(parts.map(({ amountFen }) => amountFen))
  return parts.length === 0 || rest === 0 || rest < 0 !== one.amountFen < 0 ? null : rest
}

/** What is missing of a document whose other parts quote it stands under other numbers: exactly that amount, and only there. */
export const restPass: Pass = {
  name: 'sum',
  find: (ours, theirs, context) => {
    const free = nearby('theirs', strangers(unquoted(ours, theirs, context), context).theirs)
    const taken = new Set<ReconciliationItem>()
    const name = (item: ReconciliationItem) => `${item.kind} ${keyOf(item)}`
    const [byOurs, byTheirs] = [Map.groupBy(ours, name), Map.groupBy(theirs, name)]
    return ours.flatMap((one): PassMatch[] => {
      const parts = keyOf(one) === '' ? [] : (byTheirs.get(name(one)) ?? [])
      const rest = byOurs.get(name(one))?.length === 1 ? restOf(one, parts) : null
      if (rest === null) return []
      const near = free.of(one).filter((line) => !taken.has(line) && isNearby(one, line))
      const equal = near.filter((line) => line.amountFen === rest)
      const smaller = near.filter((line) => Math.abs(line.amountFen) < Math.abs(rest))
      const missing = equal.length > 0 ? equal : (onlySum(smaller, rest) ?? [])
      if (missing.length === 0 || equal.length > 1) return []
      for (const line of missing) taken.add(line)
      return [{ ours: [one], theirs: [...parts, ...missing], reason: 'sumOfSeveral' }]
    })
  },
}
