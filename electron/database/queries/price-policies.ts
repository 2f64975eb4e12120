import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { PricePolicyDraft, PricePolicyRow } from '../../../shared/schemas/styles'
import { prepared, type Reader, type Tx } from '../connection'
import { distributors, pricePolicies, regions, skus, styles } from '../tables/masters'

const { placeholder } = sql

/** A discount rule's own row. */
export type StoredPricePolicy = typeof pricePolicies.$inferSelect

/** Every discount rule, the ones in force first, then by priority. */
export const listPricePolicyRows = (reader: Reader, id?: number): PricePolicyRow[] =>
  reader.orm
    .select({
      id: pricePolicies.id,
      version: pricePolicies.version,
      name: pricePolicies.name,
      distributorId: pricePolicies.distributorId,
      grade: pricePolicies.grade,
      regionId: pricePolicies.regionId,
      season: pricePolicies.season,
      category: pricePolicies.category,
      orderKind: pricePolicies.orderKind,
      dateFrom: pricePolicies.dateFrom,
      dateTo: pricePolicies.dateTo,
      rateBp: pricePolicies.rateBp,
      floorPriceFen: pricePolicies.floorPriceFen,
      priority: pricePolicies.priority,
      status: pricePolicies.status,
      distributorName: sql<string>`coalesce(${distributors.name}, '')`,
      regionName: sql<string>`coalesce(${regions.name}, '')`,
    })
    .from(pricePolicies)
    .leftJoin(distributors, eq(distributors.id, pricePolicies.distributorId))
    .leftJoin(regions, eq(regions.id, pricePolicies.regionId))
    .where(id === undefined ? undefined : eq(pricePolicies.id, id))
    .orderBy(
      sql`case ${pricePolicies.status} when 'approved' then 0 when 'draft' then 1 else 2 end`,
      desc(pricePolicies.priority),
      desc(pricePolicies.dateFrom),
      asc(pricePolicies.id),
    )
    .all()

/** A discount rule, or undefined. */
export const findPricePolicy = (reader: Reader, id: number): StoredPricePolicy | undefined =>
  reader.orm.select().from(pricePolicies).where(eq(pricePolicies.id, id)).get()

type PolicyValues = Omit<PricePolicyDraft, 'id' | 'version'>

/** Writes a new discount rule as a draft and answers its id. */
export const insertPricePolicy = (tx: Tx, values: PolicyValues): number =>
  Number(
    tx.orm
      .insert(pricePolicies)
      .values({ ...values, status: 'draft' })
      .run().lastInsertRowid,
  )

/** Writes a discount rule's changed values or status and counts the version up. */
export function updatePricePolicy(
  tx: Tx,
  id: number,
  values: Partial<PolicyValues> & { readonly status?: StoredPricePolicy['status'] },
): void {
  tx.orm
    .update(pricePolicies)
    .set({ ...values, version: sql`${pricePolicies.version} + 1` })
    .where(eq(pricePolicies.id, id))
    .run()
}

const policiesInForce = prepared((orm) =>
  orm
    .select()
    .from(pricePolicies)
    .where(
      and(
        eq(pricePolicies.status, 'approved'),
        lte(pricePolicies.dateFrom, placeholder('date')),
        or(isNull(pricePolicies.dateTo), gte(pricePolicies.dateTo, placeholder('date'))),
        or(isNull(pricePolicies.distributorId), eq(pricePolicies.distributorId, placeholder('distributorId'))),
      ),
    )
    .prepare(),
)
/** The approved rules that may fire for a distributor on a day; which of them do is a rule of `shared/domain/pricing`. */
export const listPoliciesInForce = (reader: Reader, distributorId: number, date: string): StoredPricePolicy[] =>
  policiesInForce(reader).all({ distributorId, date })

/** Every approved rule of any day, for who prices thousands of orders; which of them fire is a rule of `shared/domain/pricing`. */
export const listApprovedPolicies = (reader: Reader): StoredPricePolicy[] =>
  reader.orm.select().from(pricePolicies).where(eq(pricePolicies.status, 'approved')).all()

const skusToPrice = prepared((orm) =>
  orm
    .select({ skuId: skus.id, tagPriceFen: skus.tagPriceFen, season: styles.season, category: styles.category })
    .from(skus)
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .where(sql`${skus.id} in (select value from json_each(${placeholder('ids')}))`)
    .prepare(),
)
/** What pricing asks of some SKUs; unknown ids are left out. */
export const listSkusToPrice = (reader: Reader, skuIds: readonly number[]) =>
  skusToPrice(reader).all({ ids: JSON.stringify(skuIds) })
