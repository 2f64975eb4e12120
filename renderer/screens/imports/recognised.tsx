import { Select } from 'antd'
import { useMemo } from 'react'
import type { ImportPreview, ImportProblemRow } from '../../../shared/schemas/import-runs'
import { formMappingSchema, type OrderField, orderFields, type TableMapping } from '../../../shared/schemas/imports'
import { fieldName } from '../../../shared/texts/problems'
import { columnLetters, type RecognisedColumn } from '../../components/files'
import { type Translate, useTexts } from '../../i18n'

/** How each file's tables are read, by the file's name; what a person changed is sent back the same way. */
export type Mappings = Readonly<Record<string, readonly TableMapping[]>>

/** The mapping of a preview; kinds without tables of their own have none. */
export function mappingsOf(preview: ImportPreview): Mappings {
  const { mapping } = preview
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return {}
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([file, tables]) => {
      const parsed = formMappingSchema.safeParse(tables)
      return parsed.success ? [[file, parsed.data]] : []
    }),
  )
}

/** A table with one column meaning something else; a meaning stands for one column only. */
export function withMeaning(table: TableMapping, column: number, field: OrderField | null): TableMapping {
  const kept = Object.entries(table.columns).filter(([name, at]) => at !== column && name !== field)
  const columns: TableMapping['columns'] = Object.fromEntries(kept)
  const sizes = table.sizes.filter((size) => size.column !== column)
  return { ...table, sizes, columns: field === null ? columns : { ...columns, [field]: column } }
}

interface Shown {
  readonly column: number
  readonly field: OrderField | null
  readonly size: string | null
  readonly header: string
}

/** The columns of a table in the order of the file: those that were recognised, and those that were passed over. */
function columnsOf(table: TableMapping, ignored: ReadonlyMap<string, string>): readonly Shown[] {
  const shown = new Map<number, Shown>()
  for (const field of orderFields) {
    const column = table.columns[field]
    if (column !== undefined) shown.set(column, { column, field, size: null, header: '' })
  }
  for (const { column, size } of table.sizes) shown.set(column, { column, field: null, size, header: '' })
  for (const [place, header] of ignored) {
    const [sheet, column] = place.split('\t')
    const at = Number(column)
    if (sheet === table.sheet && !shown.has(at)) shown.set(at, { column: at, field: null, size: null, header })
  }
  return [...shown.values()].sort((a, b) => a.column - b.column)
}

function ignoredIn(problems: readonly ImportProblemRow[], file: string): ReadonlyMap<string, string> {
  return new Map(
    problems.flatMap((problem) => {
      const { header } = problem.params
      if (problem.file !== file || !['columnIgnored', 'sizeUnknown'].includes(problem.code)) return []
      return [[`${problem.sheet}\t${problem.column ?? 0}`, String(header ?? '')] as const]
    }),
  )
}

const choices = (t: Translate) => [
  { value: '', label: t('imports:column.unknown') },
  ...orderFields.map((field) => ({ value: field, label: fieldName(field, t) })),
]

const isField = (value: string): value is OrderField => orderFields.some((field) => field === value)

interface RecognisedOf {
  readonly preview: ImportPreview
  readonly file: string
  /** Takes a corrected reading of the file; left out where nothing can be corrected. */
  readonly onChange: (file: string, tables: readonly TableMapping[]) => void
}

/** How the columns of one file were read, each with a choice to read it otherwise. */
export function useRecognised({ preview, file, onChange }: RecognisedOf): readonly RecognisedColumn[] {
  const { t } = useTexts()
  return useMemo(() => {
    const tables = mappingsOf(preview)[file] ?? []
    const ignored = ignoredIn(preview.problems, file)
    const options = choices(t)
    return tables.flatMap((table, position) =>
      columnsOf(table, ignored).map(({ column, field, size, header }): RecognisedColumn => {
        const change = (value: string) => {
          const changed = withMeaning(table, column, isField(value) ? value : null)
          onChange(
            file,
            tables.map((other, at) => (at === position ? changed : other)),
          )
        }
        const letters = columnLetters(column)
        const where = { sheet: `${table.sheet}-${position}`, column: letters }
        if (size !== null) return { ...where, header, meaning: t('imports:column.size', { size }) }
        return {
          ...where,
          header,
          meaning: field === null ? null : fieldName(field, t),
          edit: (
            <Select
              size="small"
              className="import-meaning"
              variant="borderless"
              aria-label={`${letters} ${t('imports:column.change')}`}
              popupMatchSelectWidth={false}
              value={field ?? ''}
              options={options}
              onChange={change}
            />
          ),
        }
      }),
    )
  }, [preview, file, onChange, t])
}
