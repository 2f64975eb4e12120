import type { ParsedInput } from '../../../shared/contract'
import { allocate } from '../../../shared/domain/allocation'
import type { AllocationDocument, AllocationRun } from '../../../shared/schemas/allocations'
import { Refusal } from '../../../shared/schemas/errors'
import type { Reader } from '../../database/connection'
import {
  findLastDeficits,
  insertAllocationLine,
  insertAllocationRow,
  listDemands,
  listPromises,
  updateAllocationLine,
} from '../../database/queries/allocations'
import { listSkuIdsOfStyles } from '../../database/queries/lines'
import { findWarehouse } from '../../database/queries/masters'
import { advance, assertMaySee, inTransaction, type Office, openDocument, requireStep } from '../office'
import { fieldRefusal } from '../steps'
import { getAllocation } from './get'
import { amountOf, assertSupply, freeStock, warehouseOf } from './stock'

/**
 * Shares out what a warehouse has free among the orders that wait, each cell with its reason. A run over everything leaves out the SKUs
 * of which there is nothing; a run over named orders keeps them, so that one sees why an order gets nothing.
 * @throws Refusal noLines when nobody would get anything, invalidInput for a place that does not ship
 */
export const proposeAllocation = (office: Office, input: ParsedInput<'allocations.propose'>): AllocationDocument =>
  inTransaction(office, (tx) => {
    assertMaySee(office, null)
    assertShips(tx, input.warehouseId)
    const wanted = listDemands(tx, scopeOf(tx, input))
    const supply = freeStock(tx, input.warehouseId, wanted)
    const demands = input.orderIds ? wanted : wanted.filter((demand) => (supply.get(demand.skuId) ?? 0) > 0)
    const { policy, holdBackBp } = input
    const result = allocate({ supply, demands, policy, holdBackBp, deficits: findLastDeficits(tx, input.warehouseId) })
    const cells = new Map(result.cells.map((cell) => [cell.demandId, cell]))
    const lines = demands.flatMap((demand) => {
      const cell = cells.get(demand.id)
      return cell ? [{ ...demand, demandQuantity: demand.quantity, quantity: cell.quantity, reason: cell.reason }] : []
    })
    if (lines.every((line) => line.quantity === 0)) throw new Refusal('noLines')
    const { businessDate, warehouseId, remark } = input
    const head = { businessDate, warehouseId, remark, ...amountOf(lines) }
    const { id } = openDocument(office, tx, { kind: 'allocation', status: 'proposed', ...head })
    insertAllocationRow(tx, id, policy, { holdBackBp, deficits: [...result.deficits] })
    for (const { id: orderLineId, skuId, demandQuantity, quantity, reason } of lines)
      insertAllocationLine(tx, { allocationId: id, orderLineId, skuId, demandQuantity, quantity, reason })
    return getAllocation(office, { id })
  })

function assertShips(reader: Reader, warehouseId: number): void {
  const warehouse = findWarehouse(reader, warehouseId)
  if (warehouse === undefined || !['company', 'regional'].includes(warehouse.kind))
    throw fieldRefusal('warehouseId', 'unknown')
}

function scopeOf(reader: Reader, { orderIds, styleIds, distributorIds }: AllocationRun) {
  return { orderIds, distributorIds, skuIds: styleIds && listSkuIdsOfStyles(reader, styleIds) }
}

/**
 * Writes what a person decided about some cells. Less is always taken, or a proposal that stock ran away from could not be mended cell
 * by cell; more only up to what the order wants and the warehouse has free.
 * @throws Refusal stale, wrongState, invalidInput, stockMissing
 */
export const reviseAllocation = (office: Office, input: ParsedInput<'allocations.revise'>): AllocationDocument =>
  inTransaction(office, (tx) => {
    assertMaySee(office, null)
    const document = requireStep(office, 'allocation', input, ['proposed'])
    const before = listPromises(tx, document.id)
    const cells = new Map(before.map((cell) => [cell.id, cell]))
    const raised = new Set<number>()
    for (const [index, { id, quantity, locked }] of input.lines.entries()) {
      const cell = cells.get(id)
      if (cell === undefined) throw fieldRefusal(`lines.${index}.id`, 'unknown')
      if (quantity > cell.quantity && quantity > cell.openQuantity)
        throw fieldRefusal(`lines.${index}.quantity`, 'tooBig')
      if (quantity > cell.quantity) raised.add(cell.skuId)
      cells.set(id, { ...cell, quantity })
      const reason = { code: 'locked', params: { given: quantity, demand: cell.openQuantity } }
      updateAllocationLine(tx, id, { quantity, locked, ...(locked || quantity !== cell.quantity ? { reason } : {}) })
    }
    const after = [...cells.values()]
    assertSupply(
      tx,
      warehouseOf(document),
      after.filter((cell) => raised.has(cell.skuId)),
    )
    const sums = amountOf(after)
    advance(office, tx, document, { action: 'save', status: 'proposed', ...sums, detail: sums })
    return getAllocation(office, { id: document.id })
  })
