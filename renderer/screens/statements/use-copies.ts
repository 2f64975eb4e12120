import { useMemo } from 'react'
import { statementChatLine } from '../../../shared/domain/papers'
import type { StatementView } from '../../../shared/schemas/statements'
import { api } from '../../api'
import { copyText } from '../../api/bridge'
import { copyPicture, drawTable } from '../../components/table-picture'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { picturedLines, picturedStatement } from './picture'

/** What of a statement goes into a chat by the clipboard: one line of text, or a picture in the distributor's own columns. */
export function useCopies(view: StatementView) {
  const { t } = useTexts()
  const toast = useToast()
  return useMemo(() => {
    const tried = async (copy: () => Promise<string>) => {
      try {
        toast.success(await copy())
      } catch {
        toast.error(t('statements:copy.failed'))
      }
    }
    return {
      line: () =>
        void tried(async () => {
          const text = statementChatLine(view)
          await copyText(text)
          return t('statements:copy.lineDone', { text })
        }),
      picture: () =>
        void tried(async () => {
          const { layout } = await api.statements.layout({ distributorId: view.distributorId })
          await copyPicture(drawTable(picturedStatement(view, layout)))
          const isCut = view.lines.filter(({ part }) => part === 'receivable').length > picturedLines
          return isCut ? t('statements:copy.pictureCut', { rows: picturedLines }) : t('statements:copy.pictureDone')
        }),
    }
  }, [view, toast, t])
}
