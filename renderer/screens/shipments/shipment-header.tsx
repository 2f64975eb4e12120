import { Input, InputNumber } from 'antd'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayFact, DocumentNote, Fact, TextFact } from '../../components/goods'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'
import type { DetailsEditing } from './use-details'

interface ShipmentHeaderProps {
  readonly shipment: ShipmentDocument
  readonly details: DetailsEditing
  readonly open: boolean
}

/** How the goods travel; typed while they are being packed, read afterwards. */
function Travel({ details: { now, change }, open }: Omit<ShipmentHeaderProps, 'shipment'>) {
  const { t } = useTexts()
  if (!open) {
    return (
      <>
        <Fact label={t('shipments:field.carrier')}>{now.carrier}</Fact>
        <Fact label={t('shipments:field.waybill')}>{now.waybill}</Fact>
        <Fact label={t('shipments:field.cartons')}>{now.cartons === 0 ? '' : now.cartons}</Fact>
      </>
    )
  }
  return (
    <>
      <HeaderField label={t('shipments:field.carrier')} htmlFor="shipment-carrier">
        <Input
          id="shipment-carrier"
          maxLength={100}
          value={now.carrier}
          onChange={(event) => change({ carrier: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('shipments:field.waybill')} htmlFor="shipment-waybill">
        <Input
          id="shipment-waybill"
          maxLength={100}
          value={now.waybill}
          onChange={(event) => change({ waybill: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('shipments:field.cartons')} htmlFor="shipment-cartons">
        <InputNumber
          id="shipment-cartons"
          min={0}
          max={100_000}
          precision={0}
          controls={false}
          value={now.cartons === 0 ? null : now.cartons}
          onChange={(value) => change({ cartons: value ?? 0 })}
        />
      </HeaderField>
    </>
  )
}

/** Who gets the goods, from where, and how they travel. */
export function ShipmentHeader({ shipment, details, open }: ShipmentHeaderProps) {
  const { t } = useTexts()
  const { document, chargeable, address, contact, phone, dispatchedOn, confirmedOn } = shipment
  return (
    <>
      {!chargeable && (
        <DocumentNote tone="work">{t('shipments:note.reshipment', { number: document.reference })}</DocumentNote>
      )}
      {details.restored && <DocumentNote tone="waits">{t('goods:note.restored')}</DocumentNote>}
      <HeaderFields>
        <Fact label={t('goods:field.distributor')}>
          {document.distributorName} <span className="faint">{document.distributorCode}</span>
        </Fact>
        <Fact label={t('goods:field.warehouse')}>{document.warehouseName}</Fact>
        <Fact label={t('goods:field.date')}>
          <Day day={document.businessDate} weekday />
        </Fact>
        <Travel details={details} open={open} />
        <Fact label={t('shipments:field.contact')}>{[contact, phone].filter(Boolean).join(' ')}</Fact>
        <Fact label={t('shipments:field.address')}>{address}</Fact>
        <DayFact label={t('shipments:field.dispatchedOn')} day={dispatchedOn} />
        <DayFact label={t('shipments:field.confirmedOn')} day={confirmedOn} />
        {open ? (
          <HeaderField label={t('goods:field.remark')} htmlFor="shipment-remark">
            <Input
              id="shipment-remark"
              maxLength={2000}
              value={details.now.remark}
              onChange={(event) => details.change({ remark: event.target.value })}
            />
          </HeaderField>
        ) : (
          <TextFact label={t('goods:field.remark')} text={document.remark} />
        )}
      </HeaderFields>
    </>
  )
}
