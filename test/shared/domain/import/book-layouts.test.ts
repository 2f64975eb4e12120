import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../../electron/excel/readers/sheets'
import { recogniseCounterLedger } from '../../../../shared/domain/import/counter-ledgers'
import { bookLayouts } from '../../../fixtures/book-layouts'
import { type TwoBooks, twoBooks } from '../../../fixtures/counter-books'
import { delimitedText, encodeGbk, sheet } from '../../../fixtures/grids'

const told = (lines: readonly { readonly date: string | null; readonly kind: string; readonly amountFen: number }[]) =>
  lines.map(({ date, kind, amountFen }) => `${date} ${kind} ${amountFen}`).toSorted()

function expectRead(reading: ReturnType<typeof recogniseCounterLedger>, books: TwoBooks): void {
  expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(told(reading.lines)).toEqual(told(books.theirs))
  const references = reading.lines.map(({ reference }) => reference).toSorted()
  expect(references).toEqual(books.theirs.map(({ reference }) => reference).toSorted())
  expect(reading.openingFen).toBe(books.openingFen)
  expect(reading.closingFen).toBe(books.openingFen + books.theirs.reduce((sum, { amountFen }) => sum + amountFen, 0))
}

describe('whatever the books, they are read alike', () => {
  for (const [name, write] of Object.entries(bookLayouts))
    test(name, () => {
      fc.assert(
        fc.property(twoBooks, (books) => {
          const sheets = Object.entries(write(books)).map(([title, rows]) => sheet(rows, { name: title }))
          expectRead(recogniseCounterLedger(sheets, { today: '2026-04-02', fileName: '往来.xlsx' }), books)
        }),
        { numRuns: 25 },
      )
    })
})

test('out of a text in GBK too', async () => {
  const [books] = fc.sample(twoBooks, { numRuns: 1, seed: 5 })
  if (books === undefined) throw new Error('no books')
  const { 往来: rows } = bookLayouts['signed their way: what they owe is negative'](books)
  const file = { name: '往来.csv', bytes: encodeGbk(delimitedText(rows)) }
  expectRead(recogniseCounterLedger(await readSheets(file), { today: '2026-04-02', fileName: file.name }), books)
})
