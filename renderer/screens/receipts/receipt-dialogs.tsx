import { accountParts } from '../../../shared/schemas/ledgers'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { totalOf } from './receipt-draft'
import type { ReceiptWork } from './use-receipt'

/** What posting does, one line a part, in the words of the desk. */
function useEffects({ draft: { content } }: ReceiptWork): readonly string[] {
  const { t } = useTexts()
  return accountParts.flatMap((part) => {
    const amountFen = content.parts[part] ?? 0
    if (amountFen === 0) return []
    const amount = formatFen(Math.abs(amountFen))
    if (part === 'receivable')
      return t(amountFen > 0 ? 'receipts:effect.receivable' : 'receipts:effect.refund', { amount })
    const words = { amount, part: t(`accounts:part.${part}`) }
    return t(amountFen > 0 ? 'receipts:effect.pool' : 'receipts:effect.poolRefund', words)
  })
}

/** The questions of a receipt: before posting, before giving it up, and why it is taken back. */
export function ReceiptDialogs({ work }: { readonly work: ReceiptWork }) {
  const { t } = useTexts()
  const { question, ask, busy, steps, draft, receipt } = work
  const close = () => ask(null)
  const effects = useEffects(work)
  const words = { customer: draft.content.distributorLabel, amount: formatFen(totalOf(draft.content)) }
  return (
    <>
      <ConfirmPosting
        open={question === 'post'}
        title={t('receipts:ask.post', words)}
        effects={[...effects, t('receipts:effect.final')]}
        busy={busy}
        onConfirm={() => void steps.post()}
        onCancel={close}
      />
      <ConfirmPosting
        open={question === 'discard'}
        title={t('receipts:ask.discard', { number: receipt?.document.number ?? '' })}
        effects={[t('accounts:discardEffect')]}
        okText={t('receipts:step.discard')}
        busy={busy}
        onConfirm={() => void steps.discard()}
        onCancel={close}
      />
      <ReasonDialog
        open={question === 'reverse'}
        title={t('receipts:ask.reverse', { number: receipt?.document.number ?? '' })}
        common={[t('receipts:reason.bounced'), t('receipts:reason.wrongCustomer'), t('receipts:reason.wrongAmount')]}
        okText={t('receipts:step.reverse')}
        busy={busy}
        onSubmit={(reason) => void steps.reverse(reason)}
        onCancel={close}
      />
    </>
  )
}
