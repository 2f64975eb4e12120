import type { CellClassParams, ColDef, IHeaderComp, IHeaderParams, ValueGetterParams } from 'ag-grid-community'
import { formatFen, formatQuantity, formatRate } from '../../components/values/text'
import type { Translate } from '../../i18n'
import { blockOf, contains } from '../selection'
import type { SheetController } from './controller'
import { textOfEntry } from './model'
import { ownColumn, ownColumnId } from './own-columns'
import {
  type CellFlag,
  type Entry,
  goodsFlag,
  type MatrixRow,
  type SheetColumn,
  type SizeGroup,
  type WholeSheet,
} from './types'

/** A row as the grid knows it: only its name; what it holds is asked of the model. */
export interface SheetLine {
  readonly id: string
}

/** The row in which a new style's code is typed. */
export const newStyleLine: SheetLine = { id: '+' }
/** How narrow and how wide a size column is where a screen does not say. */
export const sizeWidths = { least: 34, most: 48 } as const
/** The column of the styles' names, as narrow as it is where room is short. */
export const nameColumn = { id: 'name', width: 100 } as const
/** The pinned row of sums. */
export const totalLine: SheetLine = { id: '=' }
const isTotal = (line: SheetLine | undefined) => line === totalLine

/** The column of a size by its position. */
export function sizeColumn(position: number): string {
  return `s${position}`
}

/** The position a column stands for, or null for the others. */
export function positionOf(column: string | null | undefined): number | null {
  const match = /^s(\d+)$/.exec(column ?? '')
  return match === null ? null : Number(match[1])
}

interface StackedHeaderParams extends IHeaderParams<SheetLine> {
  readonly lines: () => readonly { readonly group: SizeGroup; readonly text: string }[]
}

/** One line per size group in use; the current row's is highlighted from outside by its `data-group`. */
class StackedHeader implements IHeaderComp {
  #element = document.createElement('div')

  init(params: StackedHeaderParams): void {
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.#element
  }

  refresh(params: StackedHeaderParams): boolean {
    this.#element.className = 'sheet-header'
    this.#element.replaceChildren(
      ...params.lines().map(({ group, text }) => {
        const line = document.createElement('span')
        line.textContent = text
        line.title = text
        line.dataset.group = String(group.id)
        return line
      }),
    )
    return true
  }
}

/** A small square of the colour and its name, without React. */
class ColourCell {
  #element = document.createElement('span')

  init(params: { value: string; data?: SheetLine; swatchOf: (id: string) => string }): void {
    const square = document.createElement('i')
    const swatch = params.swatchOf(params.data?.id ?? '')
    square.className = swatch === '' ? 'sheet-swatch sheet-no-swatch' : 'sheet-swatch'
    if (swatch !== '') square.style.backgroundColor = swatch
    this.#element.className = 'sheet-colour'
    this.#element.replaceChildren(...(params.value === '' ? [] : [square, params.value]))
  }

  getGui(): HTMLElement {
    return this.#element
  }

  refresh(): boolean {
    return false
  }
}

/** What the columns ask of the sheet around them. */
export interface SheetView {
  readonly controller: SheetController
  readonly t: Translate
  readonly flagOf: (rowId: string, position: number) => CellFlag | null
  /** False leaves out prices and amounts: goods on a floor have none. */
  readonly prices: boolean
  /** What a screen adds or changes; asked again whenever something is painted. */
  readonly layout: () => SheetLayout
}

/** The columns a screen brings itself. */
export interface SheetLayout {
  readonly left: readonly SheetColumn[]
  /** Null keeps pieces and amount. */
  readonly right: readonly SheetColumn[] | null
  readonly group: boolean
  readonly cellWidth: number | null
  /** Undefined where the rows of the sheet are all there are. */
  readonly whole: WholeSheet | null | undefined
}

type Rules = NonNullable<ColDef<SheetLine>['cellClassRules']>

/** How a size cell looks; the same function marks it when it is made and when the selection moves. */
export function sizeCellClasses(view: SheetView, rowId: string, position: number): Readonly<Record<string, boolean>> {
  const { controller } = view
  const row = controller.model.indexOf(rowId)
  if (row === null) return {}
  const cell = { row, column: position }
  const { active } = controller.selection
  const flag = view.flagOf(rowId, position)
  const wrong = typeof controller.model.entryAt(row, position) === 'string'
  return {
    'sheet-active': active.row === row && active.column === position,
    'sheet-selected': contains(blockOf(controller.selection), cell) && controller.model.isOpen(row, position),
    'sheet-closed': !controller.model.isOpen(row, position),
    'sheet-stock': flag?.kind === 'stock',
    'sheet-budget': flag?.kind === 'budget' || flag?.kind === 'doubt',
    'sheet-problem': wrong || flag?.kind === 'problem',
    'sheet-locked': flag?.kind === 'locked',
    'sheet-changed': flag?.kind === 'changed' || (flag?.kind === 'problem' && flag.was !== undefined),
    'sheet-accepted': flag?.kind === 'accepted',
  }
}

const flagMarks = ['sheet-stock', 'sheet-budget', 'sheet-problem', 'sheet-locked', 'sheet-changed', 'sheet-accepted']

function sizeRules(view: SheetView, position: number): Rules {
  const names = [...flagMarks, 'sheet-active', 'sheet-selected', 'sheet-closed']
  return Object.fromEntries(
    names.map((name) => [
      name,
      ({ data }: CellClassParams<SheetLine>) =>
        data !== undefined && sizeCellClasses(view, data.id, position)[name] === true,
    ]),
  )
}

function rowOf(view: SheetView, { data }: ValueGetterParams<SheetLine>): MatrixRow | null {
  const index = data === undefined ? null : view.controller.model.indexOf(data.id)
  return index === null ? null : view.controller.model.rowAt(index)
}

interface FixedColumn {
  readonly field: string
  readonly header: string
  readonly width: number
  readonly get: (row: MatrixRow) => string
  readonly numeric?: boolean
  /** Whether it names the goods, and so carries the marks about them. */
  readonly goods?: boolean
}

/** Style and colour are marked where a mark is about the goods of a row. */
function goodsMarks(view: SheetView): Pick<ColDef<SheetLine>, 'cellClassRules' | 'tooltipValueGetter'> {
  const flagOf = (line: SheetLine | undefined) => (line === undefined ? null : view.flagOf(line.id, goodsFlag))
  return {
    cellClassRules: {
      'sheet-problem': ({ data }) => flagOf(data)?.kind === 'problem',
      'sheet-budget': ({ data }) => flagOf(data)?.kind === 'doubt',
    },
    tooltipValueGetter: ({ data }) => flagOf(data)?.reason ?? null,
  }
}

function fixed(
  view: SheetView,
  { field, header, width, get, numeric = false, goods = false }: FixedColumn,
): ColDef<SheetLine> {
  return {
    colId: field,
    headerName: header,
    width,
    pinned: 'left',
    cellClass: numeric ? 'cell-numeric sheet-fixed' : 'sheet-fixed',
    ...(goods ? goodsMarks(view) : {}),
    ...(numeric ? { headerClass: 'header-numeric' } : {}),
    valueGetter: (params) => {
      const row = rowOf(view, params)
      return row === null ? '' : get(row)
    },
  }
}

/** One price, or the lowest of several with a word that says so; one that a person set says so too. */
function netPriceText({ netPriceFen, pricesFen = [], ownPrice = false }: MatrixRow, t: Translate): string {
  const one = formatFen(netPriceFen)
  const price = pricesFen.some((other) => other !== netPriceFen) ? t('grid:sheet.priceFrom', { price: one }) : one
  return ownPrice ? t('grid:sheet.priceOwn', { price }) : price
}

function priceColumn(view: SheetView, field: 'tagPrice' | 'netPrice'): ColDef<SheetLine> {
  const get = (row: MatrixRow) => {
    if (row.unpriced === true) return ''
    return field === 'tagPrice' ? formatFen(row.tagPriceFen) : netPriceText(row, view.t)
  }
  if (field === 'tagPrice')
    return fixed(view, { field, header: view.t('grid:sheet.tagPrice'), width: 70, get, numeric: true })
  return {
    ...fixed(view, { field, header: view.t('grid:sheet.netPrice'), width: 84, get, numeric: true }),
    cellClassRules: {
      'sheet-own-price': ({ data }) => {
        const index = data === undefined ? null : view.controller.model.indexOf(data.id)
        return index !== null && view.controller.model.rowAt(index)?.ownPrice === true
      },
    },
  }
}

function styleColumn(view: SheetView): ColDef<SheetLine> {
  const { t, controller } = view
  const marks = goodsMarks(view)
  return {
    ...fixed(view, { field: 'style', header: t('grid:sheet.style'), width: 96, get: (row) => row.styleCode }),
    ...marks,
    cellClass: 'sheet-fixed sheet-style',
    cellClassRules: {
      ...marks.cellClassRules,
      'sheet-active': ({ data }) => data === newStyleLine && controller.isNewStyleCell(controller.selection.active),
      'sheet-new': ({ data }) => data === newStyleLine,
    },
    colSpan: ({ data }) => (data === newStyleLine || data === totalLine ? 2 : 1),
    valueGetter: (params) => {
      if (params.data === newStyleLine) return t('grid:sheet.add')
      if (params.data === totalLine) return totalLabel(view)
      return rowOf(view, params)?.styleCode ?? ''
    },
  }
}

function leftColumns(view: SheetView): ColDef<SheetLine>[] {
  const { t, controller } = view
  const swatchOf = (id: string) => controller.model.rowAt(controller.model.indexOf(id) ?? -1)?.swatch ?? ''
  return [
    styleColumn(view),
    fixed(view, {
      ...{ field: nameColumn.id, header: t('grid:sheet.name'), width: nameColumn.width },
      get: (row) => row.styleName,
    }),
    {
      ...fixed(view, {
        ...{ field: 'colour', header: t('grid:sheet.colour'), width: 84, goods: true },
        get: (row) => row.colourName,
      }),
      cellRenderer: ColourCell,
      cellRendererParams: { swatchOf },
    },
    ...view.layout().left.map((column) => ownColumn(view, 'left', column, isTotal)),
    ...(view.prices ? priceColumns(view) : []),
  ]
}

function priceColumns(view: SheetView): ColDef<SheetLine>[] {
  const header = view.t('grid:sheet.rate')
  const rate = {
    field: 'rate',
    header,
    width: 54,
    get: (row: MatrixRow) => (row.unpriced === true ? '' : formatRate(row.rateBp)),
    numeric: true,
  }
  return [priceColumn(view, 'tagPrice'), fixed(view, rate), priceColumn(view, 'netPrice')]
}

function totalLabel({ controller, layout, t }: SheetView): string {
  const { whole } = layout()
  if (whole === null) return t('grid:sheet.total')
  const { styles, rows } = whole ?? controller.model.totals()
  return `${t('grid:sheet.total')}  ${t('grid:sheet.totalRows', { styles, rows })}`
}

function groupColumn(view: SheetView): ColDef<SheetLine> {
  const lines = () => view.controller.model.usedGroups().map((group) => ({ group, text: group.name }))
  return {
    ...fixed(view, { field: 'group', header: view.t('grid:sheet.group'), width: 80, get: () => '' }),
    headerComponent: StackedHeader,
    headerComponentParams: { lines },
    headerClass: 'sheet-stack sheet-stack-names',
    valueGetter: ({ data }) => {
      const index = data === undefined ? null : view.controller.model.indexOf(data.id)
      return index === null ? '' : (view.controller.model.groupAt(index)?.name ?? '')
    },
    cellClass: 'sheet-fixed sheet-group',
  }
}

/** What a cell shows: its entry, or old → new where another version says something else. */
function cellText(entry: Entry, flag: CellFlag | null): string {
  if (flag?.shown !== undefined) return flag.shown
  if (flag?.was === undefined || flag.was === entry) return textOfEntry(entry)
  return `${flag.was}→${entry}`
}

// All sizes on screen as long as three digits can be read: who types along a row should not see it jump for its last size.
function sizeWidth(width: number | null): ColDef<SheetLine> {
  const { least, most } = sizeWidths
  return width === null ? { flex: 1, minWidth: least, maxWidth: most } : { width, minWidth: least }
}

function sizeColumnDef(view: SheetView, position: number): ColDef<SheetLine> {
  const { model } = view.controller
  const lines = () => model.usedGroups().map((group) => ({ group, text: group.sizes[position] ?? '' }))
  return {
    colId: sizeColumn(position),
    ...sizeWidth(view.layout().cellWidth),
    headerComponent: StackedHeader,
    headerComponentParams: { lines },
    headerClass: 'sheet-stack',
    cellClass: 'sheet-cell',
    tooltipValueGetter: ({ data }) => (data === undefined ? null : (view.flagOf(data.id, position)?.reason ?? null)),
    cellClassRules: sizeRules(view, position),
    valueGetter: ({ data }) => {
      const index = data === undefined ? null : model.indexOf(data.id)
      if (index === null || data === undefined) return ''
      return cellText(model.entryAt(index, position), view.flagOf(data.id, position))
    },
  }
}

function sumColumn(view: SheetView, field: 'pieces' | 'amount', width: number): ColDef<SheetLine> {
  const { model } = view.controller
  const shown = (quantity: number, amountFen: number) => {
    if (field === 'pieces') return quantity === 0 ? '' : formatQuantity(quantity)
    return amountFen === 0 ? '' : formatFen(amountFen)
  }
  return {
    colId: field,
    headerName: view.t(`grid:sheet.${field}`),
    width,
    pinned: 'right',
    headerClass: 'header-numeric',
    cellClass: 'cell-numeric sheet-sum',
    valueGetter: ({ data }) => {
      if (data === totalLine) return shown(model.totals().quantity, model.totals().amountFen)
      const index = data === undefined ? null : model.indexOf(data.id)
      return index === null ? '' : shown(model.quantityAt(index), model.amountFenAt(index))
    },
  }
}

function sums(view: SheetView): ColDef<SheetLine>[] {
  const { right } = view.layout()
  if (right !== null) return right.map((column) => ownColumn(view, 'right', column, isTotal))
  return [sumColumn(view, 'pieces', 72), ...(view.prices ? [sumColumn(view, 'amount', 104)] : [])]
}

/** The columns that add up a row, or are worked out from it. */
export function sumColumns(view: SheetView): string[] {
  const { left, right } = view.layout()
  const own = [...left, ...(right ?? [])].map(({ field }) => ownColumnId(field))
  if (right !== null) return own
  return [...own, 'pieces', ...(view.prices ? ['amount'] : [])]
}

/** The columns for as many sizes as the widest group in use has. */
export function sheetColumns(view: SheetView): ColDef<SheetLine>[] {
  const sizes = Array.from({ length: view.controller.model.widest() }, (_, position) => sizeColumnDef(view, position))
  return [...leftColumns(view), ...(view.layout().group ? [groupColumn(view)] : []), ...sizes, ...sums(view)]
}
