import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../connection'
import { statisticViews } from '../tables/statistics'
import { users } from '../tables/users'

/** A saved arrangement's own row. */
export type StoredStatisticView = typeof statisticViews.$inferSelect

/** A person's arrangements and those the office shares, by name. */
export const listStatisticViewRows = (
  reader: Reader,
  userId: number,
): (StoredStatisticView & { readonly ownerName: string })[] =>
  reader.orm
    .select({
      id: statisticViews.id,
      userId: statisticViews.userId,
      name: statisticViews.name,
      shared: statisticViews.shared,
      definition: statisticViews.definition,
      version: statisticViews.version,
      ownerName: users.displayName,
    })
    .from(statisticViews)
    .innerJoin(users, eq(users.id, statisticViews.userId))
    .where(or(eq(statisticViews.userId, userId), eq(statisticViews.shared, true)))
    .orderBy(asc(statisticViews.name), asc(statisticViews.id))
    .all()

/** A saved arrangement, or undefined. */
export const findStatisticView = (reader: Reader, id: number): StoredStatisticView | undefined =>
  reader.orm.select().from(statisticViews).where(eq(statisticViews.id, id)).get()

/** A person's arrangement of a name, or undefined. */
export const findStatisticViewByName = (
  reader: Reader,
  userId: number,
  name: string,
): StoredStatisticView | undefined =>
  reader.orm
    .select()
    .from(statisticViews)
    .where(and(eq(statisticViews.userId, userId), eq(statisticViews.name, name)))
    .get()

/** Writes a new arrangement and answers its id. */
export const insertStatisticView = (
  tx: Tx,
  view: Pick<StoredStatisticView, 'userId' | 'name' | 'definition'>,
): number => Number(tx.orm.insert(statisticViews).values(view).run().lastInsertRowid)

/** Writes what changed of an arrangement and counts its version up. */
export function updateStatisticView(
  tx: Tx,
  id: number,
  change: Partial<Pick<StoredStatisticView, 'name' | 'definition' | 'shared'>>,
): void {
  tx.orm
    .update(statisticViews)
    .set({ ...change, version: sql`${statisticViews.version} + 1` })
    .where(eq(statisticViews.id, id))
    .run()
}

/** Takes an arrangement away; nothing points at one. */
export const deleteStatisticView = (tx: Tx, id: number): void => {
  tx.orm.delete(statisticViews).where(eq(statisticViews.id, id)).run()
}
