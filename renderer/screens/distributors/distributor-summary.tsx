import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { DistributorRow } from '../../../shared/schemas/distributors'
import { useRead } from '../../api/hooks'
import { today } from '../../components/goods/today'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Money, Rate } from '../../components/values'
import { useTexts } from '../../i18n'

/** What a distributor owes and has with us; the pools are kept negative in the ledger and shown in their favour. */
export function AccountFacts({ row }: { readonly row: DistributorRow }) {
  const { t } = useTexts()
  const may = useMay()
  const distributorId = useSettled(row.id, 120)
  const read = useRead(
    'accounts.balances',
    { asOf: today(), distributorId },
    { enabled: may('accounts.balances'), keepPrevious: true },
  )
  const [balance] = read.data ?? []
  if (!may('accounts.balances')) return null
  const { receivableFen = row.receivableFen, prepaymentFen = 0, depositFen = 0, rebateFen = 0 } = balance ?? {}
  const lines = [
    ['receivable', receivableFen],
    ['overdue', balance?.overdueFen ?? 0],
    ['limit', row.creditLimitFen],
    ['left', row.creditLimitFen - receivableFen],
    ['prepayment', 0 - prepaymentFen],
    ['deposit', 0 - depositFen],
    ['rebate', 0 - rebateFen],
  ] as const
  return (
    <dl className="facts">
      {lines.map(([key, fen]) => [
        <dt key={`${key}-label`}>{t(`distributors:account.${key}`)}</dt>,
        <dd key={key}>
          <Money fen={fen} />
        </dd>,
      ])}
    </dl>
  )
}

/** The current distributor of the list: who it is and how its account stands. */
export function DistributorSummary({ row }: { readonly row: DistributorRow }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  return (
    <>
      <header className="panel-title">
        <h2>{row.code}</h2>
        <span className="one-line">{row.name}</span>
        <Button size="small" onClick={() => void navigate(`/distributors/${row.id}`)}>
          {t('components:list.open')}
        </Button>
      </header>
      <dl className="facts">
        <dt>{t('distributors:field.region')}</dt>
        <dd>{[row.regionName, row.city].filter(Boolean).join(' · ')}</dd>
        <dt>{t('distributors:field.contact')}</dt>
        <dd>{[row.contact, row.phone].filter(Boolean).join(' · ')}</dd>
        <dt>{t('distributors:field.address')}</dt>
        <dd>{row.address}</dd>
        <dt>{t('distributors:field.discount')}</dt>
        <dd>
          <Rate rateBp={row.discountBp} />
        </dd>
      </dl>
      {may('accounts.balances') && <h3 className="panel-section">{t('distributors:account.title')}</h3>}
      <AccountFacts row={row} />
    </>
  )
}
