import { and, desc, eq, sql } from 'drizzle-orm'
import type { AmendableLine, LineAmendment } from '../../../shared/domain/order-revisions'
import type { OrderRevision, OrderRevisionRow } from '../../../shared/schemas/orders'
import { storedRevision } from '../../../shared/schemas/stored'
import { prepared, type Reader, type Tx } from '../connection'
import { orderLines, orderRevisions } from '../tables/orders'
import { productionSources } from '../tables/production'
import { allocationLines, shipmentLines } from '../tables/shipments'
import { users } from '../tables/users'

const { placeholder } = sql

const amendable = prepared((orm) =>
  orm
    .select({
      id: orderLines.id,
      skuId: orderLines.skuId,
      quantity: orderLines.quantity,
      priceFen: orderLines.priceFen,
      allocatedQuantity: orderLines.allocatedQuantity,
      shippedQuantity: orderLines.shippedQuantity,
      cancelledQuantity: orderLines.cancelledQuantity,
      // All that factories are asked for of the line, so that no production order asks for more of it than it holds.
      boundQuantity: sql<number>`coalesce((select sum(s.quantity - s.given_up_quantity) from production_sources s
        join production_lines p on p.id = s.production_line_id join documents m on m.id = p.production_order_id
        where s.order_line_id = order_lines.id and m.status <> 'cancelled'), 0)`,
      named: sql<number>`exists (select 1 from ${productionSources} where ${productionSources.orderLineId} = ${orderLines.id})
        or exists (select 1 from ${allocationLines} where ${allocationLines.orderLineId} = ${orderLines.id})
        or exists (select 1 from ${shipmentLines} where ${shipmentLines.orderLineId} = ${orderLines.id})`,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, placeholder('orderId')))
    .orderBy(orderLines.id)
    .prepare(),
)

/** An order's lines as an amendment sees them; a line that any document names keeps at least a piece, so that it can stay. */
export const listAmendableLines = (
  reader: Reader,
  orderId: number,
): (AmendableLine & { readonly priceFen: number })[] =>
  amendable(reader)
    .all({ orderId })
    .map(({ named, boundQuantity, ...line }) => ({
      ...line,
      boundQuantity: Math.max(boundQuantity, named === 0 ? 0 : 1),
    }))

const setLine = prepared((orm) =>
  orm
    .update(orderLines)
    .set({
      quantity: sql`${placeholder('quantity')}`,
      cancelledQuantity: sql`${placeholder('cancelledQuantity')}`,
      amountFen: sql`${placeholder('quantity')} * ${orderLines.priceFen}`,
    })
    .where(eq(orderLines.id, placeholder('lineId')))
    .prepare(),
)
/** Gives a line another quantity at the price it has. */
export const updateLineQuantity = (tx: Tx, change: LineAmendment): void => {
  setLine(tx).run({ ...change })
}

const removeLine = prepared((orm) =>
  orm
    .delete(orderLines)
    .where(eq(orderLines.id, placeholder('id')))
    .prepare(),
)
/** Takes away a line that no document names. */
export const deleteOrderLine = (tx: Tx, id: number): void => {
  removeLine(tx).run({ id })
}

const insertRow = prepared((orm) =>
  orm
    .insert(orderRevisions)
    .values({
      orderId: placeholder('orderId'),
      revision: placeholder('revision'),
      reason: placeholder('reason'),
      content: placeholder('content'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
      userId: placeholder('userId'),
      at: placeholder('at'),
      importId: placeholder('importId'),
    })
    .prepare(),
)
/** Keeps what an order says at a revision. */
export function insertOrderRevision(
  tx: Tx,
  {
    lines,
    deliveryFrom,
    deliveryTo,
    cancelAfter,
    reference,
    remark,
    ...row
  }: Omit<OrderRevision, 'userName'> & {
    readonly orderId: number
    readonly userId: number
    readonly importId: number | null
  },
): void {
  const content = JSON.stringify({ deliveryFrom, deliveryTo, cancelAfter, reference, remark, lines })
  insertRow(tx).run({ ...row, content })
}

const columns = {
  revision: orderRevisions.revision,
  at: orderRevisions.at,
  userName: users.displayName,
  reason: orderRevisions.reason,
  quantity: orderRevisions.quantity,
  amountFen: orderRevisions.amountFen,
}
const rowsOf = prepared((orm) =>
  orm
    .select(columns)
    .from(orderRevisions)
    .innerJoin(users, eq(users.id, orderRevisions.userId))
    .where(eq(orderRevisions.orderId, placeholder('orderId')))
    .orderBy(desc(orderRevisions.revision))
    .prepare(),
)
/** The revisions of an order, newest first; none while nobody amended it. */
export const listOrderRevisionRows = (reader: Reader, orderId: number): OrderRevisionRow[] =>
  rowsOf(reader).all({ orderId })

const oneOf = prepared((orm) =>
  orm
    .select({ ...columns, content: orderRevisions.content })
    .from(orderRevisions)
    .innerJoin(users, eq(users.id, orderRevisions.userId))
    .where(
      and(eq(orderRevisions.orderId, placeholder('orderId')), eq(orderRevisions.revision, placeholder('revision'))),
    )
    .prepare(),
)
/** What an order said at a revision, or undefined. */
export function findOrderRevision(reader: Reader, orderId: number, revision: number): OrderRevision | undefined {
  const found = oneOf(reader).get({ orderId, revision })
  if (found === undefined) return undefined
  const { content, ...row } = found
  return { ...row, ...storedRevision.parse(JSON.parse(content)) }
}

const broughtIn = prepared((orm) =>
  orm
    .select({ orderId: orderRevisions.orderId, revision: orderRevisions.revision })
    .from(orderRevisions)
    .where(eq(orderRevisions.importId, placeholder('importId')))
    .orderBy(orderRevisions.id)
    .prepare(),
)
/** The revisions that an import brought. */
export const listImportedRevisions = (reader: Reader, importId: number) => broughtIn(reader).all({ importId })
