import { asc, eq, sql } from 'drizzle-orm'
import type { SizeGroupDraft, SizeGroupRow } from '../../../shared/schemas/styles'
import type { Reader, Tx } from '../connection'
import { sizeGroups, sizes, styles } from '../tables/masters'

/** A size group's own row. */
export type StoredSizeGroup = typeof sizeGroups.$inferSelect
/** A size of a group, in the order of the run. */
export type SizeOfGroup = SizeGroupDraft['sizes'][number] & { readonly sizeGroupId: number }

/** The sizes of every group, in the order of their runs. */
export const listSizes = (reader: Reader): SizeOfGroup[] =>
  reader.orm
    .select({
      sizeGroupId: sizes.sizeGroupId,
      code: sizes.code,
      alias: sizes.alias,
      core: sizes.core,
      ratio: sizes.ratio,
    })
    .from(sizes)
    .orderBy(asc(sizes.sizeGroupId), asc(sizes.position))
    .all()

/** Every size group with its run and how many styles use it, by code. */
export function listSizeGroupRows(reader: Reader): SizeGroupRow[] {
  const runs = Map.groupBy(listSizes(reader), (size) => size.sizeGroupId)
  return reader.orm
    .select({
      id: sizeGroups.id,
      version: sizeGroups.version,
      code: sizeGroups.code,
      name: sizeGroups.name,
      archived: sizeGroups.archived,
      styleCount: sql<number>`count(${styles.id})`,
    })
    .from(sizeGroups)
    .leftJoin(styles, eq(styles.sizeGroupId, sizeGroups.id))
    .groupBy(sizeGroups.id)
    .orderBy(asc(sizeGroups.code))
    .all()
    .map((group) => ({
      ...group,
      sizes: (runs.get(group.id) ?? []).map(({ code, alias, core, ratio }) => ({ code, alias, core, ratio })),
    }))
}

/** A size group, or undefined. */
export const findSizeGroup = (reader: Reader, id: number): StoredSizeGroup | undefined =>
  reader.orm.select().from(sizeGroups).where(eq(sizeGroups.id, id)).get()

/** A size group by its code, or undefined. */
export const findSizeGroupByCode = (reader: Reader, code: string): StoredSizeGroup | undefined =>
  reader.orm.select().from(sizeGroups).where(eq(sizeGroups.code, code)).get()

type GroupValues = Pick<SizeGroupDraft, 'code' | 'name' | 'archived'>

/** Writes a new size group without sizes and answers its id. */
export const insertSizeGroup = (tx: Tx, { code, name, archived }: GroupValues): number =>
  Number(tx.orm.insert(sizeGroups).values({ code, name, archived }).run().lastInsertRowid)

/** Writes a size group's changed values and counts the version up. */
export function updateSizeGroup(tx: Tx, id: number, { code, name, archived }: GroupValues): void {
  tx.orm
    .update(sizeGroups)
    .set({ code, name, archived, version: sql`${sizeGroups.version} + 1` })
    .where(eq(sizeGroups.id, id))
    .run()
}

/** Puts a run of sizes in place of the one there; SKUs name their size themselves, so none is lost. */
export function replaceSizes(tx: Tx, sizeGroupId: number, run: SizeGroupDraft['sizes']): void {
  tx.orm.delete(sizes).where(eq(sizes.sizeGroupId, sizeGroupId)).run()
  run.forEach((size, position) => {
    tx.orm
      .insert(sizes)
      .values({ sizeGroupId, position, ...size })
      .run()
  })
}
