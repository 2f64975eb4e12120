import {
  type DifferenceClass,
  type DifferenceRow,
  differenceClasses,
  type PieceBridge,
  type ReconciliationDocument,
  type ReviewState,
  reviewStates,
} from '../../../shared/schemas/reconciliations'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

interface BridgeItem {
  readonly differenceClass: DifferenceClass
  readonly count: number
  readonly amountFen: number
}

/** The differences of one state by class. */
function itemsOf(differences: readonly DifferenceRow[], state: ReviewState): readonly BridgeItem[] {
  const own = differences.filter(({ review }) => review === state)
  return differenceClasses.flatMap((differenceClass) => {
    const some = own.filter((row) => row.differenceClass === differenceClass)
    const amountFen = some.reduce((sum, row) => sum + row.amountFen, 0)
    return some.length === 0 ? [] : [{ differenceClass, count: some.length, amountFen }]
  })
}

const tones = { explained: 'bridge-closed', proposed: 'bridge-proposed', unexplained: 'bridge-open' } as const

/** One state of the bridge: what it comes to in money and pieces, and by class; nothing left is the good end. */
function State({
  reconciliation,
  state,
}: {
  readonly reconciliation: ReconciliationDocument
  readonly state: ReviewState
}) {
  const { t } = useTexts()
  const { count, quantity, amountFen } = reconciliation.review[state]
  const tone = state !== 'explained' && count === 0 && amountFen === 0 ? 'bridge-closed' : tones[state]
  return (
    <>
      <div className={`bridge-left ${tone}`} data-review={state}>
        <dt>
          {t(`reconciliations:review.${state}`)}
          <span className="bridge-count">
            {t('reconciliations:bridge.count', { count })}
            {quantity !== 0 && ` ${t('reconciliations:bridge.pieces', { count: quantity === 0 ? 0 : -quantity })}`}
          </span>
        </dt>
        <dd>
          <Money fen={amountFen === 0 ? 0 : -amountFen} />
        </dd>
      </div>
      {itemsOf(reconciliation.differences, state).map((item) => (
        <div key={item.differenceClass} className="bridge-item">
          <dt>
            {t(`reconciliations:class.${item.differenceClass}`)}
            <span className="faint"> {t('reconciliations:bridge.count', { count: item.count })}</span>
          </dt>
          <dd>
            <Money fen={item.amountFen === 0 ? 0 : -item.amountFen} />
          </dd>
        </div>
      ))}
    </>
  )
}

/** The same in pieces, of what moved in the period. */
function Pieces({ pieces }: { readonly pieces: PieceBridge }) {
  const { t } = useTexts()
  const rows = (['ours', 'differing', 'unsaid', 'unexplained', 'theirs'] as const).filter(
    (row) => row === 'ours' || row === 'theirs' || pieces[row] !== 0,
  )
  const value = (row: (typeof rows)[number]) => (row === 'ours' || row === 'theirs' ? pieces[row] : 0 - pieces[row])
  return (
    <dl className="bridge-pieces" aria-label={t('reconciliations:pieces.title')}>
      {rows.map((row) => (
        <div key={row} className={row === 'ours' || row === 'theirs' ? 'bridge-end' : ''}>
          <dt>{t(`reconciliations:pieces.${row}`)}</dt>
          <dd>
            <Quantity value={value(row)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/**
 * The balance adjustment sheet: from our closing balance through what people explained, what the program only proposes, and what nothing
 * explains, to theirs. It is closed when the last two are empty.
 */
export function Bridge({ reconciliation }: { readonly reconciliation: ReconciliationDocument }) {
  const { t } = useTexts()
  const { ourClosingFen, theirClosingFen, review } = reconciliation
  const open = review.proposed.count + review.unexplained.count
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
        {reviewStates.map((state) => (
          <State key={state} reconciliation={reconciliation} state={state} />
        ))}
        <div className="bridge-end">
          <dt>{t('reconciliations:field.theirClosing')}</dt>
          <dd>
            <Money fen={theirClosingFen} />
          </dd>
        </div>
      </dl>
      <Pieces pieces={reconciliation.pieces} />
      <p className={open === 0 ? 'bridge-word' : 'bridge-word bridge-waits'}>
        {open === 0 ? t('reconciliations:bridge.closed') : t('reconciliations:bridge.open', { count: open })}
      </p>
    </aside>
  )
}
