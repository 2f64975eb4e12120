import { useMemo } from 'react'
import { useParams } from 'react-router'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { useRead } from '../../api/hooks'
import { type PrimaryAction, Total, Totals } from '../../components/document-screen'
import { ArrivedTotals, GoodsDocument } from '../../components/goods'
import type { KeyBinding } from '../../components/keys/registry'
import { Loaded } from '../../components/skeleton'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { ShipmentActions } from './shipment-actions'
import { ShipmentDialogs } from './shipment-dialogs'
import { ShipmentHeader } from './shipment-header'
import { ShipmentLines } from './shipment-lines'
import { type DetailsEditing, useDetails } from './use-details'
import { type ShipmentSteps, useShipmentSteps } from './use-steps'
import './shipments.css'

function usePrimary({ can, mode, arrival, busy, take, ask }: ShipmentSteps): PrimaryAction | undefined {
  const { t } = useTexts()
  const keys = 'Ctrl+Enter'
  if (mode === 'arrival') {
    const disabled = (arrival?.wrong ?? 0) > 0
    return { label: t('shipments:step.confirmCounted'), keys, busy, disabled, onClick: () => ask('confirm') }
  }
  if (can.pick) return { label: t('shipments:step.pick'), keys, busy, onClick: () => void take.pick() }
  if (can.dispatch) return { label: t('shipments:step.dispatch'), keys, busy, onClick: () => ask('dispatch') }
  if (can.confirm) return { label: t('shipments:step.confirm'), keys, busy, onClick: () => ask('confirm') }
  return undefined
}

function useDocumentKeys(steps: ShipmentSteps, details: DetailsEditing): readonly KeyBinding[] {
  const { t } = useTexts()
  const { can, ask, take, mode, setMode } = steps
  return useMemo(
    () => [
      ...(can.edit && details.dirty
        ? [{ keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => void take.save() }]
        : []),
      ...(can.dispatch ? [{ keys: 'Alt+D', label: t('shipments:step.dispatch'), run: () => ask('dispatch') }] : []),
      ...(can.confirm && mode === 'view'
        ? [{ keys: 'Alt+S', label: t('shipments:step.countArrival'), run: () => setMode('arrival') }]
        : []),
    ],
    [can, details.dirty, ask, take, mode, setMode, t],
  )
}

function ShipmentTotals({ shipment, steps }: { shipment: ShipmentDocument; steps: ShipmentSteps }) {
  const { t } = useTexts()
  const { quantity, amountFen } = shipment.document
  return (
    <Totals>
      <ArrivedTotals counting={steps} />
      <Total label={t('goods:field.pieces')}>
        <Quantity value={quantity} />
      </Total>
      <Total label={t('shipments:total.before')}>
        <Money fen={shipment.balanceBeforeFen} />
      </Total>
      <Total label={t('shipments:total.amount')} strong>
        <Money fen={amountFen} />
      </Total>
      <Total label={t('shipments:total.after')}>
        <Money fen={shipment.balanceAfterFen} />
      </Total>
    </Totals>
  )
}

function Shipment({ shipment, refetch }: { shipment: ShipmentDocument; refetch: () => unknown }) {
  const details = useDetails(shipment)
  const steps = useShipmentSteps(shipment, details, refetch)
  const { edit } = steps.can
  return (
    <GoodsDocument
      noun="shipments"
      stored={shipment}
      dirty={details.dirty}
      counting={steps}
      primary={usePrimary(steps)}
      actions={<ShipmentActions shipment={shipment} steps={steps} />}
      header={<ShipmentHeader shipment={shipment} details={details} open={edit} />}
      totals={<ShipmentTotals shipment={shipment} steps={steps} />}
      keys={useDocumentKeys(steps, details)}
      lines={<ShipmentLines shipment={shipment} details={details} open={edit} />}
    >
      <ShipmentDialogs shipment={shipment} steps={steps} />
    </GoodsDocument>
  )
}

/** One shipment: packed, sent, confirmed, and what it did to the account. */
export function ShipmentView() {
  const id = Number(useParams().id)
  const read = useRead('shipments.get', { id })
  return <Loaded read={read}>{(shipment) => <Shipment key={id} shipment={shipment} refetch={read.refetch} />}</Loaded>
}
