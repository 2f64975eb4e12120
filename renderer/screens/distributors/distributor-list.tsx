import { Button, Input, Select } from 'antd'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DistributorRow } from '../../../shared/schemas/distributors'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { useCommands } from '../../components/commands/registry'
import { EmptyState } from '../../components/empty-state'
import { DistributorsIcon, ImportIcon, PlusIcon, SearchIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { GridExport } from '../../components/masters'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { DistributorDrawer } from './distributor-drawer'
import { DistributorSummary } from './distributor-summary'
import './distributors.css'

interface Filter {
  readonly query?: string
  readonly regionId?: number
  readonly grade?: string
}

const noFilter: Filter = {}
const searchId = 'distributor-search'

function useColumns(): readonly GridColumn<DistributorRow>[] {
  const { t } = useTexts()
  const may = useMay()
  const money = may('accounts.balances')
  return useMemo(
    () => [
      { field: 'code', header: t('distributors:field.code'), type: 'code', width: 84 },
      { field: 'name', header: t('distributors:field.name'), flex: 1, width: 168 },
      { field: 'regionName', header: t('distributors:field.region'), width: 72 },
      { field: 'grade', header: t('distributors:field.grade'), width: 56 },
      { field: 'discountBp', header: t('distributors:field.discount'), type: 'rate', width: 64 },
      ...(money
        ? ([
            { field: 'receivableFen', header: t('distributors:field.receivable'), type: 'money', width: 116 },
            { field: 'creditLimitFen', header: t('distributors:field.creditLimit'), type: 'money', width: 116 },
            {
              field: 'creditLeft',
              header: t('distributors:field.creditLeft'),
              type: 'money',
              width: 116,
              value: (row) => row.creditLimitFen - row.receivableFen,
            },
          ] satisfies GridColumn<DistributorRow>[])
        : []),
      { field: 'paymentTermsDays', header: t('distributors:field.terms'), type: 'quantity', width: 92 },
      { field: 'contact', header: t('distributors:field.contact'), width: 92 },
      { field: 'phone', header: t('distributors:field.phone'), type: 'code', width: 120 },
      { field: 'city', header: t('distributors:field.city'), width: 88 },
      { field: 'businessType', header: t('distributors:field.businessType'), width: 104, hidden: true },
    ],
    [money, t],
  )
}

function Filters({ value, onChange }: { readonly value: Filter; readonly onChange: (filter: Filter) => void }) {
  const { t } = useTexts()
  const regions = useRead('regions.list', {}).data ?? []
  const change = (part: { readonly [Key in keyof Filter]: Filter[Key] | undefined }) => {
    const kept = Object.entries({ ...value, ...part }).filter(([, entry]) => entry !== undefined && entry !== '')
    onChange(kept.length === 0 ? noFilter : Object.fromEntries(kept))
  }
  return (
    <>
      <Select<number | null>
        className="distributor-choice"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('distributors:field.region')}
        placeholder={t('distributors:allRegions')}
        value={value.regionId ?? null}
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(regionId) => change({ regionId: regionId ?? undefined })}
      />
      <Input
        className="distributor-grade"
        allowClear
        maxLength={8}
        placeholder={t('distributors:allGrades')}
        aria-label={t('distributors:field.grade')}
        value={value.grade ?? ''}
        onChange={(event) => change({ grade: event.target.value.trim() })}
      />
      <Input
        id={searchId}
        className="distributor-search"
        allowClear
        prefix={<SearchIcon />}
        placeholder={t('distributors:search')}
        aria-label={t('distributors:search')}
        value={value.query ?? ''}
        onChange={(event) => change({ query: event.target.value })}
      />
    </>
  )
}

function useListKeys(create: () => void, sectionKeys: ReturnType<typeof useSections>['sectionKeys']) {
  const { t } = useTexts()
  const may = useMay()
  const mayCreate = may('distributors.save')
  useCommands(
    useMemo(
      () => (mayCreate ? [{ id: 'new-distributor', title: t('distributors:new'), keys: 'Alt+N', run: create }] : []),
      [create, mayCreate, t],
    ),
  )
  return useMemo(
    () => [
      ...(mayCreate ? [{ keys: 'Alt+N', label: t('distributors:new'), run: create }] : []),
      { keys: ['/', 'Ctrl+F'], label: t('masters:search'), run: () => document.getElementById(searchId)?.focus() },
      ...sectionKeys,
      { keys: 'Enter', label: t('components:list.open') },
    ],
    [create, mayCreate, sectionKeys, t],
  )
}

function Actions(props: { readonly grid: RefObject<GridHandle | null>; readonly onNew: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  return (
    <>
      <GridExport grid={props.grid} title={t('distributors:title')} />
      {may('imports.run') && may('distributors.save') && (
        <Button icon={<ImportIcon />} onClick={() => void navigate('/imports/new?kind=distributors')}>
          {t('distributors:import')}
        </Button>
      )}
      {may('distributors.save') && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={props.onNew}>
          {t('distributors:new')}
        </Button>
      )}
    </>
  )
}

/** Every distributor with what it owes and what credit is left. */
export function DistributorList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [filter, setFilter] = useKeptState('distributors.filter', noFilter)
  const asked = useSettled(filter, 200)
  const [row, setRow] = useState<DistributorRow | null>(null)
  const [creating, setCreating] = useState(false)
  const grid = useRef<GridHandle>(null)
  const columns = useColumns()
  const { sectionKeys, ...chips } = useSections('distributors', 'distributors')
  const create = useCallback(() => setCreating(true), [])
  const keys = useListKeys(create, sectionKeys)
  const load = useCallback((page: PageRequest) => api.distributors.list({ ...asked, ...page }), [asked])
  const narrowed = Object.keys(asked).length > 0
  const clear = <Button onClick={() => setFilter(noFilter)}>{t('components:list.clearFilters')}</Button>
  return (
    <>
      <ListScreen
        id="distributors"
        title={t('distributors:title')}
        {...chips}
        keys={keys}
        filters={<Filters value={filter} onChange={setFilter} />}
        panel={
          row === null ? (
            <p className="list-panel-empty">{t('components:list.panelEmpty')}</p>
          ) : (
            <DistributorSummary row={row} />
          )
        }
        actions={<Actions grid={grid} onNew={create} />}
      >
        <PagedGrid<DistributorRow>
          id="distributors"
          ref={grid}
          columns={columns}
          rowId={(one) => one.id}
          refresh={useChanges('distributors')}
          load={load}
          onCursor={setRow}
          onOpen={(one) => void navigate(`/distributors/${one.id}`)}
          empty={
            <EmptyState
              icon={<DistributorsIcon />}
              title={t(narrowed ? 'distributors:noMatch' : 'distributors:none')}
              hint={t(narrowed ? 'distributors:noMatchHint' : 'distributors:noneHint')}
              {...(narrowed ? { action: clear } : {})}
            />
          }
        />
      </ListScreen>
      {creating && <DistributorDrawer row={null} onClose={() => setCreating(false)} />}
    </>
  )
}
