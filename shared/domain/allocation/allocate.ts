import { exactInteger } from '../money'
import { enforceMinimum } from './minimum'
import { splitByPolicy } from './policies'
import { type AllocationStage, closedCell, lockedQuantity, openState } from './state'
import type { AllocationInput, AllocationResult, LockConflict } from './types'

const reserveLocked: AllocationStage = (state) => {
  for (const pool of state.pools) pool.free = Math.max(0, pool.free - lockedQuantity(pool))
}

/** Rounded down, because a single piece in stock is worth more on its way than in reserve. */
const holdBack: AllocationStage = (state, input) => {
  const rate = Math.min(10_000, Math.max(0, input.holdBackBp ?? 0))
  for (const pool of state.pools) {
    const wanted = Math.floor(exactInteger(pool.supply * rate, 'held back') / 10_000)
    pool.heldBack = Math.min(pool.free, wanted)
    pool.free -= pool.heldBack
  }
}

/** The order matters: what people fixed, what is kept back, the split, then the rules that mend the split. New policies join here. */
const stages: readonly AllocationStage[] = [reserveLocked, holdBack, splitByPolicy, enforceMinimum]

/**
 * Proposes who gets what of goods that may not suffice (配货), one cell a demand, each with its reason. Never more than there is nor than is
 * wanted; what a person locked stays; the same demands in any order give the same answer. RangeError: fractions or negative quantities.
 */
export const allocate = (input: AllocationInput): AllocationResult => {
  const state = openState(input)
  for (const stage of stages) stage(state, input)
  const conflicts: LockConflict[] = []
  for (const pool of state.pools) {
    const locked = lockedQuantity(pool)
    const tooMuch = pool.cells.some((cell) => cell.quantity > cell.demand.quantity)
    if (locked > pool.supply || tooMuch) {
      conflicts.push({ skuId: pool.skuId, lockedQuantity: locked, supplyQuantity: pool.supply })
    }
  }
  return {
    cells: state.cells.map(closedCell),
    left: new Map(state.pools.map((pool) => [pool.skuId, pool.free])),
    heldBack: new Map(state.pools.map((pool) => [pool.skuId, pool.heldBack])),
    conflicts,
    deficits: state.deficits,
  }
}
