import { z } from 'zod'
import { type OrderKind, orderKinds } from './orders'
import { businessDay, name, positiveQuantity, rateBp, rowId, versioned, wholeFen, wholeQuantity } from './values'

/** What a rule is: a discount policy for as long as it holds, or a promotion over the policies for a while. */
export const policyKinds = ['policy', 'promotion'] as const
/** How a promotion makes its price: a rate, a fixed price of a piece, or so much off a piece. */
export const promotionEffects = ['rate', 'netPrice', 'amountOff'] as const

/** A discount rule or a promotion as it is typed. */
export const pricePolicyDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    kind: z.enum(policyKinds).default('policy'),
    name,
    distributorId: rowId.nullable().default(null),
    grade: z.string().trim().max(8).nullable().default(null),
    regionId: rowId.nullable().default(null),
    season: z.string().trim().max(40).nullable().default(null),
    category: z.string().trim().max(100).nullable().default(null),
    /** Only these styles; empty: all. */
    styleIds: z.array(rowId).max(2000).default([]),
    orderKind: z.enum(orderKinds).nullable().default(null),
    dateFrom: businessDay,
    dateTo: businessDay.nullable().default(null),
    rateBp,
    effect: z.enum(promotionEffects).default('rate'),
    /** The fixed price, or what is taken off a piece; null where the rate says it. */
    effectFen: wholeFen.nullable().default(null),
    /** On the policy's price rather than in its place. */
    combines: z.boolean().default(false),
    /** From so many pieces of its scope in one order. */
    minQuantity: wholeQuantity.default(0),
    floorPriceFen: wholeFen.nullable().default(null),
    priority: z.int().min(-1000).max(1000).default(0),
  }),
)
/** A discount rule or a promotion as it is typed, as a service receives it. */
export type PricePolicyDraft = z.output<typeof pricePolicyDraft>

/** A discount rule or a promotion as it is shown. */
export interface PricePolicyRow extends PricePolicyDraft {
  readonly id: number
  readonly version: number
  readonly status: 'draft' | 'approved' | 'expired'
  readonly distributorName: string
  readonly regionName: string
  readonly styles: readonly { readonly id: number; readonly code: string; readonly name: string }[]
}

/** One step of a rule: who did what when, and which fields it changed from what to what. */
export interface PolicyHistoryRow {
  readonly at: string
  readonly userName: string
  readonly action: string
  readonly version: number
  readonly changes: readonly { readonly field: string; readonly from: PolicyValue; readonly to: PolicyValue }[]
}

/** A value of a rule's field as its history keeps it. */
export type PolicyValue = string | number | boolean | null

/** What to price: SKUs for a distributor, a kind of order and a day; with what the order holds, rules that ask for a quantity can fire. */
export const priceQuery = z.object({
  distributorId: rowId,
  orderKind: z.enum(orderKinds),
  date: businessDay,
  skuIds: z.array(rowId).max(20_000),
  lines: z
    .array(z.object({ skuId: rowId, quantity: positiveQuantity }))
    .max(20_000)
    .optional(),
})

/** Which kind of rule stands behind a price. */
export type PriceRuleKind = (typeof policyKinds)[number] | 'distributorDiscount'

/** What a piece costs and why. */
export interface PriceQuote {
  readonly skuId: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  /** The policy's name, or `distributorDiscount` when none fired. */
  readonly rule: string
  readonly kind: PriceRuleKind
  /** `floor` when the rule alone would have gone below the floor price. */
  readonly reason: 'policy' | 'promotion' | 'distributorDiscount' | 'floor'
  /** What the rule alone makes of the piece, before the floor; in fen. */
  readonly beforeFloorFen: number
  /** The price that a promotion was put on; null where it stands alone, and where there is none. */
  readonly base: { readonly rule: string; readonly rateBp: number; readonly priceFen: number } | null
  /** Nobody but a manager sells below it; in fen. */
  readonly floorFen: number | null
  /** The rules that were in force and lost, and why. */
  readonly losers?: readonly {
    readonly rule: string
    readonly kind: PriceRuleKind
    readonly rateBp: number
    readonly because: LostBecause
    /** The pieces that were asked for, and those that the order has. */
    readonly minQuantity?: number
    readonly pieces?: number
  }[]
  /** The rules for this piece that ask for a quantity. */
  readonly steps: readonly { readonly id: number; readonly minQuantity: number }[]
}

/** Why a rule that was in force did not set the price. */
export type LostBecause =
  | 'lowerPriority'
  | 'lessSpecific'
  | 'lowerStep'
  | 'startedEarlier'
  | 'laterEntry'
  | 'onlyWithoutPolicy'
  | 'promoted'
  | 'notCheaper'
  | 'belowQuantity'

/** On which day open orders are priced to see what a rule does: each on its own, or all on the day the rule begins. */
export const previewBases = ['ownDay', 'firstDay'] as const
/** Which rule is looked at, and on which day. */
export const policyPreviewQuery = z.object({ id: rowId, basis: z.enum(previewBases).default('ownDay') })
/** The same for the lines of one order. */
export const policyPreviewLinesQuery = policyPreviewQuery.extend({ orderId: rowId })

/**
 * What becomes of an order's price: a draft follows when it is saved, one of another day when its day is moved, a submitted one when it was
 * taken back, an agreed one stays.
 */
export type PreviewConsequence = 'follows' | 'whenRedated' | 'whenTakenBack' | 'stays'

/** What a rule would change of one style and price of an open order. */
export interface PolicyPreviewLine {
  readonly styleId: number
  readonly styleCode: string
  readonly styleName: string
  readonly colourName: string
  readonly quantity: number
  readonly fromFen: number
  readonly toFen: number
  readonly fromRule: string
  readonly toRule: string
  readonly differenceFen: number
  readonly atFloor: boolean
}

/** Pieces and money that a rule would change, of one order or of many. */
export interface PolicyPreviewSums {
  readonly lineCount: number
  readonly quantity: number
  readonly fromFen: number
  readonly toFen: number
  readonly differenceFen: number
  readonly floorLineCount: number
  /** Lines in its scope whose price a person or a form set; those stay. */
  readonly ownPriceCount: number
}

/** An open order that a rule would change. */
export interface PolicyPreviewOrder extends PolicyPreviewSums {
  readonly id: number
  readonly number: string
  readonly status: string
  readonly businessDate: string
  readonly orderKind: OrderKind
  readonly distributorId: number
  readonly distributorName: string
  readonly consequence: PreviewConsequence
}

/** What a rule would change of the open orders, before anybody lets it fire. */
export interface PolicyPreview {
  readonly policy: PricePolicyRow
  readonly basis: (typeof previewBases)[number]
  /** Open orders that were looked at. */
  readonly openOrderCount: number
  readonly orders: readonly PolicyPreviewOrder[]
  readonly total: PolicyPreviewSums
  /** By what becomes of them: how many orders, and by how much. */
  readonly byConsequence: Readonly<
    Record<PreviewConsequence, { readonly orderCount: number; readonly differenceFen: number }>
  >
}
