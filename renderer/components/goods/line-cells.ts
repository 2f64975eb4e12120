import type { MatrixRow } from '../../grid/size-matrix'

/** A line as far as its place in the sheet goes. */
export interface PlacedLine {
  readonly id: number
  readonly skuId: number
  readonly styleId: number
  readonly colourId: number
}

/** A cell's name in a map. */
export const cellKey = (rowId: string, position: number): string => `${rowId} ${position}`

/**
 * The line behind each cell of `sheetOfLines`: every line has a cell of its own, and a SKU that stands twice takes a second row
 * of its style and colour.
 */
export function linesByCell<Line extends PlacedLine>(
  rows: readonly MatrixRow[],
  lines: readonly Line[],
): ReadonlyMap<string, Line> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const seen = new Map<number, number>()
  const cells = new Map<string, Line>()
  for (const line of lines) {
    const copy = (seen.get(line.skuId) ?? 0) + 1
    seen.set(line.skuId, copy)
    const rowId = `${line.styleId}-${line.colourId}${copy === 1 ? '' : `-${copy}`}`
    const position = byId.get(rowId)?.skuIds?.indexOf(line.skuId) ?? -1
    if (position >= 0) cells.set(cellKey(rowId, position), line)
  }
  return cells
}

/** The lines of one row of the sheet, by position. */
export function linesOfRow<Line extends PlacedLine>(row: MatrixRow, cells: ReadonlyMap<string, Line>): readonly Line[] {
  return row.entries.flatMap((_, position) => cells.get(cellKey(row.id, position)) ?? [])
}
