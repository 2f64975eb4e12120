import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import { businessDay, positiveQuantity, remark, rowId } from './values'

/** A production order as it is typed. */
export const productionDraft = z.object({
  id: rowId.optional(),
  version: z.int().positive().optional(),
  businessDate: businessDay,
  factory: z.string().trim().min(1).max(200),
  dueDate: businessDay,
  reference: z.string().trim().max(64).default(''),
  remark,
  lines: z
    .array(z.object({ skuId: rowId, quantity: positiveQuantity }))
    .min(1)
    .max(20_000),
})
/** A production order as it is typed, as a service receives it. */
export type ProductionDraft = z.output<typeof productionDraft>

/** Sums chosen orders into a draft production order, with a buffer. */
export const productionAggregation = z.object({
  businessDate: businessDay,
  factory: z.string().trim().min(1).max(200),
  dueDate: businessDay,
  orderIds: z.array(rowId).min(1).max(5000),
  bufferBp: z.int().min(0).max(10_000).default(0),
  remark,
})

/** A line of a production order. */
export interface ProductionLineRow extends LineSku {
  readonly id: number
  readonly quantity: number
  readonly receivedQuantity: number
  readonly sources: readonly {
    readonly orderId: number
    readonly orderNumber: string
    readonly distributorName: string
    readonly quantity: number
  }[]
}

/** A whole production order. */
export interface ProductionDocument extends DocumentHead {
  readonly factory: string
  readonly dueDate: string
  readonly lines: readonly ProductionLineRow[]
}

/** Goods that arrived; posted at once, because they are on the floor. */
export const goodsReceiptDraft = z.object({
  businessDate: businessDay,
  warehouseId: rowId,
  productionOrderId: rowId.nullable().default(null),
  reference: z.string().trim().max(64).default(''),
  remark,
  lines: z
    .array(z.object({ skuId: rowId, quantity: positiveQuantity }))
    .min(1)
    .max(20_000),
})
/** Goods that arrived, as a service receives them. */
export type GoodsReceiptDraft = z.output<typeof goodsReceiptDraft>

/** A whole goods receipt. */
export interface GoodsReceiptDocument extends DocumentHead {
  readonly productionOrderId: number | null
  readonly lines: readonly (LineSku & { readonly id: number; readonly quantity: number })[]
}
