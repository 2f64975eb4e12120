import type { ProductionDocument, ProductionLineRow } from '../../../shared/schemas/production'
import type { DraftLine } from '../../components/goods'

/** What is still to come of a production line. */
export const expectedOf = (line: ProductionLineRow): number => Math.max(0, line.quantity - line.receivedQuantity)

/** The rows of what is expected with nothing counted yet. */
export const blankLines = (order: ProductionDocument | null): readonly DraftLine[] =>
  (order?.lines ?? []).map(({ skuId, styleId, colourId }) => ({ skuId, styleId, colourId, quantity: 0 }))

/** Everything that is still to come, as if all of it had arrived: what differs is corrected cell by cell. */
export function expectedLines(order: ProductionDocument | null): readonly DraftLine[] {
  return (order?.lines ?? []).flatMap((line) => {
    const quantity = expectedOf(line)
    const { skuId, styleId, colourId } = line
    return quantity === 0 ? [] : [{ skuId, styleId, colourId, quantity }]
  })
}

/** The rows of a production order stay in the sheet although nothing of them was counted. */
export function withRows(order: ProductionDocument | null, lines: readonly DraftLine[]): readonly DraftLine[] {
  const there = new Set(lines.map((line) => line.skuId))
  return [...lines, ...blankLines(order).filter((line) => !there.has(line.skuId))]
}
