import type { GridApi } from 'ag-grid-community'
import { isSingle } from '../selection'
import {
  newStyleLine,
  positionOf,
  type SheetLine,
  type SheetView,
  sheetColumns,
  sizeCellClasses,
  sizeColumn,
} from './cells'
import type { Repaint } from './controller'

const headerLine = 18

/**
 * Brings the grid in step with the sheet by touching only what changed: the cells of the edited rows, the sums, and the
 * classes of the cells on screen. That is what keeps a keystroke under a frame; the grid's own refresh would redo all of it.
 */
export class SheetPainter {
  #widest = -1
  #groups = ''

  constructor(
    readonly api: GridApi<SheetLine>,
    readonly root: HTMLElement,
    readonly view: SheetView,
  ) {}

  paint(repaint: Repaint): void {
    if (repaint.structure === true) this.structure()
    if (repaint.rowIds !== undefined) this.#rows(repaint.rowIds)
    if (repaint.selection === true) this.selection()
  }

  /** Rows, columns and headers. */
  structure(): void {
    const { model, may } = this.view.controller
    const lines: SheetLine[] = model.rows().map(({ id }) => ({ id }))
    if (may.add) lines.push(newStyleLine)
    this.#header()
    this.api.setGridOption('rowData', lines)
    this.#sums()
  }

  /** What is selected, on the cells that are on screen; one cell after another needs no look at all of them. */
  selection(): void {
    const active = this.activeCell()
    const marked = this.root.querySelectorAll<HTMLElement>('.sheet-cell:is(.sheet-active, .sheet-selected)')
    const touched = isSingle(this.view.controller.selection)
      ? [...marked, ...(active === null ? [] : [active])]
      : this.root.querySelectorAll<HTMLElement>('.sheet-cell')
    for (const cell of touched) {
      const position = positionOf(cell.getAttribute('col-id'))
      const rowId = cell.closest('.ag-row')?.getAttribute('row-id')
      if (position === null || rowId === null || rowId === undefined) continue
      const classes = sizeCellClasses(this.view, rowId, position)
      cell.classList.toggle('sheet-active', classes['sheet-active'] === true)
      cell.classList.toggle('sheet-selected', classes['sheet-selected'] === true)
    }
    const { controller } = this.view
    const fresh = controller.isNewStyleCell(controller.selection.active)
    this.root.querySelector('.sheet-new')?.classList.toggle('sheet-active', fresh)
    this.highlightGroup()
  }

  /** The header line of the current row's size group. */
  highlightGroup(): void {
    const { model, selection } = this.view.controller
    const here = model.groupAt(selection.active.row)?.id
    for (const line of this.root.querySelectorAll<HTMLElement>('.sheet-header > span')) {
      line.classList.toggle('sheet-here', line.dataset.group === String(here))
    }
  }

  /** Scrolls the active cell into view; nothing happens when it is there. */
  reveal(): void {
    const { row, column } = this.view.controller.selection.active
    this.api.ensureIndexVisible(row)
    if (row < this.view.controller.model.rowCount) this.api.ensureColumnVisible(sizeColumn(column))
  }

  /** The element of the active cell, or null while it is scrolled away. */
  activeCell(): HTMLElement | null {
    const { controller } = this.view
    const { row, column } = controller.selection.active
    const id = controller.isNewStyleCell(controller.selection.active)
      ? newStyleLine.id
      : controller.model.rowAt(row)?.id
    if (id === undefined) return null
    const name = id === newStyleLine.id ? 'style' : sizeColumn(column)
    return this.root.querySelector(`.ag-row[row-id="${CSS.escape(id)}"] .ag-cell[col-id="${name}"]`)
  }

  #rows(rowIds: ReadonlySet<string>): void {
    const rowNodes = [...rowIds].flatMap((id) => this.api.getRowNode(id) ?? [])
    this.api.refreshCells({ rowNodes, force: rowNodes.length > 1 })
    this.#sums()
  }

  #sums(): void {
    const pinned = this.api.getPinnedBottomRow(0)
    if (pinned !== undefined) this.api.refreshCells({ rowNodes: [pinned] })
  }

  #header(): void {
    const { model } = this.view.controller
    const groups = model.usedGroups()
    const key = groups.map((group) => group.id).join(' ')
    if (model.widest() !== this.#widest) this.api.setGridOption('columnDefs', sheetColumns(this.view))
    if (key !== this.#groups) {
      this.api.setGridOption('headerHeight', Math.max(28, groups.length * headerLine + 10))
      this.api.refreshHeader()
      // The grid makes its headers a little later.
      requestAnimationFrame(() => this.highlightGroup())
    }
    this.#widest = model.widest()
    this.#groups = key
  }
}
