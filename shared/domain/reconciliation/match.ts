import type { BusinessDay } from '../days'
import { exactInteger, sumOf } from '../money'
import { asOneLine } from './align'
import { balanceBridge } from './bridge'
import { classifyLone, classifyPair, repeatsOf, type Side } from './classify'
import { cutOffs } from './cut-off'
import { mentionsPass } from './mentions'
import type { BothSides } from './nearby'
import { exactPass, inBookOrder, type Pass, type PassMatch, referenceOnlyPass, referenceTotalPass } from './passes'
import { restPass, runPass, sumPass } from './sums'
import type { BalanceBridge, ReconciliationDifference, ReconciliationItem, ReconciliationMatch } from './types'
import { goodsPass, nearAmountPass, reversalPass, sameAmountPass } from './weak-passes'

/** The period and the balances around the two lists of lines, in fen and in our sign. */
export interface MatchOptions {
  readonly periodEnd: BusinessDay
  /** Without it nothing is looked for that one book has before the period and the other in it. */
  readonly periodStart?: BusinessDay
  readonly ourOpeningFen?: number
  readonly theirOpeningFen?: number
  /** What their book states; without it, their opening and lines added up. */
  readonly theirClosingFen?: number
  readonly passes?: readonly Pass[]
  /** Ties that a person confirmed or made: they stand, whatever the passes would say. */
  readonly kept?: readonly KeptMatch[]
  /** Pairs of line ids that a person parted; no pass ties them again. */
  readonly rejected?: readonly (readonly [ourId: number, theirId: number])[]
}

/** A tie that is there before any pass looks. */
export interface KeptMatch {
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
}

/** Everything a reconciliation shows: each line is in exactly one match or one difference without a match. */
export interface ReconciliationResult {
  readonly matches: readonly ReconciliationMatch[]
  readonly differences: readonly ReconciliationDifference[]
  readonly bridge: BalanceBridge
}

/** The passes, the strongest first; what one ties the next does not see. */
export const passes: readonly Pass[] = [
  exactPass,
  mentionsPass,
  referenceTotalPass,
  sameAmountPass,
  restPass,
  referenceOnlyPass,
  reversalPass,
  sumPass,
  runPass,
  nearAmountPass,
  goodsPass,
]

interface FoundMatch extends PassMatch {
  readonly pass: Pass['name']
}

const totalFen = (items: readonly ReconciliationItem[]): number => sumOf(items.map((item) => item.amountFen))

/** The kept ties with their lines; one of a line that is not there any more is dropped whole. */
function keptMatches({ ours, theirs }: BothSides, kept: readonly KeptMatch[]): FoundMatch[] {
  const byId = (items: readonly ReconciliationItem[]) => new Map(items.map((item) => [item.id, item]))
  const [ourLines, theirLines] = [byId(ours), byId(theirs)]
  return kept.flatMap(({ ourIds, theirIds }) => {
    const own = ourIds.flatMap((id) => ourLines.get(id) ?? [])
    const other = theirIds.flatMap((id) => theirLines.get(id) ?? [])
    const isWhole = own.length === ourIds.length && other.length === theirIds.length
    return isWhole ? [{ ours: own, theirs: other, pass: 'kept' as const, reason: 'keptByPerson' as const }] : []
  })
}

const runPasses = ({ ours, theirs }: BothSides, options: MatchOptions): FoundMatch[] => {
  const found = keptMatches({ ours, theirs }, options.kept ?? [])
  const rejected = new Set((options.rejected ?? []).map(([one, other]) => `${one} ${other}`))
  const isRejected = (one: ReconciliationItem, other: ReconciliationItem) => rejected.has(`${one.id} ${other.id}`)
  const parted = (match: PassMatch) => match.ours.some((one) => match.theirs.some((other) => isRejected(one, other)))
  const tied = new Set(found.flatMap((match) => [...match.ours, ...match.theirs]))
  const free = (items: readonly ReconciliationItem[]) => items.filter((item) => !tied.has(item))
  let [ourRest, theirRest] = [free(ours), free(theirs)]
  for (const pass of options.passes ?? passes) {
    const context = { ours, theirs, tied: found, isRejected }
    const matches = pass.find(ourRest, theirRest, context).filter((match) => !parted(match))
    for (const item of matches.flatMap((match) => [...match.ours, ...match.theirs])) tied.add(item)
    ;[ourRest, theirRest] = [free(ourRest), free(theirRest)]
    found.push(...matches.map((match) => ({ ...match, pass: pass.name })))
  }
  return found
}

const differenceOf = (match: FoundMatch): ReconciliationDifference[] => {
  const ours = asOneLine(match.ours)
  const theirs = asOneLine(match.theirs)
  if (!ours || !theirs || ours.amountFen === theirs.amountFen) return []
  const amountFen = exactInteger(ours.amountFen - theirs.amountFen, 'difference')
  const unknown = ours.quantity === null || theirs.quantity === null
  const quantity = unknown ? 0 : exactInteger(ours.quantity - theirs.quantity, 'pieces')
  return [{ ...classifyPair(ours, theirs), ourId: ours.id, theirId: theirs.id, amountFen, quantity }]
}

const loneDifferences = (
  items: readonly ReconciliationItem[],
  matched: readonly ReconciliationItem[],
  side: Side,
  periodEnd: BusinessDay,
): ReconciliationDifference[] => {
  const tied = new Set(matched)
  const lone = inBookOrder(items.filter((item) => !tied.has(item)))
  const repeats = repeatsOf(lone, matched)
  const sign = side === 'ours' ? 1 : -1
  return lone.map((item) => ({
    ...(repeats.get(item.id) ?? classifyLone(item, side, periodEnd)),
    ourId: side === 'ours' ? item.id : null,
    theirId: side === 'theirs' ? item.id : null,
    amountFen: exactInteger(sign * item.amountFen, 'difference'),
    quantity: exactInteger(sign * (item.quantity ?? 0), 'pieces'),
  }))
}

const openingDifference = (amountFen: number): ReconciliationDifference[] =>
  amountFen === 0
    ? []
    : [{ class: 'openingMismatch', ourId: null, theirId: null, amountFen, quantity: 0, reason: 'openingsDiffer' }]

/**
 * Matches our lines with the distributor's book by reference and amount and proposes what every remaining difference is. Nothing is lost:
 * the differences add up to our total − their total, so the bridge leaves only `unknown` ones (and a mis-added book) unexplained.
 */
export const matchByReferenceAndAmount = (
  ourLines: readonly ReconciliationItem[],
  theirLines: readonly ReconciliationItem[],
  options: MatchOptions,
): ReconciliationResult => {
  // The same lines give the same answer in whatever order they come.
  const [ours, theirs] = [inBookOrder(ourLines), inBookOrder(theirLines)]
  const found = runPasses({ ours, theirs }, options)
  const openings = (options.ourOpeningFen ?? 0) - (options.theirOpeningFen ?? 0)
  const opening = openingDifference(exactInteger(openings, 'opening difference'))
  const apart = [
    ...found.flatMap(differenceOf),
    ...loneDifferences(
      ours,
      found.flatMap((match) => match.ours),
      'ours',
      options.periodEnd,
    ),
    ...loneDifferences(
      theirs,
      found.flatMap((match) => match.theirs),
      'theirs',
      options.periodEnd,
    ),
  ]
  const differences = cutOffs([...opening, ...apart], { ours, theirs }, options.periodStart)
  return {
    matches: found.map((match) => ({
      ourIds: match.ours.map((item) => item.id),
      theirIds: match.theirs.map((item) => item.id),
      pass: match.pass,
      reason: match.reason,
      differenceFen: exactInteger(totalFen(match.ours) - totalFen(match.theirs), 'difference'),
    })),
    differences,
    bridge: balanceBridge({
      ourClosingFen: sumOf([options.ourOpeningFen ?? 0, totalFen(ours)]),
      theirClosingFen: options.theirClosingFen ?? sumOf([options.theirOpeningFen ?? 0, totalFen(theirs)]),
      differences,
    }),
  }
}
