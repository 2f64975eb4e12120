import { page, selectAll, step, toEdge } from '../selection'
import type { SheetController } from './controller'

/** The parts of a keyboard event the sheet looks at. */
export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** What the caller has to do with the editor after a press; `handled` presses go no further. */
export type PressAnswer =
  | 'ignored'
  | 'handled'
  | 'editFresh'
  | 'editText'
  | 'undone'
  | 'redone'
  | 'nothingUndo'
  | 'nothingRedo'

const arrows: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

function move(press: Press, sheet: SheetController, rowsOnScreen: number): boolean {
  const options = { extend: press.shiftKey, jump: press.ctrlKey || press.metaKey }
  const { selection, extent } = sheet
  const arrow = arrows[press.key]
  if (arrow !== undefined) sheet.select(step(selection, arrow, extent, options))
  else if (press.key === 'Home') sheet.select(toEdge(selection, 'start', extent, options))
  else if (press.key === 'End') sheet.select(toEdge(selection, 'end', extent, options))
  else if (press.key === 'PageDown') sheet.select(page(selection, rowsOnScreen, extent, options))
  else if (press.key === 'PageUp') sheet.select(page(selection, -rowsOnScreen, extent, options))
  else if (press.key === 'Enter' || press.key === 'Tab') sheet.next(press.shiftKey)
  else return false
  return true
}

function command(press: Press, sheet: SheetController): PressAnswer {
  switch (press.key.toLowerCase()) {
    case 'a':
      sheet.select(selectAll(sheet.extent))
      return 'handled'
    case 'd':
      sheet.fill('down')
      return 'handled'
    case 'r':
      sheet.fill('right')
      return 'handled'
    case 'z':
      if (press.shiftKey) return sheet.redo() ? 'redone' : 'nothingRedo'
      return sheet.undo() ? 'undone' : 'nothingUndo'
    case 'y':
      return sheet.redo() ? 'redone' : 'nothingRedo'
    case '-':
      sheet.removeRows()
      return 'handled'
    default:
      return 'ignored'
  }
}

/** A key on the sheet while no cell is being edited. Copy, cut and paste come as clipboard events, not as keys. */
export function pressOnSheet(press: Press, sheet: SheetController, rowsOnScreen: number): PressAnswer {
  if (press.altKey) return 'ignored'
  const held = press.ctrlKey || press.metaKey
  // Ctrl+Enter belongs to the screen, as its primary step.
  if (held && press.key === 'Enter') return 'ignored'
  if (move(press, sheet, rowsOnScreen)) return 'handled'
  if (held) return command(press, sheet)
  if (press.key === 'F2') return sheet.canType() ? 'editText' : 'handled'
  if (press.key === 'Delete' || press.key === 'Backspace') {
    sheet.clear()
    return 'handled'
  }
  // `?` asks for help wherever it cannot be part of a code or a quantity.
  if (press.key.length === 1 && press.key !== '?' && press.key !== ' ') return sheet.canType() ? 'editFresh' : 'handled'
  return 'ignored'
}

/**
 * A key while a cell is being edited: what to do with the text. In typing mode arrows leave the cell, as in Excel; after F2
 * they move the caret.
 */
export function pressInEditor(press: Press, mode: 'typing' | 'editing'): 'caret' | 'cancel' | 'commit' | 'commitBlock' {
  if (press.key === 'Escape') return 'cancel'
  if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) return 'commitBlock'
  if (press.key === 'Enter' || press.key === 'Tab') return 'commit'
  const leaves = press.key in arrows || press.key === 'Home' || press.key === 'End' || press.key.startsWith('Page')
  return leaves && mode === 'typing' ? 'commit' : 'caret'
}
