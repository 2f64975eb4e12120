import { useMemo } from 'react'
import type { ReconciliationRow } from '../../../shared/schemas/reconciliations'
import { api } from '../../api'
import { DeskList, type StateList } from '../../components/accounts-desk'
import { Summary, useDocumentColumns } from '../../components/document-list'
import { useMay } from '../../components/session'
import { Day, Money } from '../../components/values'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

function useLists(): readonly StateList[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { key: 'waiting', label: t('reconciliations:list.waiting'), statuses: ['open', 'agreed'] },
      { key: 'open', label: t('reconciliations:list.open'), statuses: ['open'] },
      { key: 'agreed', label: t('reconciliations:list.agreed'), statuses: ['agreed'] },
      { key: 'signed', label: t('reconciliations:list.signed'), statuses: ['signed'] },
      { key: 'all', label: t('reconciliations:list.all') },
    ],
    [t],
  )
}

function useColumns(): readonly GridColumn<ReconciliationRow>[] {
  const { t } = useTexts()
  const own = useMemo<readonly GridColumn<ReconciliationRow>[]>(
    () => [
      { field: 'dateFrom', header: t('statements:field.from'), type: 'day' },
      { field: 'dateTo', header: t('statements:field.to'), type: 'day' },
      { field: 'ourClosingFen', header: t('reconciliations:field.ourClosing'), type: 'money' },
      { field: 'theirClosingFen', header: t('reconciliations:field.theirClosing'), type: 'money' },
      { field: 'differenceCount', header: t('reconciliations:field.differences'), type: 'quantity', width: 76 },
      { field: 'openCount', header: t('reconciliations:field.open'), type: 'quantity', width: 76 },
      { field: 'unexplainedFen', header: t('reconciliations:field.unexplained'), type: 'money', width: 112 },
    ],
    [t],
  )
  const columns = useDocumentColumns(own, { warehouse: false, amount: false })
  return useMemo(() => columns.filter(({ field }) => field !== 'quantity' && field !== 'businessDate'), [columns])
}

function ReconciliationSummary({ row }: { readonly row: ReconciliationRow }) {
  const { t } = useTexts()
  return (
    <Summary
      row={row}
      facts={[
        { label: t('receipts:field.distributor'), value: row.distributorName },
        { label: t('statements:field.from'), value: <Day day={row.dateFrom} /> },
        { label: t('statements:field.to'), value: <Day day={row.dateTo} /> },
        { label: t('reconciliations:field.ourClosing'), value: <Money fen={row.ourClosingFen} /> },
        { label: t('reconciliations:field.theirClosing'), value: <Money fen={row.theirClosingFen} /> },
        { label: t('reconciliations:field.differences'), value: String(row.differenceCount) },
        { label: t('reconciliations:field.open'), value: String(row.openCount) },
        { label: t('reconciliations:field.unexplained'), value: <Money fen={row.unexplainedFen} /> },
        { label: t('reconciliations:field.file'), value: row.reference },
      ]}
    />
  )
}

/** Comparisons with the customers' books: what is open first. */
export function ReconciliationList() {
  const { t } = useTexts()
  const may = useMay()
  const mayStart = may('reconciliations.start')
  return (
    <DeskList<ReconciliationRow>
      noun="reconciliations"
      title={t('reconciliations:title')}
      lists={useLists()}
      columns={useColumns()}
      list={api.reconciliations.list}
      summary={(row) => <ReconciliationSummary row={row} />}
      {...(mayStart ? { create: { label: t('reconciliations:new'), path: '/reconciliations/new' } } : {})}
      {...(may('reconciliations.period')
        ? { bring: { label: t('reconciliations:period.title'), path: '/reconciliations/period', keys: 'Alt+G' } }
        : {})}
      empty={{ title: t('reconciliations:none'), hint: t('reconciliations:noneHint') }}
    />
  )
}
