import { z } from 'zod'
import type { BoardStyle, FairStanding } from './fairs'
import { businessDay, code, name, page, rowId, versioned, wholeFen, wholeQuantity } from './values'

export {
  type LostBecause,
  type PricePolicyDraft,
  type PricePolicyRow,
  type PriceQuote,
  type PriceRuleKind,
  pricePolicyDraft,
  priceQuery,
} from './prices'

/** A size group as it is typed. */
export const sizeGroupDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    archived: z.boolean().default(false),
    sizes: z
      .array(
        z.object({
          code: z.string().trim().min(1).max(20),
          alias: z.string().trim().max(20).default(''),
          core: z.boolean().default(false),
          ratio: z.int().min(0).max(1000).default(1),
        }),
      )
      .min(1)
      .max(40),
  }),
)
/** A size group as it is typed, as a service receives it. */
export type SizeGroupDraft = z.output<typeof sizeGroupDraft>

/** A size group as it is shown. */
export interface SizeGroupRow extends SizeGroupDraft {
  readonly id: number
  readonly version: number
  readonly styleCount: number
}

/** A colour as it is typed. */
export const colourDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    swatch: z
      .string()
      .trim()
      .regex(/^(#[0-9a-fA-F]{6})?$/)
      .default(''),
    archived: z.boolean().default(false),
  }),
)
/** A colour as it is typed, as a service receives it. */
export type ColourDraft = z.output<typeof colourDraft>

/** A colour as it is shown. */
export interface ColourRow extends ColourDraft {
  readonly id: number
  readonly version: number
}

/** What a style is made of, before it is asked which version was seen. */
export const styleFields = z.object({
  id: rowId.optional(),
  version: z.int().positive().optional(),
  code,
  name,
  season: z.string().trim().max(40).default(''),
  wave: z.string().trim().max(40).default(''),
  category: z.string().trim().max(100).default(''),
  subcategory: z.string().trim().max(100).default(''),
  launchDate: businessDay.nullable().default(null),
  tagPriceFen: wholeFen,
  sizeGroupId: rowId,
  colourIds: z.array(rowId).min(1).max(60),
  /** What SKUs have of their own; those that are not named keep theirs. */
  skus: z
    .array(
      z.object({
        colourId: rowId,
        size: z.string().trim().min(1).max(20),
        barcode: z
          .string()
          .trim()
          .max(64)
          .transform((text) => (text === '' ? null : text))
          .nullable()
          .optional(),
        tagPriceFen: wholeFen.min(0).optional(),
      }),
    )
    .max(2400)
    .default([]),
  archived: z.boolean().default(false),
})
/** A style as it is typed, with the colours it comes in; SKUs are made for every colour and size. */
export const styleDraft = versioned(styleFields)
/** A style as it is typed, as a service receives it. */
export type StyleDraft = z.output<typeof styleDraft>

/** Which styles a list shows. */
export const styleFilter = page.extend({
  query: z.string().trim().max(100).optional(),
  season: z.string().optional(),
  category: z.string().optional(),
  archived: z.boolean().default(false),
})
/** Which styles a list shows. */
export type StyleFilter = z.output<typeof styleFilter>

/** A style as the list shows it. */
export interface StyleRow {
  readonly id: number
  readonly version: number
  readonly code: string
  readonly name: string
  readonly season: string
  readonly wave: string
  readonly category: string
  readonly subcategory: string
  readonly launchDate: string | null
  readonly tagPriceFen: number
  readonly sizeGroupId: number
  readonly sizeGroupName: string
  readonly colourCount: number
  readonly skuCount: number
  readonly archived: boolean
}

/** A SKU of a style. */
export interface SkuRow {
  readonly id: number
  readonly code: string
  readonly colourId: number
  readonly size: string
  readonly barcode: string | null
  readonly tagPriceFen: number
  readonly archived: boolean
}

/** Everything the size-across sheet needs of a style: its colours, its run of sizes, and a SKU for each pair that exists. */
export interface StyleMatrix extends StyleRow {
  readonly sizes: readonly {
    readonly code: string
    readonly alias: string
    readonly core: boolean
    readonly ratio: number
  }[]
  readonly colours: readonly {
    readonly id: number
    readonly code: string
    readonly name: string
    readonly swatch: string
  }[]
  readonly skus: readonly SkuRow[]
}

/** An order fair as it is typed. */
export const fairDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    season: z.string().trim().max(40),
    dateFrom: businessDay,
    dateTo: businessDay,
    depositBp: z.int().min(0).max(10_000).default(0),
    /** The last day on which its orders are handed in, and the day by which the deposit must be there. */
    orderDeadline: businessDay.nullable().default(null),
    depositDeadline: businessDay.nullable().default(null),
    archived: z.boolean().default(false),
    styleIds: z.array(rowId).max(5000).default([]),
    budgets: z
      .array(
        z.object({
          distributorId: rowId,
          amountFen: wholeFen,
          quantity: wholeQuantity.default(0),
          /** How many styles (款数) at least, and how many pieces of a SKU on average (深度); 0 asks for nothing. */
          minStyles: z.int().min(0).max(5000).default(0),
          minDepth: z.int().min(0).max(10_000).default(0),
          categories: z
            .array(
              z.object({
                category: z.string().trim().min(1).max(100),
                amountFen: wholeFen.default(0),
                quantity: wholeQuantity.default(0),
              }),
            )
            .max(200)
            .default([]),
        }),
      )
      .max(5000)
      .default([]),
  }),
)
/** An order fair as it is typed, as a service receives it. */
export type FairDraft = z.output<typeof fairDraft>

/** A fair with what was ordered against what was planned. */
export interface FairRow {
  readonly id: number
  readonly version: number
  readonly code: string
  readonly name: string
  readonly season: string
  readonly dateFrom: string
  readonly dateTo: string
  readonly depositBp: number
  readonly orderDeadline: string | null
  readonly depositDeadline: string | null
  readonly archived: boolean
  readonly styleCount: number
  readonly budgetFen: number
  readonly orderedFen: number
  readonly orderedQuantity: number
}

/** A fair with its styles and each distributor's progress. */
export interface FairDetail extends FairRow {
  readonly styleIds: readonly number[]
  readonly budgets: readonly FairStanding[]
  /** What was ordered, by pieces. */
  readonly ranking: readonly BoardStyle[]
}
