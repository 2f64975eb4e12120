import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useRead } from '../../api/hooks'
import { AgeingCard } from '../../components/accounts-desk'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { toneOfState } from '../../components/state-badge/tones'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'
import type { AccountRow } from './account-rows'
import { lightText } from './columns'
import { CreditCard } from './credit-card'

interface AccountPanelProps {
  readonly row: AccountRow
  readonly asOf: string
  readonly onOpen: () => void
}

function StatementLine({ row }: Pick<AccountPanelProps, 'row'>) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { statement } = row
  if (statement === null) return <p className="faint">{t('accounts:light.noneHint')}</p>
  return (
    <button type="button" className="desk-link" onClick={() => void navigate(`/statements/${statement.id}`)}>
      <span>{statement.number}</span>
      <span className="soft">
        <Day day={statement.dateFrom} /> — <Day day={statement.dateTo} />
      </span>
      <StateBadge tone={toneOfState[statement.status]} label={lightText(t, statement.status)} />
    </button>
  )
}

/** The account the cursor is on: its age, its credit, its statement, and what can be done next. */
export function AccountPanel({ row, asOf, onOpen }: AccountPanelProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const distributorId = useSettled(row.distributorId, 120)
  const ageing = useRead('accounts.ageing', { asOf, distributorId }, { keepPrevious: true })
  return (
    <>
      <h2 className="desk-name">
        {row.distributorCode} {row.distributorName}
      </h2>
      <section className="desk-card">
        <h3 className="desk-card-title">{t('accounts:ageing.title', { day: asOf })}</h3>
        <Loaded read={ageing}>{([own]) => (own === undefined ? null : <AgeingCard row={own} />)}</Loaded>
      </section>
      <section className="desk-card">
        <h3 className="desk-card-title">{t('accounts:credit.title')}</h3>
        <CreditCard distributorId={distributorId} />
      </section>
      <section className="desk-card">
        <h3 className="desk-card-title">{t('accounts:field.statement')}</h3>
        <StatementLine row={row} />
      </section>
      <div className="desk-buttons">
        <Button onClick={onOpen}>{t('accounts:openLedger')}</Button>
        {may('adjustments.save') && (
          <Button onClick={() => void navigate(`/adjustments/new?distributor=${row.distributorId}`)}>
            {t('adjustments:new')}
          </Button>
        )}
      </div>
    </>
  )
}
