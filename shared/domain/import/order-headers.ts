import type { Grid } from './grid'
import { type HeaderField, type HeaderMatch, matchHeader } from './header-words'
import type { SizeBook } from './size-names'
import { plainText, wordKey } from './text'

/** One cell of a header row with what it may mean. */
export interface HeaderCell {
  readonly column: number
  readonly text: string
  readonly match: HeaderMatch | null
  readonly size: string | null
  /** Whether the size is one of the company's, not only a likeness. */
  readonly sure: boolean
}

const PRODUCT: readonly HeaderField[] = ['skuCode', 'barcode', 'styleCode', 'styleName', 'product']
const AMOUNTS: readonly HeaderField[] = ['quantity', 'total', 'amount', 'sizeHeading']

/** Whether a header names goods, which every table of an order does. */
export function isProduct(field: HeaderField | undefined): boolean {
  return field !== undefined && PRODUCT.includes(field)
}

/** Finds header rows; remembers words, because a long list repeats them. */
export class HeaderFinder {
  private readonly words = new Map<string, HeaderMatch | null>()
  /** The words of a header in the row that was asked last: every row of a long list is asked twice. */
  private named: { readonly row: number; readonly matches: readonly HeaderMatch[] } = { row: 0, matches: [] }
  private readonly grid: Grid
  private readonly sizes: SizeBook

  constructor(grid: Grid, sizes: SizeBook) {
    this.grid = grid
    this.sizes = sizes
  }

  match(text: string): HeaderMatch | null {
    const known = this.words.get(text)
    if (known !== undefined) return known
    const match = matchHeader(text)
    this.words.set(text, match)
    return match
  }

  /** The cells of a row when it is a header of goods and quantities; null otherwise. */
  headerAt(row: number): readonly HeaderCell[] | null {
    if (!this.namesGoods(row)) return null
    const cells = this.cellsAt(row)
    if (isTotalsRow(cells)) return null
    const fields = new Set(cells.flatMap((cell) => (cell.match ? [cell.match.field] : [])))
    const sized = cells.filter((cell) => cell.size !== null)
    const sizes = sized.length
    const below = sizes === 0 ? this.sizeCells(row + 1).length : 0
    const counted = AMOUNTS.some((field) => fields.has(field)) || sizes > 0 || below > 1
    return counted && (fields.size >= 2 || onlySizes(cells, sized)) ? cells : null
  }

  /** A header names goods in words without digits; this keeps long lists from being looked at cell by cell. */
  private namesGoods(row: number): boolean {
    return this.names(row, (match) => isProduct(match.field))
  }

  private names(row: number, fits: (match: HeaderMatch) => boolean): boolean {
    if (this.named.row !== row) this.named = { row, matches: this.matchesAt(row) }
    return this.named.matches.some(fits)
  }

  private matchesAt(row: number): readonly HeaderMatch[] {
    const matches: HeaderMatch[] = []
    for (const cell of this.grid.row(row)) {
      if (cell?.kind !== 'text' || cell.value.length > 24 || /\d/.test(cell.value)) continue
      const match = this.match(cell.value)
      if (match !== null) matches.push(match)
    }
    return matches
  }

  /** A row with sizes in order and words of a header, but none for goods: its header was damaged, and what follows cannot be placed. */
  isBrokenHeader(row: number): boolean {
    if (!this.names(row, (match) => match.score === 1 && match.field !== 'total' && match.field !== 'ignored'))
      return false
    const cells = this.cellsAt(row)
    if (cells.filter((cell) => cell.match === null && cell.size === null).length > 1) return false
    const sized = cells.filter((cell) => cell.size !== null)
    return sized.length >= 2 && sized.every((cell) => cell.sure) && risingNumbers(sized, true)
  }

  /** Every non-blank cell of a row as header cells. */
  cellsAt(row: number): readonly HeaderCell[] {
    return this.grid.row(row).flatMap((cell, index) => {
      if (cell === null || (cell.kind !== 'text' && cell.kind !== 'number')) return []
      const text = plainText(cell.text)
      if (text === '') return []
      const match = cell.kind === 'text' ? this.match(cell.value) : null
      const size = match ? null : this.sizes.find(text)
      return [{ column: index + 1, text, match, size: size?.size ?? null, sure: size?.sure ?? false }]
    })
  }

  /**
   * The sizes of a row that holds nothing but sizes (and words of a header, and one label such as 裤装), like a second row of other names or
   * the sizes of the next group; empty when the row may be a line. Bare numbers must rise, as quantities seldom do, and none may stand
   * under a price or a total of the header. One size alone (F) counts only where it `follows` a row of sizes.
   */
  sizeCells(row: number, header: readonly HeaderCell[] = [], follows = false): readonly HeaderCell[] {
    const cells = this.cellsAt(row)
    const named = (fields: readonly HeaderField[]) =>
      new Set(header.flatMap((cell) => (cell.match && fields.includes(cell.match.field) ? [cell.column] : [])))
    const [labelled, figures] = [named(LABELLED), named(FIGURES)]
    const sizes = cells.filter((cell) => cell.size !== null && !labelled.has(cell.column))
    const first = sizes[0]
    const labels = cells.filter((cell) => cell.match === null && !sizes.includes(cell))
    if (!first || labels.length > 1) return []
    if (sizes.length < 2 && !(follows && first.sure && !/\d/.test(first.text))) return []
    if (labels.some((cell) => /\d/.test(cell.text) || cell.column > first.column)) return []
    if (sizes.some((cell) => figures.has(cell.column))) return []
    return sizes.length < 2 || risingNumbers(sizes, labels.length > 0) ? sizes : []
  }
}

/** A row that begins with 合计 is a total even where another of its cells is a header word. */
function isTotalsRow(cells: readonly HeaderCell[]): boolean {
  const total = cells.find((cell) => cell.match?.field === 'total')
  const goods = cells.find((cell) => isProduct(cell.match?.field))
  return total !== undefined && goods !== undefined && total.column < goods.column
}

/** A header that names goods by one word needs its sizes in order and nothing that a line would hold. */
function onlySizes(cells: readonly HeaderCell[], sized: readonly HeaderCell[]): boolean {
  const unknown = cells.filter((cell) => cell.match === null && cell.size === null)
  if (sized.length < 2 || unknown.length > 1 || unknown.some((cell) => /\d/.test(cell.text))) return false
  const numbers = sized.filter((cell) => /^\d/.test(cell.text) && !/[A-Z]/i.test(cell.text))
  return (numbers.length === 0 || numbers.length === sized.length) && risingNumbers(sized, true)
}

/** Columns of words, where a size's name is a label; and columns of figures, where no size stands. */
const LABELLED: readonly HeaderField[] = [...PRODUCT, 'colour', 'sizeGroup', 'ignored']
const FIGURES: readonly HeaderField[] = ['total', 'tagPrice', 'rate', 'unitPrice', 'amount']

function risingNumbers(sizes: readonly HeaderCell[], labelled: boolean): boolean {
  // 30码 is a number too: what stands beside it may be its quantity.
  const numbers = sizes.flatMap(({ size, text }) => (/^\d+(?:\.5)?$/.test(size ?? text) ? [Number(size ?? text)] : []))
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) return false
  if (numbers.length < sizes.length) return true
  return numbers.length >= 3 && (numbers[0] ?? 0) >= 10 && (!labelled || sizes.every((cell) => cell.sure))
}

/** Splits a header row where the same table stands several times side by side. */
export function segmentsOf(cells: readonly HeaderCell[]): readonly (readonly HeaderCell[])[] {
  const lead = cells.find((cell) => isProduct(cell.match?.field))
  const first = cells[0]
  if (!lead || !first) return [cells]
  const repeats = cells.filter((cell) => cell.match !== null && wordKey(cell.text) === wordKey(lead.text))
  if (repeats.length < 2) return [cells]
  const starts = repeats.map((cell) => cell.column - (lead.column - first.column))
  const segments = starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    return cells.filter((cell) => cell.column >= start && cell.column < end)
  })
  return segments.every(countsGoods) ? segments : [cells]
}

function countsGoods(cells: readonly HeaderCell[]): boolean {
  return cells.some((cell) => cell.size !== null || (cell.match !== null && AMOUNTS.includes(cell.match.field)))
}
