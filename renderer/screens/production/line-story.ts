import type { ProductionLineRow } from '../../../shared/schemas/production'
import type { StoryCell } from './cell-story'

/** The story of a SKU of a production order; null where it is not made. */
export function lineStory(lines: readonly ProductionLineRow[], skuId: number | null): StoryCell | null {
  const line = lines.find((each) => each.skuId === skuId)
  if (line === undefined) return null
  const { styleCode, colourName, size, sources, additions, quantity, receivedQuantity } = line
  const title = `${styleCode} ${colourName} ${size}`
  // The same order can ask for a SKU in two lines.
  const byOrder = new Map<number, (typeof sources)[number]>()
  for (const source of sources) {
    const before = byOrder.get(source.orderId)?.quantity ?? 0
    byOrder.set(source.orderId, { ...source, quantity: before + source.quantity })
  }
  return { title, sources: [...byOrder.values()], additions, quantity, receivedQuantity }
}
