import { describe, expect, test } from 'vitest'
import type { Raw } from '../../../fixtures/grids'
import { codesOf as codes, linesOf as lines, readForm as read } from '../../../fixtures/order-readings'

describe('flat lists', () => {
  const HEADER: readonly Raw[] = [
    '订单号',
    '日期',
    '客户编码',
    '款号',
    '颜色',
    '尺码',
    '数量',
    '吊牌价',
    '折扣',
    '金额',
  ]

  test('one list holds many orders, and blanks under a value are filled with a warning', () => {
    const reading = read([
      HEADER,
      ['1', '2024/1/2', 'A01', 'A1', '黑', 'S', '１', 100, 48, 48],
      [null, null, null, null, null, 'M', 2, 100, 48, 96],
      ['2', '2024/1/3', 'B02', 'A1', '黑', '160/84A', 3, 100, 48, 144],
      ['合计', null, null, null, null, null, 6, null, null, 288],
    ])
    expect(
      reading.forms.map((form) => [form.reference, form.distributorCode, form.date, form.quantity, form.amountFen]),
    ).toEqual([
      ['1', 'A01', '2024-01-02', 3, 14400],
      ['2', 'B02', '2024-01-03', 3, 14400],
    ])
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 M 2', 'A1 黑 M 3'])
    expect(new Set(codes(reading))).toEqual(
      new Set(['filledDown@3,4', 'filledDown@3,3', 'filledDown@3,2', 'filledDown@3,1']),
    )
    expect(reading.totals.every((total) => total.agrees)).toBe(true)
  })

  test('a discount meant as taken off is turned when the amounts say so', () => {
    const reading = read([
      ['Item No', 'Qty', 'List Price', 'Discount %', 'Amount'],
      ['SKU-1', 2, 100, 52, 96],
      ['SKU-2', 1, 50, 52, 24],
    ])
    expect(reading.forms[0]?.lines.map((line) => line.rateBp)).toEqual([4800, 4800])
    expect(codes(reading)).toContain('rateIsOff@2,4')
  })

  test('an amount that price and rate do not give is told with both', () => {
    const reading = read([
      ['Item No', 'Qty', 'List Price', 'Rate', 'Amount', 'Unit Price'],
      ['SKU-1', 2, 100, 0.48, 97, null],
      ['SKU-2', 2, null, null, 97, 48.5],
      ['SKU-3', 2, null, null, 99, 48.5],
    ])
    expect(
      reading.problems.filter((problem) => problem.code === 'amountDisagrees').map((problem) => problem.row),
    ).toEqual([2, 4])
  })

  test('damaged codes, wrong quantities and rows without goods are errors at their cells', () => {
    const reading = read([
      ['商品条码', '品名', '数量', '备注', '箱数x'],
      ['6.9E+12', 'Coat', 2, null, 1],
      ['6901234567892', 'Coat', 'two', null, null],
      ['6901234567892', 'Coat', -1, null, null],
      ['6901234567892', 'Coat', 1.5, null, null],
      [null, null, 7, null, null],
      ['电话:', null, 13800, null, null],
      [6901234567892, 'Total eclipse', 4, 'x', null],
      ['6901234567892', 'Coat', '#REF!', null, null],
      ['6901234567892', 'Coat', 0, null, null],
    ])
    expect(lines(reading)).toHaveLength(1)
    expect(reading.forms[0]?.lines[0]).toMatchObject({ barcode: '6901234567892', quantity: 4 })
    expect(codes(reading)).toEqual([
      'columnIgnored@1,5',
      'codeDamaged@2,1',
      'notAQuantity@3,3',
      'quantityNegative@4,3',
      'quantityNotWhole@5,3',
      'productMissing@6,3',
      'productMissing@7,3',
      'cellError@9,3',
      'distributorMissing@8,0',
      'dateMissing@8,0',
    ])
  })

  test('a product code beside sizes may be the style or the single item, and is given as both', () => {
    const reading = read([
      ['货号', '颜色', '尺码', '数量'],
      ['A1', '黑', 'S', 1],
    ])
    expect(reading.forms[0]?.lines[0]).toMatchObject({ skuCode: 'A1', styleCode: 'A1', size: 'S' })
  })

  test('two quantity columns are asked, never chosen silently', () => {
    const reading = read([
      ['款号', '数量', '订货数量'],
      ['A1', 1, 2],
    ])
    expect(codes(reading)).toContain('columnAmbiguous@1,3')
  })

  test('a quantity called 合计 is the quantity; a second 合计 is the amount', () => {
    const reading = read([
      ['SKU', '合计', '合计'],
      ['A-1', 3, 29.7],
    ])
    expect(reading.forms[0]?.lines[0]).toMatchObject({ skuCode: 'A-1', quantity: 3, amountFen: 2970 })
  })

  test('fen and basis point columns are read as such', () => {
    const reading = read([
      ['sku', 'quantity', 'tag_price_fen', 'rate_bp', 'amount_fen', 'distributor'],
      ['A-1', 2, 69910, 4800, 67114, 'Happy Shop'],
    ])
    expect(reading.forms[0]).toMatchObject({ distributorName: 'Happy Shop', distributorCode: null })
    expect(reading.forms[0]?.lines[0]).toMatchObject({ tagPriceFen: 69910, rateBp: 4800, amountFen: 67114 })
  })

  test('kinds and English months of a list are read by row', () => {
    const reading = read([
      ['Order No', 'Order Date', 'Customer', 'SKU', 'Qty', 'Order Type'],
      ['1', '15 Aug 2022', 'C-9', 'X-1', 1, '补货'],
      ['2', '16 Aug 2022', 'C-9', 'X-1', 1, '现货'],
      ['3', '16 Aug 2022', 'C-9', 'X-1', 1, '翻单'],
    ])
    expect(reading.forms.map((form) => [form.distributorCode, form.date, form.kind])).toEqual([
      ['C-9', '2022-08-15', 'replenish'],
      ['C-9', '2022-08-16', 'spot'],
      ['C-9', '2022-08-16', 'reorder'],
    ])
  })
})
