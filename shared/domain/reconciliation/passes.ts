import { compareText, firstDecided } from '../ordering'
import { keyOf } from './references'
import type { MatchPass, ReconciliationItem, ReconciliationReason } from './types'

/** The lines one pass ties together. */
export interface PassMatch {
  readonly ours: readonly ReconciliationItem[]
  readonly theirs: readonly ReconciliationItem[]
  readonly reason: ReconciliationReason
}

/** What a pass may know of both books whole: all lines, and what earlier passes have tied. */
export interface PassContext {
  readonly ours: readonly ReconciliationItem[]
  readonly theirs: readonly ReconciliationItem[]
  readonly tied: readonly PassMatch[]
  /** A person said that these two do not belong together. */
  readonly isRejected: (ours: ReconciliationItem, theirs: ReconciliationItem) => boolean
}

/** A pass looks only at lines no earlier pass has tied, and never unties. */
export interface Pass {
  readonly name: MatchPass
  readonly find: (
    ours: readonly ReconciliationItem[],
    theirs: readonly ReconciliationItem[],
    context: PassContext,
  ) => PassMatch[]
}

interface Group {
  readonly ours: ReconciliationItem[]
  readonly theirs: ReconciliationItem[]
}

/** By date, then in the order of the book: of two equal lines the later one is the repeat. */
export const inBookOrder = (items: readonly ReconciliationItem[]): ReconciliationItem[] =>
  items.toSorted((a, b) => firstDecided(compareText(a.date ?? '', b.date ?? ''), a.id - b.id))

const groupsBy = (
  key: (item: ReconciliationItem) => string,
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
): Group[] => {
  const groups = new Map<string, Group>()
  const groupOf = (item: ReconciliationItem): Group => {
    const found = groups.get(key(item)) ?? { ours: [], theirs: [] }
    groups.set(key(item), found)
    return found
  }
  const named = (items: readonly ReconciliationItem[]) => inBookOrder(items).filter((item) => keyOf(item) !== '')
  for (const item of named(ours)) groupOf(item).ours.push(item)
  for (const item of named(theirs)) groupOf(item).theirs.push(item)
  return [...groups.values()]
}

const referenceKey = (item: ReconciliationItem): string => `${item.kind} ${keyOf(item)}`

const zip = (group: Group, reason: ReconciliationReason): PassMatch[] =>
  group.ours.flatMap((one, index) => {
    const other = group.theirs[index]
    return other ? [{ ours: [one], theirs: [other], reason }] : []
  })

/** Same reference, kind and amount, one line for one line. */
export const exactPass: Pass = {
  name: 'exact',
  find: (ours, theirs) =>
    groupsBy((item) => `${referenceKey(item)} ${item.amountFen}`, ours, theirs).flatMap((group) =>
      zip(group, 'sameReferenceAndAmount'),
    ),
}

const totalOf = (items: readonly ReconciliationItem[]): number =>
  items.reduce((total, item) => total + item.amountFen, 0)

/** One document kept as several lines in the other book, or an entry and its red reversal that cancel within one book. */
export const referenceTotalPass: Pass = {
  name: 'referenceTotal',
  find: (ours, theirs) =>
    groupsBy(referenceKey, ours, theirs).flatMap((group) => {
      if (totalOf(group.ours) !== totalOf(group.theirs)) return []
      const oneSided = group.ours.length === 0 || group.theirs.length === 0
      return [{ ...group, reason: oneSided ? 'cancelsItself' : 'sameReferenceAndTotal' } satisfies PassMatch]
    }),
}

/** Beyond this many pairs a group is no document but a filler word in the reference column; it is paired in order of amount. */
const MAX_PAIRS = 2_500

interface Pair {
  readonly one: ReconciliationItem
  readonly other: ReconciliationItem
  readonly difference: number
}

const pairsByCloseness = (group: Group): Pair[] =>
  group.ours
    .flatMap((one) =>
      group.theirs.map((other) => ({ one, other, difference: Math.abs(one.amountFen - other.amountFen) })),
    )
    .toSorted((a, b) => a.difference - b.difference)

/** One line against several that come closer to it together than any of them alone: a document split into lines, some of it missing. */
const isSplitDocument = (group: Group, nearest: number): boolean =>
  (group.ours.length === 1) !== (group.theirs.length === 1) &&
  Math.abs(totalOf(group.ours) - totalOf(group.theirs)) < nearest

const closest = (group: Group): PassMatch[] => {
  const reason = 'amountDiffers'
  if (group.ours.length * group.theirs.length > MAX_PAIRS) {
    const byAmount = (items: readonly ReconciliationItem[]) => items.toSorted((a, b) => b.amountFen - a.amountFen)
    return zip({ ours: byAmount(group.ours), theirs: byAmount(group.theirs) }, reason)
  }
  const pairs = pairsByCloseness(group)
  const [nearest] = pairs
  if (nearest && isSplitDocument(group, nearest.difference)) return [{ ...group, reason }]
  const taken = new Set<ReconciliationItem>()
  return pairs.flatMap(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return []
    taken.add(one).add(other)
    return [{ ours: [one], theirs: [other], reason }]
  })
}

/** Same reference and kind, the amount differs: the closest amounts belong together. A charge never meets its own reversal here. */
export const referenceOnlyPass: Pass = {
  name: 'referenceOnly',
  find: (ours, theirs) =>
    groupsBy((item) => `${referenceKey(item)} ${item.amountFen < 0 ? '-' : '+'}`, ours, theirs).flatMap(closest),
}
