import type { Cell, OpenCell, OrderForm, OrderFormLine } from '../../schemas/imports'
import { parseMoney, parseQuantity } from './amounts'
import { parseCode, parseWords } from './codes'
import { type DayContext, parseDay } from './days'
import type { RowFixes } from './fixes'
import { kindOf } from './form-context'
import type { Goods, TableCells } from './order-cells'
import { ALL_PIECES, type TotalsCheck } from './stated-totals'

/** Whose order a line belongs to, as far as its own row says; null falls back to what stands above the table. */
export interface LineOwner {
  readonly distributorCode: string | null
  readonly distributorName: string | null
  readonly date: string | null
  readonly reference: string | null
  readonly kind: OrderForm['kind']
}

/** One line with its owner. */
export interface OwnedLine {
  readonly owner: LineOwner
  readonly line: OrderFormLine
}

/** One cell that is no line, with its owner. */
export interface OwnedOpen {
  readonly owner: LineOwner
  readonly cell: OpenCell
}

/** What reading the rows of a table needs beside its cells. */
export interface RowsContext {
  readonly totals: TotalsCheck
  readonly days: DayContext
  readonly fixes: RowFixes
}

const OWNER_FIELDS = ['distributorCode', 'distributorName', 'date', 'reference'] as const
type OwnerTexts = Record<(typeof OWNER_FIELDS)[number], string | null>

/** Reads the rows of one table: every row with a quantity becomes lines, a total, or a problem. */
export class TableRows {
  readonly lines: OwnedLine[] = []
  /** What stands in the rows beside the lines and could not be taken over. */
  readonly open: OwnedOpen[] = []
  /** The last row that held goods or totals; what stands below it is the form's foot. */
  lastRow: number
  private goods: Goods | null = null
  private owner: OwnerTexts = { distributorCode: null, distributorName: null, date: null, reference: null }
  /** The owner of the row before and what its cells said: a list repeats them in every row, and reading codes and days is slow. */
  private ownerRead: { readonly owner: LineOwner; readonly texts: readonly (string | null)[] } = {
    owner: { distributorCode: null, distributorName: null, date: null, reference: null, kind: null },
    texts: [],
  }
  private readonly ownerColumns: readonly number[]
  private readonly cells: TableCells
  private readonly totals: TotalsCheck
  private readonly days: DayContext
  private readonly fixes: RowFixes
  private readonly hiddenRows: ReadonlySet<number>
  /** Days by how they are written: a list repeats one in every row, and reading words is slow. */
  private readonly daysRead = new Map<string, ReturnType<typeof parseDay>>()

  constructor(cells: TableCells, { totals, days, fixes }: RowsContext) {
    this.cells = cells
    this.totals = totals
    this.days = days
    this.fixes = fixes
    this.ownerColumns = [...OWNER_FIELDS, 'kind' as const].flatMap((field) => cells.column(field) ?? [])
    this.lastRow = cells.table.mapping.bodyRow - 1
    this.hiddenRows = new Set(cells.grid.sheet.hiddenRows)
  }

  read(): void {
    const { contextRow, lastRow, mapping } = this.cells.table
    for (let row = contextRow; row < mapping.headerRow; row += 1) {
      const label = this.cells.totalLabel(row)
      // What stands beside a label of its own was read with the labels above the table.
      if (label !== null && !this.cells.isStatement(row)) this.readTotals(row, label)
    }
    for (let row = mapping.bodyRow; row <= lastRow; row += 1) {
      if (this.cells.isBlank(row)) this.goods = null
      else this.readRow(row)
    }
  }

  private readRow(row: number): void {
    if (this.fixes.isDropped(row, this.cells.quantityColumns)) {
      this.passOver(row)
      return
    }
    const label = this.cells.totalLabel(row)
    if (label !== null) {
      this.lastRow = row
      this.readTotals(row, label)
      this.totals.endSection()
      this.goods = null
      return
    }
    if (this.isRepeatedHeader(row) || this.cells.isCapital(row)) return
    const filled = this.cells.quantityColumns.filter((column) => this.hasQuantity(row, column))
    if (filled.length === 0) this.readEmptyRow(row)
    else this.readLines(row, filled)
  }

  /** A row a person left out still names the goods of the rows below that leave theirs out. */
  private passOver(row: number): void {
    const { problems } = this.cells.grid.list
    const before = problems.length
    const { goods, damaged } = this.cells.goods(row)
    if (this.cells.hasCode(row)) this.goods = damaged ? null : goods
    this.noteOpen(row, this.cells.quantityColumns, { goods, dropped: true })
    // What is wrong in it is nobody's business any more.
    problems.length = before
    this.lastRow = row
  }

  private noteOpen(
    row: number,
    columns: readonly number[],
    { goods, dropped = false }: { readonly goods: Goods | null; readonly dropped?: boolean },
  ): void {
    const { grid } = this.cells
    const { problems } = grid.list
    const before = problems.length
    const owner = this.ownerOf(row)
    // What is wrong with the owner of a row is told with its lines.
    problems.length = before
    const { styleName, colour, size } = goods ?? {}
    const words = {
      ...(styleName === undefined ? {} : { styleName }),
      ...(colour === undefined ? {} : { colour }),
      ...(size === undefined ? {} : { size }),
    }
    for (const column of columns) {
      const text = grid.at(row, column)?.text ?? ''
      if (text === '' && dropped) continue
      const written = goods?.skuCode ?? goods?.barcode ?? goods?.styleCode ?? this.cells.writtenGoods(row)
      const cell: OpenCell = { sheet: grid.name, row, column, text, written, ...words, ...this.cells.sizeOf(column) }
      this.open.push({ owner, cell: dropped ? { ...cell, dropped } : cell })
    }
  }

  /** With a mapping given by a person the header may still repeat on every printed page. */
  private isRepeatedHeader(row: number): boolean {
    const { grid, table, quantityColumns } = this.cells
    const { headerRow } = table.mapping
    if (headerRow === 0) return false
    const same = quantityColumns.filter((column) => {
      const cell = grid.at(row, column)
      return cell?.kind === 'text' && cell.text === grid.at(headerRow, column)?.text
    })
    return same.length > 0 && same.length === quantityColumns.length
  }

  private hasQuantity(row: number, column: number): boolean {
    const cell = this.cells.grid.at(row, column)
    if (cell === null) return false
    const parsed = parseQuantity(cell)
    return !parsed.ok || (parsed.value !== null && parsed.value !== 0)
  }

  /** A row without sizes: it may name the goods of the rows below; a total or an amount without quantities is told. */
  private readEmptyRow(row: number): void {
    const { grid } = this.cells
    const total = this.figure(row, this.cells.column('total'))
    const amount = this.figure(row, this.cells.column('amount'))
    if (total) grid.error(row, total.column, 'sizeMissing', { text: total.text })
    else if (amount) grid.warn(row, amount.column, 'valueMissing', { field: 'quantity', text: amount.text })
    if (this.cells.hasCode(row)) this.goods = this.cells.goods(row).goods
    if (total) this.noteOpen(row, this.cells.quantityColumns.slice(0, 1), { goods: this.goods })
  }

  private figure(row: number, column: number | undefined): { readonly column: number; readonly text: string } | null {
    if (column === undefined) return null
    const cell = this.cells.grid.calculated(row, column, 'warning')
    const parsed = parseMoney(cell)
    if (cell === null || (parsed.ok && !parsed.value)) return null
    return cell.kind === 'text' && !parsed.ok ? null : { column, text: cell.text }
  }

  private readTotals(row: number, label: string): void {
    const { grid, quantityColumns } = this.cells
    if (this.cells.isStatement(row)) {
      this.readStatement(row, label)
      return
    }
    const total = this.cells.column('total')
    for (const column of total === undefined ? quantityColumns : [...quantityColumns, total]) {
      const stated = grid.take(row, column, parseQuantity(grid.calculated(row, column, 'warning')), 'warning')
      if (stated !== null) this.totals.state({ row, column, label, of: 'quantity', stated })
    }
    const column = this.cells.column('amount')
    const stated = this.cells.amount(row)
    if (column !== undefined && stated !== null) this.totals.state({ row, column, label, of: 'amountFen', stated })
  }

  /** 总件数 | 123 | 总金额 | 4 567.00: each figure means what its own label says, whatever column it stands in. */
  private readStatement(row: number, label: string): void {
    for (const { column, of, cell } of this.cells.statement(row)) {
      const parsed = of === 'amountFen' ? parseMoney(cell) : parseQuantity(cell)
      const stated = this.cells.grid.take(row, column, parsed, 'warning')
      if (stated !== null) this.totals.state({ row, column, label, of, stated }, this.cells.sumsOf(of))
    }
  }

  private readLines(row: number, filled: readonly number[]): void {
    const { grid } = this.cells
    const named = this.fixes.goods(row, this.cells.quantityColumns)
    if (named === undefined && this.isFooter(row)) {
      const figures = filled.filter((column) => parseQuantity(grid.at(row, column)).ok)
      if (figures.length > 0) this.noteNoGoods(row, figures)
      return
    }
    const own = named === undefined ? this.cells.goods(row) : this.cells.namedGoods(row, named)
    const goods = named === undefined ? this.goodsOf(row, own.goods, own.damaged) : own.goods
    if (goods === null) {
      if (!own.damaged && this.isUnlabelledTotal(row, filled)) {
        this.readTotals(row, '')
        this.totals.endSection()
        return
      }
      if (!own.damaged) this.noteNoGoods(row, filled)
      this.noteOpen(row, filled, { goods: own.goods })
      return
    }
    this.goods = goods
    this.lastRow = row
    if (this.hiddenRows.has(row)) grid.warn(row, 0, 'rowHidden')
    const owner = this.ownerOf(row)
    const quantities = filled.map((column) => ({ column, quantity: this.cells.quantity(row, column) }))
    const refused = quantities.flatMap(({ column, quantity }) => (quantity === undefined ? [column] : []))
    if (refused.length > 0) this.noteOpen(row, refused, { goods })
    const complete = refused.length === 0
    const amounts = this.checkRow(row, quantities, complete)
    for (const { column, quantity } of quantities) {
      if (quantity == null || quantity === 0) continue
      this.totals.add(column, quantity)
      const amountFen = amounts(quantity)
      const size = this.cells.sizeOf(column)
      const line: OrderFormLine = { sheet: grid.name, row, column, ...goods, ...size, quantity }
      this.lines.push({ owner, line: amountFen === null ? line : Object.assign(line, { amountFen }) })
    }
  }

  /** The row's goods, those of the rows above where the row leaves out the style, or null when it names none. */
  private goodsOf(row: number, own: Goods, damaged: boolean): Goods | null {
    if (damaged) return null
    if (this.cells.hasCode(row) || (own.styleName !== undefined && !this.expectsCode())) return own
    const above = this.goods
    if (above === null || (own.colour === undefined && own.size === undefined))
      return own.styleName === undefined ? null : own
    const { styleCode, styleName, tagPriceFen, rateBp, unitPriceFen } = above
    if (styleCode === undefined && styleName === undefined) return null
    if (own.styleName !== undefined && own.styleName !== styleName) return own
    if (this.cells.table.mapping.layout === 'flat') {
      const column = this.cells.column('styleCode') ?? 0
      this.cells.grid.warn(row, column, 'filledDown', { value: styleCode ?? styleName ?? '' })
    }
    const colour = own.colour ?? above.colour
    const filled = { styleCode, styleName, colour, tagPriceFen, rateBp, unitPriceFen, ...own }
    return defined(filled)
  }

  private expectsCode(): boolean {
    return (['skuCode', 'barcode', 'styleCode'] as const).some((field) => this.cells.column(field) !== undefined)
  }

  private isUnlabelledTotal(row: number, filled: readonly number[]): boolean {
    const figures = filled.flatMap((column) => {
      const parsed = parseQuantity(this.cells.grid.calculated(row, column, 'warning'))
      return parsed.ok && parsed.value !== null ? [{ column, value: parsed.value }] : []
    })
    return figures.length === filled.length && this.totals.matches(figures)
  }

  /** A label with a figure beside it (电话： 13800…, 制单 张三) is no line, but a figure in it is told. */
  private isFooter(row: number): boolean {
    const first = this.cells.grid.row(row).find((cell) => cell !== null)
    return first?.kind === 'text' && (/[:：]\s*$/.test(first.value) || this.cells.isSignature(first.value))
  }

  private noteNoGoods(row: number, filled: readonly number[]): void {
    const { grid } = this.cells
    const text = filled.map((column) => grid.at(row, column)?.text ?? '').join(' ')
    grid[this.isFooter(row) ? 'warn' : 'error'](row, filled[0] ?? 0, 'productMissing', { text })
  }

  /** Compares the row with its stated total and amount; tells what part of the stated amount a number of its pieces is, null where unknown. */
  private checkRow(
    row: number,
    quantities: readonly { readonly quantity: number | null | undefined }[],
    complete: boolean,
  ): (quantity: number) => number | null {
    const { grid } = this.cells
    const pieces = quantities.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
    this.totals.add(ALL_PIECES, complete ? pieces : null)
    const totalColumn = this.cells.column('total')
    const stated = totalColumn === undefined ? null : this.cells.total(row)
    if (totalColumn !== undefined) {
      this.totals.add(totalColumn, pieces)
      if (complete && stated !== null && stated !== pieces) {
        grid.warn(row, totalColumn, 'rowTotalDisagrees', { stated, computed: pieces })
      }
    }
    const amountColumn = this.cells.column('amount')
    if (amountColumn === undefined) return () => null
    const amount = this.cells.amount(row)
    this.totals.add(amountColumn, amount)
    if (amount === null || !complete || pieces === 0) return () => null
    if (quantities.length === 1) return () => amount
    if (amount % pieces === 0) return (quantity) => (amount / pieces) * quantity
    grid.warn(row, amountColumn, 'amountNotPerPiece', { amountFen: amount, quantity: pieces })
    return () => null
  }

  private ownerOf(row: number): LineOwner {
    if (this.repeatsOwner(row)) return this.ownerRead.owner
    const { problems } = this.cells.grid.list
    const before = problems.length
    const owner = this.readOwner(row)
    // What was refused or filled down is told for every row.
    const texts = problems.length > before ? [] : this.ownerColumns.map((column) => this.ownerCell(row, column))
    this.ownerRead = { owner, texts }
    return owner
  }

  private repeatsOwner(row: number): boolean {
    const { texts } = this.ownerRead
    return (
      texts.length > 0 &&
      this.ownerColumns.every((column, index) => {
        const text = this.ownerCell(row, column)
        return text !== null && text === texts[index]
      })
    )
  }

  private ownerCell(row: number, column: number): string | null {
    const cell = this.cells.grid.seen(row, column)
    return cell?.kind === 'text' || cell?.kind === 'date' ? cell.text : null
  }

  private readOwner(row: number): LineOwner {
    const texts: OwnerTexts = { ...this.owner }
    for (const field of OWNER_FIELDS) {
      const column = this.cells.column(field)
      if (column === undefined) continue
      const own = this.ownText(row, field, column)
      if (own !== null) texts[field] = own
      else if (texts[field] !== null) this.cells.grid.warn(row, column, 'filledDown', { value: texts[field] })
    }
    this.owner = texts
    const kind = this.cells.column('kind') === undefined ? null : kindOf(parseWords(this.cells.seen(row, 'kind')) ?? '')
    return { ...texts, kind }
  }

  private ownText(row: number, field: (typeof OWNER_FIELDS)[number], column: number): string | null {
    const { grid } = this.cells
    const cell = grid.seen(row, column)
    if (field === 'date') return grid.take(row, column, this.dayOf(cell))
    return field === 'distributorName' ? parseWords(cell) : grid.take(row, column, parseCode(cell))
  }

  private dayOf(cell: Cell | null): ReturnType<typeof parseDay> {
    if (cell?.kind !== 'text') return parseDay(cell, this.days)
    const known = this.daysRead.get(cell.value)
    if (known !== undefined) return known
    const day = parseDay(cell, this.days)
    this.daysRead.set(cell.value, day)
    return day
  }
}

function defined(goods: { readonly [Key in keyof Goods]: Goods[Key] | undefined }): Goods {
  const result: { -readonly [Key in keyof Goods]: Goods[Key] } = {}
  const { skuCode, barcode, styleCode, styleName, colour, size, tagPriceFen, rateBp, unitPriceFen } = goods
  if (skuCode !== undefined) result.skuCode = skuCode
  if (barcode !== undefined) result.barcode = barcode
  if (styleCode !== undefined) result.styleCode = styleCode
  if (styleName !== undefined) result.styleName = styleName
  if (colour !== undefined) result.colour = colour
  if (size !== undefined) result.size = size
  if (tagPriceFen !== undefined) result.tagPriceFen = tagPriceFen
  if (rateBp !== undefined) result.rateBp = rateBp
  if (unitPriceFen !== undefined) result.unitPriceFen = unitPriceFen
  return result
}
