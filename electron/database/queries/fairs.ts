import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { FairDetail, FairDraft, FairRow } from '../../../shared/schemas/styles'
import type { Reader, Tx } from '../connection'
import { documents } from '../tables/documents'
import { distributors, fairBudgets, fairStyles, fairs, skus, styles } from '../tables/masters'
import { orderLines, orders } from '../tables/orders'
import { withinDistributors } from './scopes'

/** A fair's own row. */
export type StoredFair = typeof fairs.$inferSelect

const orderedQuantity = sql<number>`coalesce(sum(${orderLines.quantity} - ${orderLines.cancelledQuantity}), 0)`
const orderedFen = sql<number>`coalesce(sum((${orderLines.quantity} - ${orderLines.cancelledQuantity}) * ${orderLines.priceFen}), 0)`
// A draft is not ordered yet, a cancelled order not any more; what was cancelled of a line is taken off above.
const counts = sql`${documents.status} not in ('draft', 'cancelled')`

type Scope = readonly number[] | null

/** Fairs, newest first, with what was planned and ordered by the distributors in scope. */
export function listFairRows(reader: Reader, scope: Scope, id?: number): FairRow[] {
  const ordered = new Map(
    reader.orm
      .select({ fairId: orders.fairId, orderedFen, orderedQuantity })
      .from(orders)
      .innerJoin(documents, eq(documents.id, orders.documentId))
      .innerJoin(orderLines, eq(orderLines.orderId, orders.documentId))
      .where(
        and(
          id === undefined ? sql`${orders.fairId} is not null` : eq(orders.fairId, id),
          counts,
          withinDistributors(documents.distributorId, scope),
        ),
      )
      .groupBy(orders.fairId)
      .all()
      .map((row) => [row.fairId, row]),
  )
  const planned = new Map(
    reader.orm
      .select({ fairId: fairBudgets.fairId, budgetFen: sql<number>`sum(${fairBudgets.amountFen})` })
      .from(fairBudgets)
      .where(withinDistributors(fairBudgets.distributorId, scope))
      .groupBy(fairBudgets.fairId)
      .all()
      .map((row) => [row.fairId, row.budgetFen]),
  )
  return reader.orm
    .select({ fair: fairs, styleCount: sql<number>`count(${fairStyles.styleId})` })
    .from(fairs)
    .leftJoin(fairStyles, eq(fairStyles.fairId, fairs.id))
    .where(id === undefined ? undefined : eq(fairs.id, id))
    .groupBy(fairs.id)
    .orderBy(desc(fairs.dateFrom), desc(fairs.id))
    .all()
    .map(({ fair, styleCount }) => ({
      ...fair,
      styleCount,
      budgetFen: planned.get(fair.id) ?? 0,
      orderedFen: ordered.get(fair.id)?.orderedFen ?? 0,
      orderedQuantity: ordered.get(fair.id)?.orderedQuantity ?? 0,
    }))
}

/** The styles a fair shows, by code. */
export const listFairStyleIds = (reader: Reader, fairId: number): number[] =>
  reader.orm
    .select({ id: styles.id })
    .from(fairStyles)
    .innerJoin(styles, eq(styles.id, fairStyles.styleId))
    .where(eq(fairStyles.fairId, fairId))
    .orderBy(asc(styles.code))
    .all()
    .map((row) => row.id)

/** Each distributor's plan and orders at a fair; who ordered without a plan stands here too. */
export function listFairProgress(reader: Reader, fairId: number, scope: Scope): FairDetail['budgets'] {
  const progress = reader.orm
    .select({
      distributorId: documents.distributorId,
      orderedFen: orderedFen.as('ordered_fen'),
      orderedQuantity: orderedQuantity.as('ordered_quantity'),
    })
    .from(orders)
    .innerJoin(documents, eq(documents.id, orders.documentId))
    .innerJoin(orderLines, eq(orderLines.orderId, orders.documentId))
    .where(and(eq(orders.fairId, fairId), counts))
    .groupBy(documents.distributorId)
    .as('progress')
  return reader.orm
    .select({
      distributorId: distributors.id,
      distributorCode: distributors.code,
      distributorName: distributors.name,
      amountFen: sql<number>`coalesce(${fairBudgets.amountFen}, 0)`,
      quantity: sql<number>`coalesce(${fairBudgets.quantity}, 0)`,
      orderedFen: sql<number>`coalesce(${progress.orderedFen}, 0)`,
      orderedQuantity: sql<number>`coalesce(${progress.orderedQuantity}, 0)`,
    })
    .from(distributors)
    .leftJoin(fairBudgets, and(eq(fairBudgets.distributorId, distributors.id), eq(fairBudgets.fairId, fairId)))
    .leftJoin(progress, eq(progress.distributorId, distributors.id))
    .where(
      and(
        sql`(${fairBudgets.fairId} is not null or ${progress.distributorId} is not null)`,
        withinDistributors(distributors.id, scope),
      ),
    )
    .orderBy(asc(distributors.code))
    .all()
}

/** What sold best at a fair, by pieces. */
export const listFairRanking = (reader: Reader, fairId: number, scope: Scope): FairDetail['ranking'] =>
  reader.orm
    .select({
      styleId: styles.id,
      code: styles.code,
      name: styles.name,
      quantity: orderedQuantity.as('quantity'),
      amountFen: orderedFen.as('amount_fen'),
    })
    .from(orders)
    .innerJoin(documents, eq(documents.id, orders.documentId))
    .innerJoin(orderLines, eq(orderLines.orderId, orders.documentId))
    .innerJoin(skus, eq(skus.id, orderLines.skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .where(and(eq(orders.fairId, fairId), counts, withinDistributors(documents.distributorId, scope)))
    .groupBy(styles.id)
    .having(sql`${orderedQuantity} > 0`)
    .orderBy(sql`quantity desc`, sql`amount_fen desc`, asc(styles.code))
    .all()

/** A fair, or undefined. */
export const findFair = (reader: Reader, id: number): StoredFair | undefined =>
  reader.orm.select().from(fairs).where(eq(fairs.id, id)).get()

/** A fair by its code, or undefined. */
export const findFairByCode = (reader: Reader, code: string): StoredFair | undefined =>
  reader.orm.select().from(fairs).where(eq(fairs.code, code)).get()

type FairValues = Omit<FairDraft, 'id' | 'version' | 'styleIds' | 'budgets'>

/** Writes a new fair and answers its id. */
export const insertFair = (tx: Tx, values: FairValues): number =>
  Number(tx.orm.insert(fairs).values(values).run().lastInsertRowid)

/** Writes a fair's changed values and counts the version up. */
export function updateFair(tx: Tx, id: number, values: FairValues): void {
  tx.orm
    .update(fairs)
    .set({ ...values, version: sql`${fairs.version} + 1` })
    .where(eq(fairs.id, id))
    .run()
}

/** Puts a fair's styles and plans in place of what was there. */
export function replaceFairContents(tx: Tx, fairId: number, draft: Pick<FairDraft, 'styleIds' | 'budgets'>): void {
  tx.orm.delete(fairStyles).where(eq(fairStyles.fairId, fairId)).run()
  for (const styleId of new Set(draft.styleIds)) tx.orm.insert(fairStyles).values({ fairId, styleId }).run()
  tx.orm.delete(fairBudgets).where(eq(fairBudgets.fairId, fairId)).run()
  for (const budget of draft.budgets)
    tx.orm
      .insert(fairBudgets)
      .values({ fairId, ...budget })
      .run()
}
