import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import { type CellFlag, goodsFlag } from '../../../grid/size-matrix'
import type { FormRows } from './form-rows'

/** A problem with the cell of the sheet in which it is marked; `position` is `goodsFlag` where the row's goods are meant. */
export interface PlacedProblem {
  readonly problem: ImportProblemRow
  readonly rowId: string
  readonly position: number
}

/** Where each problem is marked in the sheet, in the order of its rows; what stands elsewhere in the file is left out. */
export function placedProblems(
  { rows, places, cells }: FormRows,
  problems: readonly ImportProblemRow[],
): PlacedProblem[] {
  const byPlace = new Map<string, { readonly rowId: string; readonly position: number }>()
  const byRow = new Map<string, string>()
  const order = new Map(rows.map((row, index) => [row.id, index]))
  for (const { id: rowId } of rows) {
    for (const cell of cells.get(rowId) ?? []) byRow.set(`${cell.sheet}!${cell.row}`, rowId)
    for (const [position, place] of (places.get(rowId) ?? []).entries())
      if (place !== null) byPlace.set(`${place.sheet}!${place.row}!${place.column}`, { rowId, position })
  }
  const placed = problems.flatMap((problem): PlacedProblem[] => {
    const { sheet, row, column } = problem
    const cell = byPlace.get(`${sheet}!${row}!${column}`)
    if (cell !== undefined) return [{ problem, ...cell }]
    const rowId = byRow.get(`${sheet}!${row}`)
    return rowId === undefined ? [] : [{ problem, rowId, position: goodsFlag }]
  })
  const rank = ({ rowId, position }: PlacedProblem) => (order.get(rowId) ?? 0) * 1000 + position
  return placed.toSorted((a, b) => rank(a) - rank(b))
}

/** The marks of the sheet: red for what stops the import, amber for what only wants a look. */
export function flagsOf(
  placed: readonly PlacedProblem[],
  say: (problem: ImportProblemRow) => string,
): ReadonlyMap<string, ReadonlyMap<number, CellFlag>> {
  const flags = new Map<string, Map<number, CellFlag>>()
  for (const { problem, rowId, position } of placed) {
    const row = flags.get(rowId) ?? new Map<number, CellFlag>()
    flags.set(rowId, row)
    const before = row.get(position)
    const kind = problem.severity === 'error' || before?.kind === 'problem' ? 'problem' : 'doubt'
    row.set(position, { kind, reason: [before?.reason, say(problem)].filter(Boolean).join('；') })
  }
  return flags
}
