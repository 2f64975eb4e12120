import { describe, expect, it } from 'vitest'
import { arrivalSums } from '../../../../renderer/screens/goods-receipts/arrival-sums'
import type { ProductionDocument, ProductionLineRow } from '../../../../shared/schemas/production'

const line = (skuId: number, quantity: number, receivedQuantity: number): ProductionLineRow => ({
  ...{ id: skuId, skuId, skuCode: `S${skuId}`, styleId: 1, styleCode: 'ST', styleName: '', colourId: 1 },
  ...{ colourName: '', swatch: '', size: 'M', sizeGroupId: 1, quantity, receivedQuantity, sources: [], additions: [] },
})

const order = (toleranceBp: number | null, acceptedOver = 0): ProductionDocument =>
  ({
    ...{ toleranceBp, acceptedOver, unasked: [], milestones: [], late: [], history: [], links: [] },
    lines: [line(1, 60, 50), line(2, 40, 0)],
    // Only what the sums look at; the head of the document is none of it.
  }) as unknown as ProductionDocument

const counted = (skuId: number, quantity: number) => ({ skuId, styleId: 1, colourId: 1, quantity })

describe('arrivalSums', () => {
  it('tells what was counted, expected, too much and missing', () => {
    expect(arrivalSums(order(null), [counted(1, 14), counted(2, 30)])).toMatchObject({
      ...{ counted: 44, wanted: 50, over: 4, short: 10, beyond: 0 },
    })
    expect(arrivalSums(null, [counted(9, 4)])).toMatchObject({ counted: 4, wanted: 0, over: 0, short: 0, beyond: 0 })
  })

  it('counts what came before and what was accepted, as the books do', () => {
    // 100 asked for, 5 % allowed; 10 too many of one size.
    expect(arrivalSums(order(500), [counted(1, 20)])).toMatchObject({ over: 10, beyond: 5 })
    expect(arrivalSums(order(500, 3), [counted(1, 20)])).toMatchObject({ beyond: 2 })
    expect(arrivalSums(order(500), [counted(1, 15)])).toMatchObject({ over: 5, beyond: 0 })
  })

  it('takes a SKU the production order does not have as too much', () => {
    const sums = arrivalSums(order(0), [counted(7, 2)])
    expect(sums).toMatchObject({ over: 2, beyond: 2 })
    expect([...sums.beyondRows]).toEqual(['1-1'])
  })
})
