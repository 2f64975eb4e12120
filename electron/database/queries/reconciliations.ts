import { and, asc, eq, gt, gte, inArray, lte, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isProposal } from '../../../shared/domain/reconciliation/review'
import type { AccountKind } from '../../../shared/schemas/ledgers'
import { differenceClasses } from '../../../shared/schemas/reconciliations'
import { prepared, type Reader, type Tx } from '../connection'
import { counterLines, reconciliationDifferences, reconciliationMatches, reconciliations } from '../tables/accounts'
import { documents } from '../tables/documents'
import { accountEntries } from '../tables/ledgers'
import { shortages } from '../tables/shipments'

const { placeholder } = sql

/** A reconciliation's own row. */
export type StoredReconciliation = typeof reconciliations.$inferSelect
/** A line of their book as it is kept. */
export type StoredCounterLine = typeof counterLines.$inferSelect
/** One tie of a match as it is kept; the ties of a match share its group. */
export type StoredMatch = typeof reconciliationMatches.$inferSelect
/** A difference as it is kept. */
export type StoredDifference = typeof reconciliationDifferences.$inferSelect

const source = alias(documents, 'source')

const moved = (orm: Orm, which: SQL | undefined) =>
  orm
    .select({
      id: accountEntries.documentId,
      date: sql<string>`min(${accountEntries.businessDate})`,
      entryKind: sql<AccountKind>`min(${accountEntries.kind})`,
      documentKind: documents.kind,
      number: documents.number,
      reference: documents.reference,
      sourceNumber: sql<string>`coalesce(${source.number}, '')`,
      sourceReference: sql<string>`coalesce(${source.reference}, '')`,
      remark: documents.remark,
      quantity: sql<number>`sum(${accountEntries.quantity})`,
      amountFen: sql<number>`sum(${accountEntries.amountFen})`,
    })
    .from(accountEntries)
    .innerJoin(documents, eq(documents.id, accountEntries.documentId))
    .leftJoin(shortages, eq(shortages.documentId, documents.id))
    .leftJoin(source, eq(source.id, shortages.sourceId))
    .where(which)
    .groupBy(accountEntries.documentId)
    .orderBy(sql`2`, accountEntries.documentId)

const ofAccount = and(
  eq(accountEntries.distributorId, placeholder('distributorId')),
  eq(accountEntries.part, 'receivable'),
)

const movedDocuments = prepared((orm) =>
  moved(
    orm,
    and(
      ofAccount,
      gte(accountEntries.businessDate, placeholder('dateFrom')),
      lte(accountEntries.businessDate, placeholder('dateTo')),
      sql`+${accountEntries.id} <= ${placeholder('throughEntryId')}`,
    ),
  ).prepare(),
)

const lateDocuments = prepared((orm) =>
  moved(
    orm,
    and(
      ofAccount,
      sql`+${accountEntries.businessDate} < ${placeholder('dateFrom')}`,
      gt(accountEntries.id, placeholder('lateAfterId')),
      lte(accountEntries.id, placeholder('throughEntryId')),
    ),
  ).prepare(),
)

/** Which entries a reconciliation looks at. */
export interface ReconciliationWindow {
  readonly distributorId: number
  readonly dateFrom: string
  readonly dateTo: string
  readonly throughEntryId: number
  /** Of older days only what was posted after this entry, with which the comparison before ended; null when there was none. */
  readonly lateAfterId: number | null
}

type Orm = Reader['orm']

/** What a document moved in the receivable during the window; a shortage also says which shipment it belongs to. */
export type MovedDocument = ReturnType<typeof listMovedDocuments>[number]

/** Our side of a comparison, by document. */
export const listMovedDocuments = (reader: Reader, window: ReconciliationWindow) => [
  ...(window.lateAfterId === null ? [] : lateDocuments(reader).all({ ...window })),
  ...movedDocuments(reader).all({ ...window }),
]

/** Some documents as they moved the receivable altogether. */
export const listDocumentsMoved = (reader: Reader, distributorId: number, ids: readonly number[]): MovedDocument[] =>
  moved(
    reader.orm,
    and(
      eq(accountEntries.distributorId, distributorId),
      eq(accountEntries.part, 'receivable'),
      inArray(accountEntries.documentId, [...ids]),
    ),
  ).all()

const documentsSince = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(distinct ${accountEntries.documentId})` })
    .from(accountEntries)
    .where(
      and(
        eq(sql`+${accountEntries.distributorId}`, placeholder('distributorId')),
        eq(accountEntries.part, 'receivable'),
        gt(accountEntries.id, placeholder('throughEntryId')),
        sql`+${accountEntries.businessDate} <= ${placeholder('dateTo')}`,
      ),
    )
    .prepare(),
)

/** How many documents were posted after an entry to the days up to one. */
export const countDocumentsSince = (
  reader: Reader,
  since: { readonly distributorId: number; readonly throughEntryId: number; readonly dateTo: string },
): number => documentsSince(reader).get({ ...since })?.count ?? 0

const entriesLater = prepared((orm) =>
  orm
    .select({ amountFen: sql<number>`coalesce(sum(${accountEntries.amountFen}), 0)` })
    .from(accountEntries)
    .where(
      and(
        eq(accountEntries.distributorId, placeholder('distributorId')),
        eq(accountEntries.part, 'receivable'),
        sql`${accountEntries.businessDate} < ${placeholder('date')}`,
        sql`+${accountEntries.id} > ${placeholder('throughEntryId')}`,
      ),
    )
    .prepare(),
)

/** What was posted to the receivable after an entry but dated before a day, in fen. */
export const sumPostedLater = (reader: Reader, distributorId: number, date: string, throughEntryId: number): number =>
  entriesLater(reader).get({ distributorId, date, throughEntryId })?.amountFen ?? 0

const reconciliationById = prepared((orm) =>
  orm
    .select()
    .from(reconciliations)
    .where(eq(reconciliations.documentId, placeholder('id')))
    .prepare(),
)
/** A reconciliation's own row, or undefined. */
export const findReconciliation = (reader: Reader, id: number): StoredReconciliation | undefined =>
  reconciliationById(reader).get({ id })

/** The comparison that already used a file, unless it was discarded. */
export function findComparedFile(
  reader: Reader,
  fileHash: string,
): { readonly number: string; readonly at: string } | undefined {
  return reader.orm
    .select({ number: documents.number, at: documents.createdAt })
    .from(reconciliations)
    .innerJoin(documents, eq(documents.id, reconciliations.documentId))
    .where(and(eq(reconciliations.fileHash, fileHash), ne(documents.status, 'cancelled')))
    .get()
}

/** Writes a reconciliation's days, balances and file. */
export function insertReconciliation(tx: Tx, row: typeof reconciliations.$inferInsert): void {
  tx.orm.insert(reconciliations).values(row).run()
}

const insertLine = prepared((orm) =>
  orm
    .insert(counterLines)
    .values({
      reconciliationId: placeholder('reconciliationId'),
      sheetRow: placeholder('sheetRow'),
      businessDate: placeholder('businessDate'),
      reference: placeholder('reference'),
      text: placeholder('text'),
      kind: placeholder('kind'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
      carriedFromId: placeholder('carriedFromId'),
    })
    .prepare(),
)
/** Writes a line of their book and gives its number. */
export const insertCounterLine = (tx: Tx, line: Omit<StoredCounterLine, 'id'>): number =>
  Number(insertLine(tx).run({ ...line }).lastInsertRowid)

/** Their lines in the order of the book. */
export const listCounterLines = (reader: Reader, reconciliationId: number): StoredCounterLine[] =>
  reader.orm
    .select()
    .from(counterLines)
    .where(eq(counterLines.reconciliationId, reconciliationId))
    .orderBy(asc(counterLines.id))
    .all()

const insertTie = prepared((orm) =>
  orm
    .insert(reconciliationMatches)
    .values({
      reconciliationId: placeholder('reconciliationId'),
      ourDocumentId: placeholder('ourDocumentId'),
      counterLineId: placeholder('counterLineId'),
      groupNo: placeholder('groupNo'),
      pass: placeholder('pass'),
      confirmed: sql`${placeholder('confirmed')}`,
      suggested: sql`${placeholder('suggested')}`,
    })
    .prepare(),
)

/** Lines that belong together. */
export interface NewMatch {
  readonly reconciliationId: number
  readonly groupNo: number
  readonly pass: StoredMatch['pass']
  readonly confirmed: boolean
  readonly suggested: boolean
  readonly ourIds: readonly number[]
  readonly theirIds: readonly number[]
}

/** Writes a match, one row for as many lines as its longer side has. */
export function insertMatch(tx: Tx, match: NewMatch): void {
  const { ourIds, theirIds, confirmed, suggested, ...rest } = match
  for (let index = 0; index < Math.max(ourIds.length, theirIds.length); index += 1)
    insertTie(tx).run({
      ...rest,
      confirmed: confirmed ? 1 : 0,
      suggested: suggested ? 1 : 0,
      ourDocumentId: ourIds[index] ?? null,
      counterLineId: theirIds[index] ?? null,
    })
}

/** The matches of a reconciliation, tie by tie. */
export const listMatches = (reader: Reader, reconciliationId: number): StoredMatch[] =>
  reader.orm
    .select()
    .from(reconciliationMatches)
    .where(eq(reconciliationMatches.reconciliationId, reconciliationId))
    .orderBy(asc(reconciliationMatches.groupNo), asc(reconciliationMatches.id))
    .all()

/** Parts the lines of a match. */
export function deleteMatch(tx: Tx, reconciliationId: number, groupNo: number): void {
  tx.orm
    .delete(reconciliationMatches)
    .where(
      and(eq(reconciliationMatches.reconciliationId, reconciliationId), eq(reconciliationMatches.groupNo, groupNo)),
    )
    .run()
}

const insertDifferenceRow = prepared((orm) =>
  orm
    .insert(reconciliationDifferences)
    .values({
      reconciliationId: placeholder('reconciliationId'),
      differenceClass: placeholder('differenceClass'),
      ourDocumentId: placeholder('ourDocumentId'),
      counterLineId: placeholder('counterLineId'),
      quantity: placeholder('quantity'),
      amountFen: placeholder('amountFen'),
      explained: sql`${placeholder('explained')}`,
      note: placeholder('note'),
      settlementId: placeholder('settlementId'),
    })
    .prepare(),
)
/** A difference before it is kept; what a person said of it may come along. */
export type NewDifference = Omit<StoredDifference, 'id' | 'note' | 'settlementId'> &
  Partial<Pick<StoredDifference, 'note' | 'settlementId'>>
/** Writes a difference. */
export function insertDifference(tx: Tx, difference: NewDifference): void {
  insertDifferenceRow(tx).run({
    note: '',
    settlementId: null,
    ...difference,
    explained: difference.explained ? 1 : 0,
  })
}

/** The differences of a reconciliation in the order they were found. */
export const listDifferences = (reader: Reader, reconciliationId: number): StoredDifference[] =>
  reader.orm
    .select()
    .from(reconciliationDifferences)
    .where(eq(reconciliationDifferences.reconciliationId, reconciliationId))
    .orderBy(asc(reconciliationDifferences.id))
    .all()

/** Takes differences away whose lines were tied or parted. */
export function deleteDifferences(tx: Tx, ids: readonly number[]): void {
  if (ids.length > 0)
    tx.orm
      .delete(reconciliationDifferences)
      .where(inArray(reconciliationDifferences.id, [...ids]))
      .run()
}

/** Keeps what a person says a difference is. */
export function updateDifference(
  tx: Tx,
  id: number,
  change: Pick<StoredDifference, 'differenceClass' | 'explained' | 'note'>,
): void {
  tx.orm.update(reconciliationDifferences).set(change).where(eq(reconciliationDifferences.id, id)).run()
}

/** Keeps which document settles a difference. */
export function updateSettlement(tx: Tx, id: number, settlementId: number): void {
  tx.orm.update(reconciliationDifferences).set({ settlementId }).where(eq(reconciliationDifferences.id, id)).run()
}

/** Confirms the ties of some matches. */
export function confirmMatches(tx: Tx, reconciliationId: number, groupNos: readonly number[]): void {
  tx.orm
    .update(reconciliationMatches)
    .set({ confirmed: true, suggested: false })
    .where(
      and(
        eq(reconciliationMatches.reconciliationId, reconciliationId),
        inArray(reconciliationMatches.groupNo, [...groupNos]),
      ),
    )
    .run()
}

/** Takes away every tie and difference, before another run writes them anew. */
export function clearFindings(tx: Tx, reconciliationId: number): void {
  tx.orm.delete(reconciliationMatches).where(eq(reconciliationMatches.reconciliationId, reconciliationId)).run()
  tx.orm.delete(reconciliationDifferences).where(eq(reconciliationDifferences.reconciliationId, reconciliationId)).run()
}

/** Moves a reconciliation up to a later entry. */
export function updateWindow(
  tx: Tx,
  documentId: number,
  change: Pick<StoredReconciliation, 'throughEntryId' | 'ourOpeningFen' | 'ourClosingFen'>,
): void {
  tx.orm.update(reconciliations).set(change).where(eq(reconciliations.documentId, documentId)).run()
}

/** The classes that explain nothing by themselves. */
const unexplaining = differenceClasses.filter((name) => !isProposal(name))

/** What a list shows of some reconciliations beside their documents. */
export function listReconciliationFigures(reader: Reader, ids: readonly number[]) {
  const rows = reader.orm
    .select({
      id: reconciliations.documentId,
      dateFrom: reconciliations.dateFrom,
      dateTo: reconciliations.dateTo,
      ourClosingFen: reconciliations.ourClosingFen,
      theirClosingFen: reconciliations.theirClosingFen,
      differenceCount: sql<number>`count(${reconciliationDifferences.id})`,
      openCount: sql<number>`count(${reconciliationDifferences.id}) filter (where not ${reconciliationDifferences.explained})`,
      unexplainedFen: sql<number>`coalesce(sum(${reconciliationDifferences.amountFen})
        filter (where not ${reconciliationDifferences.explained}
          and ${inArray(reconciliationDifferences.differenceClass, unexplaining)}), 0)`,
    })
    .from(reconciliations)
    .leftJoin(reconciliationDifferences, eq(reconciliationDifferences.reconciliationId, reconciliations.documentId))
    .where(inArray(reconciliations.documentId, [...ids]))
    .groupBy(reconciliations.documentId)
    .all()
  return new Map(rows.map((row) => [row.id, row]))
}
