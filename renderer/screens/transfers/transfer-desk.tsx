import { useMemo } from 'react'
import type { DocumentStatus } from '../../../shared/schemas/documents'
import type { TransferRow } from '../../../shared/schemas/transfers'
import { api } from '../../api'
import { DocumentDesk, deskLists, useDocumentColumns } from '../../components/document-list'
import { TransfersIcon } from '../../components/icons'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { TransferSummary } from './transfer-summary'

/** The lists of the desk by their states, in the order of the work; those with `list` are counted by `desks.waiting`. */
const lists = [
  { key: 'toApprove', list: 'toApprove', statuses: ['requested'] },
  { key: 'toDispatch', list: 'toDispatch', statuses: ['approved'] },
  { key: 'toReceive', list: 'toReceive', statuses: ['dispatched'] },
  { key: 'short', statuses: ['short'] },
  { key: 'all' },
] as const satisfies readonly { key: string; list?: string; statuses?: readonly DocumentStatus[] }[]

function useColumns(): readonly GridColumn<TransferRow>[] {
  const { t } = useTexts()
  const own = useMemo<readonly GridColumn<TransferRow>[]>(() => {
    const amount = (field: 'fromAmountFen' | 'toAmountFen', header: string) => ({
      ...{ field, header, type: 'money' as const, width: 96 },
      value: (row: TransferRow) => (row[field] === 0 ? null : row[field]),
    })
    return [
      { field: 'fromName', header: t('transfers:field.from'), flex: 1, width: 104 },
      { field: 'toName', header: t('transfers:field.to'), flex: 1, width: 104 },
      {
        field: 'mode',
        header: t('transfers:field.mode'),
        width: 92,
        words: (_, row) => t(`transfers:mode.${row.mode}`),
      },
      amount('fromAmountFen', t('transfers:field.fromAmount')),
      amount('toAmountFen', t('transfers:field.toAmount')),
    ]
  }, [t])
  return useDocumentColumns<TransferRow>(own, { distributor: false, warehouse: false, amount: false })
}

/** The transfer desk: what waits to be approved, sent and received between regions and distributors. */
export function TransferDesk() {
  const { t } = useTexts()
  const may = useMay()
  const shown = useMemo(
    () =>
      deskLists(
        lists,
        (key) => t(`transfers:chip.${key}`),
        (key) => t(`transfers:empty.${key}`),
      ),
    [t],
  )
  return (
    <DocumentDesk<TransferRow>
      noun="transfers"
      title={t('transfers:title')}
      icon={<TransfersIcon />}
      lists={shown}
      columns={useColumns()}
      list={api.transfers.list}
      create={may('transfers.save') ? t('transfers:new') : undefined}
      emptyHint={t('transfers:emptyHint')}
      summary={(row) => <TransferSummary row={row} />}
    />
  )
}
