import { Checkbox } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { SizeGroupRow } from '../../../shared/schemas/styles'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { type DraftForm, FormField, FormGrid, MasterDrawer, MasterList, TextControl } from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { SizeLines } from './size-lines'

type SizeGroupDraft = Input<'sizeGroups.save'>

const blank: SizeGroupDraft = { code: '', name: '', sizes: [], archived: false }

const draftOf = ({ styleCount: _, ...row }: SizeGroupRow): SizeGroupDraft => ({ ...row, sizes: [...row.sizes] })

function useColumns(): readonly GridColumn<SizeGroupRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('masters:field.code'), type: 'code' },
      { field: 'name', header: t('masters:field.name'), width: 180 },
      {
        field: 'sizes',
        header: t('styles:sizeGroup.sizes'),
        flex: 1,
        value: (row) => row.sizes.map((size) => size.code).join(' '),
      },
      {
        field: 'ratios',
        header: t('styles:sizeGroup.ratio'),
        value: (row) => row.sizes.map((size) => size.ratio).join(' : '),
      },
      { field: 'styleCount', header: t('styles:sizeGroup.styleCount'), type: 'quantity' },
      {
        field: 'archived',
        header: t('masters:field.state'),
        width: 96,
        value: (row) => (row.archived ? t('masters:archivedState') : t('masters:activeState')),
      },
    ],
    [t],
  )
}

function sizesProblem(problems: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(problems).find(([path]) => path === 'sizes' || path.startsWith('sizes.'))?.[1]
}

function Fields({ form, problems }: { form: DraftForm<SizeGroupDraft>; problems: Readonly<Record<string, string>> }) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <FormGrid>
      <FormField label={t('masters:field.code')} htmlFor="group-code" problem={problems.code} required>
        <TextControl id="group-code" value={value.code} maxLength={64} onChange={(text) => set('code', text)} />
      </FormField>
      <FormField label={t('masters:field.name')} htmlFor="group-name" problem={problems.name} required>
        <TextControl id="group-name" value={value.name} onChange={(text) => set('name', text)} />
      </FormField>
      <FormField
        label={t('styles:sizeGroup.sizes')}
        problem={sizesProblem(problems)}
        hint={t('styles:sizeGroup.sizesHint')}
        whole
        required
      >
        <SizeLines sizes={value.sizes} onChange={(sizes) => set('sizes', sizes)} />
      </FormField>
      {value.id !== undefined && (
        <FormField label={t('masters:field.state')} hint={t('masters:archivedHint')} whole>
          <Checkbox checked={value.archived ?? false} onChange={(event) => set('archived', event.target.checked)}>
            {t('masters:archived')}
          </Checkbox>
        </FormField>
      )}
    </FormGrid>
  )
}

/** The runs of sizes that styles are cut in. */
export function SizeGroupList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('sizeGroups.list', {})
  const write = useWrite('sizeGroups.save', { quiet: true })
  const [editing, setEditing] = useState<SizeGroupDraft | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing(blank), [])
  return (
    <MasterList<SizeGroupRow>
      desk="styles"
      section="sizeGroups"
      title={t('styles:sizeGroup.title')}
      columns={columns}
      rowId={(row) => row.id}
      read={read}
      isArchived={isArchived}
      onOpen={(row) => setEditing(draftOf(row))}
      {...(may('sizeGroups.save') ? { onNew: create, newLabel: t('styles:sizeGroup.new') } : {})}
      emptyTitle={t('styles:sizeGroup.none')}
      emptyHint={t('styles:sizeGroup.noneHint')}
    >
      {editing !== null && (
        <MasterDrawer
          title={editing.id === undefined ? t('styles:sizeGroup.new') : `${t('styles:sizeGroup.one')} ${editing.name}`}
          name={`sizeGroups.${editing.id ?? 'new'}`}
          initial={editing}
          labels={{ code: t('masters:field.code'), name: t('masters:field.name'), sizes: t('styles:sizeGroup.sizes') }}
          write={write}
          save={(draft) => write.run({ ...draft, sizes: draft.sizes.filter((size) => size.code.trim() !== '') })}
          latest={async () => {
            const row = (await api.sizeGroups.list()).find(({ id }) => id === editing.id)
            return row === undefined ? null : draftOf(row)
          }}
          readOnly={!may('sizeGroups.save')}
          onClose={() => {
            setEditing(null)
            write.reset()
          }}
        >
          {(form, problems) => <Fields form={form} problems={problems} />}
        </MasterDrawer>
      )}
    </MasterList>
  )
}

const isArchived = (row: SizeGroupRow) => row.archived
