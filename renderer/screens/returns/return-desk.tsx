import { useMemo } from 'react'
import type { DocumentRow, DocumentStatus } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { DocumentDesk, deskLists, useDocumentColumns } from '../../components/document-list'
import { ReturnsIcon } from '../../components/icons'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { ReturnSummary } from './return-summary'

/** The lists of the desk by their states, in the order of the work; those with `list` are counted by `desks.waiting`. */
const lists = [
  { key: 'toApprove', list: 'toApprove', statuses: ['requested'] },
  { key: 'toReceive', list: 'toReceive', statuses: ['approved'] },
  { key: 'toInspect', list: 'toInspect', statuses: ['received'] },
  { key: 'inspected', statuses: ['inspected'] },
  { key: 'all' },
] as const satisfies readonly { key: string; list?: string; statuses?: readonly DocumentStatus[] }[]

const noColumns: readonly GridColumn<DocumentRow>[] = []

/** The return desk: what waits to be approved, received and inspected. */
export function ReturnDesk() {
  const { t } = useTexts()
  const may = useMay()
  const shown = useMemo(
    () =>
      deskLists(
        lists,
        (key) => t(`returns:chip.${key}`),
        (key) => t(`returns:empty.${key}`),
      ),
    [t],
  )
  return (
    <DocumentDesk<DocumentRow>
      noun="returns"
      title={t('returns:title')}
      icon={<ReturnsIcon />}
      lists={shown}
      columns={useDocumentColumns(noColumns)}
      list={api.returns.list}
      create={may('returns.save') ? t('returns:new') : undefined}
      emptyHint={t('returns:emptyHint')}
      summary={(row) => <ReturnSummary row={row} />}
    />
  )
}
