import { useMemo } from 'react'
import type { SizeGroupRow } from '../../../shared/schemas/styles'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import {
  ArchivedField,
  CodeAndName,
  type DraftForm,
  FormField,
  FormGrid,
  MasterDesk,
  useStateColumn,
} from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { SizeLines } from './size-lines'

type SizeGroupDraft = Input<'sizeGroups.save'>

const blank: SizeGroupDraft = { code: '', name: '', sizes: [], archived: false }

const draftOf = ({ styleCount: _, ...row }: SizeGroupRow): SizeGroupDraft => ({ ...row, sizes: [...row.sizes] })

function useColumns(): readonly GridColumn<SizeGroupRow>[] {
  const { t } = useTexts()
  const state = useStateColumn<SizeGroupRow>(96)
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
      state,
    ],
    [state, t],
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
      <CodeAndName id="group" value={value} problems={problems} onChange={set} />
      <FormField
        label={t('styles:sizeGroup.sizes')}
        problem={sizesProblem(problems)}
        hint={t('styles:sizeGroup.sizesHint')}
        whole
        required
      >
        <SizeLines sizes={value.sizes} onChange={(sizes) => set('sizes', sizes)} />
      </FormField>
      <ArchivedField value={value} onChange={(archived) => set('archived', archived)} />
    </FormGrid>
  )
}

/** The runs of sizes that styles are cut in. */
export function SizeGroupList() {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('sizeGroups.save', { quiet: true })
  return (
    <MasterDesk<SizeGroupRow, SizeGroupDraft>
      desk="styles"
      section="sizeGroups"
      title={t('styles:sizeGroup.title')}
      texts="styles:sizeGroup"
      columns={useColumns()}
      read={useRead('sizeGroups.list', {})}
      may={may('sizeGroups.save')}
      blank={blank}
      draftOf={draftOf}
      labels={{ code: t('masters:field.code'), name: t('masters:field.name'), sizes: t('styles:sizeGroup.sizes') }}
      write={write}
      save={(draft) => write.run({ ...draft, sizes: draft.sizes.filter((size) => size.code.trim() !== '') })}
      latest={() => api.sizeGroups.list()}
    >
      {(form, problems) => <Fields form={form} problems={problems} />}
    </MasterDesk>
  )
}
