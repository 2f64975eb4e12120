import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import type { RoleCode, RoleRow } from '../../../shared/schemas/users'
import { useRead, useWrite } from '../../api/hooks'
import { MoneyField, RateField, SearchInput } from '../../components/fields'
import { ListScreen } from '../../components/list-screen'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { resources, useTexts } from '../../i18n'
import { usePreferences } from '../../preferences'
import { type PermissionGroup, permissionGroups, permissionsOf } from './permission-groups'
import './roles.css'

type Changes = Readonly<Partial<Record<RoleCode, RoleRow>>>

interface GroupRows {
  readonly key: PermissionGroup
  readonly rows: readonly { readonly name: string; readonly label: string }[]
}

function useGroups(query: string): readonly GroupRows[] {
  const { locale } = usePreferences()
  return useMemo(() => {
    const words = query.trim().toLowerCase()
    return permissionGroups.map(({ key, nouns }) => ({
      key,
      rows: permissionsOf(resources[locale].permissions, nouns).filter(({ label }) =>
        label.toLowerCase().includes(words),
      ),
    }))
  }, [locale, query])
}

interface MatrixProps {
  readonly roles: readonly RoleRow[]
  readonly groups: readonly GroupRows[]
  readonly onChange: ((role: RoleRow) => void) | null
}

function toggled(role: RoleRow, names: readonly string[], on: boolean): RoleRow {
  const rest = role.permissions.filter((name) => !names.includes(name))
  return { ...role, permissions: on ? [...rest, ...names] : rest }
}

function GroupSection({ group, roles, onChange }: Omit<MatrixProps, 'groups'> & { readonly group: GroupRows }) {
  const { t } = useTexts()
  const names = group.rows.map((row) => row.name)
  return (
    <tbody>
      <tr className="role-group">
        <th scope="rowgroup">{t(`users:group.${group.key}`)}</th>
        {roles.map((role) => {
          const on = names.filter((name) => role.permissions.includes(name)).length
          return (
            <td key={role.code}>
              <Checkbox
                checked={on === names.length}
                indeterminate={on > 0 && on < names.length}
                disabled={onChange === null}
                aria-label={`${t(`users:role.${role.code}`)} ${t(`users:group.${group.key}`)}`}
                onChange={(event) => onChange?.(toggled(role, names, event.target.checked))}
              />
              <span className="faint">{t('users:groupCount', { on, all: names.length })}</span>
            </td>
          )
        })}
      </tr>
      {group.rows.map(({ name, label }) => (
        <tr key={name}>
          <th scope="row">{label}</th>
          {roles.map((role) => (
            <td key={role.code}>
              <Checkbox
                checked={role.permissions.includes(name)}
                disabled={onChange === null}
                aria-label={`${t(`users:role.${role.code}`)} ${label}`}
                onChange={(event) => onChange?.(toggled(role, [name], event.target.checked))}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function Matrix({ roles, groups, onChange }: MatrixProps) {
  const { t } = useTexts()
  return (
    <div className="role-matrix">
      <table>
        <thead>
          <tr>
            <th />
            {roles.map((role) => (
              <th key={role.code} scope="col">
                {t(`users:role.${role.code}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="role-limit">
            <th scope="row" title={t('users:limitHint')}>
              {t('users:limit')}
            </th>
            {roles.map((role) => (
              <td key={role.code}>
                <MoneyField
                  id={`limit-${role.code}`}
                  disabled={onChange === null}
                  value={role.approvalLimitFen}
                  onChange={(fen) => onChange?.({ ...role, approvalLimitFen: fen ?? 0 })}
                />
              </td>
            ))}
          </tr>
          <tr className="role-limit">
            <th scope="row" title={t('users:priceLimitHint')}>
              {t('users:priceLimit')}
            </th>
            {roles.map((role) => (
              <td key={role.code}>
                <RateField
                  id={`price-limit-${role.code}`}
                  disabled={onChange === null}
                  value={role.priceLimitBp}
                  onChange={(bp) => onChange?.({ ...role, priceLimitBp: Math.min(bp ?? 0, 10_000) })}
                />
              </td>
            ))}
          </tr>
        </tbody>
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <GroupSection key={group.key} group={group} roles={roles} onChange={onChange} />
          ))}
      </table>
    </div>
  )
}

/** Saves the changed roles one by one; one that is refused stays on screen as it was ticked. */
function useSave(changes: Changes, setChanges: (changes: Changes) => void) {
  const { t } = useTexts()
  const toast = useToast()
  const write = useWrite('roles.save')
  const save = async () => {
    let left = changes
    for (const role of Object.values(changes)) {
      const done = await write.run({ ...role, permissions: [...role.permissions] })
      if (!done.ok) return
      const { [role.code]: _, ...rest } = left
      left = rest
      setChanges(left)
      toast.success(t('users:rolesSaved', { role: t(`users:role.${role.code}`) }))
    }
  }
  return { save, pending: write.pending }
}

/** What each role may do, in words, desk by desk, and up to which amount it approves. */
export function RoleMatrix() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('roles.list', {})
  const [query, setQuery] = useState('')
  const [changes, setChanges] = useState<Changes>({})
  const groups = useGroups(query)
  const { sectionKeys, ...chips } = useSections('settings', 'roles')
  const { save, pending } = useSave(changes, setChanges)
  const changed = Object.keys(changes).length > 0
  const keys = [
    { keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => (changed ? void save() : false) },
    { keys: ['/', 'Ctrl+F'], label: t('users:find'), run: () => document.getElementById('role-search')?.focus() },
    { keys: 'Space', label: t('users:rolesKey') },
    ...sectionKeys,
  ]
  return (
    <ListScreen
      id="roles"
      title={t('users:rolesTitle')}
      {...chips}
      keys={keys}
      filters={
        <SearchInput
          id="role-search"
          className="master-search"
          label={t('users:find')}
          value={query}
          onChange={setQuery}
        />
      }
      actions={
        may('roles.save') && (
          <>
            {changed && <span className="soft">{t('users:changed')}</span>}
            {changed && <Button onClick={() => setChanges({})}>{t('components:confirm.cancel')}</Button>}
            <Button type="primary" title="Ctrl+S" disabled={!changed} loading={pending} onClick={() => void save()}>
              {t('components:confirm.save')}
            </Button>
          </>
        )
      }
    >
      <Loaded read={read}>
        {(roles) => (
          <Matrix
            roles={roles.map((role) => changes[role.code] ?? role)}
            groups={groups}
            onChange={may('roles.save') ? (role) => setChanges({ ...changes, [role.code]: role }) : null}
          />
        )}
      </Loaded>
    </ListScreen>
  )
}
