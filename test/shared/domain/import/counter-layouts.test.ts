import { describe, expect, test } from 'vitest'
import { recogniseCounterLedger } from '../../../../shared/domain/import/counter-ledgers'
import { kindOfReference, ledgerField } from '../../../../shared/domain/import/ledger-words'
import { type Raw, sheet } from '../../../fixtures/grids'

const read = (rows: readonly (readonly Raw[])[], fileName = 'D001-2022Q2.xlsx') =>
  recogniseCounterLedger([sheet(rows)], { today: '2026-03-05', fileName })

const expected = {
  openingFen: 10_000,
  closingFen: 13_500,
  lines: [
    { date: '2022-04-05', kind: 'shipment', amountFen: 5000 },
    { date: '2022-04-18', kind: 'return', amountFen: -500 },
    { date: '2022-05-25', kind: 'receipt', amountFen: -1000 },
  ],
}

/** The same book as its keepers write it. */
const layouts: Readonly<Record<string, readonly (readonly Raw[])[]>> = {
  'newest first, with a running balance': [
    ['日期', '单号', '摘要', '借方', '贷方', '余额'],
    ['2022-5-25', 'FK-3', '付款', '10.00', null, '135.00'],
    ['2022-4-18', 'TH-2', '退货', '5.00', null, '145.00'],
    ['2022-4-5', 'CK-1', '进货', null, '50.00', '150.00'],
    ['2022-4-1', null, '上月结存', null, null, '100.00'],
  ],
  'month and day in columns of their own, the year above': [
    ['2022年 应付账款'],
    ['月', '日', '凭证号', '摘要', '借方', '贷方', '借或贷', '余额'],
    [4, 1, null, '期初余额', null, null, '贷', 100],
    [4, 5, 'CK-1', '进货', null, 50, '贷', 150],
    [null, 18, 'TH-2', '退货', 5, null, '贷', 145],
    [5, 25, 'FK-3', '付款', 10, null, '贷', 135],
  ],
  'what we owe rises and falls, short days': [
    ['日期', '单据编号', '业务类型', '应付增加', '应付减少', '应付余额'],
    [null, null, '期初余额', null, null, 100],
    ['22.4.5', 'CK-1', '进货', 50, null, 150],
    ['22.4.18', 'TH-2', '退货', null, 5, 145],
    ['22.5.25', 'FK-3', '付款', null, 10, 135],
  ],
  'money in and out, days without a year, the year only in the name of the file': [
    ['日期', '摘要', '收入', '支出', '结余'],
    [null, '期初结余', null, null, '100.00'],
    ['4月5日', '收货 单号CK-0001 共2件', '50.00', null, '150.00'],
    ['4月18日', '退货 TH-0002', null, '5.00', '145.00'],
    ['5月25日', '付款 FK-0003', null, '10.00', '135.00'],
  ],
  'signed their way, opening and closing among the amounts': [
    ['日期', '单号', '摘要', '金额'],
    [null, null, '期初余额', -100],
    ['2022.04.05', 'CK-1', '进货', -50],
    ['2022.04.18', 'TH-2', '退货', 5],
    ['2022.05.25', 'FK-3', '付款', 10],
    [null, null, '期末余额', -135],
  ],
  'English, the order of the day said by the heading': [
    ['Date (DD/MM/YYYY)', 'Voucher no', 'Narrative', 'Dr', 'Cr', 'Balance'],
    [null, null, 'Balance brought forward', null, null, 100],
    ['05/04/2022', 'CK-1', 'Goods received', null, 50, 150],
    ['18/04/2022', 'TH-2', 'Goods returned', 5, null, 145],
    ['25/05/2022', 'FK-3', 'Payment', 10, null, 135],
  ],
  'a column under a heading we do not know: the balance says what moved': [
    ['日期', '单号', '摘要', '甲栏', '付款', '退货', '余额'],
    [null, null, '期初余额', null, null, null, 100],
    ['2022-04-05', 'CK-1', '进货', 50, null, null, 150],
    ['2022-04-18', 'TH-2', '退货', null, null, 5, 145],
    ['2022-05-25', 'FK-3', '付款', null, 10, null, 135],
  ],
}

describe('the same book', () => {
  for (const [name, rows] of Object.entries(layouts))
    test(name, () => {
      const reading = read(rows)
      expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(reading).toMatchObject(expected)
    })
})

test('an unknown heading whose figures move the balance is told at every row', () => {
  const [rows] = Object.values(layouts).slice(-1)
  expect(read(rows ?? []).problems).toMatchObject([{ code: 'valueMissing', row: 3, severity: 'warning' }])
})

test('days that could be two are refused, not guessed', () => {
  const rows = (...days: string[]): Raw[][] => [
    ['日期', '单号', '进货金额'],
    ...days.map((day, at): Raw[] => [day, `CK-${at}`, 50]),
  ]
  expect(read(rows('05/04/2022', '06/05/2022')).problems.map(({ code }) => code)).toEqual([
    'dateAmbiguous',
    'dateAmbiguous',
  ])
  expect(read(rows('05/04/2022', '18/05/2022')).lines.map(({ date }) => date)).toEqual(['2022-04-05', '2022-05-18'])
})

test('headings are read by the words inside them, and a number of a line without words says its kind', () => {
  expect(
    ['应付货款', '返利调整', '收货件数', '欠款减少', '累计欠款余额', '本期贷方发生', '税率'].map(ledgerField),
  ).toEqual([...['purchase', 'adjusted', 'quantity', 'paid', 'balance', 'credit', 'ignored']])
  expect(['TH-9', 'WIRE9', 'FK-0012', 'CK-1'].map(kindOfReference)).toEqual(['return', 'receipt', 'receipt', 'unknown'])
})
