import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Demand } from '../../../shared/domain/allocation'
import type {
  AllocationLineRow,
  AllocationPolicy,
  AllocationSupplyRow,
  WaitingRow,
} from '../../../shared/schemas/allocations'
import { storedAllocationParameters, storedReason } from '../../../shared/schemas/stored'
import { prepared, type Reader, type Tx } from '../connection'
import { documents } from '../tables/documents'
import { stockBalances } from '../tables/ledgers'
import { distributors } from '../tables/masters'
import { orderLines } from '../tables/orders'
import { allocationLines, allocations, shipmentLines } from '../tables/shipments'
import { lineSkuColumns, withSku } from './lines'

const { placeholder } = sql

/** An allocation line's own row. */
export type StoredAllocationLine = typeof allocationLines.$inferSelect

/** How an allocation was computed, and what its roundings still owe whom. */
export interface AllocationParameters {
  readonly holdBackBp: number
  readonly deficits: readonly (readonly [number, number])[]
}

/** The orders that can still be given something; literals, so that the list of open orders is read from its index. */
const waits = sql`${documents.kind} = 'order' and ${documents.status} in ('approved', 'partlyAllocated', 'partlyShipped')`
const openPieces = sql<number>`${orderLines.quantity} - ${orderLines.allocatedQuantity}
  - ${orderLines.shippedQuantity} - ${orderLines.cancelledQuantity}`

/** Which demand a run looks at; an absent list narrows nothing. */
export interface DemandScope {
  readonly orderIds?: readonly number[] | undefined
  readonly skuIds?: readonly number[] | undefined
  readonly distributorIds?: readonly number[] | undefined
}

const demandColumns = {
  id: orderLines.id,
  skuId: orderLines.skuId,
  distributorId: distributors.id,
  orderId: documents.id,
  orderDate: documents.businessDate,
  priority: distributors.priority,
  quantity: openPieces,
  priceFen: orderLines.priceFen,
}
// One JSON parameter a list, because a scope of many styles has more ids than SQLite takes parameters.
const listed = (column: AnySQLiteColumn, name: string) =>
  sql`${column} in (select value from json_each(${placeholder(name)}))`
const narrowed = (column: AnySQLiteColumn, name: string) =>
  sql`(${placeholder(name)} is null or ${listed(column, name)})`
const demandsFrom = (orm: Reader['orm'], orders: SQL | undefined) =>
  orm
    .select(demandColumns)
    .from(documents)
    .innerJoin(orderLines, eq(orderLines.orderId, documents.id))
    .innerJoin(distributors, eq(distributors.id, documents.distributorId))
    .where(
      and(
        waits,
        orders,
        sql`${openPieces} > 0`,
        narrowed(orderLines.skuId, 'skuIds'),
        narrowed(documents.distributorId, 'distributorIds'),
      ),
    )
    .orderBy(orderLines.id)
    .prepare()
const demandsOfAll = prepared((orm) => demandsFrom(orm, undefined))
// Apart from the other, so that a run over a few orders looks at those and not at everything that waits.
const demandsOfOrders = prepared((orm) => demandsFrom(orm, listed(documents.id, 'orderIds')))

/** What approved orders still want, with what decides who is served first. */
export function listDemands(reader: Reader, scope: DemandScope): (Demand & { readonly priceFen: number })[] {
  const json = (ids: readonly number[] | undefined) => (ids === undefined ? null : JSON.stringify(ids))
  const within = { skuIds: json(scope.skuIds), distributorIds: json(scope.distributorIds) }
  return scope.orderIds === undefined
    ? demandsOfAll(reader).all(within)
    : demandsOfOrders(reader).all({ ...within, orderIds: json(scope.orderIds) })
}

const insertRow = prepared((orm) =>
  orm
    .insert(allocations)
    .values({
      documentId: placeholder('documentId'),
      policy: placeholder('policy'),
      parameters: placeholder('parameters'),
    })
    .prepare(),
)
/** Writes how an allocation was computed. */
export const insertAllocationRow = (
  tx: Tx,
  documentId: number,
  policy: AllocationPolicy,
  parameters: AllocationParameters,
): void => {
  insertRow(tx).run({ documentId, policy, parameters: JSON.stringify(parameters) })
}

const rowById = prepared((orm) =>
  orm
    .select({ policy: allocations.policy })
    .from(allocations)
    .where(eq(allocations.documentId, placeholder('id')))
    .prepare(),
)
/** The policy of an allocation, or undefined. */
export const findAllocation = (reader: Reader, id: number): { readonly policy: AllocationPolicy } | undefined =>
  rowById(reader).get({ id })

const lastRun = prepared((orm) =>
  orm
    .select({ parameters: allocations.parameters })
    .from(documents)
    .innerJoin(allocations, eq(allocations.documentId, documents.id))
    .where(
      and(
        // The plus keeps SQLite from collecting every allocation there ever was: it walks back from the newest instead.
        sql`${documents.kind} = 'allocation' and +${documents.status} in ('firm', 'consumed')`,
        eq(documents.warehouseId, placeholder('warehouseId')),
      ),
    )
    .orderBy(desc(documents.businessDate), desc(documents.id))
    .limit(1)
    .prepare(),
)
/** What the roundings of the last run in a warehouse owe whom, so that a small distributor is not rounded down for ever. */
export function findLastDeficits(reader: Reader, warehouseId: number): ReadonlyMap<number, number> {
  const row = lastRun(reader).get({ warehouseId })
  return row === undefined ? new Map() : new Map(storedAllocationParameters.parse(JSON.parse(row.parameters)).deficits)
}

const insertLine = prepared((orm) =>
  orm
    .insert(allocationLines)
    .values({
      allocationId: placeholder('allocationId'),
      orderLineId: placeholder('orderLineId'),
      skuId: placeholder('skuId'),
      demandQuantity: placeholder('demandQuantity'),
      quantity: placeholder('quantity'),
      reason: placeholder('reason'),
    })
    .prepare(),
)
/** A cell of a proposal as it is first written. */
export interface NewAllocationLine {
  readonly allocationId: number
  readonly orderLineId: number
  readonly skuId: number
  readonly demandQuantity: number
  readonly quantity: number
  readonly reason: AllocationLineRow['reason']
}
/** Adds a cell to a proposal. */
export const insertAllocationLine = (tx: Tx, line: NewAllocationLine): void => {
  insertLine(tx).run({ ...line, reason: JSON.stringify(line.reason) })
}

const setLine = prepared((orm) =>
  orm
    .update(allocationLines)
    .set({
      quantity: sql`${placeholder('quantity')}`,
      locked: sql`${placeholder('locked')}`,
      reason: sql`coalesce(${placeholder('reason')}, ${allocationLines.reason})`,
    })
    .where(eq(allocationLines.id, placeholder('id')))
    .prepare(),
)
/** Writes what a person decided about a cell; without a reason the old one stays. */
export const updateAllocationLine = (
  tx: Tx,
  id: number,
  cell: { readonly quantity: number; readonly locked: boolean; readonly reason?: AllocationLineRow['reason'] },
): void => {
  const { quantity, locked, reason } = cell
  setLine(tx).run({
    id,
    quantity,
    locked: locked ? 1 : 0,
    reason: reason === undefined ? null : JSON.stringify(reason),
  })
}

const addCounters = prepared((orm) =>
  orm
    .update(allocationLines)
    .set({
      consumedQuantity: sql`${allocationLines.consumedQuantity} + ${placeholder('consumed')}`,
      releasedQuantity: sql`${allocationLines.releasedQuantity} + ${placeholder('released')}`,
    })
    .where(eq(allocationLines.id, placeholder('id')))
    .returning({ allocationId: allocationLines.allocationId })
    .prepare(),
)
/** Counts pieces of a promise as left or given back; answers the allocation whose state may follow. */
export const moveAllocationLine = (
  tx: Tx,
  id: number,
  change: { readonly consumed?: number; readonly released?: number },
): number =>
  addCounters(tx).get({ id, consumed: change.consumed ?? 0, released: change.released ?? 0 })?.allocationId ?? 0

const countersOf = prepared((orm) =>
  orm
    .select({
      quantity: sql<number>`coalesce(sum(${allocationLines.quantity}), 0)`,
      consumedQuantity: sql<number>`coalesce(sum(${allocationLines.consumedQuantity}), 0)`,
      releasedQuantity: sql<number>`coalesce(sum(${allocationLines.releasedQuantity}), 0)`,
    })
    .from(allocationLines)
    .where(eq(allocationLines.allocationId, placeholder('id')))
    .prepare(),
)
/** What became of an allocation's pieces, all lines together. */
export const findAllocationCounters = (reader: Reader, id: number) =>
  countersOf(reader).get({ id }) ?? { quantity: 0, consumedQuantity: 0, releasedQuantity: 0 }

const onOpenShipments = sql<number>`coalesce((
  select sum(${shipmentLines.quantity}) from ${shipmentLines}
  join documents shipment on shipment.id = ${shipmentLines.shipmentId} and shipment.status in ('draft', 'picked')
  where ${shipmentLines.orderLineId} = ${allocationLines.orderLineId}
    and ${shipmentLines.allocationLineId} = ${allocationLines.id}), 0)`

const promises = prepared((orm) =>
  orm
    .select({
      id: allocationLines.id,
      orderLineId: allocationLines.orderLineId,
      skuId: allocationLines.skuId,
      quantity: allocationLines.quantity,
      restQuantity: sql<number>`${allocationLines.quantity} - ${allocationLines.consumedQuantity}
        - ${allocationLines.releasedQuantity} - ${onOpenShipments}`,
      openQuantity: openPieces,
      tagPriceFen: orderLines.tagPriceFen,
      rateBp: orderLines.rateBp,
      priceFen: orderLines.priceFen,
      orderId: documents.id,
      orderNumber: documents.number,
      distributorId: sql<number>`${documents.distributorId}`,
    })
    .from(allocationLines)
    .innerJoin(orderLines, eq(orderLines.id, allocationLines.orderLineId))
    .innerJoin(documents, eq(documents.id, orderLines.orderId))
    .where(eq(allocationLines.allocationId, placeholder('id')))
    .orderBy(allocationLines.id)
    .prepare(),
)
/**
 * The cells of an allocation with the order line behind each: `restQuantity` is on no open shipment yet, neither left nor given back;
 * `openQuantity` is what the order line still wants besides.
 */
export const listPromises = (reader: Reader, allocationId: number) => promises(reader).all({ id: allocationId })
/** A cell of an allocation with the order line behind it. */
export type Promised = ReturnType<typeof listPromises>[number]

const rowsOf = prepared((orm) =>
  withSku(
    orm
      .select({
        id: allocationLines.id,
        ...lineSkuColumns,
        orderId: documents.id,
        orderNumber: documents.number,
        orderLineId: allocationLines.orderLineId,
        distributorId: distributors.id,
        distributorCode: distributors.code,
        distributorName: distributors.name,
        demandQuantity: allocationLines.demandQuantity,
        quantity: allocationLines.quantity,
        consumedQuantity: allocationLines.consumedQuantity,
        releasedQuantity: allocationLines.releasedQuantity,
        locked: allocationLines.locked,
        reason: allocationLines.reason,
      })
      .from(allocationLines)
      .innerJoin(orderLines, eq(orderLines.id, allocationLines.orderLineId))
      .innerJoin(documents, eq(documents.id, orderLines.orderId))
      .innerJoin(distributors, eq(distributors.id, documents.distributorId))
      .$dynamic(),
    allocationLines.skuId,
  )
    .where(eq(allocationLines.allocationId, placeholder('id')))
    .orderBy(allocationLines.id)
    .prepare(),
)
/** The cells of an allocation as they are shown. */
export const listAllocationLineRows = (reader: Reader, id: number): AllocationLineRow[] =>
  rowsOf(reader)
    .all({ id })
    .map((row) => ({ ...row, reason: storedReason.parse(JSON.parse(row.reason)) }))

const supplyOf = prepared((orm) =>
  orm
    .select({
      skuId: allocationLines.skuId,
      onHand: sql<number>`coalesce(${stockBalances.onHand}, 0)`,
      reserved: sql<number>`coalesce(${stockBalances.reserved}, 0)`,
      held: sql<number>`sum(${allocationLines.quantity} - ${allocationLines.consumedQuantity} - ${allocationLines.releasedQuantity})`,
    })
    .from(allocationLines)
    .leftJoin(
      stockBalances,
      and(eq(stockBalances.warehouseId, placeholder('warehouseId')), eq(stockBalances.skuId, allocationLines.skuId)),
    )
    .where(eq(allocationLines.allocationId, placeholder('id')))
    .groupBy(allocationLines.skuId)
    .prepare(),
)
/** What the SKUs of an allocation have to give; a firm one's own promises do not count as reserved elsewhere. */
export const listSupply = (
  reader: Reader,
  allocation: { readonly id: number; readonly warehouseId: number; readonly firm: boolean },
): AllocationSupplyRow[] =>
  supplyOf(reader)
    .all({ id: allocation.id, warehouseId: allocation.warehouseId })
    .map(({ skuId, onHand, reserved, held }) => {
      const reservedElsewhere = reserved - (allocation.firm ? held : 0)
      return { skuId, onHand, reservedElsewhere, available: Math.max(0, onHand - reservedElsewhere) }
    })

/** Who waits for what, oldest first, and how much of it a warehouse could cover. */
export const listWaiting = (
  reader: Reader,
  warehouseId: number,
  distributorIds: readonly number[] | null,
): WaitingRow[] => {
  const free = sql`max(0, coalesce(${stockBalances.onHand}, 0) - coalesce(${stockBalances.reserved}, 0))`
  return reader.orm
    .select({
      orderId: documents.id,
      orderNumber: documents.number,
      businessDate: documents.businessDate,
      distributorId: distributors.id,
      distributorCode: distributors.code,
      distributorName: distributors.name,
      openQuantity: sql<number>`sum(${openPieces})`,
      coverableQuantity: sql<number>`sum(min(${openPieces}, ${free}))`,
      openAmountFen: sql<number>`sum((${openPieces}) * ${orderLines.priceFen})`,
    })
    .from(documents)
    .innerJoin(orderLines, eq(orderLines.orderId, documents.id))
    .innerJoin(distributors, eq(distributors.id, documents.distributorId))
    .leftJoin(stockBalances, and(eq(stockBalances.warehouseId, warehouseId), eq(stockBalances.skuId, orderLines.skuId)))
    .where(
      and(
        waits,
        sql`${openPieces} > 0`,
        distributorIds === null ? undefined : inArray(documents.distributorId, [...distributorIds]),
      ),
    )
    .groupBy(documents.id)
    .orderBy(documents.businessDate, documents.id)
    .all()
}

/** The numbers of the documents that hold a SKU in a warehouse, for the message that refuses it to someone else. */
export function listHolders(reader: Reader, warehouseId: number, skuId: number): string[] {
  const firm = reader.orm
    .selectDistinct({ number: documents.number })
    .from(documents)
    .innerJoin(allocationLines, eq(allocationLines.allocationId, documents.id))
    .where(
      and(
        sql`${documents.kind} = 'allocation' and ${documents.status} = 'firm'`,
        eq(documents.warehouseId, warehouseId),
        eq(allocationLines.skuId, skuId),
        sql`${allocationLines.quantity} > ${allocationLines.consumedQuantity} + ${allocationLines.releasedQuantity}`,
      ),
    )
    .all()
  const reshipments = reader.orm
    .selectDistinct({ number: documents.number })
    .from(documents)
    .innerJoin(shipmentLines, eq(shipmentLines.shipmentId, documents.id))
    .where(
      and(
        sql`${documents.kind} = 'shipment' and ${documents.status} in ('draft', 'picked')`,
        eq(documents.warehouseId, warehouseId),
        eq(shipmentLines.skuId, skuId),
        isNull(shipmentLines.allocationLineId),
      ),
    )
    .all()
  return [...firm, ...reshipments].map((row) => row.number)
}
