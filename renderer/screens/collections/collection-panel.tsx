import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { CollectionDetail } from '../../../shared/schemas/collections'
import { useRead, useWrite } from '../../api/hooks'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Instant, Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { promiseText, promiseTones } from './columns'

function Debts({ items }: Pick<CollectionDetail, 'items'>) {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <section className="desk-card">
      <h2>{t('collections:debts')}</h2>
      <table className="fact-card">
        <tbody>
          {items.map((item, position) => (
            <tr key={`${item.documentId}-${position}`}>
              <th scope="row">
                <button
                  type="button"
                  className="collection-link"
                  onClick={() => void navigate(routeOf(item.documentKind, item.documentId))}
                >
                  {item.documentNumber}
                </button>
                <span className="faint">
                  {' '}
                  {t('collections:overdueDays', { count: item.overdueDays })}
                  {item.disputedFen > 0 && ` · ${t('collections:disputedBy', { number: item.disputedBy })}`}
                </span>
              </th>
              <td className="numeric">
                <Money fen={item.collectableFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Promises({ promises }: Pick<CollectionDetail, 'promises'>) {
  const { t } = useTexts()
  const may = useMay()('collections.withdraw')
  const withdraw = useWrite('collections.withdraw')
  if (promises.length === 0) return null
  return (
    <section className="desk-card">
      <h2>{t('collections:promises')}</h2>
      <ul className="collection-log">
        {promises.map((promise) => (
          <li key={promise.id}>
            <StateBadge tone={promiseTones[promise.state]} label={promiseText(t, promise)} />
            {promise.paidFen > 0 && promise.state !== 'kept' && (
              <p className="soft">
                {t('collections:paid')} <Money fen={promise.paidFen} />
              </p>
            )}
            {may && promise.state === 'open' && (
              <Button size="small" type="link" onClick={() => void withdraw.run({ id: promise.id })}>
                {t('collections:withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Log({ contacts }: Pick<CollectionDetail, 'contacts'>) {
  const { t } = useTexts()
  return (
    <section className="desk-card">
      <h2>{t('collections:log')}</h2>
      {contacts.length === 0 && <p className="faint">{t('collections:noLog')}</p>}
      <ul className="collection-log">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <p>
              <b>{t(`collections:kind.${contact.kind}`)}</b> {contact.text}
            </p>
            {contact.nextDate !== null && (
              <p className="soft">
                {t('collections:nextOn')} <Day day={contact.nextDate} /> {contact.nextAction}
              </p>
            )}
            <p className="faint">
              {contact.userName} <Instant at={contact.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stopped({ detail }: { readonly detail: CollectionDetail }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { row, stopAfterDays, stoppedOrders } = detail
  if (!row.stopped) return null
  return (
    <section className="desk-card collection-stopped">
      <p>{t('collections:stoppedHint', { days: stopAfterDays ?? 0 })}</p>
      {stoppedOrders.map(({ id, number }) => (
        <Button key={id} size="small" onClick={() => void navigate(routeOf('order', id))}>
          {t('collections:release', { number })}
        </Button>
      ))}
    </section>
  )
}

/** The customer the cursor is on: whom to call, what is owed, what was promised and said, what the gate stops. */
export function CollectionPanel({ distributorId }: { readonly distributorId: number }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const id = useSettled(distributorId, 120)
  const read = useRead('collections.get', { distributorId: id }, { keepPrevious: true })
  return (
    <Loaded read={read}>
      {(detail) => (
        <>
          <h2 className="desk-name">
            {detail.row.distributorCode} {detail.row.distributorName}
          </h2>
          {(detail.contact !== '' || detail.phone !== '') && (
            <p className="soft">
              {detail.contact} {detail.phone}
            </p>
          )}
          {detail.row.disputedStatement !== '' && (
            <p className="collection-disputed">
              {t('collections:statementDisputed', { number: detail.row.disputedStatement })}
            </p>
          )}
          <Stopped detail={detail} />
          <Debts items={detail.items} />
          <Promises promises={detail.promises} />
          <Log contacts={detail.contacts} />
          <div className="desk-buttons">
            <Button onClick={() => void navigate(`/accounts/${detail.row.distributorId}`)}>
              {t('accounts:openLedger')}
            </Button>
          </div>
        </>
      )}
    </Loaded>
  )
}
