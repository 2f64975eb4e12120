import { type MixDimension, type MixRow, mixDimensions } from '../../schemas/fairs'
import { addDays, addMonths } from '../days'
import { groupBy } from '../grouping'
import { sumOf } from '../money'
import { compareText, firstDecided } from '../ordering'
import { compareSizes } from '../size-runs'

/** What was ordered of a SKU at a fair, with what it is split by. */
export interface TakenSku {
  readonly category: string
  readonly colour: string
  readonly size: string
  readonly tagPriceFen: number
  readonly quantity: number
  readonly amountFen: number
}

/** Where price bands end, in yuan of the tag price. */
const bandEnds = [200, 400, 600, 1000] as const

/** The price band (价格带) of a tag price, in yuan: `0-199`, `200-399` … `1000+`. */
export function priceBandOf(tagPriceFen: number): string {
  const yuan = tagPriceFen / 100
  const at = bandEnds.findIndex((end) => yuan < end)
  if (at === -1) return `${bandEnds[bandEnds.length - 1]}+`
  return `${at === 0 ? 0 : bandEnds[at - 1]}-${(bandEnds[at] ?? 0) - 1}`
}

const bandOrder = (band: string): number => Number.parseInt(band, 10)

const partOf: Readonly<Record<MixDimension, (sku: TakenSku) => string>> = {
  category: (sku) => sku.category,
  colour: (sku) => sku.colour,
  size: (sku) => sku.size,
  priceBand: (sku) => priceBandOf(sku.tagPriceFen),
}

const pieces = (skus: readonly TakenSku[]) => sumOf(skus.map((sku) => sku.quantity))
const amount = (skus: readonly TakenSku[]) => sumOf(skus.map((sku) => sku.amountFen))

/** A fair's orders split by one dimension beside another fair's; sizes and prices in their order, the rest by what is ordered most. */
export function mixOf(dimension: MixDimension, now: readonly TakenSku[], last: readonly TakenSku[]): MixRow[] {
  const [current, before] = [groupBy(now, partOf[dimension]), groupBy(last, partOf[dimension])]
  const rows = [...new Set([...current.keys(), ...before.keys()])].map((key) => {
    const [own, theirs] = [current.get(key) ?? [], before.get(key) ?? []]
    const lastOnes = { lastQuantity: pieces(theirs), lastAmountFen: amount(theirs) }
    return { key, quantity: pieces(own), amountFen: amount(own), ...lastOnes }
  })
  return rows.toSorted((a, b) => {
    if (dimension === 'size') return compareSizes(a.key, b.key)
    if (dimension === 'priceBand') return bandOrder(a.key) - bandOrder(b.key)
    return firstDecided(b.quantity - a.quantity, b.lastQuantity - a.lastQuantity, compareText(a.key, b.key))
  })
}

/** A fair's orders split by every dimension beside another fair's. */
export const mixesOf = (now: readonly TakenSku[], last: readonly TakenSku[]): Record<MixDimension, MixRow[]> => {
  const [category, colour, size, priceBand] = mixDimensions.map((dimension) => mixOf(dimension, now, last))
  return { category: category ?? [], colour: colour ?? [], size: size ?? [], priceBand: priceBand ?? [] }
}

/** What decides which fair another is compared with. */
export interface HeldFair {
  readonly id: number
  readonly season: string
  readonly dateFrom: string
}

/** How far from a year before a fair may have been held to be last year's. */
const daysAround = 60

const seasonKind = (season: string): string => season.replaceAll(/\d/g, '').trim().toUpperCase()

/** Last year's fair of the same season: held about a year before, of a season of the same kind if there is one; null without any. */
export function lastYearsFair(fair: HeldFair, fairs: readonly HeldFair[]): HeldFair | null {
  const yearBefore = addMonths(fair.dateFrom, -12)
  const [from, to] = [addDays(yearBefore, -daysAround), addDays(yearBefore, daysAround)]
  const held = fairs.filter((other) => other.id !== fair.id && other.dateFrom >= from && other.dateFrom <= to)
  const same = held.filter((other) => seasonKind(other.season) === seasonKind(fair.season))
  const nearest = (same.length > 0 ? same : held).toSorted((a, b) =>
    firstDecided(compareText(b.dateFrom, a.dateFrom), b.id - a.id),
  )
  return nearest[0] ?? null
}
