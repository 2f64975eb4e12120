import { Refusal } from '../../shared/schemas/errors'
import type { Reader } from '../database/connection'
import { findStock } from '../database/queries/ledgers'
import { findSku, type StoredWarehouse } from '../database/queries/masters'

/** What the books know a distributor to hold of some SKUs; empty for a place of ours, where nothing is guessed. */
export function heldBy(
  reader: Reader,
  warehouseId: number,
  distributorId: number | null,
  skuIds: readonly number[],
): ReadonlyMap<number, number> {
  if (distributorId === null) return new Map()
  return new Map(skuIds.map((skuId) => [skuId, findStock(reader, warehouseId, skuId).onHand]))
}

interface HeldLine {
  readonly skuId: number
  readonly quantity: number
  readonly heldQuantity: number | null
}

/**
 * Why a distributor sends more than the books know it to hold: shipped to it, less what it sold, returned and sent away. It may hold goods
 * we do not know of, so that it may, but never in silence. Answers nothing where it sends what it holds.
 * @throws Refusal transferBeyondHeld without a reason
 */
export function whyBeyondHeld(
  reader: Reader,
  from: StoredWarehouse,
  lines: readonly HeldLine[],
  reason: string,
): string {
  const beyond = lines.filter((line) => line.heldQuantity !== null && line.quantity > Math.max(0, line.heldQuantity))
  const [first] = beyond
  if (first === undefined) return ''
  if (reason !== '') return reason
  throw new Refusal(
    'transferBeyondHeld',
    {
      ...{ warehouse: from.name, count: beyond.length, sku: findSku(reader, first.skuId)?.code ?? '' },
      ...{ held: Math.max(0, first.heldQuantity ?? 0), quantity: first.quantity },
    },
    [{ path: 'beyondHeldReason', code: 'required' }],
  )
}
