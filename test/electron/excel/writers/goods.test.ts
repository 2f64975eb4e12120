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
    const [top, under] = [sheet.getRow(7), sheet.getRow(8)]
    expect(['E', 'F', 'G', 'H', 'I'].map((letter) => top.getCell(letter).value)).toEqual(['A', 'S', 'M', 'L', 'XL'])
    expect(['E', 'F', 'G', 'H'].map((letter) => under.getCell(letter).value)).toEqual(['B', '26', '27', '28'])
    expect(sheet.getCell('E9').value).toBe('A')
    expect(sheet.getCell('E12').value).toBe('B')
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('pieces, amounts and styles add up to the order', async () => {
    const lines = manyGoods(7)
    const sheet = await order(lines)
    const row = rowWith(sheet, '合计（3 款）')
    expect(lastNumber(row)).toBe(lines.reduce((sum, line) => sum + line.amountFen, 0) / 100)
    expect(shown(row.getCell('J'))).toBe(lines.reduce((sum, line) => sum + line.quantity, 0))
    expect(row.getCell('J').formula).toMatch(/^SUM\(/)
  })

  test('a style is written once over its colours, as text', async () => {
    const sheet = await order(manyGoods(3))
    expect(sheet.getCell('B8')).toMatchObject({ type: ExcelJS.ValueType.String, value: '0800' })
    expect(sheet.getCell('B9').master.address).toBe('B8')
    expect(sheet.getCell('B10').master.address).toBe('B8')
  })

  test('sizes of one style at two prices take a row a price', async () => {
    const sheet = await order([
      goodsLine({ size: 'S', priceFen: 5000, quantity: 2 }),
      goodsLine({ size: 'XL', priceFen: 5500, quantity: 3 }, 1),
    ])
    expect(lastNumber(sheet.getRow(8))).toBe(100)
    expect(lastNumber(sheet.getRow(9))).toBe(165)
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('an order without lines is a form without rows', async () => {
    const sheet = await order([])
    expect(wrongFormulas(sheet)).toEqual([])
    expect(lastNumber(rowWith(sheet, '合计（0 款）'))).toBe(0)
  })
})

describe('what a confirmed order shows beside its lines', () => {
  const categories = new Map([
    [1, '上衣'],
    [2, '裤装'],
    [3, '上衣'],
  ])
  const write = async (extras: Omit<Parameters<typeof writeOrder>[1], keyof typeof context>, rows = 9) =>
    opened(await writeOrder(orderOf(manyGoods(rows)), { ...context, ...extras }))

  test('styles of a category stand together and are added up, and the total counts nothing twice', async () => {
    const sheet = sheetOf(await write({ categories }))
    const codes = cellsOf(sheet).flatMap((cell) => (/^080\d$/.test(String(cell.value)) ? [cell.value] : []))
    expect(codes).toEqual(['0800', '0802', '0801'])
    const ofCategory = (styles: readonly number[]) =>
      manyGoods(9).reduce((sum, line) => sum + (styles.includes(line.styleId) ? line.quantity : 0), 0)
    const pieces = (word: string) => shown(rowWith(sheet, word).getCell('J'))
    expect(pieces('上衣小计')).toBe(ofCategory([1, 3]))
    expect(pieces('裤装小计')).toBe(ofCategory([2]))
    expect(pieces('合计（3 款）')).toBe(ofCategory([1, 2, 3]))
    expect(rowWith(sheet, '合计（3 款）').getCell('J').formula).toBe('J15+J19')
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('one category is not added up beside the total', async () => {
    const sheet = sheetOf(await write({ categories }, 3))
    expect(cellsOf(sheet).filter((cell) => String(cell.value).includes('小计'))).toEqual([])
  })

  test('other names of sizes stand under them, and the rows under both', async () => {
    const aliases = new Map([
      [
        1,
        new Map([
          ['S', '155/80A'],
          ['M', '160/84A'],
        ]),
      ],
    ])
    const sheet = sheetOf(await write({ aliases }, 3))
    const row = (at: number) => ['E', 'F', 'G'].map((letter) => sheet.getRow(at).getCell(letter).value)
    expect([row(7), row(8)]).toEqual([
      ['S', 'M', 'L'],
      ['155/80A', '160/84A', ''],
    ])
    expect(sheet.getCell('B9').value).toBe('0800')
    expect(sheet.getCell('B8').master.address).toBe('B7')
    expect(sheet.views[0]).toMatchObject({ ySplit: 8, xSplit: 4 })
  })

  test('a picture stands beside the colours of its style, which become high enough for it', async () => {
    const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])
    const workbook = await write({ pictures: new Map([[2, { bytes, width: 300, height: 600 }]]) }, 6)
    const sheet = sheetOf(workbook)
    expect(sheet.getCell('B7').value).toBe('图片')
    const [image] = sheet.getImages()
    expect(sheet.getImages()).toHaveLength(1)
    expect([image?.range.tl.nativeCol, image?.range.tl.nativeRow]).toEqual([1, 11])
    const heights = [12, 13, 14].map((row) => sheet.getRow(row).height ?? 0)
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(48)
  })

  test('the head names the fair, the waves, who looks after the customer, and what all of it adds up to', async () => {
    const details = { fairName: '26秋冬订货会', salespeople: ['李四', '王五'], waves: ['1', '2'] }
    const texts = cellsOf(sheetOf(await write({ details }, 3))).map((cell) => String(cell.value))
    expect(texts.find((text) => text.includes('订货会：'))).toBe(
      '订货会：26秋冬订货会    波段：1、2    日期：2026-02-03    业务员：李四、王五',
    )
    expect(texts.some((text) => /^合计：1 款 {2}\d+ 件 {2}[\d,.]+ 元$/.test(text))).toBe(true)
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
