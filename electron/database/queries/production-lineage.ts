import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { AskedLine, Lineage, PromisedSource, RunSize } from '../../../shared/domain/production'
import type { LineSku } from '../../../shared/schemas/documents'
import type { AdditionReason, ProductionSourceRow } from '../../../shared/schemas/production'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { colours, distributors, sizes, skus, styles } from '../tables/masters'
import { orderLines, orders } from '../tables/orders'
import { productionAdditions, productionLines, productionSources } from '../tables/production'
import { lineSkuColumns } from './lines'

const { placeholder } = sql

const insertSource = prepared((orm) =>
  orm
    .insert(productionSources)
    .values({
      productionLineId: placeholder('productionLineId'),
      orderLineId: placeholder('orderLineId'),
      quantity: placeholder('quantity'),
      servedBeforeQuantity: placeholder('servedBeforeQuantity'),
    })
    .prepare(),
)
const insertAddition = prepared((orm) =>
  orm
    .insert(productionAdditions)
    .values({
      productionLineId: placeholder('productionLineId'),
      reason: placeholder('reason'),
      quantity: placeholder('quantity'),
    })
    .prepare(),
)

/** What the pieces of a line are for, as it is stored: each order line with what it had got before it was asked for. */
export interface StoredLineage extends Lineage {
  readonly sources: readonly {
    readonly orderLineId: number
    readonly quantity: number
    readonly servedBeforeQuantity: number | null
  }[]
}

/** Remembers which order lines asked for how much of a production line, and why the rest is made. */
export function insertLineage(tx: Tx, productionLineId: number, lineage: StoredLineage): void {
  for (const source of lineage.sources) insertSource(tx).run({ productionLineId, ...source })
  for (const addition of lineage.additions) insertAddition(tx).run({ productionLineId, ...addition })
}

const removeSources = prepared((orm) =>
  orm
    .delete(productionSources)
    .where(eq(productionSources.productionLineId, placeholder('id')))
    .prepare(),
)
const removeAdditions = prepared((orm) =>
  orm
    .delete(productionAdditions)
    .where(eq(productionAdditions.productionLineId, placeholder('id')))
    .prepare(),
)
/** Forgets what the pieces of a draft's line are for. */
export function deleteLineage(tx: Tx, productionLineId: number): void {
  removeSources(tx).run({ id: productionLineId })
  removeAdditions(tx).run({ id: productionLineId })
}

const sourcesOfLine = prepared((orm) =>
  orm
    .select({
      orderLineId: productionSources.orderLineId,
      quantity: productionSources.quantity,
      servedBeforeQuantity: productionSources.servedBeforeQuantity,
    })
    .from(productionSources)
    .where(eq(productionSources.productionLineId, placeholder('id')))
    .orderBy(productionSources.orderLineId)
    .prepare(),
)
const additionsOfLine = prepared((orm) =>
  orm
    .select({ reason: productionAdditions.reason, quantity: productionAdditions.quantity })
    .from(productionAdditions)
    .where(eq(productionAdditions.productionLineId, placeholder('id')))
    .prepare(),
)
/** What the pieces of a production line are for; the orders in the order they were typed. */
export const findLineage = (reader: Reader, productionLineId: number): StoredLineage => ({
  sources: sourcesOfLine(reader).all({ id: productionLineId }),
  additions: additionsOfLine(reader).all({ id: productionLineId }),
})

const giveUp = prepared((orm) =>
  orm
    .update(productionSources)
    .set({ givenUpQuantity: sql`${placeholder('quantity')}` })
    .where(
      and(
        eq(productionSources.productionLineId, placeholder('productionLineId')),
        eq(productionSources.orderLineId, placeholder('orderLineId')),
      ),
    )
    .prepare(),
)
/** Says how many pieces of an order will not come of a production line, so that they can be asked for again. */
export const giveUpPieces = (
  tx: Tx,
  given: { readonly productionLineId: number; readonly orderLineId: number; readonly quantity: number },
): void => {
  giveUp(tx).run({ ...given })
}

const linesOf = (reader: Reader, id: number) =>
  reader.orm.select({ id: productionLines.id }).from(productionLines).where(eq(productionLines.productionOrderId, id))

/** The orders behind every line of a production order, by number. */
export const listSourceRows = (reader: Reader, id: number): (ProductionSourceRow & { readonly lineId: number })[] =>
  reader.orm
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
    .where(inArray(productionSources.productionLineId, linesOf(reader, id)))
    .orderBy(documents.number)
    .all()

/** The pieces of a production order that no order asked for, line by line. */
export const listAdditions = (
  reader: Reader,
  id: number,
): { readonly lineId: number; readonly reason: AdditionReason; readonly quantity: number }[] =>
  reader.orm
    .select({
      lineId: productionAdditions.productionLineId,
      reason: productionAdditions.reason,
      quantity: productionAdditions.quantity,
    })
    .from(productionAdditions)
    .where(inArray(productionAdditions.productionLineId, linesOf(reader, id)))
    .all()

const openPieces = sql<number>`${orderLines.quantity} - ${orderLines.allocatedQuantity}
  - ${orderLines.shippedQuantity} - ${orderLines.cancelledQuantity}`

/** An order behind a production order that is still coming, with the window it was promised and who it is for. */
export interface PromisedRow extends PromisedSource {
  readonly productionOrderId: number
  readonly orderNumber: string
  readonly distributorName: string
}

/** The orders behind some production orders, with what each still waits for. */
export const listPromised = (reader: Reader, productionIds: readonly number[]): PromisedRow[] =>
  reader.orm
    .select({
      productionOrderId: productionLines.productionOrderId,
      productionLineId: productionLines.id,
      orderId: documents.id,
      orderNumber: documents.number,
      distributorName: sql<string>`coalesce(${distributors.name}, '')`,
      deliveryTo: orders.deliveryTo,
      cancelAfter: orders.cancelAfter,
      quantity: sql<number>`${productionSources.quantity} - ${productionSources.givenUpQuantity}`,
      openQuantity: openPieces,
    })
    .from(productionLines)
    .innerJoin(productionSources, eq(productionSources.productionLineId, productionLines.id))
    .innerJoin(orderLines, eq(orderLines.id, productionSources.orderLineId))
    .innerJoin(documents, eq(documents.id, orderLines.orderId))
    .innerJoin(orders, eq(orders.documentId, documents.id))
    .leftJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(sql`${productionLines.productionOrderId} in (select value from json_each(${JSON.stringify(productionIds)}))`)
    .all()

/** A line of an order that could be asked for, with what was asked for already. */
export interface DemandRow extends AskedLine {
  readonly orderLineId: number
  readonly skuId: number
  readonly orderId: number
  readonly orderNumber: string
  readonly distributorName: string
  readonly deliveryTo: string | null
  readonly cancelAfter: string | null
}

const asked = (what: string) =>
  sql.raw(`(select ${what} from production_sources s
    join production_lines p on p.id = s.production_line_id
    join documents made on made.id = p.production_order_id
    where s.order_line_id = "order_lines"."id" and made.status <> 'cancelled')`)

/** The lines of some orders, with what factories were asked for each. */
export const listDemand = (reader: Reader, orderIds: readonly number[]): DemandRow[] =>
  reader.orm
    .select({
      orderLineId: orderLines.id,
      skuId: orderLines.skuId,
      quantity: orderLines.quantity,
      cancelledQuantity: orderLines.cancelledQuantity,
      servedQuantity: sql<number>`${orderLines.allocatedQuantity} + ${orderLines.shippedQuantity}`,
      askedQuantity: sql<number>`${asked('coalesce(sum(s.quantity - s.given_up_quantity), 0)')}`,
      servedBeforeQuantity: sql<number | null>`${asked('min(s.served_before_quantity)')}`,
      orderId: documents.id,
      orderNumber: documents.number,
      distributorName: sql<string>`coalesce(${distributors.name}, '')`,
      deliveryTo: orders.deliveryTo,
      cancelAfter: orders.cancelAfter,
    })
    .from(orderLines)
    .innerJoin(documents, eq(documents.id, orderLines.orderId))
    .innerJoin(orders, eq(orders.documentId, documents.id))
    .leftJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(sql`${orderLines.orderId} in (select value from json_each(${JSON.stringify(orderIds)}))`)
    .orderBy(asc(orderLines.id))
    .all()

/** A size of a style and colour, with its share of a pack. */
export type RunSku = LineSku & RunSize

/** Every size of the styles and colours of some SKUs that can be made, style by style in the order of the runs. */
export const listRunsOf = (reader: Reader, skuIds: readonly number[]): RunSku[] => {
  const wanted = sql`(select value from json_each(${JSON.stringify(skuIds)}))`
  return reader.orm
    .select({
      ...lineSkuColumns,
      ratio: sql<number>`coalesce(${sizes.ratio}, 1)`,
      core: sql<number>`coalesce(${sizes.core}, 0)`,
    })
    .from(skus)
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .innerJoin(colours, eq(colours.id, skus.colourId))
    .leftJoin(sizes, and(eq(sizes.sizeGroupId, styles.sizeGroupId), eq(sizes.code, skus.size)))
    .where(
      sql`(${skus.styleId}, ${skus.colourId}) in (select style_id, colour_id from skus where id in ${wanted})
        and (${skus.archived} = 0 or ${skus.id} in ${wanted})`,
    )
    .orderBy(asc(styles.code), asc(colours.code), sql`coalesce(${sizes.position}, 999)`, asc(skus.size))
    .all()
    .map((row) => ({ ...row, core: row.core === 1 }))
}
