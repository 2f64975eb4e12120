import { eq, inArray, sql } from 'drizzle-orm'
import type { ProductionLineRow } from '../../../shared/schemas/production'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { distributors } from '../tables/masters'
import { orderLines } from '../tables/orders'
import { productionLines, productionOrders, productionSources } from '../tables/production'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** What a production order has beside its document. */
export type StoredProduction = typeof productionOrders.$inferSelect
/** A production line's own row. */
export type StoredProductionLine = typeof productionLines.$inferSelect

const upsert = prepared((orm) =>
  orm
    .insert(productionOrders)
    .values({
      documentId: placeholder('documentId'),
      factory: placeholder('factory'),
      dueDate: placeholder('dueDate'),
    })
    .onConflictDoUpdate({
      target: productionOrders.documentId,
      set: { factory: sql`excluded.factory`, dueDate: sql`excluded.due_date` },
    })
    .prepare(),
)
/** Writes what a production order has beside its document, new or changed. */
export const saveProductionRow = (tx: Tx, row: StoredProduction): void => {
  upsert(tx).run(row)
}

const byId = prepared((orm) =>
  orm
    .select()
    .from(productionOrders)
    .where(eq(productionOrders.documentId, placeholder('id')))
    .prepare(),
)
/** What a production order has beside its document, or undefined. */
export const findProduction = (reader: Reader, id: number): StoredProduction | undefined => byId(reader).get({ id })

const insertLine = prepared((orm) =>
  orm
    .insert(productionLines)
    .values({
      productionOrderId: placeholder('productionOrderId'),
      skuId: placeholder('skuId'),
      quantity: placeholder('quantity'),
    })
    .prepare(),
)
/** Adds a SKU to be made; answers the line's id. */
export const insertProductionLine = (
  tx: Tx,
  line: { readonly productionOrderId: number; readonly skuId: number; readonly quantity: number },
): number => Number(insertLine(tx).run({ ...line }).lastInsertRowid)

const setQuantity = prepared((orm) =>
  orm
    .update(productionLines)
    .set({ quantity: sql`${placeholder('quantity')}` })
    .where(eq(productionLines.id, placeholder('id')))
    .prepare(),
)
/** Changes how much of a draft's SKU is to be made; the orders behind it stay known. */
export const updateProductionLine = (tx: Tx, id: number, quantity: number): void => {
  setQuantity(tx).run({ id, quantity })
}

const removeSources = prepared((orm) =>
  orm
    .delete(productionSources)
    .where(eq(productionSources.productionLineId, placeholder('id')))
    .prepare(),
)
const removeLine = prepared((orm) =>
  orm
    .delete(productionLines)
    .where(eq(productionLines.id, placeholder('id')))
    .prepare(),
)
/** Takes a SKU out of a draft, with its sources. */
export function deleteProductionLine(tx: Tx, id: number): void {
  removeSources(tx).run({ id })
  removeLine(tx).run({ id })
}

const insertSource = prepared((orm) =>
  orm
    .insert(productionSources)
    .values({
      productionLineId: placeholder('productionLineId'),
      orderLineId: placeholder('orderLineId'),
      quantity: placeholder('quantity'),
    })
    .prepare(),
)
/** Remembers which order line asked for how much of a production line. */
export const insertProductionSource = (
  tx: Tx,
  source: { readonly productionLineId: number; readonly orderLineId: number; readonly quantity: number },
): void => {
  insertSource(tx).run({ ...source })
}

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(productionLines)
    .where(eq(productionLines.productionOrderId, placeholder('id')))
    .orderBy(productionLines.id)
    .prepare(),
)
/** A production order's lines as they are stored. */
export const listProductionLines = (reader: Reader, id: number): StoredProductionLine[] => linesOf(reader).all({ id })

const addReceived = prepared((orm) =>
  orm
    .update(productionLines)
    .set({ receivedQuantity: sql`${productionLines.receivedQuantity} + ${placeholder('quantity')}` })
    .where(eq(productionLines.id, placeholder('id')))
    .prepare(),
)
/** Counts pieces that arrived (or, negative, arrived by mistake) for a production line. */
export const addReceivedPieces = (tx: Tx, id: number, quantity: number): void => {
  addReceived(tx).run({ id, quantity })
}

const coming = prepared((orm) =>
  orm
    .select({ quantity: sql<number>`coalesce(sum(${productionSources.quantity}), 0)` })
    .from(productionSources)
    .innerJoin(productionLines, eq(productionLines.id, productionSources.productionLineId))
    .innerJoin(documents, eq(documents.id, productionLines.productionOrderId))
    .where(
      sql`${productionSources.orderLineId} = ${placeholder('id')}
        and ${documents.status} in ('draft', 'placed', 'partlyReceived')`,
    )
    .prepare(),
)
/** How many pieces of an order line factories are asked for already, so that it is not asked for twice. */
export const findPiecesComing = (reader: Reader, orderLineId: number): number =>
  coming(reader).get({ id: orderLineId })?.quantity ?? 0

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: productionLines.id,
        ...lineSkuColumns,
        quantity: productionLines.quantity,
        receivedQuantity: productionLines.receivedQuantity,
      })
      .from(productionLines)
      .$dynamic(),
    productionLines.skuId,
  )
    .where(eq(productionLines.productionOrderId, placeholder('id')))
    .orderBy(productionLines.id)
    .prepare(),
)

/** A production order's lines as they are shown, each with the orders behind it. */
export function listProductionLineRows(reader: Reader, id: number): ProductionLineRow[] {
  const rows = rowsOf(reader).all({ id })
  const sources = reader.orm
    .select({
      lineId: productionSources.productionLineId,
      orderId: documents.id,
      orderNumber: documents.number,
      distributorName: sql<string>`coalesce(${distributors.name}, '')`,
      quantity: productionSources.quantity,
    })
    .from(productionSources)
    .innerJoin(orderLines, eq(orderLines.id, productionSources.orderLineId))
    .innerJoin(documents, eq(documents.id, orderLines.orderId))
    .leftJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(
      inArray(
        productionSources.productionLineId,
        reader.orm
          .select({ id: productionLines.id })
          .from(productionLines)
          .where(eq(productionLines.productionOrderId, id)),
      ),
    )
    .orderBy(documents.number)
    .all()
  const byLine = Map.groupBy(sources, (source) => source.lineId)
  return rows.map((row) => ({
    ...row,
    sources: (byLine.get(row.id) ?? []).map(({ lineId: _, ...source }) => source),
  }))
}
