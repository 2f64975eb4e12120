import type { StatementView } from '../../../shared/schemas/statements'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'

/** The head of the paper: whose account with whom, of which days. */
export function PaperHead({ view }: { readonly view: StatementView }) {
  const { t } = useTexts()
  const facts = [
    [t('statements:head.customer'), `${view.distributorCode} ${view.distributorName}`],
    [t('accounts:field.region'), view.regionName],
    [
      t('statements:head.period'),
      <span key="period">
        <Day day={view.dateFrom} /> — <Day day={view.dateTo} />
      </span>,
    ],
    [t('goods:field.number'), view.number],
  ] as const
  return (
    <>
      <p className="statement-company">{view.companyName}</p>
      <h2>{t('statements:one')}</h2>
      <dl className="statement-head">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
