import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedFile, type SheetMarks } from '../../../electron/excel/marks'
import { WorkbookPackage } from '../../../electron/excel/marks/package'
import { readSheets } from '../../../electron/excel/readers/sheets'
import type { FileContent } from '../../../shared/contract/envelope'
import { freeColumn, withoutProblemColumns } from '../../../shared/domain/import/problem-column'
import { delimitedText, encodeGbk, encodeUtf16, workbookFile } from '../../fixtures/grids'
import { randomForm } from '../../fixtures/random-forms'

const HEAD = '导入问题'
const dangers = ['=1+1', '+A1', '@SUM(A1)', '-2', '\t=1', '“三”不是数量', 'a,b;c"d', '<b>&amp;</b>\n第二行']

/** Marks on some rows of a sheet, the head in its first row. */
const marksFor = (sheet: string, column: number, rows: readonly number[], words: string): SheetMarks => ({
  sheet,
  column,
  rows: [
    { row: 1, text: HEAD, cells: [] },
    ...rows.map((row) => ({ row, text: words, cells: [{ column: 1, severity: 'error' as const, comment: words }] })),
  ],
})

async function read(bytes: Uint8Array, name: string) {
  return readSheets({ name, bytes })
}

const free = (sheets: Awaited<ReturnType<typeof read>>) => Math.max(...sheets.map(freeColumn))
const trimmed = (sheets: Awaited<ReturnType<typeof read>>) =>
  sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1)),
  }))

describe('a form with its problems', () => {
  test('is the same form beside one column, and a second round takes the place of the first', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomForm,
        fc.array(fc.integer({ min: 2, max: 30 }), { maxLength: 5 }),
        fc.constantFrom(...dangers),
        async (form, rows, words) => {
          const file = await workbookFile(form.rows, form.merges)
          const before = await readSheets(file)
          const marks = marksFor(
            'Sheet1',
            free(before),
            [...new Set(rows)].sort((a, b) => a - b),
            words,
          )
          const once = markedFile(file, [marks])
          const after = await read(once, file.name)
          const rest = withoutProblemColumns(after)
          // Rows that held nothing hold nothing but their problem.
          const filled = (sheets: typeof rest) =>
            trimmed(sheets).map((sheet) => ({
              ...sheet,
              rows: sheet.rows.slice(0, sheet.rows.findLastIndex((row) => row.length > 0) + 1),
            }))
          expect(filled(rest)).toEqual(filled(before))
          const told = after[0]?.rows.flatMap((row) => row[marks.column - 1]?.text ?? [])
          expect(told).toEqual([HEAD, ...marks.rows.slice(1).map(() => words)])
          const twice = await read(
            markedFile({ ...file, bytes: once }, [marksFor('Sheet1', free(before), [], '')]),
            file.name,
          )
          expect(twice[0]?.rows.flatMap((row) => row[marks.column - 1]?.text ?? [])).toEqual([HEAD])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('as text keeps every line, whatever its encoding and separator', async () => {
    const encodings = [
      (text: string) => new TextEncoder().encode(text),
      encodeGbk,
      (text: string) => encodeUtf16(text, 'le'),
    ]
    await fc.assert(
      fc.asyncProperty(
        randomForm,
        fc.constantFrom(...encodings),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom(...dangers),
        async (form, encode, delimiter, words) => {
          const file: FileContent = { name: 'form.csv', bytes: encode(delimitedText(form.rows, delimiter)) }
          const before = await readSheets(file)
          const marks = marksFor('form', free(before), [2], words)
          const after = await read(markedFile(file, [marks]), file.name)
          expect(trimmed(withoutProblemColumns(after))).toEqual(trimmed(before))
          expect(after[0]?.rows[1]?.at(-1)?.text.replace(/^'/, '')).toBe(words)
        },
      ),
      { numRuns: 80 },
    )
  })

  test('keeps every part of the workbook that has no marks, byte for byte, and the look of its cells', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('订货表')
    workbook.addWorksheet('说明').getCell('A1').value = { formula: 'SUM(订货表!C2:C3)', result: 5, date1904: false }
    sheet.columns = [{ width: 20 }, { width: 10 }, { width: 8 }]
    sheet.addRow(['款号', '颜色', 'S'])
    sheet.addRow(['A102', 'BK', 2])
    sheet.addRow(['A103', 'WH', '三'])
    sheet.getCell('C3').numFmt = '0.00'
    sheet.getCell('C3').font = { bold: true }
    sheet.mergeCells('A5:B5')
    sheet.autoFilter = 'A1:C1'
    sheet.addConditionalFormatting({
      ref: 'C2:C3',
      rules: [{ type: 'cellIs', operator: 'greaterThan', formulae: ['9'], priority: 1, style: {} }],
    })
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const file = { name: 'a.xlsx', bytes }
    const marks: SheetMarks = {
      sheet: '订货表',
      column: 4,
      rows: [
        { row: 1, text: HEAD, cells: [] },
        { row: 3, text: '“三”不是数量', cells: [{ column: 3, severity: 'error', comment: '“三”不是数量' }] },
      ],
    }
    const marked = markedFile(file, [marks])
    const [own, theirs] = [new WorkbookPackage(bytes), new WorkbookPackage(marked)]
    for (const part of ['xl/worksheets/sheet2.xml', 'xl/theme/theme1.xml', 'xl/workbook.xml', 'docProps/core.xml'])
      expect(theirs.text(part)).toBe(own.text(part))
    const again = new ExcelJS.Workbook()
    // ExcelJS types its buffer as Node's, whatever kind it takes.
    await again.xlsx.load(Buffer.from(marked) as unknown as ArrayBuffer)
    const cell = again.getWorksheet('订货表')?.getCell('C3')
    expect(cell?.font.bold).toBe(true)
    expect(cell?.numFmt).toBe('0.00')
    expect(cell?.fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    expect(cell?.note).toBe('“三”不是数量')
    expect(again.getWorksheet('订货表')?.getCell('D3').type).toBe(ExcelJS.ValueType.String)
    expect(again.getWorksheet('订货表')?.getCell('C2').fill).not.toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
  })
})
