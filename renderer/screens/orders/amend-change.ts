import { type ChangeSummary, summariseChange } from '../../../shared/domain/order-differences'
import { type RevisionLine, wantedQuantity } from '../../../shared/domain/order-revisions'
import type { OrderDocument } from '../../../shared/schemas/orders'
import type { MatrixRow } from '../../grid/size-matrix'
import { committedOf } from './cell-flags'

/** What an order wants, line by line, at the prices agreed. */
export function linesOfOrder(order: OrderDocument): readonly RevisionLine[] {
  return order.lines.flatMap(({ skuId, priceFen, ...line }) => {
    const quantity = wantedQuantity(line)
    return quantity === 0 ? [] : { skuId, quantity, priceFen }
  })
}

/** What a sheet wants, at the prices it shows. */
export function linesOfRows(rows: readonly MatrixRow[]): readonly RevisionLine[] {
  return rows.flatMap(({ entries, skuIds = [], pricesFen, netPriceFen }) =>
    entries.flatMap((quantity, position) => {
      const skuId = skuIds[position]
      if (typeof quantity !== 'number' || quantity === 0 || skuId === null || skuId === undefined) return []
      return { skuId, quantity, priceFen: pricesFen?.[position] ?? netPriceFen }
    }),
  )
}

/** What a sheet changes of an order. */
export const changeOf = (order: OrderDocument, rows: readonly MatrixRow[]): ChangeSummary =>
  summariseChange(linesOfOrder(order), linesOfRows(rows))

/** Fen of an order that are promised or charged already: credit weighs them elsewhere. */
export const committedFen = (order: OrderDocument): number =>
  order.lines.reduce((sum, line) => sum + (line.allocatedQuantity + line.shippedQuantity) * line.priceFen, 0)

/** A cell an amendment cannot be made with. */
export interface AmendProblem {
  readonly kind: 'notQuantity' | 'floor'
  /** Where it stands; null where its row was taken out. */
  readonly cell: { readonly rowId: string; readonly position: number } | null
  readonly sku: string
}

/** The first cell that is no quantity or lies below what is promised and gone. */
export function firstAmendProblem(order: OrderDocument, rows: readonly MatrixRow[]): AmendProblem | null {
  const committed = committedOf(order)
  const missing = new Set(committed.keys())
  for (const row of rows) {
    for (const [position, entry] of row.entries.entries()) {
      const skuId = row.skuIds?.[position] ?? 0
      const floor = committed.get(skuId)
      missing.delete(skuId)
      const cell = { rowId: row.id, position }
      if (typeof entry === 'string') return { kind: 'notQuantity', cell, sku: entry }
      if (floor !== undefined && entry < floor.allocated + floor.shipped)
        return { kind: 'floor', cell, sku: skuOf(order, skuId) }
    }
  }
  const [gone] = missing
  return gone === undefined ? null : { kind: 'floor', cell: null, sku: skuOf(order, gone) }
}

const skuOf = (order: OrderDocument, skuId: number): string =>
  order.lines.find((line) => line.skuId === skuId)?.skuCode ?? ''
