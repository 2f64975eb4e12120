import { asc, eq, sql } from 'drizzle-orm'
import type { FactoryRow } from '../../../shared/schemas/production'
import type { Reader, Tx } from '../connection'
import { factories } from '../tables/production'

/** A factory's own row. */
export type StoredFactory = typeof factories.$inferSelect
/** What a factory is made of. */
export type FactoryValues = Omit<StoredFactory, 'id' | 'version'>

const working = (what: string) =>
  sql.raw(`(select ${what} from production_orders o join documents d on d.id = o.document_id
    where o.factory_id = "factories"."id" and d.status in ('placed', 'partlyReceived'))`)

const pieces = `coalesce(sum((select sum(max(l.quantity - l.received_quantity, 0)) from production_lines l
  where l.production_order_id = d.id)), 0)`

/** Factories with what they are working on, by code. */
export const listFactoryRows = (reader: Reader, id?: number): FactoryRow[] =>
  reader.orm
    .select({
      id: factories.id,
      version: factories.version,
      code: factories.code,
      name: factories.name,
      contact: factories.contact,
      phone: factories.phone,
      leadDays: factories.leadDays,
      toleranceBp: factories.toleranceBp,
      minimumQuantity: factories.minimumQuantity,
      archived: factories.archived,
      openOrders: sql<number>`${working('count(*)')}`,
      openQuantity: sql<number>`${working(pieces)}`,
    })
    .from(factories)
    .where(id === undefined ? undefined : eq(factories.id, id))
    .orderBy(asc(factories.code))
    .all()

/** A factory, or undefined. */
export const findFactory = (reader: Reader, id: number): StoredFactory | undefined =>
  reader.orm.select().from(factories).where(eq(factories.id, id)).get()

/** A factory by its code, or undefined. */
export const findFactoryByCode = (reader: Reader, code: string): StoredFactory | undefined =>
  reader.orm.select().from(factories).where(eq(factories.code, code)).get()

/** A factory by its name, or undefined. */
export const findFactoryByName = (reader: Reader, name: string): StoredFactory | undefined =>
  reader.orm.select().from(factories).where(eq(factories.name, name)).get()

/** Writes a new factory and answers its id. */
export const insertFactory = (tx: Tx, factory: FactoryValues): number =>
  Number(tx.orm.insert(factories).values(factory).run().lastInsertRowid)

/** Writes a factory's changed values and counts the version up. */
export function updateFactory(tx: Tx, id: number, factory: FactoryValues): void {
  tx.orm
    .update(factories)
    .set({ ...factory, version: sql`${factories.version} + 1` })
    .where(eq(factories.id, id))
    .run()
}
