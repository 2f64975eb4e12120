import { sumOf } from '../../../../shared/domain/money'
import type { Difference, Pieces } from '../../../../shared/domain/order-differences'
import { wantedQuantity } from '../../../../shared/domain/order-revisions'
import type { OrderDocument, SkuPlace } from '../../../../shared/schemas/orders'
import type { StyleMatrix } from '../../../../shared/schemas/styles'
import { type SkuPrice, sheetOfRows } from '../../../components/sku-sheet/sheet'
import type { MatrixRow, StyleRows } from '../../../grid/size-matrix'

/** What a version says: pieces by SKU, where they stand, and what a piece costs in fen. */
export interface Version {
  readonly cells: Pieces
  readonly places: ReadonlyMap<number, SkuPlace>
  readonly prices: ReadonlyMap<number, number>
}

/** Two versions side by side: the sheet shows the figures of the one and, where they differ, of the other. */
export interface Comparison {
  /** What is compared, for the words: two versions in time, or an order and the form that came back for it. */
  readonly kind: 'version' | 'form'
  readonly from: Version
  readonly to: Version
  /** The cells that can be taken over, or why not; empty where two old versions are only looked at. */
  readonly offered: ReadonlyMap<number, Difference>
}

interface PlacedLine extends SkuPlace {
  readonly skuId: number
  readonly quantity: number
  readonly priceFen: number
}

/** Lines as a version; a SKU that stands twice is one cell at the price agreed first. */
export function versionOf(lines: readonly PlacedLine[]): Version {
  const cells = new Map<number, number>()
  const places = new Map<number, SkuPlace>()
  const prices = new Map<number, number>()
  for (const { skuId, quantity, priceFen, styleId, colourId } of lines) {
    if (quantity > 0) cells.set(skuId, (cells.get(skuId) ?? 0) + quantity)
    if (!places.has(skuId)) places.set(skuId, { styleId, colourId })
    if (!prices.has(skuId)) prices.set(skuId, priceFen)
  }
  return { cells, places, prices }
}

/** What an order wants now. */
export const versionOfOrder = (order: OrderDocument): Version =>
  versionOf(order.lines.map((line) => ({ ...line, quantity: wantedQuantity(line) })))

/** What is promised and gone of an order by SKU: no version can be taken over below it. */
export function committedPieces(order: OrderDocument): Pieces {
  const sums = new Map<number, number>()
  for (const { skuId, allocatedQuantity, shippedQuantity } of order.lines)
    sums.set(skuId, (sums.get(skuId) ?? 0) + allocatedQuantity + shippedQuantity)
  return sums
}

/** Pieces of a SKU in a version. */
export const piecesIn = ({ cells }: Version, skuId: number): number => cells.get(skuId) ?? 0

/** What a piece costs: in the version itself, else in the other one. */
export const priceIn = (comparison: Comparison, side: 'from' | 'to', skuId: number): number =>
  comparison[side].prices.get(skuId) ?? comparison[side === 'from' ? 'to' : 'from'].prices.get(skuId) ?? 0

/** The SKUs on whose pieces two versions disagree. */
export function changedSkus({ from, to }: Pick<Comparison, 'from' | 'to'>): ReadonlySet<number> {
  const all = [...new Set([...from.cells.keys(), ...to.cells.keys()])]
  return new Set(all.filter((skuId) => piecesIn(from, skuId) !== piecesIn(to, skuId)))
}

/** The styles of both versions, for their sizes and colours. */
export const stylesOf = ({ from, to }: Pick<Comparison, 'from' | 'to'>): readonly SkuPlace[] => [
  ...from.places.values(),
  ...to.places.values(),
]

/** Sizes nobody ordered follow the price of their style and colour, so that they do not make it look like several prices. */
function spotPrices(matrices: readonly StyleMatrix[], comparison: Comparison): (skuId: number) => number {
  const spotOf = new Map(
    matrices.flatMap(({ id, skus }) => skus.map((sku) => [sku.id, `${id}-${sku.colourId}`] as const)),
  )
  const prices = new Map<string, number>()
  for (const skuId of [...comparison.to.prices.keys(), ...comparison.from.prices.keys()]) {
    const spot = spotOf.get(skuId) ?? ''
    if (!prices.has(spot)) prices.set(spot, priceIn(comparison, 'to', skuId))
  }
  return (skuId) => prices.get(spotOf.get(skuId) ?? '') ?? 0
}

/** The rows of both versions, those of the first in their order and then what only the other has; each shows the figures of `to`. */
export function sheetOf(matrices: readonly StyleMatrix[], comparison: Comparison, onlyChanged: boolean): StyleRows {
  const { to } = comparison
  const tags = new Map(matrices.flatMap((matrix) => matrix.skus.map((sku) => [sku.id, sku.tagPriceFen] as const)))
  const spots = spotPrices(matrices, comparison)
  const priceOf = (skuId: number): SkuPrice | undefined => {
    const priceFen = priceIn(comparison, 'to', skuId) || spots(skuId)
    const tagPriceFen = tags.get(skuId) ?? 0
    if (priceFen === 0) return undefined
    return { tagPriceFen, rateBp: tagPriceFen === 0 ? 0 : Math.round((priceFen * 10_000) / tagPriceFen), priceFen }
  }
  // A row that only stands in the other version must be seen too, so its cells are there with nothing in them.
  const cells = new Map([...comparison.from.cells.keys()].map((skuId) => [skuId, 0]))
  for (const [skuId, quantity] of to.cells) cells.set(skuId, quantity)
  const sheet = sheetOfRows(matrices, stylesOf(comparison), cells, priceOf)
  if (!onlyChanged) return sheet
  const changed = changedSkus(comparison)
  return { ...sheet, rows: sheet.rows.filter((row) => skusIn(row).some((skuId) => changed.has(skuId))) }
}

/** The SKUs of a row that exist. */
export const skusIn = (row: MatrixRow): readonly number[] =>
  (row.skuIds ?? []).flatMap((skuId) => (skuId === null ? [] : [skuId]))

/** Sums over some SKUs of both versions. */
export function sumsOf(comparison: Comparison, skuIds: Iterable<number>) {
  const ids = [...skuIds]
  const side = (name: 'from' | 'to') => ({
    quantity: sumOf(ids.map((skuId) => piecesIn(comparison[name], skuId))),
    amountFen: sumOf(ids.map((skuId) => piecesIn(comparison[name], skuId) * priceIn(comparison, name, skuId))),
  })
  return { from: side('from'), to: side('to') }
}

/** Every SKU of both versions. */
export const allSkus = ({ from, to }: Comparison): readonly number[] => [
  ...new Set([...from.cells.keys(), ...to.cells.keys()]),
]
