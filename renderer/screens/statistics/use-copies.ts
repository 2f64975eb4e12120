import { useCallback, useMemo } from 'react'
import { chatLine } from '../../../shared/domain/statistics'
import type { StatisticRow, StatisticTable, StatisticWords } from '../../../shared/schemas/statistics'
import { copyText } from '../../api/bridge'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'
import { copyPicture, drawTable } from '../../components/table-picture'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { picturedRows, picturedTable } from './picture'
import { memberNames, type ShownTable } from './shown'
import { filterText } from './words'

type Words = Omit<StatisticWords, 'title' | 'notes'>

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
