import { and, asc, desc, eq, getTableColumns, gte, isNull, lte, or, sql } from 'drizzle-orm'
import { compareText } from '../../../shared/domain/ordering'
import type { PolicyHistoryRow, PricePolicyDraft, PricePolicyRow } from '../../../shared/schemas/prices'
import { prepared, type Reader, type Tx } from '../connection'
import { distributors, regions, skus, styles } from '../tables/masters'
import { pricePolicies, pricePolicyHistory, pricePolicyStyles } from '../tables/prices'
import { users } from '../tables/users'

const { placeholder } = sql

/** A discount rule's own row with the styles it names. */
export type StoredPricePolicy = typeof pricePolicies.$inferSelect & { readonly styleIds: readonly number[] }

const columns = getTableColumns(pricePolicies)
// One statement for rules and their styles, because prices are asked for with every style that is typed.
const withStyles = {
  ...columns,
  styleIds: sql<string>`(select json_group_array(named.style_id) from price_policy_styles named
    where named.policy_id = price_policies.id)`,
}

const styleNames = sql<string>`(select json_group_array(json_object('id', s.id, 'code', s.code, 'name', s.name))
  from price_policy_styles named join styles s on s.id = named.style_id where named.policy_id = price_policies.id)`

function storedOf<Row extends { readonly styleIds: string }>(row: Row) {
  const styleIds: readonly number[] = JSON.parse(row.styleIds)
  return { ...row, styleIds }
}

function shownOf<Row extends { readonly styles: string }>(row: Row) {
  const named: PricePolicyRow['styles'] = JSON.parse(row.styles)
  const inOrder = named.toSorted((a, b) => compareText(a.code, b.code))
  return { ...row, styles: inOrder, styleIds: inOrder.map((style) => style.id) }
}

function stepOf<Row extends { readonly changes: string }>(row: Row) {
  const changes: PolicyHistoryRow['changes'] = JSON.parse(row.changes)
  return { ...row, changes }
}

/** Every discount rule and promotion, the ones in force first, then by priority. */
export const listPricePolicyRows = (reader: Reader, id?: number): PricePolicyRow[] =>
  reader.orm
    .select({
      ...columns,
      distributorName: sql<string>`coalesce(${distributors.name}, '')`,
      regionName: sql<string>`coalesce(${regions.name}, '')`,
      styles: styleNames,
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
    .map(shownOf)

/** A discount rule, or undefined. */
export const findPricePolicy = (reader: Reader, id: number): StoredPricePolicy | undefined => {
  const row = reader.orm.select(withStyles).from(pricePolicies).where(eq(pricePolicies.id, id)).get()
  return row === undefined ? undefined : storedOf(row)
}

type PolicyValues = Omit<PricePolicyDraft, 'id' | 'version'>

/** Writes a new discount rule as a draft and answers its id. */
export function insertPricePolicy(tx: Tx, { styleIds: named, ...values }: PolicyValues): number {
  const { lastInsertRowid } = tx.orm
    .insert(pricePolicies)
    .values({ ...values, status: 'draft' })
    .run()
  const id = Number(lastInsertRowid)
  replaceStyles(tx, id, named)
  return id
}

/** Writes a discount rule's changed values or status and counts the version up. */
export function updatePricePolicy(
  tx: Tx,
  id: number,
  { styleIds: named, ...values }: Partial<PolicyValues> & { readonly status?: StoredPricePolicy['status'] },
): void {
  tx.orm
    .update(pricePolicies)
    .set({ ...values, version: sql`${pricePolicies.version} + 1` })
    .where(eq(pricePolicies.id, id))
    .run()
  if (named !== undefined) replaceStyles(tx, id, named)
}

function replaceStyles(tx: Tx, policyId: number, named: readonly number[]): void {
  tx.orm.delete(pricePolicyStyles).where(eq(pricePolicyStyles.policyId, policyId)).run()
  const rows = [...new Set(named)].map((styleId) => ({ policyId, styleId }))
  if (rows.length > 0) tx.orm.insert(pricePolicyStyles).values(rows).run()
}

/** The first of some styles that is not in the books, or undefined. */
export const findUnknownStyle = (reader: Reader, ids: readonly number[]): number | undefined => {
  const known = new Set(
    reader.orm
      .select({ id: styles.id })
      .from(styles)
      .where(sql`${styles.id} in (select value from json_each(${JSON.stringify(ids)}))`)
      .all()
      .map((row) => row.id),
  )
  return ids.find((id) => !known.has(id))
}

const policiesInForce = prepared((orm) =>
  orm
    .select(withStyles)
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
  policiesInForce(reader).all({ distributorId, date }).map(storedOf)

/** Every approved rule of any day, for who prices thousands of orders; which of them fire is a rule of `shared/domain/pricing`. */
export const listApprovedPolicies = (reader: Reader): StoredPricePolicy[] =>
  reader.orm.select(withStyles).from(pricePolicies).where(eq(pricePolicies.status, 'approved')).all().map(storedOf)

/** A step of a rule as it is written. */
export interface PolicyStep {
  readonly policyId: number
  readonly version: number
  readonly action: string
  readonly changes: PolicyHistoryRow['changes']
  readonly userId: number
  readonly at: string
}

/** Adds a step to a rule's history. */
export function insertPolicyStep(tx: Tx, { changes, ...step }: PolicyStep): void {
  tx.orm
    .insert(pricePolicyHistory)
    .values({ ...step, changes: JSON.stringify(changes) })
    .run()
}

/** A rule's history, newest first. */
export const listPolicySteps = (reader: Reader, policyId: number): PolicyHistoryRow[] =>
  reader.orm
    .select({
      at: pricePolicyHistory.at,
      userName: users.displayName,
      action: pricePolicyHistory.action,
      version: pricePolicyHistory.version,
      changes: pricePolicyHistory.changes,
    })
    .from(pricePolicyHistory)
    .innerJoin(users, eq(users.id, pricePolicyHistory.userId))
    .where(eq(pricePolicyHistory.policyId, policyId))
    .orderBy(desc(pricePolicyHistory.id))
    .all()
    .map(stepOf)

const skusToPrice = prepared((orm) =>
  orm
    .select({
      skuId: skus.id,
      styleId: skus.styleId,
      tagPriceFen: skus.tagPriceFen,
      season: styles.season,
      category: styles.category,
    })
    .from(skus)
    .innerJoin(styles, eq(styles.id, skus.styleId))
    .where(sql`${skus.id} in (select value from json_each(${placeholder('ids')}))`)
    .prepare(),
)
/** What pricing asks of some SKUs; unknown ids are left out. */
export const listSkusToPrice = (reader: Reader, skuIds: readonly number[]) =>
  skusToPrice(reader).all({ ids: JSON.stringify(skuIds) })
