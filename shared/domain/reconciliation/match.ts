import type { BusinessDay } from '../days'
import { exactInteger, sumOf } from '../money'
import { balanceBridge } from './bridge'
import { classifyLone, classifyPair, repeatsOf, type Side } from './classify'
import { cutOffs } from './cut-off'
import { mentionsPass } from './mentions'
import { exactPass, inBookOrder, type Pass, type PassMatch, referenceOnlyPass, referenceTotalPass } from './passes'
import { restPass, sumPass } from './sums'
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
  nearAmountPass,
  goodsPass,
]

interface FoundMatch extends PassMatch {
  readonly pass: Pass['name']
}

const totalFen = (items: readonly ReconciliationItem[]): number => sumOf(items.map((item) => item.amountFen))

const runPasses = (
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  passes: readonly Pass[],
): FoundMatch[] => {
  const found: FoundMatch[] = []
  let [ourRest, theirRest] = [ours, theirs]
  for (const pass of passes) {
    const matches = pass.find(ourRest, theirRest, { ours, theirs, tied: found })
    const tied = new Set(matches.flatMap((match) => [...match.ours, ...match.theirs]))
    ourRest = ourRest.filter((item) => !tied.has(item))
    theirRest = theirRest.filter((item) => !tied.has(item))
    found.push(...matches.map((match) => ({ ...match, pass: pass.name })))
  }
  return found
}

/** The lines of one side of a match as if they were one. */
const asOneLine = (items: readonly ReconciliationItem[]): ReconciliationItem | null => {
  const [first] = items
  if (!first) return null
  const counts = items.map((item) => item.quantity)
  const known = counts.filter((count) => count !== null)
  return { ...first, amountFen: totalFen(items), quantity: known.length === counts.length ? sumOf(known) : null }
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
  ours: readonly ReconciliationItem[],
  theirs: readonly ReconciliationItem[],
  options: MatchOptions,
): ReconciliationResult => {
  const found = runPasses(ours, theirs, options.passes ?? passes)
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
