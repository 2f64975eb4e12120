import { ColorPicker } from 'antd'
import { useMemo } from 'react'
import type { ColourRow } from '../../../shared/schemas/styles'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import {
  ArchivedField,
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
import './colours.css'

type ColourDraft = Input<'colours.save'>

const blank: ColourDraft = { code: '', name: '', swatch: '', archived: false }

const draftOf = (row: ColourRow): ColourDraft => ({ ...row })

function useColumns(): readonly GridColumn<ColourRow>[] {
  const { t } = useTexts()
  const state = useStateColumn<ColourRow>()
  return useMemo(
    () => [
      { field: 'code', header: t('masters:field.code'), type: 'code' },
      { field: 'name', header: t('masters:field.name'), flex: 1, swatch: (row) => row.swatch },
      { field: 'swatch', header: t('styles:colour.swatch'), type: 'code' },
      state,
    ],
    [state, t],
  )
}

function Fields({ form, problems }: { form: DraftForm<ColourDraft>; problems: Readonly<Record<string, string>> }) {
  const { t } = useTexts()
  const { value, set } = form
  const swatch = value.swatch ?? ''
  return (
    <FormGrid>
      <CodeAndName id="colour" value={value} problems={problems} onChange={set} />
      <FormField
        label={t('styles:colour.swatch')}
        htmlFor="colour-swatch"
        problem={problems.swatch}
        hint={t('styles:colour.swatchHint')}
        whole
      >
        <span className="colour-choice">
          <ColorPicker
            disabledAlpha
            allowClear
            value={/^#[0-9a-fA-F]{6}$/.test(swatch) ? swatch : null}
            onClear={() => set('swatch', '')}
            onChangeComplete={(picked) => set('swatch', picked.toHexString().slice(0, 7))}
          />
          <TextControl id="colour-swatch" value={swatch} maxLength={7} onChange={(text) => set('swatch', text)} />
        </span>
      </FormField>
      <ArchivedField value={value} onChange={(archived) => set('archived', archived)} />
    </FormGrid>
  )
}

/** The colours that styles come in. */
export function ColourList() {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('colours.save', { quiet: true })
  return (
    <MasterDesk<ColourRow, ColourDraft>
      desk="styles"
      section="colours"
      title={t('styles:colour.title')}
      texts="styles:colour"
      columns={useColumns()}
      read={useRead('colours.list', {})}
      may={may('colours.save')}
      blank={blank}
      draftOf={draftOf}
      labels={{ code: t('masters:field.code'), name: t('masters:field.name'), swatch: t('styles:colour.swatch') }}
      write={write}
      save={write.run}
      latest={() => api.colours.list()}
    >
      {(form, problems) => <Fields form={form} problems={problems} />}
    </MasterDesk>
  )
}
