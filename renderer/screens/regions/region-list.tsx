import { useMemo } from 'react'
import type { RegionRow } from '../../../shared/schemas/distributors'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import {
  ArchivedField,
  ChoiceControl,
  CodeAndName,
  type DraftForm,
  FormField,
  FormGrid,
  MasterDesk,
  TextControl,
  useStateColumn,
} from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

type RegionDraft = Input<'regions.save'>

const blank: RegionDraft = { code: '', name: '', climate: null, country: '', territoryGroup: '', archived: false }

const draftOf = ({ distributorCount: _, ...draft }: RegionRow): RegionDraft => draft

function useColumns(): readonly GridColumn<RegionRow>[] {
  const { t } = useTexts()
  const state = useStateColumn<RegionRow>()
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
      state,
    ],
    [state, t],
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
      <CodeAndName id="region" value={value} problems={problems} onChange={set} />
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
      <ArchivedField value={value} onChange={(archived) => set('archived', archived)} />
    </FormGrid>
  )
}

/** The sales territories, from north to south. */
export function RegionList() {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('regions.save', { quiet: true })
  return (
    <MasterDesk<RegionRow, RegionDraft>
      desk="distributors"
      section="regions"
      title={t('distributors:regionTitle')}
      texts="distributors:region"
      columns={useColumns()}
      read={useRead('regions.list', {})}
      may={may('regions.save')}
      blank={blank}
      draftOf={draftOf}
      labels={{
        code: t('masters:field.code'),
        name: t('masters:field.name'),
        climate: t('distributors:region.climate'),
      }}
      write={write}
      save={write.run}
      latest={() => api.regions.list()}
    >
      {(form, problems) => <Fields form={form} problems={problems} />}
    </MasterDesk>
  )
}
