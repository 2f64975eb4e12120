import { and, asc, eq, sql } from 'drizzle-orm'
import type { RegionDraft, RegionRow } from '../../../shared/schemas/distributors'
import type { Reader, Tx } from '../connection'
import { distributors, regions } from '../tables/masters'

/** A region's own row. */
export type StoredRegion = typeof regions.$inferSelect

/** Regions with how many active distributors each has, by code. */
export const listRegionRows = (reader: Reader, id?: number): RegionRow[] =>
  reader.orm
    .select({
      id: regions.id,
      version: regions.version,
      code: regions.code,
      name: regions.name,
      country: regions.country,
      territoryGroup: regions.territoryGroup,
      climate: regions.climate,
      archived: regions.archived,
      distributorCount: sql<number>`count(${distributors.id})`,
    })
    .from(regions)
    .leftJoin(distributors, and(eq(distributors.regionId, regions.id), eq(distributors.archived, false)))
    .where(id === undefined ? undefined : eq(regions.id, id))
    .groupBy(regions.id)
    .orderBy(asc(regions.code))
    .all()

/** A region by its code, or undefined. */
export const findRegionByCode = (reader: Reader, code: string): StoredRegion | undefined =>
  reader.orm.select().from(regions).where(eq(regions.code, code)).get()

type RegionValues = Omit<RegionDraft, 'id' | 'version'>

/** Writes a new region and answers its id. */
export const insertRegion = (tx: Tx, values: RegionValues): number =>
  Number(tx.orm.insert(regions).values(values).run().lastInsertRowid)

/** Writes a region's changed values and counts the version up. */
export function updateRegion(tx: Tx, id: number, values: RegionValues): void {
  tx.orm
    .update(regions)
    .set({ ...values, version: sql`${regions.version} + 1` })
    .where(eq(regions.id, id))
    .run()
}
