import { Checkbox, ColorPicker } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { ColourRow } from '../../../shared/schemas/styles'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { type DraftForm, FormField, FormGrid, MasterDrawer, MasterList, TextControl } from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import './colours.css'

type ColourDraft = Input<'colours.save'>

const blank: ColourDraft = { code: '', name: '', swatch: '', archived: false }

function useColumns(): readonly GridColumn<ColourRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('masters:field.code'), type: 'code' },
      { field: 'name', header: t('masters:field.name'), flex: 1, swatch: (row) => row.swatch },
      { field: 'swatch', header: t('styles:colour.swatch'), type: 'code' },
      {
        field: 'archived',
        header: t('masters:field.state'),
        value: (row) => (row.archived ? t('masters:archivedState') : t('masters:activeState')),
      },
    ],
    [t],
  )
}

function Fields({ form, problems }: { form: DraftForm<ColourDraft>; problems: Readonly<Record<string, string>> }) {
  const { t } = useTexts()
  const { value, set } = form
  const swatch = value.swatch ?? ''
  return (
    <FormGrid>
      <FormField label={t('masters:field.code')} htmlFor="colour-code" problem={problems.code} required>
        <TextControl id="colour-code" value={value.code} maxLength={64} onChange={(text) => set('code', text)} />
      </FormField>
      <FormField label={t('masters:field.name')} htmlFor="colour-name" problem={problems.name} required>
        <TextControl id="colour-name" value={value.name} onChange={(text) => set('name', text)} />
      </FormField>
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

/** The colours that styles come in. */
export function ColourList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('colours.list', {})
  const write = useWrite('colours.save', { quiet: true })
  const [editing, setEditing] = useState<ColourDraft | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing(blank), [])
  return (
    <MasterList<ColourRow>
      desk="styles"
      section="colours"
      title={t('styles:colour.title')}
      columns={columns}
      rowId={(row) => row.id}
      read={read}
      isArchived={isArchived}
      onOpen={(row) => setEditing({ ...row })}
      {...(may('colours.save') ? { onNew: create, newLabel: t('styles:colour.new') } : {})}
      emptyTitle={t('styles:colour.none')}
      emptyHint={t('styles:colour.noneHint')}
    >
      {editing !== null && (
        <MasterDrawer
          title={editing.id === undefined ? t('styles:colour.new') : `${t('styles:colour.one')} ${editing.name}`}
          name={`colours.${editing.id ?? 'new'}`}
          initial={editing}
          labels={{ code: t('masters:field.code'), name: t('masters:field.name'), swatch: t('styles:colour.swatch') }}
          write={write}
          save={write.run}
          latest={async () => (await api.colours.list()).find(({ id }) => id === editing.id) ?? null}
          readOnly={!may('colours.save')}
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

const isArchived = (row: ColourRow) => row.archived
