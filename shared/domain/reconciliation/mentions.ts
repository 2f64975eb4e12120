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

/** How surely a token of their line names a document of ours; the surest way only is followed. */
const WAYS: readonly ((token: string, key: string, sameAmount: boolean) => boolean)[] = [
  (token, key) => token === key,
  (token, key) => key.length >= SHORTEST_KEY && /\d{4}/.test(key) && token.includes(key),
  (token, key, same) => /^\d+$/.test(token) && token.length >= (same ? TAIL.least : TAIL.sure) && key.endsWith(token),
  (token, key, same) => same && key.length > SHORTEST_KEY && isTypo(folded(token), folded(key)),
]

/** The ways that need no amount to agree; the others only serve for documents their book does not name plainly anywhere. */
const SURE_WAYS = WAYS.slice(0, 2)

/** The documents of ours that a line of theirs names, by the surest way that finds any for one of its tokens. */
function namedBy(
  line: ReconciliationItem,
  candidates: readonly ReconciliationItem[],
  ways: typeof WAYS = WAYS,
): ReconciliationItem[] {
  const named = new Set<ReconciliationItem>()
  for (const token of numbersIn(line)) {
    for (const way of ways) {
      const found = upTo(
        2,
        candidates,
        (one) => way(token, keyOf(one), one.amountFen === line.amountFen) && isFreeFor(line, one),
      )
      if (found.length > 1) break
      if (found[0] !== undefined) named.add(found[0])
      if (found.length > 0) break
    }
  }
  return [...named]
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
  const free = ours.filter((one) => keyOf(one) !== '' && !plain.has(keyOf(one)))
  return theirs.map((line) => {
    if (ourKeys.has(keyOf(line)) && keyOf(line) !== '') return line
    const found = namedBy(line, free)
    // The same amount under the same number once more: whoever looks at it must see that it is there twice.
    const again = ours.filter((one) => keyOf(one) !== '' && one.amountFen === line.amountFen)
    const named = found.length > 0 ? found : namedBy(line, again, SURE_WAYS)
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
    const [taken, left] = [new Set<ReconciliationItem>(), new Set(ours)]
    return theirs.flatMap((line): PassMatch[] => {
      if (ourKeys.has(keyOf(line))) return []
      const named = namedBy(line, all)
      if (named.length < 2 || named.some((one) => taken.has(one) || !left.has(one))) return []
      for (const one of named) taken.add(one)
      return [{ ours: named, theirs: [line], reason: 'namesSeveral' }]
    })
  },
}
