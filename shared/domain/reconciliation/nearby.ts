import { daysBetween } from '../days'
import type { PassContext, PassMatch } from './passes'
import { keyOf } from './references'
import type { ReconciliationItem, ReconciliationKind } from './types'

/** Days their book may be after ours (negative: before): goods travel, payments are sent before they arrive, returns leave before they are credited. */
const WINDOWS: Readonly<Partial<Record<ReconciliationKind, readonly [number, number]>>> = {
  shipment: [-2, 15],
  receipt: [-7, 5],
  return: [-20, 10],
}
const windowOf = (kind: ReconciliationKind): readonly [number, number] => WINDOWS[kind] ?? [-15, 15]

const counted = new WeakMap<ReconciliationItem, number | null>()

/** A line's day as a number; remembered, because days are subtracted very often. */
export function dayNumberOf(item: ReconciliationItem): number | null {
  const known = counted.get(item)
  if (known !== undefined) return known
  const number = item.date === null ? null : daysBetween('2000-01-01', item.date)
  counted.set(item, number)
  return number
}

/** Days from our line to theirs; null where a book has no day. */
export const lagOf = (ours: ReconciliationItem, theirs: ReconciliationItem): number | null => {
  const [from, to] = [dayNumberOf(ours), dayNumberOf(theirs)]
  return from === null || to === null ? null : to - from
}

const isSameKind = (one: ReconciliationItem, other: ReconciliationItem): boolean =>
  one.kind === other.kind && one.amountFen < 0 === other.amountFen < 0

/** Whether two lines can be the same thing by kind, sign and day. */
export const isNearby = (ours: ReconciliationItem, theirs: ReconciliationItem): boolean => {
  if (!isSameKind(ours, theirs)) return false
  const lag = lagOf(ours, theirs)
  const [from, to] = windowOf(ours.kind)
  return lag === null || (lag >= from && lag <= to)
}

interface Days {
  readonly undated: ReconciliationItem[]
  readonly dated: { readonly day: number; readonly item: ReconciliationItem }[]
}

/** Finds the lines near another without looking at the whole book. */
export interface Nearby {
  /** Their lines (or ours, when it was built of ours) that `isNearby` of a line, in the order of the days. */
  readonly of: (item: ReconciliationItem) => ReconciliationItem[]
}

const nameOf = (item: ReconciliationItem): string => `${item.kind} ${item.amountFen < 0}`

/** The first place whose day is not before a day. */
function placeOf(dated: Days['dated'], day: number): number {
  let [low, high] = [0, dated.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dated[middle]?.day ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts the lines of one side in order of kind, sign and day; `side` is whose they are. */
export function nearby(side: 'ours' | 'theirs', items: readonly ReconciliationItem[]): Nearby {
  const kinds = new Map<string, Days>()
  for (const item of items) {
    const days = kinds.get(nameOf(item)) ?? { undated: [], dated: [] }
    kinds.set(nameOf(item), days)
    const day = dayNumberOf(item)
    if (day === null) days.undated.push(item)
    else days.dated.push({ day, item })
  }
  for (const { dated } of kinds.values()) dated.sort((a, b) => a.day - b.day)
  return {
    of: (other) => {
      const days = kinds.get(nameOf(other))
      if (days === undefined) return []
      const day = dayNumberOf(other)
      if (day === null) return [...days.undated, ...days.dated.map(({ item }) => item)]
      const [from, to] = windowOf(other.kind)
      const [first, last] = side === 'theirs' ? [day + from, day + to] : [day - to, day - from]
      const within = days.dated.slice(placeOf(days.dated, first), placeOf(days.dated, last + 1))
      return [...days.undated, ...within.map(({ item }) => item)]
    },
  }
}

/** Lines of both books. */
export interface BothSides {
  readonly ours: readonly ReconciliationItem[]
  readonly theirs: readonly ReconciliationItem[]
}

/** Lines that no reference speaks for: one that quotes the other book is what it says, never something else of the same amount. */
export const unquoted = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  context: Pick<PassContext, 'ours' | 'theirs'>,
): BothSides => {
  const ourKeys = new Set(context.ours.map(keyOf).filter((key) => key !== ''))
  const theirKeys = new Set(context.theirs.map(keyOf).filter((key) => key !== ''))
  return {
    ours: ours.filter((one) => !theirKeys.has(keyOf(one))),
    theirs: theirs.filter((one) => !ourKeys.has(keyOf(one))),
  }
}

/** What lines of the same kind and amount have in common. */
export const sizeOf = ({ kind, amountFen }: ReconciliationItem): string => `${kind} ${amountFen}`

/** Lines whose exact amount stands nowhere near in the other book: what has it is that, even where it cannot be told which, and no part or price of another. */
export const strangers = (some: BothSides, context: Pick<PassContext, 'ours' | 'theirs'>): BothSides => {
  const [byOurs, byTheirs] = [Map.groupBy(context.ours, sizeOf), Map.groupBy(context.theirs, sizeOf)]
  return {
    ours: some.ours.filter((one) => !byTheirs.get(sizeOf(one))?.some((line) => isNearby(one, line))),
    theirs: some.theirs.filter((line) => !byOurs.get(sizeOf(line))?.some((one) => isNearby(one, line))),
  }
}

/** The days their book usually is behind ours in a kind, by what is tied already; the middle one, because some lines lie far out. */
export const usualLag = (kind: ReconciliationKind, tied: readonly PassMatch[]): number => {
  const lags = tied
    .flatMap(({ ours: [one], theirs: [other] }) => (one?.kind === kind && other ? (lagOf(one, other) ?? []) : []))
    .toSorted((a, b) => a - b)
  return lags[Math.floor(lags.length / 2)] ?? (kind === 'shipment' ? 3 : 0)
}

/** Pairs that fit each other and nothing else. */
export const onlyPairs = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  fits: (one: ReconciliationItem, other: ReconciliationItem) => boolean,
): (readonly [ReconciliationItem, ReconciliationItem])[] => {
  const [nearOurs, nearTheirs] = [nearby('ours', ours), nearby('theirs', theirs)]
  return ours.flatMap((one) => {
    const [only, another] = upTo(2, nearTheirs.of(one), (other) => fits(one, other))
    if (only === undefined || another !== undefined) return []
    return upTo(2, nearOurs.of(only), (rival) => fits(rival, only)).length === 1 ? [[one, only] as const] : []
  })
}

/** The first few that pass; looking stops there, because the books may be long. */
export function upTo<Item>(count: number, items: readonly Item[], passes: (item: Item) => boolean): Item[] {
  const found: Item[] = []
  for (const item of items) {
    if (passes(item)) found.push(item)
    if (found.length === count) break
  }
  return found
}
