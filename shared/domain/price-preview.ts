import type { PolicyPreviewSums, PreviewConsequence, previewBases } from '../schemas/prices'
import { assertNever } from './assert-never'
import type { BusinessDay } from './days'
import { sumOf } from './money'
import { holds, type PricedStyle, type PricePolicy, type PriceQuestion, piecesTowards } from './price-rules'
import { type PriceQuote, type PriceRule, quotePrice } from './pricing'

/** A line of an open order as a preview sees it; the tag price is today's, because an order is priced anew by it. */
export interface OpenLine {
  readonly style: PricedStyle & { readonly id: number }
  readonly tagPriceFen: number
  /** What counts towards a rule that asks for a quantity: all that was ordered and not cancelled. */
  readonly orderedQuantity: number
  /** What is still to be sent, and so could have another price. */
  readonly openQuantity: number
  readonly priceFen: number
  readonly priceRule: string
}

/** An open order as a preview sees it. */
export interface OpenOrder<Line extends OpenLine> {
  readonly businessDate: BusinessDay
  readonly orderKind: string
  readonly distributor: PriceQuestion['distributor']
  readonly lines: readonly Line[]
}

/** A line whose price a rule would change. */
export interface RepricedLine<Line extends OpenLine> {
  readonly line: Line
  readonly toFen: number
  readonly toRule: PriceRule
  readonly differenceFen: number
  /** The rule alone would go lower; its floor or the policy's holds it there. */
  readonly atFloor: boolean
}

/** How a line says that no rule set its price. */
const ownPrices: readonly string[] = ['override', 'file', 'revision']

/** The day an order is priced on: its own, or the rule's first. */
export const pricingDay = (
  basis: (typeof previewBases)[number],
  order: { readonly businessDate: BusinessDay },
  candidate: Pick<PricePolicy, 'dateFrom'>,
): BusinessDay => (basis === 'ownDay' ? order.businessDate : candidate.dateFrom)

/**
 * Which lines of an open order would change if a rule fired: those that cost something else with it than without it, and something else
 * than what stands there. Prices that a person or a form set stay; they are only counted.
 */
export function linesRepriced<Line extends OpenLine>(
  order: OpenOrder<Line>,
  { candidate, policies, day }: { candidate: PricePolicy; policies: readonly PricePolicy[]; day: BusinessDay },
): { readonly lines: readonly RepricedLine<Line>[]; readonly ownPriceCount: number } {
  const approved = { ...candidate, status: 'approved' } as const
  const { distributor, orderKind } = order
  const terms = { distributor, orderKind, date: day }
  const inScope = order.lines.filter(({ style }) => holds(approved, { ...terms, style }))
  if (inScope.length === 0) return { lines: [], ownPriceCount: 0 }
  const others = policies.filter(({ id }) => id !== candidate.id)
  const counted = order.lines.map(({ style, orderedQuantity: quantity }) => ({ style, quantity }))
  const priced = (rules: readonly PricePolicy[]) => {
    const asked = { ...terms, policies: rules }
    return quotesOnce({ ...asked, pieces: piecesTowards(asked, counted) })
  }
  const without = priced(others)
  const withIt = priced([...others, approved])
  const lines: RepricedLine<Line>[] = []
  let ownPriceCount = 0
  for (const line of inScope) {
    if (line.openQuantity === 0) continue
    if (ownPrices.includes(line.priceRule)) {
      ownPriceCount += 1
      continue
    }
    const quote = withIt(line)
    if (quote.priceFen === without(line).priceFen || quote.priceFen === line.priceFen) continue
    const differenceFen = (quote.priceFen - line.priceFen) * line.openQuantity
    lines.push({ line, toFen: quote.priceFen, toRule: quote.rule, differenceFen, atFloor: quote.reason === 'floor' })
  }
  return { lines, ownPriceCount }
}

/** A price for each style and tag price, decided once: a row of sizes asks the same thing a dozen times. */
function quotesOnce(terms: Omit<PriceQuestion, 'tagPriceFen' | 'style'>): (line: OpenLine) => PriceQuote {
  const decided = new Map<string, PriceQuote>()
  return ({ style, tagPriceFen }) => {
    const key = `${style.id}/${tagPriceFen}`
    const known = decided.get(key) ?? quotePrice({ ...terms, style, tagPriceFen })
    decided.set(key, known)
    return known
  }
}

/** What becomes of an open order when the rule is approved; nothing that was agreed changes by itself. */
export function consequenceFor(
  status: string,
  basis: (typeof previewBases)[number],
  dates: { readonly businessDate: BusinessDay; readonly firstDay: BusinessDay },
): PreviewConsequence {
  if (status === 'submitted') return 'whenTakenBack'
  if (status !== 'draft') return 'stays'
  switch (basis) {
    case 'ownDay':
      return 'follows'
    case 'firstDay':
      return dates.businessDate === dates.firstDay ? 'follows' : 'whenRedated'
    default:
      return assertNever(basis)
  }
}

/** What the changed lines of one order add up to. */
export function previewSums(lines: readonly RepricedLine<OpenLine>[], ownPriceCount: number): PolicyPreviewSums {
  const sum = (figure: (line: RepricedLine<OpenLine>) => number) => sumOf(lines.map(figure))
  return {
    lineCount: lines.length,
    quantity: sum(({ line }) => line.openQuantity),
    fromFen: sum(({ line }) => line.openQuantity * line.priceFen),
    toFen: sum(({ line, toFen }) => line.openQuantity * toFen),
    differenceFen: sum(({ differenceFen }) => differenceFen),
    floorLineCount: lines.filter(({ atFloor }) => atFloor).length,
    ownPriceCount,
  }
}

/** What many orders add up to. */
export function totalOf(sums: readonly PolicyPreviewSums[]): PolicyPreviewSums {
  const total = (figure: keyof PolicyPreviewSums) => sumOf(sums.map((each) => each[figure]))
  return {
    lineCount: total('lineCount'),
    quantity: total('quantity'),
    fromFen: total('fromFen'),
    toFen: total('toFen'),
    differenceFen: total('differenceFen'),
    floorLineCount: total('floorLineCount'),
    ownPriceCount: total('ownPriceCount'),
  }
}
