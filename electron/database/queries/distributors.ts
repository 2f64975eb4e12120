import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { DistributorDraft, DistributorFilter, DistributorRow } from '../../../shared/schemas/distributors'
import type { Page } from '../../../shared/schemas/values'
import { prepared, type Reader, type Tx } from '../connection'
import { accountBalances } from '../tables/ledgers'
import { distributors, regions, temporaryLimits, warehouses } from '../tables/masters'
import type { StoredDistributor } from './masters'
import { matchingKeys, pageOf, withinDistributors } from './scopes'

const ownStock = alias(warehouses, 'own_stock')
const receivable = alias(accountBalances, 'receivable')

const columns = {
  id: distributors.id,
  version: distributors.version,
  code: distributors.code,
  name: distributors.name,
  regionId: distributors.regionId,
  grade: distributors.grade,
  businessType: distributors.businessType,
  city: distributors.city,
  province: distributors.province,
  country: distributors.country,
  contact: distributors.contact,
  phone: distributors.phone,
  address: distributors.address,
  discountBp: distributors.discountBp,
  creditLimitFen: distributors.creditLimitFen,
  temporaryLimitFen: sql<number>`coalesce(${temporaryLimits.amountFen}, 0)`,
  temporaryLimitUntil: temporaryLimits.until,
  paymentTermsDays: distributors.paymentTermsDays,
  returnQuotaBp: distributors.returnQuotaBp,
  priority: distributors.priority,
  archived: distributors.archived,
  regionName: regions.name,
  warehouseId: ownStock.id,
  receivableFen: sql<number>`coalesce(${receivable.amountFen}, 0)`,
}

const rowsOf = (reader: Reader) =>
  reader.orm
    .select(columns)
    .from(distributors)
    .innerJoin(regions, eq(regions.id, distributors.regionId))
    .innerJoin(ownStock, and(eq(ownStock.distributorId, distributors.id), eq(ownStock.kind, 'distributor')))
    .leftJoin(temporaryLimits, eq(temporaryLimits.distributorId, distributors.id))
    .leftJoin(receivable, and(eq(receivable.distributorId, distributors.id), eq(receivable.part, 'receivable')))

/** A distributor as it is shown, or undefined. */
export const findDistributorRow = (reader: Reader, id: number): DistributorRow | undefined =>
  rowsOf(reader).where(eq(distributors.id, id)).get()

/** One page of distributors by code; `distributorIds` limits it to a representative's own. */
export function listDistributorRows(
  reader: Reader,
  filter: DistributorFilter,
  distributorIds: readonly number[] | null,
): Page<DistributorRow> {
  const rows = rowsOf(reader)
    .where(
      and(
        filter.archived ? undefined : eq(distributors.archived, false),
        filter.regionId === undefined ? undefined : eq(distributors.regionId, filter.regionId),
        filter.grade === undefined ? undefined : eq(distributors.grade, filter.grade),
        withinDistributors(distributors.id, distributorIds),
        matchingKeys(distributors.searchKeys, filter.query),
        filter.after === undefined ? undefined : gt(distributors.code, filter.after),
      ),
    )
    .orderBy(asc(distributors.code))
    .limit(filter.limit + 1)
    .all()
  return pageOf(rows, filter.limit, (row) => row.code)
}

/** A distributor by its code, or undefined. */
export const findDistributorByCode = (reader: Reader, code: string): StoredDistributor | undefined =>
  reader.orm.select().from(distributors).where(eq(distributors.code, code)).get()

type DistributorValues = Omit<DistributorDraft, 'id' | 'version' | 'temporaryLimitFen' | 'temporaryLimitUntil'> & {
  readonly searchKeys: string
}

/** Writes a new distributor and answers its id. */
export const insertDistributor = (tx: Tx, values: DistributorValues): number =>
  Number(tx.orm.insert(distributors).values(values).run().lastInsertRowid)

/** Writes a distributor's changed values and counts the version up. */
export function updateDistributor(tx: Tx, id: number, values: DistributorValues): void {
  tx.orm
    .update(distributors)
    .set({ ...values, version: sql`${distributors.version} + 1` })
    .where(eq(distributors.id, id))
    .run()
}

/** A row of a type-ahead list with the keys it is ranked by. */
export interface Candidate {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly keys: string
}

/** Active distributors that hold every word of a query, with their region; there are hundreds, so ranking is left to the caller. */
export const listDistributorCandidates = (
  reader: Reader,
  query: string,
  distributorIds: readonly number[] | null,
): (Candidate & { readonly regionName: string })[] =>
  reader.orm
    .select({
      id: distributors.id,
      code: distributors.code,
      name: distributors.name,
      keys: distributors.searchKeys,
      regionName: regions.name,
    })
    .from(distributors)
    .innerJoin(regions, eq(regions.id, distributors.regionId))
    .where(
      and(
        eq(distributors.archived, false),
        withinDistributors(distributors.id, distributorIds),
        matchingKeys(distributors.searchKeys, query),
      ),
    )
    .orderBy(asc(distributors.code))
    .all()

/** Whom each distributor names as its contact; people pay from accounts of their own. */
export const listContacts = (reader: Reader): { readonly id: number; readonly contact: string }[] =>
  reader.orm.select({ id: distributors.id, contact: distributors.contact }).from(distributors).all()

const person = prepared((orm) =>
  orm
    .select({ contact: distributors.contact, phone: distributors.phone })
    .from(distributors)
    .where(eq(distributors.id, sql.placeholder('id')))
    .prepare(),
)
/** Whom to call at a distributor, or undefined. */
export const findDistributorContact = (reader: Reader, id: number): { contact: string; phone: string } | undefined =>
  person(reader).get({ id })
