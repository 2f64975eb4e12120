import { useCallback, useMemo, useState } from 'react'
import type { UserRow } from '../../../shared/schemas/users'
import { useRead } from '../../api/hooks'
import { MasterList } from '../../components/masters'
import { useMay, useSession } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { UserDrawer } from './user-drawer'

function useColumns(): readonly GridColumn<UserRow>[] {
  const { t } = useTexts()
  const { userId } = useSession()
  return useMemo(
    () => [
      { field: 'name', header: t('users:field.name'), type: 'code', width: 160 },
      {
        field: 'displayName',
        header: t('users:field.displayName'),
        width: 180,
        value: (row) => `${row.displayName}${row.id === userId ? ` ${t('users:you')}` : ''}`,
      },
      {
        field: 'roles',
        header: t('users:field.roles'),
        flex: 1,
        value: (row) => row.roles.map((role) => t(`users:role.${role}`)).join(t('masters:comma')),
      },
      {
        field: 'distributorIds',
        header: t('users:field.distributors'),
        value: (row) =>
          row.distributorIds.length === 0 ? '' : t('users:scopeUnknown', { count: row.distributorIds.length }),
      },
      {
        field: 'state',
        header: t('users:field.state'),
        width: 104,
        value: (row) => t(row.archived ? 'users:archived' : row.locked ? 'users:locked' : 'users:active'),
      },
    ],
    [t, userId],
  )
}

/** Everyone who may sign in, with their roles. */
export function UserList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('users.list', {})
  const [editing, setEditing] = useState<{ readonly row: UserRow | null } | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing({ row: null }), [])
  return (
    <MasterList<UserRow>
      desk="settings"
      section="users"
      title={t('users:title')}
      columns={columns}
      rowId={(row) => row.id}
      read={read}
      isArchived={isArchived}
      onOpen={(row) => setEditing({ row })}
      {...(may('users.save') ? { onNew: create, newLabel: t('users:new') } : {})}
      emptyTitle={t('users:none')}
      emptyHint={t('users:noneHint')}
    >
      {editing !== null && <UserDrawer row={editing.row} onClose={() => setEditing(null)} />}
    </MasterList>
  )
}

const isArchived = (row: UserRow) => row.archived
