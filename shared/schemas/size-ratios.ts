import { z } from 'zod'
import { rowId } from './values'

const ratioKey = z.object({
  distributorId: rowId,
  sizeGroupId: rowId,
  /** The version that was seen; left out where the size group's ratio held so far. */
  version: z.int().positive().optional(),
})

/** The ratio of one distributor for one size group as it is typed: parts of a total, which are also the pieces of its pack. */
export const sizeRatioDraft = ratioKey.extend({
  wholePacks: z.boolean().default(false),
  sizes: z
    .array(z.object({ size: z.string().trim().min(1).max(20), parts: z.int().min(0).max(1000) }))
    .min(1)
    .max(40),
})
/** The same as a service receives it. */
export type SizeRatioDraft = z.output<typeof sizeRatioDraft>

/** Back to the size group's ratio. */
export const sizeRatioClear = ratioKey.extend({ version: z.int().positive() })

/** One change of a distributor's ratio; null parts: back to the size group's. */
export interface SizeRatioChange {
  readonly at: string
  readonly userName: string
  readonly wholePacks: boolean
  readonly parts: readonly { readonly size: string; readonly parts: number }[] | null
}

/** The ratio that holds for a distributor and a size group, and whose it is. */
export interface SizeRatioRow {
  readonly distributorId: number
  readonly sizeGroupId: number
  readonly groupCode: string
  readonly groupName: string
  readonly archived: boolean
  readonly source: 'distributor' | 'group'
  /** Null where the size group's ratio holds. */
  readonly version: number | null
  readonly wholePacks: boolean
  readonly sizes: readonly {
    readonly size: string
    readonly core: boolean
    readonly groupParts: number
    readonly parts: number
  }[]
  readonly history: readonly SizeRatioChange[]
}
