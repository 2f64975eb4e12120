import { type Cell, extendTo, selectCell } from '../selection'
import { newStyleLine, positionOf } from './cells'
import type { SheetController } from './controller'

/** The sheet cell under a point, or null over anything else. */
function cellAt(target: EventTarget | null, controller: SheetController): Cell | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest('.ag-cell')
  const rowId = cell?.closest('.ag-row')?.getAttribute('row-id')
  if (cell === null || rowId === null || rowId === undefined) return null
  if (rowId === newStyleLine.id) return { row: controller.model.rowCount, column: 0 }
  const row = controller.model.indexOf(rowId)
  const position = positionOf(cell.getAttribute('col-id'))
  if (row === null) return null
  // A click on the frozen part goes to the first size of the row.
  const column = Math.min(position ?? 0, controller.model.sizesAt(row) - 1)
  return column < 0 ? null : { row, column }
}

interface MouseEvents {
  readonly onLeave: () => void
  readonly onEdit: () => void
  readonly focus: () => void
}

/** Clicks and drags select as in a spreadsheet; the keyboard stays with the sheet. Returns how to stop. */
export function attachMouse(root: HTMLElement, controller: SheetController, events: MouseEvents): () => void {
  let dragging = false
  const down = (event: MouseEvent) => {
    const cell = event.button === 0 ? cellAt(event.target, controller) : null
    if (cell === null) return
    event.preventDefault()
    events.onLeave()
    controller.select(event.shiftKey ? extendTo(controller.selection, cell) : selectCell(cell))
    events.focus()
    dragging = true
  }
  const over = (event: MouseEvent) => {
    if (!dragging) return
    const cell = cellAt(event.target, controller)
    if (cell !== null && !controller.isNewStyleCell(cell)) controller.select(extendTo(controller.selection, cell))
  }
  const up = () => {
    dragging = false
  }
  const double = (event: MouseEvent) => {
    if (cellAt(event.target, controller) !== null) events.onEdit()
  }
  root.addEventListener('mousedown', down)
  root.addEventListener('mouseover', over)
  root.addEventListener('dblclick', double)
  window.addEventListener('mouseup', up)
  return () => {
    root.removeEventListener('mousedown', down)
    root.removeEventListener('mouseover', over)
    root.removeEventListener('dblclick', double)
    window.removeEventListener('mouseup', up)
  }
}
