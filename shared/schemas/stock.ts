import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import type { StockKind } from './ledgers'
import { businessDay, code, name, page, remark, rowId, versioned, wholeQuantity } from './values'

/** The places people manage; the rest of the kinds are the far ends of movements. */
export const ownWarehouseKinds = ['company', 'regional', 'quarantine'] as const

/** A warehouse as it is typed. */
export const warehouseDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    kind: z.enum(ownWarehouseKinds),
    regionId: rowId.nullable().default(null),
    archived: z.boolean().default(false),
  }),
)
/** A warehouse as it is typed, as a service receives it. */
export type WarehouseDraft = z.output<typeof warehouseDraft>

/** A warehouse of any kind, as it is shown. */
export interface WarehouseRow {
  readonly id: number
  readonly version: number
  readonly code: string
  readonly name: string
  readonly kind:
    | 'company'
    | 'regional'
    | 'quarantine'
    | 'distributor'
    | 'transit'
    | 'factory'
    | 'loss'
    | 'sold'
    | 'variance'
  readonly regionId: number | null
  readonly distributorId: number | null
  readonly archived: boolean
  readonly onHand: number
  readonly reserved: number
}

/** Which stock to show; `asOf` counts the ledger back to that day. */
export const stockQuestion = z.object({
  query: z.string().trim().max(100).optional(),
  styleId: rowId.optional(),
  colourId: rowId.optional(),
  warehouseId: rowId.optional(),
  warehouseKinds: z.array(z.string()).optional(),
  season: z.string().optional(),
  asOf: businessDay.optional(),
  /** Adds the places up: one row a style and colour, of no place. */
  together: z.boolean().default(false),
})
/** Which stock to show, as a service receives it. */
export type StockQuestion = z.output<typeof stockQuestion>

/** One page of it. */
export const stockFilter = page.extend(stockQuestion.shape)

/** What everything that was asked for adds up to, whatever page of it is on screen. */
export interface StockTotals {
  readonly styles: number
  readonly rows: number
  readonly onHand: number
  readonly reserved: number
  readonly tagAmountFen: number
}

/** A style and colour in one place, by size: on hand, reserved, free; `warehouseId` 0 where places are added up. */
export interface StockRow {
  readonly styleId: number
  readonly styleCode: string
  readonly styleName: string
  readonly colourId: number
  readonly colourName: string
  readonly swatch: string
  readonly warehouseId: number
  readonly warehouseName: string
  readonly sizes: readonly {
    readonly skuId: number
    readonly size: string
    readonly onHand: number
    readonly reserved: number
  }[]
  readonly onHand: number
  readonly reserved: number
  readonly tagAmountFen: number
}

/** Which movements to show. */
export const stockMovementFilter = page.extend({
  skuId: rowId.optional(),
  styleId: rowId.optional(),
  warehouseId: rowId.optional(),
  dateFrom: businessDay.optional(),
  dateTo: businessDay.optional(),
})

/** One end of a movement. */
export interface StockMovementRow extends LineSku {
  readonly id: number
  readonly businessDate: string
  readonly kind: StockKind
  readonly documentId: number
  readonly documentKind: string
  readonly documentNumber: string
  readonly warehouseName: string
  readonly quantity: number
}

/** A stock count: what was found, posted as the difference to the books. */
export const stockCountDraft = z.object({
  businessDate: businessDay,
  warehouseId: rowId,
  reference: z.string().trim().max(64).default(''),
  remark,
  /** Whoever counted was not shown what the books held. */
  blind: z.boolean().default(false),
  lines: z
    .array(z.object({ skuId: rowId, countedQuantity: wholeQuantity }))
    .min(1)
    .max(20_000),
})
/** A stock count, as a service receives it. */
export type StockCountDraft = z.output<typeof stockCountDraft>

/** What was counted of a SKU, what the books held at the end of that day, and the difference that was posted. */
export interface StockCountLine extends LineSku {
  /** Null in counts from before counted lines were kept: those only have what differed. */
  readonly bookQuantity: number | null
  readonly countedQuantity: number | null
  readonly quantity: number
}

/** A stock count with everything that was counted, SKU by SKU. */
export interface StockCountDocument extends DocumentHead {
  readonly blind: boolean
  readonly lines: readonly StockCountLine[]
}
