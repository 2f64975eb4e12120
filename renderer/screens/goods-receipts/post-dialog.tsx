import { useNavigate } from 'react-router'
import { useRead } from '../../api/hooks'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import type { ArrivalSums } from './arrival-sums'
import type { PartProps } from './entry-head'

interface PostDialogProps extends Pick<PartProps, 'entry'> {
  readonly sums: ArrivalSums
  readonly open: boolean
  readonly onClose: () => void
}

/** The last question before goods are in the books; what is beyond the tolerance asks for the reason too. */
export function PostDialog({ entry, sums, open, onClose }: PostDialogProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { counted, over, beyond } = sums
  const warehouses = useRead('warehouses.list', {})
  const warehouse = warehouses.data?.find((row) => row.id === entry.head.warehouseId)?.name ?? ''
  const confirm = async (reason?: string) => {
    const posted = await entry.post(reason)
    onClose()
    if (posted !== null) void navigate(`/goods-receipts/${posted.document.id}`, { replace: true })
  }
  if (beyond > 0)
    return (
      <ReasonDialog
        open={open}
        title={t('goodsReceipts:beyond.title', { over: formatQuantity(over), beyond: formatQuantity(beyond) })}
        common={[
          t('goodsReceipts:beyond.reason.sellable'),
          t('goodsReceipts:beyond.reason.sample'),
          t('goodsReceipts:beyond.reason.factory'),
        ]}
        okText={t('goodsReceipts:beyond.action')}
        busy={entry.posting}
        onSubmit={(reason) => void confirm(reason)}
        onCancel={onClose}
      />
    )
  return (
    <ConfirmPosting
      open={open}
      title={t('goodsReceipts:post.title', { quantity: formatQuantity(counted), warehouse })}
      effects={[
        t('goodsReceipts:post.effect'),
        ...(over > 0 ? [t('goodsReceipts:post.over', { quantity: formatQuantity(over) })] : []),
      ]}
      busy={entry.posting}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}
