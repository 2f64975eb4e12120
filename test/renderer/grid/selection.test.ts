import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advance,
  blockOf,
  type Cell,
  cellsIn,
  type Extent,
  extendTo,
  type Selection,
  selectAll,
  selectCell,
  step,
  toEdge,
} from '../../../renderer/grid/selection'

const extentOf = (widths: readonly number[], filled: ReadonlySet<string> = new Set()): Extent => ({
  rows: widths.length,
  columnsIn: (row) => widths[row] ?? 0,
  isFilled: ({ row, column }) => filled.has(`${row},${column}`),
})

const widths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 })
const moves = fc.array(
  fc.record({
    direction: fc.constantFrom('up', 'down', 'left', 'right', 'next', 'back', 'home', 'end'),
    extend: fc.boolean(),
    jump: fc.boolean(),
  }),
  { maxLength: 60 },
)

function moved(
  selection: Selection,
  extent: Extent,
  move: { direction: string; extend: boolean; jump: boolean },
): Selection {
  const { direction, ...options } = move
  switch (direction) {
    case 'next':
    case 'back':
      return advance(selection, extent, direction === 'back')
    case 'home':
      return toEdge(selection, 'start', extent, options)
    case 'end':
      return toEdge(selection, 'end', extent, options)
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      return step(selection, direction, extent, options)
    default:
      return selection
  }
}

const exists = ({ row, column }: Cell, extent: Extent) =>
  row >= 0 && row < extent.rows && column >= 0 && column < extent.columnsIn(row)

describe('selection', () => {
  it('never leaves the cells that exist, whatever keys are pressed on rows of any length', () => {
    fc.assert(
      fc.property(widths, moves, (lengths, pressed) => {
        const extent = extentOf(lengths)
        let selection = selectCell({ row: 0, column: 0 })
        for (const move of pressed) {
          selection = moved(selection, extent, move)
          if (!exists(selection.active, extent) || !exists(selection.corner, extent)) return false
        }
        return true
      }),
    )
  })

  it('visits every cell once on Enter from the first to the last, and comes back the same way', () => {
    fc.assert(
      fc.property(widths, (lengths) => {
        const extent = extentOf(lengths)
        const total = lengths.reduce((sum, length) => sum + length, 0)
        let selection = selectCell({ row: 0, column: 0 })
        const there: string[] = []
        for (let visited = 0; visited < total; visited++) {
          there.push(JSON.stringify(selection.active))
          if (visited + 1 < total) selection = advance(selection, extent)
        }
        const back: string[] = []
        for (let visited = 0; visited < total; visited++) {
          back.push(JSON.stringify(selection.active))
          selection = advance(selection, extent, true)
        }
        expect(new Set(there).size).toBe(total)
        expect(back.reverse()).toEqual(there)
      }),
    )
  })

  it('keeps the wanted column while passing through a shorter row', () => {
    const extent = extentOf([8, 1, 8])
    const down = step(selectCell({ row: 0, column: 5 }), 'down', extent)
    expect(down.active).toEqual({ row: 1, column: 0 })
    expect(step(down, 'down', extent).active).toEqual({ row: 2, column: 5 })
  })

  it('leaves a block from its active cell, not from its far end', () => {
    const extent = extentOf([4, 4])
    const block = step(selectCell({ row: 0, column: 0 }), 'right', extent, { extend: true })
    expect(step(block, 'down', extent).active).toEqual({ row: 1, column: 0 })
  })

  it('moves only the active cell around a block on Enter', () => {
    const extent = extentOf([4, 4])
    const block = extendTo(selectCell({ row: 0, column: 1 }), { row: 1, column: 2 })
    const visited = [block.active]
    let selection = block
    for (let press = 0; press < 4; press++) {
      selection = advance(selection, extent)
      visited.push(selection.active)
    }
    expect(visited).toEqual([
      { row: 0, column: 1 },
      { row: 0, column: 2 },
      { row: 1, column: 1 },
      { row: 1, column: 2 },
      { row: 0, column: 1 },
    ])
    expect(blockOf(selection)).toEqual(blockOf(block))
  })

  it('jumps with Ctrl to the end of a run, over a gap to the next filled cell, and to the edge', () => {
    const extent = extentOf([10], new Set(['0,0', '0,1', '0,2', '0,6']))
    const jump = (column: number) => step(selectCell({ row: 0, column }), 'right', extent, { jump: true }).active.column
    expect([jump(0), jump(2), jump(6)]).toEqual([2, 6, 9])
  })

  it('selects all cells of rows of different lengths', () => {
    const extent = extentOf([3, 7, 1])
    expect(cellsIn(blockOf(selectAll(extent)), extent)).toHaveLength(11)
  })
})
