import { and, eq, inArray, sql } from 'drizzle-orm'
import type { OrderCounters } from '../../../shared/domain/order-status'
import type { OrderKind, OrderLineRow } from '../../../shared/schemas/orders'
import { prepared, type Reader, type Tx } from '../connection'
import { fairs } from '../tables/masters'
import { orderLines, orders } from '../tables/orders'
import { users } from '../tables/users'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** What an order has beside its document. */
export type StoredOrder = typeof orders.$inferSelect
/** An order line's own row. */
export type StoredOrderLine = typeof orderLines.$inferSelect

const upsertOrder = prepared((orm) =>
  orm
    .insert(orders)
    .values({
      documentId: placeholder('documentId'),
      orderKind: placeholder('orderKind'),
      fairId: placeholder('fairId'),
      deliveryFrom: placeholder('deliveryFrom'),
      deliveryTo: placeholder('deliveryTo'),
      cancelAfter: placeholder('cancelAfter'),
    })
    .onConflictDoUpdate({
      target: orders.documentId,
      set: {
        orderKind: sql`excluded.order_kind`,
        fairId: sql`excluded.fair_id`,
        deliveryFrom: sql`excluded.delivery_from`,
        deliveryTo: sql`excluded.delivery_to`,
        cancelAfter: sql`excluded.cancel_after`,
      },
    })
    .prepare(),
)

/** Writes what an order has beside its document, new or changed. */
export const saveOrderRow = (tx: Tx, order: StoredOrder): void => {
  upsertOrder(tx).run(order)
}

/** An order line as it is first written. */
export interface NewOrderLine {
  readonly skuId: number
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly amountFen: number
  readonly priceRule: string
  readonly overrideReason?: string | null
  readonly overrideUserId?: number | null
  readonly policyPriceFen?: number | null
}

// Without Drizzle, whose filling in of placeholders costs more than the insert itself; a form has thousands of lines.
const insertLine = prepared((_, sqlite) =>
  sqlite.prepare(
    `insert into order_lines (order_id, sku_id, quantity, tag_price_fen, rate_bp, price_fen, amount_fen, price_rule,
       override_reason, override_user_id, policy_price_fen)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
)

/** Adds lines to an order. */
export function insertOrderLines(tx: Tx, orderId: number, lines: readonly NewOrderLine[]): void {
  const statement = insertLine(tx)
  for (const line of lines) {
    const { skuId, quantity, tagPriceFen, rateBp, priceFen, amountFen, priceRule } = line
    const { overrideReason = null, overrideUserId = null, policyPriceFen = null } = line
    const price = [tagPriceFen, rateBp, priceFen, amountFen, priceRule]
    statement.run(orderId, skuId, quantity, ...price, overrideReason, overrideUserId, policyPriceFen)
  }
}

const removeLines = prepared((orm) =>
  orm
    .delete(orderLines)
    .where(eq(orderLines.orderId, placeholder('id')))
    .prepare(),
)

/** Takes a draft's lines away before they are written anew; nothing points at the lines of a draft. */
export const deleteDraftLines = (tx: Tx, orderId: number): void => {
  removeLines(tx).run({ id: orderId })
}

const orderById = prepared((orm) =>
  orm
    .select()
    .from(orders)
    .where(eq(orders.documentId, placeholder('id')))
    .prepare(),
)
/** What an order has beside its document, or undefined. */
export const findOrder = (reader: Reader, id: number): StoredOrder | undefined => orderById(reader).get({ id })

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, placeholder('id')))
    .orderBy(orderLines.id)
    .prepare(),
)
/** An order's lines as they are stored, in the order they were typed. */
export const listOrderLines = (reader: Reader, orderId: number): StoredOrderLine[] =>
  linesOf(reader).all({ id: orderId })

const lineById = prepared((orm) =>
  orm
    .select()
    .from(orderLines)
    .where(eq(orderLines.id, placeholder('id')))
    .prepare(),
)
/** An order line, or undefined. */
export const findOrderLine = (reader: Reader, id: number): StoredOrderLine | undefined => lineById(reader).get({ id })

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: orderLines.id,
        ...lineSkuColumns,
        quantity: orderLines.quantity,
        tagPriceFen: orderLines.tagPriceFen,
        rateBp: orderLines.rateBp,
        priceFen: orderLines.priceFen,
        amountFen: orderLines.amountFen,
        priceRule: orderLines.priceRule,
        overrideReason: orderLines.overrideReason,
        overrideBy: users.displayName,
        policyPriceFen: orderLines.policyPriceFen,
        allocatedQuantity: orderLines.allocatedQuantity,
        shippedQuantity: orderLines.shippedQuantity,
        cancelledQuantity: orderLines.cancelledQuantity,
      })
      .from(orderLines)
      .$dynamic(),
    orderLines.skuId,
  )
    .leftJoin(users, eq(users.id, orderLines.overrideUserId))
    .where(eq(orderLines.orderId, placeholder('id')))
    .orderBy(orderLines.id)
    .prepare(),
)
/** An order's lines as they are shown. */
export const listOrderLineRows = (reader: Reader, orderId: number): OrderLineRow[] =>
  rowsOf(reader).all({ id: orderId })

const addCounters = prepared((orm) =>
  orm
    .update(orderLines)
    .set({
      allocatedQuantity: sql`${orderLines.allocatedQuantity} + ${placeholder('allocated')}`,
      shippedQuantity: sql`${orderLines.shippedQuantity} + ${placeholder('shipped')}`,
    })
    .where(eq(orderLines.id, placeholder('id')))
    .returning({ orderId: orderLines.orderId })
    .prepare(),
)

/** Moves a line's counters by some pieces; answers the order whose state may follow. The CHECK refuses more than was ordered. */
export const moveOrderLine = (
  tx: Tx,
  id: number,
  change: { readonly allocated?: number; readonly shipped?: number },
): number => addCounters(tx).get({ id, allocated: change.allocated ?? 0, shipped: change.shipped ?? 0 })?.orderId ?? 0

const cancelLines = prepared((orm) =>
  orm
    .update(orderLines)
    .set({
      cancelledQuantity: sql`${orderLines.quantity} - ${orderLines.allocatedQuantity} - ${orderLines.shippedQuantity}`,
    })
    .where(eq(orderLines.orderId, placeholder('id')))
    .prepare(),
)

/** Cancels whatever of an order is neither promised nor shipped. */
export const cancelOpenPieces = (tx: Tx, orderId: number): void => {
  cancelLines(tx).run({ id: orderId })
}

const reopenLines = prepared((orm) =>
  orm
    .update(orderLines)
    .set({ cancelledQuantity: 0 })
    .where(eq(orderLines.orderId, placeholder('id')))
    .prepare(),
)

/** Wants again all that was cancelled of an order, e.g. because what replaced it was taken back. */
export const reopenPieces = (tx: Tx, orderId: number): void => {
  reopenLines(tx).run({ id: orderId })
}

const totals = {
  quantity: sql<number>`coalesce(sum(${orderLines.quantity}), 0)`,
  allocatedQuantity: sql<number>`coalesce(sum(${orderLines.allocatedQuantity}), 0)`,
  shippedQuantity: sql<number>`coalesce(sum(${orderLines.shippedQuantity}), 0)`,
  cancelledQuantity: sql<number>`coalesce(sum(${orderLines.cancelledQuantity}), 0)`,
}

const countersOf = prepared((orm) =>
  orm
    .select(totals)
    .from(orderLines)
    .where(eq(orderLines.orderId, placeholder('id')))
    .prepare(),
)
const nothingYet: OrderCounters = { quantity: 0, allocatedQuantity: 0, shippedQuantity: 0, cancelledQuantity: 0 }
/** What became of an order's pieces, all lines together. */
export const findOrderCounters = (reader: Reader, orderId: number): OrderCounters =>
  countersOf(reader).get({ id: orderId }) ?? nothingYet

/** What a list shows of some orders beside their documents; one query a page. */
export const listOrderExtras = (
  reader: Reader,
  ids: readonly number[],
): ReadonlyMap<number, OrderCounters & { readonly orderKind: OrderKind }> =>
  new Map(
    reader.orm
      .select({ id: orders.documentId, orderKind: orders.orderKind, ...totals })
      .from(orders)
      .leftJoin(orderLines, eq(orderLines.orderId, orders.documentId))
      .where(inArray(orders.documentId, [...ids]))
      .groupBy(orders.documentId)
      .all()
      .map((row) => [row.id, row]),
  )

/** Narrows a list of documents to orders of one kind. */
export const whereOrderKind = (orderKind: OrderKind) =>
  sql`exists (select 1 from ${orders} where ${orders.documentId} = documents.id and ${orders.orderKind} = ${orderKind})`

const fairById = prepared((orm) =>
  orm
    .select({ id: fairs.id })
    .from(fairs)
    .where(and(eq(fairs.id, placeholder('id')), eq(fairs.archived, false)))
    .prepare(),
)
/** Whether a fair takes orders. */
export const isOpenFair = (reader: Reader, id: number): boolean => fairById(reader).get({ id }) !== undefined
