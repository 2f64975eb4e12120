import { formatYuan, sumOf } from '../../shared/domain/money'
import type { AcrossRow, AcrossSheet } from '../../shared/domain/papers'
import { type PaperCell, type PaperColumn, type PaperRow, paginate } from './tables'

/** What a printed size-across table shows beside its sizes, and how wide it may be, in points. */
export interface GoodsOptions {
  readonly width: number
  readonly fontSize: number
  readonly rowHeight: number
  /** How many times as high a row of goods is; one that shows a picture is higher than headers and totals. */
  readonly goodsUnits?: number
  /** The columns around the sizes, in widths; those the paper has no use for are left out. */
  readonly widths: {
    readonly number?: number
    readonly picture?: number
    readonly style: number
    readonly name: number
    readonly colour: number
    readonly carton?: number
    readonly tagPrice?: number
    readonly rate?: number
    readonly price: number
    readonly quantity: number
    readonly amount: number
  }
  /** Prints a style once for its colours on a page, or on every row, as a packer wants it. */
  readonly mergeStyles: boolean
  /** Styles' pictures as addresses that hold them, for a column of them. */
  readonly pictures?: ReadonlyMap<number, { readonly address: string; readonly width: number; readonly height: number }>
  /** What a category's own total is called. */
  readonly subtotalWords?: (category: string) => string
}

/** A page of goods with what it and the pages before it add up to. */
export interface GoodsPage {
  readonly headers: readonly PaperRow[]
  readonly rows: readonly PaperRow[]
  readonly quantity: number
  readonly amountFen: number
  readonly quantitySoFar: number
  readonly amountSoFarFen: number
}

/** Goods over pages, and what is needed to write total rows under them. */
export interface GoodsPages {
  readonly columns: readonly PaperColumn[]
  readonly pages: readonly [GoodsPage, ...GoodsPage[]]
  /** A row with a word at its start, pieces and an amount. */
  readonly totalRow: (word: string, quantity: number, amountFen: number) => PaperRow
  /** A row with a word and one text over the rest. */
  readonly wideRow: (word: string, text: string) => PaperRow
}

const MARK_WIDTH = 24
const WIDEST_SIZE = 34

interface Column extends PaperColumn {
  readonly header: string
  readonly cell: (row: AcrossRow) => PaperCell
  readonly kind?: 'picture' | 'style' | 'name' | 'mark' | 'quantity' | 'amount'
}

const plain = (text: string): PaperCell => ({ text })

/** A column if the paper has room for it. */
const optional = (width: number | undefined, column: Omit<Column, 'width'>): Column[] =>
  width === undefined ? [] : [{ ...column, width }]

function leadColumns(across: AcrossSheet, { widths }: GoodsOptions): Column[] {
  const numbers = new Map(across.rows.map((row, index) => [row, String(index + 1)]))
  const columns: Column[] = [
    ...optional(widths.number, {
      ...{ header: '序号', align: 'center' as const },
      cell: (row) => plain(numbers.get(row) ?? ''),
    }),
    ...optional(widths.picture, { header: '图片', align: 'center', cell: () => plain(''), kind: 'picture' }),
    { header: '款号', width: widths.style, align: 'left', cell: (row) => plain(row.styleCode), kind: 'style' },
    { header: '品名', width: widths.name, align: 'left', cell: (row) => plain(row.styleName), kind: 'name' },
    { header: '颜色', width: widths.colour, align: 'center', cell: (row) => plain(row.colourName) },
  ]
  if (widths.carton !== undefined)
    columns.push({
      header: '箱号',
      width: widths.carton,
      align: 'center',
      cell: (row) => plain(row.cartonNo === null ? '' : String(row.cartonNo)),
    })
  if (across.runs.length > 1)
    columns.push({
      header: '',
      width: MARK_WIDTH,
      align: 'center',
      cell: (row) => plain(across.runs[row.run]?.mark ?? ''),
      kind: 'mark',
    })
  return columns
}

function tailColumns({ widths }: GoodsOptions): Column[] {
  const columns: Column[] = [
    {
      header: '合计',
      width: widths.quantity,
      align: 'right',
      cell: (row) => plain(String(row.quantity)),
      kind: 'quantity',
    },
  ]
  const money = (header: string, width: number, fen: (row: AcrossRow) => number): Column => ({
    header,
    width,
    align: 'right',
    cell: (row) => plain(formatYuan(fen(row))),
  })
  if (widths.tagPrice !== undefined) columns.push(money('吊牌价', widths.tagPrice, (row) => row.tagPriceFen))
  if (widths.rate !== undefined)
    columns.push({ header: '折扣', width: widths.rate, align: 'right', cell: (row) => plain(`${row.rateBp / 1000}折`) })
  columns.push(money('单价', widths.price, (row) => row.priceFen))
  columns.push({ ...money('金额', widths.amount, (row) => row.amountFen), kind: 'amount' })
  return columns
}

/** Sizes share what the other columns leave; more than they can use goes to the names, which can always use it. */
function widened(
  across: AcrossSheet,
  options: GoodsOptions,
  tail: readonly Column[],
): { readonly lead: readonly Column[]; readonly sizeWidth: number } {
  const columns = leadColumns(across, options)
  const free = [...columns, ...tail].reduce((rest, { width }) => rest - width, options.width)
  const sizeWidth = Math.min(WIDEST_SIZE, free / across.columnCount)
  const extra = free - sizeWidth * across.columnCount
  const lead = columns.map((column) => (column.kind === 'name' ? { ...column, width: column.width + extra } : column))
  return { lead, sizeWidth }
}

/**
 * Lays a size-across sheet out over pages. Each page stacks a header row for every size run that occurs on it, and no more.
 * @param units how many rows of `rowHeight`, headers counted, a page has room for; a page always takes one row of goods
 */
export function layOutGoods(
  across: AcrossSheet,
  options: GoodsOptions,
  units: (pageIndex: number) => number,
): GoodsPages {
  const tail = tailColumns(options)
  const { lead, sizeWidth } = widened(across, options, tail)
  const sizes = Array.from({ length: across.columnCount }, (): PaperColumn => ({ width: sizeWidth, align: 'center' }))
  const runsOf = (rows: readonly AcrossRow[]): number[] =>
    [...new Set(rows.map((row) => row.run))].toSorted((a, b) => a - b)
  const headersOf = (rows: readonly AcrossRow[]): number =>
    runsOf(rows).reduce((sum, run) => sum + (across.runs[run]?.aliases === undefined ? 1 : 2), 0)
  const subtotalsOf = (rows: readonly AcrossRow[]): number => rows.filter((row) => across.subtotals.has(row)).length
  const heightOf = (rows: readonly AcrossRow[]): number =>
    rows.length * (options.goodsUnits ?? 1) + headersOf(rows) + subtotalsOf(rows)
  const pages = paginate(across.rows, (rows, index) => heightOf(rows) <= units(index))
  const layout = { across, lead, tail, options }
  let quantitySoFar = 0
  let amountSoFarFen = 0
  const laid = pages.map((rows): GoodsPage => {
    const quantity = sumOf(rows.map((row) => row.quantity))
    const amountFen = sumOf(rows.map((row) => row.amountFen))
    quantitySoFar += quantity
    amountSoFarFen += amountFen
    return {
      headers: headerRows(layout, runsOf(rows)),
      rows: goodsRows(layout, rows),
      ...{ quantity, amountFen, quantitySoFar, amountSoFarFen },
    }
  })
  const [first, ...rest] = laid
  if (first === undefined) throw new Error('goods are laid out on at least one page')
  return {
    columns: [...lead, ...sizes, ...tail],
    pages: [first, ...rest],
    totalRow: (word, quantity, amountFen) => totalRow(layout, word, { quantity, amountFen }),
    wideRow: (word, text) => ({
      height: options.rowHeight,
      cells: [
        { text: word, bold: true, align: 'left' },
        { text, bold: true, align: 'left', span: lead.length + across.columnCount + tail.length - 1 },
      ],
    }),
  }
}

interface Layout {
  readonly across: AcrossSheet
  readonly lead: readonly Column[]
  readonly tail: readonly Column[]
  readonly options: GoodsOptions
}

function headerRows({ across, lead, tail, options }: Layout, runs: readonly number[]): PaperRow[] {
  const shown = (runs.length === 0 ? [0] : runs).flatMap((at) => {
    const run = across.runs[at]
    const own = { mark: run?.mark ?? '', texts: run?.sizes ?? [] }
    return run?.aliases === undefined ? [own] : [own, { mark: '', texts: run.aliases }]
  })
  return shown.map(({ mark, texts }, index): PaperRow => {
    const fixed = ({ header, kind }: Column): PaperCell => {
      if (kind === 'mark') return { text: mark, bold: true, align: 'center' }
      if (index > 0) return plain('')
      return { text: header, bold: true, align: 'center', ...(shown.length > 1 ? { rowSpan: shown.length } : {}) }
    }
    const sizes = Array.from(
      { length: across.columnCount },
      (_, offset): PaperCell => ({ text: texts[offset] ?? '', bold: true, align: 'center' }),
    )
    return { height: options.rowHeight, cells: [...lead.map(fixed), ...sizes, ...tail.map(fixed)] }
  })
}

function goodsRows(layout: Layout, rows: readonly AcrossRow[]): PaperRow[] {
  const { across, options } = layout
  return rows.flatMap((row, index) => {
    const subtotal = across.subtotals.get(row)
    const goods = goodsRow(layout, rows, index)
    if (subtotal === undefined) return [goods]
    const words = options.subtotalWords?.(subtotal.category) ?? subtotal.category
    return [goods, totalRow(layout, words, subtotal)]
  })
}

const shared = new Set<Column['kind']>(['picture', 'style', 'name'])

function goodsRow({ across, lead, tail, options }: Layout, rows: readonly AcrossRow[], index: number): PaperRow {
  const row = rows[index]
  if (row === undefined) throw new Error('a row of goods is one of its page')
  const sameAsAbove = rows[index - 1]?.styleCode === row.styleCode
  let together = 1
  while (rows[index + together]?.styleCode === row.styleCode) together += 1
  const cell = (column: Column): PaperCell => {
    const own = column.kind === 'picture' ? pictureOf(row, column, options, together) : column.cell(row)
    if (!options.mergeStyles || !shared.has(column.kind)) return own
    if (sameAsAbove) return plain('')
    return together > 1 ? { ...own, rowSpan: together } : own
  }
  const sizes = Array.from({ length: across.columnCount }, (_, offset): PaperCell => {
    const quantity = row.quantities[offset] ?? 0
    return plain(quantity === 0 ? '' : String(quantity))
  })
  return { height: goodsHeight(options), cells: [...lead.map(cell), ...sizes, ...tail.map(cell)] }
}

const goodsHeight = ({ rowHeight, goodsUnits = 1 }: GoodsOptions): number => rowHeight * goodsUnits

/** A style's picture as large as its rows and its column have room for, its shape kept. */
function pictureOf(row: AcrossRow, column: Column, options: GoodsOptions, rows: number): PaperCell {
  const picture = options.pictures?.get(row.styleId)
  if (picture === undefined) return plain('')
  const scale = Math.min((column.width - 8) / picture.width, (goodsHeight(options) * rows - 4) / picture.height)
  return { text: '', picture: { ...picture, width: picture.width * scale, height: picture.height * scale } }
}

function totalRow(
  { across, lead, tail, options }: Layout,
  word: string,
  total: { readonly quantity: number; readonly amountFen: number },
): PaperRow {
  return {
    height: options.rowHeight,
    cells: [
      { text: word, bold: true, align: 'left', span: lead.length + across.columnCount },
      ...tail.map(({ kind }): PaperCell => {
        if (kind === 'quantity') return { text: String(total.quantity), bold: true }
        return kind === 'amount' ? { text: formatYuan(total.amountFen), bold: true } : plain('')
      }),
    ],
  }
}
