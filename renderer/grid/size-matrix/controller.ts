import type { TextBlock } from '../clipboard'
import {
  advance,
  blockOf,
  type Cell,
  cellsIn,
  clampCell,
  type Extent,
  isSingle,
  type Selection,
  selectCell,
} from '../selection'
import { UndoHistory } from '../undo'
import { entryFromText, SheetModel, textOfEntry } from './model'
import { placeByNames } from './paste-by-names'
import type { CellEdit, Entry, MatrixRow, OwnPrices, SheetChange, SizeGroup } from './types'

/** What has to be painted again. */
export interface Repaint {
  readonly selection?: boolean
  /** Rows whose entries or sums changed. */
  readonly rowIds?: ReadonlySet<string>
  /** Rows came or went. */
  readonly structure?: boolean
  /** Prices changed, and with them how the rows are marked. */
  readonly prices?: boolean
  /** Set when the content changed, for whoever saves it. */
  readonly change?: SheetChange
}

/** What a paste did. */
export interface PasteResult {
  readonly cells: number
  /** Values that had no cell to land in. */
  readonly outside: number
}

/** What the selection adds up to. */
export interface SelectionSums {
  readonly sum: number
  readonly count: number
  readonly average: number | null
}

type Placed = { readonly index: number; readonly position: number; readonly text: string }

/**
 * The sheet's behaviour without a screen: selection, edits, clipboard blocks, fills, undo. Every method tells its listener
 * what to paint; whether rows may be added or changed at all is decided when it is made.
 */
export class SheetController {
  readonly model: SheetModel
  readonly history = new UndoHistory<SheetChange>()
  selection: Selection = selectCell({ row: 0, column: 0 })
  readonly #listeners = new Set<(repaint: Repaint) => void>()

  constructor(
    groups: readonly SizeGroup[],
    rows: readonly MatrixRow[],
    readonly may: { readonly edit: boolean; readonly add: boolean },
  ) {
    this.model = new SheetModel(groups, rows)
  }

  /** The cells that can be selected: those of the rows, and one for the code of a new style. */
  readonly extent: Extent = (() => {
    const controller = this
    return {
      get rows() {
        return controller.model.rowCount + Number(controller.may.add)
      },
      columnsIn: (row: number) => (row < controller.model.rowCount ? controller.model.sizesAt(row) : 1),
      isFilled: (cell: Cell) => controller.model.entryAt(cell.row, cell.column) !== 0,
    }
  })()

  onRepaint(listener: (repaint: Repaint) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether a cell takes the code of a new style rather than a quantity. */
  isNewStyleCell(cell: Cell): boolean {
    return this.may.add && cell.row === this.model.rowCount
  }

  /** Whether the active cell can be typed into. */
  canType(): boolean {
    const { row, column } = this.selection.active
    return this.isNewStyleCell(this.selection.active) || (this.may.edit && this.model.isOpen(row, column))
  }

  select(selection: Selection): void {
    this.selection = selection
    this.#tell({ selection: true })
  }

  /** Enter, Tab: on to the next size, over those this colour does not come in. */
  next(back = false): void {
    let to = advance(this.selection, this.extent, back)
    for (let tries = this.model.widest(); tries > 0; tries--) {
      const { row, column } = to.active
      if (this.isNewStyleCell(to.active) || this.model.isOpen(row, column)) break
      to = advance(to, this.extent, back)
    }
    this.select(to)
  }

  textAt({ row, column }: Cell): string {
    return textOfEntry(this.model.entryAt(row, column))
  }

  /** Puts text into the active cell, or with `block` into every selected cell as Ctrl+Enter does. */
  enter(text: string, block = false): void {
    const cells = block ? cellsIn(blockOf(this.selection), this.extent) : [this.selection.active]
    this.#place(cells.map(({ row, column }) => ({ index: row, position: column, text })))
  }

  clear(): void {
    this.#place(this.#selectedCells().map(({ row, column }) => ({ index: row, position: column, text: '' })))
  }

  /** Quantities that were worked out elsewhere, e.g. spread by a size ratio. */
  fillRow(rowId: string, entries: readonly Entry[]): void {
    const index = this.model.indexOf(rowId)
    if (index === null) return
    this.#place(entries.map((entry, position) => ({ index, position, text: textOfEntry(entry) })))
  }

  /** The rows that the selection touches. */
  selectedRows(): readonly MatrixRow[] {
    const { top, bottom } = blockOf(this.selection)
    const rows: MatrixRow[] = []
    for (let row = top; row <= Math.min(bottom, this.model.rowCount - 1); row++) {
      const current = this.model.currentAt(row)
      if (current !== null) rows.push(current)
    }
    return rows
  }

  /** The cells of the selection by their rows, e.g. to take over what is marked in them. */
  selectedCells(): readonly { readonly row: MatrixRow; readonly position: number }[] {
    return this.#selectedCells().flatMap(({ row, column }) => {
      const found = this.model.rowAt(row)
      return found === null ? [] : [{ row: found, position: column }]
    })
  }

  /** Prices that a person set, as a step beside the others. */
  setPrices(before: OwnPrices, after: OwnPrices): void {
    const rowId = this.selectedRows()[0]?.id
    if (this.may.edit && rowId !== undefined) this.#do({ kind: 'prices', rowId, before, after })
  }

  /** Ctrl+D and Ctrl+R: the first line of the block into the rest; a single cell takes what is above or left of it. */
  fill(direction: 'down' | 'right'): void {
    const block = blockOf(this.selection)
    const down = direction === 'down'
    const single = down ? block.top === block.bottom : block.left === block.right
    const offset = single ? 1 : 0
    const placed = this.#selectedCells().map(({ row, column }) => {
      const from = down ? { row: block.top - offset, column } : { row, column: block.left - offset }
      return { index: row, position: column, text: this.textAt(from) }
    })
    if (single && (down ? block.top : block.left) === 0) return
    this.#place(placed)
  }

  /** The selected block as text; the cell for a new style is not part of it. */
  copy(): TextBlock {
    const block = blockOf(this.selection)
    const rows: string[][] = []
    for (let row = block.top; row <= Math.min(block.bottom, this.model.rowCount - 1); row++) {
      const cells: string[] = []
      for (let column = block.left; column <= block.right; column++) cells.push(this.textAt({ row, column }))
      rows.push(cells)
    }
    return rows
  }

  /** A block with style codes and size names finds its cells; any other lands from the top left of the selection on. */
  paste(block: TextBlock): PasteResult {
    if (!this.may.edit || block.length === 0) return { cells: 0, outside: 0 }
    const named = placeByNames(block, this.model)
    if (named !== null) {
      this.#place(named.placed)
      return { cells: named.placed.length, outside: named.outside }
    }
    const target = blockOf(this.selection)
    const one = block.length === 1 && block[0]?.length === 1 && !isSingle(this.selection)
    const placed = one ? this.#spread(block[0]?.[0] ?? '') : this.#laidOut(block, target)
    const inside = placed.filter(({ index, position }) => this.model.isOpen(index, position))
    this.#place(inside)
    if (!one) this.#selectPasted(block, target)
    const lost = placed.filter((cell) => !inside.includes(cell) && cell.text.trim() !== '' && cell.text.trim() !== '0')
    return { cells: inside.length, outside: lost.length }
  }

  undo(): boolean {
    const change = this.history.undo()
    if (change !== null) this.#apply(change, 'undo')
    return change !== null
  }

  redo(): boolean {
    const change = this.history.redo()
    if (change !== null) this.#apply(change, 'do')
    return change !== null
  }

  /** Adds the rows of a style before the new-style row; those that are there already are only gone to. */
  addRows(rows: readonly MatrixRow[], groups: readonly SizeGroup[]): 'added' | 'known' {
    this.model.addGroups(groups)
    const fresh = rows.filter((row) => this.model.indexOf(row.id) === null)
    if (fresh.length > 0) this.#do({ kind: 'add', index: this.model.rowCount, rows: fresh })
    const first = this.model.indexOf((fresh[0] ?? rows[0])?.id ?? '')
    if (first !== null) {
      this.selection = selectCell({ row: first, column: 0 })
      if (!this.model.isOpen(first, 0)) this.next()
      else this.#tell({ selection: true })
    }
    return fresh.length > 0 ? 'added' : 'known'
  }

  /** Takes the rows of the selection out of the sheet. */
  removeRows(): void {
    if (!this.may.add) return
    const { top, bottom } = blockOf(this.selection)
    const rows = this.model.rows().slice(top, bottom + 1)
    if (rows.length > 0) this.#do({ kind: 'remove', index: top, rows })
  }

  sums(): SelectionSums {
    let sum = 0
    let count = 0
    for (const { row, column } of cellsIn(blockOf(this.selection), this.extent)) {
      const entry = this.model.entryAt(row, column)
      if (entry === 0) continue
      count += 1
      if (typeof entry === 'number') sum += entry
    }
    return { sum, count, average: count === 0 ? null : sum / count }
  }

  /** New prices or names for rows that stay; nothing typed is touched and nothing is undone. */
  reprice(rows: readonly MatrixRow[]): void {
    this.model.reprice(rows)
    this.#tell({ rowIds: new Set(rows.map((row) => row.id)), prices: true })
  }

  /** More rows of a list that is read page by page, at the end; rows that are there already are left as they are. */
  append(rows: readonly MatrixRow[], groups: readonly SizeGroup[]): void {
    const fresh = rows.filter((row) => this.model.indexOf(row.id) === null)
    if (fresh.length === 0) return
    this.model.addGroups(groups)
    this.model.apply({ kind: 'add', index: this.model.rowCount, rows: fresh })
    this.#tell({ structure: true })
  }

  #selectedCells(): Cell[] {
    return cellsIn(blockOf(this.selection), this.extent).filter(({ row }) => row < this.model.rowCount)
  }

  #spread(text: string): Placed[] {
    return this.#selectedCells().map(({ row, column }) => ({ index: row, position: column, text }))
  }

  // A block that fits the selection several times fills all of it, as in Excel.
  #laidOut(block: TextBlock, target: { top: number; left: number; bottom: number; right: number }): Placed[] {
    const height = block.length
    const width = Math.max(...block.map((row) => row.length))
    const times = (selected: number, size: number) => (selected % size === 0 ? selected : size)
    const rows = times(target.bottom - target.top + 1, height)
    const columns = times(target.right - target.left + 1, width)
    const placed: Placed[] = []
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const text = block[row % height]?.[column % width]
        if (text !== undefined) placed.push({ index: target.top + row, position: target.left + column, text })
      }
    }
    return placed
  }

  #selectPasted(block: TextBlock, { top, left }: { top: number; left: number }): void {
    const width = Math.max(...block.map((row) => row.length))
    const anchor = { row: top, column: left }
    const corner = { row: top + block.length - 1, column: left + width - 1 }
    const last = clampCell(corner, { ...this.extent, rows: this.model.rowCount })
    this.select({ active: anchor, anchor, corner: { row: last.row, column: corner.column }, wanted: left })
  }

  #place(placed: readonly Placed[]): void {
    if (!this.may.edit) return
    const cells = placed.map(({ index, position, text }) => ({ index, position, after: entryFromText(text) }))
    const edits: readonly CellEdit[] = this.model.plan(cells)
    if (edits.length > 0) this.#do({ kind: 'cells', edits })
  }

  #do(change: SheetChange): void {
    this.history.record(change)
    this.#apply(change, 'do')
  }

  #apply(change: SheetChange, direction: 'do' | 'undo'): void {
    this.model.apply(change, direction)
    if (change.kind === 'prices') {
      const { rowId, before, after } = change
      const row = this.model.indexOf(rowId)
      if (direction === 'undo' && row !== null) this.selection = selectCell({ row, column: 0 })
      const told = direction === 'undo' ? { ...change, before: after, after: before } : change
      this.#tell({ selection: true, change: told })
      return
    }
    if (change.kind === 'cells') {
      const first = change.edits[0]
      const row = first === undefined ? null : this.model.indexOf(first.rowId)
      // After undo one must see what changed; after typing the cursor goes where the key says.
      if (direction === 'undo' && first !== undefined && row !== null) {
        this.selection = selectCell({ row, column: first.position })
      }
      this.#tell({ rowIds: new Set(change.edits.map((edit) => edit.rowId)), selection: direction === 'undo', change })
      return
    }
    this.selection = selectCell(clampCell({ row: change.index, column: 0 }, this.extent))
    this.#tell({ structure: true, selection: true, change })
  }

  #tell(repaint: Repaint): void {
    for (const listener of this.#listeners) listener(repaint)
  }
}
