import { groupBy } from '../grouping'
import { sumOf } from '../money'
import { MICRO, roomOf, type WorkingCell } from './state'

/** A distributor's part of one SKU; its several orders count as one claim, so that splitting an order wins nothing. */
interface Claim {
  readonly distributorId: number
  readonly cells: readonly WorkingCell[]
  readonly whole: number
  /** What the floor cut off, in millionths of a piece: whole numbers, so that equal claims tie exactly. */
  readonly restMicro: number
  readonly exact: number
}

const claimsOf = (supply: number, cells: readonly WorkingCell[]): Claim[] => {
  const byDistributor = groupBy(cells, (cell) => cell.demand.distributorId)
  const demand = sumOf(cells.map(roomOf))
  return [...byDistributor].map(([distributorId, own]) => {
    const wanted = sumOf(own.map(roomOf))
    const product = BigInt(supply) * BigInt(wanted)
    const whole = Number(product / BigInt(demand))
    const rest = Number(product % BigInt(demand)) / demand
    return { distributorId, cells: own, whole, restMicro: Math.round(rest * MICRO), exact: whole + rest }
  })
}

/** Its older orders first: a distributor is served best by whole orders. */
const giveToCells = (claim: Claim, quantity: number, deficitMicro: number): void => {
  let left = quantity
  let exactLeft = claim.exact
  for (const cell of claim.cells) {
    const room = roomOf(cell)
    cell.exact = Math.min(room, exactLeft)
    exactLeft = Math.max(0, exactLeft - room)
    const given = Math.min(room, left)
    left -= given
    cell.quantity += given
    const rounded = given === cell.exact ? 'share' : given > cell.exact ? 'shareRoundedUp' : 'shareRoundedDown'
    cell.reason = {
      code: room === given ? 'inFull' : rounded,
      params: { given, exact: cell.exact, demand: cell.demand.quantity, deficitBefore: deficitMicro / MICRO },
    }
  }
}

/**
 * Splits pieces that do not suffice in proportion to what is wanted, whole pieces by largest remainder; the remainder counts together with
 * what earlier roundings owe the distributor, so a small one is rounded up in its turn and not down for ever. Every claim gets its floor or one more.
 * `cells` come in tie order, which claims keep and a stable sort respects; returns the pieces given, all of `supply` because less is there than wanted.
 */
export const splitFairly = (supply: number, cells: readonly WorkingCell[], deficits: Map<number, number>): number => {
  const claims = claimsOf(supply, cells)
  const owed = (claim: Claim) => deficits.get(claim.distributorId) ?? 0
  const left = supply - sumOf(claims.map((claim) => claim.whole))
  const order = claims.toSorted((a, b) => b.restMicro + owed(b) - a.restMicro - owed(a))
  const raised = new Set(order.slice(0, left))
  for (const claim of claims) {
    const extra = raised.has(claim) ? 1 : 0
    const before = owed(claim)
    giveToCells(claim, claim.whole + extra, before)
    deficits.set(claim.distributorId, before + claim.restMicro - extra * MICRO)
  }
  return supply
}
