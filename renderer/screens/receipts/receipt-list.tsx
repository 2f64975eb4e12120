import { useMemo } from 'react'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { DeskList, type StateList } from '../../components/accounts-desk'
import { useDocumentColumns } from '../../components/document-list'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { ReceiptSummary } from './receipt-summary'

const noColumns: readonly never[] = []

function useLists(): readonly StateList[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { key: 'waiting', label: t('receipts:list.waiting'), statuses: ['draft', 'approved'] },
      { key: 'posted', label: t('receipts:list.posted'), statuses: ['posted'] },
      { key: 'reversed', label: t('receipts:list.reversed'), statuses: ['reversed'] },
      { key: 'cancelled', label: t('receipts:list.cancelled'), statuses: ['cancelled'] },
      { key: 'all', label: t('receipts:list.all') },
    ],
    [t],
  )
}

/** Money received: what waits to be posted first. */
export function ReceiptList() {
  const { t } = useTexts()
  const may = useMay()
  const mayWrite = may('receipts.save')
  const mayImport = mayWrite && may('imports.run')
  const columns = useDocumentColumns<DocumentRow>(noColumns, { warehouse: false })
  const shown = useMemo(() => columns.filter(({ field }) => field !== 'quantity'), [columns])
  return (
    <DeskList<DocumentRow>
      noun="receipts"
      title={t('receipts:title')}
      lists={useLists()}
      columns={shown}
      list={api.receipts.list}
      summary={(row) => <ReceiptSummary row={row} />}
      {...(mayWrite ? { create: { label: t('receipts:new'), path: '/receipts/new' } } : {})}
      {...(mayImport ? { bring: { label: t('bankImports:title'), path: '/receipts/import', keys: 'Alt+I' } } : {})}
      empty={{ title: t('receipts:none'), hint: t('receipts:noneHint') }}
    />
  )
}
