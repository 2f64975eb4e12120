import { Button, Dropdown, type MenuProps } from 'antd'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { api } from '../../api'
import { ExportButton } from '../../components/files'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import type { ShipmentSteps } from './use-steps'

/** The quiet buttons: the note on paper, and the steps that are not the next one. */
export function ShipmentActions({ shipment, steps }: { shipment: ShipmentDocument; steps: ShipmentSteps }) {
  const { t } = useTexts()
  const may = useMay()
  const { id, status } = shipment.document
  const items: MenuProps['items'] = [
    ...(steps.can.cancel
      ? [{ key: 'cancel', label: t('shipments:step.cancel'), danger: true, onClick: () => steps.ask('cancel') }]
      : []),
    ...(steps.can.reverse
      ? [{ key: 'reverse', label: t('shipments:step.reverse'), danger: true, onClick: () => steps.ask('reverse') }]
      : []),
  ]
  return (
    <>
      {may('exports.shipment') && status !== 'cancelled' && (
        <>
          <ExportButton kind="pdf" start={() => api.exports.shipment({ id, format: 'pdf' })}>
            {t('shipments:note.paper')}
          </ExportButton>
          <ExportButton start={() => api.exports.shipment({ id, format: 'xlsx' })}>Excel</ExportButton>
        </>
      )}
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button>{t('components:document.more')}</Button>
        </Dropdown>
      )}
      {steps.can.dispatch && status === 'draft' && (
        <Button title="Alt+D" onClick={() => steps.ask('dispatch')}>
          {t('shipments:step.dispatch')}
        </Button>
      )}
      {steps.can.confirm && steps.mode === 'view' && (
        <Button title="Alt+S" onClick={() => steps.setMode('arrival')}>
          {t('shipments:step.countArrival')}
        </Button>
      )}
    </>
  )
}
