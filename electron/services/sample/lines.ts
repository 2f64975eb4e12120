import type { Chance } from './chance'
import type { SampleStyle } from './world'

/** A SKU and how many. */
export interface SampleLine {
  readonly skuId: number
  readonly quantity: number
}

/** Spreads a depth over some colours of a style by its size ratio, as buyers do: core sizes deeper. */
export function linesOfStyle(chance: Chance, style: SampleStyle, depth: number): SampleLine[] {
  const colours = [...new Set(style.skus.map((sku) => sku.colourId))]
  const chosen = chance.some(colours, Math.max(1, Math.min(colours.length, chance.between(1, 2))))
  return style.skus
    .filter((sku) => chosen.includes(sku.colourId))
    .map((sku) => ({ skuId: sku.id, quantity: depth * sku.ratio }))
    .filter((line) => line.quantity > 0)
}

/** Adds lines of the same SKU together. */
export function merged(lines: readonly SampleLine[]): SampleLine[] {
  const sums = new Map<number, number>()
  for (const line of lines) sums.set(line.skuId, (sums.get(line.skuId) ?? 0) + line.quantity)
  return [...sums].map(([skuId, quantity]) => ({ skuId, quantity }))
}
