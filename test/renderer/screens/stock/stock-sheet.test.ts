import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, joined, sheetOfStock, sumOf } from '../../../../renderer/screens/stock/stock-sheet'
import type { StockRow } from '../../../../shared/schemas/stock'
import type { StyleMatrix } from '../../../../shared/schemas/styles'

const sizes = ['S', 'M', 'L']

/** A style in two colours; its SKUs are numbered style, colour, size. */
const matrix = (id: number): StyleMatrix => ({
  ...{ id, version: 1, code: `T${id}`, name: `款${id}`, season: '', wave: '', category: '', subcategory: '' },
  ...{ launchDate: null, tagPriceFen: 10_000, sizeGroupId: 1, sizeGroupName: 'S-L', colourCount: 2, skuCount: 6 },
  archived: false,
  sizes: sizes.map((code) => ({ code, alias: '', core: false, ratio: 1 })),
  colours: [1, 2].map((colour) => ({ id: colour, code: `${colour}`, name: `色${colour}`, swatch: '' })),
  skus: [1, 2].flatMap((colourId) =>
    sizes.map((size, at) => ({
      ...{ id: id * 100 + colourId * 10 + at, code: '', colourId, size, barcode: null },
      ...{ tagPriceFen: 10_000, archived: false },
    })),
  ),
})

const held = fc.record({
  styleId: fc.integer({ min: 1, max: 3 }),
  colourId: fc.integer({ min: 1, max: 2 }),
  warehouseId: fc.integer({ min: 1, max: 3 }),
  cells: fc.uniqueArray(
    fc.record({ at: fc.nat({ max: 2 }), onHand: fc.nat({ max: 50 }), reserved: fc.nat({ max: 9 }) }),
    { selector: (cell) => cell.at, minLength: 1, maxLength: 3 },
  ),
})

const stock = fc
  .uniqueArray(held, { selector: (row) => `${row.styleId}/${row.colourId}/${row.warehouseId}`, maxLength: 12 })
  .map((rows) =>
    rows.map(
      ({ styleId, colourId, warehouseId, cells }): StockRow => ({
        ...{ styleId, styleCode: `T${styleId}`, styleName: '', colourId, colourName: '', swatch: '' },
        ...{ warehouseId, warehouseName: `W${warehouseId}`, onHand: 0, reserved: 0, tagAmountFen: 0 },
        sizes: cells.map(({ at, onHand, reserved }) => ({
          ...{ skuId: styleId * 100 + colourId * 10 + at, size: sizes[at] ?? '', onHand, reserved },
        })),
      }),
    ),
  )

const matrices = [1, 2, 3].map(matrix)
const totalOf = (rows: readonly StockRow[], of: 'onHand' | 'reserved') =>
  rows.flatMap((row) => row.sizes).reduce((sum, size) => sum + size[of], 0)

describe('stock across sizes', () => {
  it('loses no piece and makes none, whether warehouses are added up or listed', () => {
    fc.assert(
      fc.property(stock, fc.boolean(), (rows, byWarehouse) => {
        const sheet = sheetOfStock(rows, matrices, { byWarehouse, measure: 'onHand' })
        const shown = sheet.rows.flatMap((row) => row.entries).reduce<number>((sum, entry) => sum + Number(entry), 0)
        expect(shown).toBe(totalOf(rows, 'onHand'))
        const sums = sheet.rows.map((row) => sumOf(sheet.held.get(row.id)))
        expect(sums.reduce((sum, one) => sum + one.reserved, 0)).toBe(totalOf(rows, 'reserved'))
        expect(new Set(sheet.rows.map((row) => row.id)).size).toBe(sheet.rows.length)
      }),
    )
  })

  it('shows free as on hand less reserved, cell by cell', () => {
    fc.assert(
      fc.property(stock, (rows) => {
        const sheet = sheetOfStock(rows, matrices, { byWarehouse: true, measure: 'free' })
        for (const row of sheet.rows) {
          for (const [position, skuId] of (row.skuIds ?? []).entries()) {
            const own = skuId === null ? undefined : sheet.held.get(row.id)?.get(skuId)
            expect(row.entries[position] ?? 0).toBe(own === undefined ? 0 : own.onHand - own.reserved)
            expect(figureOf(own, 'free')).toBe(row.entries[position] ?? 0)
          }
        }
      }),
    )
  })

  it('laid out page by page is what it is laid out at once', () => {
    fc.assert(
      fc.property(stock, fc.nat({ max: 12 }), (unordered, cut) => {
        // The books give whole rows of a style and colour one after the other.
        const rows = unordered.toSorted((a, b) => a.styleId - b.styleId || a.colourId - b.colourId)
        const shown = { byWarehouse: true, measure: 'onHand' as const }
        const pages = [rows.slice(0, cut), rows.slice(cut)].map((page) => sheetOfStock(page, matrices, shown))
        const { groups: _, ...whole } = sheetOfStock(rows, matrices, shown)
        expect(joined(pages)).toMatchObject(whole)
      }),
    )
  })
})
