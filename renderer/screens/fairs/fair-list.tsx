import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FairRow } from '../../../shared/schemas/styles'
import { useRead } from '../../api/hooks'
import { MasterList } from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { FairDrawer } from './fair-drawer'
import { progressBp } from './progress'

function useColumns(): readonly GridColumn<FairRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('fairs:field.code'), type: 'code', width: 112 },
      { field: 'name', header: t('fairs:field.name'), flex: 1, width: 180 },
      { field: 'season', header: t('fairs:field.season'), width: 96 },
      { field: 'dateFrom', header: t('fairs:field.dateFrom'), type: 'day' },
      { field: 'dateTo', header: t('fairs:field.dateTo'), type: 'day' },
      { field: 'styleCount', header: t('fairs:field.styleCount'), type: 'quantity', width: 72 },
      { field: 'budgetFen', header: t('fairs:field.budget'), type: 'money', width: 136 },
      { field: 'orderedFen', header: t('fairs:field.ordered'), type: 'money', width: 136 },
      { field: 'orderedQuantity', header: t('fairs:field.orderedPieces'), type: 'quantity', width: 100 },
      {
        field: 'progress',
        header: t('fairs:field.progress'),
        type: 'rate',
        width: 84,
        value: (row) => progressBp(row.orderedFen, row.budgetFen),
      },
      { field: 'depositBp', header: t('fairs:field.deposit'), type: 'rate', width: 84 },
    ],
    [t],
  )
}

/** Every order fair, newest first, with what was ordered against what was planned. */
export function FairList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const read = useRead('fairs.list', {})
  const [creating, setCreating] = useState(false)
  const columns = useColumns()
  const create = useCallback(() => setCreating(true), [])
  return (
    <MasterList<FairRow>
      desk="styles"
      section="fairs"
      title={t('fairs:title')}
      columns={columns}
      rowId={(row) => row.id}
      read={read}
      isArchived={isArchived}
      onOpen={(row) => void navigate(`/fairs/${row.id}`)}
      {...(may('fairs.save') ? { onNew: create, newLabel: t('fairs:new') } : {})}
      emptyTitle={t('fairs:none')}
      emptyHint={t('fairs:noneHint')}
    >
      {creating && (
        <FairDrawer
          fair={null}
          onClose={() => setCreating(false)}
          onSaved={(fair) => void navigate(`/fairs/${fair.id}`)}
        />
      )}
    </MasterList>
  )
}

const isArchived = (row: FairRow) => row.archived
