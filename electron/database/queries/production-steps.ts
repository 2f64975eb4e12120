import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { PlannedStage } from '../../../shared/domain/production'
import { type PlacedPieces, productionStages } from '../../../shared/schemas/production'
import { prepared, type Reader, type Tx } from '../connection'
import { documentLinks, documents } from '../tables/documents'
import { skus } from '../tables/masters'
import {
  goodsReceiptLines,
  productionAcceptances,
  productionLines,
  productionMilestones,
  productionOrders,
} from '../tables/production'
import { users } from '../tables/users'

const { placeholder } = sql

/** A step of a production order as it is stored. */
export interface StoredStage extends PlannedStage {
  readonly moves: number
}

const saveStage = prepared((orm) =>
  orm
    .insert(productionMilestones)
    .values({
      productionOrderId: placeholder('productionOrderId'),
      stage: placeholder('stage'),
      plannedDate: placeholder('plannedDate'),
      doneDate: placeholder('doneDate'),
      moves: placeholder('moves'),
    })
    .onConflictDoUpdate({
      target: [productionMilestones.productionOrderId, productionMilestones.stage],
      set: {
        plannedDate: sql`excluded.planned_date`,
        doneDate: sql`excluded.done_date`,
        moves: sql`excluded.moves`,
      },
    })
    .prepare(),
)
/** Writes the days of a production order's steps. */
export function saveStages(tx: Tx, productionOrderId: number, stages: readonly StoredStage[]): void {
  for (const stage of stages) saveStage(tx).run({ productionOrderId, ...stage })
}

/** The stored steps of some production orders; an order of an older file has none. */
export function listStages(reader: Reader, ids: readonly number[]): ReadonlyMap<number, readonly StoredStage[]> {
  const rows = reader.orm
    .select()
    .from(productionMilestones)
    .where(sql`${productionMilestones.productionOrderId} in (select value from json_each(${JSON.stringify(ids)}))`)
    .all()
    .toSorted((a, b) => productionStages.indexOf(a.stage) - productionStages.indexOf(b.stage))
  return Map.groupBy(rows, (row) => row.productionOrderId)
}

/** A production order that is being made. */
export interface RunningProduction {
  readonly id: number
  readonly number: string
  readonly version: number
  readonly status: 'placed' | 'partlyReceived'
  readonly businessDate: string
  readonly factory: string
  readonly dueDate: string
  readonly quantity: number
  readonly lines: readonly { readonly id: number; readonly quantity: number; readonly receivedQuantity: number }[]
}

/** Every production order that is being made, by the day it is due. */
export function listRunning(reader: Reader): RunningProduction[] {
  const states = ['placed', 'partlyReceived'] as const
  const running = and(eq(documents.kind, 'production'), inArray(documents.status, [...states]))
  const lines = reader.orm
    .select({
      id: productionLines.id,
      orderId: productionLines.productionOrderId,
      quantity: productionLines.quantity,
      receivedQuantity: productionLines.receivedQuantity,
    })
    .from(productionLines)
    .innerJoin(documents, eq(documents.id, productionLines.productionOrderId))
    .where(running)
    .all()
  const byOrder = Map.groupBy(lines, (line) => line.orderId)
  return reader.orm
    .select({
      id: documents.id,
      number: documents.number,
      version: documents.version,
      status: documents.status,
      businessDate: documents.businessDate,
      factory: productionOrders.factory,
      dueDate: productionOrders.dueDate,
      quantity: documents.quantity,
    })
    .from(documents)
    .innerJoin(productionOrders, eq(productionOrders.documentId, documents.id))
    .where(running)
    .orderBy(asc(productionOrders.dueDate), asc(documents.id))
    .all()
    .map(({ status, ...row }) => ({
      ...row,
      status: status === 'placed' ? 'placed' : 'partlyReceived',
      lines: byOrder.get(row.id) ?? [],
    }))
}

/** Pieces that came for a production order although none of its lines asked for their SKU; what was taken back does not count. */
export const listUnasked = (reader: Reader, productionOrderId: number): PlacedPieces[] =>
  reader.orm
    .select({
      skuId: goodsReceiptLines.skuId,
      styleId: skus.styleId,
      colourId: skus.colourId,
      quantity: sql<number>`sum(${goodsReceiptLines.quantity})`,
    })
    .from(documentLinks)
    .innerJoin(documents, eq(documents.id, documentLinks.toId))
    .innerJoin(goodsReceiptLines, eq(goodsReceiptLines.goodsReceiptId, documents.id))
    .innerJoin(skus, eq(skus.id, goodsReceiptLines.skuId))
    .where(
      and(
        eq(documentLinks.fromId, productionOrderId),
        eq(documents.kind, 'goodsReceipt'),
        eq(documents.status, 'posted'),
        sql`${goodsReceiptLines.productionLineId} is null`,
      ),
    )
    .groupBy(goodsReceiptLines.skuId)
    .all()

/** What was accepted beyond the tolerance. */
export interface NewAcceptance {
  readonly productionOrderId: number
  readonly goodsReceiptId: number | null
  readonly kind: 'over' | 'under'
  readonly quantity: number
  readonly reason: string
  readonly userId: number
  readonly at: string
}

/** Remembers who accepted more, or less, than the tolerance allows. */
export const insertAcceptance = (tx: Tx, acceptance: NewAcceptance): void => {
  tx.orm.insert(productionAcceptances).values(acceptance).run()
}

const acceptedOver = prepared((orm) =>
  orm
    .select({ quantity: sql<number>`coalesce(sum(${productionAcceptances.quantity}), 0)` })
    .from(productionAcceptances)
    .innerJoin(documents, eq(documents.id, productionAcceptances.goodsReceiptId))
    .where(and(eq(productionAcceptances.productionOrderId, placeholder('id')), eq(documents.status, 'posted')))
    .prepare(),
)
/** How many pieces over the tolerance were accepted with receipts that still stand. */
export const findAcceptedOver = (reader: Reader, productionOrderId: number): number =>
  acceptedOver(reader).get({ id: productionOrderId })?.quantity ?? 0

const ofReceipt = prepared((orm) =>
  orm
    .select({
      quantity: productionAcceptances.quantity,
      reason: productionAcceptances.reason,
      userName: users.displayName,
    })
    .from(productionAcceptances)
    .innerJoin(users, eq(users.id, productionAcceptances.userId))
    .where(eq(productionAcceptances.goodsReceiptId, placeholder('id')))
    .prepare(),
)
/** What a receipt brought beyond the tolerance, who accepted it and why; null when it stayed within. */
export const findAcceptanceOfReceipt = (
  reader: Reader,
  goodsReceiptId: number,
): { readonly quantity: number; readonly reason: string; readonly userName: string } | null =>
  ofReceipt(reader).get({ id: goodsReceiptId }) ?? null
