import { z } from 'zod'
import type { DocumentHead, LineSku } from './documents'
import type { ImportProblemRow } from './import-runs'
import {
  businessDay,
  code,
  documentVersion,
  name,
  positiveQuantity,
  reasonedStep,
  remark,
  rowId,
  versioned,
} from './values'

/** The steps of a production order, in their order: fabric, cut, sew, finish, in store (面料、裁剪、车缝、后道、入库). */
export const productionStages = ['fabric', 'cut', 'sew', 'finish', 'store'] as const
/** A step of a production order. */
export type ProductionStage = (typeof productionStages)[number]
/** The steps a person marks; goods are in store when receipts say so. */
export const markedStages = ['fabric', 'cut', 'sew', 'finish'] as const

/** Why a piece is made that no order asked for; `manual` was typed by a person. */
export const additionReasons = ['buffer', 'pack', 'minimum', 'manual'] as const
/** Why a piece is made that no order asked for. */
export type AdditionReason = (typeof additionReasons)[number]

/** How quantities are rounded up: not, to whole size-ratio packs (整手) of a style and colour, or each size to a multiple. */
export const packRules = ['none', 'ratio', 'multiple'] as const
/** How quantities are rounded up. */
export type PackRule = (typeof packRules)[number]

/** How much more or less than asked a factory may deliver, in basis points of a style and colour; null where nothing is agreed. */
const toleranceBp = z.int().min(0).max(10_000).nullable()

/** A production order as it is typed. */
export const productionDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    businessDate: businessDay,
    /** A factory of the list by its name, or any other in words. */
    factory: z.string().trim().min(1).max(200),
    dueDate: businessDay,
    /** Left out: what the factory's own record says. */
    toleranceBp: toleranceBp.optional(),
    reference: z.string().trim().max(64).default(''),
    remark,
    lines: z
      .array(z.object({ skuId: rowId, quantity: positiveQuantity }))
      .min(1)
      .max(20_000),
  }),
)
/** A production order as it is typed, as a service receives it. */
export type ProductionDraft = z.output<typeof productionDraft>

const aggregationRules = {
  orderIds: z.array(rowId).min(1).max(5000),
  bufferBp: z.int().min(0).max(10_000).default(0),
  /** The fewest pieces a factory makes of a style and colour. */
  minimumQuantity: z.int().min(0).max(9_999_999).default(0),
  pack: z.enum(packRules).default('none'),
  /** What `pack: 'multiple'` rounds each size up to. */
  packMultiple: z.int().min(1).max(10_000).default(1),
}

/** Sums chosen orders into a draft production order, with what comes on top. */
export const productionAggregation = z.object({
  businessDate: businessDay,
  factory: z.string().trim().min(1).max(200),
  dueDate: businessDay,
  toleranceBp: toleranceBp.optional(),
  ...aggregationRules,
  remark,
})

/** What a sum over chosen orders would give, before anything is written. */
export const productionPreview = z.object({ dueDate: businessDay, ...aggregationRules })

/** An order that asked for pieces of a production line. */
export interface ProductionSourceRow {
  readonly orderId: number
  readonly orderNumber: string
  readonly distributorName: string
  readonly quantity: number
}

/** A SKU of a preview: what orders ask for, what comes on top and why. */
export interface AggregationCell extends LineSku {
  readonly demand: number
  readonly buffer: number
  readonly pack: number
  readonly minimum: number
  readonly quantity: number
  readonly sources: readonly ProductionSourceRow[]
}

/** An order that goods will reach after its delivery window. */
export interface LateOrderRow {
  readonly orderId: number
  readonly orderNumber: string
  readonly distributorName: string
  readonly deliveryTo: string
  readonly lateDays: number
  readonly quantity: number
  /** True where the customer may cancel by then. */
  readonly pastCancelDay: boolean
}

/** What a sum over chosen orders would give. */
export interface AggregationPreview {
  readonly cells: readonly AggregationCell[]
  readonly orderCount: number
  readonly late: readonly LateOrderRow[]
}

/** Moves a step of a placed production order to another day, with the reason. */
export const stageMove = reasonedStep.extend({
  stage: z.enum(productionStages),
  plannedDate: businessDay,
  /** True moves the later steps by as many days. */
  shiftLater: z.boolean().default(false),
})

/** Says that a step is done, or that it is not after all. */
export const stageMark = documentVersion.extend({ stage: z.enum(markedStages), doneDate: businessDay.nullable() })

/** A step of a production order: planned, done, and expected from what is known today. */
export interface MilestoneRow {
  readonly stage: ProductionStage
  readonly plannedDate: string
  readonly doneDate: string | null
  readonly expectedDate: string
  /** How many days later than planned it was, or will be. */
  readonly lateDays: number
  /** How often its day was moved. */
  readonly moves: number
}

/** A production order that is being made, as the list of delivery days shows it. */
export interface ScheduleRow {
  readonly id: number
  readonly number: string
  readonly version: number
  readonly status: 'placed' | 'partlyReceived'
  readonly factory: string
  readonly quantity: number
  readonly openQuantity: number
  readonly nextStage: ProductionStage
  readonly nextDate: string
  readonly dueDate: string
  readonly expectedDate: string
  readonly lateDays: number
  readonly lateOrders: number
  readonly latePieces: number
  readonly milestones: readonly MilestoneRow[]
  readonly late: readonly LateOrderRow[]
}

/** A factory as it is typed. */
export const factoryDraft = versioned(
  z.object({
    id: rowId.optional(),
    version: z.int().positive().optional(),
    code,
    name,
    contact: z.string().trim().max(200).default(''),
    phone: z.string().trim().max(100).default(''),
    leadDays: z.int().min(1).max(730).default(45),
    toleranceBp: z.int().min(0).max(10_000).default(500),
    minimumQuantity: z.int().min(0).max(9_999_999).default(0),
    archived: z.boolean().default(false),
  }),
)

/** A factory as it is shown. */
export interface FactoryRow {
  readonly id: number
  readonly version: number
  readonly code: string
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly leadDays: number
  readonly toleranceBp: number
  readonly minimumQuantity: number
  readonly archived: boolean
  /** Production orders it is working on, and pieces still to come of them. */
  readonly openOrders: number
  readonly openQuantity: number
}

/** A line of a production order. */
export interface ProductionLineRow extends LineSku {
  readonly id: number
  readonly quantity: number
  readonly receivedQuantity: number
  readonly sources: readonly ProductionSourceRow[]
  /** Pieces on top of the orders, by reason; lines of older files may have more pieces than these explain. */
  readonly additions: readonly { readonly reason: AdditionReason; readonly quantity: number }[]
}

/** A whole production order. */
export interface ProductionDocument extends DocumentHead {
  readonly factory: string
  readonly dueDate: string
  readonly toleranceBp: number | null
  /** Why it was closed with less than was asked for; null while nothing was given up. */
  readonly closedReason: string | null
  readonly milestones: readonly MilestoneRow[]
  /** The orders it makes late, by what is expected today; empty once it is completed or cancelled. */
  readonly late: readonly LateOrderRow[]
  /** Pieces that came although no line asked for their SKU. */
  readonly unasked: readonly PlacedPieces[]
  /** How many pieces over the tolerance were taken in by someone who may. */
  readonly acceptedOver: number
  readonly lines: readonly ProductionLineRow[]
}

/** Pieces of a SKU with its place in a sheet. */
export interface PlacedPieces {
  readonly skuId: number
  readonly styleId: number
  readonly colourId: number
  readonly quantity: number
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
/** The same although it is more than the tolerance allows, with the reason. */
export const goodsReceiptBeyond = goodsReceiptDraft.extend({ reason: z.string().trim().min(1).max(500) })
/** Goods that arrived, as a service receives them. */
export type GoodsReceiptDraft = z.output<typeof goodsReceiptDraft>

/** What a factory's packing list says arrived; with a single error nothing of it may be taken over. */
export interface PackingList {
  readonly lines: readonly PlacedPieces[]
  readonly problems: readonly ImportProblemRow[]
}

/** A whole goods receipt. */
export interface GoodsReceiptDocument extends DocumentHead {
  readonly productionOrderId: number | null
  /** How much more than the tolerance was taken in, by whom and why. */
  readonly accepted: { readonly quantity: number; readonly reason: string; readonly userName: string } | null
  readonly lines: readonly (LineSku & { readonly id: number; readonly quantity: number })[]
}
