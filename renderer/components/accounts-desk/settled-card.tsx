import type { ReceiptDocument } from '../../../shared/schemas/receipts'
import { useRead } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { Loaded } from '../skeleton'
import { Money } from '../values'
import './accounts-desk.css'

/** As many settlements as are told beside a receipt. */
const TOLD = 200

/** What a receipt has paid, document by document, and what of it is free. */
export function SettledCard({ receipt }: { readonly receipt: ReceiptDocument }) {
  const { t } = useTexts()
  const { id } = receipt.document
  const read = useRead('settlements.list', { documentId: id, active: true, limit: TOLD })
  const paidFen = receipt.parts.find(({ part }) => part === 'receivable')?.amountFen ?? 0
  return (
    <section className="desk-card">
      <h2>{t('settlements:card.title')}</h2>
      <Loaded read={read}>
        {({ rows }) => {
          const settledFen = rows.reduce((sum, row) => sum + row.amountFen, 0)
          return (
            <table className="fact-card">
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">{row.chargeNumber}</th>
                    <td className="numeric">
                      <Money fen={row.amountFen} />
                    </td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t('settlements:card.left')}</th>
                  <td className="numeric">
                    <Money fen={paidFen - settledFen} />
                  </td>
                </tr>
              </tbody>
            </table>
          )
        }}
      </Loaded>
    </section>
  )
}
