import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Plan, TakenSku, TakenStyle } from '../../../shared/domain/fairs'
import type { FairDraft, FairRow } from '../../../shared/schemas/styles'
import type { Reader, Tx } from '../connection'
import { receiptParts, receipts } from '../tables/accounts'
import { documents } from '../tables/documents'
import {
  colours,
  distributors,
  fairBudgets,
  fairCategoryBudgets,
  fairStyles,
  fairs,
  skus,
  styles,
} from '../tables/masters'
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

/** The styles that a fair shows or that were ordered at it, by code. */
export const listFairStyles = (
  reader: Reader,
  fairId: number,
  orderedIds: readonly number[],
): { readonly styleId: number; readonly code: string; readonly name: string; readonly category: string }[] =>
  reader.orm
    .select({ styleId: styles.id, code: styles.code, name: styles.name, category: styles.category })
    .from(styles)
    .where(
      sql`${styles.id} in (select style_id from fair_styles where fair_id = ${fairId})
        or ${styles.id} in (select value from json_each(${JSON.stringify(orderedIds)}))`,
    )
    .orderBy(asc(styles.code))
    .all()

/** The plans of a fair; who ordered without one stands here too, with a plan of nought. */
export function listFairPlans(reader: Reader, fairId: number, scope: Scope, orderedBy: readonly number[]): Plan[] {
  const planned = reader.orm
    .select()
    .from(fairCategoryBudgets)
    .where(eq(fairCategoryBudgets.fairId, fairId))
    .orderBy(asc(fairCategoryBudgets.category))
    .all()
  const parts = Map.groupBy(planned, (row) => row.distributorId)
  return reader.orm
    .select({
      distributorId: distributors.id,
      distributorCode: distributors.code,
      distributorName: distributors.name,
      amountFen: sql<number>`coalesce(${fairBudgets.amountFen}, 0)`,
      quantity: sql<number>`coalesce(${fairBudgets.quantity}, 0)`,
      minStyles: sql<number>`coalesce(${fairBudgets.minStyles}, 0)`,
      minDepth: sql<number>`coalesce(${fairBudgets.minDepth}, 0)`,
    })
    .from(distributors)
    .leftJoin(fairBudgets, and(eq(fairBudgets.distributorId, distributors.id), eq(fairBudgets.fairId, fairId)))
    .where(
      and(
        sql`(${fairBudgets.fairId} is not null
          or ${distributors.id} in (select value from json_each(${JSON.stringify(orderedBy)})))`,
        withinDistributors(distributors.id, scope),
      ),
    )
    .orderBy(asc(distributors.code))
    .all()
    .map((row) => ({
      ...row,
      categories: (parts.get(row.distributorId) ?? []).map(({ category, amountFen, quantity }) => ({
        ...{ category, amountFen, quantity },
      })),
    }))
}

/** What of a fair is asked for: by whom, and without which order. */
export interface FairScope {
  readonly fairId: number
  readonly scope: Scope
  readonly withoutOrderId?: number | undefined
}

const ofFair = ({ fairId, scope, withoutOrderId }: FairScope) =>
  and(
    eq(orders.fairId, fairId),
    counts,
    withinDistributors(documents.distributorId, scope),
    withoutOrderId === undefined ? undefined : ne(orders.documentId, withoutOrderId),
  )

/** What each distributor ordered of each style at a fair. */
export const listFairTaken = (reader: Reader, asked: FairScope): TakenStyle[] =>
  reader.orm
    .select({
      distributorId: sql<number>`${documents.distributorId}`,
      styleId: styles.id,
      category: styles.category,
      quantity: orderedQuantity,
      amountFen: orderedFen,
      skuCount: sql<number>`count(distinct case when ${orderLines.quantity} > ${orderLines.cancelledQuantity}
        then ${orderLines.skuId} end)`,
    })
    .from(orders)
    .innerJoin(documents, eq(documents.id, orders.documentId))
    .innerJoin(orderLines, eq(orderLines.orderId, orders.documentId))
    .innerJoin(skus, eq(skus.id, orderLines.skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .where(ofFair(asked))
    .groupBy(documents.distributorId, styles.id)
    .all()

/** What was ordered of each SKU at a fair, with what its orders are split by. */
export const listFairSkus = (reader: Reader, asked: FairScope): TakenSku[] =>
  reader.orm
    .select({
      category: styles.category,
      colour: colours.name,
      size: skus.size,
      tagPriceFen: skus.tagPriceFen,
      quantity: orderedQuantity,
      amountFen: orderedFen,
    })
    .from(orders)
    .innerJoin(documents, eq(documents.id, orders.documentId))
    .innerJoin(orderLines, eq(orderLines.orderId, orders.documentId))
    .innerJoin(skus, eq(skus.id, orderLines.skuId))
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .innerJoin(colours, eq(colours.id, skus.colourId))
    .where(ofFair(asked))
    .groupBy(skus.id)
    .all()

/** What each distributor has paid of a fair's deposit: the prepayment of posted receipts that name it, refunds taken off. */
export const listFairReceived = (reader: Reader, fairId: number, scope: Scope): ReadonlyMap<number, number> =>
  new Map(
    reader.orm
      .select({
        distributorId: sql<number>`${documents.distributorId}`,
        fen: sql<number>`sum(${receiptParts.amountFen})`,
      })
      .from(receipts)
      .innerJoin(documents, eq(documents.id, receipts.documentId))
      .innerJoin(receiptParts, eq(receiptParts.receiptId, receipts.documentId))
      .where(
        and(
          eq(receipts.fairId, fairId),
          eq(documents.status, 'posted'),
          eq(receiptParts.part, 'prepayment'),
          withinDistributors(documents.distributorId, scope),
        ),
      )
      .groupBy(documents.distributorId)
      .all()
      .map((row) => [row.distributorId, row.fen]),
  )

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
  tx.orm.delete(fairCategoryBudgets).where(eq(fairCategoryBudgets.fairId, fairId)).run()
  tx.orm.delete(fairBudgets).where(eq(fairBudgets.fairId, fairId)).run()
  for (const { categories, ...budget } of draft.budgets) {
    tx.orm
      .insert(fairBudgets)
      .values({ fairId, ...budget })
      .run()
    for (const part of categories)
      tx.orm
        .insert(fairCategoryBudgets)
        .values({ fairId, distributorId: budget.distributorId, ...part })
        .run()
  }
}
