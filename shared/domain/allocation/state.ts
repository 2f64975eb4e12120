import { compareDays } from '../days'
import { groupBy } from '../grouping'
import { exactInteger, sumOf } from '../money'
import { firstDecided } from '../ordering'
import type { AllocationCell, AllocationInput, CellReason, Demand } from './types'

/** Deficits count in millionths of a piece: whole numbers, so that equal claims tie exactly. */
export const MICRO = 1_000_000

/** A demand while the run works on it; only stages write to it, and nothing of it leaves the run. */
export interface WorkingCell {
  readonly demand: Demand
  readonly locked: boolean
  quantity: number
  exact: number | null
  reason: CellReason
}

/** One SKU's goods and everyone who wants them, in the order that breaks ties. */
export interface Pool {
  readonly skuId: number
  readonly supply: number
  heldBack: number
  /** Pieces not yet given to anyone. */
  free: number
  readonly cells: readonly WorkingCell[]
}

/** What passes from stage to stage. */
export interface AllocationState {
  /** Every demand in the order of the input. */
  readonly cells: readonly WorkingCell[]
  readonly pools: readonly Pool[]
  readonly deficits: Map<number, number>
}

/** One step of the pipeline; whole size runs, size weights, caps and carton rounding are further steps of this shape. */
export type AllocationStage = (state: AllocationState, input: AllocationInput) => void

/** The order that breaks every tie: priority, then the older order, then the one entered first. */
export const compareDemands = (a: Demand, b: Demand): number =>
  firstDecided(
    b.priority - a.priority,
    compareDays(a.orderDate, b.orderDate),
    a.orderId - b.orderId,
    a.id - b.id,
    a.quantity - b.quantity,
  )

/** What a cell could still take. */
export const roomOf = (cell: WorkingCell): number => cell.demand.quantity - cell.quantity

/** The cells a stage may change. */
export const openCells = (pool: Pool): WorkingCell[] =>
  pool.cells.filter((cell) => !cell.locked && cell.demand.quantity > 0)

const pieces = (value: number, what: string): number => {
  if (exactInteger(value, what) < 0) throw new RangeError(`${what} is negative: ${value}`)
  return value
}

const workingCell = (demand: Demand): WorkingCell => {
  pieces(demand.quantity, 'demand')
  const locked = demand.locked ?? null
  return {
    demand,
    locked: locked !== null,
    quantity: locked === null ? 0 : pieces(locked, 'lock'),
    exact: null,
    reason: { code: locked === null ? 'noSupply' : 'locked', params: { demand: demand.quantity } },
  }
}

/** Groups the demands by SKU, SKUs in a fixed order because rounding carries over from one to the next. */
export const openState = (input: AllocationInput): AllocationState => {
  const cells = input.demands.map(workingCell)
  const bySku = groupBy(
    cells.toSorted((a, b) => compareDemands(a.demand, b.demand)),
    (cell) => cell.demand.skuId,
  )
  const pools = [...new Set([...bySku.keys(), ...input.supply.keys()])]
    .toSorted((a, b) => a - b)
    .map((skuId) => {
      const supply = pieces(input.supply.get(skuId) ?? 0, 'supply')
      return { skuId, supply, heldBack: 0, free: supply, cells: bySku.get(skuId) ?? [] }
    })
  return { cells, pools, deficits: new Map(input.deficits) }
}

/** How many pieces of a pool people have fixed. */
export const lockedQuantity = (pool: Pool): number =>
  sumOf(pool.cells.filter((cell) => cell.locked).map((cell) => cell.quantity))

/** The cell as the desk sees it. */
export const closedCell = (cell: WorkingCell): AllocationCell => ({
  demandId: cell.demand.id,
  skuId: cell.demand.skuId,
  quantity: cell.quantity,
  ...(cell.exact === null ? {} : { exact: cell.exact }),
  reason: cell.reason,
})
