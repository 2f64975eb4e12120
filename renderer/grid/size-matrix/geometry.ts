import type { GridApi } from 'ag-grid-community'
import { measures } from '../../styles/tokens'
import { positionOf, type SheetLine } from './cells'

/** Where a cell lies in the sheet's frame, in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Band {
  readonly from: number
  readonly to: number
}

interface Measured {
  /** Where the first row would start if nothing were scrolled. */
  readonly rowsTop: number
  /** Size columns as they would lie if nothing were scrolled. */
  readonly columns: ReadonlyMap<number, { readonly left: number; readonly width: number }>
  readonly height: number
  /** What header, sums and frozen columns leave of the frame. */
  readonly across: Band
  readonly down: Band
}

const changes = ['columnResized', 'displayedColumnsChanged', 'gridSizeChanged', 'firstDataRendered'] as const

/**
 * Where the size cells lie, worked out from what was measured once: asking the page in the middle of a keystroke would make it
 * lay itself out at once and again when it paints.
 */
export class SheetGeometry {
  #measured: Measured | null = null
  #top = 0
  #left = 0
  readonly #viewport: HTMLElement | null
  readonly #forget = () => {
    this.#measured = null
  }
  readonly #scrolled = () => {
    this.#top = this.#viewport?.scrollTop ?? 0
    this.#left = this.#viewport?.scrollLeft ?? 0
  }

  constructor(
    readonly api: GridApi<SheetLine>,
    readonly frame: HTMLElement,
  ) {
    this.#viewport = frame.querySelector<HTMLElement>('.ag-grid-viewport')
  }

  /** Follows the grid; returns how to stop. */
  attach(): () => void {
    for (const name of changes) this.api.addEventListener(name, this.#forget)
    this.#viewport?.addEventListener('scroll', this.#scrolled, { passive: true })
    const sizes = new ResizeObserver(this.#forget)
    sizes.observe(this.frame)
    return () => {
      sizes.disconnect()
      this.#viewport?.removeEventListener('scroll', this.#scrolled)
      if (this.api.isDestroyed()) return
      for (const name of changes) this.api.removeEventListener(name, this.#forget)
    }
  }

  /** The head changed its height or its columns. */
  forget(): void {
    this.#measured = null
  }

  /** The grid was told to scroll: what it did is known at once, not with its next event. */
  rescroll(): void {
    this.#scrolled()
  }

  /** The place of a size cell, or null where there is no such column. */
  placeOf(row: number, position: number): Place | null {
    const measured = this.#measure()
    const column = measured?.columns.get(position)
    if (measured === null || column === undefined) return null
    return {
      x: column.left - this.#left,
      y: measured.rowsTop + row * measures.row - this.#top,
      width: column.width,
      height: measured.height,
    }
  }

  /** The place of any cell, asked of the page. */
  placeOfElement(cell: Element): Place {
    const outer = this.frame.getBoundingClientRect()
    const { left, top, width, height } = cell.getBoundingClientRect()
    return { x: left - outer.left, y: top - outer.top, width, height }
  }

  /** Whether a place can be seen whole, under nothing that is frozen. */
  isSeen({ x, y, width, height }: Place): boolean {
    const measured = this.#measure()
    if (measured === null) return false
    const { across, down } = measured
    return x >= across.from && x + width <= across.to && y >= down.from && y + height <= down.to
  }

  /** How many rows a page has. */
  rowsOnScreen(): number {
    const measured = this.#measure()
    return measured === null ? 1 : Math.max(1, Math.floor((measured.down.to - measured.down.from) / measures.row) - 1)
  }

  #measure(): Measured | null {
    this.#measured ??= this.#read()
    return this.#measured
  }

  #read(): Measured | null {
    const find = (name: string) => this.frame.querySelector(name)?.getBoundingClientRect()
    const viewport = this.#viewport
    const [rows, head, sums] = [
      find('.ag-grid-scrolling-container'),
      find('.ag-grid-pinned-top-rows'),
      find('.ag-grid-pinned-bottom-rows'),
    ]
    if (viewport === null || rows === undefined || head === undefined) return null
    this.#scrolled()
    const outer = this.frame.getBoundingClientRect()
    const inner = viewport.getBoundingClientRect()
    const columns = new Map<number, { left: number; width: number }>()
    for (const cell of this.frame.querySelectorAll('.ag-header-cell')) {
      const position = positionOf(cell.getAttribute('col-id'))
      const { left, width } = cell.getBoundingClientRect()
      if (position !== null) columns.set(position, { left: left - outer.left + this.#left, width })
    }
    const frozen = [
      find('.ag-header-row .ag-grid-pinned-left-cells'),
      find('.ag-header-row .ag-grid-pinned-right-cells'),
    ]
    return {
      rowsTop: rows.top - outer.top + this.#top,
      columns,
      height: find('.ag-row .sheet-cell')?.height ?? measures.row,
      across: {
        from: (frozen[0]?.right ?? inner.left) - outer.left,
        to: (frozen[1]?.left ?? inner.right) - outer.left,
      },
      down: { from: head.bottom - outer.top, to: (sums?.top ?? inner.bottom) - outer.top },
    }
  }
}
