import type { Cell, SheetGrid, Sheets } from '../../schemas/imports'

/** The heads of the column in which a form is sent back with its problems, in every language. */
export const problemHeads = ['导入问题', 'Import problems'] as const

const isHead = (cell: Cell | null): boolean =>
  cell?.kind === 'text' && problemHeads.some((head) => cell.value === head || cell.value.startsWith(`${head}\n`))

/** The column of an earlier round in a sheet, or null. */
export function problemColumn(sheet: SheetGrid): number | null {
  for (const row of sheet.rows) {
    const index = row.findIndex(isHead)
    if (index >= 0) return index + 1
  }
  return null
}

/** The first column right of everything in a sheet, merged areas included: what stands inside one is not seen. */
export const freeColumn = ({ rows, merges }: SheetGrid): number =>
  Math.max(
    0,
    ...merges.map(({ right }) => right),
    rows.reduce((most, row) => Math.max(most, row.length), 0),
  ) + 1

/** Forms as they were filled in: a column of problems that an earlier round added says nothing about the order. */
export function withoutProblemColumns(sheets: Sheets): Sheets {
  return sheets.map((sheet) => {
    const column = problemColumn(sheet)
    return column === null ? sheet : { ...sheet, rows: sheet.rows.map((row) => without(row, column)) }
  })
}

function without(row: readonly (Cell | null)[], column: number): readonly (Cell | null)[] {
  if (row.length < column) return row
  const cells = row.map((cell, index) => (index === column - 1 ? null : cell))
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return cells
}
