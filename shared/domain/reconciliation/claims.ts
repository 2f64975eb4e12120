import { compareText } from '../ordering'
import { dayNumberOf } from './nearby'
import { inBookOrder } from './passes'
import type { SumOfLines } from './sums'
import type { ReconciliationItem } from './types'

type Parts = readonly ReconciliationItem[]

/** A sum with the one set of lines that is meant. */
export interface Claim {
  readonly sum: SumOfLines
  readonly parts: Parts
}

const printOf = (parts: Parts): string =>
  inBookOrder(parts)
    .map(({ id }) => id)
    .join()
const isInside = (parts: Parts, others: ReadonlySet<ReconciliationItem>): boolean =>
  parts.every((part) => others.has(part))

/**
 * Of all sums that are possible at once, those that nothing contradicts: one set makes up the line, and no other line needs any of
 * these parts. Two exceptions are no contradiction. A larger set that holds all of this one is this line and others together. And as many
 * equal lines as there are sets for them share these, in the order of their days: whichever way, the same is settled.
 */
export function claimedOnce(sums: readonly SumOfLines[]): readonly Claim[] {
  const groups = [
    ...Map.groupBy(sums, ({ side, one }) => `${side} ${one.kind} ${one.amountFen} ${one.quantity}`).values(),
  ]
  return settle(groups, new Set())
}

/** Settles what is clear, and then what has become clear by that. */
function settle(groups: readonly (readonly SumOfLines[])[], taken: ReadonlySet<ReconciliationItem>): readonly Claim[] {
  const open = groups
    .map((group) => group.filter(({ one }) => !taken.has(one)).map((sum) => without(sum, taken)))
    .filter((group) => group.some(({ sets }) => sets.length > 0))
  const claims = setsByLine(open)
  const found: Claim[] = []
  for (const group of open) {
    const sets = [...new Map(group.flatMap(({ sets: own }) => own).map((set) => [printOf(set), set])).values()]
    const own = sets.filter((set) => !sets.some((other) => other !== set && isInside(other, new Set(set))))
    const isClear =
      own.length === group.length &&
      group.every(({ isSure }) => isSure) &&
      new Set(own.flat()).size === own.flat().length &&
      own.every((set) => !isContested(set, group, claims))
    if (isClear) found.push(...paired(group, own))
  }
  const fresh = found.filter(({ sum, parts }) => [sum.one, ...parts].every((item) => !taken.has(item)))
  if (fresh.length === 0) return []
  return [...fresh, ...settle(open, new Set([...taken, ...fresh.flatMap(({ sum, parts }) => [sum.one, ...parts])]))]
}

const without = (sum: SumOfLines, taken: ReadonlySet<ReconciliationItem>): SumOfLines => ({
  ...sum,
  sets: sum.sets.filter((set) => set.every((part) => !taken.has(part))),
})

interface Rival {
  readonly one: ReconciliationItem
  readonly set: ReadonlySet<ReconciliationItem>
}

/** For each line the sets it is a part of, or the whole of. */
function setsByLine(groups: readonly (readonly SumOfLines[])[]): ReadonlyMap<ReconciliationItem, readonly Rival[]> {
  const claims = new Map<ReconciliationItem, Rival[]>()
  for (const { one, sets } of groups.flat())
    for (const set of sets)
      for (const item of [one, ...set]) claims.set(item, [...(claims.get(item) ?? []), { one, set: new Set(set) }])
  return claims
}

function isContested(
  set: Parts,
  group: readonly SumOfLines[],
  claims: ReadonlyMap<ReconciliationItem, readonly Rival[]>,
): boolean {
  const own = new Set(group.map(({ one }) => one))
  const rivals = [...set, ...own].flatMap((item) => claims.get(item) ?? []).filter(({ one }) => !own.has(one))
  return rivals.some((rival) => !isInside(set, rival.set))
}

const firstDay = (parts: Parts): number => Math.min(...parts.map((part) => dayNumberOf(part) ?? 0))

/** Equal lines and their sets, both in the order of the days. */
function paired(group: readonly SumOfLines[], sets: readonly Parts[]): readonly Claim[] {
  const lines = group.toSorted((a, b) => compareText(a.one.date ?? '', b.one.date ?? '') || a.one.id - b.one.id)
  const inOrder = sets.toSorted((a, b) => firstDay(a) - firstDay(b) || compareText(printOf(a), printOf(b)))
  return lines.flatMap((sum, index) => {
    const parts = inOrder[index]
    // Equal lines lie in different windows: the set must be among this one's own.
    const isOwn = parts !== undefined && sum.sets.some((set) => printOf(set) === printOf(parts))
    return isOwn ? [{ sum, parts }] : []
  })
}
