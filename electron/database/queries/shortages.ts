import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { ShortageLineRow, ShortageResolution } from '../../../shared/schemas/shortages'
import { prepared, type Reader, type Tx } from '../connection'
import { documentLinks, documents } from '../tables/documents'
import { shortageLines, shortages } from '../tables/shipments'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** What a shortage has beside its document. */
export type StoredShortage = typeof shortages.$inferSelect
/** A shortage line's own row. */
export type StoredShortageLine = typeof shortageLines.$inferSelect

const insertRow = prepared((orm) =>
  orm
    .insert(shortages)
    .values({
      documentId: placeholder('documentId'),
      sourceId: placeholder('sourceId'),
      cause: placeholder('cause'),
    })
    .prepare(),
)
const insertLine = prepared((orm) =>
  orm
    .insert(shortageLines)
    .values({
      shortageId: placeholder('shortageId'),
      sourceLineId: placeholder('sourceLineId'),
      skuId: placeholder('skuId'),
      quantity: placeholder('quantity'),
      priceFen: placeholder('priceFen'),
      amountFen: placeholder('amountFen'),
    })
    .prepare(),
)
/** Writes what a shortage has beside its document, and its lines. */
export function insertShortageRows(
  tx: Tx,
  shortage: Pick<StoredShortage, 'documentId' | 'sourceId' | 'cause'>,
  lines: readonly Omit<StoredShortageLine, 'id' | 'shortageId'>[],
): void {
  insertRow(tx).run({ ...shortage })
  for (const line of lines) insertLine(tx).run({ shortageId: shortage.documentId, ...line })
}

const byId = prepared((orm) =>
  orm
    .select()
    .from(shortages)
    .where(eq(shortages.documentId, placeholder('id')))
    .prepare(),
)
/** What a shortage has beside its document, or undefined. */
export const findShortage = (reader: Reader, id: number): StoredShortage | undefined => byId(reader).get({ id })

const openOf = prepared((orm) =>
  orm
    .select(getTableColumns(documents))
    .from(shortages)
    .innerJoin(documents, eq(documents.id, shortages.documentId))
    .where(and(eq(shortages.sourceId, placeholder('sourceId')), eq(documents.status, 'open')))
    .prepare(),
)
/** The shortage of a shipment or transfer that nobody resolved yet, or undefined. */
export const findOpenShortageOf = (reader: Reader, sourceId: number) => openOf(reader).get({ sourceId })

const linesOf = prepared((orm) =>
  orm
    .select()
    .from(shortageLines)
    .where(eq(shortageLines.shortageId, placeholder('id')))
    .orderBy(shortageLines.id)
    .prepare(),
)
/** A shortage's lines as they are stored. */
export const listShortageLines = (reader: Reader, id: number): StoredShortageLine[] => linesOf(reader).all({ id })

const setResolution = prepared((orm) =>
  orm
    .update(shortages)
    .set({
      resolution: sql`${placeholder('resolution')}`,
      resolvedOn: sql`${placeholder('resolvedOn')}`,
      reshipmentId: sql`${placeholder('reshipmentId')}`,
    })
    .where(eq(shortages.documentId, placeholder('id')))
    .prepare(),
)
/** Writes how a shortage was settled, or that it is open again. */
export const updateShortageResolution = (
  tx: Tx,
  id: number,
  settled: {
    readonly resolution: ShortageResolution | null
    readonly resolvedOn: string | null
    readonly reshipmentId: number | null
  },
): void => {
  setResolution(tx).run({ id, ...settled })
}

const ofSource = prepared((orm) =>
  orm
    .select({ id: documents.id, number: documents.number, status: documents.status })
    .from(documentLinks)
    .innerJoin(shortages, eq(shortages.documentId, documentLinks.toId))
    .innerJoin(documents, eq(documents.id, shortages.documentId))
    .where(eq(documentLinks.fromId, placeholder('id')))
    .prepare(),
)
/** The shortages of a shipment or transfer; found by their links, so that it costs the same in any year. */
export const listShortagesOf = (
  reader: Reader,
  sourceId: number,
): readonly { readonly id: number; readonly number: string; readonly status: string }[] =>
  ofSource(reader).all({ id: sourceId })

const ofReshipment = prepared((orm) =>
  orm
    .select({ documentId: shortages.documentId, sourceId: shortages.sourceId })
    .from(documentLinks)
    .innerJoin(shortages, eq(shortages.documentId, documentLinks.fromId))
    .where(and(eq(documentLinks.toId, placeholder('id')), eq(shortages.reshipmentId, placeholder('id'))))
    .prepare(),
)
/** The shortage a reshipment is to settle. */
export const findReshippedShortage = (reader: Reader, reshipmentId: number) =>
  ofReshipment(reader).get({ id: reshipmentId })

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: shortageLines.id,
        ...lineSkuColumns,
        quantity: shortageLines.quantity,
        priceFen: shortageLines.priceFen,
        amountFen: shortageLines.amountFen,
      })
      .from(shortageLines)
      .$dynamic(),
    shortageLines.skuId,
  )
    .where(eq(shortageLines.shortageId, placeholder('id')))
    .orderBy(shortageLines.id)
    .prepare(),
)
/** A shortage's lines as they are shown. */
export const listShortageLineRows = (reader: Reader, id: number): ShortageLineRow[] => rowsOf(reader).all({ id })

const sourceOf = prepared((orm) =>
  orm
    .select({ id: documents.id, kind: documents.kind, number: documents.number })
    .from(documents)
    .where(eq(documents.id, placeholder('id')))
    .prepare(),
)
/** The document goods were missing from. */
export const findShortageSource = (reader: Reader, id: number) => sourceOf(reader).get({ id })
