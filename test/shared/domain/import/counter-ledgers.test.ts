import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recogniseCounterLedger } from '../../../../shared/domain/import/counter-ledgers'
import { lineKind, piecesIn, referenceIn, referenceKey } from '../../../../shared/domain/import/ledger-words'
import type { CounterLedgerReading, Sheets } from '../../../../shared/schemas/imports'
import { type Raw, sheet } from '../../../fixtures/grids'

const read = (...sheets: readonly (readonly (readonly Raw[])[])[]) =>
  recogniseCounterLedger(
    sheets.map((rows, index) => sheet(rows, { name: `Sheet${index + 1}` })),
    { today: '2024-06-30' },
  )
const amounts = (reading: CounterLedgerReading) => reading.lines.map((line) => line.amountFen)
const codes = (reading: CounterLedgerReading) => reading.problems.map((problem) => `${problem.code}@${problem.row}`)

describe('layouts', () => {
  test('a column per kind: purchases add, returns, payments and rebates take off, transfers by direction', () => {
    const reading = read([
      ['期间：2024年4月1日 至 2024年4月30日'],
      ['日期', '单号', '摘要', '进货', null, '退货金额', '付款', '返利', '调入', '调出', '余额'],
      [null, null, null, '数量', '金额', null, null, null, null, null, null],
      [null, null, '上期结转', null, null, null, null, null, null, null, 100],
      ['4月2日', 'CK-1', '进货', 3, 50, null, null, null, null, null, 150],
      ['4月3日', 'TH-1', '退货', null, null, 10, null, null, null, null, 140],
      ['4月4日', null, '付款 PAY-77', null, null, null, 40, null, null, null, 100],
      [null, null, '返利', null, null, null, null, 5, null, null, 95],
      ['4月5日', null, '调入 DB-1 2件', null, null, null, null, null, 20, null, 115],
      ['4月6日', null, '调出 DB-2', null, null, null, null, null, null, 15, 100],
      ['本月合计', null, null, 3, 50, 10, 40, 5, 20, 15, null],
      [null, null, '期末余额', null, null, null, null, null, null, null, 100],
    ])
    expect(amounts(reading)).toEqual([5000, -1000, -4000, -500, 2000, -1500])
    expect(reading).toMatchObject({
      openingFen: 10000,
      openingStated: true,
      closingFen: 10000,
      signConvention: 'byColumn',
    })
    expect(reading.period).toEqual({ from: '2024-04-01', to: '2024-04-30' })
    expect(reading.lines.map((line) => line.kind)).toEqual([
      'shipment',
      'return',
      'receipt',
      'adjustment',
      'transfer',
      'transfer',
    ])
    expect(reading.lines.map((line) => line.reference)).toEqual(['CK-1', 'TH-1', 'PAY-77', null, 'DB-1', 'DB-2'])
    expect(reading.lines[0]).toMatchObject({ date: '2024-04-02', quantity: 3 })
    expect(codes(reading)).toEqual(['filledDown@8'])
    expect(reading.totals.every((total) => total.agrees)).toBe(true)
    expect(reading.balances.every((balance) => balance.agrees)).toBe(true)
  })

  test('returns written as negatives in their own column still take off', () => {
    const reading = read([
      ['日期', '单号', '进货金额', '退货金额', '付款金额'],
      ['2024-04-02', '1001', 50, null, null],
      ['2024-04-03', '1002', null, -10, null],
      ['2024-04-04', '1003', null, null, '(20.00)'],
    ])
    expect(amounts(reading)).toEqual([5000, -1000, -2000])
    expect(reading).toMatchObject({ openingFen: null, closingFen: null })
  })

  test('debit and credit follow what the lines say, whichever side purchases stand on', () => {
    const book = (purchase: 'Debit' | 'Credit', paid: 'Debit' | 'Credit'): readonly (readonly Raw[])[] => [
      ['Date', 'Reference', 'Type', purchase, paid, 'Balance'],
      ['01.04.2024', null, 'Opening balance', null, null, '10.00'],
      ['02.04.2024', ' inv 1 ', 'Shipment', '50.00', null, '60.00'],
      ['13.04.2024', 'pay1', 'Receipt', null, '20.00', '40.00'],
      ['Closing balance', null, null, null, null, '40.00'],
    ]
    expect(read(book('Credit', 'Debit'))).toMatchObject({
      signConvention: 'theirCreditIsOurDebit',
      openingFen: 1000,
      closingFen: 4000,
    })
    expect(read(book('Debit', 'Credit'))).toMatchObject({
      signConvention: 'theirDebitIsOurDebit',
      openingFen: 1000,
      closingFen: 4000,
    })
    expect(amounts(read(book('Debit', 'Credit')))).toEqual([5000, -2000])
    expect(read(book('Credit', 'Debit')).lines[0]).toMatchObject({ reference: 'INV1', referenceAsWritten: ' inv 1 ' })
  })

  test('a balance with its own side is read by that side', () => {
    const reading = read([
      ['日期', '凭证号', '摘要', '借方', '贷方', '方向', '余额'],
      [null, null, '期初余额', null, null, '贷', 30],
      ['2024-04-02', 'V1', '进货', null, 20, '贷', 50],
      ['2024-04-03', 'V2', '付款', 60, null, '借', 10],
      ['2024-04-04', 'V3', '进货', null, 10, '平', 0],
    ])
    expect(reading.openingFen).toBe(3000)
    expect(reading.closingFen).toBe(0)
    expect(reading.balances.every((balance) => balance.agrees)).toBe(true)
  })

  test('one amount with its side, one amount of one sign, one amount of the opposite sign', () => {
    const bySide = read([
      ['日期', '摘要', '方向', '金额'],
      ['2024-04-02', '进货 CK-1', '贷', 20],
      ['2024-04-03', '付款 PAY-1', '借', 5],
    ])
    expect([bySide.signConvention, amounts(bySide)]).toEqual(['byDirection', [2000, -500]])
    const byKind = read([
      ['日期', '类型', '单号', '金额'],
      ['2024-04-02', '进货', 'CK-1', 20],
      ['2024-04-03', '付款', 'PAY-1', 5],
      ['2024-04-04', '???', 'X-1', 7],
    ])
    expect([byKind.signConvention, amounts(byKind).slice(0, 2)]).toEqual(['byKind', [2000, -500]])
    expect(codes(byKind)).toEqual(['signUnknown@4'])
    const opposite = read([
      ['日期', '摘要', '金额', '余额'],
      ['2024-04-02', '进货 CK-1', -20, -20],
      ['2024-04-03', '付款 PAY-1', 5, -15],
    ])
    expect([opposite.signConvention, amounts(opposite)]).toEqual(['signedOpposite', [2000, -500]])
    expect(opposite).toMatchObject({ openingFen: 0, openingStated: false, closingFen: 1500 })
  })

  test('a balance settles the sign of what its kind does not say', () => {
    const reading = read([
      ['日期', '类型', '单号', '金额', '余额'],
      ['2024-04-02', '进货', 'CK-1', 20, 20],
      ['2024-04-03', '付款', 'PAY-1', 5, 15],
      ['2024-04-04', '尾差', 'X-1', 7, 8],
    ])
    expect(amounts(reading)).toEqual([2000, -500, -700])
    expect(reading.problems).toEqual([])
  })

  test('monthly sheets follow one another; balances above the table count', () => {
    const reading = read(
      [
        ['期初余额：', 10, null, '期末余额：15.00'],
        ['日期', '摘要', '金额'],
        ['2024-04-02', '进货 CK-1', 20],
      ],
      [
        ['日期', '摘要', '金额'],
        ['2024-05-02', '付款 PAY-1', -15],
        ['过次页', null, -15],
      ],
      [['说明', '本账仅供参考']],
    )
    expect(reading).toMatchObject({ openingFen: 1000, openingStated: true, closingFen: 1500 })
    expect(codes(reading)).toEqual(['sheetUnrecognised@1'])
    expect(reading.totals).toMatchObject([{ stated: -1500, agrees: true }])
  })
})

describe('nothing is lost', () => {
  test('wrong balances, totals, amounts and dates are told at their rows, one wrong balance once', () => {
    const reading = read([
      ['日期', '单号', '摘要', '数量', '进货金额', '付款金额', '余额'],
      [null, null, '期初余额', null, null, null, 10],
      ['2024-04-02', 'CK-1', '进货', 1, 20, null, 31],
      ['2024-04-31', 'CK-2', '进货', 1, 20, null, 51],
      ['2024-04-05', '6.9E+12', '进货', 'two', 20, null, 71],
      ['2024-04-06', 'CK-4', '进货', 1, 'abc', null, 71],
      [null, 'CK-5', '进货', 4, null, null, null],
      ['合计', null, null, null, 61, null, null],
    ])
    expect(amounts(reading)).toEqual([2000, 2000, 2000])
    expect(reading.lines.map((line) => line.date)).toEqual(['2024-04-02', null, '2024-04-05'])
    expect(codes(reading)).toEqual([
      'notADate@4',
      'codeDamaged@5',
      'notAQuantity@5',
      'notAnAmount@6',
      'valueMissing@7',
      'balanceDisagrees@3',
      'totalDisagrees@8',
    ])
  })

  test('hidden sheets and files without a book are told', () => {
    const hidden: Sheets = [
      sheet(
        [
          ['日期', '摘要', '金额'],
          ['2024-04-02', '进货', 1],
        ],
        { hidden: true },
      ),
    ]
    expect(recogniseCounterLedger(hidden)).toMatchObject({
      lines: [],
      closingFen: null,
      signConvention: null,
      problems: [{ code: 'sheetHidden' }],
    })
    expect(read([['hello']]).problems).toMatchObject([{ code: 'sheetUnrecognised', severity: 'error' }])
  })

  test('a payment of the opening balance is a payment, and a first line without a day is told', () => {
    const reading = read([
      ['日期', '摘要', '金额'],
      [null, '支付期初欠款', -20],
      ['2024-04-02', '进货 CK-1', 30],
    ])
    expect(amounts(reading)).toEqual([-2000, 3000])
    expect(codes(reading)).toEqual(['dateMissing@2'])
  })
})

test.each([
  ['进货 0015-220404 5件', '0015-220404', 5],
  ['付款 WIRE8', 'WIRE8', null],
  ['退货 TH-2 2件', 'TH-2', 2],
  ['4月货款', null, null],
  ['2024-04-05 汇款 1234.50', null, null],
  ['发票#10023', '#10023', null],
])('%s mentions %s and %s pieces', (text, reference, pieces) => {
  expect([referenceIn(text), piecesIn(text)]).toEqual([reference, pieces])
})

test.each([
  ['进货折让', 'adjustment'],
  ['Goods received', 'shipment'],
  ['Payment for invoice 12', 'receipt'],
  ['退货款', 'return'],
  ['调入', 'transfer'],
  ['Receipt', 'receipt'],
  ['blah', 'unknown'],
])('%s is %s', (text, kind) => {
  expect(lineKind(text)).toBe(kind)
})

test('references are shared however they are spaced or cased', () => {
  expect(referenceKey('  th - 1 ')).toBe('TH-1')
})

const events = fc.array(
  fc.record({ kind: fc.constantFrom('进货', '退货', '付款'), fen: fc.integer({ min: 1, max: 10_000_000 }) }),
  { minLength: 1, maxLength: 40 },
)
const LAYOUTS = ['byColumn', 'sides', 'signed'] as const

test('a book of any layout gives opening + lines = closing, line by line', () => {
  fc.assert(
    fc.property(
      events,
      fc.constantFrom(...LAYOUTS),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      (all, layout, openingFen) => {
        // A book in which nothing was bought or paid does not say which sign is which.
        fc.pre(all.some(({ kind }) => kind === '进货'))
        const yuan = (fen: number) => (fen / 100).toFixed(2)
        let balance = openingFen
        const ours = all.map(({ kind, fen }) => (kind === '进货' ? fen : -fen))
        const header: Record<(typeof LAYOUTS)[number], readonly Raw[]> = {
          byColumn: ['日期', '单号', '摘要', '进货金额', '退货金额', '付款金额', '余额'],
          sides: ['日期', '单号', '摘要', '借方', '贷方', '余额'],
          signed: ['日期', '单号', '摘要', '金额', '余额'],
        }
        const rows = all.map(({ kind, fen }, index) => {
          const own = ours[index] ?? 0
          balance += own
          const start: readonly Raw[] = ['20240405', `N-${index + 100}`, kind]
          const figures: readonly Raw[] =
            layout === 'byColumn'
              ? ['进货', '退货', '付款'].map((column) => (column === kind ? yuan(fen) : null))
              : layout === 'sides'
                ? [own < 0 ? yuan(fen) : null, own > 0 ? yuan(fen) : null]
                : [yuan(own)]
          return [...start, ...figures, yuan(balance)]
        })
        const blanks: readonly Raw[] = header[layout].slice(4).map(() => null)
        const reading = read([header[layout], [null, null, '期初余额', ...blanks, yuan(openingFen)], ...rows])
        expect(reading.problems).toEqual([])
        expect(reading.openingFen).toBe(openingFen)
        expect(amounts(reading)).toEqual(ours)
        expect(reading.closingFen).toBe(balance)
      },
    ),
    { numRuns: 300 },
  )
})
