import { eq, sql } from 'drizzle-orm'
import type { ProductionLineRow } from '../../../shared/schemas/production'
import { prepared, type Reader, type Tx } from '../connection'
import { productionLines, productionOrders } from '../tables/production'
import { lineSkuColumns, withSku } from './lines'
import { deleteLineage, listAdditions, listSourceRows } from './production-lineage'

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
      factoryId: placeholder('factoryId'),
      toleranceBp: placeholder('toleranceBp'),
    })
    .onConflictDoUpdate({
      target: productionOrders.documentId,
      set: {
        factory: sql`excluded.factory`,
        dueDate: sql`excluded.due_date`,
        factoryId: sql`excluded.factory_id`,
        toleranceBp: sql`excluded.tolerance_bp`,
      },
    })
    .prepare(),
)
/** Writes what a production order has beside its document, new or changed. */
export const saveProductionRow = (tx: Tx, row: Omit<StoredProduction, 'closedReason'>): void => {
  upsert(tx).run(row)
}

/** Moves the day a production order is due. */
export function updateDueDate(tx: Tx, id: number, dueDate: string): void {
  tx.orm.update(productionOrders).set({ dueDate }).where(eq(productionOrders.documentId, id)).run()
}

/** Remembers why a production order was closed with less than was asked for. */
export function closeProductionRow(tx: Tx, id: number, closedReason: string): void {
  tx.orm.update(productionOrders).set({ closedReason }).where(eq(productionOrders.documentId, id)).run()
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

const removeLine = prepared((orm) =>
  orm
    .delete(productionLines)
    .where(eq(productionLines.id, placeholder('id')))
    .prepare(),
)
/** Takes a SKU out of a draft, with its lineage. */
export function deleteProductionLine(tx: Tx, id: number): void {
  deleteLineage(tx, id)
  removeLine(tx).run({ id })
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

/** A production order's lines as they are shown, each with what its pieces are for. */
export function listProductionLineRows(reader: Reader, id: number): ProductionLineRow[] {
  const sources = Map.groupBy(listSourceRows(reader, id), (source) => source.lineId)
  const additions = Map.groupBy(listAdditions(reader, id), (addition) => addition.lineId)
  return rowsOf(reader)
    .all({ id })
    .map((row) => ({
      ...row,
      sources: (sources.get(row.id) ?? []).map(({ lineId: _, ...source }) => source),
      additions: (additions.get(row.id) ?? []).map(({ lineId: _, ...addition }) => addition),
    }))
}
