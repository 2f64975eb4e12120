import type { StatementRow } from '../../../shared/schemas/statements'
import { useRead } from '../../api/hooks'
import { inFavour } from '../../components/accounts-desk'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { Day, Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { StatementState } from './statement-state'

/** The statement the cursor is on: its days, what moved by kind, and the four parts at the end. */
export function StatementSummary({ row }: { readonly row: StatementRow }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const read = useRead('statements.get', { id }, { keepPrevious: true })
  return (
    <Loaded read={read}>
      {({ view, document, agreement }) => (
        <>
          <h2 className="desk-name">
            {document.distributorCode} {document.distributorName}
          </h2>
          <p className="summary-state">
            <StatementState status={document.status} agreement={agreement} />{' '}
            <span className="soft">
              <Day day={view.dateFrom} /> — <Day day={view.dateTo} />
            </span>
          </p>
          <section className="desk-card">
            <h3 className="desk-card-title">{t('statements:byKind')}</h3>
            <table className="fact-card">
              <tbody>
                {view.subtotals.map(({ kind, amountFen }) => (
                  <tr key={kind}>
                    <th scope="row">{t(`accounts:entry.${kind}`)}</th>
                    <td className="numeric">
                      <Money fen={amountFen} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section className="desk-card">
            <h3 className="desk-card-title">{t('statements:parts')}</h3>
            <table className="fact-card">
              <tbody>
                {view.parts.map(({ part, closingFen }) => (
                  <tr key={part}>
                    <th scope="row">{t(`accounts:part.${part}`)}</th>
                    <td className="numeric">
                      <Money fen={inFavour(part, closingFen)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Loaded>
  )
}
