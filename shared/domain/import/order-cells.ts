import type { Cell, OrderField, OrderFormLine } from '../../schemas/imports'
import { parseMoney, parseQuantity, parseRate } from './amounts'
import { parseCode, parseWords } from './codes'
import type { Grid } from './grid'
import { type HeaderField, matchHeader } from './header-words'
import type { OrderTable } from './order-tables'
import type { Parsed } from './parsed'
import type { SizeBook } from './size-names'
import { ALL_PIECES, NO_COLUMN } from './stated-totals'
import { isCapitalLabel, isTotalLabel } from './total-words'

/** What a line is about, before its quantities. */
export interface Goods {
  readonly skuCode?: string
  readonly barcode?: string
  readonly styleCode?: string
  readonly styleName?: string
  readonly colour?: string
  readonly size?: string
  readonly tagPriceFen?: number
  readonly rateBp?: number
  readonly unitPriceFen?: number
}

/** Goods as a person names them. */
export interface NamedGoods {
  readonly skuCode?: string | undefined
  readonly styleCode?: string | undefined
  readonly colour?: string | undefined
  readonly size?: string | undefined
}

const LONGEST_LABEL = 16
const CODES = ['skuCode', 'barcode', 'styleCode'] as const
const WORDS = ['styleName', 'colour'] as const

/** Reads the cells of one table's rows by their meaning. */
export class TableCells {
  readonly grid: Grid
  readonly table: OrderTable
  readonly quantityColumns: readonly number[]
  private readonly columns: Readonly<Partial<Record<OrderField, number>>>
  private readonly sizes: SizeBook
  private readonly labelColumns: readonly number[]
  private readonly signatures = new Map<string, boolean>()

  constructor(grid: Grid, table: OrderTable, sizes: SizeBook) {
    this.grid = grid
    this.table = table
    this.sizes = sizes
    this.columns = table.mapping.columns
    const { quantity } = this.columns
    const across = table.mapping.sizes.map((size) => size.column)
    this.quantityColumns = table.mapping.layout === 'sizeAcross' ? across : quantity === undefined ? [] : [quantity]
    const figures = new Set<number | undefined>([...this.quantityColumns, this.columns.total, this.columns.amount])
    this.labelColumns = range(table.firstColumn, table.lastColumn).filter((column) => !figures.has(column))
  }

  column(field: OrderField): number | undefined {
    return this.columns[field]
  }

  /** The cell of a field as a person sees it, merged areas filled. */
  seen(row: number, field: OrderField): Cell | null {
    const column = this.columns[field]
    return column === undefined ? null : this.grid.seen(row, column)
  }

  isBlank(row: number): boolean {
    const cells = this.grid.row(row)
    for (let column = this.table.firstColumn; column <= this.table.lastColumn; column += 1) {
      if (cells[column - 1]) return false
    }
    return true
  }

  /** The label that makes a row a total (合计 …), or null. A word in the name of goods that carry a code is none. */
  totalLabel(row: number): string | null {
    for (const column of this.labelColumns) {
      const cell = this.grid.at(row, column)
      if (cell?.kind !== 'text' || !/计|数|total|sum/i.test(cell.value) || !isTotalLabel(cell.value)) continue
      if (column !== this.columns.styleName || !this.hasCode(row)) return cell.text.trim()
    }
    return null
  }

  /** Whether a row says an amount in words, which many forms merge over the columns of sizes and prices. */
  isCapital(row: number): boolean {
    return this.labelColumns.some((column) => {
      const cell = this.grid.at(row, column)
      return cell?.kind === 'text' && cell.value.includes('写') && isCapitalLabel(cell.value)
    })
  }

  /** The figures of a row that each stand right beside a label of their own; empty for a row of totals, which stand under their columns. */
  statement(
    row: number,
  ): readonly { readonly column: number; readonly of: 'quantity' | 'amountFen'; readonly cell: Cell }[] {
    const cells = this.grid.row(row).flatMap((cell, index) => (cell === null ? [] : [{ cell, column: index + 1 }]))
    const figures = cells.flatMap(({ cell, column }, index) => {
      if (cell.kind !== 'number' && cell.kind !== 'formula') return []
      const field = fieldBeside(cells[index - 1]?.cell)
      return [{ column, cell: this.grid.calculated(row, column, 'warning') ?? cell, field }]
    })
    const summed = new Set([...this.quantityColumns, this.columns.total, this.columns.amount])
    const own = figures.every(({ field, column }) => field !== null && (field === 'amount' || !summed.has(column)))
    if (!own || figures.every(({ column }) => column === this.columns.amount)) return []
    return figures.map(({ column, cell, field }) => ({
      column,
      cell,
      of: field === 'amount' ? 'amountFen' : 'quantity',
    }))
  }

  isStatement(row: number): boolean {
    return this.statement(row).length > 0
  }

  /** The column whose lines a stated total adds up, wherever it stands. */
  sumsOf(of: 'quantity' | 'amountFen'): number {
    return of === 'amountFen' ? (this.columns.amount ?? NO_COLUMN) : ALL_PIECES
  }

  /** Words that begin the foot of a form, as 制单 or 收货地址 do, and never goods. */
  isSignature(text: string): boolean {
    if (text.length > LONGEST_LABEL || /\d/.test(text)) return false
    const known = this.signatures.get(text)
    if (known !== undefined) return known
    const match = matchHeader(text)
    const is = match?.score === 1 && SIGNATURES.includes(match.field)
    this.signatures.set(text, is)
    return is
  }

  hasCode(row: number): boolean {
    return CODES.some((field) => parseWords(this.seen(row, field)) !== null)
  }

  hasGoods(row: number): boolean {
    return this.hasCode(row) || parseWords(this.seen(row, 'styleName')) !== null
  }

  /** What the row says about its goods; codes that were damaged are noted and missing from it. */
  goods(row: number): { readonly goods: Goods; readonly damaged: boolean } {
    const goods: { -readonly [Key in keyof Goods]: Goods[Key] } = {}
    const refusals: { readonly column: number; readonly refusal: Extract<Parsed<string>, { ok: false }> }[] = []
    for (const field of CODES) {
      const column = this.columns[field]
      if (column === undefined || (field === 'styleCode' && column === this.columns.skuCode)) continue
      const parsed = parseCode(this.grid.seen(row, column))
      if (!parsed.ok) refusals.push({ column, refusal: parsed })
      else if (parsed.value !== null) goods[field] = parsed.value
    }
    if (this.columns.styleCode === this.columns.skuCode && goods.skuCode !== undefined) goods.styleCode = goods.skuCode
    for (const field of WORDS) {
      const words = parseWords(this.seen(row, field))
      if (words !== null) goods[field] = words
    }
    const size = parseWords(this.seen(row, 'size'))
    if (size !== null) goods.size = this.sizes.find(size)?.size ?? size
    this.addPrices(row, goods)
    // A damaged code is told; the row is found by what is left of it, or not at all.
    const lost = !this.identifies(goods)
    for (const { column, refusal } of refusals)
      this.grid[lost ? 'error' : 'warn'](row, column, refusal.code, refusal.params)
    return { goods, damaged: refusals.length > 0 && lost }
  }

  /** What a person named instead of what the row says; its prices stay, and a code nobody can read any more matters no longer. */
  namedGoods(row: number, named: NamedGoods): { readonly goods: Goods; readonly damaged: boolean } {
    const { problems } = this.grid.list
    const before = problems.length
    const { goods } = this.goods(row)
    const codes = new Set(CODES.map((field) => this.columns[field]))
    const kept = problems.splice(before).filter(({ column }) => !codes.has(column))
    problems.push(...kept)
    const { skuCode: _sku, barcode: _barcode, styleCode, ...rest } = goods
    const { skuCode, colour, size } = named
    const style = named.styleCode ?? styleCode
    const words = { ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) }
    if (skuCode !== undefined) return { goods: { ...rest, ...words, skuCode }, damaged: false }
    return { goods: { ...rest, ...words, ...(style === undefined ? {} : { styleCode: style }) }, damaged: false }
  }

  /** What stands where the row names its goods, as a person sees it. */
  writtenGoods(row: number): string {
    for (const field of [...CODES, 'styleName'] as const) {
      const text = this.seen(row, field)?.text.trim() ?? ''
      if (text !== '') return text
    }
    return ''
  }

  /** Whether goods are named by a code of their own, or by a style with a size. */
  private identifies(goods: Goods): boolean {
    if (goods.skuCode !== undefined || goods.barcode !== undefined) return true
    const sized = goods.size !== undefined || this.table.mapping.layout === 'sizeAcross'
    return goods.styleCode !== undefined && sized
  }

  private addPrices(row: number, goods: { -readonly [Key in keyof Goods]: Goods[Key] }): void {
    const { tagPrice, rate, unitPrice } = this.columns
    const tagPriceFen = tagPrice === undefined ? null : this.money(row, tagPrice, 'tagPrice')
    const unitPriceFen = unitPrice === undefined ? null : this.money(row, unitPrice, 'unitPrice')
    const unit = this.table.mapping.units.rate
    const cell = rate === undefined ? null : this.priced(row, rate)
    const rateBp =
      rate === undefined ? null : this.grid.take(row, rate, parseRate(cell, unit === 'fen' ? undefined : unit))
    if (tagPriceFen !== null) goods.tagPriceFen = tagPriceFen
    if (unitPriceFen !== null) goods.unitPriceFen = unitPriceFen
    if (rateBp !== null) goods.rateBp = rateBp
  }

  /** A price cell: a formula's result, or what a merged area shows. */
  private priced(row: number, column: number): Cell | null {
    return this.grid.calculated(row, column, 'warning') ?? this.grid.seen(row, column)
  }

  private money(row: number, column: number, field: OrderField): number | null {
    const unit = this.table.mapping.units[field] === 'fen' ? 'fen' : 'yuan'
    return this.grid.take(row, column, parseMoney(this.priced(row, column), unit))
  }

  /** The amount the row states, in fen; an amount that cannot be read is a warning, because it only checks. */
  amount(row: number): number | null {
    const column = this.columns.amount
    if (column === undefined) return null
    const unit = this.table.mapping.units.amount === 'fen' ? 'fen' : 'yuan'
    return this.grid.take(row, column, parseMoney(this.grid.calculated(row, column, 'warning'), unit), 'warning')
  }

  /** The pieces the row states as its total. */
  total(row: number): number | null {
    const column = this.columns.total
    if (column === undefined) return null
    return this.grid.take(row, column, parseQuantity(this.grid.calculated(row, column, 'warning')), 'warning')
  }

  /** The pieces in one quantity cell: null when blank, undefined when refused (noted at the cell). */
  quantity(row: number, column: number): number | null | undefined {
    if (this.grid.at(row, column) === null) return null
    const before = this.grid.list.problems.length
    const cell = this.grid.calculated(row, column, 'error')
    const merge = this.grid.mergeAt(row, column)
    if (merge && this.spansLines(merge)) {
      this.grid.error(row, column, 'quantityMerged', { text: cell?.text ?? '' })
      return undefined
    }
    const value = cell === null ? null : this.grid.take(row, column, parseQuantity(cell))
    if (value === null)
      return this.grid.list.problems.slice(before).some((problem) => problem.severity === 'error') ? undefined : null
    if (value >= 0) return value
    this.grid.error(row, column, 'quantityNegative', { quantity: value })
    return undefined
  }

  private spansLines(merge: {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }): boolean {
    return (
      merge.bottom > merge.top ||
      this.quantityColumns.filter((column) => column >= merge.left && column <= merge.right).length > 1
    )
  }

  /** The size of a quantity column in a size-across form. */
  sizeOf(column: number): Pick<OrderFormLine, 'size' | 'sizeAlternatives'> {
    const size = this.table.mapping.sizes.find((entry) => entry.column === column)
    if (!size) return {}
    return { size: size.size, ...(size.alternatives.length > 0 ? { sizeAlternatives: size.alternatives } : {}) }
  }
}

const SIGNATURES: readonly HeaderField[] = [
  'ignored',
  'distributor',
  'distributorCode',
  'distributorName',
  'date',
  'reference',
]

function fieldBeside(cell: Cell | undefined): HeaderField | null {
  const field = cell?.kind === 'text' ? matchHeader(cell.value.replace(/\s*[:：]\s*$/, ''))?.field : undefined
  return field === 'total' || field === 'quantity' || field === 'amount' ? field : null
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
