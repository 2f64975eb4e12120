import { useMemo, useRef } from 'react'
import type { FormSheet } from '../../../../shared/schemas/import-forms'
import type { ImportPreview, ImportProblemRow } from '../../../../shared/schemas/import-runs'
import type { TableMapping } from '../../../../shared/schemas/imports'
import { problemText } from '../../../../shared/texts/problems'
import { columnLetters } from '../../../components/files'
import { useStyleMatrices } from '../../../components/sku-sheet'
import type { CellFlag } from '../../../grid/size-matrix'
import { type Translate, useTexts } from '../../../i18n'
import { mappingsOf } from '../recognised'
import { flagsOf, type PlacedProblem, placedProblems } from './form-flags'
import { type FormRows, formRows } from './form-rows'

/** One order of a form as its sheet shows it. */
export interface ShownForm {
  /** What the sheet is known by: another one has other rows. */
  readonly key: string
  /** The rows at the prices of the last reading. */
  readonly rows: FormRows
  /** The rows the sheet began with: places are looked up in these, because typing a nought takes no row away. */
  readonly held: FormRows
  readonly placed: readonly PlacedProblem[]
  readonly flags: ReadonlyMap<string, ReadonlyMap<number, CellFlag>>
}

/** Where something stands in the file, as spreadsheets say it. */
export const placeText = ({ sheet, row, column }: Pick<ImportProblemRow, 'sheet' | 'row' | 'column'>): string =>
  [sheet, `${column === null ? '' : columnLetters(column)}${row ?? ''}`].filter((part) => part !== '').join(' ')

/** A problem with the place where it stands. */
export const placedText = (problem: ImportProblemRow, t: Translate): string =>
  `${placeText(problem)} ${problemText(problem, t)}`

interface FormToShow {
  readonly name: string
  readonly readShape: number
  readonly preview: ImportPreview
  readonly sheet: FormSheet | undefined
  readonly index: number
}

/** The tables of a file as they were read. */
export const tablesOf = (preview: ImportPreview, name: string): readonly TableMapping[] =>
  mappingsOf(preview)[name] ?? []

/** Brings one order of a form into the size-across sheet; null until its styles are there. */
export function useFormSheet({ name, readShape, preview, sheet, index }: FormToShow): ShownForm | null {
  const { t } = useTexts()
  const styled = useMemo(
    () => (sheet?.cells ?? []).flatMap(({ styleId }) => (styleId === null ? [] : [{ styleId }])),
    [sheet],
  )
  const { data, isPlaceholderData } = useStyleMatrices(styled)
  const matrices = isPlaceholderData ? undefined : data
  const words = useMemo(() => ({ unknownSizes: t('imports:form.asWritten'), unnamed: t('imports:form.unnamed') }), [t])
  const key = `${name}\n${readShape}\n${index}`
  const first = useRef<{ readonly key: string; readonly rows: FormRows } | null>(null)
  const rows = useMemo(
    () =>
      matrices === undefined || sheet === undefined
        ? null
        : formRows(sheet, { tables: tablesOf(preview, name), matrices, words }),
    [matrices, sheet, preview, name, words],
  )
  if (rows !== null && first.current?.key !== key) first.current = { key, rows }
  const held = first.current?.key === key ? first.current.rows : null
  const placed = useMemo(() => (held === null ? [] : placedProblems(held, preview.problems)), [held, preview.problems])
  const flags = useMemo(() => flagsOf(placed, (problem) => placedText(problem, t)), [placed, t])
  return held === null || rows === null ? null : { key, rows, held, placed, flags }
}
