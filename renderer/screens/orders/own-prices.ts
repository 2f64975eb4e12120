import { netPriceFen } from '../../../shared/domain/money'
import {
  lowestPriceFen,
  type OverrideBreach,
  overrideBreach,
  type PriceRights,
} from '../../../shared/domain/price-overrides'
import type { PriceQuote, StyleMatrix } from '../../../shared/schemas/styles'
import type { MatrixRow, OwnPrice, OwnPrices } from '../../grid/size-matrix'

/** A price as it is typed: per piece, or as a share of the tag price. */
export type TypedPrice =
  | { readonly by: 'price'; readonly priceFen: number }
  | { readonly by: 'rate'; readonly rateBp: number }

/** The SKUs that stand in a row: the sizes its colour comes in. */
export function skusOfRow(row: MatrixRow): number[] {
  return (row.skuIds ?? []).flatMap((id, position) => (id === null || row.missing?.includes(position) ? [] : [id]))
}

const priceFrom = (typed: TypedPrice, { tagPriceFen }: PriceQuote): number =>
  typed.by === 'price' ? typed.priceFen : netPriceFen(tagPriceFen, typed.rateBp)

/** What is wrong or doubtful about a price, for the first row it is wrong for. */
export interface PriceFinding {
  readonly kind: Exclude<OverrideBreach, 'right'> | 'aboveTag'
  readonly styleCode: string
  readonly lowestFen: number
  readonly tagPriceFen: number
}

/** What some rows would cost, and whether the person may say so. */
export interface PricePlan {
  readonly prices: ReadonlyMap<number, number>
  /** A rule that is broken; nothing can be set. */
  readonly breach: PriceFinding | null
  /** Worth a second look. */
  readonly doubt: PriceFinding | null
}

type QuoteOf = (skuId: number) => PriceQuote | undefined

/** Prices every size of some rows as typed and holds each against its own policy price, because sizes may differ in tag price. */
export function planPrices(
  rows: readonly MatrixRow[],
  typed: TypedPrice,
  quoteOf: QuoteOf,
  rights: PriceRights,
): PricePlan {
  const prices = new Map<number, number>()
  let [breach, doubt]: [PriceFinding | null, PriceFinding | null] = [null, null]
  for (const row of rows) {
    for (const skuId of skusOfRow(row)) {
      const quote = quoteOf(skuId)
      if (quote === undefined) continue
      const priceFen = priceFrom(typed, quote)
      const { tagPriceFen } = quote
      const found = { styleCode: row.styleCode, lowestFen: lowestPriceFen(quote, rights), tagPriceFen }
      const broken = overrideBreach(priceFen, quote, rights)
      if (broken !== null && broken !== 'right') breach ??= { ...found, kind: broken }
      if (tagPriceFen > 0 && priceFen > tagPriceFen) doubt ??= { ...found, kind: 'aboveTag' }
      prices.set(skuId, priceFen)
    }
  }
  return { prices, breach, doubt }
}

/** Lowest and highest of a figure over some rows; null where nothing is known. */
export function rangeOver(
  rows: readonly MatrixRow[],
  quoteOf: QuoteOf,
  figure: (quote: PriceQuote) => number | null,
): { readonly least: number; readonly most: number } | null {
  const figures = rows.flatMap(skusOfRow).flatMap((skuId) => {
    const quote = quoteOf(skuId)
    const value = quote === undefined ? null : figure(quote)
    return value === null ? [] : [value]
  })
  return figures.length === 0 ? null : { least: Math.min(...figures), most: Math.max(...figures) }
}

interface PricedLine {
  readonly skuId: number
  readonly styleId: number
  readonly colourId: number
  readonly priceRule: string
  readonly priceFen: number
  readonly overrideReason: string | null
}

const isOwn = ({ priceRule }: PricedLine) => priceRule === 'override'

/**
 * The prices that were set in the lines of an order. A price is set for a style and colour: where all of its lines have the same one,
 * the sizes nobody ordered yet have it too, so that a size typed later is not dearer than its neighbours.
 */
export function ownPricesOf(
  lines: readonly PricedLine[],
  matrices: ReadonlyMap<number, StyleMatrix>,
): ReadonlyMap<number, OwnPrice> {
  const prices = new Map<number, OwnPrice>()
  for (const own of Map.groupBy(lines, (line) => `${line.styleId}-${line.colourId}`).values()) {
    const [first] = own
    if (first === undefined) continue
    for (const line of own.filter(isOwn)) prices.set(line.skuId, priceOf(line))
    const alike = own.every(
      (line) => isOwn(line) && line.priceFen === first.priceFen && line.overrideReason === first.overrideReason,
    )
    if (!alike) continue
    const skus = matrices.get(first.styleId)?.skus.filter((sku) => sku.colourId === first.colourId) ?? []
    const tags = new Set(skus.map((sku) => sku.tagPriceFen))
    if (tags.size === 1) for (const sku of skus) prices.set(sku.id, priceOf(first))
  }
  return prices
}

const priceOf = ({ priceFen, overrideReason }: PricedLine): OwnPrice => ({ priceFen, reason: overrideReason ?? '' })

/** Both sides of a step that sets prices, or with null goes back to those of the policies. */
export function priceStep(
  skuIds: Iterable<number>,
  now: ReadonlyMap<number, OwnPrice>,
  next: (skuId: number) => OwnPrice | null,
): { readonly before: OwnPrices; readonly after: OwnPrices } {
  const ids = [...skuIds]
  return {
    before: new Map(ids.map((id) => [id, now.get(id) ?? null])),
    after: new Map(ids.map((id) => [id, next(id)])),
  }
}
