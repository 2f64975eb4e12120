import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { writeOrder } from '../../../../electron/excel/writers/orders'
import { writeShipment } from '../../../../electron/excel/writers/shipments'
import { goodsLine, manyGoods, orderOf, shipmentOf, sizeGroups } from '../../../fixtures/papers'
import { cellsOf, opened, rowWith, sheetOf, shown, wrongFormulas } from '../../../helpers/workbooks'

const context = { companyName: '两清服饰', madeAt: '2026-03-01T00:00:00.000Z', sizeGroups }
const order = async (...input: Parameters<typeof orderOf>) =>
  sheetOf(await opened(await writeOrder(orderOf(...input), context)))
const shipment = async (...input: Parameters<typeof shipmentOf>) =>
  sheetOf(await opened(await writeShipment(shipmentOf(...input), context)))
const lastNumber = (row: ExcelJS.Row): unknown => {
  let last: unknown
  row.eachCell((cell) => {
    const value = shown(cell)
    if (typeof value === 'number') last = value
  })
  return last
}

describe('an order as a workbook', () => {
  test('mixed size groups stack their headers, and every row stands under its own', async () => {
    const sheet = await order(manyGoods(6))
    const [top, under] = [sheet.getRow(6), sheet.getRow(7)]
    expect(['D', 'E', 'F', 'G', 'H'].map((letter) => top.getCell(letter).value)).toEqual(['A', 'S', 'M', 'L', 'XL'])
    expect(['D', 'E', 'F', 'G'].map((letter) => under.getCell(letter).value)).toEqual(['B', '26', '27', '28'])
    expect(sheet.getCell('D8').value).toBe('A')
    expect(sheet.getCell('D11').value).toBe('B')
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('pieces, amounts and styles add up to the order', async () => {
    const lines = manyGoods(7)
    const sheet = await order(lines)
    const row = rowWith(sheet, '合计（3 款）')
    expect(lastNumber(row)).toBe(lines.reduce((sum, line) => sum + line.amountFen, 0) / 100)
    expect(shown(row.getCell('I'))).toBe(lines.reduce((sum, line) => sum + line.quantity, 0))
    expect(row.getCell('I').formula).toMatch(/^SUM\(/)
  })

  test('a style is written once over its colours, as text', async () => {
    const sheet = await order(manyGoods(3))
    expect(sheet.getCell('A7')).toMatchObject({ type: ExcelJS.ValueType.String, value: '0800' })
    expect(sheet.getCell('A8').master.address).toBe('A7')
    expect(sheet.getCell('A9').master.address).toBe('A7')
  })

  test('sizes of one style at two prices take a row a price', async () => {
    const sheet = await order([
      goodsLine({ size: 'S', priceFen: 5000, quantity: 2 }),
      goodsLine({ size: 'XL', priceFen: 5500, quantity: 3 }, 1),
    ])
    expect(lastNumber(sheet.getRow(7))).toBe(100)
    expect(lastNumber(sheet.getRow(8))).toBe(165)
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('an order without lines is a form without rows', async () => {
    const sheet = await order([])
    expect(wrongFormulas(sheet)).toEqual([])
    expect(lastNumber(rowWith(sheet, '合计（0 款）'))).toBe(0)
  })
})

describe('a shipping note as a workbook', () => {
  test('says what was owed before, now and after', async () => {
    const sheet = await shipment(manyGoods(4))
    const figures = ['上期欠款', '本次', '累计欠款'].map((word) => Number(shown(rowWith(sheet, word).getCell(2))))
    expect(figures[0]).toBe(100)
    expect((figures[0] ?? 0) + (figures[1] ?? 0)).toBeCloseTo(figures[2] ?? 0, 5)
    expect(wrongFormulas(sheet)).toEqual([])
    expect(cellsOf(sheet).map((cell) => cell.value)).toContain('收货签字：')
  })

  test('a reissue says so and charges nothing', async () => {
    const sheet = await shipment(manyGoods(1), { chargeable: false, balanceAfterFen: 10_000 })
    expect(shown(rowWith(sheet, '本次').getCell(2))).toBe(0)
    expect(shown(rowWith(sheet, '累计欠款').getCell(2))).toBe(100)
    expect(sheet.getCell('A2').value).toBe('出货单（补发，不计款）')
  })
})
