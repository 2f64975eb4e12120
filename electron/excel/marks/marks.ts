/** What is written beside one row of a sheet, and why some of its cells are coloured. */
export interface RowMarks {
  /** From 1. */
  readonly row: number
  /** What stands in the column of problems; a head stands in the row of heads. */
  readonly text: string
  readonly cells: readonly CellMark[]
}

/** One cell that something is wrong or doubtful about, with the words of its comment. */
export interface CellMark {
  readonly column: number
  readonly severity: 'error' | 'warning'
  readonly comment: string
}

/** The marks of one sheet; `column` is where the problems stand, right of everything else. */
export interface SheetMarks {
  readonly sheet: string
  readonly column: number
  readonly rows: readonly RowMarks[]
}
