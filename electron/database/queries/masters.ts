import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader } from '../connection'
import { distributors, regions, skus, warehouses } from '../tables/masters'

const { placeholder } = sql

/** A warehouse's own row. */
export type StoredWarehouse = typeof warehouses.$inferSelect
/** A distributor's own row. */
export type StoredDistributor = typeof distributors.$inferSelect
/** A SKU's own row. */
export type StoredSku = typeof skus.$inferSelect

const warehouseById = prepared((orm) =>
  orm
    .select()
    .from(warehouses)
    .where(eq(warehouses.id, placeholder('id')))
    .prepare(),
)
/** A warehouse, or undefined. */
export const findWarehouse = (reader: Reader, id: number): StoredWarehouse | undefined =>
  warehouseById(reader).get({ id })

const warehouseOf = prepared((orm) =>
  orm
    .select()
    .from(warehouses)
    .where(and(eq(warehouses.distributorId, placeholder('distributorId')), eq(warehouses.kind, placeholder('kind'))))
    .prepare(),
)
/** A distributor's own stock (`distributor`) or what is on its way there (`transit`). */
export const findDistributorWarehouse = (
  reader: Reader,
  distributorId: number,
  kind: 'distributor' | 'transit',
): StoredWarehouse | undefined => warehouseOf(reader).get({ distributorId, kind })

const warehouseByKind = prepared((orm) =>
  orm
    .select()
    .from(warehouses)
    .where(and(eq(warehouses.kind, placeholder('kind')), sql`${warehouses.distributorId} is null`))
    .orderBy(warehouses.id)
    .prepare(),
)
/** The first place of a kind that belongs to no distributor; factory, loss, sold, variance and our own transit are single. */
export const findOnlyWarehouse = (reader: Reader, kind: StoredWarehouse['kind']): StoredWarehouse | undefined =>
  warehouseByKind(reader).get({ kind })

const distributorById = prepared((orm) =>
  orm
    .select()
    .from(distributors)
    .where(eq(distributors.id, placeholder('id')))
    .prepare(),
)
/** A distributor, or undefined. */
export const findDistributor = (reader: Reader, id: number): StoredDistributor | undefined =>
  distributorById(reader).get({ id })

const skuById = prepared((orm) =>
  orm
    .select()
    .from(skus)
    .where(eq(skus.id, placeholder('id')))
    .prepare(),
)
/** A SKU, or undefined. */
export const findSku = (reader: Reader, id: number): StoredSku | undefined => skuById(reader).get({ id })

const regionById = prepared((orm) =>
  orm
    .select()
    .from(regions)
    .where(eq(regions.id, placeholder('id')))
    .prepare(),
)
/** A region, or undefined. */
export const findRegion = (reader: Reader, id: number): typeof regions.$inferSelect | undefined =>
  regionById(reader).get({ id })
