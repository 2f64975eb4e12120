import { type OrderField, orderFields, type TableMapping } from '../../schemas/imports'
import { parseMoney, parseQuantity } from './amounts'
import type { Grid } from './grid'
import type { HeaderField } from './header-words'
import type { HeaderCell } from './order-headers'
import { plainText } from './text'

type Columns = Partial<Record<OrderField, number>>
type Units = TableMapping['units']
type Size = TableMapping['sizes'][number]

/** What a header says about its columns before the rows below are read. */
export interface ColumnPlan {
  readonly layout: TableMapping['layout']
  readonly columns: Columns
  readonly units: Units
  readonly sizes: readonly Size[]
}

/** The rows and columns of a table, header included. */
export interface TableSpan {
  readonly firstColumn: number
  readonly lastColumn: number
  readonly headerRow: number
  readonly bodyRow: number
  readonly lastRow: number
}

/** Gives each column of a header its meaning; what stays uncertain is noted as a problem at the header. */
export function planColumns(
  grid: Grid,
  cells: readonly HeaderCell[],
  sizeRows: readonly (readonly HeaderCell[])[],
  span: TableSpan,
): ColumnPlan {
  const found = new Map<HeaderField, HeaderCell[]>()
  const sized = new Set(sizeRows.flat().map((cell) => cell.column))
  for (const cell of cells) {
    if (cell.match === null || sized.has(cell.column)) continue
    const same = found.get(cell.match.field)
    if (same) same.push(cell)
    else found.set(cell.match.field, [cell])
  }
  const chosen = chooseColumns(grid, found, span)
  const across = !(chosen.has('size') && (chosen.has('quantity') || chosen.has('total')))
  const sizes = across ? sizeColumns(grid, cells, sizeRows, { span, taken: chosen }) : []
  const layout = sizes.length > 0 ? 'sizeAcross' : 'flat'
  const columns = resolveColumns(grid, chosen, layout, span)
  const units: Units = {}
  for (const field of orderFields) {
    const unit = [...chosen.values()].find((cell) => cell.column === columns[field])?.match?.unit
    if (unit) units[field] = unit
  }
  noteIgnored(grid, cells, { columns, sizes, span })
  return { layout, columns, units, sizes }
}

/** One column per meaning: the exact word before the longer header, then the first; a second quantity is asked, never summed. */
function chooseColumns(
  grid: Grid,
  found: ReadonlyMap<HeaderField, readonly HeaderCell[]>,
  span: TableSpan,
): Map<HeaderField, HeaderCell> {
  const chosen = new Map<HeaderField, HeaderCell>()
  for (const [field, cells] of found) {
    const [best, second] = [...cells].sort(
      (a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0) || a.column - b.column,
    )
    if (!best || field === 'ignored') continue
    chosen.set(field, best)
    if (!second) continue
    if (field === 'total' && !found.has('amount')) chosen.set('amount', second)
    else if (
      field === 'quantity' &&
      second.match?.score === best.match?.score &&
      hasNumbers(grid, second.column, span)
    ) {
      grid.error(span.headerRow, second.column, 'columnAmbiguous', {
        header: second.text,
        other: best.text,
        field,
      })
    }
  }
  return chosen
}

function sizeColumns(
  grid: Grid,
  cells: readonly HeaderCell[],
  sizeRows: readonly (readonly HeaderCell[])[],
  context: { readonly span: TableSpan; readonly taken: ReadonlyMap<HeaderField, HeaderCell> },
): readonly Size[] {
  const rows = [cells.filter((cell) => cell.size !== null), ...sizeRows].filter((row) => row.length > 0)
  const names = new Map<number, string[]>()
  for (const row of rows) {
    for (const cell of row) {
      if (cell.size === null) continue
      const known = names.get(cell.column)
      if (!known) names.set(cell.column, [cell.size])
      else if (!known.includes(cell.size)) known.push(cell.size)
    }
  }
  const total = context.taken.get('total') ?? context.taken.get('quantity')
  const first = Math.min(...names.keys())
  const last = Math.max(...names.keys(), total && total.column > first ? total.column - 1 : 0)
  for (const cell of cells) {
    const between = cell.column > first && cell.column <= last && cell.match === null && !names.has(cell.column)
    if (!between || !hasNumbers(grid, cell.column, context.span)) continue
    names.set(cell.column, [cell.text])
    grid.warn(context.span.headerRow, cell.column, 'sizeUnknown', { header: cell.text })
  }
  return [...names]
    .sort(([a], [b]) => a - b)
    .map(([column, [size = '', ...alternatives]]) => ({ column, size, alternatives }))
}

function resolveColumns(
  grid: Grid,
  chosen: ReadonlyMap<HeaderField, HeaderCell>,
  layout: TableMapping['layout'],
  table: TableSpan,
): Columns {
  const columns: Columns = {}
  for (const field of orderFields) {
    const cell = chosen.get(field)
    if (cell) columns[field] = cell.column
  }
  const product = chosen.get('product')?.column
  if (product !== undefined) {
    const bySize = layout === 'sizeAcross' || columns.size !== undefined
    if (bySize && columns.styleCode === undefined) columns.styleCode = product
    if (layout === 'flat' && columns.skuCode === undefined) columns.skuCode = product
  }
  const distributor = chosen.get('distributor')?.column
  if (distributor !== undefined) {
    const field = holdsCodes(grid, distributor, table) ? 'distributorCode' : 'distributorName'
    columns[field] ??= distributor
  }
  if (layout === 'flat' && columns.quantity === undefined && columns.total !== undefined) {
    columns.quantity = columns.total
    delete columns.total
  }
  if (layout === 'sizeAcross' && columns.total === undefined && columns.quantity !== undefined)
    columns.total = columns.quantity
  if (layout === 'sizeAcross') delete columns.quantity
  return columns
}

/** Columns that hold figures under a header nobody knows are named once, so that nothing is left out silently. */
function noteIgnored(
  grid: Grid,
  cells: readonly HeaderCell[],
  plan: { readonly columns: Columns; readonly sizes: readonly Size[]; readonly span: TableSpan },
): void {
  const used = new Set<number>([...Object.values(plan.columns), ...plan.sizes.map((size) => size.column)])
  const { firstColumn, lastColumn } = plan.span
  for (let column = firstColumn; column <= lastColumn; column += 1) {
    const header = cells.find((cell) => cell.column === column)
    if (used.has(column) || isSetAside(header) || !hasNumbers(grid, column, plan.span)) continue
    grid.warn(plan.span.headerRow, column, 'columnIgnored', { header: header?.text ?? '' })
  }
}

/** A column the office knows and does not need; a second column of a meaning already taken is not one of them. */
function isSetAside(header: HeaderCell | undefined): boolean {
  const field = header?.match?.field
  return field === 'ignored' || field === 'product' || field === 'distributor'
}

const SAMPLE_ROWS = 400

function hasNumbers(grid: Grid, column: number, { bodyRow, lastRow }: TableSpan): boolean {
  for (let row = bodyRow; row <= lastRow; row += 1) {
    const cell = grid.at(row, column)
    if (cell?.kind === 'number' || cell?.kind === 'formula') return true
    const parsed = cell?.kind === 'text' ? parseMoney(cell) : null
    const pieces = cell?.kind === 'text' ? parseQuantity(cell) : null
    if ((parsed?.ok && parsed.value !== null) || (pieces?.ok && pieces.value !== null)) return true
  }
  return false
}

function holdsCodes(grid: Grid, column: number, { bodyRow, lastRow }: TableSpan): boolean {
  let codes = 0
  let others = 0
  for (let row = bodyRow; row <= Math.min(lastRow, bodyRow + SAMPLE_ROWS); row += 1) {
    const cell = grid.seen(row, column)
    if (cell === null) continue
    if (/^(?=.*\d)[\w.-]+$/.test(plainText(cell.text))) codes += 1
    else others += 1
  }
  return codes > others
}
