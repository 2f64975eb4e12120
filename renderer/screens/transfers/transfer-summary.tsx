import type { TransferRow } from '../../../shared/schemas/transfers'
import { useRead } from '../../api/hooks'
import { LineDigest, Summary } from '../../components/document-list'
import { useSettled } from '../../components/settled'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

/** The detail of the list's current transfer. */
export function TransferSummary({ row }: { readonly row: TransferRow }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const { data } = useRead('transfers.get', { id }, { enabled: id === row.id })
  const whole = data?.document.id === row.id ? data : undefined
  const facts = [
    { label: t('transfers:field.from'), value: row.fromName },
    { label: t('transfers:field.to'), value: row.toName },
    { label: t('transfers:field.mode'), value: t(`transfers:mode.${row.mode}`) },
    { label: t('goods:field.date'), value: <Day day={row.businessDate} weekday /> },
    { label: t('goods:field.pieces'), value: <Quantity value={row.quantity} /> },
    ...(row.fromAmountFen === 0 && row.toAmountFen === 0
      ? []
      : [
          { label: t('transfers:field.fromAmount'), value: <Money fen={row.fromAmountFen} /> },
          { label: t('transfers:field.toAmount'), value: <Money fen={row.toAmountFen} /> },
          { label: t('transfers:field.difference'), value: <Money fen={row.toAmountFen - row.fromAmountFen} /> },
        ]),
    { label: t('transfers:field.reason'), value: whole?.reason ?? '' },
    { label: t('transfers:field.dispatchedOn'), value: whole?.dispatchedOn ?? '' },
    { label: t('transfers:field.receivedOn'), value: whole?.receivedOn ?? '' },
  ]
  return (
    <Summary row={row} facts={facts}>
      {whole !== undefined && <LineDigest lines={whole.lines} />}
    </Summary>
  )
}
