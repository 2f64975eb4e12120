import { Alert } from 'antd'
import { useMemo } from 'react'
import { ownWarehouseKinds, type WarehouseRow } from '../../../shared/schemas/stock'
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
  useStateColumn,
} from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

type WarehouseDraft = Input<'warehouses.save'>
type OwnKind = (typeof ownWarehouseKinds)[number]

const shown = { archived: true, kinds: ['company', 'regional', 'quarantine', 'distributor', 'transit'] }
const blank: WarehouseDraft = { code: '', name: '', kind: 'company', regionId: null, archived: false }

const isOwn = (kind: string): kind is OwnKind => ownWarehouseKinds.some((own) => own === kind)

/** A distributor's own places are changed with the distributor. */
const isForeign = (row: WarehouseRow): boolean => !isOwn(row.kind)

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
  const state = useStateColumn<WarehouseRow>(96)
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
      state,
    ]
  }, [regions, state, t])
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
      <CodeAndName id="warehouse" value={value} problems={problems} onChange={set} />
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
      <ArchivedField value={value} disabled={holds} onChange={(archived) => set('archived', archived)} />
    </FormGrid>
  )
}

/** Every place that holds stock; a distributor's own is shown, and changed with the distributor. */
export function WarehouseList() {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('warehouses.save', { quiet: true })
  return (
    <MasterDesk<WarehouseRow, WarehouseDraft>
      desk="stock"
      section="warehouses"
      title={t('stock:warehouse.title')}
      texts="stock:warehouse"
      columns={useColumns()}
      read={useRead('warehouses.list', shown)}
      may={may('warehouses.save')}
      blank={blank}
      draftOf={draftOf}
      labels={{ code: t('masters:field.code'), name: t('masters:field.name'), kind: t('stock:place.label') }}
      write={write}
      save={write.run}
      latest={() => api.warehouses.list(shown)}
      isForeign={isForeign}
    >
      {(form, problems, row) => (
        <>
          {row !== null && isForeign(row) && (
            <Alert type="info" showIcon title={t('stock:warehouse.distributor')} className="master-alert" />
          )}
          <Fields form={form} problems={problems} row={row} />
        </>
      )}
    </MasterDesk>
  )
}
