import { useCallback, useMemo } from 'react'
import { chatLine } from '../../../shared/domain/statistics'
import type { StatisticRow, StatisticTable, StatisticWords } from '../../../shared/schemas/statistics'
import { copyText } from '../../api/bridge'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'
import { copyPicture, drawTable, type PictureTable } from '../../components/table-picture'
import { useToast } from '../../components/toast'
import { formatFen, formatQuantity } from '../../components/values/text'
import type { CellValue, GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { memberNames, type ShownRow, type ShownTable } from './shown'
import { filterText } from './words'

/** A chat shows a picture of so many rows readably; whoever needs more sends the workbook. */
const picturedRows = 120

type Words = Omit<StatisticWords, 'title' | 'notes'>

function cellText(column: GridColumn<ShownRow>, value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number') return value
  return column.type === 'money' ? formatFen(value) : formatQuantity(value)
}

/** The table as a picture shows it: the first rows, and the total. */
export function picturedTable(shown: ShownTable, heading: Pick<PictureTable, 'title' | 'note'>): PictureTable {
  const { columns, rows, total } = shown
  return {
    ...heading,
    columns: columns.map(({ header, type }) => ({ header, align: type === 'text' ? 'left' : 'right' })),
    rows: [...rows.slice(0, picturedRows), total].map((row) => ({
      strong: row.kind !== 'leaf',
      cells: columns.map((column) => cellText(column, row[column.field])),
    })),
  }
}

/** The fairs a filter names, in words. */
export function useFairNames(fairIds: readonly number[] | undefined): readonly string[] {
  const may = useMay()
  const fairs = useRead('fairs.list', {}, { enabled: fairIds !== undefined && may('fairs.list') })
  return useMemo(
    () => (fairs.data ?? []).filter(({ id }) => fairIds?.includes(id) === true).map(({ name }) => name),
    [fairs.data, fairIds],
  )
}

interface CopySources {
  readonly table: StatisticTable | undefined
  readonly shown: ShownTable | null
  readonly words: Words
  readonly title: string
}

/** What is taken out of the table by the clipboard: a line for a chat, a picture. */
export function useCopies({ table, shown, words, title }: CopySources) {
  const { t } = useTexts()
  const toast = useToast()
  const fairs = useFairNames(table?.layout.filter.fairIds)
  const line = useCallback(
    async (row: StatisticRow | undefined) => {
      if (table === undefined || row === undefined) return
      const names = memberNames(table, words)
      const { rows, measures, filter } = table.layout
      const own = row.keys.map((key, place) => names.name(rows[place] ?? 'style', key))
      const beside = rows.includes('fair') ? [] : fairs.length > 0 ? fairs : (filter.seasons ?? [])
      const said = [...own, ...beside]
      const text = chatLine(
        { names: said.length === 0 ? [t('statistics:copy.all')] : said, measures, totals: row.totals },
        {
          pieces: (quantity) => t('statistics:copy.pieces', { quantity }),
          figure: (figure) => t(`statistics:figure.${figure}`),
        },
      )
      try {
        await copyText(text)
        toast.success(t('statistics:copy.lineDone', { text }))
      } catch {
        toast.error(t('statistics:copy.failed'))
      }
    },
    [table, words, fairs, t, toast],
  )
  const picture = useCallback(async () => {
    if (table === undefined || shown === null) return
    const note = filterText(table.layout, fairs, t)
    try {
      await copyPicture(drawTable(picturedTable(shown, { title, note })))
      const isCut = shown.rows.length > picturedRows
      toast.success(isCut ? t('statistics:copy.pictureCut', { rows: picturedRows }) : t('statistics:copy.pictureDone'))
    } catch {
      toast.error(t('statistics:copy.failed'))
    }
  }, [table, shown, title, fairs, t, toast])
  return { line, picture, fairs }
}
