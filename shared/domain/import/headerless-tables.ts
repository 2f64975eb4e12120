import type { OrderField } from '../../schemas/imports'
import { parseQuantity } from './amounts'
import { dayOfText } from './days'
import type { Grid } from './grid'
import type { OrderTable } from './order-tables'
import type { SizeBook } from './size-names'
import { plainText } from './text'

interface ColumnShape {
  readonly column: number
  readonly filled: number
  readonly codes: number
  readonly distinct: number
  readonly pieces: number
  readonly sizes: number
  readonly days: number
}

const MOST_PIECES = 5000
const FEWEST_ROWS = 2

/**
 * A list without header words, told by its content: one column of varied codes and one of small whole numbers. Every meaning given this way
 * is a warning to confirm; when two columns could be the quantity, nothing is assumed.
 */
export function guessTable(grid: Grid, sizes: SizeBook): readonly OrderTable[] {
  const shapes = Array.from({ length: grid.width }, (_, index) => shapeOf(grid, index + 1, sizes)).filter(
    (shape) => shape.filled > 0,
  )
  const rows = Math.max(0, ...shapes.map((shape) => shape.filled))
  const mostly = (count: number, shape: ColumnShape) => count >= shape.filled * 0.8 && shape.filled >= rows * 0.8
  const codes = shapes.filter((shape) => mostly(shape.codes, shape)).sort((a, b) => b.distinct - a.distinct)
  const pieces = shapes.filter((shape) => mostly(shape.pieces, shape))
  const [code, quantity] = [codes[0], pieces[0]]
  if (rows < FEWEST_ROWS || !code || !quantity || pieces.length > 1) return []
  const columns: Partial<Record<OrderField, number>> = { quantity: quantity.column }
  const size = shapes.find((shape) => mostly(shape.sizes, shape) && shape !== quantity && shape !== code)
  columns[size ? 'styleCode' : 'skuCode'] = code.column
  if (size) columns.size = size.column
  const date = shapes.find((shape) => mostly(shape.days, shape))
  if (date) columns.date = date.column
  for (const [field, column] of Object.entries(columns)) {
    grid.warn(0, column, 'columnGuessed', { field })
  }
  const mapping = { sheet: grid.name, headerRow: 0, bodyRow: 1, layout: 'flat' as const, columns, units: {}, sizes: [] }
  return [{ mapping, contextRow: 1, lastRow: grid.height, firstColumn: 1, lastColumn: grid.width }]
}

function shapeOf(grid: Grid, column: number, sizes: SizeBook): ColumnShape {
  let [filled, codes, pieces, sized, days] = [0, 0, 0, 0, 0]
  const values = new Set<string>()
  for (let row = 1; row <= grid.height; row += 1) {
    const cell = grid.at(row, column)
    if (cell === null) continue
    filled += 1
    const text = plainText(cell.text)
    values.add(text)
    const day = cell.kind === 'date' || (cell.kind === 'text' && dayOfText(text).ok)
    if (day) days += 1
    else if (/^(?=.*\d)(?=.*[A-Za-z-])[\w.-]{4,}$/.test(text) || /^\d{8,14}$/.test(text)) codes += 1
    if (sizes.find(text)?.sure) sized += 1
    const parsed = day ? null : parseQuantity(cell)
    if (parsed?.ok && parsed.value !== null && parsed.value >= 0 && parsed.value <= MOST_PIECES) pieces += 1
  }
  return { column, filled, codes, distinct: values.size, pieces, sizes: sized, days }
}
