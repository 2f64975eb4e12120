import type { LostBecause } from '../schemas/styles'
import { type BusinessDay, compareDays } from './days'
import { netPriceFen } from './money'
import { firstDecided } from './ordering'

/** A discount rule (价格政策); a scope field that is null or absent fires everywhere. Rates in basis points of the tag price. */
export interface PricePolicy {
  readonly id: number
  readonly name: string
  readonly distributorId?: number | null
  readonly grade?: string | null
  readonly regionId?: number | null
  readonly season?: string | null
  readonly category?: string | null
  readonly orderKind?: string | null
  readonly dateFrom: BusinessDay
  readonly dateTo?: BusinessDay | null
  readonly rateBp: number
  /** No piece is sold below this by the rule, whatever the rate says; in fen. */
  readonly floorPriceFen?: number | null
  /** Higher first. */
  readonly priority: number
  /** Only `approved` fires. */
  readonly status: 'draft' | 'approved' | 'expired'
}

/** What is being priced, for whom and when. */
export interface PriceQuestion {
  readonly tagPriceFen: number
  readonly distributor: {
    readonly id: number
    readonly grade: string
    readonly regionId: number
    readonly discountBp: number
  }
  readonly style: { readonly season: string; readonly category: string }
  readonly orderKind: string
  readonly date: BusinessDay
  readonly policies: readonly PricePolicy[]
}

/** Who set the price: a policy, or the rate agreed with the distributor when no policy fires. */
export type PriceRule = { readonly id: number; readonly name: string } | 'distributorDiscount'

/** The price of a piece in fen and the whole story of it, because every rule that fires is shown. */
export interface PriceQuote {
  readonly rateBp: number
  readonly priceFen: number
  readonly rule: PriceRule
  /** `floor` when the rate alone would have gone below the rule's floor price. */
  readonly reason: 'policy' | 'distributorDiscount' | 'floor'
  readonly losers: readonly { readonly rule: PriceRule; readonly rateBp: number; readonly because: LostBecause }[]
  readonly floorFen: number | null
}

/** From what binds most to what binds least; a rule that names the distributor beats any that names only season and category. */
const SCOPES = ['distributorId', 'orderKind', 'category', 'season', 'regionId', 'grade'] as const

const specificity = (policy: PricePolicy): number =>
  SCOPES.reduce((bits, scope) => bits * 2 + ((policy[scope] ?? null) === null ? 0 : 1), 0)

const scopeHolds = (wanted: string | number | null | undefined, actual: string | number): boolean =>
  wanted === null || wanted === undefined || wanted === actual

const fires = (policy: PricePolicy, question: PriceQuestion): boolean =>
  policy.status === 'approved' &&
  compareDays(policy.dateFrom, question.date) <= 0 &&
  (!policy.dateTo || compareDays(question.date, policy.dateTo) <= 0) &&
  scopeHolds(policy.distributorId, question.distributor.id) &&
  scopeHolds(policy.grade, question.distributor.grade) &&
  scopeHolds(policy.regionId, question.distributor.regionId) &&
  scopeHolds(policy.season, question.style.season) &&
  scopeHolds(policy.category, question.style.category) &&
  scopeHolds(policy.orderKind, question.orderKind)

const winnerFirst = (a: PricePolicy, b: PricePolicy): number =>
  firstDecided(
    b.priority - a.priority,
    specificity(b) - specificity(a),
    compareDays(b.dateFrom, a.dateFrom),
    a.id - b.id,
  )

const whyLost = (winner: PricePolicy, loser: PricePolicy): LostBecause => {
  if (loser.priority < winner.priority) return 'lowerPriority'
  if (specificity(loser) < specificity(winner)) return 'lessSpecific'
  return compareDays(loser.dateFrom, winner.dateFrom) < 0 ? 'startedEarlier' : 'laterEntry'
}

const ruleOf = (policy: PricePolicy): PriceRule => ({ id: policy.id, name: policy.name })

/**
 * The price of one piece: the approved policy in force with the highest priority wins, then the most specific, then the newest, then the
 * first entered; the distributor's agreed discount is what is left when none fires. A floor never lifts a price above the tag price.
 */
export const quotePrice = (question: PriceQuestion): PriceQuote => {
  const { discountBp } = question.distributor
  const [winner, ...others] = question.policies.filter((policy) => fires(policy, question)).toSorted(winnerFirst)
  if (!winner) {
    return {
      rateBp: discountBp,
      priceFen: netPriceFen(question.tagPriceFen, discountBp),
      rule: 'distributorDiscount',
      reason: 'distributorDiscount',
      losers: [],
      floorFen: null,
    }
  }
  const byRate = netPriceFen(question.tagPriceFen, winner.rateBp)
  const floorFen = winner.floorPriceFen ?? null
  const floor = Math.min(floorFen ?? 0, question.tagPriceFen)
  const lifted = floorFen !== null && byRate < floor
  return {
    rateBp: winner.rateBp,
    priceFen: lifted ? floor : byRate,
    rule: ruleOf(winner),
    reason: lifted ? 'floor' : 'policy',
    losers: [
      ...others.map((policy) => ({
        rule: ruleOf(policy),
        rateBp: policy.rateBp,
        because: whyLost(winner, policy),
      })),
      { rule: 'distributorDiscount', rateBp: discountBp, because: 'onlyWithoutPolicy' },
    ],
    floorFen,
  }
}
