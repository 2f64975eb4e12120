import type { StyleMatrix } from '../../../shared/schemas/styles'
import type { Entry, MatrixRow, SizeGroup, StyleRows } from '../../grid/size-matrix'

/** What a piece of a SKU costs; amounts in fen. */
export interface SkuPrice {
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  /** Set by a person and no policy. */
  readonly own?: boolean
}

/** A line of any document, as far as the sheet needs it. */
export interface SheetLine {
  readonly skuId: number
  readonly styleId: number
  readonly colourId: number
  readonly entry: Entry
  /** The price it was written at; the asked ones otherwise. */
  readonly price?: SkuPrice
}

/** A row that is in the sheet whether or not it holds a quantity. */
export interface SheetRow {
  readonly styleId: number
  readonly colourId: number
}

type PriceOf = (skuId: number) => SkuPrice | undefined
type Sku = StyleMatrix['skus'][number]

const runs = new Map<string, number>()

/**
 * The sheet's name for a run of sizes. A style may still have sizes its group has lost, so styles of one group can have
 * different runs; the names live as long as the window.
 */
function runId(matrix: StyleMatrix): number {
  const key = [matrix.sizeGroupId, ...matrix.sizes.map((size) => size.code)].join('\t')
  const known = runs.get(key) ?? runs.size + 1
  runs.set(key, known)
  return known
}

const groupOf = (matrix: StyleMatrix): SizeGroup => ({
  id: runId(matrix),
  name: matrix.sizeGroupName,
  sizes: matrix.sizes.map((size) => size.code),
})

const unpriced = (sku: Sku): SkuPrice => ({
  tagPriceFen: sku.tagPriceFen,
  rateBp: 10_000,
  priceFen: sku.tagPriceFen,
})

type Pricing = Pick<MatrixRow, 'tagPriceFen' | 'rateBp' | 'netPriceFen'> & {
  readonly pricesFen?: readonly number[]
  readonly ownPrice?: boolean
}

function pricing(skus: readonly (Sku | undefined)[], priceOf: PriceOf): Pricing {
  const prices = skus.map((sku) => (sku === undefined ? undefined : (priceOf(sku.id) ?? unpriced(sku))))
  const known = prices.filter((price) => price !== undefined)
  const lowest = known.reduce<SkuPrice | undefined>(
    (least, price) => (least === undefined || price.priceFen < least.priceFen ? price : least),
    undefined,
  )
  const { tagPriceFen, rateBp, priceFen } = lowest ?? { tagPriceFen: 0, rateBp: 10_000, priceFen: 0 }
  const own = known.some((price) => price.own === true) ? { ownPrice: true } : {}
  const plain = { tagPriceFen, rateBp, netPriceFen: priceFen, ...own }
  if (known.every((price) => price.priceFen === priceFen)) return plain
  return { ...plain, pricesFen: prices.map((price) => price?.priceFen ?? priceFen) }
}

interface RowPlan {
  readonly matrix: StyleMatrix
  readonly colourId: number
  /** 1 for the only row of a style and colour; more where one SKU stands twice at different prices. */
  readonly copy: number
  readonly entries: ReadonlyMap<number, Entry>
  readonly priceOf: PriceOf
}

function rowOf({ matrix, colourId, copy, entries, priceOf }: RowPlan): MatrixRow {
  const colour = matrix.colours.find(({ id }) => id === colourId)
  const own = new Map(matrix.skus.filter((sku) => sku.colourId === colourId).map((sku) => [sku.size, sku]))
  const skus = matrix.sizes.map((size) => own.get(size.code))
  // An archived SKU takes no new pieces, but those it has must be seen.
  const closed = (sku: Sku | undefined) => sku === undefined || (sku.archived && !entries.has(sku.id))
  const row = `${matrix.id}-${colourId}`
  return {
    id: copy === 1 ? row : `${row}-${copy}`,
    styleId: matrix.id,
    styleCode: matrix.code,
    styleName: matrix.name,
    colourId,
    colourName: colour?.name ?? '',
    swatch: colour?.swatch ?? '',
    sizeGroupId: runId(matrix),
    ...pricing(skus, priceOf),
    entries: skus.map((sku) => (sku === undefined ? 0 : (entries.get(sku.id) ?? 0))),
    missing: skus.flatMap((sku, position) => (closed(sku) ? [position] : [])),
    skuIds: skus.map((sku) => sku?.id ?? null),
  }
}

const noPrices: PriceOf = () => undefined

/** A blank row for every colour of a style that comes in any size. */
export function emptyRows(matrix: StyleMatrix, priceOf: PriceOf = noPrices): StyleRows {
  const rows = matrix.colours.map(({ id }) => rowOf({ matrix, colourId: id, copy: 1, entries: new Map(), priceOf }))
  return {
    rows: rows.filter((row) => (row.missing?.length ?? 0) < matrix.sizes.length),
    groups: [groupOf(matrix)],
  }
}

/** Rows in a given order with entries by SKU: how a draft comes back cell by cell. Styles that are gone are left out. */
export function sheetOfRows(
  matrices: readonly StyleMatrix[],
  rows: readonly SheetRow[],
  entries: ReadonlyMap<number, Entry>,
  priceOf: PriceOf = noPrices,
): StyleRows {
  const byId = new Map(matrices.map((matrix) => [matrix.id, matrix]))
  const once = new Map(rows.map((row) => [`${row.styleId}-${row.colourId}`, row]))
  return {
    rows: [...once.values()].flatMap(({ styleId, colourId }) => {
      const matrix = byId.get(styleId)
      return matrix === undefined ? [] : [rowOf({ matrix, colourId, copy: 1, entries, priceOf })]
    }),
    groups: matrices.map(groupOf),
  }
}

/** The sheet of a document, rows in the order of its lines; the same SKU at two prices takes two rows. */
export function sheetOfLines(
  matrices: readonly StyleMatrix[],
  lines: readonly SheetLine[],
  priceOf: PriceOf = noPrices,
): StyleRows {
  const byId = new Map(matrices.map((matrix) => [matrix.id, matrix]))
  const plans = new Map<string, { styleId: number; colourId: number; copy: number; lines: Map<number, SheetLine> }>()
  for (const line of lines) {
    for (let copy = 1; ; copy++) {
      const key = `${line.styleId}-${line.colourId}-${copy}`
      const plan = plans.get(key) ?? { styleId: line.styleId, colourId: line.colourId, copy, lines: new Map() }
      plans.set(key, plan)
      if (plan.lines.has(line.skuId)) continue
      plan.lines.set(line.skuId, line)
      break
    }
  }
  const rows = [...plans.values()].flatMap(({ styleId, colourId, copy, lines: own }) => {
    const matrix = byId.get(styleId)
    if (matrix === undefined) return []
    const entries = new Map([...own].map(([skuId, line]) => [skuId, line.entry]))
    const written = [...own.values()].find(({ price }) => price !== undefined)?.price
    // Sizes nobody ordered follow the price of the row, so that they do not make it look like several prices.
    const price: PriceOf = (skuId) => own.get(skuId)?.price ?? written ?? priceOf(skuId)
    return [rowOf({ matrix, colourId, copy, entries, priceOf: price })]
  })
  return { rows, groups: matrices.map(groupOf) }
}

/** The same rows at other prices; what was typed is not touched. */
export function repriced(
  rows: readonly MatrixRow[],
  matrices: ReadonlyMap<number, StyleMatrix>,
  priceOf: PriceOf,
): readonly MatrixRow[] {
  return rows.map((row) => {
    const matrix = matrices.get(row.styleId)
    if (matrix === undefined) return row
    const byId = new Map(matrix.skus.map((sku) => [sku.id, sku]))
    const skus = (row.skuIds ?? []).map((id) => (id === null ? undefined : byId.get(id)))
    const { pricesFen: _, ownPrice: __, ...rest } = row
    return { ...rest, ...pricing(skus, priceOf) }
  })
}

/** The pieces of a sheet by SKU, in its order; blanks and text that is no quantity are left out. */
export function quantitiesOf(rows: readonly MatrixRow[]): { skuId: number; quantity: number }[] {
  return rows.flatMap((row) =>
    row.entries.flatMap((entry, position) => {
      const skuId = row.skuIds?.[position]
      if (typeof entry !== 'number' || entry <= 0 || skuId === null || skuId === undefined) return []
      return [{ skuId, quantity: entry }]
    }),
  )
}

/** Every SKU of some styles that can still be ordered or stands in the sheet. */
export function skusOf(matrices: Iterable<StyleMatrix>): number[] {
  return [...matrices].flatMap((matrix) => matrix.skus.map((sku) => sku.id))
}
