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
  sumColumns,
} from './cells'
import type { Repaint } from './controller'
import { type Place, SheetGeometry } from './geometry'

const headerLine = 18

/**
 * Brings the grid in step with the sheet by touching only what changed: the cells of the edited rows, the sums, and the
 * classes of the cells on screen. That is what keeps a keystroke under a frame; the grid's own refresh would redo all of it.
 */
export class SheetPainter {
  readonly geometry: SheetGeometry
  #widest = -1
  #groups = ''

  constructor(
    readonly api: GridApi<SheetLine>,
    readonly root: HTMLElement,
    readonly view: SheetView,
  ) {
    this.geometry = new SheetGeometry(api, root)
  }

  paint(repaint: Repaint): void {
    if (repaint.structure === true) this.structure()
    if (repaint.rowIds !== undefined) this.#rows(repaint.rowIds, repaint)
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
    const place = this.geometry.placeOf(row, column)
    if (place !== null && this.geometry.isSeen(place)) return
    this.api.ensureIndexVisible(row)
    if (row < this.view.controller.model.rowCount) this.api.ensureColumnVisible(sizeColumn(column))
    this.geometry.rescroll()
  }

  /** Where the active cell lies; only the cell of a new style, which may span columns, is looked for on the page. */
  activePlace(): Place | null {
    const { controller } = this.view
    const { row, column } = controller.selection.active
    if (!controller.isNewStyleCell(controller.selection.active)) return this.geometry.placeOf(row, column)
    const cell = this.activeCell()
    return cell === null ? null : this.geometry.placeOfElement(cell)
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

  // Typing changes a cell or a block of them, so only those columns and the sums are asked again.
  #rows(rowIds: ReadonlySet<string>, { change, prices = false }: Repaint): void {
    const rowNodes = [...rowIds].flatMap((id) => this.api.getRowNode(id) ?? [])
    const force = prices || rowNodes.length > 1
    const sums = sumColumns(this.view)
    if (change?.kind === 'cells') {
      const cells = new Set(change.edits.map(({ position }) => sizeColumn(position)))
      this.api.refreshCells({ rowNodes, force, columns: [...cells, ...sums] })
      this.#sums(sums)
    } else {
      this.api.refreshCells({ rowNodes, force })
      this.#sums()
    }
  }

  #sums(columns?: string[]): void {
    const pinned = this.api.getPinnedBottomRow(0)
    if (pinned !== undefined)
      this.api.refreshCells({ rowNodes: [pinned], ...(columns === undefined ? {} : { columns }) })
  }

  #header(): void {
    const { model } = this.view.controller
    const groups = model.usedGroups()
    const key = groups.map((group) => group.id).join(' ')
    if (model.widest() !== this.#widest) this.api.setGridOption('columnDefs', sheetColumns(this.view))
    if (key !== this.#groups) {
      this.api.setGridOption('headerHeight', Math.max(28, groups.length * headerLine + 10))
      this.api.refreshHeader()
      this.geometry.forget()
      // The grid makes its headers a little later.
      requestAnimationFrame(() => this.highlightGroup())
    }
    this.#widest = model.widest()
    this.#groups = key
  }
}
