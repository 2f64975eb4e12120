import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSheets } from '../../../../electron/excel/readers/sheets'
import { recogniseOrderForm } from '../../../../shared/domain/import/order-forms'
import type { OrderFormReading, Sheets } from '../../../../shared/schemas/imports'
import { delimitedText, encodeGbk, encodeUtf16, type Raw, sheet, workbookFile } from '../../../fixtures/grids'
import { RANDOM_SIZES, type RandomForm, randomForm } from '../../../fixtures/random-forms'

const context = { sizes: RANDOM_SIZES, today: '2024-06-01' }
const read = (sheets: Sheets) => recogniseOrderForm(sheets, context)

function linesRead(reading: OrderFormReading) {
  return reading.forms.flatMap((form) =>
    form.lines.map(({ row, column, styleCode, colour, size, quantity }) => ({
      row,
      column,
      style: styleCode,
      colour,
      size,
      quantity,
    })),
  )
}

function expectSame(reading: OrderFormReading, form: RandomForm): void {
  expect(reading.problems.filter((problem) => problem.code !== 'filledDown')).toEqual([])
  expect(linesRead(reading)).toEqual(form.lines)
  expect(reading.totals.every((total) => total.agrees)).toBe(true)
  if (form.lines.length > 0)
    expect(reading.forms).toMatchObject([{ distributorCode: form.customer, date: '2024-03-05' }])
}

test('a form of any layout is read back identically, cell by cell', () => {
  fc.assert(
    fc.property(randomForm, (form) => {
      expectSame(read([sheet(form.rows, { merges: form.merges })]), form)
    }),
    { numRuns: 400 },
  )
})

test('a form is read back identically through a workbook', async () => {
  await fc.assert(
    fc.asyncProperty(randomForm, async (form) => {
      expectSame(read(await readSheets(await workbookFile(form.rows, form.merges))), form)
    }),
    { numRuns: 25 },
  )
})

test('a form is read back identically through text of any encoding and separator', async () => {
  const encodings: readonly ((text: string) => Uint8Array)[] = [
    (text) => new TextEncoder().encode(text),
    (text) => new TextEncoder().encode(`\ufeff${text}`),
    encodeGbk,
    (text) => encodeUtf16(text, 'le'),
    (text) => encodeUtf16(text, 'be'),
  ]
  const unmerged = randomForm.filter((form) => form.merges.every((merge) => merge.top === merge.bottom))
  await fc.assert(
    fc.asyncProperty(
      unmerged,
      fc.constantFrom(...encodings),
      fc.constantFrom(',', ';', '\t'),
      async (form, encode, delimiter) => {
        const reading = read(await readSheets({ name: 'form.csv', bytes: encode(delimitedText(form.rows, delimiter)) }))
        expectSame(reading, form)
      },
    ),
    { numRuns: 150 },
  )
})

const damages: readonly Raw[] = [
  null,
  '',
  'abc',
  '6.9E+12',
  '#REF!',
  '=Other!A1',
  -3,
  1.5,
  1e15,
  '@2024-01-01',
  '合计',
  '款号',
  'S',
  'x',
  '?',
  0,
  99,
  true,
  '１２手',
  '小计',
  '  ',
]

const HEADER_WORDS = ['款号', '合计', '小计', 'S']

test('whatever one damaged cell does to a form, every quantity is a line, a total, or named by a problem', () => {
  fc.assert(
    fc.property(randomForm, fc.nat(), fc.nat(), fc.constantFrom(...damages), (form, at, across, damage) => {
      const rows = form.rows.map((row) => [...row])
      const row = at % rows.length
      const target = rows[row]
      if (!target || target.length === 0) return
      const column = across % target.length
      // A header that says something else is another form, not a damaged one.
      if (form.headerRows.includes(row + 1) && HEADER_WORDS.includes(String(damage))) return
      target[column] = damage
      const reading = read([sheet(rows, { merges: form.merges })])
      const imported = new Set(linesRead(reading).map((line) => `${line.row},${line.column}`))
      const totals = new Set(reading.totals.map((total) => `${total.row},${total.column}`))
      const told = new Set(reading.problems.map((problem) => problem.row))
      const blocked = reading.problems.some((problem) => problem.severity === 'error' && problem.row === row + 1)
      const wholeSheet = reading.problems.some((problem) => problem.code === 'sheetUnrecognised')
      for (const line of form.lines) {
        const place = `${line.row},${line.column}`
        const gone =
          line.row === row + 1 &&
          line.column === column + 1 &&
          (damage === null || damage === 0 || String(damage).trim() === '')
        const column0 = reading.problems.some(
          (problem) => problem.column === line.column && problem.code.startsWith('column'),
        )
        const known =
          gone || imported.has(place) || totals.has(place) || told.has(line.row) || wholeSheet || blocked || column0
        expect(known, `lost ${place} after ${String(damage)} at ${row + 1},${column + 1}`).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('any grid of anything is read without an exception, and twice the same', () => {
  const raw = fc.oneof(
    fc.constantFrom<Raw>('款号', '颜色', 'S', 'M', '合计', '数量', 'Date', '客户编码', null, ...damages),
    fc.integer(),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.array(raw, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
      expect(read([sheet(rows)])).toEqual(read([sheet(rows)]))
    }),
    { numRuns: 500 },
  )
})
