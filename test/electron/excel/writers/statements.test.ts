import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeStatement, writeStatementBook } from '../../../../electron/excel/writers/statements'
import { columnsOfLayout, statementColumns, statementPaper } from '../../../../shared/domain/papers'
import { accountKinds } from '../../../../shared/schemas/ledgers'
import { statementLayout } from '../../../../shared/schemas/statements'
import { manyEntries, statementOf } from '../../../fixtures/papers'
import { cellsOf, numbersIn, opened, rowWith, sheetOf, shown, wrongFormulas } from '../../../helpers/workbooks'

const madeAt = '2026-03-01T00:00:00.000Z'
const written = async (view: Parameters<typeof writeStatement>[0], columns = statementColumns) =>
  sheetOf(await opened(await writeStatement(view, madeAt, columns)))

describe('a statement as a workbook', () => {
  test('opening and closing stand on the first sheet with their amounts alone in the row', async () => {
    const sheet = await written(
      statementOf(
        [
          { kind: 'shipment', amountFen: 12_345 },
          { kind: 'receipt', amountFen: -2000 },
        ],
        { openingFen: -50_001 },
      ),
    )
    expect(sheet.name).toBe('对账单')
    expect(numbersIn(rowWith(sheet, '期初余额'))).toEqual([-500.01])
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([-396.56])
  })

  test('a distributor that only has an opening balance closes with it', async () => {
    const sheet = await written(statementOf([], { openingFen: 123_456 }))
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([1234.56])
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('every formula carries what its cells make, whatever the account and however its columns are ordered', async () => {
    const entry = fc.record({
      kind: fc.constantFrom(...accountKinds),
      amountFen: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      quantity: fc.integer({ min: -999, max: 999 }),
    })
    const order = fc.shuffledSubarray([...statementColumns], { minLength: statementColumns.length })
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 12 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        order,
        async (entries, openingFen, columns) => {
          const view = statementOf(entries, { openingFen })
          const sheet = await written(view, columns)
          expect(wrongFormulas(sheet)).toEqual([])
          const closingFen = openingFen + entries.reduce((sum, { amountFen }) => sum + amountFen, 0)
          expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([closingFen / 100])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a line’s amount stands in the column of its kind, in the sign the trade writes', async () => {
    const sheet = await written(
      statementOf([
        { kind: 'shipment', amountFen: 10_000, quantity: 5 },
        { kind: 'return', amountFen: -2000, quantity: -1 },
        { kind: 'transferIn', amountFen: 300 },
        { kind: 'transferOut', amountFen: -400 },
        { kind: 'receipt', amountFen: -5000 },
        { kind: 'refund', amountFen: 600 },
        { kind: 'rebate', amountFen: -70 },
      ]),
    )
    const lines = [7, 8, 9, 10, 11, 12, 13].map((row) =>
      ['E', 'F', 'G', 'H', 'I', 'J'].map((letter) => sheet.getCell(`${letter}${row}`).value),
    )
    expect(lines).toEqual([
      [100, null, null, null, null, null],
      [null, 20, null, null, null, null],
      [null, null, 3, null, null, null],
      [null, null, null, 4, null, null],
      [null, null, null, null, 50, null],
      [null, null, null, null, -6, null],
      [null, null, null, null, null, -0.7],
    ])
  })

  test('codes are text, amounts numbers with their format, days real dates', async () => {
    const sheet = await written(statementOf([{ documentNumber: '000123', reference: '0045', amountFen: 5 }]))
    expect(sheet.getCell('B7')).toMatchObject({ type: ExcelJS.ValueType.String, value: '000123', numFmt: '@' })
    expect(sheet.getCell('L7')).toMatchObject({ type: ExcelJS.ValueType.String, value: '0045' })
    expect(sheet.getCell('E7')).toMatchObject({
      type: ExcelJS.ValueType.Number,
      value: 0.05,
      numFmt: '#,##0.00;[Red]-#,##0.00',
    })
    expect(sheet.getCell('A7').numFmt).toBe('yyyy-mm-dd')
    expect(sheet.getCell('A7').value).toEqual(new Date('2026-02-10T00:00:00.000Z'))
  })

  test.each(['=1+1', '+86', '-5', '@SUM(A1)', '=cmd|/c calc!A1'])('%s from the data stays text', async (evil) => {
    const names = { distributorName: evil, distributorCode: evil, companyName: evil, regionName: evil }
    const sheet = await written(statementOf([{ reference: evil, documentNumber: evil, amountFen: 100 }], names))
    const formulas = cellsOf(sheet).flatMap((cell) => cell.formula ?? [])
    expect(formulas.filter((formula) => !/^(ROUND|SUM|SUMIF)\(/.test(formula) || formula.includes('cmd'))).toEqual([])
    expect(sheet.getCell('L7')).toMatchObject({ type: ExcelJS.ValueType.String, value: evil })
    expect(sheet.getCell('A1')).toMatchObject({ type: ExcelJS.ValueType.String, value: evil })
  })

  test('what was posted late is marked, and the other three parts are shown as what the distributor has with us', async () => {
    const sheet = await written(
      statementOf([
        { businessDate: '2026-01-30', reference: 'PO1', amountFen: 100 },
        { part: 'deposit', kind: 'receipt', amountFen: -500_000 },
      ]),
    )
    expect(sheet.getCell('L7').value).toBe('前期补记 PO1')
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([1])
    expect(numbersIn(rowWith(sheet, '保证金'))).toEqual([0, 5000, 5000])
    const words = cellsOf(sheet).map((cell) => cell.value)
    expect(words).toContain('订金、保证金、返利明细')
  })

  test('prints on A4 with its heading on every page, page x of y, capital amount, signatures and reply slip', async () => {
    const sheet = await written(statementOf(manyEntries(80), { openingFen: 100 }))
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:5',
    })
    expect(sheet.pageSetup.printArea).toMatch(/^A1:L\d+$/)
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
    const text = cellsOf(sheet)
      .map((cell) => cell.value)
      .join('\n')
    for (const word of ['人民币', '制表：', '经销商签章：', '回  执', '编号：ST-2026-000007'])
      expect(text).toContain(word)
  })

  test('subtotals by kind name each kind once, with its pieces and amount', async () => {
    const view = statementOf(manyEntries(21))
    const sheet = await written(view)
    const header = rowWith(sheet, '分类小计').number
    const rows = view.subtotals.map((_, index) => {
      const row = sheet.getRow(header + 1 + index)
      return [row.getCell(9).value, row.getCell(10).result, row.getCell(11).result]
    })
    expect(rows.map(([word]) => word)).toEqual(['发货', '退货', '调入', '调出', '少货', '回款', '返利'])
    expect(rows.map(([, quantity]) => quantity)).toEqual(view.subtotals.map(({ quantity }) => quantity))
  })
})

describe('a statement in a distributor’s own layout', () => {
  const keys = [
    'number',
    'date',
    'summary',
    'shipped',
    'received',
    'reference',
    'styles',
    'tagAmount',
    'rate',
    'balance',
  ]
  const layout = statementLayout.parse({
    columns: keys.map((key) => ({ key, header: key === 'balance' ? '欠款余额' : '' })),
  })
  const goods = new Map([[12, { documentId: 12, styles: '=HYPERLINK("x")', tagFen: 20_000 }]])
  const dressed = async (entries: Parameters<typeof statementOf>[0]) => {
    const view = statementOf(entries, { openingFen: 100 })
    const columns = columnsOfLayout(layout, statementPaper(view))
    return sheetOf(await opened(await writeStatement(view, madeAt, columns, goods)))
  }

  test('has its columns in its order under its names, and adds up', async () => {
    const sheet = await dressed([
      { documentId: 12, kind: 'shipment', reference: 'PO-1', quantity: 3, amountFen: 9000 },
      { documentId: 13, kind: 'receipt', amountFen: -4000 },
    ])
    const heads = (sheet.getRow(5).values as unknown[]).slice(1)
    expect(heads).toEqual([
      ...['单号', '日期', '摘要', '发货', '回款', '对方单号', '款号品名', '吊牌金额', '折扣', '欠款余额'],
    ])
    expect([6, 7, 8, 9, 10].map((column) => shown(sheet.getRow(7).getCell(column)))).toEqual([
      ...['PO-1', '=HYPERLINK("x")', 200, 0.45, 91],
    ])
    expect(sheet.getCell('G7').type).toBe(ExcelJS.ValueType.String)
    expect(wrongFormulas(sheet)).toEqual([])
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([51])
    expect(sheet.pageSetup.printArea).toMatch(/^A1:J\d+$/)
    // Few columns: the subtotals stand under the four parts, inside the print area.
    expect(rowWith(sheet, '分类小计').number).toBeGreaterThan(rowWith(sheet, '返利').number)
  })

  test('shows a movement it leaves out once there is one', async () => {
    const sheet = await dressed([{ kind: 'return', amountFen: -4000, quantity: -1 }])
    expect((sheet.getRow(5).values as unknown[]).includes('退货')).toBe(true)
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('stands beside others in one workbook, a sheet each under a name Excel takes', async () => {
    const long = '经销商名称特别长'.repeat(6)
    const views = ['甲/乙', long, long].map((distributorName) => statementOf([{ amountFen: 5 }], { distributorName }))
    const sheets = views.map((view) => ({ view, columns: statementColumns, goods: new Map() }))
    const workbook = await opened(await writeStatementBook(sheets, { companyName: '两清服饰', madeAt }))
    const names = workbook.worksheets.map(({ name }) => name)
    expect(names[0]).toBe('00123 甲_乙')
    expect(new Set(names).size).toBe(3)
    for (const sheet of workbook.worksheets) {
      expect(sheet.name.length).toBeLessThanOrEqual(31)
      expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([0.05])
    }
  })
})
