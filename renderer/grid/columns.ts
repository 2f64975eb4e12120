import type { ColDef, ICellRendererParams, ValueFormatterParams } from 'ag-grid-community'
import { isDocumentStatus, toneOfState } from '../components/state-badge/tones'
import { formatFen, formatInstant, formatQuantity, formatRate } from '../components/values/text'
import type { Translate } from '../i18n'
import '../components/state-badge/state-badge.css'

/** What stands in a column: decides alignment, format, and how it is exported. */
export type CellType = 'text' | 'code' | 'money' | 'quantity' | 'rate' | 'day' | 'instant' | 'state'

/** A value as a cell holds it. */
export type CellValue = string | number | null

/** How a column is typed into. */
export interface CellEditing<Row> {
  /** False keeps this row's cell closed. */
  readonly may?: (row: Row) => boolean
  /** Turns what was typed into the value; null refuses it and keeps the old one. */
  readonly parse: (text: string) => CellValue | null
  readonly onEdit: (row: Row, value: CellValue) => void
}

/** A column of any grid; the header is in words already. */
export interface GridColumn<Row> {
  /** Unique in the grid; the field of that name unless `value` says otherwise. */
  readonly field: string
  readonly header: string
  readonly type?: CellType
  readonly width?: number
  /** Takes a share of the room that is left. */
  readonly flex?: number
  readonly pinned?: 'left' | 'right'
  readonly value?: (row: Row) => CellValue
  /** The words for a value, e.g. of a kind; the exported text too. */
  readonly words?: (value: CellValue, row: Row) => string
  /** Sums the shown rows into the pinned totals. */
  readonly total?: 'sum'
  readonly sortable?: boolean
  readonly hidden?: boolean
  /** A small square of a colour before the text: `#rrggbb`, or empty for colours without a value of their own. */
  readonly swatch?: (row: Row) => string
  /** A dot of a state's colour before the words, where the words name a state of their own. */
  readonly tone?: (row: Row) => StateTone
  /** A small picture in place of words, as an address; it may come later than the row. */
  readonly picture?: (row: Row) => Promise<string | null>
  readonly edit?: CellEditing<Row>
}

/** The colours of states, each with one meaning. */
export type StateTone = 'draft' | 'work' | 'done' | 'waits' | 'wrong'

const widths: Readonly<Record<CellType, number>> = {
  text: 160,
  code: 140,
  money: 120,
  quantity: 84,
  rate: 76,
  day: 104,
  instant: 132,
  state: 136,
}

const numeric: ReadonlySet<CellType> = new Set(['money', 'quantity', 'rate'])

/** Whether a type is right-aligned figures. */
export function isNumeric(type: CellType): boolean {
  return numeric.has(type)
}

/** The value of a column for a row; a field that is missing or no plain value is an empty cell. */
export function cellValue<Row extends object>(column: GridColumn<Row>, row: Row): CellValue {
  if (column.value !== undefined) return column.value(row)
  const found: unknown = Reflect.get(row, column.field)
  return typeof found === 'string' || typeof found === 'number' ? found : null
}

/** A value as its cell shows it. */
export function shownText(type: CellType, value: CellValue, t: Translate): string {
  if (value === null || value === '') return ''
  if (type === 'state') return isDocumentStatus(value) ? t(`states:${value}`) : String(value)
  if (type === 'instant') return formatInstant(String(value))
  if (typeof value !== 'number') return value
  if (type === 'money') return formatFen(value)
  if (type === 'rate') return formatRate(value)
  return type === 'quantity' ? formatQuantity(value) : String(value)
}

/** A dot and a word without React, because a list paints hundreds of them. */
class StateCell {
  #element = document.createElement('span')

  init(params: ICellRendererParams): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#element
  }

  refresh({ value, valueFormatted }: ICellRendererParams): boolean {
    const tone = isDocumentStatus(value) ? toneOfState[value] : 'draft'
    this.#element.className = value === null || value === undefined || value === '' ? '' : `state-badge state-${tone}`
    this.#element.textContent = valueFormatted ?? ''
    return true
  }
}

/** A dot and words of a state that is no document's. */
class ToneCell {
  #element = document.createElement('span')

  init(params: ICellRendererParams & { readonly toneOf: (row: unknown) => StateTone }): void {
    const hasText = (params.valueFormatted ?? '') !== ''
    const isRow = params.data !== undefined && params.node.rowPinned == null && hasText
    this.#element.className = isRow ? `state-badge state-${params.toneOf(params.data)}` : ''
    this.#element.textContent = isRow ? (params.valueFormatted ?? '') : ''
  }

  getGui(): HTMLElement {
    return this.#element
  }

  refresh(): boolean {
    return false
  }
}

/** A square of the colour and the text, without React. */
class SwatchCell {
  #element = document.createElement('span')

  init(params: ICellRendererParams & { readonly swatchOf: (row: unknown) => string }): void {
    const square = document.createElement('i')
    const swatch = params.data === undefined || params.node.rowPinned != null ? null : params.swatchOf(params.data)
    square.className = swatch === '' ? 'cell-swatch cell-no-swatch' : 'cell-swatch'
    if (swatch !== null && swatch !== '') square.style.backgroundColor = swatch
    this.#element.className = 'cell-with-swatch'
    this.#element.replaceChildren(...(swatch === null ? [] : [square]), params.valueFormatted ?? '')
  }

  getGui(): HTMLElement {
    return this.#element
  }

  refresh(): boolean {
    return false
  }
}

/** A small picture, without React; it is there as soon as it is known. */
class PictureCell {
  #element = document.createElement('span')
  #asked: unknown = null

  init(params: ICellRendererParams & { readonly pictureOf: (row: unknown) => Promise<string | null> }): void {
    const { data, pictureOf } = params
    if (data === undefined || params.node.rowPinned != null) return
    this.#asked = data
    void pictureOf(data).then((address) => {
      if (address === null || this.#asked !== data) return
      const image = document.createElement('img')
      image.src = address
      image.alt = ''
      image.className = 'cell-picture'
      this.#element.replaceChildren(image)
    })
  }

  getGui(): HTMLElement {
    return this.#element
  }

  refresh(): boolean {
    return false
  }

  destroy(): void {
    this.#asked = null
  }
}

function editing<Row extends object>(column: GridColumn<Row>): ColDef<Row> {
  const { edit } = column
  if (edit === undefined) return {}
  return {
    editable: ({ data, node }) => data !== undefined && node.rowPinned === undefined && edit.may?.(data) !== false,
    cellEditor: 'agTextCellEditor',
    cellClass: [...(isNumeric(column.type ?? 'text') ? ['cell-numeric'] : []), 'cell-editable'],
    valueParser: ({ newValue, oldValue }) => edit.parse(String(newValue ?? '')) ?? oldValue,
    valueSetter: ({ data, newValue, oldValue }) => {
      if (newValue === oldValue) return false
      edit.onEdit(data, newValue)
      return true
    },
  }
}

/** The columns with one that takes the room that is left: the last of plain words, unless the screen named one itself. */
export function filling<Row>(columns: readonly GridColumn<Row>[]): readonly GridColumn<Row>[] {
  const isPlain = ({ type = 'text', hidden, pinned }: GridColumn<Row>) =>
    type === 'text' && hidden !== true && pinned === undefined
  const last = columns.findLastIndex(isPlain)
  if (last < 0 || columns.some(({ flex }) => flex !== undefined)) return columns
  return columns.map((column, position) => (position === last ? { ...column, flex: 1 } : column))
}

/** A column in the grid's own words. */
export function toColDef<Row extends object>(column: GridColumn<Row>, t: Translate): ColDef<Row> {
  const type = column.type ?? 'text'
  const format = ({ value, data }: ValueFormatterParams<Row, CellValue>) => {
    if (column.words !== undefined && data !== undefined) return column.words(value ?? null, data)
    return shownText(type, value ?? null, t)
  }
  return {
    colId: column.field,
    headerName: column.header,
    headerTooltip: column.header,
    width: column.width ?? widths[type],
    ...(column.flex === undefined ? {} : { flex: column.flex, minWidth: column.width ?? widths[type] }),
    pinned: column.pinned ?? null,
    hide: column.hidden === true,
    sortable: column.sortable !== false,
    valueGetter: ({ data }) => (data === undefined ? null : cellValue(column, data)),
    valueFormatter: format,
    cellClassRules: { 'cell-negative': ({ value }) => typeof value === 'number' && value < 0 && isNumeric(type) },
    ...(isNumeric(type) ? { cellClass: 'cell-numeric', headerClass: 'header-numeric' } : {}),
    ...(type === 'state' ? { cellRenderer: StateCell } : {}),
    ...(column.tone === undefined ? {} : { cellRenderer: ToneCell, cellRendererParams: { toneOf: column.tone } }),
    ...(column.swatch === undefined
      ? {}
      : { cellRenderer: SwatchCell, cellRendererParams: { swatchOf: column.swatch } }),
    ...(column.picture === undefined
      ? {}
      : { cellRenderer: PictureCell, cellRendererParams: { pictureOf: column.picture } }),
    ...(type === 'text' ? { tooltipValueGetter: ({ valueFormatted }) => valueFormatted ?? '' } : {}),
    ...editing(column),
  }
}
