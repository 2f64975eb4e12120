import { Alert, Checkbox } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { ownWarehouseKinds, type WarehouseRow } from '../../../shared/schemas/stock'
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

type WarehouseDraft = Input<'warehouses.save'>
type OwnKind = (typeof ownWarehouseKinds)[number]

const shown = { archived: true, kinds: ['company', 'regional', 'quarantine', 'distributor', 'transit'] }
const blank: WarehouseDraft = { code: '', name: '', kind: 'company', regionId: null, archived: false }

const isOwn = (kind: string): kind is OwnKind => ownWarehouseKinds.some((own) => own === kind)

function draftOf(row: WarehouseRow): WarehouseDraft {
  const { id, version, code, name, regionId, archived, kind } = row
  return { id, version, code, name, regionId, archived, kind: isOwn(kind) ? kind : 'company' }
}

function useRegions() {
  const may = useMay()
  return useRead('regions.list', {}, { enabled: may('regions.list') }).data
}

function useColumns(): readonly GridColumn<WarehouseRow>[] {
  const { t } = useTexts()
  const regions = useRegions()
  return useMemo(() => {
    const names = new Map(regions?.map((region) => [region.id, region.name]))
    return [
      { field: 'code', header: t('masters:field.code'), type: 'code' },
      { field: 'name', header: t('masters:field.name'), flex: 1 },
      { field: 'kind', header: t('stock:place.label'), value: (row) => t(`stock:warehouse.kind.${row.kind}`) },
      {
        field: 'regionId',
        header: t('stock:warehouse.region'),
        value: (row) => (row.regionId === null ? null : (names.get(row.regionId) ?? null)),
      },
      { field: 'onHand', header: t('stock:field.onHand'), type: 'quantity', total: 'sum', width: 100 },
      { field: 'reserved', header: t('stock:field.reserved'), type: 'quantity', total: 'sum', width: 100 },
      {
        field: 'archived',
        header: t('masters:field.state'),
        width: 96,
        value: (row) => (row.archived ? t('masters:archivedState') : t('masters:activeState')),
      },
    ]
  }, [regions, t])
}

function Fields({
  form,
  problems,
  row,
}: {
  readonly form: DraftForm<WarehouseDraft>
  readonly problems: Readonly<Record<string, string>>
  readonly row: WarehouseRow | null
}) {
  const { t } = useTexts()
  const regions = useRegions() ?? []
  const { value, set } = form
  const word = (kind: OwnKind) => t(`stock:warehouse.kind.${row !== null && !isOwn(row.kind) ? row.kind : kind}`)
  const kinds = ownWarehouseKinds.map((kind) => ({ value: kind, label: word(kind) }))
  const holds = row !== null && (row.onHand !== 0 || row.reserved !== 0)
  return (
    <FormGrid>
      <FormField label={t('masters:field.code')} htmlFor="warehouse-code" problem={problems.code} required>
        <TextControl id="warehouse-code" value={value.code} maxLength={64} onChange={(text) => set('code', text)} />
      </FormField>
      <FormField label={t('masters:field.name')} htmlFor="warehouse-name" problem={problems.name} required>
        <TextControl id="warehouse-name" value={value.name} onChange={(text) => set('name', text)} />
      </FormField>
      <FormField
        label={t('stock:place.label')}
        htmlFor="warehouse-kind"
        {...(holds ? { hint: t('stock:warehouse.holdsGoods') } : {})}
      >
        <ChoiceControl
          id="warehouse-kind"
          allowClear={false}
          value={value.kind}
          options={kinds}
          onChange={(kind) => kind !== null && set('kind', kind)}
        />
      </FormField>
      <FormField label={t('stock:warehouse.region')} htmlFor="warehouse-region" problem={problems.regionId}>
        <ChoiceControl
          id="warehouse-region"
          value={value.regionId ?? null}
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(regionId) => set('regionId', regionId)}
        />
      </FormField>
      {value.id !== undefined && (
        <FormField label={t('masters:field.state')} hint={t('masters:archivedHint')} whole>
          <Checkbox
            disabled={holds}
            checked={value.archived ?? false}
            onChange={(event) => set('archived', event.target.checked)}
          >
            {t('masters:archived')}
          </Checkbox>
        </FormField>
      )}
    </FormGrid>
  )
}

/** Every place that holds stock; a distributor's own is shown, and changed with the distributor. */
export function WarehouseList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('warehouses.list', shown)
  const write = useWrite('warehouses.save', { quiet: true })
  const [editing, setEditing] = useState<{ readonly row: WarehouseRow | null } | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing({ row: null }), [])
  const row = editing?.row ?? null
  const theirs = row !== null && !isOwn(row.kind)
  return (
    <MasterList<WarehouseRow>
      desk="stock"
      section="warehouses"
      title={t('stock:warehouse.title')}
      columns={columns}
      rowId={(one) => one.id}
      read={read}
      isArchived={isArchived}
      onOpen={(one) => setEditing({ row: one })}
      {...(may('warehouses.save') ? { onNew: create, newLabel: t('stock:warehouse.new') } : {})}
      emptyTitle={t('stock:warehouse.none')}
      emptyHint={t('stock:warehouse.noneHint')}
    >
      {editing !== null && (
        <MasterDrawer
          title={row === null ? t('stock:warehouse.new') : `${t('stock:warehouse.one')} ${row.name}`}
          name={`warehouses.${row?.id ?? 'new'}`}
          initial={row === null ? blank : draftOf(row)}
          labels={{ code: t('masters:field.code'), name: t('masters:field.name'), kind: t('stock:place.label') }}
          write={write}
          save={write.run}
          latest={async () => {
            const newest = (await api.warehouses.list(shown)).find(({ id }) => id === row?.id)
            return newest === undefined ? null : draftOf(newest)
          }}
          readOnly={theirs || !may('warehouses.save')}
          onClose={() => {
            setEditing(null)
            write.reset()
          }}
        >
          {(form, problems) => (
            <>
              {theirs && (
                <Alert type="info" showIcon title={t('stock:warehouse.distributor')} className="master-alert" />
              )}
              <Fields form={form} problems={problems} row={row} />
            </>
          )}
        </MasterDrawer>
      )}
    </MasterList>
  )
}

const isArchived = (row: WarehouseRow) => row.archived
