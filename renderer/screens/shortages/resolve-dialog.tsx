import { Input } from 'antd'
import { useState } from 'react'
import type { ShortageDocument, ShortageResolution } from '../../../shared/schemas/shortages'
import { ConfirmPosting } from '../../components/dialogs'
import { StepDay, today } from '../../components/goods'
import { formatFen, formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'

interface ResolveDialogProps {
  readonly shortage: ShortageDocument
  readonly resolution: ShortageResolution
  readonly busy: boolean
  readonly onConfirm: (date: string, remark: string) => void
  readonly onCancel: () => void
}

/** Says what a way of settling does to goods and money before it is done. */
export function ResolveDialog({ shortage, resolution, busy, onConfirm, onCancel }: ResolveDialogProps) {
  const { t } = useTexts()
  const [day, setDay] = useState(today)
  const [remark, setRemark] = useState('')
  const { document, sourceKind } = shortage
  // A transfer's goods cannot be sent again by a shipment, so that way is never asked about.
  const way = sourceKind === 'transfer' && resolution === 'reshipped' ? 'found' : resolution
  const ask =
    sourceKind === 'transfer' && way !== 'reshipped'
      ? ([`shortages:ask.transfer.${way}Goods`, `shortages:ask.transfer.${way}Money`] as const)
      : ([`shortages:ask.shipment.${way}Goods`, `shortages:ask.shipment.${way}Money`] as const)
  const blanks = {
    pieces: formatQuantity(document.quantity),
    amount: formatFen(document.amountFen),
    distributor: document.distributorName,
    warehouse: document.warehouseName,
  }
  return (
    <ConfirmPosting
      open
      title={t('shortages:ask.title', { number: document.number, way: t(`shortages:resolution.${resolution}`) })}
      okText={t(`shortages:step.${resolution}`)}
      effects={[
        ...ask.map((key) => t(key, blanks)),
        <StepDay key="day" label={t('shortages:field.resolvedOn')} day={day} onChange={setDay} />,
        <Input
          key="remark"
          placeholder={t('goods:field.remark')}
          maxLength={2000}
          value={remark}
          onChange={(event) => setRemark(event.target.value)}
        />,
      ]}
      busy={busy}
      onConfirm={() => onConfirm(day, remark)}
      onCancel={onCancel}
    />
  )
}
