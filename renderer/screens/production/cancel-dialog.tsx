import type { ProductionDocument } from '../../../shared/schemas/production'
import { useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { useStep } from '../../components/goods'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'

interface CancelDialogProps {
  readonly order: ProductionDocument
  readonly open: boolean
  readonly onClose: () => void
}

/** Gives up what has not arrived of a production order. */
export function CancelDialog({ order, open, onClose }: CancelDialogProps) {
  const { t } = useTexts()
  const cancel = useWrite('production.cancel')
  const step = useStep(() => undefined)
  const { id, version, number } = order.document
  const missing = order.lines.reduce((sum, line) => sum + Math.max(0, line.quantity - line.receivedQuantity), 0)
  const confirm = async () => {
    await step(cancel.run({ id, version }), t('production:cancel.done', { number }))
    onClose()
  }
  return (
    <ConfirmPosting
      open={open}
      title={t('production:cancel.title', { number })}
      effects={[t('production:cancel.effect', { quantity: formatQuantity(missing) })]}
      okText={t('production:cancel.action')}
      busy={cancel.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}
