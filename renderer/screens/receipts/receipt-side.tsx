import type { ReceiptDocument } from '../../../shared/schemas/receipts'
import { SettledCard } from '../../components/accounts-desk'
import { useTexts } from '../../i18n'

function BankCard({ line }: { readonly line: NonNullable<ReceiptDocument['bankLine']> }) {
  const { t } = useTexts()
  const facts = [
    [t('receipts:bank.file'), line.fileName],
    [t('receipts:bank.row'), String(line.sheetRow)],
    [t('receipts:bank.account'), line.payerAccount],
    [t('receipts:bank.serial'), line.serial],
    [t('receipts:bank.text'), line.text],
  ] as const
  return (
    <section className="desk-card">
      <h2>{t('receipts:bank.title')}</h2>
      <table className="fact-card">
        <tbody>
          {facts.map(
            ([label, value]) =>
              value !== '' && (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="numeric">{value}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </section>
  )
}

/** Where a receipt came from and what it paid. */
export function ReceiptSide({ receipt, settles }: { readonly receipt: ReceiptDocument; readonly settles: boolean }) {
  return (
    <>
      {settles && <SettledCard receipt={receipt} />}
      {receipt.bankLine !== null && <BankCard line={receipt.bankLine} />}
    </>
  )
}
