import type { OrderDocument } from '../../../shared/schemas/orders'
import { useRead } from '../../api/hooks'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { useMay } from '../../components/session'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'

function FairName({ id }: { readonly id: number }) {
  const may = useMay()
  const fairs = useRead('fairs.list', {}, { enabled: may('fairs.list') })
  return <span className="one-line">{fairs.data?.find((fair) => fair.id === id)?.name ?? ''}</span>
}

/** The head of an order to be read. */
export function HeaderText({ order }: { readonly order: OrderDocument }) {
  const { t } = useTexts()
  const { document } = order
  return (
    <HeaderFields>
      <HeaderField label={t('orders:field.distributor')} span={2}>
        <span className="one-line">
          {document.distributorCode} {document.distributorName}
          <span className="faint"> {document.regionName}</span>
        </span>
      </HeaderField>
      <HeaderField label={t('orders:field.kind')}>{t(`orders:kind.${order.orderKind}`)}</HeaderField>
      {order.fairId !== null && (
        <HeaderField label={t('orders:field.fair')}>
          <FairName id={order.fairId} />
        </HeaderField>
      )}
      <HeaderField label={t('orders:field.businessDate')}>
        <Day day={document.businessDate} weekday />
      </HeaderField>
      {(order.deliveryFrom !== null || order.deliveryTo !== null) && (
        <HeaderField label={t('orders:field.delivery')}>
          <Day day={order.deliveryFrom} /> ～ <Day day={order.deliveryTo} />
        </HeaderField>
      )}
      {order.cancelAfter !== null && (
        <HeaderField label={t('orders:field.cancelAfter')}>
          <Day day={order.cancelAfter} />
        </HeaderField>
      )}
      {document.reference !== '' && (
        <HeaderField label={t('orders:field.reference')}>
          <span className="one-line">{document.reference}</span>
        </HeaderField>
      )}
      <HeaderField label={t('orders:field.createdBy')}>{document.createdByName}</HeaderField>
      {document.remark !== '' && (
        <HeaderField label={t('orders:field.remark')} span={2}>
          <span className="one-line" title={document.remark}>
            {document.remark}
          </span>
        </HeaderField>
      )}
    </HeaderFields>
  )
}
