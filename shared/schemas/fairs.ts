import { z } from 'zod'
import type { FairRow } from './styles'
import { rowId } from './values'

/** What the orders of a fair are split by: 品类 颜色 尺码 价格带. */
export const mixDimensions = ['category', 'colour', 'size', 'priceBand'] as const
/** What the orders of a fair are split by. */
export type MixDimension = (typeof mixDimensions)[number]

/** How far an order is from its plan: none planned, well short, near, met, or more than planned. */
export type PlanState = 'none' | 'short' | 'near' | 'met' | 'over'
/** Where a deposit stands: none asked, all there, still open, or late. */
export type DepositState = 'none' | 'paid' | 'open' | 'overdue'

/** A part of a plan that is meant for one category, and what was ordered of it. */
export interface CategoryStanding {
  readonly category: string
  readonly amountFen: number
  readonly quantity: number
  readonly orderedFen: number
  readonly orderedQuantity: number
}

/** A distributor's plan at a fair, what it ordered, and its deposit. */
export interface FairStanding {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly amountFen: number
  readonly quantity: number
  readonly minStyles: number
  readonly minDepth: number
  readonly orderedFen: number
  readonly orderedQuantity: number
  readonly styleCount: number
  readonly skuCount: number
  readonly categories: readonly CategoryStanding[]
  /** What the fair asks for of what was ordered, and what of it came, in fen. */
  readonly dueFen: number
  readonly receivedFen: number
}

/** A style of a fair with who took it; one that nobody ordered has noughts. */
export interface BoardStyle {
  readonly styleId: number
  readonly code: string
  readonly name: string
  readonly category: string
  readonly quantity: number
  readonly amountFen: number
  readonly distributorCount: number
}

/** A part of a fair's orders beside the same part of the fair it is compared with. */
export interface MixRow {
  readonly key: string
  readonly quantity: number
  readonly amountFen: number
  readonly lastQuantity: number
  readonly lastAmountFen: number
}

/** Which fair, and with which it is compared: left out for last year's of the same season, null for none. */
export const boardQuestion = z.object({ id: rowId, againstId: rowId.nullable().optional() })

/** A fair while it is held. */
export interface FairBoard {
  readonly fair: FairRow
  readonly today: string
  readonly against: Pick<FairRow, 'id' | 'name' | 'orderedFen' | 'orderedQuantity'> | null
  /** The fairs it can be compared with, newest first. */
  readonly candidates: readonly Pick<FairRow, 'id' | 'name'>[]
  readonly distributors: readonly FairStanding[]
  readonly ranking: readonly BoardStyle[]
  readonly mix: Readonly<Record<MixDimension, readonly MixRow[]>>
}

/** Whose plan at which fair; an order that is being changed is left out of what was ordered. */
export const budgetQuestion = z.object({ fairId: rowId, distributorId: rowId, orderId: rowId.optional() })

/** A distributor's plan and what its other orders took of it. */
export interface FairBudget {
  readonly fairName: string
  readonly orderDeadline: string | null
  readonly amountFen: number
  readonly quantity: number
  readonly minStyles: number
  readonly minDepth: number
  readonly orderedFen: number
  readonly orderedQuantity: number
  readonly categories: readonly CategoryStanding[]
}
