import { describe, expect, test } from 'vitest'
import { changedSkus, sheetOf, sumsOf, versionOf } from '../../../../renderer/screens/orders/versions/comparison'
import type { StyleMatrix } from '../../../../shared/schemas/styles'

const sku = (id: number, colourId: number, size: string) => ({
  ...{ id, code: `K${id}`, colourId, size, barcode: null, tagPriceFen: 10_000, costFen: 0, archived: false },
})
// Only what the sheet reads of a style.
const style = {
  ...{ id: 7, code: 'ST', name: '外套', sizeGroupId: 1, sizeGroupName: 'SM' },
  sizes: ['S', 'M'].map((code) => ({ code, ratio: 1, core: true })),
  colours: [1, 2].map((id) => ({ id, code: `C${id}`, name: `色${id}`, swatch: '' })),
  skus: [sku(1, 1, 'S'), sku(2, 1, 'M'), sku(3, 2, 'S'), sku(4, 2, 'M')],
} as unknown as StyleMatrix

const line = (skuId: number, quantity: number, priceFen = 5000) => ({
  ...{ skuId, quantity, priceFen, styleId: 7, colourId: skuId < 3 ? 1 : 2 },
})
const compare = (from: ReturnType<typeof line>[], to: ReturnType<typeof line>[]) => ({
  kind: 'version' as const,
  ...{ from: versionOf(from), to: versionOf(to), offered: new Map() },
})

describe('two versions in one sheet', () => {
  test('a row that only one of them has is there, with the figures of the later', () => {
    const { rows } = sheetOf([style], compare([line(1, 3), line(2, 1)], [line(1, 3), line(4, 6)]), false)
    expect(rows.map(({ id, entries }) => [id, entries])).toEqual([
      ['7-1', [3, 0]],
      ['7-2', [0, 6]],
    ])
  })

  test('rows without a difference are left out when only those are asked for', () => {
    const comparison = compare([line(1, 3), line(3, 2)], [line(1, 3), line(3, 5)])
    expect([...changedSkus(comparison)]).toEqual([3])
    expect(sheetOf([style], comparison, true).rows.map(({ id }) => id)).toEqual(['7-2'])
  })

  test('a size nobody ordered does not make a row look like several prices', () => {
    const [row] = sheetOf([style], compare([line(1, 3)], [line(1, 4)]), false).rows
    expect(row?.netPriceFen).toBe(5000)
    expect(row?.pricesFen).toBeUndefined()
  })

  test('sums count each version at its own prices', () => {
    const sums = sumsOf(compare([line(1, 2, 5000)], [line(1, 3, 4000)]), [1])
    expect(sums).toEqual({ from: { quantity: 2, amountFen: 10_000 }, to: { quantity: 3, amountFen: 12_000 } })
  })
})
