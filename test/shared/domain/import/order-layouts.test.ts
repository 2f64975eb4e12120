import { describe, expect, test } from 'vitest'
import { recogniseOrderForm } from '../../../../shared/domain/import/order-forms'
import { type Raw, sheet } from '../../../fixtures/grids'
import { codesOf, linesOf, readForm, SIZES } from '../../../fixtures/order-readings'

const LIST: readonly (readonly Raw[])[] = [
  ['款号', '颜色', '尺码', '数量'],
  ['A102', '黑', 'S', 2],
  ['A102', '黑', 'M', 3],
]

describe('labels and their values', () => {
  test.each<[string, readonly (readonly Raw[])[]]>([
    ['to the right', [['客户编码', 'C-1', null, '订货日期', '2024-3-5', null, '单号', 'L-1']]],
    ['in one cell', [['客户编码：C-1，订货日期：2024-3-5；单号：L-1']]],
    ['in one cell without colons', [['客户编码 C-1'], ['日期 2024-3-5'], ['单号：L-1']]],
    [
      'below',
      [
        ['客户编码', '日期', '单号', '业务员'],
        ['C-1', '2024-3-5', 'L-1', '张三'],
      ],
    ],
    ['to the left', [['C-1', '（客户编码）', null, '2024-3-5', '（日期）', 'L-1', '（单号）']]],
    [
      'in English',
      [
        ['Cust. #:', 'C-1'],
        ['Order Date:', 'March 5, 2024'],
        ['Order #:', 'L-1', null, 'Terms', '30 days'],
      ],
    ],
    ['with its day in the title', [['补货订单（2024年3月5日）'], ['客户编码', 'C-1', '订单号', 'L-1']]],
    ['with its day alone', [['客户编码', 'C-1', '订单号', 'L-1'], ['@2024-03-05']]],
  ])('%s are read', (_, above) => {
    const reading = readForm([...above, [], ...LIST])
    expect(codesOf(reading)).toEqual([])
    expect(reading.forms).toMatchObject([{ distributorCode: 'C-1', date: '2024-03-05', reference: 'L-1' }])
  })

  test('below the table are read where nothing above says it, and signatures are no lines', () => {
    const foot: readonly (readonly Raw[])[] = [
      ['合计', null, null, 5],
      [],
      ['客户编码：', 'C-1', '日期：', '2024-3-5'],
      ['制单', '张三', '审核', '李四'],
      ['联系电话', null, null, '0571-88880000'],
    ]
    const reading = readForm([...LIST, ...foot])
    expect(codesOf(reading)).toEqual([])
    expect(reading.forms).toMatchObject([{ distributorCode: 'C-1', date: '2024-03-05', quantity: 5 }])
    const above = readForm([['客户编码', 'C-9', '日期', '2024-3-6'], ...LIST, ...foot])
    expect(above.forms).toMatchObject([{ distributorCode: 'C-9', date: '2024-03-06' }])
  })

  test('of other days, as of delivery, are not taken for the day of the order', () => {
    const reading = readForm([['客户编码', 'C-1', '交货日期', '@2024-04-01'], ['打印时间：2024-3-7'], ...LIST])
    expect(reading.forms[0]?.date).toBeNull()
  })

  test('without a year are told with the year that was taken, which is never far ahead', () => {
    const dayOf = (text: string) => readForm([['客户编码', 'C-1', '日期', text], ...LIST])
    expect(codesOf(dayOf('3月5日'))).toEqual(['dateYearAssumed@1,4'])
    expect(dayOf('12月30日').forms[0]?.date).toBe('2023-12-30')
    expect(dayOf('3月20日').forms[0]?.date).toBe('2024-03-20')
  })

  test('that name nobody leave the distributor to the title or the name of the sheet', () => {
    const partyIn = (words: string) => /[甲乙]公司/.exec(words)?.[0] ?? null
    const sheets = [
      sheet([['甲公司订货单'], ['日期', '2024-3-5'], ...LIST]),
      sheet([['日期', '2024-3-5'], ...LIST], { name: '乙公司' }),
    ]
    const { forms } = recogniseOrderForm(sheets, { sizes: SIZES, partyIn })
    expect(forms.map((form) => [form.distributorCode, form.quantity])).toEqual([
      ['甲公司', 5],
      ['乙公司', 5],
    ])
  })
})

describe('sizes', () => {
  test.each<[string, readonly Raw[]]>([
    ['with 码', ['S码', 'M码', 'L码']],
    ['in words', ['小码', '中码', '大码']],
    ['in English', ['Small', 'Medium', 'Large']],
    ['in full width', ['Ｓ', 'Ｍ', 'Ｌ']],
    ['with their measures', ['155/80A\nS', 'M(160/84A)', 'L 165/88A']],
  ])('%s are those of the company', (_, names) => {
    const reading = readForm([
      ['客户编码', 'C-1', '日期', '2024-3-5'],
      ['款号', '颜色', ...names, '合计'],
      ['A102', '黑', 1, 2, 3, 6],
    ])
    expect(codesOf(reading)).toEqual([])
    expect(linesOf(reading)).toEqual(['A102 黑 S 1', 'A102 黑 M 2', 'A102 黑 L 3'])
  })

  test.each(['均码', 'F', 'ONE SIZE', 'O/S', 'Free Size', '单码'])('%s is the one size', (name) => {
    const reading = readForm([
      ['客户编码', 'C-1', '日期', '2024-3-5'],
      ['款号', '颜色', name, '吊牌价'],
      ['A102', '黑', 4, 100],
    ])
    expect(linesOf(reading)).toEqual(['A102 黑 F 4'])
  })

  test('of several groups stacked in the header, one of them of one size only, come back as alternatives', () => {
    const reading = readForm([
      ['客户编码', 'C-1', '日期', '2024-3-5'],
      ['款号', '颜色', '尺码', null, null, '合计'],
      [null, '上装', 'S', 'M', 'L'],
      [null, '下装', '26', '27', '28'],
      [null, '均码', 'F'],
      ['A102', '黑', 1, 2, null, 3],
    ])
    expect(codesOf(reading)).toEqual([])
    expect(reading.forms[0]?.lines.map(({ size, sizeAlternatives }) => [size, sizeAlternatives])).toEqual([
      ['S', ['26', 'F']],
      ['M', ['27']],
    ])
  })

  test('in a column nobody sees are read and told', () => {
    const rows: readonly (readonly Raw[])[] = [
      ['客户编码', 'C-1', '日期', '2024-3-5'],
      ['款号', '颜色', 'S', 'M'],
      ['A102', '黑', 1, 2],
    ]
    expect(codesOf(readForm(rows, { hiddenColumns: [4] }))).toEqual(['columnHidden@2,4'])
    expect(codesOf(readForm(rows, { hiddenColumns: [5] }))).toEqual([])
  })
})

describe('figures that a form states of itself', () => {
  const across: readonly (readonly Raw[])[] = [
    ['款号', '颜色', 'S', 'M', '金额'],
    ['A102', '黑', 1, 2, 300],
    ['A102', '白', 3, 4, 700],
  ]
  const statement = (pieces: number, yuan: number): readonly Raw[] => ['总件数', pieces, '总金额', yuan]

  test('beside their own labels mean what these say, whatever column they stand in', () => {
    for (const rows of [
      [statement(10, 1000), ...across],
      [...across, statement(10, 1000)],
    ]) {
      const reading = readForm([['客户编码', 'C-1', '日期', '2024-3-5'], ...rows])
      expect(codesOf(reading)).toEqual([])
      expect(reading.totals.map(({ of, stated, agrees }) => [of, stated, agrees])).toEqual([
        ['quantity', 10, true],
        ['amountFen', 100_000, true],
      ])
    }
  })

  test('are told where the lines give something else', () => {
    const reading = readForm([['客户编码', 'C-1', '日期', '2024-3-5'], statement(11, 1001), ...across])
    expect(codesOf(reading)).toEqual(['totalDisagrees@2,2', 'totalDisagrees@2,4'])
  })

  test('under 合计(元) are money', () => {
    const reading = readForm([
      ['客户编码', 'C-1', '日期', '2024-3-5'],
      ['款号', '颜色', 'S', 'M', '合计(件)', '合计(元)'],
      ['A102', '黑', 1, 2, 3, 300.5],
    ])
    expect(codesOf(reading)).toEqual(['amountNotPerPiece@3,6'])
  })
})

describe('damaged codes', () => {
  test('beside codes that are whole are told, and the row is read', () => {
    const reading = readForm([
      ['客户编码', 'C-1', '日期', '2024-3-5'],
      ['条码', '款号', '颜色', '尺码', '数量'],
      ['6.9E+12', 'A102', '黑', 'S', 2],
      ['6.9E+12', null, '黑', 'S', 2],
    ])
    expect(linesOf(reading)).toEqual(['A102 黑 S 2'])
    expect(reading.problems.map(({ row, code, severity }) => [row, code, severity])).toEqual([
      [3, 'codeDamaged', 'warning'],
      [4, 'codeDamaged', 'error'],
    ])
  })
})

test('rates and days in Chinese numerals are figures', () => {
  const reading = readForm([
    ['客户编码', 'C-1', '日期', '二〇二四年三月十五日'],
    ['SKU', '数量', '吊牌价', '折扣'],
    ['A-1', 1, 100, '四五折'],
    ['A-2', 1, 100, '八折'],
    ['A-3', 1, 100, '六点八折'],
  ])
  expect(codesOf(reading)).toEqual([])
  expect(reading.forms[0]?.date).toBe('2024-03-15')
  expect(reading.forms[0]?.lines.map(({ rateBp }) => rateBp)).toEqual([4500, 8000, 6800])
})
