import { describe, expect, test } from 'vitest'
import { recogniseOrderForm } from '../../../../shared/domain/import/order-forms'
import type { TableMapping } from '../../../../shared/schemas/imports'
import { type Raw, sheet } from '../../../fixtures/grids'
import { codesOf as codes, linesOf as lines, readForm as read, SIZES } from '../../../fixtures/order-readings'

const ACROSS: readonly (readonly Raw[])[] = [
  ['2024秋季订货会订货单'],
  ['客户：A01  日期：3月5日  单号：DH-001'],
  [],
  ['款号', '颜色', 'S', 'M', 'L', '合计', '吊牌价', '折扣', '单价', '金额'],
  ['A102', '黑', 2, 4, 4, 10, 399, '4.5折', 179.55, 1795.5],
  [null, '米', 1, 2, null, 3, null, null, null, 538.65],
  ['合计', null, 3, 6, 4, 13, null, null, null, 2334.15],
]

describe('size-across forms', () => {
  test('a blank style belongs to the style above, with its price', () => {
    const reading = read(ACROSS)
    expect(codes(reading)).toEqual(['dateYearAssumed@2,1'])
    expect(lines(reading)).toEqual(['A102 黑 S 2', 'A102 黑 M 4', 'A102 黑 L 4', 'A102 米 S 1', 'A102 米 M 2'])
    expect(reading.forms[0]).toMatchObject({
      distributorCode: 'A01',
      date: '2024-03-05',
      reference: 'DH-001',
      kind: 'fair',
      quantity: 13,
      amountFen: 233415,
    })
    expect(reading.forms[0]?.lines.at(-1)).toMatchObject({
      row: 6,
      column: 4,
      tagPriceFen: 39900,
      rateBp: 4500,
      unitPriceFen: 17955,
      amountFen: 35910,
    })
    expect(reading.totals.map((total) => total.agrees)).toEqual([true, true, true, true, true])
    expect(reading.mapping[0]).toMatchObject({
      headerRow: 4,
      bodyRow: 5,
      layout: 'sizeAcross',
      columns: { styleCode: 1, colour: 2, total: 6, amount: 10 },
    })
  })

  test('merged style cells are filled, merged quantities are refused', () => {
    const rows: readonly (readonly Raw[])[] = [
      ['款号', '颜色', 'S', 'M', '合计'],
      ['A1', '黑', 1, 2, 3],
      [null, '白', 3, null, 3],
      ['A2', '红', 5, null, 5],
    ]
    const merges = [
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 4, left: 3, bottom: 4, right: 4 },
    ]
    const reading = read(rows, { merges })
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 M 2', 'A1 白 S 3'])
    expect(codes(reading)).toContain('quantityMerged@4,3')
  })

  test('a second header row gives other names of the same sizes, whichever is known', () => {
    const reading = read([
      ['款号', '颜色', '155/80A', '160/84A', '165/88A', '小计'],
      [null, null, 'S', 'M', 'L', null],
      ['A1', '黑', 1, null, 2, 3],
    ])
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 L 2'])
    expect(reading.forms[0]?.lines[0]?.sizeAlternatives).toBeUndefined()
  })

  test('sizes of several groups over the same columns come back as alternatives', () => {
    const reading = read([
      ['款号', '颜色', '尺码', null, null, '合计'],
      [null, null, 'S', 'M', 'L', null],
      ['裤装', null, 26, 27, 28, null],
      ['A1', '黑', 1, null, 2, 3],
    ])
    expect(reading.forms[0]?.lines.map((line) => [line.size, line.sizeAlternatives])).toEqual([
      ['S', ['26']],
      ['L', ['28']],
    ])
  })

  test('size rows above the header and under a heading are found', () => {
    const above = read([
      [null, null, 'S', 'M', null],
      ['货号', '颜色', null, null, '数量'],
      ['A1', '黑', 1, 2, 3],
    ])
    expect(lines(above)).toEqual(['A1 黑 S 1', 'A1 黑 M 2'])
    const under = read([
      ['货号', '颜色', '数量', null, '金额'],
      [null, null, 'S', 'M', null],
      ['A1', '黑', 1, 2, 30],
    ])
    expect(lines(under)).toEqual(['A1 黑 S 1', 'A1 黑 M 2'])
    expect(under.forms[0]?.amountFen).toBe(3000)
  })

  test('size groups with their own header rows, and a group that only repeats its sizes', () => {
    const reading = read([
      ['款号', '颜色', 'S', 'M', 'L', 'XL', '合计'],
      ['A1', '黑', 1, 1, null, null, 2],
      [null, null, 26, 27, 28, 29, null],
      ['P1', '蓝', null, 5, null, 2, 7],
      ['款号', '颜色', 38, 40, 42, null, '合计'],
      ['D1', '红', 1, null, 3, null, 4],
      ['总计', null, null, null, null, null, 13],
    ])
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 M 1', 'P1 蓝 27 5', 'P1 蓝 29 2', 'D1 红 38 1', 'D1 红 42 3'])
    expect(codes(reading)).toEqual(['sizeRowRead@3,3', 'distributorMissing@2,0', 'dateMissing@2,0'])
    expect(reading.totals).toMatchObject([{ stated: 13, agrees: true }])
  })

  test('tables side by side and one under the other keep their own columns', () => {
    const reading = read([
      ['款号', '颜色', 'S', 'M', '合计', null, '款号', '颜色', 38, 40, '合计'],
      ['A1', '黑', 1, 2, 3, null, 'D1', '红', 4, 5, 9],
      ['合计', null, 1, 2, 3, null, '合计', null, 4, 5, 9],
    ])
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 M 2', 'D1 红 38 4', 'D1 红 40 5'])
    expect(reading.totals.every((total) => total.agrees)).toBe(true)
    expect(reading.totals).toHaveLength(6)
  })

  test('two forms in one sheet keep their own customer', () => {
    const reading = read([
      ['客户编码', 'A01', '日期', '@2024-01-02'],
      ['款号', '颜色', 'S', 'M'],
      ['A1', '黑', 1, 2],
      [],
      ['补货订单'],
      ['客户编码', 'B02', '日期', '@2024-01-03'],
      ['款号', '颜色', 'S', 'M'],
      ['A1', '黑', 3, null],
    ])
    expect(reading.forms.map((form) => [form.distributorCode, form.date, form.quantity])).toEqual([
      ['A01', '2024-01-02', 3],
      ['B02', '2024-01-03', 3],
    ])
    expect(reading.problems).toEqual([])
  })

  test('sizes nobody knows between the sizes are read and told', () => {
    const reading = read([
      ['款号', '颜色', 'S', '加加大', 'M', '合计'],
      ['A1', '黑', 1, 2, 3, 6],
    ])
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 加加大 2', 'A1 黑 M 3'])
    expect(codes(reading)).toEqual(['sizeUnknown@1,4', 'distributorMissing@2,0', 'dateMissing@2,0'])
  })

  test('formulas without results are worked out, wrong results are refused', () => {
    const reading = recogniseOrderForm(
      [
        {
          ...sheet([
            ['款号', '颜色', 'S', 'M', '合计', '吊牌价', '金额'],
            ['A1', '黑', '=1+1', 2, '=SUM(C2:D2)', 10, '=E2*ROUND(F2*0.45,2)'],
            ['A2', '黑', '=Other!A1', 2, null, 10, null],
          ]),
        },
      ],
      { sizes: SIZES },
    )
    expect(lines(reading)).toEqual(['A1 黑 S 2', 'A1 黑 M 2', 'A2 黑 M 2'])
    expect(reading.forms[0]?.lines[0]?.amountFen).toBe(900)
    expect(codes(reading)).toContain('notCalculated@3,3')
    const wrong = sheet([
      ['款号', '颜色', 'S', 'M'],
      ['A1', '黑', 5, 2],
    ])
    const rows = wrong.rows.map((row, index) =>
      index === 1 ? row.map((c, column) => (column === 2 && c ? { ...c, formula: 'D2+1' } : c)) : row,
    )
    const told = recogniseOrderForm([{ ...wrong, rows }], { sizes: SIZES })
    expect(lines(told)).toEqual(['A1 黑 M 2'])
    expect(codes(told)).toContain('formulaDisagrees@2,3')
  })
})

describe('totals', () => {
  test('subtotals, totals on top, and totals without a label are recognised and never imported', () => {
    const reading = read([
      ['总数量', 12],
      ['款号', '颜色', 'S', 'M', '合计'],
      ['A1', '黑', 1, 2, 3],
      ['黑色小计', null, 1, 2, 3],
      ['A2', '白', 4, 5, 9],
      ['小计', null, 4, 5, 9],
      [null, null, 5, 7, 12],
    ])
    expect(lines(reading)).toEqual(['A1 黑 S 1', 'A1 黑 M 2', 'A2 白 S 4', 'A2 白 M 5'])
    expect(reading.totals.every((total) => total.agrees)).toBe(true)
    expect(codes(reading)).toEqual(['distributorMissing@3,0', 'dateMissing@3,0'])
  })

  test('a total that the lines do not give is told with both figures', () => {
    const reading = read([...ACROSS.slice(0, 6), ['Grand Total', null, 3, 6, 4, 14, null, null, null, 2334.15]])
    expect(reading.problems).toMatchObject([
      { code: 'dateYearAssumed', params: { day: '2024-03-05' } },
      { code: 'totalDisagrees', row: 7, column: 6, severity: 'warning', params: { stated: 14, computed: 13 } },
    ])
  })

  test('a row whose own total or amount contradicts its sizes is told', () => {
    const reading = read([
      ['款号', '颜色', 'S', 'M', '合计', '金额'],
      ['A1', '黑', 1, 2, 4, 10],
      ['A2', '黑', null, null, 5, null],
      ['运费', null, null, null, null, 200],
    ])
    expect(codes(reading).slice(0, 4)).toEqual([
      'rowTotalDisagrees@2,5',
      'amountNotPerPiece@2,6',
      'sizeMissing@3,5',
      'valueMissing@4,6',
    ])
  })
})

describe('sheets', () => {
  test('hidden rows are read and told, hidden sheets and sheets without a table are told', () => {
    const reading = recogniseOrderForm(
      [
        sheet([['说明'], ['请填写黄色部分']], { name: '说明' }),
        sheet(
          [
            ['款号', 'S', 'M'],
            ['A1', 1, 2],
            ['A2', 3, null],
          ],
          { name: '订单', hiddenRows: [3] },
        ),
        sheet(
          [
            ['款号', 'S', 'M'],
            ['A9', 1, 2],
          ],
          { name: '旧', hidden: true },
        ),
      ],
      { sizes: SIZES },
    )
    expect(lines(reading)).toEqual(['A1 S 1', 'A1 M 2', 'A2 S 3'])
    expect(reading.problems.map((problem) => [problem.sheet, problem.code, problem.severity])).toEqual([
      ['订单', 'rowHidden', 'warning'],
      ['旧', 'sheetHidden', 'warning'],
      ['说明', 'sheetUnrecognised', 'warning'],
      ['订单', 'distributorMissing', 'warning'],
      ['订单', 'dateMissing', 'warning'],
    ])
  })

  test('the first sheet’s customer serves the sheets that name none', () => {
    const reading = recogniseOrderForm(
      [
        sheet(
          [
            ['客户编码', 'A01'],
            ['日期', '2024-01-02'],
            ['款号', 'S', 'M'],
            ['A1', 1, 2],
          ],
          { name: '上装' },
        ),
        sheet(
          [
            ['款号', '26', '27', '28'],
            ['P1', 1, null, 2],
          ],
          { name: '裤装' },
        ),
      ],
      { sizes: SIZES },
    )
    expect(reading.forms).toHaveLength(1)
    expect(reading.forms[0]).toMatchObject({ distributorCode: 'A01', quantity: 6 })
  })

  test('a list without header words is told by its content, each column to be confirmed', () => {
    const reading = read([
      ['BK-R89R-44', 'Road', 1, '2024-01-01'],
      ['BK-R89R-48', 'Road', 2, '2024-01-01'],
      ['BK-R89R-52', 'Road', 3, '2024-01-01'],
    ])
    expect(lines(reading)).toEqual(['BK-R89R-44 1', 'BK-R89R-48 2', 'BK-R89R-52 3'])
    expect(codes(reading).filter((code) => code.startsWith('columnGuessed'))).toHaveLength(3)
    expect(
      read([
        ['hello', 1],
        ['world', 2],
      ]).problems,
    ).toMatchObject([{ code: 'sheetUnrecognised', severity: 'error' }])
    const sized = read([
      ['AW-01', 'S', 1],
      ['AW-02', 'M', 2],
    ])
    expect(lines(sized)).toEqual(['AW-01 S 1', 'AW-02 M 2'])
  })

  test('a mapping given by a person overrides recognition', () => {
    const mapping: TableMapping = {
      sheet: 'Sheet1',
      headerRow: 1,
      bodyRow: 2,
      layout: 'flat',
      columns: { skuCode: 2, quantity: 1 },
      units: {},
      sizes: [],
    }
    const reading = read(
      [
        ['x', 'y'],
        [3, 'A-1'],
        ['x', 'y'],
        [4, 'A-2'],
      ],
      {},
      [mapping],
    )
    expect(lines(reading)).toEqual(['A-1 3', 'A-2 4'])
    expect(reading.mapping).toEqual([mapping])
  })
})
