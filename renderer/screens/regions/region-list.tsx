import { Checkbox } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { RegionRow } from '../../../shared/schemas/distributors'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import {
  ChoiceControl,
  type DraftForm,
  FormField,
  FormGrid,
  MasterDrawer,
  MasterList,
  TextControl,
} from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

type RegionDraft = Input<'regions.save'>

const blank: RegionDraft = { code: '', name: '', climate: null, country: '', territoryGroup: '', archived: false }

const draftOf = ({ distributorCount: _, ...draft }: RegionRow): RegionDraft => draft

function useColumns(): readonly GridColumn<RegionRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('masters:field.code'), type: 'code' },
      { field: 'name', header: t('masters:field.name'), flex: 1 },
      {
        field: 'climate',
        header: t('distributors:region.climate'),
        words: (_, row) => (row.climate === null ? '' : t(`distributors:region.${row.climate}`)),
      },
      { field: 'territoryGroup', header: t('distributors:region.territory') },
      { field: 'country', header: t('distributors:region.country') },
      { field: 'distributorCount', header: t('distributors:region.count'), type: 'quantity', total: 'sum' },
      {
        field: 'archived',
        header: t('masters:field.state'),
        value: (row) => (row.archived ? t('masters:archivedState') : t('masters:activeState')),
      },
    ],
    [t],
  )
}

function Fields({ form, problems }: { form: DraftForm<RegionDraft>; problems: Readonly<Record<string, string>> }) {
  const { t } = useTexts()
  const { value, set } = form
  const climates = (['north', 'central', 'south'] as const).map((climate) => ({
    value: climate,
    label: t(`distributors:region.${climate}`),
  }))
  return (
    <FormGrid>
      <FormField label={t('masters:field.code')} htmlFor="region-code" problem={problems.code} required>
        <TextControl id="region-code" value={value.code} maxLength={64} onChange={(text) => set('code', text)} />
      </FormField>
      <FormField label={t('masters:field.name')} htmlFor="region-name" problem={problems.name} required>
        <TextControl id="region-name" value={value.name} onChange={(text) => set('name', text)} />
      </FormField>
      <FormField label={t('distributors:region.climate')} htmlFor="region-climate">
        <ChoiceControl
          id="region-climate"
          value={value.climate ?? null}
          options={climates}
          onChange={(climate) => set('climate', climate)}
        />
      </FormField>
      <FormField label={t('distributors:region.territory')} htmlFor="region-territory">
        <TextControl
          id="region-territory"
          value={value.territoryGroup ?? ''}
          onChange={(text) => set('territoryGroup', text)}
        />
      </FormField>
      <FormField label={t('distributors:region.country')} htmlFor="region-country">
        <TextControl id="region-country" value={value.country ?? ''} onChange={(text) => set('country', text)} />
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

/** The sales territories, from north to south. */
export function RegionList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('regions.list', {})
  const write = useWrite('regions.save', { quiet: true })
  const [editing, setEditing] = useState<RegionDraft | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing(blank), [])
  const close = () => {
    setEditing(null)
    write.reset()
  }
  return (
    <MasterList<RegionRow>
      desk="distributors"
      section="regions"
      title={t('distributors:regionTitle')}
      columns={columns}
      rowId={(row) => row.id}
      read={read}
      isArchived={isArchived}
      onOpen={(row) => setEditing(draftOf(row))}
      {...(may('regions.save') ? { onNew: create, newLabel: t('distributors:region.new') } : {})}
      emptyTitle={t('distributors:region.none')}
      emptyHint={t('distributors:region.noneHint')}
    >
      {editing !== null && (
        <MasterDrawer
          title={
            editing.id === undefined ? t('distributors:region.new') : `${t('distributors:region.one')} ${editing.name}`
          }
          name={`regions.${editing.id ?? 'new'}`}
          initial={editing}
          labels={{
            code: t('masters:field.code'),
            name: t('masters:field.name'),
            climate: t('distributors:region.climate'),
          }}
          write={write}
          save={write.run}
          latest={async () => {
            const row = (await api.regions.list()).find(({ id }) => id === editing.id)
            return row === undefined ? null : draftOf(row)
          }}
          readOnly={!may('regions.save')}
          onClose={close}
        >
          {(form, problems) => <Fields form={form} problems={problems} />}
        </MasterDrawer>
      )}
    </MasterList>
  )
}

const isArchived = (row: RegionRow) => row.archived
