import { expect, test } from 'vitest'
import { readAccountEvents, readReturns, readSellOut } from '../../../../shared/domain/import/history'
import { readDistributors, readRegions, readSkus } from '../../../../shared/domain/import/masters'
import type { RecordsReading } from '../../../../shared/schemas/imports'
import { sheet } from '../../../fixtures/grids'

const codes = (reading: RecordsReading<unknown>) =>
  reading.problems.map((problem) => `${problem.code}@${problem.row},${problem.column}`)

test('a list starts anywhere, in Chinese or English, and keeps its row numbers', () => {
  const reading = readRegions([
    sheet([
      ['区域资料表'],
      [],
      ['区域编码', '区域名称', '国家'],
      ['R01', '华北', '中国'],
      [null, null, null],
      ['区域编码', '区域名称', '国家'],
      ['R02', '华南', null],
      ['合计', null, null],
    ]),
  ])
  expect(reading.problems).toEqual([])
  expect(reading.rows).toEqual([
    { sheet: 'Sheet1', row: 4, code: 'R01', name: '华北', country: '中国' },
    { sheet: 'Sheet1', row: 7, code: 'R02', name: '华南' },
  ])
})

test('a row is read or named by an error, never both and never neither', () => {
  const reading = readDistributors([
    sheet([
      ['客户编码', '客户名称', '区域', '信用额度(元)', '账期', '折扣%', '等级'],
      ['A01', '甲', 'R01', '100,000', 30, '48%', 'A'],
      [null, '乙', 'R01', 1, 30, 48, 'B'],
      ['A03', '丙', null, 1, 30, 48, 'B'],
      ['6.9E+12', '丁', 'R01', 1, 30, 48, 'B'],
      ['A05', '戊', 'R01', 'lots', 30.5, 4800, 'B'],
      ['A06', '己', 'R01', '=Other!A1', 30, 48, 'B'],
    ]),
  ])
  expect(reading.rows).toEqual([
    {
      sheet: 'Sheet1',
      row: 2,
      code: 'A01',
      name: '甲',
      regionCode: 'R01',
      creditLimitFen: 10_000_000,
      paymentTermsDays: 30,
      discountBp: 4800,
      grade: 'A',
    },
  ])
  expect(codes(reading)).toEqual([
    'valueMissing@3,1',
    'valueMissing@4,3',
    'codeDamaged@5,1',
    'notAnAmount@6,4',
    'quantityNotWhole@6,5',
    'rateAmbiguous@6,6',
    'notCalculated@7,4',
  ])
})

test('styles read as their rows, with prices in fen or yuan and formulas worked out', () => {
  const reading = readSkus([
    sheet([
      ['SKU编码', '款号', '品名', '颜色', '尺码', '吊牌价', '成本价', '波段', '条码'],
      ['A1-01', 'A1', '外套', '黑', 'S', 399, '=F2/2', '24Q3-2', 6901234567892],
      ['A1-02', 'A1', null, null, null, '399.00', null, null, null],
      ['A1-03', 'A1', '外套', '黑', 'L', -1, null, null, null],
      ['A1-04', 'A1', '外套', '黑', 'L', null, null, null, null],
    ]),
  ])
  expect(reading.rows).toEqual([
    {
      sheet: 'Sheet1',
      row: 2,
      skuCode: 'A1-01',
      styleCode: 'A1',
      styleName: '外套',
      colour: '黑',
      size: 'S',
      tagPriceFen: 39900,
      costFen: 19950,
      wave: '24Q3-2',
      barcode: '6901234567892',
    },
    {
      sheet: 'Sheet1',
      row: 3,
      skuCode: 'A1-02',
      styleCode: 'A1',
      styleName: 'A1',
      colour: '-',
      size: 'F',
      tagPriceFen: 39900,
    },
  ])
  expect(codes(reading)).toEqual(['notAnAmount@4,6', 'valueMissing@5,6'])
})

test('history reads days, kinds and signs; unknown kinds are refused', () => {
  const sellOut = readSellOut([
    sheet([
      ['日期', '客户', '条码', '数量'],
      ['15/08/2022', 'A01', '690', '2件'],
      ['01/02/2022', 'A01', '690', -1],
      ['x', 'A01', '690', 1],
    ]),
  ])
  expect(sellOut.rows.map((row) => [row.date, row.quantity])).toEqual([
    ['2022-08-15', 2],
    ['2022-02-01', -1],
  ])
  expect(codes(sellOut)).toEqual(['notADate@4,1'])
  const returns = readReturns([
    sheet([
      ['日期', '客户', 'sku', '数量', '单号'],
      ['2022-08-15', 'A01', 'X', -2, 'TH-1'],
      ['2022-08-15', 'A01', 'X', 3, null],
      ['2022-08-15', null, 'X', 3, null],
    ]),
  ])
  expect(returns.rows.map((row) => [row.quantity, row.reference])).toEqual([
    [2, 'TH-1'],
    [3, undefined],
  ])
  expect(codes(returns)).toEqual(['valueMissing@4,2'])
  const events = readAccountEvents([
    sheet([
      ['日期', '客户', '类型', '金额'],
      ['2022-08-15', 'A01', '收款', '(12.50)'],
      ['2022-08-15', 'A01', '魔法', 1],
    ]),
  ])
  expect(events.rows).toMatchObject([{ kind: 'receipt', amountFen: -1250, reference: '', quantity: 0 }])
  expect(codes(events)).toEqual(['kindUnknown@3,3'])
})

test('sheets that are hidden, foreign, or miss a column are told', () => {
  expect(
    readRegions([
      sheet(
        [
          ['code', 'name'],
          ['R01', 'x'],
        ],
        { hidden: true },
      ),
    ]).problems,
  ).toMatchObject([{ code: 'sheetHidden' }])
  expect(readRegions([sheet([['hello', 'world']])]).problems).toMatchObject([
    { code: 'sheetUnrecognised', severity: 'error' },
  ])
  const two = readRegions([
    sheet([
      ['code', 'name'],
      ['R01', 'x'],
    ]),
    sheet([['notes']], { name: 'Notes' }),
  ])
  expect([two.rows.length, two.problems[0]?.severity]).toEqual([1, 'warning'])
  expect(
    readSellOut([
      sheet([
        ['date', 'distributor', 'sku', 'price'],
        ['2022-01-01', 'A', 'B', 1],
      ]),
    ]).problems[0],
  ).toMatchObject({ code: 'sheetUnrecognised' })
  expect(
    readDistributors([
      sheet([
        ['code', 'name', 'city'],
        ['A', 'B', 'C'],
      ]),
    ]).problems[0],
  ).toMatchObject({ code: 'columnMissing', params: { field: 'region' } })
})
