import { Button } from 'antd'
import type { HistoryRow } from '../../../shared/schemas/documents'
import { useTexts } from '../../i18n'
import { DocumentNote } from '../goods/step-dialog'
import { formatInstant } from '../values/text'
import type { Draft } from './use-draft'

interface BehindNoteProps {
  readonly draft: Pick<Draft<never>, 'behind' | 'insist' | 'forget'>
  readonly history: readonly HistoryRow[]
}

/** Says that somebody saved another version meanwhile, and who; what was typed is still there and may be kept or given up. */
export function BehindNote({ draft, history }: BehindNoteProps) {
  const { t } = useTexts()
  const [last] = history
  if (!draft.behind) return null
  return (
    <DocumentNote
      tone="wrong"
      action={
        <span className="note-actions">
          <Button size="small" onClick={draft.insist}>
            {t('accounts:draft.insist')}
          </Button>
          <Button size="small" onClick={draft.forget}>
            {t('accounts:draft.reload')}
          </Button>
        </span>
      }
    >
      {t('accounts:draft.behind', {
        name: last?.userName ?? t('errors:someone'),
        at: last === undefined ? '' : formatInstant(last.at),
      })}
    </DocumentNote>
  )
}
