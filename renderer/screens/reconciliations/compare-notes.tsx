import { Button } from 'antd'
import { DocumentNote } from '../../components/goods/step-dialog'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import type { ReconciliationWork } from './use-reconciliation'

/** What stands above the comparison: that something was posted since, and which documents a bare balance differs by. */
export function CompareNotes({ work }: { readonly work: ReconciliationWork }) {
  const { t } = useTexts()
  const { newEntryCount, gapHints, replyKind } = work.reconciliation
  return (
    <>
      {newEntryCount > 0 && (
        <DocumentNote
          tone="work"
          action={
            work.can.refresh && (
              <Button size="small" title="R" disabled={work.busy} onClick={() => void work.refresh()}>
                {t('reconciliations:key.refresh')}
              </Button>
            )
          }
        >
          {t('reconciliations:newEntries', { count: newEntryCount })}
        </DocumentNote>
      )}
      {replyKind === 'balance' && (
        <DocumentNote tone="work">
          {t('reconciliations:balanceOnly')}
          {gapHints.map((set) => (
            <span key={set.map(({ id }) => id).join()} className="gap-hint">
              {t('reconciliations:gapHint', {
                documents: set.map(({ text, amountFen }) => `${text} ${formatFen(amountFen)}`).join(' + '),
              })}
            </span>
          ))}
        </DocumentNote>
      )}
    </>
  )
}
