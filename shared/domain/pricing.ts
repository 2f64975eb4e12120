import type { LostBecause, PriceRuleKind } from '../schemas/styles'
import { netPriceFen } from './money'
import { rateOfPrice } from './price-overrides'
import { holds, type PricePolicy, type PriceQuestion, stepOf, whyLost, winnerFirst } from './price-rules'

export type { PricedStyle, PricePolicy, PriceQuestion } from './price-rules'

/** Who set the price: a policy or promotion, or the rate agreed with the distributor when no policy fires. */
export type PriceRule = { readonly id: number; readonly name: string } | 'distributorDiscount'

/** A rule in the story of a price that did not set it, and why. */
export interface LostRule {
  readonly rule: PriceRule
  readonly kind: PriceRuleKind
  readonly rateBp: number
  readonly because: LostBecause
  /** The threshold and what the order has of it, where that is what was missing. */
  readonly minQuantity?: number
  readonly pieces?: number
}

/** The price of a piece in fen and the whole story of it, because every rule that fires is shown. */
export interface PriceQuote {
  readonly rateBp: number
  readonly priceFen: number
  readonly rule: PriceRule
  readonly kind: PriceRuleKind
  /** `floor` when the rule alone would have gone below the floor price. */
  readonly reason: 'policy' | 'promotion' | 'distributorDiscount' | 'floor'
  /** What the rule alone makes of the piece, before the floor. */
  readonly beforeFloorFen: number
  /** The price that a promotion was put on; null where it stands alone, and where none won. */
  readonly base: { readonly rule: PriceRule; readonly rateBp: number; readonly priceFen: number } | null
  readonly losers: readonly LostRule[]
  readonly floorFen: number | null
  /** The rules of this piece that ask for a quantity, so that whoever types knows when to ask again. */
  readonly steps: readonly { readonly id: number; readonly minQuantity: number }[]
}

const ruleOf = (policy: PricePolicy): PriceRule => ({ id: policy.id, name: policy.name })
const kindOf = (policy: PricePolicy): PriceRuleKind => policy.kind ?? 'policy'

/** What a rule makes of a piece, its floor held. */
interface Offer {
  readonly rule: PriceRule
  readonly rateBp: number
  readonly beforeFloorFen: number
  readonly floorFen: number | null
  readonly priceFen: number
}

/** A floor never lifts a price above the tag price. */
const floored = (byRuleFen: number, floorFen: number | null, tagPriceFen: number): number =>
  Math.max(byRuleFen, Math.min(floorFen ?? 0, tagPriceFen))

function basicOffer({ tagPriceFen, distributor }: PriceQuestion, winner: PricePolicy | undefined): Offer {
  const rateBp = winner?.rateBp ?? distributor.discountBp
  const beforeFloorFen = netPriceFen(tagPriceFen, rateBp)
  const floorFen = winner?.floorPriceFen ?? null
  const rule = winner === undefined ? 'distributorDiscount' : ruleOf(winner)
  const priceFen = floorFen === null ? beforeFloorFen : floored(beforeFloorFen, floorFen, tagPriceFen)
  return { rule, rateBp, beforeFloorFen, floorFen, priceFen }
}

const promotionalFen = (promotion: PricePolicy, fromFen: number): number => {
  const { effect = 'rate', effectFen, rateBp } = promotion
  if (effect === 'netPrice') return effectFen ?? fromFen
  return effect === 'amountOff' ? Math.max(0, fromFen - (effectFen ?? 0)) : netPriceFen(fromFen, rateBp)
}

/** A fixed price stands on nothing; what the policy's floor protects no promotion sells cheaper. */
const isOnTop = ({ combines, effect }: PricePolicy): boolean => combines === true && effect !== 'netPrice'

function promotionOffer(promotion: PricePolicy, base: Offer, tagPriceFen: number): Offer {
  const beforeFloorFen = promotionalFen(promotion, isOnTop(promotion) ? base.priceFen : tagPriceFen)
  const floors = [base.floorFen, promotion.floorPriceFen ?? null].filter((floor) => floor !== null)
  const floorFen = floors.length === 0 ? null : Math.max(...floors)
  const isPlainRate = !isOnTop(promotion) && (promotion.effect ?? 'rate') === 'rate'
  const rateBp = isPlainRate ? promotion.rateBp : rateOfPrice(beforeFloorFen, tagPriceFen)
  const priceFen = floored(beforeFloorFen, floorFen, tagPriceFen)
  return { rule: ruleOf(promotion), rateBp, beforeFloorFen, floorFen, priceFen }
}

interface Contest {
  readonly question: PriceQuestion
  readonly base: Offer
  readonly policies: readonly PricePolicy[]
  readonly offers: readonly { readonly promotion: PricePolicy; readonly offer: Offer }[]
  readonly won: { readonly promotion: PricePolicy; readonly offer: Offer } | undefined
}

function lostPromotions({ base, offers, won }: Contest): LostRule[] {
  return offers
    .filter(({ promotion }) => promotion !== won?.promotion)
    .map(({ promotion, offer: { rule, rateBp, priceFen } }) => {
      const cheaper = won !== undefined && priceFen < base.priceFen
      const because = cheaper ? whyLost(won.promotion, promotion) : 'notCheaper'
      return { rule, kind: 'promotion', rateBp, because }
    })
}

function lostPolicies({ question, policies, won }: Contest): LostRule[] {
  const [winner, ...others] = policies
  const discount = { rule: 'distributorDiscount', kind: 'distributorDiscount' } as const
  const { discountBp } = question.distributor
  // What a promotion was put on is part of its price and did not lose.
  const isBeaten = won !== undefined && !isOnTop(won.promotion)
  if (winner === undefined) return isBeaten ? [{ ...discount, rateBp: discountBp, because: 'promoted' }] : []
  const told = (policy: PricePolicy, because: LostBecause): LostRule => ({
    ...{ rule: ruleOf(policy), kind: kindOf(policy), rateBp: policy.rateBp, because },
  })
  return [
    ...(isBeaten ? [told(winner, 'promoted')] : []),
    ...others.map((policy) => told(policy, whyLost(winner, policy))),
    { ...discount, rateBp: discountBp, because: 'onlyWithoutPolicy' },
  ]
}

/**
 * The price of one piece: the approved policy in force with the highest priority wins, then the most specific, the highest step, the newest,
 * the first entered; the distributor's agreed discount is what is left when none fires. Over that the first promotion in the same order
 * that makes the piece cheaper; one at most, and never below the floor of the policy or its own. A floor never lifts a price above the tag price.
 */
export const quotePrice = (question: PriceQuestion): PriceQuote => {
  const { tagPriceFen } = question
  const inForce = question.policies.filter((policy) => holds(policy, question)).toSorted(winnerFirst)
  const pieces = (policy: PricePolicy): number => question.pieces?.get(policy.id) ?? 0
  const fires = (policy: PricePolicy): boolean => stepOf(policy) === 0 || stepOf(policy) <= pieces(policy)
  const policies = inForce.filter((policy) => kindOf(policy) === 'policy' && fires(policy))
  const base = basicOffer(question, policies[0])
  const offers = inForce
    .filter((policy) => kindOf(policy) === 'promotion' && fires(policy))
    .map((promotion) => ({ promotion, offer: promotionOffer(promotion, base, tagPriceFen) }))
  const won = offers.find(({ offer }) => offer.priceFen < base.priceFen)
  const contest: Contest = { question, base, policies, offers, won }
  const { rule, rateBp, priceFen, beforeFloorFen, floorFen } = won?.offer ?? base
  const kind = won !== undefined ? 'promotion' : policies.length > 0 ? 'policy' : 'distributorDiscount'
  const missed = inForce
    .filter((policy) => !fires(policy))
    .map((policy): LostRule => {
      const { rateBp: missedBp } =
        kindOf(policy) === 'promotion' ? promotionOffer(policy, base, tagPriceFen) : { rateBp: policy.rateBp }
      const threshold = { minQuantity: stepOf(policy), pieces: pieces(policy) }
      return { rule: ruleOf(policy), kind: kindOf(policy), rateBp: missedBp, because: 'belowQuantity', ...threshold }
    })
  return {
    ...{ rateBp, priceFen, rule, kind, beforeFloorFen, floorFen },
    reason: priceFen > beforeFloorFen ? 'floor' : kind,
    base:
      won !== undefined && isOnTop(won.promotion)
        ? { rule: base.rule, rateBp: base.rateBp, priceFen: base.priceFen }
        : null,
    losers: [...lostPromotions(contest), ...lostPolicies(contest), ...missed],
    steps: inForce.filter((policy) => stepOf(policy) > 0).map(({ id, minQuantity = 0 }) => ({ id, minQuantity })),
  }
}
