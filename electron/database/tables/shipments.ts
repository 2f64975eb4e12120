import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { allocationPolicies } from '../../../shared/schemas/allocations'
import { shortageCauses, shortageResolutions } from '../../../shared/schemas/shortages'
import { fen, flag, id, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { skus } from './masters'
import { orderLines } from './orders'

/** How an allocation was computed, so that it can be explained and run again. */
export const allocations = sqliteTable('allocations', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  policy: text({ enum: allocationPolicies }).notNull(),
  parameters: text().notNull(),
})

/** Stock promised to one order line; consumed by shipments or released. */
export const allocationLines = sqliteTable(
  'allocation_lines',
  {
    id: id(),
    allocationId: integer()
      .notNull()
      .references(() => documents.id),
    orderLineId: integer()
      .notNull()
      .references(() => orderLines.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    demandQuantity: pieces(),
    quantity: pieces(),
    consumedQuantity: pieces().default(0),
    releasedQuantity: pieces().default(0),
    reason: text().notNull(),
    locked: flag().default(false),
  },
  (table) => [
    index('allocation_lines_by_allocation').on(table.allocationId),
    index('allocation_lines_by_order_line').on(table.orderLineId),
    wholeNumbers('allocation_lines_whole', table.quantity, table.consumedQuantity, table.releasedQuantity),
    check(
      'allocation_lines_open',
      sql`${table.quantity} >= 0 and ${table.consumedQuantity} >= 0 and ${table.releasedQuantity} >= 0
        and ${table.consumedQuantity} + ${table.releasedQuantity} <= ${table.quantity}`,
    ),
  ],
)

/** What a shipment has beside its document; a reshipment carries no new charge. */
export const shipments = sqliteTable('shipments', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  chargeable: flag(),
  carrier: text().notNull().default(''),
  waybill: text().notNull().default(''),
  cartons: integer().notNull().default(0),
  dispatchedOn: text(),
  confirmedOn: text(),
  printCount: integer().notNull().default(0),
})

/** A SKU that left, at the price it was sold, and what became of it. */
export const shipmentLines = sqliteTable(
  'shipment_lines',
  {
    id: id(),
    shipmentId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    orderLineId: integer().references(() => orderLines.id),
    allocationLineId: integer().references(() => allocationLines.id),
    cartonNo: integer().notNull().default(1),
    quantity: pieces(),
    tagPriceFen: fen(),
    rateBp: integer().notNull(),
    priceFen: fen(),
    amountFen: fen(),
    receivedQuantity: pieces().default(0),
    shortQuantity: pieces().default(0),
    returnedQuantity: pieces().default(0),
  },
  (table) => [
    index('shipment_lines_by_shipment').on(table.shipmentId),
    index('shipment_lines_by_sku').on(table.skuId, table.shipmentId),
    index('shipment_lines_by_order_line').on(table.orderLineId),
    wholeNumbers('shipment_lines_whole', table.quantity, table.priceFen, table.amountFen),
    check('shipment_lines_positive', sql`${table.quantity} > 0 and ${table.priceFen} >= 0`),
    check('shipment_lines_amount', sql`${table.amountFen} = ${table.quantity} * ${table.priceFen}`),
    check(
      'shipment_lines_received',
      sql`${table.receivedQuantity} >= 0 and ${table.shortQuantity} >= 0
        and ${table.receivedQuantity} + ${table.shortQuantity} <= ${table.quantity}`,
    ),
    check('shipment_lines_returned', sql`${table.returnedQuantity} between 0 and ${table.quantity}`),
  ],
)

/** Goods that were sent and did not arrive: of a shipment, or of a transfer. */
export const shortages = sqliteTable('shortages', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  sourceId: integer()
    .notNull()
    .references(() => documents.id),
  cause: text({ enum: shortageCauses }).notNull(),
  resolution: text({ enum: shortageResolutions }),
  resolvedOn: text(),
  reshipmentId: integer().references(() => documents.id),
})

/** One SKU of a shortage, at the price it was charged. */
export const shortageLines = sqliteTable(
  'shortage_lines',
  {
    id: id(),
    shortageId: integer()
      .notNull()
      .references(() => documents.id),
    sourceLineId: integer().notNull(),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
    priceFen: fen(),
    amountFen: fen(),
  },
  (table) => [
    index('shortage_lines_by_shortage').on(table.shortageId),
    wholeNumbers('shortage_lines_whole', table.quantity, table.priceFen, table.amountFen),
    check('shortage_lines_positive', sql`${table.quantity} > 0`),
    check('shortage_lines_amount', sql`${table.amountFen} = ${table.quantity} * ${table.priceFen}`),
  ],
)
