import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { useEffectText } from './effect-text'
import type { AdjustmentWork } from './use-adjustment'

/** The questions of an adjustment: before approving, before giving it up, and why it is taken back. */
export function AdjustmentDialogs({ work }: { readonly work: AdjustmentWork }) {
  const { t } = useTexts()
  const effects = useEffectText()
  const { question, ask, busy, steps, adjustment } = work
  const { content } = work.draft
  const close = () => ask(null)
  const number = adjustment?.document.number ?? ''
  const words = {
    customer: content.distributorLabel,
    kind: t(`adjustments:kind.${content.adjustmentKind}`),
    amount: formatFen(content.amountFen ?? 0),
  }
  return (
    <>
      <ConfirmPosting
        open={question === 'approve'}
        title={t('adjustments:ask.approve', words)}
        effects={[...effects(content.adjustmentKind, content.part, content.amountFen ?? 0), t('receipts:effect.final')]}
        okText={t('adjustments:step.approve')}
        busy={busy}
        onConfirm={() => void steps.approve()}
        onCancel={close}
      />
      <ConfirmPosting
        open={question === 'discard'}
        title={t('adjustments:ask.discard', { number })}
        effects={[t('accounts:discardEffect')]}
        okText={t('adjustments:step.discard')}
        busy={busy}
        onConfirm={() => void steps.discard()}
        onCancel={close}
      />
      <ReasonDialog
        open={question === 'reverse'}
        title={t('adjustments:ask.reverse', { number })}
        okText={t('adjustments:step.reverse')}
        busy={busy}
        onSubmit={(reason) => void steps.reverse(reason)}
        onCancel={close}
      />
    </>
  )
}
