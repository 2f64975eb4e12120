import { eq, sql } from 'drizzle-orm'
import type { ReturnLineRow, ReturnSourceRow } from '../../../shared/schemas/returns'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { returnLines, returnSources, returns } from '../tables/returns'
import { shipmentLines } from '../tables/shipments'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** What a return has beside its document. */
export type StoredReturn = typeof returns.$inferSelect
/** A return line's own row. */
export type StoredReturnLine = typeof returnLines.$inferSelect
/** Which sale some pieces of a line come from. */
export type StoredReturnSource = typeof returnSources.$inferSelect

/** Writes what a return has beside its document, new or changed. */
export function saveReturnRow(tx: Tx, row: Pick<StoredReturn, 'documentId' | 'reason'> & Partial<StoredReturn>): void {
  tx.orm.insert(returns).values(row).onConflictDoUpdate({ target: returns.documentId, set: row }).run()
}

const returnById = prepared((orm) =>
  orm
    .select()
    .from(returns)
    .where(eq(returns.documentId, placeholder('id')))
    .prepare(),
)
/** What a return has beside its document, or undefined. */
export const findReturn = (reader: Reader, id: number): StoredReturn | undefined => returnById(reader).get({ id })

/** Remembers a step of a return: the days goods came and were inspected, why it was approved beyond the quota or beyond what was sold. */
export function updateReturn(
  tx: Tx,
  id: number,
  change: Partial<Pick<StoredReturn, 'approvedOverQuota' | 'approvedBeyondSold' | 'receivedOn' | 'inspectedOn'>>,
): void {
  tx.orm.update(returns).set(change).where(eq(returns.documentId, id)).run()
}

const insertLine = prepared((orm) =>
  orm
    .insert(returnLines)
    .values({ returnId: placeholder('returnId'), skuId: placeholder('skuId'), quantity: placeholder('quantity') })
    .prepare(),
)
const removeLines = prepared((orm) =>
  orm
    .delete(returnLines)
    .where(eq(returnLines.returnId, placeholder('id')))
    .prepare(),
)
const removeSources = prepared((orm) =>
  orm
    .delete(returnSources)
    .where(eq(returnSources.returnLineId, placeholder('id')))
    .prepare(),
)

/** Takes a request's lines and their sources away before they are written anew. */
export function deleteReturnLines(tx: Tx, returnId: number): void {
  for (const line of listReturnLines(tx, returnId)) removeSources(tx).run({ id: line.id })
  removeLines(tx).run({ id: returnId })
}

/** Adds a line to a return and answers its id. */
export const insertReturnLine = (
  tx: Tx,
  line: { readonly returnId: number; readonly skuId: number; readonly quantity: number },
): number => Number(insertLine(tx).run(line).lastInsertRowid)

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(returnLines)
    .where(eq(returnLines.returnId, placeholder('id')))
    .orderBy(returnLines.id)
    .prepare(),
)
/** A return's lines as they are stored. */
export const listReturnLines = (reader: Reader, returnId: number): StoredReturnLine[] =>
  linesOf(reader).all({ id: returnId })

const setLine = prepared((orm) =>
  orm
    .update(returnLines)
    .set({
      receivedQuantity: sql`${placeholder('receivedQuantity')}`,
      goodQuantity: sql`${placeholder('goodQuantity')}`,
      defectQuantity: sql`${placeholder('defectQuantity')}`,
      rejectedQuantity: sql`${placeholder('rejectedQuantity')}`,
    })
    .where(eq(returnLines.id, placeholder('id')))
    .prepare(),
)
/** Writes what arrived of a line and what the inspection found. */
export const updateReturnLine = (
  tx: Tx,
  line: Pick<StoredReturnLine, 'id' | 'receivedQuantity' | 'goodQuantity' | 'defectQuantity' | 'rejectedQuantity'>,
): void => {
  const { id, receivedQuantity, goodQuantity, defectQuantity, rejectedQuantity } = line
  setLine(tx).run({ id, receivedQuantity, goodQuantity, defectQuantity, rejectedQuantity })
}

const insertSource = prepared((orm) =>
  orm
    .insert(returnSources)
    .values({
      returnLineId: placeholder('returnLineId'),
      shipmentLineId: placeholder('shipmentLineId'),
      quantity: placeholder('quantity'),
      priceFen: placeholder('priceFen'),
      acceptedQuantity: placeholder('acceptedQuantity'),
    })
    .prepare(),
)
/** Writes anew which sales a line's pieces come from, earliest first. */
export function replaceReturnSources(
  tx: Tx,
  returnLineId: number,
  sources: readonly Omit<StoredReturnSource, 'id' | 'returnLineId'>[],
): void {
  removeSources(tx).run({ id: returnLineId })
  for (const source of sources) insertSource(tx).run({ returnLineId, ...source })
}

const sourcesOf = prepared((orm) =>
  orm
    .select({
      returnLineId: returnSources.returnLineId,
      shipmentId: shipmentLines.shipmentId,
      shipmentNumber: sql<string>`coalesce(${documents.number}, '')`,
      shipmentDate: documents.businessDate,
      quantity: returnSources.quantity,
      priceFen: returnSources.priceFen,
      acceptedQuantity: returnSources.acceptedQuantity,
    })
    .from(returnSources)
    .innerJoin(returnLines, eq(returnLines.id, returnSources.returnLineId))
    .leftJoin(shipmentLines, eq(shipmentLines.id, returnSources.shipmentLineId))
    .leftJoin(documents, eq(documents.id, shipmentLines.shipmentId))
    .where(eq(returnLines.returnId, placeholder('id')))
    .orderBy(returnSources.id)
    .prepare(),
)

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: returnLines.id,
        ...lineSkuColumns,
        quantity: returnLines.quantity,
        receivedQuantity: returnLines.receivedQuantity,
        goodQuantity: returnLines.goodQuantity,
        defectQuantity: returnLines.defectQuantity,
        rejectedQuantity: returnLines.rejectedQuantity,
      })
      .from(returnLines)
      .$dynamic(),
    returnLines.skuId,
  )
    .where(eq(returnLines.returnId, placeholder('id')))
    .orderBy(returnLines.id)
    .prepare(),
)
/** A return's lines as they are shown, each with the sales its pieces come from. */
export function listReturnLineRows(reader: Reader, returnId: number): ReturnLineRow[] {
  const sources = new Map<number, ReturnSourceRow[]>()
  for (const { returnLineId, ...source } of sourcesOf(reader).all({ id: returnId })) {
    const known = sources.get(returnLineId)
    if (known) known.push(source)
    else sources.set(returnLineId, [source])
  }
  return rowsOf(reader)
    .all({ id: returnId })
    .map((row) => ({ ...row, sources: sources.get(row.id) ?? [] }))
}

const storedSourcesOf = prepared((orm) =>
  orm
    .select({ source: returnSources })
    .from(returnSources)
    .innerJoin(returnLines, eq(returnLines.id, returnSources.returnLineId))
    .where(eq(returnLines.returnId, placeholder('id')))
    .orderBy(returnSources.id)
    .prepare(),
)
/** The sources of a return's lines as they are stored. */
export const listReturnSources = (reader: Reader, returnId: number): StoredReturnSource[] =>
  storedSourcesOf(reader)
    .all({ id: returnId })
    .map((row) => row.source)
