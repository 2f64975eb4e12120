import type { ChangeSummary } from '../../../shared/domain/order-differences'
import { ReasonDialog } from '../../components/dialogs'
import { formatFen, formatQuantity } from '../../components/values/text'
import { type Translate, useTexts } from '../../i18n'

/** A figure with its sign, because a difference without one says nothing. */
export const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text)

/** What a change does, in lines a person confirms. */
export function summaryTexts({ added, changed, removed, quantity, amountFen }: ChangeSummary, t: Translate): string[] {
  const lines = [
    ...(added > 0 ? [t('orders:amend.added', { count: added })] : []),
    ...(changed > 0 ? [t('orders:amend.changed', { count: changed })] : []),
    ...(removed > 0 ? [t('orders:amend.removed', { count: removed })] : []),
  ]
  if (lines.length === 0) return [t('orders:amend.termsOnly')]
  return [
    lines.join(t('orders:amend.comma')),
    t('orders:amend.sums', {
      quantity: signed(formatQuantity(quantity), quantity),
      amount: signed(formatFen(amountFen), amountFen),
    }),
  ]
}

interface AmendDialogProps {
  readonly open: boolean
  readonly number: string
  readonly change: ChangeSummary
  readonly busy: boolean
  readonly onSubmit: (reason: string) => void
  readonly onClose: () => void
}

/** Sums an amendment up and asks why. */
export function AmendDialog({ open, number, change, busy, onSubmit, onClose }: AmendDialogProps) {
  const { t } = useTexts()
  return (
    <ReasonDialog
      open={open}
      title={t('orders:amend.title', { number })}
      common={[
        t('orders:amend.reason.more'),
        t('orders:amend.reason.less'),
        t('orders:amend.reason.swap'),
        t('orders:amend.reason.mistake'),
      ]}
      okText={t('orders:amend.ok')}
      busy={busy}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <ul className="dialog-effects">
        {summaryTexts(change, t).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </ReasonDialog>
  )
}
