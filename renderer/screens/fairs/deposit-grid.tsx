import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { depositState } from '../../../shared/domain/fairs'
import type { FairStanding } from '../../../shared/schemas/fairs'
import type { FairDetail } from '../../../shared/schemas/styles'
import { EmptyState } from '../../components/empty-state'
import { today } from '../../components/goods/today'
import { useMay } from '../../components/session'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

function useColumns({ depositDeadline }: FairDetail): readonly GridColumn<FairStanding>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'distributorCode', header: t('distributors:field.code'), type: 'code', width: 104 },
      { field: 'distributorName', header: t('fairs:field.distributor'), flex: 1, width: 180 },
      { field: 'orderedFen', header: t('fairs:field.ordered'), type: 'money', width: 136, total: 'sum' },
      { field: 'dueFen', header: t('fairs:field.due'), type: 'money', width: 136, total: 'sum' },
      { field: 'receivedFen', header: t('fairs:field.received'), type: 'money', width: 136, total: 'sum' },
      {
        field: 'openFen',
        header: t('fairs:field.open'),
        type: 'money',
        width: 136,
        total: 'sum',
        value: (row) => Math.max(0, row.dueFen - row.receivedFen),
      },
      {
        field: 'depositState',
        header: t('fairs:field.depositState'),
        width: 104,
        value: (row) => depositState(row, depositDeadline, today()),
        // A row's own value comes back here, so it is one of the states.
        words: (_value, row) => t(`fairs:deposit.${depositState(row, depositDeadline, today())}`),
        tone: (row) => depositTone[depositState(row, depositDeadline, today())],
      },
    ],
    [depositDeadline, t],
  )
}

const depositTone = { none: 'draft', paid: 'done', open: 'waits', overdue: 'wrong' } as const

/** What each distributor owes of its deposit and paid; Enter registers a receipt for what is missing. */
export function DepositGrid({ fair }: { readonly fair: FairDetail }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const mayReceive = useMay()('receipts.save')
  const columns = useColumns(fair)
  const take = useCallback(
    ({ distributorId, dueFen, receivedFen }: FairStanding) => {
      const missing = Math.max(0, dueFen - receivedFen)
      if (!mayReceive || missing === 0) return
      void navigate(`/receipts/new?distributor=${distributorId}&fair=${fair.id}&prepayment=${missing}`)
    },
    [fair.id, mayReceive, navigate],
  )
  return (
    <div className="fair-tab">
      <p className="fair-note">{t('fairs:hint.deposits')}</p>
      <div className="fair-grid">
        <DataGrid<FairStanding>
          id="fair-deposits"
          columns={columns}
          rows={fair.budgets}
          rowId={(row) => row.distributorId}
          onOpen={take}
          empty={<EmptyState title={t('fairs:noBudgets')} hint={t('fairs:noBudgetsHint')} />}
        />
      </div>
    </div>
  )
}
