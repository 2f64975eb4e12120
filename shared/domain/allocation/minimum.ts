import { firstDecided } from '../ordering'
import { type AllocationStage, compareDemands, MICRO, openCells, type Pool, roomOf, type WorkingCell } from './state'

type Owed = Map<number, number>

const leastFor = (cell: WorkingCell, minimum: number): number => Math.min(minimum, cell.demand.quantity)

const isBelow = (cell: WorkingCell, minimum: number): boolean =>
  cell.quantity > 0 && cell.quantity < leastFor(cell, minimum)

/** Those still below the minimum first, the nearest to it in front; then whoever the rounding left furthest behind. */
const refillOrder = (minimum: number) => (a: WorkingCell, b: WorkingCell) =>
  firstDecided(
    Number(isBelow(b, minimum)) - Number(isBelow(a, minimum)),
    isBelow(a, minimum) ? b.quantity - a.quantity : roomOf(b) - roomOf(a),
    compareDemands(a.demand, b.demand),
  )

/** What a cell loses or gains here is owed like any rounding, so that it is not the same distributor every time. */
const change = (pool: Pool, cell: WorkingCell, quantity: number, owed: Owed): void => {
  cell.quantity += quantity
  pool.free -= quantity
  const { distributorId } = cell.demand
  if (cell.exact !== null) owed.set(distributorId, (owed.get(distributorId) ?? 0) - quantity * MICRO)
}

const raise = (pool: Pool, cell: WorkingCell, quantity: number, owed: Owed): void => {
  change(pool, cell, quantity, owed)
  cell.reason = {
    code: roomOf(cell) === 0 ? 'inFull' : 'raisedToMinimum',
    params: { given: cell.quantity, demand: cell.demand.quantity },
  }
}

const refill = (pool: Pool, cells: readonly WorkingCell[], minimum: number, owed: Owed): void => {
  for (const cell of cells.filter((one) => one.quantity > 0).toSorted(refillOrder(minimum))) {
    const quantity = Math.min(pool.free, roomOf(cell))
    if (quantity > 0) raise(pool, cell, quantity, owed)
  }
}

/** What nobody who is being served can take may be enough for someone who is not. */
const serveTheRest = (pool: Pool, cells: readonly WorkingCell[], minimum: number, owed: Owed): void => {
  for (const cell of cells.filter((one) => one.quantity === 0)) {
    if (pool.free >= leastFor(cell, minimum)) raise(pool, cell, Math.min(pool.free, cell.demand.quantity), owed)
  }
}

/**
 * Nobody is sent a parcel too small to be worth its carton: the smallest cell below the minimum gives its pieces to the others, until all
 * cells hold the minimum or nothing. One at a time, because what one gives up often lifts the next over the line.
 */
export const enforceMinimum: AllocationStage = (state, input) => {
  const minimum = input.minimum ?? 0
  if (minimum <= 1) return
  const owed = state.deficits
  const claim = (cell: WorkingCell) => cell.quantity * MICRO + (owed.get(cell.demand.distributorId) ?? 0)
  for (const pool of state.pools) {
    const cells = openCells(pool)
    for (;;) {
      const [smallest] = cells
        .filter((cell) => isBelow(cell, minimum))
        .toSorted((a, b) => firstDecided(claim(a) - claim(b), compareDemands(b.demand, a.demand)))
      if (!smallest) break
      smallest.reason = { code: 'belowMinimum', params: { share: smallest.quantity, minimum } }
      change(pool, smallest, -smallest.quantity, owed)
      refill(pool, cells, minimum, owed)
    }
    serveTheRest(pool, cells, minimum, owed)
  }
}
