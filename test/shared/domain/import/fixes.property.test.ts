import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayHaveBeen } from '../../../../shared/domain/import/damaged-codes'
import { typedCell, withCells, withFix, withoutFix } from '../../../../shared/domain/import/fixes'
import { recogniseOrderForm } from '../../../../shared/domain/import/order-forms'
import { withoutProblemColumns } from '../../../../shared/domain/import/problem-column'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { OrderFormReading } from '../../../../shared/schemas/imports'
import { sheet } from '../../../fixtures/grids'
import { RANDOM_SIZES, type RandomForm, randomForm } from '../../../fixtures/random-forms'

const context = { sizes: RANDOM_SIZES, today: '2024-06-01' }
const grid = (form: RandomForm) => sheet(form.rows, { merges: form.merges })
const read = (form: RandomForm, fixes: readonly ImportFix[] = []) =>
  recogniseOrderForm([grid(form)], { ...context, fixes })
const lines = (reading: OrderFormReading) =>
  reading.forms
    .flatMap((form) =>
      form.lines.map(({ row, column, styleCode, colour, size, quantity }) => ({
        row,
        column,
        styleCode,
        colour,
        size,
        quantity,
      })),
    )
    .sort((a, b) => a.row - b.row || a.column - b.column)

test('a form read with another quantity is the form read, with that quantity', () => {
  fc.assert(
    fc.property(randomForm, fc.nat(), fc.integer({ min: 1, max: 9_999 }), (form, at, quantity) => {
      const before = lines(read(form))
      const target = before[at % Math.max(1, before.length)]
      if (target === undefined) return
      const { row, column } = target
      const fixed = read(form, [{ kind: 'cell', sheet: 'Sheet1', row, column, text: String(quantity) }])
      expect(lines(fixed)).toEqual(before.map((line) => (line === target ? { ...line, quantity } : line)))
      expect(fixed.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a row left out takes its own lines away and no others', () => {
  fc.assert(
    fc.property(randomForm, fc.nat(), (form, at) => {
      const before = lines(read(form))
      const target = before[at % Math.max(1, before.length)]
      if (target === undefined) return
      const { row, column } = target
      const fixed = read(form, [{ kind: 'drop', sheet: 'Sheet1', row, column }])
      expect(lines(fixed)).toEqual(before.filter((line) => line.row !== row))
      expect(fixed.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('goods a person names are those of every line of the row, whatever the row said', () => {
  fc.assert(
    fc.property(randomForm, fc.nat(), (form, at) => {
      const before = lines(read(form))
      const target = before[at % Math.max(1, before.length)]
      if (target === undefined) return
      const { row, column } = target
      const fix = { kind: 'goods', sheet: 'Sheet1', row, column, styleCode: 'NAMED', colour: '无色' } as const
      const own = lines(read(form, [fix])).filter((line) => line.row === row)
      expect(own.map(({ styleCode, colour }) => `${styleCode} ${colour}`)).toEqual(own.map(() => 'NAMED 无色'))
      expect(own.map(({ quantity }) => quantity)).toEqual(
        before.filter((line) => line.row === row).map((line) => line.quantity),
      )
    }),
    { numRuns: 200 },
  )
})

test('fixes of different cells hold in any order, and the last word about one cell counts', () => {
  const place = fc.record({ row: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 1, max: 6 }) })
  const cellFix = fc.record({ place, text: fc.stringMatching(/^[0-9a-z]{0,4}$/) })
  fc.assert(
    fc.property(fc.array(cellFix, { maxLength: 8 }), (typed) => {
      const all = typed.reduce<readonly ImportFix[]>(
        (fixes, { place: at, text }) => withFix(fixes, { kind: 'cell', sheet: 'Sheet1', ...at, text }),
        [],
      )
      const sheets = [
        sheet([
          ['a', 'b'],
          ['c', 1],
        ]),
      ]
      expect(withCells(sheets, all)).toEqual(withCells(sheets, all.toReversed()))
      for (const { place: at } of typed) {
        const last = typed.findLast((other) => other.place.row === at.row && other.place.column === at.column)
        expect(withCells(sheets, all)[0]?.rows[at.row - 1]?.[at.column - 1]).toEqual(typedCell(last?.text ?? ''))
      }
      expect(all.reduce(withoutFix, all)).toEqual([])
    }),
  )
})

test('every code a spreadsheet rounded may have been the code it was, and no longer one of another length', () => {
  const code = fc.integer({ min: 6_900_000_000_000, max: 6_999_999_999_999 }).map(String)
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 6 }), (whole, places) => {
      const damaged = Number(whole).toExponential(places).replace('e', 'E')
      expect(mayHaveBeen(damaged, whole)).toBe(true)
      expect(mayHaveBeen(damaged, `${whole}0`)).toBe(false)
      expect(mayHaveBeen(`${Math.trunc(Number(whole))}`, whole)).toBe(false)
    }),
  )
})

test('a column of problems added to a form changes nothing of what is read', () => {
  const words = fc.constantFrom('错误 E 列: “三”不是数量', '请核对: 合计写的是 3', '客户编号: D1', '合计', '款号', 'S')
  fc.assert(
    fc.property(randomForm, fc.constantFrom('导入问题', 'Import problems'), fc.array(words), (form, head, notes) => {
      const width = Math.max(...form.rows.map((row) => row.length))
      const headRow = form.headerRows[0] ?? 1
      const rows = form.rows.map((row, index) => {
        const note = index === headRow - 1 ? head : (notes[index] ?? null)
        return note === null ? row : [...row, ...Array(width - row.length).fill(null), note]
      })
      const sent = recogniseOrderForm(withoutProblemColumns([sheet(rows, { merges: form.merges })]), context)
      expect(lines(sent)).toEqual(lines(read(form)))
      expect(sent.problems).toEqual(read(form).problems)
    }),
    { numRuns: 200 },
  )
})
