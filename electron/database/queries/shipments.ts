import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { ShipmentLineRow } from '../../../shared/schemas/shipments'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { accountEntries, accountMonths } from '../tables/ledgers'
import { orderLines } from '../tables/orders'
import { returnLines, returnSources } from '../tables/returns'
import { shipmentLines, shipments } from '../tables/shipments'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** What a shipment has beside its document. */
export type StoredShipment = typeof shipments.$inferSelect
/** A shipment line's own row. */
export type StoredShipmentLine = typeof shipmentLines.$inferSelect

const insertRow = prepared((orm) =>
  orm
    .insert(shipments)
    .values({ documentId: placeholder('documentId'), chargeable: sql`${placeholder('chargeable')}` })
    .prepare(),
)
/** Writes what a new shipment has beside its document. */
export const insertShipmentRow = (tx: Tx, documentId: number, chargeable: boolean): void => {
  insertRow(tx).run({ documentId, chargeable: chargeable ? 1 : 0 })
}

const insertLine = prepared((orm) =>
  orm
    .insert(shipmentLines)
    .values({
      shipmentId: placeholder('shipmentId'),
      skuId: placeholder('skuId'),
      orderLineId: placeholder('orderLineId'),
      allocationLineId: placeholder('allocationLineId'),
      quantity: placeholder('quantity'),
      tagPriceFen: placeholder('tagPriceFen'),
      rateBp: placeholder('rateBp'),
      priceFen: placeholder('priceFen'),
      amountFen: placeholder('amountFen'),
    })
    .prepare(),
)
/** A shipment line as it is first written; a reshipment has no order line, because the order was served the first time. */
export interface NewShipmentLine {
  readonly shipmentId: number
  readonly skuId: number
  readonly orderLineId: number | null
  readonly allocationLineId: number | null
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly amountFen: number
}
/** Adds a SKU to a shipment. */
export const insertShipmentLine = (tx: Tx, line: NewShipmentLine): void => {
  insertLine(tx).run({ ...line })
}

const byId = prepared((orm) =>
  orm
    .select()
    .from(shipments)
    .where(eq(shipments.documentId, placeholder('id')))
    .prepare(),
)
/** What a shipment has beside its document, or undefined. */
export const findShipment = (reader: Reader, id: number): StoredShipment | undefined => byId(reader).get({ id })

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(shipmentLines)
    .where(eq(shipmentLines.shipmentId, placeholder('id')))
    .orderBy(shipmentLines.id)
    .prepare(),
)
/** A shipment's lines as they are stored. */
export const listShipmentLines = (reader: Reader, id: number): StoredShipmentLine[] => linesOf(reader).all({ id })

const ordersOf = prepared((orm) =>
  orm
    .selectDistinct({ orderId: orderLines.orderId })
    .from(shipmentLines)
    .innerJoin(orderLines, eq(orderLines.id, shipmentLines.orderLineId))
    .where(eq(shipmentLines.shipmentId, placeholder('id')))
    .prepare(),
)
/** The orders a shipment serves. */
export const listShippedOrders = (reader: Reader, id: number): number[] =>
  ordersOf(reader)
    .all({ id })
    .map((row) => row.orderId)

const setDetails = prepared((orm) =>
  orm
    .update(shipments)
    .set({
      carrier: sql`${placeholder('carrier')}`,
      waybill: sql`${placeholder('waybill')}`,
      cartons: sql`${placeholder('cartons')}`,
    })
    .where(eq(shipments.documentId, placeholder('id')))
    .prepare(),
)
/** Writes how a shipment travels. */
export const updateShipmentDetails = (
  tx: Tx,
  id: number,
  details: { readonly carrier: string; readonly waybill: string; readonly cartons: number },
): void => {
  const { carrier, waybill, cartons } = details
  setDetails(tx).run({ id, carrier, waybill, cartons })
}

const setCarton = prepared((orm) =>
  orm
    .update(shipmentLines)
    .set({ cartonNo: sql`${placeholder('cartonNo')}` })
    .where(eq(shipmentLines.id, placeholder('id')))
    .prepare(),
)
/** Says in which carton a line lies. */
export const updateCartonNo = (tx: Tx, lineId: number, cartonNo: number): void => {
  setCarton(tx).run({ id: lineId, cartonNo })
}

const setDays = prepared((orm) =>
  orm
    .update(shipments)
    .set({
      dispatchedOn: sql`coalesce(${placeholder('dispatchedOn')}, ${shipments.dispatchedOn})`,
      confirmedOn: sql`coalesce(${placeholder('confirmedOn')}, ${shipments.confirmedOn})`,
    })
    .where(eq(shipments.documentId, placeholder('id')))
    .prepare(),
)
/** Remembers on which day a shipment left or arrived. */
export const updateShipmentDays = (
  tx: Tx,
  id: number,
  days: { readonly dispatchedOn?: string; readonly confirmedOn?: string },
): void => {
  setDays(tx).run({ id, dispatchedOn: null, confirmedOn: null, ...days })
}

const addCounters = prepared((orm) =>
  orm
    .update(shipmentLines)
    .set({
      receivedQuantity: sql`${shipmentLines.receivedQuantity} + ${placeholder('received')}`,
      shortQuantity: sql`${shipmentLines.shortQuantity} + ${placeholder('short')}`,
    })
    .where(eq(shipmentLines.id, placeholder('id')))
    .prepare(),
)
/** Counts pieces of a line as arrived or missing; the CHECK refuses more than left. */
export const moveShipmentLine = (
  tx: Tx,
  id: number,
  change: { readonly received: number; readonly short: number },
): void => {
  addCounters(tx).run({ id, ...change })
}

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: shipmentLines.id,
        ...lineSkuColumns,
        orderId: orderLines.orderId,
        orderNumber: sql<string>`coalesce(${documents.number}, '')`,
        cartonNo: shipmentLines.cartonNo,
        quantity: shipmentLines.quantity,
        tagPriceFen: shipmentLines.tagPriceFen,
        rateBp: shipmentLines.rateBp,
        priceFen: shipmentLines.priceFen,
        amountFen: shipmentLines.amountFen,
        receivedQuantity: shipmentLines.receivedQuantity,
        shortQuantity: shipmentLines.shortQuantity,
        returnedQuantity: shipmentLines.returnedQuantity,
      })
      .from(shipmentLines)
      .leftJoin(orderLines, eq(orderLines.id, shipmentLines.orderLineId))
      .leftJoin(documents, eq(documents.id, orderLines.orderId))
      .$dynamic(),
    shipmentLines.skuId,
  )
    .where(eq(shipmentLines.shipmentId, placeholder('id')))
    .orderBy(shipmentLines.id)
    .prepare(),
)
/** A shipment's lines as they are shown. */
export const listShipmentLineRows = (reader: Reader, id: number): ShipmentLineRow[] => rowsOf(reader).all({ id })

const chargeOf = prepared((orm) =>
  orm
    .select()
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.documentId, placeholder('id')),
        eq(accountEntries.part, 'receivable'),
        sql`${accountEntries.reversesId} is null`,
      ),
    )
    .orderBy(accountEntries.id)
    .limit(1)
    .prepare(),
)
const monthsBefore = prepared((orm) =>
  orm
    .select({ fen: sql<number>`coalesce(sum(${accountMonths.amountFen}), 0)` })
    .from(accountMonths)
    .where(
      and(
        eq(accountMonths.distributorId, placeholder('distributorId')),
        eq(accountMonths.part, 'receivable'),
        lt(accountMonths.month, placeholder('month')),
      ),
    )
    .prepare(),
)
const daysBefore = prepared((orm) =>
  orm
    .select({ fen: sql<number>`coalesce(sum(${accountEntries.amountFen}), 0)` })
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, placeholder('distributorId')),
        eq(accountEntries.part, 'receivable'),
        sql`${accountEntries.businessDate} >= ${placeholder('firstDay')}`,
        or(
          sql`${accountEntries.businessDate} < ${placeholder('day')}`,
          and(
            sql`${accountEntries.businessDate} = ${placeholder('day')}`,
            sql`${accountEntries.id} < ${placeholder('entryId')}`,
          ),
        ),
      ),
    )
    .prepare(),
)
/** The receivable just before a document charged it, in the order of the account, or undefined when it charged nothing. */
export function findBalanceBeforeCharge(reader: Reader, documentId: number): number | undefined {
  const entry = chargeOf(reader).get({ id: documentId })
  if (entry === undefined) return undefined
  const { distributorId, businessDate: day, id: entryId } = entry
  const month = day.slice(0, 7)
  const before = monthsBefore(reader).get({ distributorId, month })?.fen ?? 0
  return before + (daysBefore(reader).get({ distributorId, firstDay: `${month}-01`, day, entryId })?.fen ?? 0)
}

const returnsOf = prepared((orm) =>
  orm
    .selectDistinct({ number: documents.number })
    .from(shipmentLines)
    .innerJoin(returnSources, eq(returnSources.shipmentLineId, shipmentLines.id))
    .innerJoin(returnLines, eq(returnLines.id, returnSources.returnLineId))
    .innerJoin(documents, eq(documents.id, returnLines.returnId))
    .where(
      and(
        eq(shipmentLines.shipmentId, placeholder('id')),
        sql`(${documents.status} in ('requested', 'approved', 'received') or ${returnSources.acceptedQuantity} > 0)`,
      ),
    )
    .prepare(),
)
/** The numbers of the returns that take, or are about to take, goods of a shipment back. */
export const listReturnsOf = (reader: Reader, id: number): string[] =>
  returnsOf(reader)
    .all({ id })
    .map((row) => row.number)
