import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { WarehouseRow } from '../../../shared/schemas/stock'
import type { Reader, Tx } from '../connection'
import { warehouses } from '../tables/masters'
import type { StoredWarehouse } from './masters'

/** What a warehouse is made of. */
export interface NewWarehouse {
  readonly code: string
  readonly name: string
  readonly kind: StoredWarehouse['kind']
  readonly regionId?: number | null
  readonly distributorId?: number | null
  readonly archived?: boolean
}

/** Writes a new warehouse and answers its id. */
export const insertWarehouse = (tx: Tx, warehouse: NewWarehouse): number =>
  Number(tx.orm.insert(warehouses).values(warehouse).run().lastInsertRowid)

/** Writes a warehouse's changed values and counts the version up. */
export function updateWarehouse(tx: Tx, id: number, change: Partial<NewWarehouse>): void {
  tx.orm
    .update(warehouses)
    .set({ ...change, version: sql`${warehouses.version} + 1` })
    .where(eq(warehouses.id, id))
    .run()
}

/** A warehouse by its code, or undefined. */
export const findWarehouseByCode = (reader: Reader, code: string): StoredWarehouse | undefined =>
  reader.orm.select().from(warehouses).where(eq(warehouses.code, code)).get()

/** Which warehouses a list shows. */
export interface WarehouseScope {
  readonly id?: number
  readonly kinds?: readonly string[] | undefined
  readonly archived: boolean
  /** Only places of these distributors and places of ours; null is all. */
  readonly distributorIds: readonly number[] | null
}

const ofKinds = (kinds: readonly string[]): SQL =>
  sql`${warehouses.kind} in (select value from json_each(${JSON.stringify(kinds)}))`

const held = (column: 'on_hand' | 'reserved'): SQL<number> =>
  sql<number>`coalesce((select sum(${sql.raw(column)}) from stock_balances where warehouse_id = "warehouses"."id"), 0)`

/** Warehouses with what they hold, our own places first. */
export const listWarehouseRows = (reader: Reader, scope: WarehouseScope): WarehouseRow[] =>
  reader.orm
    .select({
      id: warehouses.id,
      version: warehouses.version,
      code: warehouses.code,
      name: warehouses.name,
      kind: warehouses.kind,
      regionId: warehouses.regionId,
      distributorId: warehouses.distributorId,
      archived: warehouses.archived,
      // Summed place by place along the primary key; a join would build the whole product first and group it after.
      onHand: held('on_hand'),
      reserved: held('reserved'),
    })
    .from(warehouses)
    .where(
      and(
        scope.id === undefined ? undefined : eq(warehouses.id, scope.id),
        scope.kinds === undefined ? undefined : ofKinds(scope.kinds),
        scope.archived ? undefined : eq(warehouses.archived, false),
        scope.distributorIds === null
          ? undefined
          : or(isNull(warehouses.distributorId), inArray(warehouses.distributorId, [...scope.distributorIds])),
      ),
    )
    .orderBy(
      sql`case ${warehouses.kind} when 'company' then 0 when 'regional' then 1 when 'quarantine' then 2
        when 'distributor' then 3 when 'transit' then 4 else 5 end`,
      asc(warehouses.code),
    )
    .all()
