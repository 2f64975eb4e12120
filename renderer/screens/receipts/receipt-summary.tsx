import type { DocumentRow } from '../../../shared/schemas/documents'
import { useRead } from '../../api/hooks'
import { Summary } from '../../components/document-list'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { Day, Money } from '../../components/values'
import { useTexts } from '../../i18n'

/** The receipt the cursor is on: how the money came and which parts it was meant for. */
export function ReceiptSummary({ row }: { readonly row: DocumentRow }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const read = useRead('receipts.get', { id }, { keepPrevious: true })
  return (
    <Loaded read={read}>
      {(receipt) => (
        <Summary
          row={receipt.document}
          facts={[
            { label: t('receipts:field.distributor'), value: receipt.document.distributorName },
            { label: t('receipts:field.date'), value: <Day day={receipt.document.businessDate} /> },
            { label: t('receipts:field.method'), value: t(`receipts:method.${receipt.method}`) },
            { label: t('receipts:field.bankReference'), value: receipt.bankReference },
            { label: t('receipts:field.payer'), value: receipt.payerName },
            { label: t('receipts:field.remark'), value: receipt.document.remark },
          ]}
        >
          <table className="fact-card">
            <tbody>
              {receipt.parts.map(({ part, amountFen }) => (
                <tr key={part}>
                  <th scope="row">{t(`accounts:part.${part}`)}</th>
                  <td className="numeric">
                    <Money fen={amountFen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Summary>
      )}
    </Loaded>
  )
}
