import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { roleCodes, type UserRow } from '../../../shared/schemas/users'
import { api, type Input as MethodInput } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { type DraftForm, FormField, FormGrid, MasterDrawer, TextControl } from '../../components/masters'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import './users.css'

/** What is typed of a user; the password is never part of it, because the form is kept on this computer. */
type UserForm = Omit<MethodInput<'users.save'>, 'password'>

const blank: UserForm = { name: '', displayName: '', roles: ['assistant'], distributorIds: [], archived: false }

function formOf({ id, version, name, displayName, roles, distributorIds, archived }: UserRow): UserForm {
  return { id, version, name, displayName, roles: [...roles], distributorIds: [...distributorIds], archived }
}

const mostDistributors = 1000

function Scope({ form, problem }: { readonly form: DraftForm<UserForm>; readonly problem: string | undefined }) {
  const { t } = useTexts()
  const may = useMay()
  const { value, set } = form
  const known = useRead('distributors.list', { limit: mostDistributors }, { enabled: may('distributors.list') }).data
  const only = value.roles.every((role) => role === 'representative')
  const hint = t(only ? 'users:scopeHint' : 'users:scopeAll')
  if (!value.roles.includes('representative')) return null
  return (
    <FormField label={t('users:field.distributors')} htmlFor="user-distributors" problem={problem} hint={hint} whole>
      {may('distributors.list') ? (
        <Select<number[]>
          id="user-distributors"
          mode="multiple"
          className="form-control"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...(value.distributorIds ?? [])]}
          options={(known?.rows ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          onChange={(ids) => set('distributorIds', ids)}
        />
      ) : (
        <span>{t('users:scopeUnknown', { count: value.distributorIds?.length ?? 0 })}</span>
      )}
    </FormField>
  )
}

function Fields(props: {
  readonly form: DraftForm<UserForm>
  readonly problems: Readonly<Record<string, string>>
  readonly password: string
  readonly onPassword: (text: string) => void
}) {
  const { t } = useTexts()
  const { form, problems } = props
  const { value, set } = form
  const fresh = value.id === undefined
  return (
    <FormGrid>
      <FormField label={t('users:field.name')} htmlFor="user-name" problem={problems.name} required>
        <TextControl id="user-name" value={value.name} maxLength={64} onChange={(text) => set('name', text)} />
      </FormField>
      <FormField label={t('users:field.displayName')} htmlFor="user-display" problem={problems.displayName} required>
        <TextControl id="user-display" value={value.displayName} onChange={(text) => set('displayName', text)} />
      </FormField>
      <FormField
        label={t(fresh ? 'users:field.password' : 'users:passwordNew')}
        htmlFor="user-password"
        problem={problems.password}
        hint={t(fresh ? 'users:passwordHint' : 'users:passwordKeep')}
        required={fresh}
        whole
      >
        <Input.Password
          id="user-password"
          autoComplete="new-password"
          value={props.password}
          onChange={(event) => props.onPassword(event.target.value)}
        />
      </FormField>
      <FormField label={t('users:field.roles')} problem={problems.roles} hint={t('users:rolesHint')} whole required>
        <Checkbox.Group
          className="user-roles"
          value={[...value.roles]}
          options={roleCodes.map((role) => ({ value: role, label: t(`users:role.${role}`) }))}
          onChange={(picked) =>
            set(
              'roles',
              roleCodes.filter((role) => picked.includes(role)),
            )
          }
        />
      </FormField>
      <Scope form={form} problem={problems.distributorIds} />
      {!fresh && (
        <FormField label={t('users:field.state')} hint={t('users:archiveHint')} whole>
          <Checkbox checked={value.archived ?? false} onChange={(event) => set('archived', event.target.checked)}>
            {t('users:archive')}
          </Checkbox>
        </FormField>
      )}
    </FormGrid>
  )
}

function Unlock({ row, onDone }: { readonly row: UserRow; readonly onDone: () => void }) {
  const { t } = useTexts()
  const toast = useToast()
  const unlock = useWrite('users.unlock')
  const run = async () => {
    const done = await unlock.run({ id: row.id })
    if (!done.ok) return
    toast.success(t('users:unlocked', { name: row.displayName }))
    onDone()
  }
  return (
    <Button loading={unlock.pending} onClick={() => void run()}>
      {t('users:unlock')}
    </Button>
  )
}

/** A user's record beside the list; a new one where no row is given. */
export function UserDrawer({ row, onClose }: { readonly row: UserRow | null; readonly onClose: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('users.save', { quiet: true })
  const [password, setPassword] = useState('')
  const [initial] = useState(() => (row === null ? blank : formOf(row)))
  return (
    <MasterDrawer<UserForm, UserRow>
      title={row === null ? t('users:new') : `${t('users:one')} ${row.displayName}`}
      name={`users.${row?.id ?? 'new'}`}
      initial={initial}
      labels={{
        name: t('users:field.name'),
        displayName: t('users:field.displayName'),
        roles: t('users:field.roles'),
        distributorIds: t('users:field.distributors'),
      }}
      write={write}
      save={(draft) => write.run({ ...draft, ...(password === '' ? {} : { password }) })}
      latest={async () => {
        const newest = (await api.users.list()).find(({ id }) => id === row?.id)
        return newest === undefined ? null : formOf(newest)
      }}
      readOnly={!may('users.save')}
      extra={row?.locked === true && may('users.unlock') ? <Unlock row={row} onDone={onClose} /> : null}
      onClose={onClose}
    >
      {(form, problems) => <Fields form={form} problems={problems} password={password} onPassword={setPassword} />}
    </MasterDrawer>
  )
}
