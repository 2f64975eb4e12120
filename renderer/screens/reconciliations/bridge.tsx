import {
  type DifferenceClass,
  differenceClasses,
  type ReconciliationDocument,
} from '../../../shared/schemas/reconciliations'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'

interface BridgeItem {
  readonly differenceClass: DifferenceClass
  readonly count: number
  readonly amountFen: number
}

/** What is explained, by class; what is not explained stays in the remainder. */
function itemsOf({ differences }: ReconciliationDocument): readonly BridgeItem[] {
  return differenceClasses.flatMap((differenceClass) => {
    const own = differences.filter((row) => row.explained && row.differenceClass === differenceClass)
    const amountFen = own.reduce((sum, row) => sum + row.amountFen, 0)
    return own.length === 0 ? [] : [{ differenceClass, count: own.length, amountFen }]
  })
}

/** The balance adjustment sheet: from our closing balance through every explained class to theirs; nothing may be left over. */
export function Bridge({ reconciliation }: { readonly reconciliation: ReconciliationDocument }) {
  const { t } = useTexts()
  const { ourClosingFen, theirClosingFen, unexplainedFen, differences } = reconciliation
  const open = differences.filter(({ explained }) => !explained).length
  const items = itemsOf(reconciliation)
  const adjusted = items.reduce((sum, item) => sum - item.amountFen, ourClosingFen)
  return (
    <aside className="bridge selectable" aria-label={t('reconciliations:bridge.title')}>
      <h2>{t('reconciliations:bridge.title')}</h2>
      <dl>
        <div className="bridge-end">
          <dt>{t('reconciliations:field.ourClosing')}</dt>
          <dd>
            <Money fen={ourClosingFen} />
          </dd>
        </div>
        {items.map(({ differenceClass, count, amountFen }) => (
          <div key={differenceClass}>
            <dt>
              {t(`reconciliations:class.${differenceClass}`)}
              <span className="faint"> {t('reconciliations:bridge.count', { count })}</span>
            </dt>
            <dd>
              <Money fen={amountFen === 0 ? 0 : -amountFen} />
            </dd>
          </div>
        ))}
        <div className="bridge-sum">
          <dt>{t('reconciliations:bridge.adjusted')}</dt>
          <dd>
            <Money fen={adjusted} />
          </dd>
        </div>
        <div className="bridge-end">
          <dt>{t('reconciliations:field.theirClosing')}</dt>
          <dd>
            <Money fen={theirClosingFen} />
          </dd>
        </div>
        <div className={open === 0 && unexplainedFen === 0 ? 'bridge-left bridge-closed' : 'bridge-left bridge-open'}>
          <dt>{t('reconciliations:field.unexplained')}</dt>
          <dd>
            <Money fen={unexplainedFen} />
          </dd>
        </div>
      </dl>
      <p className={open === 0 ? 'bridge-word' : 'bridge-word bridge-waits'}>
        {open === 0 ? t('reconciliations:bridge.closed') : t('reconciliations:bridge.open', { count: open })}
      </p>
    </aside>
  )
}
