import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { ClassDialog } from './class-dialog'
import type { Cursor } from './use-cursor'
import type { ReconciliationWork } from './use-reconciliation'

const wordsOf = (reconciliation: ReconciliationDocument, count: number) => ({
  customer: reconciliation.document.distributorName,
  ours: formatFen(reconciliation.ourClosingFen),
  theirs: formatFen(reconciliation.theirClosingFen),
  count,
})

/** The questions of a comparison: what a difference is, closing the bridge, signing, putting it aside. */
export function ReconciliationDialogs({
  work,
  cursor,
}: {
  readonly work: ReconciliationWork
  readonly cursor: Cursor
}) {
  const { t } = useTexts()
  const { question, ask, busy, openCount, reconciliation } = work
  const words = wordsOf(reconciliation, openCount)
  const close = () => ask(null)
  const difference = cursor.row?.difference ?? null
  return (
    <>
      {question === 'class' && difference !== null && (
        <ClassDialog
          difference={difference}
          busy={busy}
          onSubmit={(said) => void cursor.classify(said)}
          onCancel={close}
        />
      )}
      <ConfirmPosting
        open={question === 'agree'}
        title={t('reconciliations:ask.agree', words)}
        effects={[t('reconciliations:effect.agree', words)]}
        okText={t('reconciliations:step.agree')}
        busy={busy}
        onConfirm={() => void work.agree()}
        onCancel={close}
      />
      <ConfirmPosting
        open={question === 'sign'}
        title={t('reconciliations:ask.sign', words)}
        effects={[t('reconciliations:effect.sign', words)]}
        verb="sign"
        busy={busy}
        onConfirm={() => void work.sign('')}
        onCancel={close}
      />
      <ReasonDialog
        open={question === 'signOpen'}
        title={t('reconciliations:ask.signOpen', words)}
        okText={t('components:confirm.sign')}
        busy={busy}
        onSubmit={(reason) => void work.sign(reason)}
        onCancel={close}
      />
      <ConfirmPosting
        open={question === 'discard'}
        title={t('reconciliations:ask.discard', words)}
        effects={[t('reconciliations:effect.discard')]}
        okText={t('reconciliations:step.discard')}
        busy={busy}
        onConfirm={() => void work.discard()}
        onCancel={close}
      />
    </>
  )
}
