import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { returnReasons } from '../../../shared/schemas/returns'
import { fen, id, pieces, wholeNumbers } from './columns'
import { documents } from './documents'
import { skus } from './masters'
import { shipmentLines } from './shipments'

/** What a return has beside its document; the receiving warehouse stands on the document. */
export const returns = sqliteTable('returns', {
  documentId: integer()
    .primaryKey()
    .references(() => documents.id),
  reason: text({ enum: returnReasons }).notNull(),
  approvedOverQuota: text().notNull().default(''),
  approvedBeyondSold: text().notNull().default(''),
  receivedOn: text(),
  inspectedOn: text(),
})

/** One SKU coming back and what the inspection found. */
export const returnLines = sqliteTable(
  'return_lines',
  {
    id: id(),
    returnId: integer()
      .notNull()
      .references(() => documents.id),
    skuId: integer()
      .notNull()
      .references(() => skus.id),
    quantity: pieces(),
    receivedQuantity: pieces().default(0),
    goodQuantity: pieces().default(0),
    defectQuantity: pieces().default(0),
    rejectedQuantity: pieces().default(0),
  },
  (table) => [
    index('return_lines_by_return').on(table.returnId),
    wholeNumbers('return_lines_whole', table.quantity, table.goodQuantity, table.defectQuantity),
    check('return_lines_positive', sql`${table.quantity} > 0`),
    check(
      'return_lines_inspected',
      sql`${table.goodQuantity} >= 0 and ${table.defectQuantity} >= 0 and ${table.rejectedQuantity} >= 0
        and ${table.goodQuantity} + ${table.defectQuantity} + ${table.rejectedQuantity} <= ${table.receivedQuantity}`,
    ),
  ],
)

/** Which sale each piece of a return comes from, and so its price; `shipmentLineId` is empty when no sale was found. */
export const returnSources = sqliteTable(
  'return_sources',
  {
    id: id(),
    returnLineId: integer()
      .notNull()
      .references(() => returnLines.id),
    shipmentLineId: integer().references(() => shipmentLines.id),
    quantity: pieces(),
    priceFen: fen(),
    acceptedQuantity: pieces().default(0),
  },
  (table) => [
    index('return_sources_by_line').on(table.returnLineId),
    index('return_sources_by_shipment_line').on(table.shipmentLineId),
    wholeNumbers('return_sources_whole', table.quantity, table.priceFen, table.acceptedQuantity),
    check('return_sources_accepted', sql`${table.acceptedQuantity} between 0 and ${table.quantity}`),
  ],
)
