import { z } from 'zod'
import type { CreditState } from './credit'
import type { DocumentHead, DocumentRow, LineSku } from './documents'
import type { ImportProblemRow } from './import-runs'
import { businessDay, documentFilter, positiveQuantity, remark, rowId, versioned, wholeFen } from './values'

/** The kinds of order: 订货会, 补货, 翻单, 现货. */
export const orderKinds = ['fair', 'replenish', 'reorder', 'spot'] as const
/** A kind of order. */
export type OrderKind = (typeof orderKinds)[number]

/** A SKU and how many; a price, and why, only where someone overrides the policy. */
export const orderLineInput = z.object({
  skuId: rowId,
  quantity: positiveQuantity,
  overridePriceFen: wholeFen.optional(),
  overrideReason: z.string().trim().min(1).max(200).optional(),
})

/** An order as it is typed; without `id` a new one. */
export const orderDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    distributorId: rowId,
    orderKind: z.enum(orderKinds),
    fairId: rowId.nullable().default(null),
    businessDate: businessDay,
    deliveryFrom: businessDay.nullable().default(null),
    deliveryTo: businessDay.nullable().default(null),
    cancelAfter: businessDay.nullable().default(null),
    reference: z.string().trim().max(64).default(''),
    remark,
    lines: z.array(orderLineInput).max(20_000),
  }),
)
/** An order as it is typed, as a service receives it. */
export type OrderDraft = z.output<typeof orderDraft>

/** Which orders a list shows. */
export const orderFilter = documentFilter.extend({ orderKind: z.enum(orderKinds).optional() })
/** Which orders a list shows. */
export type OrderFilter = z.output<typeof orderFilter>

const fileName = z.string().trim().min(1).max(255)

/** The form a distributor sent back, by name and by the print of its content. */
export const returnedFormOrigin = z.object({
  kind: z.literal('form'),
  fileName,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Where the figures of a change came from, for its history. */
export const changeOrigin = z.discriminatedUnion('kind', [
  returnedFormOrigin,
  z.object({ kind: z.literal('revision'), revision: z.int().min(0) }),
])
/** Where the figures of a change came from. */
export type ChangeOrigin = z.output<typeof changeOrigin>

/** What an order that is not approved yet becomes by its distributor's form: all pieces it wants, at the prices it has. */
export const formTaking = z.object({
  id: rowId,
  version: z.int().positive(),
  origin: returnedFormOrigin,
  lines: z.array(z.object({ skuId: rowId, quantity: positiveQuantity })).max(20_000),
})

/** What an approved order becomes: pieces still wanted by SKU, and the terms that may change; a SKU left out is wanted no more. */
export const orderAmendment = z.object({
  id: rowId,
  version: z.int().positive(),
  reason: z.string().trim().min(1).max(500),
  deliveryFrom: businessDay.nullable().default(null),
  deliveryTo: businessDay.nullable().default(null),
  cancelAfter: businessDay.nullable().default(null),
  reference: z.string().trim().max(64).default(''),
  remark,
  origin: changeOrigin.optional(),
  lines: z.array(orderLineInput).max(20_000),
})
/** What an approved order becomes, as a service receives it. */
export type OrderAmendment = z.output<typeof orderAmendment>

/** An order as the list shows it. */
export interface OrderRow extends DocumentRow {
  readonly orderKind: OrderKind
  readonly allocatedQuantity: number
  readonly shippedQuantity: number
  readonly openQuantity: number
}

/** A line of an order with its price, the rule behind it, and what became of it. */
export interface OrderLineRow extends LineSku {
  readonly id: number
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly amountFen: number
  readonly priceRule: string
  /** Why a person's price stands here, who set it, and what the policy's was then; null where the policy's stands. */
  readonly overrideReason: string | null
  readonly overrideBy: string | null
  readonly policyPriceFen: number | null
  readonly allocatedQuantity: number
  readonly shippedQuantity: number
  readonly cancelledQuantity: number
}

/** A whole order. */
export interface OrderDocument extends DocumentHead {
  readonly orderKind: OrderKind
  readonly fairId: number | null
  readonly deliveryFrom: string | null
  readonly deliveryTo: string | null
  readonly cancelAfter: string | null
  readonly lines: readonly OrderLineRow[]
  readonly credit: CreditState
}

/** A version an approved order had, newest first; the first of a list is what holds now. */
export interface OrderRevisionRow {
  readonly revision: number
  readonly at: string
  readonly userName: string
  readonly reason: string
  readonly quantity: number
  readonly amountFen: number
}

/** What an order said at a revision: pieces wanted and the price of one. */
export interface OrderRevision extends OrderRevisionRow {
  readonly deliveryFrom: string | null
  readonly deliveryTo: string | null
  readonly cancelAfter: string | null
  readonly reference: string
  readonly remark: string
  readonly lines: readonly { readonly skuId: number; readonly quantity: number; readonly priceFen: number }[]
}

/** A version as it is shown, each line with its place in the size-across sheet. */
export interface ShownRevision extends Omit<OrderRevision, 'lines'> {
  readonly lines: readonly (OrderRevision['lines'][number] & SkuPlace)[]
}

/** Where a SKU stands in a size-across sheet, beside its size. */
export interface SkuPlace {
  readonly styleId: number
  readonly colourId: number
}

/** A quantity of a returned form, at the cell it was first read from. */
export interface ReturnedLine extends SkuPlace {
  readonly skuId: number
  readonly quantity: number
  /** True where the style or SKU takes no new pieces. */
  readonly closed: boolean
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** A form that came back from a distributor, read against an order; nothing is written. */
export interface ReturnedForm {
  readonly fileName: string
  readonly sha256: string
  /** How the form calls the order; empty where it does not. */
  readonly reference: string
  readonly lines: readonly ReturnedLine[]
  /** What could not be read or is doubtful; such a cell is in no line. */
  readonly problems: readonly ImportProblemRow[]
  /** When the same file was taken into this order before; null when it never was. */
  readonly takenAt: string | null
}
