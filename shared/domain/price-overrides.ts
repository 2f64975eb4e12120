import { netPriceFen } from './money'

/** What a person may do about prices that the policies set. */
export interface PriceRights {
  /** Whether the person may name a price at all. */
  readonly override: boolean
  /** Whether the floor of a policy does not bind the person. */
  readonly undercutFloor: boolean
  /** How far below the policy's price the person may go, in basis points of that price. */
  readonly limitBp: number
}

/** The policy's price that a person would replace. */
export interface OverriddenQuote {
  readonly priceFen: number
  readonly floorFen: number | null
}

/** The rule that a price of one's own breaks: no right to name one, the policy's floor, or the limit of one's role. */
export type OverrideBreach = 'right' | 'floor' | 'limit'

/** Each of the rules that bind a person, with the lowest price it leaves; the policy's own price is always one of those. */
const boundsOf = (quote: OverriddenQuote, rights: PriceRights) => {
  const byLimit = quote.priceFen - netPriceFen(quote.priceFen, Math.min(rights.limitBp, 10_000))
  const floor = rights.undercutFloor ? 0 : Math.min(quote.floorFen ?? 0, quote.priceFen)
  return { limit: byLimit, floor }
}

/** The lowest price a person may name in place of the policy's; the policy's own where they may name none. */
export function lowestPriceFen(quote: OverriddenQuote, rights: PriceRights): number {
  if (!rights.override) return quote.priceFen
  const { limit, floor } = boundsOf(quote, rights)
  return Math.max(limit, floor)
}

/** Which rule forbids a price, or null when none does; the floor is named before the limit, because no colleague's limit lifts it. */
export function overrideBreach(priceFen: number, quote: OverriddenQuote, rights: PriceRights): OverrideBreach | null {
  if (!rights.override) return 'right'
  const { limit, floor } = boundsOf(quote, rights)
  if (priceFen < floor) return 'floor'
  return priceFen < limit ? 'limit' : null
}

/** The share of the tag price that a price is, in basis points; nothing is a share of no tag price. */
export const rateOfPrice = (priceFen: number, tagPriceFen: number): number =>
  tagPriceFen === 0 ? 0 : Math.round((priceFen * 10_000) / tagPriceFen)
