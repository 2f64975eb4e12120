import { Select } from 'antd'
import { useState } from 'react'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { type ShortageCause, shortageCauses } from '../../../shared/schemas/shortages'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { ConfirmOnDay } from '../../components/goods'
import { formatFen, formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import type { ShipmentSteps } from './use-steps'

interface DialogProps {
  readonly shipment: ShipmentDocument
  readonly steps: ShipmentSteps
}

function DispatchDialog({ shipment, steps }: DialogProps) {
  const { t } = useTexts()
  const { number, quantity, amountFen, distributorName, warehouseName } = shipment.document
  const pieces = formatQuantity(quantity)
  return (
    <ConfirmOnDay
      open={steps.asked === 'dispatch'}
      title={t('shipments:dispatchAsk.title', { number })}
      okText={t('shipments:step.dispatch')}
      effects={[
        t('shipments:dispatchAsk.goods', { pieces, warehouse: warehouseName, distributor: distributorName }),
        shipment.chargeable
          ? t('shipments:dispatchAsk.money', {
              distributor: distributorName,
              amount: formatFen(amountFen),
              after: formatFen(shipment.balanceAfterFen),
            })
          : t('shipments:dispatchAsk.free'),
      ]}
      dayLabel={t('shipments:field.dispatchedOn')}
      busy={steps.busy}
      onConfirm={(day) => void steps.take.dispatch(day)}
      onCancel={() => steps.ask(null)}
    />
  )
}

function ConfirmDialog({ shipment, steps }: DialogProps) {
  const { t } = useTexts()
  const [cause, setCause] = useState<ShortageCause>('unknown')
  const { number, quantity, distributorName } = shipment.document
  const short = steps.mode === 'arrival' ? (steps.arrival?.shortQuantity ?? 0) : 0
  const arrived = formatQuantity(quantity - short)
  return (
    <ConfirmOnDay
      open={steps.asked === 'confirm'}
      title={t(short === 0 ? 'shipments:confirmAsk.title' : 'shipments:confirmAsk.titleShort', { number })}
      okText={t(short === 0 ? 'shipments:step.confirm' : 'shipments:step.confirmCounted')}
      effects={[
        t('shipments:confirmAsk.goods', { pieces: arrived, distributor: distributorName }),
        ...(short === 0
          ? [t('shipments:confirmAsk.settled')]
          : [
              t('shipments:confirmAsk.short', { pieces: formatQuantity(short) }),
              <span key="cause" className="step-day">
                <span>{t('shortages:field.cause')}</span>
                <Select
                  aria-label={t('shortages:field.cause')}
                  className="cause-select"
                  value={cause}
                  onChange={setCause}
                  options={shortageCauses.map((value) => ({ value, label: t(`shortages:cause.${value}`) }))}
                />
              </span>,
            ]),
      ]}
      dayLabel={t('shipments:field.confirmedOn')}
      busy={steps.busy}
      onConfirm={(day) => void steps.take.confirm(day, cause)}
      onCancel={() => steps.ask(null)}
    />
  )
}

/** Everything a shipment asks before it does it. */
export function ShipmentDialogs(props: DialogProps) {
  const { t } = useTexts()
  const { shipment, steps } = props
  const { number } = shipment.document
  return (
    <>
      <DispatchDialog {...props} />
      <ConfirmDialog {...props} />
      <ReasonDialog
        open={steps.asked === 'reverse'}
        title={t('shipments:reverseAsk.title', { number })}
        common={[t('shipments:reverseAsk.wrongCustomer'), t('shipments:reverseAsk.wrongGoods')]}
        okText={t('shipments:step.reverse')}
        busy={steps.busy}
        onSubmit={(reason) => void steps.take.reverse(reason)}
        onCancel={() => steps.ask(null)}
      />
      <ConfirmPosting
        open={steps.asked === 'cancel'}
        title={t('shipments:cancelAsk.title', { number })}
        okText={t('shipments:step.cancel')}
        effects={[
          t(shipment.chargeable ? 'shipments:cancelAsk.goods' : 'shipments:cancelAsk.reshipment'),
          t('shipments:cancelAsk.money'),
        ]}
        busy={steps.busy}
        onConfirm={() => void steps.take.cancel()}
        onCancel={() => steps.ask(null)}
      />
    </>
  )
}
