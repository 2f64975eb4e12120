import type { ColumnResizedEvent, GridApi } from 'ag-grid-community'
import { measures } from '../../styles/tokens'
import { nameColumn, positionOf, type SheetLine, sizeWidths } from './cells'
import type { SheetController } from './controller'

const most = 240
/** What a cell has beside its text, and what a scroll bar may take. */
const margins = { cell: 18, bar: 16 } as const

/** As wide as the longest name asks for, in what the other columns leave; never narrower than `least`. */
export function nameWidth(wanted: number, room: number, least: number): number {
  return Math.round(Math.max(least, Math.min(wanted, room, most)))
}

/**
 * Gives the names of the styles the room that a sheet of few sizes leaves empty, until someone draws that column themselves. Returns
 * how to stop.
 */
export function fitNames(api: GridApi<SheetLine>, frame: HTMLElement, controller: SheetController): () => void {
  const viewport = frame.querySelector('.ag-grid-viewport')
  const pen = document.createElement('canvas').getContext('2d')
  if (viewport === null || pen === null) return () => undefined
  let own = false
  const arrange = () => {
    const name = api.getColumn(nameColumn.id)
    if (own || name === null || viewport.clientWidth === 0) return
    const { fontFamily } = getComputedStyle(frame)
    pen.font = `${measures.gridText}px ${fontFamily}`
    const names = new Set(controller.model.rows().map(({ styleName }) => styleName))
    const wanted = Math.max(0, ...[...names].map((text) => pen.measureText(text).width)) + margins.cell
    const others = api.getAllDisplayedColumns().filter((column) => column !== name)
    const taken = others.reduce<number>(
      (sum, column) => sum + (positionOf(column.getColId()) === null ? column.getActualWidth() : sizeWidths.most),
      margins.bar,
    )
    const newWidth = nameWidth(wanted, viewport.clientWidth - taken, nameColumn.width)
    if (newWidth !== name.getActualWidth()) api.setColumnWidths([{ key: name, newWidth }])
  }
  const resized = ({ source, column }: ColumnResizedEvent<SheetLine>) => {
    if (source === 'uiColumnResized') own ||= column?.getColId() === nameColumn.id
  }
  api.addEventListener('columnResized', resized)
  const room = new ResizeObserver(arrange)
  room.observe(viewport)
  const forget = controller.onRepaint(({ structure }) => {
    if (structure === true) arrange()
  })
  return () => {
    room.disconnect()
    forget()
    if (!api.isDestroyed()) api.removeEventListener('columnResized', resized)
  }
}
