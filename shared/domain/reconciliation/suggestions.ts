import { bestPairs } from './assignment'
import { isRounding } from './classify'
import { isSameStyles } from './goods'
import { isTypo } from './mentions'
import { type BothSides, isNearby, lagOf, nearby } from './nearby'
import { inBookOrder } from './passes'
import { keyOf, referenceParts } from './references'
import { sumsBetween } from './sums'
import type { ReconciliationItem, ReconciliationReason } from './types'

/** What lines without a counterpart may belong to: a guess for a person, ranked, with the reason. */
export interface TieSuggestion {
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
  readonly reason: ReconciliationReason
  /** Out of 100; only for the order. */
  readonly score: number
  readonly differenceFen: number
  /** The way to pair all lone lines at once that fits best pairs these two. */
  readonly isBest: boolean
}

/** So many a line is offered, and so many lines are looked at; a longer list helps nobody. */
const LIMITS = { each: 3, lines: 400, together: 60 } as const
/** Less than this says nothing. */
const LEAST_SCORE = 40

interface Scored {
  readonly one: ReconciliationItem
  readonly other: ReconciliationItem
  readonly score: number
  readonly reason: ReconciliationReason
}

const tailLength = (one: string, other: string): number => {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return length
}

function numberScore(one: ReconciliationItem, other: ReconciliationItem): number {
  const [key, theirs] = [keyOf(one), keyOf(other)]
  if (key === '' || theirs === '') return 0
  if (key === theirs || isTypo(key, theirs)) return 45
  const tail = tailLength(referenceParts(key).tail, referenceParts(theirs).tail)
  return tail >= 4 ? 32 : 0
}

function amountScore(one: ReconciliationItem, other: ReconciliationItem): number {
  if (one.amountFen === other.amountFen) return 50
  if (isRounding(one.amountFen, other.amountFen)) return 42
  const apart = Math.abs(one.amountFen - other.amountFen) / Math.max(1, Math.abs(one.amountFen))
  return apart <= 0.05 ? 25 : apart <= 0.2 ? 10 : 0
}

/** How likely two lines are the same thing, by number, amount, pieces and days, and which of these says so most. */
function scoreOf(one: ReconciliationItem, other: ReconciliationItem): Scored {
  const [number, amount] = [numberScore(one, other), amountScore(one, other)]
  const isSamePieces = one.quantity !== null && one.quantity !== 0 && one.quantity === other.quantity
  const days = Math.max(0, 12 - Math.abs((lagOf(one, other) ?? 6) - (one.kind === 'shipment' ? 3 : 0)))
  const goods = isSameStyles(one, other) === true ? 25 : 0
  const score = Math.min(99, number + amount + goods + (isSamePieces ? 20 : 0) + days)
  const byAmount = amount === 50 ? 'sameAmountNearby' : amount === 42 ? 'nearAmountNearby' : null
  const reason = byAmount ?? (number > 0 ? 'numberAlike' : 'sameGoodsNearby')
  return { one, other, score, reason }
}

const pairOf = ({ one, other }: Scored): string => `${one.id} ${other.id}`

/** The pairs of the best way to pair everything at once, so that one line's second best is not another's only one. */
function bestTogether(pairs: readonly Scored[]): ReadonlySet<string> {
  const [ours, theirs] = [[...new Set(pairs.map(({ one }) => one))], [...new Set(pairs.map(({ other }) => other))]]
  if (ours.length > LIMITS.together || theirs.length > LIMITS.together) return new Set()
  const scores = new Map(pairs.map((pair) => [pairOf(pair), pair]))
  const best = bestPairs([ours.length, theirs.length], (i, j) => {
    const found = scores.get(`${ours[i]?.id} ${theirs[j]?.id}`)
    return found === undefined ? null : 100 - found.score
  })
  return new Set(best.pairs.map(([i, j]) => `${ours[i]?.id} ${theirs[j]?.id}`))
}

const single = (pair: Scored, isBest: boolean): TieSuggestion => ({
  ourIds: [pair.one.id],
  theirIds: [pair.other.id],
  ...{ reason: pair.reason, score: pair.score, isBest },
  differenceFen: pair.one.amountFen - pair.other.amountFen,
})

function sums(lone: BothSides): TieSuggestion[] {
  return sumsBetween(lone).flatMap(({ side, one, sets }) =>
    sets.slice(0, LIMITS.each).map((parts, rank): TieSuggestion => {
      const [own, other] = [[one.id], parts.map(({ id }) => id)]
      const ids = side === 'ours' ? { ourIds: own, theirIds: other } : { ourIds: other, theirIds: own }
      const score = Math.max(LEAST_SCORE, 75 - 4 * parts.length - 5 * rank)
      return { ...ids, reason: 'sumOfSeveral', score, differenceFen: 0, isBest: false }
    }),
  )
}

const bestFirst = (a: TieSuggestion, b: TieSuggestion): number =>
  Number(b.isBest) - Number(a.isBest) ||
  b.score - a.score ||
  (a.ourIds[0] ?? 0) - (b.ourIds[0] ?? 0) ||
  (a.theirIds[0] ?? 0) - (b.theirIds[0] ?? 0)

const largest = (items: readonly ReconciliationItem[]): readonly ReconciliationItem[] =>
  inBookOrder(items.toSorted((a, b) => Math.abs(b.amountFen) - Math.abs(a.amountFen)).slice(0, LIMITS.lines))

/**
 * What the lines that no pass tied may belong to: single lines alike in number, amount, pieces or days, and sums of several; at most
 * three for a line, the best first. A pair that a person parted is not offered again.
 */
export function suggestTies(lone: BothSides, isRejected: (ourId: number, theirId: number) => boolean): TieSuggestion[] {
  const { ours, theirs } = { ours: largest(lone.ours), theirs: largest(lone.theirs) }
  const index = nearby('theirs', theirs)
  const pairs = ours
    .flatMap((one) => index.of(one).map((other) => scoreOf(one, other)))
    .filter(({ one, other, score }) => score >= LEAST_SCORE && isNearby(one, other) && !isRejected(one.id, other.id))
  const best = bestTogether(pairs)
  const all = [...pairs.map((pair) => single(pair, best.has(pairOf(pair)))), ...sums({ ours, theirs })]
  const counts = new Map<string, number>()
  const places = ({ ourIds, theirIds }: TieSuggestion) => [
    ...ourIds.map((id) => `o${id}`),
    ...theirIds.map((id) => `t${id}`),
  ]
  return all
    .filter(({ ourIds, theirIds }) => !ourIds.some((one) => theirIds.some((other) => isRejected(one, other))))
    .toSorted(bestFirst)
    .filter((suggestion) => {
      const lines = places(suggestion)
      if (lines.every((line) => (counts.get(line) ?? 0) >= LIMITS.each)) return false
      for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
      return true
    })
}
