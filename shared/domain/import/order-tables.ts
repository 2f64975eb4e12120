import type { OrderField, TableMapping } from '../../schemas/imports'
import type { Grid } from './grid'
import { type ColumnPlan, planColumns } from './order-columns'
import { type HeaderCell, HeaderFinder, segmentsOf } from './order-headers'
import type { SizeBook } from './size-names'

/** A table with the rows it covers; `contextRow` is where the title and labels above it begin. */
export interface OrderTable {
  readonly mapping: TableMapping
  readonly contextRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

interface Header {
  readonly row: number
  readonly cells: readonly HeaderCell[]
  readonly sizeRows: readonly (readonly HeaderCell[])[]
  readonly bodyRow: number
}

/** Finds the tables of a sheet: repeated headers, size rows of other groups, tables below and beside one another. */
export function findTables(grid: Grid, sizes: SizeBook): readonly OrderTable[] {
  const finder = new HeaderFinder(grid, sizes)
  const headers = findHeaders(grid, finder)
  return headers.flatMap((header, index) => {
    const next = headers[index + 1]
    const lastRow = next ? contextStart(grid, finder, next.row, header.bodyRow) - 1 : grid.height
    const contextRow = index === 0 ? 1 : contextStart(grid, finder, header.row, headers[index - 1]?.bodyRow ?? 1)
    return segmentsOf(header.cells).flatMap((cells, segment, all) => {
      const firstColumn = segment === 0 ? 1 : (cells[0]?.column ?? 1)
      const following = all[segment + 1]?.[0]
      const lastColumn = following ? following.column - 1 : grid.width
      const area = { contextRow, lastRow, firstColumn, lastColumn }
      return tablesUnder(grid, finder, { ...header, cells }, area)
    })
  })
}

function findHeaders(grid: Grid, finder: HeaderFinder): readonly Header[] {
  const headers: Header[] = []
  for (let row = 1; row <= grid.height; row += 1) {
    const cells = finder.headerAt(row)
    if (cells === null) {
      if (finder.isBrokenHeader(row)) grid.error(row, 0, 'columnMissing', { field: 'product' })
      continue
    }
    const { sizeRows, bodyRow } = listsSizes(finder, row, cells)
      ? { sizeRows: [], bodyRow: row + 1 }
      : sizeRowsBy(finder, row, cells)
    headers.push({ row, cells, sizeRows, bodyRow })
    row = bodyRow - 1
  }
  return headers
}

/**
 * A header with a size and a quantity column has one size per row, so what looks like sizes below it are lines; unless 尺码 is a heading
 * over a row of sizes, which begins right under it and leaves the quantity blank.
 */
function listsSizes(finder: HeaderFinder, row: number, cells: readonly HeaderCell[]): boolean {
  const columnOf = (field: string) => cells.find((cell) => cell.match?.field === field)?.column
  const [size, quantity] = [columnOf('size'), columnOf('quantity') ?? columnOf('total')]
  if (size === undefined || quantity === undefined) return false
  const below = finder.sizeCells(row + 1, cells)
  const underQuantity = finder.cellsAt(row + 1).some((cell) => cell.column === quantity)
  return below[0]?.column !== size || underQuantity
}

function sizeRowsBy(
  finder: HeaderFinder,
  row: number,
  cells: readonly HeaderCell[],
): Pick<Header, 'sizeRows' | 'bodyRow'> {
  const sizeRows: (readonly HeaderCell[])[] = []
  let bodyRow = row + 1
  const sized = cells.some((cell) => cell.size !== null)
  const next = () => finder.sizeCells(bodyRow, cells, sized || sizeRows.length > 0)
  for (let below = next(); below.length > 0; below = next()) {
    sizeRows.push(below)
    bodyRow += 1
  }
  if (sizeRows.length > 0 || sized) return { sizeRows, bodyRow }
  const above = row > 1 ? finder.sizeCells(row - 1, cells) : []
  const onlySizes = above.length > 0 && above.length === finder.cellsAt(row - 1).length
  return { sizeRows: onlySizes ? [above] : [], bodyRow }
}

/** Labels and titles that stand between two tables belong to the lower one. */
function contextStart(grid: Grid, finder: HeaderFinder, headerRow: number, lowest: number): number {
  let start = headerRow
  for (let row = headerRow - 1; row > lowest; row -= 1) {
    const cells = grid.row(row).filter((cell) => cell !== null)
    if (cells.length === 0) continue
    const first = cells[0]
    const labelled = cells.some((cell) => {
      if (cell.kind !== 'text') return false
      const field = finder.match(cell.value.replace(/[:：].*$/, ''))?.field
      return (
        field === 'distributor' ||
        field === 'distributorCode' ||
        field === 'distributorName' ||
        field === 'date' ||
        field === 'reference'
      )
    })
    const titled = cells.length === 1 && first?.kind === 'text' && /单|表|order|form|sheet/i.test(first.value)
    if (!labelled && !titled) break
    start = row
  }
  return start
}

type Area = Omit<OrderTable, 'mapping'>

function tablesUnder(grid: Grid, finder: HeaderFinder, header: Header, area: Area): readonly OrderTable[] {
  const inside = (cell: HeaderCell) => cell.column >= area.firstColumn && cell.column <= area.lastColumn
  const sizeRows = header.sizeRows.map((row) => row.filter(inside))
  const span = { ...area, headerRow: header.row, bodyRow: header.bodyRow }
  const plan = planColumns(grid, header.cells, sizeRows, span)
  const tables: OrderTable[] = []
  let [headerRow, bodyRow, sizes] = [header.row, header.bodyRow, plan.sizes]
  const close = (lastRow: number) => {
    const mapping = mappingOf(grid, plan, { headerRow, bodyRow, sizes })
    const contextRow = tables.length === 0 ? area.contextRow : headerRow
    tables.push({ ...area, contextRow, mapping, lastRow })
  }
  for (let row = header.bodyRow; plan.layout === 'sizeAcross' && row <= area.lastRow; row += 1) {
    const group = nextSizes(grid, finder, row, { plan, inside })
    if (group.length === 0) continue
    close(row - 1)
    grid.warn(row, group[0]?.column ?? 0, 'sizeRowRead', {
      sizes: group.map((cell) => cell.size).join(' '),
    })
    sizes = group.map((cell) => ({ column: cell.column, size: cell.size ?? '', alternatives: [] }))
    ;[headerRow, bodyRow] = [row, row + 1]
  }
  close(area.lastRow)
  return tables
}

const IDENTITY: readonly OrderField[] = ['skuCode', 'barcode', 'styleCode', 'colour']

function nextSizes(
  grid: Grid,
  finder: HeaderFinder,
  row: number,
  table: { readonly plan: ColumnPlan; readonly inside: (cell: HeaderCell) => boolean },
): readonly HeaderCell[] {
  const { columns } = table.plan
  if (IDENTITY.some((field) => columns[field] !== undefined && grid.seen(row, columns[field]) !== null)) return []
  const total = columns.total === undefined ? null : grid.at(row, columns.total)
  if (total !== null && total.kind !== 'text') return []
  const taken = new Set(Object.values(columns))
  return finder.sizeCells(row, [], true).filter((cell) => table.inside(cell) && !taken.has(cell.column))
}

function mappingOf(
  grid: Grid,
  plan: ColumnPlan,
  place: { readonly headerRow: number; readonly bodyRow: number; readonly sizes: ColumnPlan['sizes'] },
): TableMapping {
  const { layout, columns, units } = plan
  const { headerRow, bodyRow } = place
  return { sheet: grid.name, headerRow, bodyRow, layout, columns, units, sizes: [...place.sizes] }
}
