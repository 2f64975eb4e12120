import { z } from 'zod'
import { businessDay, code, name, page, rateBp, rowId, versioned, wholeFen } from './values'

/** A region as it is typed. */
export const regionDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    country: z.string().trim().max(100).default(''),
    territoryGroup: z.string().trim().max(100).default(''),
    climate: z.enum(['north', 'central', 'south']).nullable().default(null),
    archived: z.boolean().default(false),
  }),
)
/** A region as it is typed, as a service receives it. */
export type RegionDraft = z.output<typeof regionDraft>

/** A region as it is shown. */
export interface RegionRow extends RegionDraft {
  readonly id: number
  readonly version: number
  readonly distributorCount: number
}

/** A distributor as it is typed. */
export const distributorDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    regionId: rowId,
    grade: z.string().trim().max(8).default(''),
    businessType: z.string().trim().max(100).default(''),
    city: z.string().trim().max(100).default(''),
    province: z.string().trim().max(100).default(''),
    country: z.string().trim().max(100).default(''),
    contact: z.string().trim().max(100).default(''),
    phone: z.string().trim().max(50).default(''),
    address: z.string().trim().max(300).default(''),
    discountBp: rateBp,
    creditLimitFen: wholeFen,
    /** Adds to the limit through its last day; nothing is no temporary limit. */
    temporaryLimitFen: wholeFen.default(0),
    temporaryLimitUntil: businessDay.nullable().default(null),
    paymentTermsDays: z.int().min(0).max(3650),
    returnQuotaBp: z.int().min(0).max(10_000).default(1000),
    priority: z.int().min(-1000).max(1000).default(0),
    archived: z.boolean().default(false),
  }),
)
/** A distributor as it is typed, as a service receives it. */
export type DistributorDraft = z.output<typeof distributorDraft>

/** Which distributors a list shows. */
export const distributorFilter = page.extend({
  query: z.string().trim().max(100).optional(),
  regionId: rowId.optional(),
  grade: z.string().optional(),
  archived: z.boolean().default(false),
})
/** Which distributors a list shows. */
export type DistributorFilter = z.output<typeof distributorFilter>

/** A distributor as it is shown. */
export interface DistributorRow extends DistributorDraft {
  readonly id: number
  readonly version: number
  readonly regionName: string
  readonly warehouseId: number
  readonly receivableFen: number
}
