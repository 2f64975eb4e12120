import { daysBetween } from '../days'
import { upTo } from './nearby'
import type { Pass, PassMatch } from './passes'
import { keyOf, normaliseReference } from './references'
import type { ReconciliationItem } from './types'

/** Parts of words that can be a document number: what people put between two of them is left out. */
const TOKENS = /[\p{L}\p{N}][\p{L}\p{N}._#-]*/gu
/** Shorter numbers are alike by chance. */
const SHORTEST_KEY = 6
/** Digits at the end of a number that tell it from others; with fewer the amount must agree too. */
const TAIL = { sure: 6, least: 4 } as const

/** Every part of a line's words that can be a document number, as both books would write it. */
export const numbersIn = ({ reference, text = '' }: Pick<ReconciliationItem, 'reference' | 'text'>): string[] => {
  const found =
    `${reference} ${text}`
      .normalize('NFKC')
      .replaceAll(/\p{Script=Han}+/gu, ' ')
      .match(TOKENS) ?? []
  const names = found.map((token) => normaliseReference(token)).filter((token) => /\d{4}/.test(token))
  return [...new Set([...names, normaliseReference(reference)])].filter((token) => token !== '')
}

/** Letters and figures that people take for one another. */
const folded = (key: string): string => key.replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** One character wrong, missing, too many, or two in the wrong order. */
export const isTypo = (one: string, other: string): boolean => {
  const [a, b] = one.length >= other.length ? [one, other] : [other, one]
  if (a.length - b.length > 1) return false
  let start = 0
  while (start < b.length && a[start] === b[start]) start += 1
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}

const isNear = (one: ReconciliationItem, other: ReconciliationItem): boolean =>
  one.date === null || other.date === null || Math.abs(daysBetween(one.date, other.date)) <= 31

const isFreeFor = (line: ReconciliationItem, one: ReconciliationItem): boolean =>
  (one.kind === line.kind || line.kind === 'other') && one.amountFen < 0 === line.amountFen < 0 && isNear(one, line)

/** Our documents by what a token of their book may be of their names. */
interface Names {
  readonly byKey: ReadonlyMap<string, readonly ReconciliationItem[]>
  readonly byTail: ReadonlyMap<string, readonly ReconciliationItem[]>
  readonly byAmount: ReadonlyMap<number, readonly ReconciliationItem[]>
}

const namesOf = (items: readonly ReconciliationItem[]): Names => {
  const named = items.filter((item) => keyOf(item) !== '')
  return {
    byKey: Map.groupBy(named, keyOf),
    byTail: Map.groupBy(named, (item) => keyOf(item).slice(-TAIL.least)),
    byAmount: Map.groupBy(named, ({ amountFen }) => amountFen),
  }
}

/** Every part of a token that is long enough to be a number of ours. */
function partsOf(token: string): string[] {
  const parts = new Set<string>()
  for (let from = 0; from < token.length; from += 1)
    for (let to = from + SHORTEST_KEY; to <= token.length; to += 1) parts.add(token.slice(from, to))
  return [...parts].filter((part) => /\d{4}/.test(part))
}

type Way = (token: string, line: ReconciliationItem, names: Names) => readonly ReconciliationItem[]

/** The digits at the end of our number, alone or behind letters of their own (RK220404 for CK-220404); short ones and strange letters need the amount too. */
const byTail: Way = (token, { amountFen }, { byTail: tails }) => {
  const digits = /^\p{L}{0,4}(\d+)$/u.exec(token)?.[1] ?? ''
  const isSure = digits === token && digits.length >= TAIL.sure
  if (digits.length < TAIL.least) return []
  const found = tails.get(digits.slice(-TAIL.least)) ?? []
  return found.filter((one) => keyOf(one).endsWith(digits) && (isSure || one.amountFen === amountFen))
}

/** How surely a token of their line names a document of ours; the surest way only is followed. */
const WAYS: readonly Way[] = [
  (token, _, { byKey }) => byKey.get(token) ?? [],
  (token, _, { byKey }) => partsOf(token).flatMap((part) => byKey.get(part) ?? []),
  byTail,
  (token, { amountFen }, { byAmount }) =>
    (byAmount.get(amountFen) ?? []).filter(
      (one) => keyOf(one).length > SHORTEST_KEY && isTypo(folded(token), folded(keyOf(one))),
    ),
]

/** A slip of the pen that the amount gives away. */
const TYPO_ONLY = WAYS.slice(3)

/** The ways that need no amount to agree; the others only serve for documents their book does not name plainly anywhere. */
const SURE_WAYS = WAYS.slice(0, 2)

/** The documents of ours that a line of theirs names, by the surest way that finds any for one of its tokens. */
function namedBy(
  line: ReconciliationItem,
  names: Names,
  ways: readonly Way[] = WAYS,
  also: (one: ReconciliationItem) => boolean = () => true,
): ReconciliationItem[] {
  const named = new Set<ReconciliationItem>()
  for (const token of numbersIn(line)) {
    for (const way of ways) {
      const found = upTo(2, way(token, line, names), (one) => also(one) && isFreeFor(line, one))
      if (found.length > 1) break
      if (found[0] !== undefined) named.add(found[0])
      if (found.length > 0) break
    }
  }
  return [...named]
}

/** Further off than a price or a few missing pieces of a document explain: some of its pieces at its price are still that document. */
function isFarFrom(one: ReconciliationItem, line: ReconciliationItem): boolean {
  const [pieces, arrived] = [one.quantity ?? 0, line.quantity ?? 0]
  const isShort = pieces !== 0 && arrived / pieces >= 0.5 && arrived / pieces < 1
  if (isShort && Math.abs(one.amountFen * arrived - line.amountFen * pieces) <= Math.abs(pieces * arrived)) return false
  return Math.abs(one.amountFen - line.amountFen) * 7 > Math.abs(one.amountFen)
}

/**
 * Gives lines of their book the reference of our document where theirs is that with more around it, its tail, or a slip of the pen.
 * A document their book names plainly is never taken, and a name that fits two documents names none.
 */
export function withKnownReferences(
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
): ReconciliationItem[] {
  const ourKeys = new Set(ours.map(keyOf))
  const plain = new Set(theirs.map(keyOf))
  const [free, all] = [namesOf(ours.filter((one) => !plain.has(keyOf(one)))), namesOf(ours)]
  const quotes = Map.groupBy(theirs, keyOf)
  /** It bears the number of a document that another line states to the fen, or one of quite another amount; so it may be a slip of the pen. */
  const isSlip = (line: ReconciliationItem): boolean => {
    const own = all.byKey.get(keyOf(line)) ?? []
    if (own.some(({ amountFen }) => amountFen === line.amountFen)) return false
    if (own.every((one) => isFarFrom(one, line))) return true
    const stated = new Set(own.map(({ amountFen }) => amountFen))
    return (quotes.get(keyOf(line)) ?? []).some(({ amountFen }) => stated.has(amountFen))
  }
  return theirs.map((line) => {
    if (ourKeys.has(keyOf(line)) && keyOf(line) !== '') {
      const [meant, another] = isSlip(line) ? namedBy(line, free, TYPO_ONLY) : []
      return meant === undefined || another !== undefined ? line : { ...line, key: keyOf(meant), kind: meant.kind }
    }
    const found = namedBy(line, free)
    // The same amount under the same number once more: whoever looks at it must see that it is there twice.
    const again = (one: ReconciliationItem) => one.amountFen === line.amountFen
    const named = found.length > 0 ? found : namedBy(line, all, SURE_WAYS, again)
    const keys = new Set(named.map(keyOf))
    const [only] = named
    return only !== undefined && keys.size === 1 ? { ...line, key: keyOf(only), kind: only.kind } : line
  })
}

/** One line of theirs that names several documents of ours (`0051-220404/220411`), all of them still free. */
export const mentionsPass: Pass = {
  name: 'mentions',
  find: (ours, theirs, { ours: all }) => {
    const ourKeys = new Set(all.map(keyOf))
    const [taken, left, names] = [new Set<ReconciliationItem>(), new Set(ours), namesOf(all)]
    return theirs.flatMap((line): PassMatch[] => {
      if (ourKeys.has(keyOf(line))) return []
      const named = namedBy(line, names)
      if (named.length < 2 || named.some((one) => taken.has(one) || !left.has(one))) return []
      for (const one of named) taken.add(one)
      return [{ ours: named, theirs: [line], reason: 'namesSeveral' }]
    })
  },
}
