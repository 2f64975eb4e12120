import type { Pieces } from '../../../../shared/domain/order-differences'
import type { ChangeOrigin, OrderDocument, SkuPlace } from '../../../../shared/schemas/orders'
import type { StyleMatrix } from '../../../../shared/schemas/styles'
import { contentOf, rowsOnce } from '../draft-content'
import { contentOfLocal, readLocalDraft, writeLocalDraft } from '../local-drafts'

/** Cells that were accepted, for an order that is approved. */
export interface AcceptedCells {
  readonly order: OrderDocument
  readonly matrices: readonly StyleMatrix[]
  /** The pieces the accepted SKUs are to have. */
  readonly cells: Pieces
  readonly places: ReadonlyMap<number, SkuPlace>
  readonly origin: ChangeOrigin
}

/**
 * Puts accepted cells into the amendment of an order that this computer keeps, on top of what was typed into it already: there they can be
 * looked over and changed before they hold, and they outlive a crash.
 */
export function handAmendment(key: string, { order, matrices, cells, places, origin }: AcceptedCells): void {
  const books = contentOf(order, new Map(matrices.map((matrix) => [matrix.id, matrix])))
  const { id, version } = order.document
  const kept = readLocalDraft(key)
  const mine = kept === null ? books : contentOfLocal(kept)
  const base =
    kept?.base && kept.version !== null
      ? {
          ...{ id, version: kept.version, header: kept.base.header },
          ...{ cells: new Map(kept.base.cells), prices: new Map(kept.base.prices) },
        }
      : { ...books, id, version }
  const next = new Map(mine.cells)
  for (const [skuId, quantity] of cells) {
    if (quantity > 0) next.set(skuId, quantity)
    else next.delete(skuId)
  }
  const rows = rowsOnce([...mine.rows, ...[...cells.keys()].flatMap((skuId) => places.get(skuId) ?? [])])
  writeLocalDraft(key, { ...mine, rows, cells: next, origin }, base)
}
