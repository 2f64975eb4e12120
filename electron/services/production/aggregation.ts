import type { ParsedInput } from '../../../shared/contract'
import { sumOf } from '../../../shared/domain/money'
import {
  type AggregatedCell,
  type AggregationRules,
  aggregateDemand,
  lateOrdersOf,
  toAskFor,
} from '../../../shared/domain/production'
import { Refusal } from '../../../shared/schemas/errors'
import type {
  AdditionReason,
  AggregationCell,
  AggregationPreview,
  LateOrderRow,
  ProductionDocument,
  ProductionSourceRow,
} from '../../../shared/schemas/production'
import type { Reader, Tx } from '../../database/connection'
import { insertLink } from '../../database/queries/documents'
import { insertProductionLine } from '../../database/queries/production'
import {
  type DemandRow,
  insertLineage,
  listDemand,
  listRunsOf,
  type RunSku,
} from '../../database/queries/production-lineage'
import { assertMaySee, inTransaction, type Office, openDocument, type ReadingOffice, requireDocument } from '../office'
import { fieldRefusal } from '../steps'
import { saveTerms } from './terms'
import { getProduction } from './view'

/** An order line with what a factory has to be asked for. */
interface OpenDemand extends DemandRow {
  readonly toAskFor: number
}

interface Aggregation {
  readonly demand: readonly OpenDemand[]
  readonly runs: readonly RunSku[]
  readonly cells: readonly AggregatedCell[]
}

/**
 * Sums the open demand of approved orders into a draft production order: who asked for how much, a buffer, rounding to packs, the
 * factory's minimum, every added piece with its reason. What another production order was asked for is not asked for again.
 * @throws Refusal wrongState when an order is not approved, noLines when nothing is open, invalidInput for a due date that is over
 */
export const aggregateOrders = (office: Office, input: ParsedInput<'production.aggregate'>): ProductionDocument =>
  inTransaction(office, (tx) => {
    if (input.dueDate < input.businessDate) throw fieldRefusal('dueDate', 'tooEarly')
    const { demand, cells } = aggregated(office, tx, input)
    if (cells.length === 0) throw new Refusal('noLines')
    const quantity = sumOf(cells.map((cell) => cell.quantity))
    const { businessDate, remark } = input
    const { id } = openDocument(office, tx, { kind: 'production', status: 'draft', businessDate, remark, quantity })
    saveTerms(tx, id, input)
    writeCells(tx, id, demand, cells)
    for (const orderId of new Set(demand.map((line) => line.orderId))) insertLink(tx, orderId, id)
    return getProduction(office, { id })
  })

/**
 * What a sum over chosen orders would give, cell by cell, and which of them a day of delivery would make late; nothing is written.
 * @throws Refusal wrongState when an order is not approved, notFound for who sees only some distributors
 */
export function previewProduction(office: ReadingOffice, input: ParsedInput<'production.preview'>): AggregationPreview {
  assertMaySee(office, null)
  const { demand, runs, cells } = aggregated(office, office.connection, input)
  const lines = new Map(demand.map((line) => [line.orderLineId, line]))
  const skus = new Map(runs.map((sku) => [sku.skuId, sku]))
  return {
    cells: cells.flatMap((cell) => {
      const sku = skus.get(cell.skuId)
      return sku === undefined ? [] : [shownCell(sku, cell, lines)]
    }),
    orderCount: new Set(demand.map((line) => line.orderId)).size,
    late: lateOf(demand, input.dueDate),
  }
}

function aggregated(
  office: ReadingOffice,
  reader: Reader,
  input: AggregationRules & { readonly orderIds: readonly number[] },
): Aggregation {
  const orderIds = [...new Set(input.orderIds)]
  for (const orderId of orderIds) {
    const order = requireDocument(office, 'order', orderId)
    if (!['approved', 'partlyAllocated', 'allocated', 'partlyShipped'].includes(order.status))
      throw new Refusal('wrongState', { number: order.number, status: order.status })
  }
  const demand = listDemand(reader, orderIds)
    .map((line) => ({ ...line, toAskFor: toAskFor(line) }))
    .filter((line) => line.toAskFor > 0)
  const runs = listRunsOf(reader, [...new Set(demand.map((line) => line.skuId))])
  const cells = aggregateDemand(
    demand.map(({ orderLineId, skuId, toAskFor: quantity }) => ({ orderLineId, skuId, quantity })),
    [...Map.groupBy(runs, (sku) => `${sku.styleId}-${sku.colourId}`).values()],
    input,
  )
  return { demand, runs, cells }
}

function writeCells(
  tx: Tx,
  productionOrderId: number,
  demand: readonly OpenDemand[],
  cells: readonly AggregatedCell[],
): void {
  const served = new Map(demand.map((line) => [line.orderLineId, line.servedQuantity]))
  for (const { skuId, quantity, sources, ...added } of cells) {
    const line = insertProductionLine(tx, { productionOrderId, skuId, quantity })
    const reasons: readonly AdditionReason[] = ['buffer', 'pack', 'minimum']
    const pieces: Readonly<Partial<Record<AdditionReason, number>>> = added
    insertLineage(tx, line, {
      sources: sources.map((source) => ({
        ...source,
        servedBeforeQuantity: served.get(source.orderLineId) ?? 0,
      })),
      additions: reasons
        .map((reason) => ({ reason, quantity: pieces[reason] ?? 0 }))
        .filter((addition) => addition.quantity > 0),
    })
  }
}

function shownCell(
  { ratio: _, core: __, ...sku }: RunSku,
  { sources, ...cell }: AggregatedCell,
  lines: ReadonlyMap<number, OpenDemand>,
): AggregationCell {
  const byOrder = new Map<number, ProductionSourceRow>()
  for (const { orderLineId, quantity } of sources) {
    const line = lines.get(orderLineId)
    if (line === undefined) continue
    const { orderId, orderNumber, distributorName } = line
    const before = byOrder.get(orderId)?.quantity ?? 0
    byOrder.set(orderId, { orderId, orderNumber, distributorName, quantity: before + quantity })
  }
  return { ...sku, ...cell, sources: [...byOrder.values()] }
}

/** Whom a due date reaches too late, as if every piece came on that day. */
function lateOf(demand: readonly OpenDemand[], dueDate: string): LateOrderRow[] {
  const orders = new Map(demand.map((line) => [line.orderId, line]))
  return lateOrdersOf(
    demand.map((line) => ({ id: line.orderLineId, receivedQuantity: 0 })),
    demand.map(({ orderLineId, orderId, deliveryTo, cancelAfter, toAskFor: quantity }) => ({
      ...{ productionLineId: orderLineId, orderId, deliveryTo, cancelAfter },
      ...{ quantity, openQuantity: quantity },
    })),
    dueDate,
  ).map((order) => ({
    ...order,
    orderNumber: orders.get(order.orderId)?.orderNumber ?? '',
    distributorName: orders.get(order.orderId)?.distributorName ?? '',
  }))
}
