import type { LostBecause } from '../schemas/styles'
import { type BusinessDay, compareDays } from './days'
import { sumOf } from './money'
import { firstDecided } from './ordering'

/**
 * A discount rule (价格政策) or a promotion (促销) over it; a scope field that is null, empty or absent fires everywhere. Rates in basis points:
 * of the tag price, or where a promotion combines, of the policy's price.
 */
export interface PricePolicy {
  readonly id: number
  readonly name: string
  /** Absent: a policy. */
  readonly kind?: 'policy' | 'promotion'
  readonly distributorId?: number | null
  readonly grade?: string | null
  readonly regionId?: number | null
  readonly season?: string | null
  readonly category?: string | null
  /** Only these styles. */
  readonly styleIds?: readonly number[] | null
  readonly orderKind?: string | null
  readonly dateFrom: BusinessDay
  readonly dateTo?: BusinessDay | null
  readonly rateBp: number
  /** How a promotion makes its price; absent: by `rateBp`. */
  readonly effect?: 'rate' | 'netPrice' | 'amountOff'
  /** The fixed price of a piece, or what is taken off it, in fen. */
  readonly effectFen?: number | null
  /** A promotion on the policy's price rather than in its place (折上折). */
  readonly combines?: boolean
  /** Fires from so many pieces of its scope in one order; 0 and absent: from the first. */
  readonly minQuantity?: number
  /** No piece is sold below this by the rule, whatever the rate says; in fen. */
  readonly floorPriceFen?: number | null
  /** Higher first. */
  readonly priority: number
  /** Only `approved` fires. */
  readonly status: 'draft' | 'approved' | 'expired'
}

/** What rules ask of a style. */
export interface PricedStyle {
  readonly id?: number
  readonly season: string
  readonly category: string
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
  readonly style: PricedStyle
  readonly orderKind: string
  readonly date: BusinessDay
  readonly policies: readonly PricePolicy[]
  /** The order's pieces by rule, see `piecesTowards`; without it no rule that asks for a quantity fires. */
  readonly pieces?: ReadonlyMap<number, number>
}

/** From what binds most to what binds least; a rule that names the distributor beats any that names only season and category. */
const SCOPES = ['distributorId', 'styleIds', 'orderKind', 'category', 'season', 'regionId', 'grade'] as const

const isOpen = (scope: PricePolicy[(typeof SCOPES)[number]]): boolean =>
  scope === null || scope === undefined || (typeof scope === 'object' && scope.length === 0)

const specificity = (policy: PricePolicy): number =>
  SCOPES.reduce((bits, scope) => bits * 2 + (isOpen(policy[scope]) ? 0 : 1), 0)

const scopeHolds = (wanted: string | number | null | undefined, actual: string | number): boolean =>
  wanted === null || wanted === undefined || wanted === actual

/** Whether a rule is in force for a style, however many pieces it asks for. */
export const holds = (policy: PricePolicy, question: Omit<PriceQuestion, 'tagPriceFen' | 'policies'>): boolean =>
  policy.status === 'approved' &&
  compareDays(policy.dateFrom, question.date) <= 0 &&
  (!policy.dateTo || compareDays(question.date, policy.dateTo) <= 0) &&
  scopeHolds(policy.distributorId, question.distributor.id) &&
  scopeHolds(policy.grade, question.distributor.grade) &&
  scopeHolds(policy.regionId, question.distributor.regionId) &&
  scopeHolds(policy.season, question.style.season) &&
  scopeHolds(policy.category, question.style.category) &&
  scopeHolds(policy.orderKind, question.orderKind) &&
  (!policy.styleIds?.length || (question.style.id !== undefined && policy.styleIds.includes(question.style.id)))

/** From how many pieces a rule fires. */
export const stepOf = (policy: PricePolicy): number => policy.minQuantity ?? 0

/** Puts the rule first that wins: priority, then how much it names, the higher step, the newer, the first entered. */
export const winnerFirst = (a: PricePolicy, b: PricePolicy): number =>
  firstDecided(
    b.priority - a.priority,
    specificity(b) - specificity(a),
    stepOf(b) - stepOf(a),
    compareDays(b.dateFrom, a.dateFrom),
    a.id - b.id,
  )

/** By which of these a rule lost. */
export const whyLost = (winner: PricePolicy, loser: PricePolicy): LostBecause => {
  if (loser.priority < winner.priority) return 'lowerPriority'
  if (specificity(loser) < specificity(winner)) return 'lessSpecific'
  if (stepOf(loser) < stepOf(winner)) return 'lowerStep'
  return compareDays(loser.dateFrom, winner.dateFrom) < 0 ? 'startedEarlier' : 'laterEntry'
}

/** How many pieces of an order count towards each rule that asks for a quantity: those of the styles it holds for. */
export function piecesTowards(
  question: Omit<PriceQuestion, 'tagPriceFen' | 'style' | 'pieces'>,
  lines: readonly { readonly style: PricedStyle; readonly quantity: number }[],
): ReadonlyMap<number, number> {
  const asking = question.policies.filter((policy) => stepOf(policy) > 0)
  return new Map(
    asking.map((policy) => {
      const counted = lines.filter(({ style }) => holds(policy, { ...question, style }))
      return [policy.id, sumOf(counted.map(({ quantity }) => quantity))]
    }),
  )
}
