import { Checkbox } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { FactoryRow } from '../../../shared/schemas/production'
import { api, type Input } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { QuantityField } from '../../components/fields'
import {
  type DraftForm,
  FormField,
  FormGrid,
  MasterDrawer,
  MasterList,
  RateControl,
  TextControl,
} from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

type FactoryDraft = Input<'factories.save'>

const shown = { archived: true }
const blank: FactoryDraft = { code: '', name: '', leadDays: 45, toleranceBp: 500, minimumQuantity: 0 }
const isArchived = (row: FactoryRow) => row.archived

function draftOf({ openOrders: _, openQuantity: __, ...draft }: FactoryRow): FactoryDraft {
  return draft
}

function useColumns(): readonly GridColumn<FactoryRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('masters:field.code'), type: 'code' },
      { field: 'name', header: t('masters:field.name'), flex: 1 },
      { field: 'contact', header: t('factories:field.contact'), width: 120 },
      { field: 'phone', header: t('factories:field.phone'), width: 140 },
      { field: 'leadDays', header: t('factories:field.leadDays'), type: 'quantity', width: 116 },
      { field: 'minimumQuantity', header: t('factories:field.minimum'), type: 'quantity', width: 104 },
      { field: 'toleranceBp', header: t('factories:field.tolerance'), type: 'rate' },
      { field: 'openOrders', header: t('factories:field.openOrders'), type: 'quantity', total: 'sum', width: 112 },
      { field: 'openQuantity', header: t('factories:field.openQuantity'), type: 'quantity', total: 'sum', width: 104 },
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

interface FieldsProps {
  readonly form: DraftForm<FactoryDraft>
  readonly problems: Readonly<Record<string, string>>
}

function Names({ form: { value, set }, problems }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <FormField label={t('masters:field.code')} htmlFor="factory-code" problem={problems.code} required>
        <TextControl id="factory-code" value={value.code} maxLength={64} onChange={(text) => set('code', text)} />
      </FormField>
      <FormField label={t('masters:field.name')} htmlFor="factory-name" problem={problems.name} required>
        <TextControl id="factory-name" value={value.name} onChange={(text) => set('name', text)} />
      </FormField>
      <FormField label={t('factories:field.contact')} htmlFor="factory-contact">
        <TextControl id="factory-contact" value={value.contact ?? ''} onChange={(text) => set('contact', text)} />
      </FormField>
      <FormField label={t('factories:field.phone')} htmlFor="factory-phone">
        <TextControl id="factory-phone" value={value.phone ?? ''} onChange={(text) => set('phone', text)} />
      </FormField>
    </>
  )
}

function Terms({ form: { value, set }, problems }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <FormField
        label={t('factories:field.leadDays')}
        htmlFor="factory-lead"
        problem={problems.leadDays}
        hint={t('factories:leadHint')}
        required
      >
        <QuantityField
          id="factory-lead"
          value={value.leadDays ?? null}
          onChange={(days) => set('leadDays', days ?? undefined)}
        />
      </FormField>
      <FormField label={t('factories:field.minimum')} htmlFor="factory-minimum" problem={problems.minimumQuantity}>
        <QuantityField
          id="factory-minimum"
          value={value.minimumQuantity ?? null}
          onChange={(quantity) => set('minimumQuantity', quantity ?? 0)}
        />
      </FormField>
      <FormField
        label={t('factories:field.tolerance')}
        htmlFor="factory-tolerance"
        problem={problems.toleranceBp}
        hint={t('factories:toleranceHint')}
        whole
      >
        <RateControl
          id="factory-tolerance"
          value={value.toleranceBp ?? 0}
          onChange={(rateBp) => set('toleranceBp', rateBp)}
        />
      </FormField>
      {value.id !== undefined && (
        <FormField label={t('masters:field.state')} hint={t('masters:archivedHint')} whole>
          <Checkbox checked={value.archived ?? false} onChange={(event) => set('archived', event.target.checked)}>
            {t('masters:archived')}
          </Checkbox>
        </FormField>
      )}
    </>
  )
}

function FactoryDrawer({ row, onClose }: { readonly row: FactoryRow | null; readonly onClose: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('factories.save', { quiet: true })
  return (
    <MasterDrawer
      title={row === null ? t('factories:new') : `${t('factories:one')} ${row.name}`}
      name={`factories.${row?.id ?? 'new'}`}
      initial={row === null ? blank : draftOf(row)}
      labels={{
        code: t('masters:field.code'),
        name: t('masters:field.name'),
        leadDays: t('factories:field.leadDays'),
        toleranceBp: t('factories:field.tolerance'),
      }}
      write={write}
      save={write.run}
      latest={async () => {
        const newest = (await api.factories.list(shown)).find(({ id }) => id === row?.id)
        return newest === undefined ? null : draftOf(newest)
      }}
      readOnly={!may('factories.save')}
      onClose={onClose}
    >
      {(form, problems) => (
        <FormGrid>
          <Names form={form} problems={problems} />
          <Terms form={form} problems={problems} />
        </FormGrid>
      )}
    </MasterDrawer>
  )
}

/** Every factory with the terms new production orders begin with, and what it is working on. */
export function FactoryList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('factories.list', shown)
  const [editing, setEditing] = useState<{ readonly row: FactoryRow | null } | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing({ row: null }), [])
  return (
    <MasterList<FactoryRow>
      desk="styles"
      section="factories"
      title={t('factories:title')}
      columns={columns}
      rowId={(one) => one.id}
      read={read}
      isArchived={isArchived}
      onOpen={(row) => setEditing({ row })}
      {...(may('factories.save') ? { onNew: create, newLabel: t('factories:new') } : {})}
      emptyTitle={t('factories:none')}
      emptyHint={t('factories:noneHint')}
    >
      {editing !== null && (
        <FactoryDrawer key={editing.row?.id ?? 'new'} row={editing.row} onClose={() => setEditing(null)} />
      )}
    </MasterList>
  )
}
