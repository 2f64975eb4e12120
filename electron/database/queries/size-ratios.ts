import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { SizeRatioChange } from '../../../shared/schemas/size-ratios'
import type { Reader, Tx } from '../connection'
import { distributorRatioHistory, distributorRatioSizes, distributorRatios } from '../tables/prices'
import { users } from '../tables/users'

/** A distributor's own ratio for a size group. */
export interface StoredRatio {
  readonly sizeGroupId: number
  readonly version: number
  readonly wholePacks: boolean
  readonly sizes: readonly { readonly size: string; readonly parts: number }[]
}

/** All ratios that a distributor has of its own, by size group. */
export function listOwnRatios(reader: Reader, distributorId: number): ReadonlyMap<number, StoredRatio> {
  const sizes = Map.groupBy(
    reader.orm
      .select()
      .from(distributorRatioSizes)
      .where(eq(distributorRatioSizes.distributorId, distributorId))
      .orderBy(asc(distributorRatioSizes.size))
      .all(),
    (row) => row.sizeGroupId,
  )
  const rows = reader.orm
    .select()
    .from(distributorRatios)
    .where(eq(distributorRatios.distributorId, distributorId))
    .all()
  return new Map(
    rows.map(({ sizeGroupId, version, wholePacks }) => [
      sizeGroupId,
      {
        ...{ sizeGroupId, version, wholePacks },
        sizes: (sizes.get(sizeGroupId) ?? []).map(({ size, parts }) => ({ size, parts })),
      },
    ]),
  )
}

/** Who wrote a ratio, when, and in which version it is now. */
export interface RatioStamp {
  readonly distributorId: number
  readonly sizeGroupId: number
  readonly userId: number
  readonly at: string
}

const ofRatio = ({ distributorId, sizeGroupId }: Pick<RatioStamp, 'distributorId' | 'sizeGroupId'>) =>
  and(eq(distributorRatios.distributorId, distributorId), eq(distributorRatios.sizeGroupId, sizeGroupId))

const sizesOfRatio = ({ distributorId, sizeGroupId }: Pick<RatioStamp, 'distributorId' | 'sizeGroupId'>) =>
  and(eq(distributorRatioSizes.distributorId, distributorId), eq(distributorRatioSizes.sizeGroupId, sizeGroupId))

/** Puts a distributor's ratio in place of the one before and counts its version up. */
export function saveOwnRatio(
  tx: Tx,
  stamp: RatioStamp,
  { wholePacks, sizes }: Pick<StoredRatio, 'wholePacks' | 'sizes'>,
): void {
  const { distributorId, sizeGroupId, userId, at } = stamp
  tx.orm
    .insert(distributorRatios)
    .values({ ...stamp, wholePacks, version: 1 })
    .onConflictDoUpdate({
      target: [distributorRatios.distributorId, distributorRatios.sizeGroupId],
      set: { wholePacks, userId, at, version: sql`${distributorRatios.version} + 1` },
    })
    .run()
  tx.orm.delete(distributorRatioSizes).where(sizesOfRatio(stamp)).run()
  tx.orm
    .insert(distributorRatioSizes)
    .values(sizes.map(({ size, parts }) => ({ distributorId, sizeGroupId, size, parts })))
    .run()
  tx.orm
    .insert(distributorRatioHistory)
    .values({ ...stamp, wholePacks, parts: JSON.stringify(sizes) })
    .run()
}

/** Takes a distributor's ratio away, so that the size group's holds again; its history stays. */
export function removeOwnRatio(tx: Tx, stamp: RatioStamp): void {
  tx.orm.delete(distributorRatioSizes).where(sizesOfRatio(stamp)).run()
  tx.orm.delete(distributorRatios).where(ofRatio(stamp)).run()
  tx.orm
    .insert(distributorRatioHistory)
    .values({ ...stamp, wholePacks: false, parts: null })
    .run()
}

/** What a distributor's ratios were, by size group, newest first. */
export function listRatioHistory(reader: Reader, distributorId: number): ReadonlyMap<number, SizeRatioChange[]> {
  const rows = reader.orm
    .select({
      sizeGroupId: distributorRatioHistory.sizeGroupId,
      at: distributorRatioHistory.at,
      userName: users.displayName,
      wholePacks: distributorRatioHistory.wholePacks,
      parts: distributorRatioHistory.parts,
    })
    .from(distributorRatioHistory)
    .innerJoin(users, eq(users.id, distributorRatioHistory.userId))
    .where(eq(distributorRatioHistory.distributorId, distributorId))
    .orderBy(desc(distributorRatioHistory.id))
    .all()
  const changes = Map.groupBy(rows, (row) => row.sizeGroupId)
  return new Map([...changes].map(([sizeGroupId, group]) => [sizeGroupId, group.map(changeOf)]))
}

function changeOf({ at, userName, wholePacks, ...row }: Omit<SizeRatioChange, 'parts'> & { parts: string | null }) {
  const parts: SizeRatioChange['parts'] = row.parts === null ? null : JSON.parse(row.parts)
  return { at, userName, wholePacks, parts }
}
