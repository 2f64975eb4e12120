import type { StockRow } from '../../../shared/schemas/stock'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { sheetOfLines } from '../../components/sku-sheet/sheet'
import type { MatrixRow, StyleRows } from '../../grid/size-matrix'
import type { Measure } from './places'

/** What one SKU has in the places of a row. */
export interface Held {
  readonly onHand: number
  readonly reserved: number
}

/** A row of the enquiry as the sheet shows it, with the figures behind its cells. */
export interface StockSheet extends StyleRows {
  /** By row, then SKU. */
  readonly held: ReadonlyMap<string, ReadonlyMap<number, Held>>
  readonly warehouseOf: ReadonlyMap<string, string>
}

/** The figure a cell shows. */
export function figureOf(held: Held | undefined, measure: Measure): number {
  if (held === undefined) return 0
  return measure === 'free' ? held.onHand - held.reserved : held[measure]
}

interface Bucket {
  readonly row: StockRow
  readonly held: Map<number, Held>
}

function bucketsOf(rows: readonly StockRow[], byWarehouse: boolean): Map<string, Bucket> {
  const buckets = new Map<string, Bucket>()
  for (const row of rows) {
    const key = [row.styleId, row.colourId, ...(byWarehouse ? [row.warehouseId] : [])].join('-')
    const bucket = buckets.get(key) ?? { row, held: new Map<number, Held>() }
    buckets.set(key, bucket)
    for (const { skuId, onHand, reserved } of row.sizes) {
      const before = bucket.held.get(skuId)
      bucket.held.set(skuId, {
        onHand: (before?.onHand ?? 0) + onHand,
        reserved: (before?.reserved ?? 0) + reserved,
      })
    }
  }
  return buckets
}

const nothing: StockSheet = { rows: [], groups: [], held: new Map(), warehouseOf: new Map() }

/** Sheets one below the other; their rows stay the same objects, so that only the new ones are painted. */
export function joined(sheets: readonly StockSheet[]): StockSheet {
  if (sheets.length <= 1) return sheets[0] ?? nothing
  const groups = new Map(sheets.flatMap((sheet) => sheet.groups).map((group) => [group.id, group]))
  return {
    rows: sheets.flatMap((sheet) => sheet.rows),
    groups: [...groups.values()],
    held: new Map(sheets.flatMap((sheet) => [...sheet.held])),
    warehouseOf: new Map(sheets.flatMap((sheet) => [...sheet.warehouseOf])),
  }
}

/** Stock across sizes: a row per style and colour, or per warehouse too; places are added up otherwise. */
export function sheetOfStock(
  rows: readonly StockRow[],
  matrices: readonly StyleMatrix[],
  shown: { readonly byWarehouse: boolean; readonly measure: Measure },
): StockSheet {
  const byId = new Map(matrices.map((matrix) => [matrix.id, matrix]))
  const built: MatrixRow[] = []
  const groups = new Map<number, StyleRows['groups'][number]>()
  const held = new Map<string, ReadonlyMap<number, Held>>()
  const warehouseOf = new Map<string, string>()
  for (const [key, bucket] of bucketsOf(rows, shown.byWarehouse)) {
    const matrix = byId.get(bucket.row.styleId)
    if (matrix === undefined) continue
    const lines = [...bucket.held].map(([skuId, have]) => ({
      skuId,
      styleId: bucket.row.styleId,
      colourId: bucket.row.colourId,
      entry: figureOf(have, shown.measure),
    }))
    const sheet = sheetOfLines([matrix], lines)
    for (const group of sheet.groups) groups.set(group.id, group)
    for (const row of sheet.rows) built.push({ ...row, id: key })
    held.set(key, bucket.held)
    warehouseOf.set(key, bucket.row.warehouseName)
  }
  return { rows: built, groups: [...groups.values()], held, warehouseOf }
}

/** A row's figures added up. */
export function sumOf(held: ReadonlyMap<number, Held> | undefined): Held {
  let [onHand, reserved] = [0, 0]
  for (const have of held?.values() ?? []) {
    onHand += have.onHand
    reserved += have.reserved
  }
  return { onHand, reserved }
}
