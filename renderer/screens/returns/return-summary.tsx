import type { DocumentRow } from '../../../shared/schemas/documents'
import { useRead } from '../../api/hooks'
import { LineDigest, Summary } from '../../components/document-list'
import { useSettled } from '../../components/settled'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

/** The detail of the list's current return. */
export function ReturnSummary({ row }: { readonly row: DocumentRow }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const { data } = useRead('returns.get', { id }, { enabled: id === row.id })
  const whole = data?.document.id === row.id ? data : undefined
  const facts = [
    { label: t('goods:field.distributor'), value: row.distributorName },
    { label: t('returns:field.reason'), value: whole === undefined ? '' : t(`returns:reason.${whole.reason}`) },
    { label: t('goods:field.warehouse'), value: row.warehouseName },
    { label: t('goods:field.date'), value: <Day day={row.businessDate} weekday /> },
    { label: t('goods:field.pieces'), value: <Quantity value={row.quantity} /> },
    {
      label: t(row.status === 'inspected' ? 'returns:total.credited' : 'returns:total.amount'),
      value: <Money fen={row.amountFen} />,
    },
    {
      label: t('returns:quota.left'),
      value: whole === undefined ? '' : <Money fen={whole.quota.leftFen} />,
    },
    { label: t('returns:field.receivedOn'), value: whole?.receivedOn ?? '' },
    { label: t('returns:field.inspectedOn'), value: whole?.inspectedOn ?? '' },
    { label: t('goods:field.remark'), value: row.remark },
  ]
  return (
    <Summary row={row} facts={facts}>
      {whole !== undefined && <LineDigest lines={whole.lines} />}
    </Summary>
  )
}
