import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvField, writeCsv } from '../../../../electron/excel/writers/csv'
import { columnLetter, sheetName } from '../../../../electron/excel/writers/sheets'
import { type Table, writeTables } from '../../../../electron/excel/writers/tables'
import { opened, sheetOf, shown, wrongFormulas } from '../../../helpers/workbooks'

const origin = { companyName: '两清服饰', madeAt: '2026-03-01T00:00:00.000Z' }
const table: Table = {
  title: '明细',
  notes: ['截至 2026-03-01'],
  columns: [
    { header: '编码', type: 'text', width: 10 },
    { header: '日期', type: 'day', width: 10 },
    { header: '件数', type: 'quantity', width: 10, total: true },
    { header: '金额', type: 'money', width: 10, total: true },
    { header: '折扣', type: 'rate', width: 10 },
  ],
  rows: [
    ['007', '2026-02-28', 3, 1234, 4500],
    ['=1+1', null, -1, -34, null],
  ],
}

describe('flat tables', () => {
  test('keep codes as text, days as dates, amounts as yuan, and add up by formula', async () => {
    const sheet = sheetOf(await opened(await writeTables([table], origin)))
    expect(sheet.getCell('A4')).toMatchObject({ type: ExcelJS.ValueType.String, value: '007' })
    expect(sheet.getCell('A5')).toMatchObject({ type: ExcelJS.ValueType.String, value: '=1+1' })
    expect(sheet.getCell('B4').value).toEqual(new Date('2026-02-28T00:00:00.000Z'))
    expect(sheet.getCell('D4').value).toBe(12.34)
    expect(sheet.getCell('E4').value).toBe(0.45)
    expect(['A6', 'C6', 'D6'].map((at) => shown(sheet.getCell(at)))).toEqual(['合计', 2, 12])
    expect(wrongFormulas(sheet)).toEqual([])
    expect(sheet.pageSetup.printTitlesRow).toBe('1:3')
  })

  test('show the totals they are given as they are given', async () => {
    const sheet = sheetOf(await opened(await writeTables([{ ...table, totals: ['小计', null, 9, 100, null] }], origin)))
    expect(['A6', 'C6', 'D6'].map((at) => sheet.getCell(at).value)).toEqual(['小计', 9, 1])
  })

  test('a table without rows has its headings alone', async () => {
    const sheet = sheetOf(await opened(await writeTables([{ ...table, rows: [] }], origin)))
    expect(sheet.getCell('A3').value).toBe('编码')
    expect(sheet.getCell('A4').value).toBeNull()
  })

  test('a table longer than a sheet goes on in the next, each part with its own totals', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => [`${index}`, null, index, 100, null])
    const workbook = await opened(await writeTables([{ ...table, rows }], origin, 2))
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['明细', '明细-2', '明细-3'])
    expect(workbook.worksheets.map((sheet) => shown(sheet.getCell(`C${sheet.rowCount}`)))).toEqual([1, 5, 4])
    for (const sheet of workbook.worksheets) expect(wrongFormulas(sheet)).toEqual([])
  })

  test('every sheet of several keeps its own name', async () => {
    const workbook = await opened(await writeTables([table, { ...table, title: '汇总/全部' }], origin))
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['明细', '汇总_全部'])
  })
})

describe('csv', () => {
  test('begins with a byte order mark and ends every line as Excel does', () => {
    const bytes = writeCsv(table)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toBe(
      "编码,日期,件数,金额,折扣\r\n007,2026-02-28,3,12.34,0.45\r\n'=1+1,,-1,-0.34,\r\n",
    )
  })

  test('no text begins like a formula, and every text comes back whole', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [[field = ''] = []]: string[][] = parse(`${csvField(text)},x`)
        expect(/^[=+@\t\r]/.test(field)).toBe(false)
        expect(field.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(text)
      }),
    )
  })

  test('a negative number is not disarmed', () => {
    expect(csvField('-12.30')).toBe('-12.30')
    expect(csvField('-cmd')).toBe("'-cmd")
  })
})

test('columns are lettered as spreadsheets letter them', () => {
  expect([1, 26, 27, 52, 702, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA'])
})

test('a sheet name is one Excel takes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const name = sheetName(text)
      expect(name.length).toBeGreaterThan(0)
      expect([...name].length).toBeLessThanOrEqual(31)
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/)
    }),
  )
})
