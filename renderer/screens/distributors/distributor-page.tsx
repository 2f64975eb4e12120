import { Button } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { DistributorRow } from '../../../shared/schemas/distributors'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { useRead } from '../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields } from '../../components/document-screen'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Money, Quantity, Rate } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { DistributorDrawer } from './distributor-drawer'
import { DistributorStock } from './distributor-stock'
import { AccountFacts } from './distributor-summary'
import { firstRatioId, RatioCard } from './ratio-card'
import './distributors.css'

function Fact({ label, children, span }: { readonly label: string; readonly children: ReactNode; readonly span?: 2 }) {
  return (
    <HeaderField label={label} {...(span === undefined ? {} : { span })}>
      <span className="selectable one-line">{children}</span>
    </HeaderField>
  )
}

function Header({ row }: { readonly row: DistributorRow }) {
  const { t } = useTexts()
  const field = (key: 'region' | 'grade' | 'contact' | 'phone' | 'address' | 'businessType' | 'city') =>
    t(`distributors:field.${key}`)
  return (
    <HeaderFields>
      <Fact label={field('region')}>{row.regionName}</Fact>
      <Fact label={field('grade')}>{row.grade}</Fact>
      <Fact label={field('businessType')}>{row.businessType}</Fact>
      <Fact label={field('contact')}>{row.contact}</Fact>
      <Fact label={field('phone')}>{row.phone}</Fact>
      <Fact label={field('city')}>{[row.province, row.city].filter(Boolean).join(' ')}</Fact>
      <Fact label={t('distributors:field.discount')}>
        <Rate rateBp={row.discountBp} />
      </Fact>
      <Fact label={t('distributors:field.terms')}>{row.paymentTermsDays}</Fact>
      <Fact label={t('distributors:field.quota')}>
        <Rate rateBp={row.returnQuotaBp} />
      </Fact>
      <Fact label={field('address')} span={2}>
        {row.address}
      </Fact>
    </HeaderFields>
  )
}

function Latest({ title, rows }: { readonly title: string; readonly rows: readonly DocumentRow[] | undefined }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      {rows?.length === 0 && <p className="distributor-none">{t('distributors:latest.none')}</p>}
      <table className="plain-table">
        <tbody>
          {rows?.map((row) => (
            <tr key={row.id}>
              <td>
                <button type="button" className="link-row" onClick={() => void navigate(routeOf(row.kind, row.id))}>
                  {row.number}
                </button>
              </td>
              <td>
                <Day day={row.businessDate} />
              </td>
              <td>
                <StateBadge state={row.status} />
              </td>
              <td className="numeric">
                <Quantity value={row.quantity} />
              </td>
              <td className="numeric">
                <Money fen={row.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const fewest = 8

function LatestDocuments({ distributorId }: { readonly distributorId: number }) {
  const { t } = useTexts()
  const may = useMay()
  const filter = { distributorId, limit: fewest }
  const orders = useRead('orders.list', filter, { enabled: may('orders.list') })
  const shipments = useRead('shipments.list', filter, { enabled: may('shipments.list') })
  return (
    <>
      {may('orders.list') && <Latest title={t('distributors:latest.orders')} rows={orders.data?.rows} />}
      {may('shipments.list') && <Latest title={t('distributors:latest.shipments')} rows={shipments.data?.rows} />}
    </>
  )
}

function AccountCard({ row }: { readonly row: DistributorRow }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  if (!may('accounts.balances')) return null
  return (
    <section className="card">
      <header>
        <h2>{t('distributors:account.title')}</h2>
        {may('accounts.ledger') && (
          <Button size="small" onClick={() => void navigate(`/accounts/${row.id}`)}>
            {t('distributors:account.open')}
          </Button>
        )}
      </header>
      <div className="distributor-account">
        <AccountFacts row={row} />
      </div>
    </section>
  )
}

function Page({ row }: { readonly row: DistributorRow }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const edit = useCallback(() => setEditing(true), [])
  const back = useCallback(() => void navigate('/distributors'), [navigate])
  const mayEdit = may('distributors.save')
  const mayRatios = may('sizeRatios.list')
  const keys = useMemo(
    () =>
      mayRatios
        ? [
            {
              keys: 'Alt+R',
              label: t('distributors:ratio.title'),
              run: () => document.getElementById(firstRatioId)?.focus(),
            },
          ]
        : [],
    [mayRatios, t],
  )
  const primary = useMemo(() => ({ label: t('masters:edit'), keys: 'Alt+E', onClick: edit }), [edit, t])
  return (
    <>
      <DocumentScreen
        title={`${row.code}  ${row.name}`}
        {...(row.archived ? { state: <StateBadge tone="draft" label={t('masters:archivedState')} /> } : {})}
        {...(mayEdit ? { primary } : {})}
        onBack={back}
        keys={keys}
        header={<Header row={row} />}
      >
        <div className="distributor-cards">
          <div>
            <AccountCard row={row} />
            <LatestDocuments distributorId={row.id} />
            {mayRatios && <RatioCard distributorId={row.id} name={row.name} />}
          </div>
          {may('stock.list') && <DistributorStock warehouseId={row.warehouseId} />}
        </div>
      </DocumentScreen>
      {editing && <DistributorDrawer row={row} onClose={() => setEditing(false)} />}
    </>
  )
}

/** A distributor: its record, how its account stands, what it holds, and its latest documents. */
export function DistributorPage() {
  const { id = '' } = useParams()
  const read = useRead('distributors.get', { id: Number(id) })
  return <Loaded read={read}>{(row) => <Page row={row} />}</Loaded>
}
