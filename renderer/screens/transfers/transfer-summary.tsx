import type { TransferRow } from '../../../shared/schemas/transfers'
import { useRead } from '../../api/hooks'
import { LineDigest, Summary } from '../../components/document-list'
import { useSettled } from '../../components/settled'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

/** What both sides are charged and our difference, as far as the reader may know; nothing where no money moves. */
function amountFacts({ fromAmountFen, toAmountFen }: TransferRow) {
  if (fromAmountFen === 0 && toAmountFen === 0) return []
  const both = fromAmountFen !== null && toAmountFen !== null
  return [
    ...(fromAmountFen === null ? [] : [{ field: 'fromAmount' as const, fen: fromAmountFen }]),
    ...(toAmountFen === null ? [] : [{ field: 'toAmount' as const, fen: toAmountFen }]),
    ...(both ? [{ field: 'difference' as const, fen: toAmountFen - fromAmountFen }] : []),
  ]
}

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
    ...amountFacts(row).map(({ field, fen }) => ({ label: t(`transfers:field.${field}`), value: <Money fen={fen} /> })),
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
