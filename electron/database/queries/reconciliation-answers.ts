import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { DocumentStatus } from '../../../shared/schemas/documents'
import type { Reader, Tx } from '../connection'
import {
  counterLines,
  reconciliationCarried,
  reconciliationMatches,
  reconciliationRejections,
  reconciliations,
} from '../tables/accounts'
import { documents } from '../tables/documents'
import { stockEntries } from '../tables/ledgers'
import { skus, styles } from '../tables/masters'

/** Pairs that a person parted. */
export const listRejections = (reader: Reader, reconciliationId: number) =>
  reader.orm
    .select()
    .from(reconciliationRejections)
    .where(eq(reconciliationRejections.reconciliationId, reconciliationId))
    .all()

/** Remembers that two lines do not belong together. */
export function insertRejection(tx: Tx, rejection: typeof reconciliationRejections.$inferInsert): void {
  tx.orm.insert(reconciliationRejections).values(rejection).onConflictDoNothing().run()
}

/** Forgets it, because a person ties them after all. */
export function deleteRejection(tx: Tx, rejection: typeof reconciliationRejections.$inferInsert): void {
  const { reconciliationId, ourDocumentId, counterLineId } = rejection
  tx.orm
    .delete(reconciliationRejections)
    .where(
      and(
        eq(reconciliationRejections.reconciliationId, reconciliationId),
        eq(reconciliationRejections.ourDocumentId, ourDocumentId),
        eq(reconciliationRejections.counterLineId, counterLineId),
      ),
    )
    .run()
}

/** What our account had open at the end of the comparison before, as it is kept. */
export type StoredCarried = typeof reconciliationCarried.$inferSelect
/** What of ours is carried into a reconciliation. */
export const listCarried = (reader: Reader, reconciliationId: number): StoredCarried[] =>
  reader.orm
    .select()
    .from(reconciliationCarried)
    .where(eq(reconciliationCarried.reconciliationId, reconciliationId))
    .orderBy(asc(reconciliationCarried.ourDocumentId))
    .all()
/** Carries a document of ours into a reconciliation. */
export function insertCarried(tx: Tx, row: StoredCarried): void {
  tx.orm.insert(reconciliationCarried).values(row).run()
}

/** The newest agreed or signed comparison of a distributor that ends on a day. */
export const findReconciliationEnding = (reader: Reader, distributorId: number, dateTo: string) =>
  reader.orm
    .select({ reconciliation: reconciliations, number: documents.number })
    .from(reconciliations)
    .innerJoin(documents, eq(documents.id, reconciliations.documentId))
    .where(
      and(
        eq(documents.distributorId, distributorId),
        eq(reconciliations.dateTo, dateTo),
        inArray(documents.status, ['agreed', 'signed']),
      ),
    )
    .orderBy(desc(reconciliations.documentId))
    .limit(1)
    .get()

/** The comparisons of exactly these days that still count, the newest first. */
export const listReconciliationsOf = (reader: Reader, days: { readonly dateFrom: string; readonly dateTo: string }) =>
  reader.orm
    .select({
      id: reconciliations.documentId,
      distributorId: documents.distributorId,
      number: documents.number,
      status: documents.status,
      version: documents.version,
      throughEntryId: reconciliations.throughEntryId,
    })
    .from(reconciliations)
    .innerJoin(documents, eq(documents.id, reconciliations.documentId))
    .where(
      and(
        eq(reconciliations.dateFrom, days.dateFrom),
        eq(reconciliations.dateTo, days.dateTo),
        ne(documents.status, 'cancelled'),
      ),
    )
    .orderBy(desc(reconciliations.documentId))
    .all()

/** Documents of a distributor of one kind and amount that are in some states, e.g. a receipt that waits to be posted. */
export const findWaiting = (
  reader: Reader,
  wanted: {
    readonly kind: 'receipt' | 'return'
    readonly distributorId: number
    readonly amountFen: number
    readonly statuses: readonly DocumentStatus[]
  },
) =>
  reader.orm
    .select({ id: documents.id, number: documents.number })
    .from(documents)
    .where(
      and(
        eq(documents.distributorId, wanted.distributorId),
        eq(documents.kind, wanted.kind),
        eq(documents.amountFen, wanted.amountFen),
        inArray(documents.status, [...wanted.statuses]),
      ),
    )
    .orderBy(desc(documents.id))
    .limit(1)
    .get()

/** The words of a distributor's lines that a match ties to documents of ours, with the kind these are of. */
export const listWords = (reader: Reader, distributorId: number) =>
  reader.orm
    .selectDistinct({ text: counterLines.text, kind: counterLines.kind })
    .from(counterLines)
    .innerJoin(documents, eq(documents.id, counterLines.reconciliationId))
    .innerJoin(reconciliationMatches, eq(reconciliationMatches.counterLineId, counterLines.id))
    .where(
      and(
        eq(documents.distributorId, distributorId),
        ne(documents.status, 'cancelled'),
        ne(counterLines.kind, 'other'),
        ne(counterLines.text, ''),
      ),
    )
    .all()

/** Keeps what a line of theirs is about, once a person has tied it to a document of ours. */
export function updateLineKind(tx: Tx, id: number, kind: string): void {
  tx.orm.update(counterLines).set({ kind }).where(eq(counterLines.id, id)).run()
}

/** Which of some words are codes of styles. */
export const listStyleCodes = (reader: Reader, words: readonly string[]): string[] =>
  reader.orm
    .select({ code: styles.code })
    .from(styles)
    .where(sql`${styles.code} in (select value from json_each(${JSON.stringify(words)}))`)
    .all()
    .map(({ code }) => code)

/** The codes of the styles that some documents moved. */
export const listStylesMoved = (reader: Reader, documentIds: readonly number[]) =>
  reader.orm
    .selectDistinct({ documentId: stockEntries.documentId, code: styles.code })
    .from(stockEntries)
    .innerJoin(skus, eq(skus.id, stockEntries.skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .where(sql`${stockEntries.documentId} in (select value from json_each(${JSON.stringify(documentIds)}))`)
    .orderBy(asc(styles.code))
    .all()
