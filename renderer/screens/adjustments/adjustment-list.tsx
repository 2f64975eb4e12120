import { useMemo } from 'react'
import type { AdjustmentRow } from '../../../shared/schemas/adjustments'
import { api } from '../../api'
import { DeskList, type StateList } from '../../components/accounts-desk'
import { useDocumentColumns } from '../../components/document-list'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { AdjustmentSummary } from './adjustment-summary'

function useLists(): readonly StateList[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { key: 'waiting', label: t('adjustments:list.waiting'), statuses: ['draft'] },
      { key: 'posted', label: t('adjustments:list.posted'), statuses: ['posted'] },
      { key: 'reversed', label: t('adjustments:list.reversed'), statuses: ['reversed'] },
      { key: 'cancelled', label: t('adjustments:list.cancelled'), statuses: ['cancelled'] },
      { key: 'all', label: t('adjustments:list.all') },
    ],
    [t],
  )
}

function useColumns(): readonly GridColumn<AdjustmentRow>[] {
  const { t } = useTexts()
  const own = useMemo<readonly GridColumn<AdjustmentRow>[]>(
    () => [
      {
        field: 'adjustmentKind',
        header: t('adjustments:field.kind'),
        width: 104,
        words: (_, row) => t(`adjustments:kind.${row.adjustmentKind}`),
      },
      {
        field: 'part',
        header: t('adjustments:field.part'),
        width: 80,
        words: (_, row) => t(`accounts:part.${row.part}`),
      },
      { field: 'basis', header: t('adjustments:field.basis'), flex: 1, width: 160 },
      { field: 'movedFen', header: t('adjustments:field.amount'), type: 'money' },
    ],
    [t],
  )
  const columns = useDocumentColumns(own, { warehouse: false, amount: false })
  return useMemo(() => columns.filter(({ field }) => field !== 'quantity'), [columns])
}

/** Corrections of accounts: what waits for an approval first. */
export function AdjustmentList() {
  const { t } = useTexts()
  const may = useMay()
  const mayWrite = may('adjustments.save')
  return (
    <DeskList<AdjustmentRow>
      noun="adjustments"
      title={t('adjustments:title')}
      lists={useLists()}
      columns={useColumns()}
      list={api.adjustments.list}
      summary={(row) => <AdjustmentSummary row={row} />}
      {...(mayWrite ? { create: { label: t('adjustments:new'), path: '/adjustments/new' } } : {})}
      {...(may('adjustments.accrueRebates')
        ? { bring: { label: t('adjustments:rebate.title'), path: '/adjustments/rebates', keys: 'Alt+B' } }
        : {})}
      empty={{ title: t('adjustments:none'), hint: t('adjustments:noneHint') }}
    />
  )
}
