import type { Ref } from 'react'
import type { StyleHit } from './suggestions'
import type {
  CellFlag,
  Entry,
  MatrixRow,
  OwnPrices,
  SheetChange,
  SheetColumn,
  SheetCursor,
  SheetTotals,
  SizeGroup,
  WholeSheet,
} from './types'

/** What a screen learns when the sheet changed. */
export interface SheetEdit {
  readonly change: SheetChange
  readonly totals: SheetTotals
  /** All rows with what stands in them now; made when asked for. */
  rows(): readonly MatrixRow[]
  /** One row with what stands in it now. */
  row(rowId: string): MatrixRow | null
}

/** The rows of a style the user picked, with the size groups they need. */
export interface StyleRows {
  readonly rows: readonly MatrixRow[]
  readonly groups: readonly SizeGroup[]
}

/** What a screen can ask of the sheet. */
export interface SizeMatrixHandle {
  focus(): void
  rows(): readonly MatrixRow[]
  totals(): SheetTotals
  /** Selects a cell, e.g. of a problem in a list. */
  goTo(rowId: string, position: number): void
  /** Puts a row's entries in, as one step that undo takes back. */
  fillRow(rowId: string, entries: readonly Entry[]): void
  /** The rows that the selection touches, with what stands in them now. */
  selectedRows(): readonly MatrixRow[]
  /** The cells of the selection. */
  selectedCells(): readonly { readonly row: MatrixRow; readonly position: number }[]
  /** Where the active cell is on screen, for what opens beside it; null while it is scrolled away. */
  activeRect(): DOMRect | null
  /** Sets prices as one step that undo takes back; they come into the rows when the screen prices them anew. */
  setPrices(before: OwnPrices, after: OwnPrices): void
}

/** What the sheet takes. */
export interface SizeMatrixProps<Hit extends StyleHit> {
  /**
   * What stands in the sheet at first. Later rows only bring new prices and names for the same ids; to load another
   * document give the component another `key`.
   */
  readonly rows: readonly MatrixRow[]
  readonly groups: readonly SizeGroup[]
  readonly onChange?: (edit: SheetEdit) => void
  /** The row the cursor is on, for a panel beside the sheet. */
  readonly onRow?: (row: MatrixRow | null) => void
  /** The cell the cursor is on, where a screen acts on single cells. */
  readonly onCursor?: (cursor: SheetCursor) => void
  readonly readOnly?: boolean
  /** Keeps the rows as they are: no row for new styles, none can be removed, e.g. for allocation. */
  readonly fixedRows?: boolean
  /** True leaves out prices and amounts, e.g. for goods receipts. */
  readonly priceless?: boolean
  /** Columns after the colour, e.g. carton numbers or both sides' prices. */
  readonly left?: readonly SheetColumn[]
  /** Columns frozen on the right in place of pieces and amount, e.g. 库存, 已配, 剩余. */
  readonly right?: readonly SheetColumn[]
  /** True leaves the size group's name out, where the columns across are no sizes. */
  readonly groupless?: boolean
  /** How wide the cells are in pixels, where the heads across are longer than a size. */
  readonly cellWidth?: number
  /** Marks by row id and position; give a new map when the marks change. */
  readonly flags?: ReadonlyMap<string, ReadonlyMap<number, CellFlag>>
  /** Called when the last rows come near: whoever shows a long list page by page gives more rows then, and they are put at the end. */
  readonly onNearEnd?: () => void
  /** What the pinned row says where the rows are only the first of many; null while nobody knows yet. */
  readonly whole?: WholeSheet | null
  readonly findStyles?: (query: string) => Promise<readonly Hit[]>
  /** Brings the rows of a picked style: all its colours, or the chosen one. */
  readonly onAddStyle?: (hit: Hit) => Promise<StyleRows>
  readonly autoFocus?: boolean
  readonly ref?: Ref<SizeMatrixHandle>
}
