import { compareDays } from '../days'
import { groupBy } from '../grouping'
import { sumOf } from '../money'
import { firstDecided } from '../ordering'
import { splitFairly } from './fair-share'
import { type AllocationStage, compareDemands, openCells, type Pool, roomOf, type WorkingCell } from './state'
import type { AllocationPolicy } from './types'

const giveInFull = (cells: readonly WorkingCell[]): number => {
  let given = 0
  for (const cell of cells) {
    given += roomOf(cell)
    cell.quantity = cell.demand.quantity
    cell.reason = { code: 'inFull', params: { given: cell.quantity, demand: cell.demand.quantity } }
  }
  return given
}

/** Cells that compete on equal terms: all of them when there is enough, a fair share otherwise, nothing when nothing is left. */
const serveClass = (pool: Pool, cells: readonly WorkingCell[], deficits: Map<number, number>): void => {
  if (sumOf(cells.map(roomOf)) <= pool.free) pool.free -= giveInFull(cells)
  else if (pool.free > 0) pool.free -= splitFairly(pool.free, cells, deficits)
}

const serveByPriority = (pool: Pool, cells: readonly WorkingCell[], deficits: Map<number, number>): void => {
  for (const [, sameClass] of groupBy(cells, (cell) => cell.demand.priority)) {
    const before = pool.free
    serveClass(pool, sameClass, deficits)
    if (before > 0) continue
    for (const cell of sameClass) {
      cell.reason = { code: 'turnNotReached', params: { demand: cell.demand.quantity } }
    }
  }
}

const serveByOrderDate = (pool: Pool, cells: readonly WorkingCell[]): void => {
  const byDate = cells.toSorted((a, b) =>
    firstDecided(compareDays(a.demand.orderDate, b.demand.orderDate), compareDemands(a.demand, b.demand)),
  )
  for (const cell of byDate) {
    const given = Math.min(pool.free, roomOf(cell))
    cell.quantity += given
    pool.free -= given
    const partial = given > 0 ? 'inTurn' : 'turnNotReached'
    cell.reason = {
      code: roomOf(cell) === 0 ? 'inFull' : partial,
      params: { given, demand: cell.demand.quantity },
    }
  }
}

type Serve = (pool: Pool, cells: readonly WorkingCell[], deficits: Map<number, number>) => void

const servers: Readonly<Record<AllocationPolicy, Serve>> = {
  proRata: serveClass,
  priority: serveByPriority,
  orderDate: serveByOrderDate,
}

/** Gives the free pieces of every SKU to its open demands as the chosen policy says. */
export const splitByPolicy: AllocationStage = (state, input) => {
  const serve = servers[input.policy]
  for (const pool of state.pools) {
    const cells = openCells(pool)
    if (pool.free > 0 && cells.length > 0) serve(pool, cells, state.deficits)
  }
}
