import { blockFromClipboard, clipboardOf } from '../clipboard'
import { isSingle } from '../selection'
import type { SheetController } from './controller'
import { type PressAnswer, pressInEditor, pressOnSheet } from './press'

/** What the editor tells the component around it. */
export interface EditorEvents {
  /** What is being typed into the cell of a new style; null when that ends. */
  readonly onQuery: (text: string | null) => void
  /** A key for the list of styles while it is open; true when it took it. */
  readonly onSuggestionKey: (event: KeyboardEvent) => boolean
  /** Enter in the cell of a new style. */
  readonly onNewStyle: (text: string) => void
  readonly onNews: (news: EditorNews) => void
  readonly rowsOnScreen: () => number
}

/** What the status bar says after an action. */
export type EditorNews =
  | { readonly kind: 'pasted'; readonly cells: number; readonly outside: number }
  | { readonly kind: 'copied'; readonly cells: number }
  | { readonly kind: 'undone' | 'redone' | 'nothingUndo' | 'nothingRedo' }

/**
 * The one input of the sheet. It always has the focus and lies over the active cell, unseen until something is typed: so
 * typing needs no editor to be made, input methods work, and the clipboard comes as events without asking permission.
 */
export class SheetEditor {
  #mode: 'off' | 'typing' | 'editing' = 'off'

  constructor(
    readonly input: HTMLInputElement,
    readonly controller: SheetController,
    readonly events: EditorEvents,
  ) {}

  get isEditing(): boolean {
    return this.#mode !== 'off'
  }

  /** Listens; returns how to stop. */
  attach(): () => void {
    const { input } = this
    const listeners: readonly (readonly [string, (event: never) => void])[] = [
      ['keydown', (event: KeyboardEvent) => this.#keyDown(event)],
      ['input', () => this.#typed()],
      ['beforeinput', (event: InputEvent) => this.#beforeInput(event)],
      ['copy', (event: ClipboardEvent) => this.#copy(event, false)],
      ['cut', (event: ClipboardEvent) => this.#copy(event, true)],
      ['paste', (event: ClipboardEvent) => this.#paste(event)],
      ['compositionstart', () => this.#begin('typing')],
    ]
    // Each name is paired with the event it brings.
    for (const [name, listener] of listeners) input.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of listeners) input.removeEventListener(name, listener as EventListener)
    }
  }

  /** F2 or a double click: the text that is there, the caret at its end. */
  editText(): void {
    if (!this.controller.canType()) return
    this.input.value = this.controller.textAt(this.controller.selection.active)
    this.#begin('editing')
    this.input.setSelectionRange(this.input.value.length, this.input.value.length)
  }

  /** Takes what was typed, e.g. because the mouse went elsewhere. */
  commit(block = false): void {
    if (!this.isEditing) return
    const text = this.input.value
    this.cancel()
    if (!this.controller.isNewStyleCell(this.controller.selection.active)) this.controller.enter(text, block)
  }

  /** Forgets what was typed. */
  cancel(): void {
    this.#mode = 'off'
    this.input.value = ''
    this.input.classList.remove('sheet-editing')
    this.input.dataset.keys = 'pass'
    this.events.onQuery(null)
  }

  #begin(mode: 'typing' | 'editing'): void {
    if (this.isEditing || !this.controller.canType()) return
    this.#mode = mode
    this.input.classList.add('sheet-editing')
    this.input.dataset.keys = 'own'
  }

  // Space and ? belong to the screen until something is being typed.
  #beforeInput(event: InputEvent): void {
    if (!this.isEditing && (event.data === ' ' || event.data === '?')) event.preventDefault()
  }

  #typed(): void {
    if (!this.isEditing) this.#begin('typing')
    if (!this.isEditing) this.input.value = ''
    else if (this.controller.isNewStyleCell(this.controller.selection.active)) this.events.onQuery(this.input.value)
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (this.#mode === 'off') this.#keyOnSheet(event)
    else this.#keyInEditor(event, this.#mode)
  }

  #keyOnSheet(event: KeyboardEvent): void {
    const answer = pressOnSheet(event, this.controller, this.events.rowsOnScreen())
    if (answer === 'ignored') return
    if (answer === 'editFresh') {
      this.#begin('typing')
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (answer === 'editText') this.editText()
    this.#news(answer)
  }

  #news(answer: PressAnswer): void {
    if (answer === 'undone' || answer === 'redone' || answer === 'nothingUndo' || answer === 'nothingRedo') {
      this.events.onNews({ kind: answer })
    }
  }

  #keyInEditor(event: KeyboardEvent, mode: 'typing' | 'editing'): void {
    const fresh = this.controller.isNewStyleCell(this.controller.selection.active)
    const taken = fresh && this.events.onSuggestionKey(event)
    const answer = taken ? 'taken' : pressInEditor(event, mode)
    if (answer === 'caret') return
    stop(event)
    if (answer === 'taken') return
    if (answer === 'cancel') this.cancel()
    else if (fresh && event.key === 'Enter') this.events.onNewStyle(this.input.value)
    else {
      this.commit(answer === 'commitBlock')
      if (answer === 'commit') pressOnSheet(event, this.controller, this.events.rowsOnScreen())
    }
  }

  #copy(event: ClipboardEvent, cut: boolean): void {
    if (this.isEditing) return
    const block = this.controller.copy()
    const { text, html } = clipboardOf(block)
    event.preventDefault()
    if (block.length === 0 || event.clipboardData === null) return
    event.clipboardData.setData('text/plain', text)
    event.clipboardData.setData('text/html', html)
    if (cut) this.controller.clear()
    this.events.onNews({ kind: 'copied', cells: block.reduce((sum, row) => sum + row.length, 0) })
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const fresh = this.controller.isNewStyleCell(this.controller.selection.active)
    if (this.isEditing || (fresh && isSingle(this.controller.selection) && !/[\t\n]/.test(text.trimEnd()))) return
    event.preventDefault()
    const block = blockFromClipboard({ text, html: event.clipboardData?.getData('text/html') ?? '' })
    this.events.onNews({ kind: 'pasted', ...this.controller.paste(block) })
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
