import { eq, inArray, sql } from 'drizzle-orm'
import type { AdjustmentRow } from '../../../shared/schemas/adjustments'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { prepared, type Reader, type Tx } from '../connection'
import { adjustments } from '../tables/accounts'
import { users } from '../tables/users'

const { placeholder } = sql

/** What an adjustment has beside its document. */
export type StoredAdjustment = typeof adjustments.$inferSelect

const upsert = prepared((orm) =>
  orm
    .insert(adjustments)
    .values({
      documentId: placeholder('documentId'),
      adjustmentKind: placeholder('adjustmentKind'),
      part: placeholder('part'),
      counterPart: placeholder('counterPart'),
      movedFen: placeholder('movedFen'),
      basis: placeholder('basis'),
      approvedBy: placeholder('approvedBy'),
    })
    .onConflictDoUpdate({
      target: adjustments.documentId,
      set: {
        adjustmentKind: sql`excluded.adjustment_kind`,
        part: sql`excluded.part`,
        counterPart: sql`excluded.counter_part`,
        movedFen: sql`excluded.moved_fen`,
        basis: sql`excluded.basis`,
        approvedBy: sql`excluded.approved_by`,
      },
    })
    .prepare(),
)
/** Writes what an adjustment has beside its document, new or changed. */
export const saveAdjustmentRow = (tx: Tx, adjustment: StoredAdjustment): void => {
  upsert(tx).run(adjustment)
}

const adjustmentById = prepared((orm) =>
  orm
    .select()
    .from(adjustments)
    .where(eq(adjustments.documentId, placeholder('id')))
    .prepare(),
)
/** What an adjustment has beside its document, or undefined. */
export const findAdjustment = (reader: Reader, id: number): StoredAdjustment | undefined =>
  adjustmentById(reader).get({ id })

const approverOf = prepared((orm) =>
  orm
    .select({ displayName: users.displayName })
    .from(adjustments)
    .innerJoin(users, eq(users.id, adjustments.approvedBy))
    .where(eq(adjustments.documentId, placeholder('id')))
    .prepare(),
)
/** Who approved an adjustment, by display name; empty while nobody did. */
export const findApproverName = (reader: Reader, id: number): string =>
  approverOf(reader).get({ id })?.displayName ?? ''

/** What the list shows of some adjustments beside their documents, in the order of the documents. */
export function listAdjustmentRows(reader: Reader, rows: readonly DocumentRow[]): AdjustmentRow[] {
  const ids = rows.map((row) => row.id)
  const found = reader.orm
    .select({
      id: adjustments.documentId,
      adjustmentKind: adjustments.adjustmentKind,
      part: adjustments.part,
      basis: adjustments.basis,
      movedFen: adjustments.movedFen,
    })
    .from(adjustments)
    .where(inArray(adjustments.documentId, ids))
    .all()
  const byId = new Map(found.map(({ id, ...beside }) => [id, beside]))
  return rows.flatMap((row) => {
    const beside = byId.get(row.id)
    return beside === undefined ? [] : [{ ...row, ...beside }]
  })
}
