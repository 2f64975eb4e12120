import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryFromText, SheetModel, textOfEntry } from '../../../../renderer/grid/size-matrix/model'
import type { Entry, SheetChange } from '../../../../renderer/grid/size-matrix/types'
import { groups, rowOf } from './rows'

const entry: fc.Arbitrary<Entry> = fc.oneof(fc.nat(500), fc.constantFrom('abc', '1.5', 'x'))
const command = fc.record({
  kind: fc.constantFrom('cells', 'add', 'remove'),
  at: fc.nat(30),
  cells: fc.array(fc.record({ index: fc.nat(20), position: fc.nat(7), after: entry }), { maxLength: 12 }),
})

function recount(model: SheetModel) {
  const rows = model.rows()
  const numbers = (row: (typeof rows)[number]) => row.entries.filter((value) => typeof value === 'number')
  const quantityOf = (row: (typeof rows)[number]) => numbers(row).reduce((sum, value) => sum + value, 0)
  return {
    quantity: rows.reduce((sum, row) => sum + quantityOf(row), 0),
    amountFen: rows.reduce((sum, row) => sum + quantityOf(row) * row.netPriceFen, 0),
    rows: rows.length,
    styles: new Set(rows.map((row) => row.styleId)).size,
    problems: rows.flatMap((row) => row.entries).filter((value) => typeof value === 'string').length,
  }
}

function changeFor(
  model: SheetModel,
  wanted: { kind: string; at: number; cells: Parameters<SheetModel['plan']>[0] },
  next: number,
): SheetChange {
  const index = wanted.at % (model.rowCount + 1)
  if (wanted.kind === 'add')
    return { kind: 'add', index, rows: [rowOf(next, 0, (next % 3) + 1, [1, 2]), rowOf(next, 1, (next % 3) + 1)] }
  if (wanted.kind === 'remove') return { kind: 'remove', index, rows: model.rows().slice(index, index + 2) }
  return { kind: 'cells', edits: model.plan(wanted.cells) }
}

describe('the size-across sheet', () => {
  it('keeps its sums equal to its cells through any changes, and undoing them all restores it exactly', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const model = new SheetModel(groups, [
          rowOf(1, 0, 1, [1, 0, 3]),
          rowOf(1, 1, 1),
          rowOf(2, 0, 2, [5]),
          rowOf(3, 0, 3),
        ])
        const before = model.rows()
        const done: SheetChange[] = []
        for (const [at, wanted] of commands.entries()) {
          const change = changeFor(model, wanted, 100 + at)
          model.apply(change)
          done.push(change)
          expect(model.totals()).toEqual(recount(model))
        }
        for (const change of done.reverse()) model.apply(change, 'undo')
        expect(model.rows()).toEqual(before)
        expect(model.totals()).toEqual(recount(model))
      }),
    )
  })

  it('accepts quantities only where the colour comes in the size', () => {
    const model = new SheetModel(groups, [{ ...rowOf(1, 0, 1), missing: [2] }])
    const edits = model.plan([0, 1, 2, 3, 4].map((position) => ({ index: 0, position, after: 9 })))
    expect(edits.map((edit) => edit.position)).toEqual([0, 1, 3])
  })

  it('keeps what was typed when prices come anew', () => {
    const model = new SheetModel(groups, [rowOf(1, 0, 1, [2, 'abc'])])
    model.reprice([{ ...rowOf(1, 0, 1), netPriceFen: 777 }])
    expect(model.rows()[0]?.entries).toEqual([2, 'abc', 0, 0])
    expect(model.totals()).toEqual(recount(model))
  })

  it('is as wide as the widest group that has a row', () => {
    const model = new SheetModel(groups, [rowOf(1, 0, 1)])
    expect(model.widest()).toBe(4)
    model.apply({ kind: 'add', index: 1, rows: [rowOf(2, 0, 2)] })
    expect(model.widest()).toBe(6)
  })
})

describe('text in a quantity cell', () => {
  it('is kept as it was typed when it is no quantity, and shows again what it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.nat(99_999).map(String)), (text) => {
        const value = entryFromText(text)
        if (typeof value === 'string') expect(value).toBe(text.trim())
        expect(entryFromText(textOfEntry(value))).toBe(value)
      }),
    )
  })

  it.each([
    ['', 0],
    ['0', 0],
    [' １２ ', 12],
    ['-3', '-3'],
    ['1.5', '1.5'],
  ])('%j means %j', (text, value) => {
    expect(entryFromText(text)).toBe(value)
  })
})
