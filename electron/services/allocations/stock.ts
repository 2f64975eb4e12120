import { sumOf } from '../../../shared/domain/money'
import { Refusal } from '../../../shared/schemas/errors'
import type { Reader } from '../../database/connection'
import { listHolders } from '../../database/queries/allocations'
import type { StoredDocument } from '../../database/queries/documents'
import { findStock } from '../../database/queries/ledgers'
import { findSku, findWarehouse } from '../../database/queries/masters'

/** Pieces of a SKU, e.g. a cell of an allocation. */
interface Pieces {
  readonly skuId: number
  readonly quantity: number
}

/** What a warehouse has free of each SKU that somebody wants. */
export function freeStock(
  reader: Reader,
  warehouseId: number,
  wanted: readonly { readonly skuId: number }[],
): Map<number, number> {
  const free = new Map<number, number>()
  for (const { skuId } of wanted) {
    if (free.has(skuId)) continue
    const { onHand, reserved } = findStock(reader, warehouseId, skuId)
    free.set(skuId, Math.max(0, onHand - reserved))
  }
  return free
}

/** Refuses to promise more than a warehouse has free, and says who holds the rest. @throws Refusal stockMissing */
export function assertSupply(reader: Reader, warehouseId: number, cells: readonly Pieces[]): void {
  const free = freeStock(reader, warehouseId, cells)
  for (const [skuId, wanted] of Map.groupBy(cells, (cell) => cell.skuId)) {
    const needed = sumOf(wanted.map((cell) => cell.quantity))
    const available = free.get(skuId) ?? 0
    if (needed <= available) continue
    throw new Refusal('stockMissing', {
      sku: findSku(reader, skuId)?.code ?? '',
      warehouse: findWarehouse(reader, warehouseId)?.name ?? '',
      available,
      needed,
      missing: needed - available,
      heldBy: listHolders(reader, warehouseId, skuId).join(', '),
    })
  }
}

/** Pieces and fen of some cells. */
export const amountOf = (cells: readonly (Pieces & { readonly priceFen: number })[]) => ({
  quantity: sumOf(cells.map((cell) => cell.quantity)),
  amountFen: sumOf(cells.map((cell) => cell.quantity * cell.priceFen)),
})

/** The warehouse of a document of a kind that always has one. */
export function warehouseOf(document: StoredDocument): number {
  if (document.warehouseId === null) throw new Error(`${document.number} has no warehouse`)
  return document.warehouseId
}
