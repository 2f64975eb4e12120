/** A cell by its place among the cells that can be selected, from 0. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/**
 * What is selected: `active` takes what is typed and lies in the block from `anchor` to `corner`. `wanted` is the column one
 * came from, so that moving down through a short row does not lose it.
 */
export interface Selection {
  readonly active: Cell
  readonly anchor: Cell
  readonly corner: Cell
  readonly wanted: number
}

/** A block of cells, all ends included. */
export interface Block {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What can be selected; rows may be of different lengths. */
export interface Extent {
  readonly rows: number
  columnsIn(row: number): number
  isFilled(cell: Cell): boolean
}

/** Where an arrow leads. */
export type Direction = 'up' | 'down' | 'left' | 'right'

/** How an arrow is meant: Shift extends, Ctrl jumps to the edge of the data. */
export interface StepOptions {
  readonly extend?: boolean
  readonly jump?: boolean
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** The nearest cell that exists. */
export function clampCell(cell: Cell, extent: Extent): Cell {
  const row = clamp(cell.row, 0, Math.max(extent.rows - 1, 0))
  return { row, column: clamp(cell.column, 0, Math.max(extent.columnsIn(row) - 1, 0)) }
}

/** One cell. */
export function selectCell(cell: Cell): Selection {
  return { active: cell, anchor: cell, corner: cell, wanted: cell.column }
}

/** From the active cell to another, as Shift+click and dragging do. */
export function extendTo(selection: Selection, corner: Cell): Selection {
  return { ...selection, anchor: selection.active, corner, wanted: corner.column }
}

/** The block between the anchor and the corner. */
export function blockOf({ anchor, corner }: Selection): Block {
  return {
    top: Math.min(anchor.row, corner.row),
    bottom: Math.max(anchor.row, corner.row),
    left: Math.min(anchor.column, corner.column),
    right: Math.max(anchor.column, corner.column),
  }
}

/** Whether the selection is one cell. */
export function isSingle({ anchor, corner }: Selection): boolean {
  return anchor.row === corner.row && anchor.column === corner.column
}

/** Whether a cell lies in a block. */
export function contains(block: Block, cell: Cell): boolean {
  return cell.row >= block.top && cell.row <= block.bottom && cell.column >= block.left && cell.column <= block.right
}

/** The cells of a block that exist, row by row. */
export function cellsIn(block: Block, extent: Extent): Cell[] {
  const cells: Cell[] = []
  for (let row = block.top; row <= Math.min(block.bottom, extent.rows - 1); row++) {
    const last = Math.min(block.right, extent.columnsIn(row) - 1)
    for (let column = block.left; column <= last; column++) cells.push({ row, column })
  }
  return cells
}

const deltas: Readonly<Record<Direction, Cell>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
}

function neighbour(from: Cell, direction: Direction, extent: Extent, wanted: number): Cell {
  const delta = deltas[direction]
  const vertical = delta.row !== 0
  return clampCell({ row: from.row + delta.row, column: vertical ? wanted : from.column + delta.column }, extent)
}

const same = (a: Cell, b: Cell) => a.row === b.row && a.column === b.column

/** Ctrl+arrow, as Excel: to the end of a run of filled cells, or over the gap to the next filled cell, or to the edge. */
function jumpFrom(from: Cell, direction: Direction, extent: Extent, wanted: number): Cell {
  let here = from
  let next = neighbour(here, direction, extent, wanted)
  const inRun = extent.isFilled(here) && extent.isFilled(next)
  while (!same(here, next)) {
    if (inRun && !extent.isFilled(next)) return here
    here = next
    if (!inRun && extent.isFilled(here)) return here
    next = neighbour(here, direction, extent, wanted)
  }
  return here
}

// The column a block was extended to matters only for extending it further; a plain move starts at the active cell.
function wantedColumn(selection: Selection, { extend }: StepOptions): number {
  return extend === true || isSingle(selection) ? selection.wanted : selection.active.column
}

/** An arrow key. */
export function step(selection: Selection, direction: Direction, extent: Extent, options: StepOptions = {}): Selection {
  const from = options.extend === true ? selection.corner : selection.active
  const vertical = direction === 'up' || direction === 'down'
  const move = options.jump === true ? jumpFrom : neighbour
  const column = wantedColumn(selection, options)
  const to = move(from, direction, extent, column)
  const wanted = vertical ? column : to.column
  return { ...(options.extend === true ? extendTo(selection, to) : selectCell(to)), wanted }
}

/** Home, End, and with Ctrl the first and last cell of the sheet. */
export function toEdge(
  selection: Selection,
  edge: 'start' | 'end',
  extent: Extent,
  options: StepOptions = {},
): Selection {
  const from = options.extend === true ? selection.corner : selection.active
  const row = options.jump === true ? (edge === 'start' ? 0 : extent.rows - 1) : from.row
  const to = clampCell({ row, column: edge === 'start' ? 0 : Number.MAX_SAFE_INTEGER }, extent)
  return options.extend === true ? extendTo(selection, to) : selectCell(to)
}

/** Page up and page down by what fits on screen. */
export function page(selection: Selection, rows: number, extent: Extent, options: StepOptions = {}): Selection {
  const from = options.extend === true ? selection.corner : selection.active
  const wanted = wantedColumn(selection, options)
  const to = clampCell({ row: from.row + rows, column: wanted }, extent)
  return { ...(options.extend === true ? extendTo(selection, to) : selectCell(to)), wanted }
}

function advanceIn(cells: readonly Cell[], from: Cell, back: boolean): Cell {
  const at = cells.findIndex((cell) => same(cell, from))
  const next = at + (back ? -1 : 1)
  return cells[(next + cells.length) % cells.length] ?? from
}

/**
 * Enter and Tab: the next size, at the row's end the next row's first; back the same way. Inside a block only the active
 * cell moves, around the block, as Excel does.
 */
export function advance(selection: Selection, extent: Extent, back = false): Selection {
  const { active } = selection
  if (!isSingle(selection)) {
    return { ...selection, active: advanceIn(cellsIn(blockOf(selection), extent), active, back) }
  }
  if (back) {
    if (active.column > 0) return selectCell({ row: active.row, column: active.column - 1 })
    if (active.row === 0) return selection
    return selectCell(clampCell({ row: active.row - 1, column: Number.MAX_SAFE_INTEGER }, extent))
  }
  if (active.column + 1 < extent.columnsIn(active.row))
    return selectCell({ row: active.row, column: active.column + 1 })
  if (active.row + 1 >= extent.rows) return selection
  return selectCell({ row: active.row + 1, column: 0 })
}

/** Everything. */
export function selectAll(extent: Extent): Selection {
  let widest = 0
  for (let row = 0; row < extent.rows; row++) widest = Math.max(widest, extent.columnsIn(row))
  const first = selectCell({ row: 0, column: 0 })
  return { ...first, corner: { row: Math.max(extent.rows - 1, 0), column: Math.max(widest - 1, 0) } }
}
