import type { PriceQuote } from '../../../shared/schemas/styles'

/** A SKU and how many of it an order holds. */
export interface HeldLine {
  readonly skuId: number
  readonly quantity: number
}

/**
 * Which rules that ask for a quantity are reached by what an order holds, as a text to compare: prices are asked for anew only when it
 * changes, not with every piece that is typed.
 */
export function reachedSteps(held: readonly HeldLine[], quoteOf: (skuId: number) => PriceQuote | undefined): string {
  const pieces = new Map<number, { readonly asked: number; readonly held: number }>()
  for (const { skuId, quantity } of held)
    for (const { id, minQuantity } of quoteOf(skuId)?.steps ?? [])
      pieces.set(id, { asked: minQuantity, held: (pieces.get(id)?.held ?? 0) + quantity })
  return [...pieces]
    .flatMap(([id, rule]) => (rule.held >= rule.asked ? [id] : []))
    .toSorted((a, b) => a - b)
    .join(' ')
}
