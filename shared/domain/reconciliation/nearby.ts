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

/** Days from our line to theirs; null where a book has no day. */
export const lagOf = (ours: ReconciliationItem, theirs: ReconciliationItem): number | null =>
  ours.date === null || theirs.date === null ? null : daysBetween(ours.date, theirs.date)

/** Whether two lines can be the same thing by kind, sign and day. */
export const isNearby = (ours: ReconciliationItem, theirs: ReconciliationItem): boolean => {
  if (ours.kind !== theirs.kind || ours.amountFen < 0 !== theirs.amountFen < 0) return false
  const lag = lagOf(ours, theirs)
  const [from, to] = WINDOWS[ours.kind] ?? [-15, 15]
  return lag === null || (lag >= from && lag <= to)
}

/** Lines that no reference speaks for: one that quotes the other book is what it says, never something else of the same amount. */
export const unquoted = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  context: PassContext,
): { readonly ours: readonly ReconciliationItem[]; readonly theirs: readonly ReconciliationItem[] } => {
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
export const strangers = (
  some: { readonly ours: readonly ReconciliationItem[]; readonly theirs: readonly ReconciliationItem[] },
  context: PassContext,
): { readonly ours: readonly ReconciliationItem[]; readonly theirs: readonly ReconciliationItem[] } => {
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

const isSameKind = (one: ReconciliationItem, other: ReconciliationItem): boolean =>
  one.kind === other.kind && one.amountFen < 0 === other.amountFen < 0

/** Pairs that fit each other and nothing else. */
export const onlyPairs = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  fits: (one: ReconciliationItem, other: ReconciliationItem) => boolean,
): (readonly [ReconciliationItem, ReconciliationItem])[] => {
  const pair = (one: ReconciliationItem, other: ReconciliationItem) =>
    isSameKind(one, other) && fits(one, other) && isNearby(one, other)
  return ours.flatMap((one) => {
    const [only, another] = upTo(2, theirs, (other) => pair(one, other))
    if (only === undefined || another !== undefined) return []
    return upTo(2, ours, (rival) => pair(rival, only)).length === 1 ? [[one, only] as const] : []
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
