import { useCallback } from 'react'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import type { CellEdit } from '../../../grid/size-matrix'
import { withSize } from '../recognised'
import type { FormFile } from './form-files'
import { answerOf } from './problem-answers'
import { type ShownForm, tablesOf } from './use-form-sheet'
import type { Forms } from './use-forms'

/** What a person can answer in the sheet of a form. */
export interface Answers {
  readonly choose: (problem: ImportProblemRow, candidate: string) => void
  readonly typed: (edits: readonly CellEdit[]) => void
  /** Leaves the rows of the form behind a row of the sheet out. */
  readonly drop: (rowId: string) => void
}

/** Turns what is done in the sheet into fixes of the file. */
export function useAnswers({ file, read, tables }: FormFile, forms: Forms, shown: ShownForm | null): Answers {
  const { fix, remap } = forms
  const { name } = file
  const preview = read !== null && read.refusal === null ? read.preview : null
  const sheets = read !== null && read.refusal === null ? read.sheets : null
  const choose = useCallback(
    (problem: ImportProblemRow, candidate: string) => {
      if (preview === null || sheets === null) return
      const current = tables ?? tablesOf(preview, name)
      const cells = sheets.flatMap((sheet) => sheet.cells)
      const answer = answerOf(problem, candidate, { problems: preview.problems, cells, tables: current })
      if (answer?.kind === 'fixes') fix(name, answer.fixes, true)
      if (answer?.kind === 'size') {
        const { table, column, size } = answer
        remap(
          name,
          current.map((one) => (one === table ? withSize(one, column, size) : one)),
        )
      }
    },
    [preview, sheets, tables, name, fix, remap],
  )
  const typed = useCallback(
    (edits: readonly CellEdit[]) => {
      const fixes = edits.flatMap(({ rowId, position, after }): ImportFix[] => {
        const place = shown?.held.places.get(rowId)?.[position]
        return place ? [{ kind: 'cell', ...place, text: after === 0 ? '' : String(after) }] : []
      })
      if (fixes.length > 0) fix(name, fixes)
    },
    [shown, name, fix],
  )
  const drop = useCallback(
    (rowId: string) => {
      const cells = shown?.held.cells.get(rowId) ?? []
      const first = new Map(cells.map((cell) => [`${cell.sheet}!${cell.row}`, cell]))
      const fixes = [...first.values()].map(
        ({ sheet, row, column }): ImportFix => ({ kind: 'drop', sheet, row, column }),
      )
      if (fixes.length > 0) fix(name, fixes, true)
    },
    [shown, name, fix],
  )
  return { choose, typed, drop }
}
