import { z } from 'zod'
import { changeOrigin, orderKinds } from './orders'
import { businessDay, rowId, wholeFen } from './values'

/** The head of an order while it is typed; `distributorId` is null until one is picked. */
export const orderHeader = z.object({
  distributorId: rowId.nullable(),
  /** What the picker shows for it, so that a restored draft needs no look-up. */
  distributorLabel: z.string(),
  orderKind: z.enum(orderKinds),
  fairId: rowId.nullable(),
  businessDate: businessDay,
  deliveryFrom: businessDay.nullable(),
  deliveryTo: businessDay.nullable(),
  cancelAfter: businessDay.nullable(),
  reference: z.string(),
  remark: z.string(),
})
/** The head of an order while it is typed. */
export type OrderHeader = z.output<typeof orderHeader>

const entry = z.union([z.int(), z.string()])
const cells = z.array(z.tuple([rowId, entry]))
/** Prices that a person set, by SKU; a copy from before there were any has none. */
const prices = z.array(z.tuple([rowId, z.object({ priceFen: wholeFen, reason: z.string() })])).default([])

/**
 * An order as this computer keeps it between a keystroke and the books: every cell by its SKU, also text that is no quantity, and
 * what the books held when it was begun, so that a change by someone else can be merged cell by cell.
 */
export const localOrderDraft = z.object({
  version: z.int().positive().nullable(),
  header: orderHeader,
  rows: z.array(z.object({ styleId: rowId, colourId: rowId })),
  cells,
  prices,
  /** Where the figures of an amendment came from; an earlier copy does not say. */
  origin: changeOrigin.nullable().default(null),
  base: z.object({ header: orderHeader, cells, prices }).nullable(),
  savedAt: z.iso.datetime(),
})
/** An order as this computer keeps it. */
export type LocalOrderDraft = z.output<typeof localOrderDraft>

/** The cells typed since such a draft was written: a long order is not written whole with every key. A cleared cell is 0. */
export const localOrderCells = z.object({
  /** When the draft was written that they belong to. */
  of: z.iso.datetime(),
  cells,
  savedAt: z.iso.datetime(),
})
/** The cells typed since a draft was written. */
export type LocalOrderCells = z.output<typeof localOrderCells>
