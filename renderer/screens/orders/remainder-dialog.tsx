import type { OrderDocument } from '../../../shared/schemas/orders'
import { useWrite } from '../../api/hooks'
import { ReasonDialog } from '../../components/dialogs'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

/** Asks why what is open of an order is not wanted any more. */
export function RemainderDialog({
  open,
  order,
  onClose,
}: {
  open: boolean
  order: OrderDocument
  onClose: () => void
}) {
  const { t } = useTexts()
  const toast = useToast()
  const cancel = useWrite('orders.cancelRemainder')
  const { id, version, number } = order.document
  const submit = async (reason: string) => {
    const done = await cancel.run({ id, version, reason })
    if (!done.ok) return
    toast.success(t('orders:cancelRemainder.done', { number }))
    onClose()
  }
  return (
    <ReasonDialog
      open={open}
      title={t('orders:cancelRemainder.title', { number })}
      common={[
        t('orders:cancelRemainder.reason.customer'),
        t('orders:cancelRemainder.reason.late'),
        t('orders:cancelRemainder.reason.soldOut'),
      ]}
      okText={t('orders:cancelRemainder.action')}
      busy={cancel.pending}
      onSubmit={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  )
}
