import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extendTo, selectCell } from '../../../../renderer/grid/selection'
import { SheetController } from '../../../../renderer/grid/size-matrix/controller'
import { pressInEditor, pressOnSheet } from '../../../../renderer/grid/size-matrix/press'
import { groups, rowOf } from './rows'

const sheet = () =>
  new SheetController(groups, [rowOf(1, 0, 1, [1, 2, 3, 4]), rowOf(1, 1, 1), rowOf(2, 0, 2, [5, 6]), rowOf(3, 0, 3)], {
    edit: true,
    add: true,
  })

const entries = (controller: SheetController) => controller.model.rows().map((row) => row.entries)
const at = (row: number, column: number) => selectCell({ row, column })
const press = (key: string, held: Partial<Record<'ctrlKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('keys on the sheet', () => {
  const keys = [
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'Enter',
    'Tab',
    'Home',
    'End',
    'PageDown',
    'Delete',
    'd',
    'r',
    'a',
    'z',
    'y',
    '-',
    '7',
  ]

  it('undo everything any keys and entries did, and redo it again', () => {
    const steps = fc.array(
      fc.record({
        key: fc.constantFrom(...keys),
        ctrlKey: fc.boolean(),
        shiftKey: fc.boolean(),
        text: fc.constantFrom('3', '12', 'abc', ''),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(steps, (pressed) => {
        const controller = sheet()
        const before = entries(controller)
        for (const { text, ...key } of pressed) {
          if (pressOnSheet(press(key.key, key), controller, 10) === 'editFresh') controller.enter(text)
        }
        while (controller.redo());
        const after = entries(controller)
        while (controller.undo());
        expect(entries(controller)).toEqual(before)
        while (controller.redo());
        expect(entries(controller)).toEqual(after)
      }),
    )
  })

  it('go from a row with Enter to the next row and at the end to the cell of a new style', () => {
    const controller = sheet()
    controller.select(at(2, 5))
    pressOnSheet(press('Enter'), controller, 10)
    expect(controller.selection.active).toEqual({ row: 3, column: 0 })
    pressOnSheet(press('Enter'), controller, 10)
    expect(controller.isNewStyleCell(controller.selection.active)).toBe(true)
  })

  it('pass over sizes the colour does not come in', () => {
    const controller = new SheetController(groups, [{ ...rowOf(1, 0, 1), missing: [1, 2] }], { edit: true, add: false })
    controller.next()
    expect(controller.selection.active).toEqual({ row: 0, column: 3 })
  })

  it('leave the screen its own: Ctrl+Enter, Escape, Space, ? and Alt', () => {
    const controller = sheet()
    const passed = [
      press('Enter', { ctrlKey: true }),
      press('Escape'),
      press(' '),
      press('?'),
      { ...press('1'), altKey: true },
    ]
    expect(passed.map((key) => pressOnSheet(key, controller, 10))).toEqual(passed.map(() => 'ignored'))
  })

  it('leave a cell by arrows while typing but move the caret after F2', () => {
    expect(pressInEditor(press('ArrowLeft'), 'typing')).toBe('commit')
    expect(pressInEditor(press('ArrowLeft'), 'editing')).toBe('caret')
    expect(pressInEditor(press('Escape'), 'typing')).toBe('cancel')
    expect(pressInEditor(press('Enter', { ctrlKey: true }), 'typing')).toBe('commitBlock')
  })
})

describe('blocks', () => {
  it('land cell by cell from the top left of the selection, and say what had no cell', () => {
    const controller = sheet()
    controller.select(at(0, 2))
    const result = controller.paste([
      ['7', '8', '9'],
      ['', 'x', '10'],
    ])
    expect(entries(controller).slice(0, 2)).toEqual([
      [1, 2, 7, 8],
      [0, 0, 0, 'x'],
    ])
    expect(result).toEqual({ cells: 4, outside: 2 })
  })

  it('come back exactly when they are copied and pasted in place', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(5), fc.nat(3), fc.nat(5), (top, left, bottom, right) => {
        const controller = sheet()
        const before = entries(controller)
        controller.select(
          extendTo(at(Math.min(top, bottom), Math.min(left, right)), {
            row: Math.max(top, bottom),
            column: Math.max(left, right),
          }),
        )
        controller.paste(controller.copy())
        expect(entries(controller)).toEqual(before)
      }),
    )
  })

  it('of one value fill the whole selection, and of several values repeat where they fit', () => {
    const controller = sheet()
    controller.select(extendTo(at(0, 0), { row: 1, column: 3 }))
    controller.paste([['6']])
    expect(entries(controller).slice(0, 2)).toEqual([
      [6, 6, 6, 6],
      [6, 6, 6, 6],
    ])
    controller.select(extendTo(at(0, 0), { row: 1, column: 3 }))
    controller.paste([['1', '2']])
    expect(entries(controller).slice(0, 2)).toEqual([
      [1, 2, 1, 2],
      [1, 2, 1, 2],
    ])
  })

  it('with style codes and size names find their rows and columns wherever the selection is', () => {
    const controller = sheet()
    controller.select(at(3, 0))
    const result = controller.paste([
      ['款号', '颜色', 'M', 'XL', '28'],
      ['a1001', '白', '4', '5', ''],
      ['A1002', '黑', '', '', '8'],
      ['A9999', '黑', '1', '', ''],
    ])
    expect(entries(controller)[1]).toEqual([0, 4, 0, 5])
    expect(result.cells).toBeGreaterThan(0)
    expect(entries(controller)[3]).toEqual([0])
  })

  it('are filled down and right, and a single cell takes what stands above or left of it', () => {
    const controller = sheet()
    controller.select(extendTo(at(0, 0), { row: 1, column: 3 }))
    controller.fill('down')
    expect(entries(controller)[1]).toEqual([1, 2, 3, 4])
    controller.select(at(2, 2))
    controller.fill('right')
    expect(entries(controller)[2]).toEqual([5, 6, 6, 0, 0, 0])
  })

  it('cannot be changed when the sheet is read only', () => {
    const controller = new SheetController(groups, [rowOf(1, 0, 1, [1, 2])], { edit: false, add: false })
    controller.enter('9')
    controller.clear()
    controller.paste([['5']])
    controller.removeRows()
    expect(entries(controller)).toEqual([[1, 2, 0, 0]])
  })
})

describe('prices of one’s own', () => {
  it('are a step among the others: told with its two sides the other way round when it is taken back', () => {
    const controller = sheet()
    const told: unknown[] = []
    controller.onRepaint(({ change }) => {
      if (change?.kind === 'prices') told.push([change.before, change.after])
    })
    const [before, after] = [new Map([[1, null]]), new Map([[1, { priceFen: 4500, reason: '客情' }]])]
    controller.select(extendTo(at(0, 0), { row: 1, column: 0 }))
    expect(controller.selectedRows().map(({ id }) => id)).toEqual(['1-0', '1-1'])
    controller.setPrices(before, after)
    controller.select(at(2, 1))
    controller.enter('9')
    controller.undo()
    expect(told).toEqual([[before, after]])
    controller.undo()
    controller.redo()
    expect(told).toEqual([
      [before, after],
      [after, before],
      [before, after],
    ])
    expect(controller.selection.active.row).toBe(0)
  })

  it('cannot be set in a sheet that is read only, nor on the row of a new style', () => {
    const readOnly = new SheetController(groups, [rowOf(1, 0, 1)], { edit: false, add: false })
    readOnly.setPrices(new Map(), new Map())
    expect(readOnly.history.canUndo).toBe(false)
    const controller = sheet()
    controller.select(at(4, 0))
    expect(controller.selectedRows()).toEqual([])
    controller.setPrices(new Map(), new Map())
    expect(controller.history.canUndo).toBe(false)
  })
})

describe('new styles', () => {
  it('are added once and gone to when they are there already', () => {
    const controller = sheet()
    const rows = [rowOf(9, 0, 2), rowOf(9, 1, 2)]
    expect(controller.addRows(rows, groups)).toBe('added')
    expect(controller.selection.active).toEqual({ row: 4, column: 0 })
    controller.select(at(0, 0))
    expect(controller.addRows(rows, groups)).toBe('known')
    expect(controller.selection.active).toEqual({ row: 4, column: 0 })
    expect(controller.model.rowCount).toBe(6)
    controller.undo()
    expect(controller.model.rowCount).toBe(4)
  })
})

describe('a list that is read page by page', () => {
  it('takes more rows at its end: the cursor stays, nothing is undone, known rows are left alone', () => {
    const controller = sheet()
    const before = controller.model.rowCount
    controller.select(at(1, 0))
    const told: unknown[] = []
    controller.onRepaint((repaint) => told.push(repaint))
    const rows = [rowOf(9, 0, 2), rowOf(9, 1, 2)]
    controller.append(rows, groups)
    expect(controller.model.rowCount).toBe(before + 2)
    expect(controller.selection.active).toEqual({ row: 1, column: 0 })
    expect(told).toEqual([{ structure: true }])
    controller.append(rows, groups)
    controller.undo()
    expect(controller.model.rowCount).toBe(before + 2)
    expect(told).toHaveLength(1)
  })
})

describe('the status bar', () => {
  it('sums, counts and averages what is selected, text left out of the sum', () => {
    const controller = sheet()
    controller.select(at(1, 0))
    controller.enter('abc')
    controller.select(extendTo(at(0, 0), { row: 1, column: 1 }))
    expect(controller.sums()).toEqual({ sum: 3, count: 3, average: 1 })
  })
})
