import { Button, Input, Select } from 'antd'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { StyleRow } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { useCommands } from '../../components/commands/registry'
import { EmptyState } from '../../components/empty-state'
import { ImportIcon, PlusIcon, SearchIcon, StylesIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { GridExport } from '../../components/masters'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { StyleSummary } from './style-summary'
import './styles.css'

interface Filter {
  readonly query?: string
  readonly season?: string
  readonly category?: string
}

const noFilter: Filter = {}
const searchId = 'style-search'

function useColumns(): readonly GridColumn<StyleRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('styles:field.code'), type: 'code', width: 104 },
      { field: 'name', header: t('styles:field.name'), flex: 1, width: 140 },
      { field: 'season', header: t('styles:field.season'), width: 72 },
      { field: 'wave', header: t('styles:field.wave'), width: 72 },
      { field: 'category', header: t('styles:field.category'), width: 84 },
      { field: 'subcategory', header: t('styles:field.subcategory'), width: 120, hidden: true },
      { field: 'launchDate', header: t('styles:field.launchDate'), type: 'day', hidden: true },
      { field: 'sizeGroupName', header: t('styles:field.sizeGroup'), width: 108 },
      { field: 'colourCount', header: t('styles:field.colourCount'), type: 'quantity', width: 64 },
      { field: 'skuCount', header: t('styles:field.skuCount'), type: 'quantity', width: 64 },
      { field: 'tagPriceFen', header: t('styles:field.tagPrice'), type: 'money', width: 104 },
    ],
    [t],
  )
}

function Filters({ value, onChange }: { readonly value: Filter; readonly onChange: (filter: Filter) => void }) {
  const { t } = useTexts()
  const facets = useRead('styles.facets', {}).data
  const change = (part: { readonly [Key in keyof Filter]: string | undefined }) => {
    const kept = Object.entries({ ...value, ...part }).filter(([, text]) => text !== undefined && text !== '')
    onChange(kept.length === 0 ? noFilter : Object.fromEntries(kept))
  }
  const choice = (key: 'season' | 'category', label: string, values: readonly string[] = []) => (
    <Select<string | null>
      className="style-choice"
      allowClear
      showSearch
      aria-label={t(`styles:field.${key}`)}
      placeholder={label}
      value={value[key] ?? null}
      options={values.map((text) => ({ value: text, label: text }))}
      onChange={(picked) => change({ [key]: picked ?? undefined })}
    />
  )
  return (
    <>
      {choice('season', t('styles:allSeasons'), facets?.seasons)}
      {choice('category', t('styles:allCategories'), facets?.categories)}
      <Input
        id={searchId}
        className="style-search"
        allowClear
        prefix={<SearchIcon />}
        placeholder={t('styles:search')}
        aria-label={t('styles:search')}
        value={value.query ?? ''}
        onChange={(event) => change({ query: event.target.value })}
      />
    </>
  )
}

function useListKeys(sectionKeys: ReturnType<typeof useSections>['sectionKeys']) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const mayCreate = may('styles.save')
  const create = useCallback(() => void navigate('/styles/new'), [navigate])
  useCommands(
    useMemo(
      () => (mayCreate ? [{ id: 'new-style', title: t('styles:new'), keys: 'Alt+N', run: create }] : []),
      [create, mayCreate, t],
    ),
  )
  return useMemo(
    () => [
      ...(mayCreate ? [{ keys: 'Alt+N', label: t('styles:new'), run: create }] : []),
      { keys: ['/', 'Ctrl+F'], label: t('masters:search'), run: () => document.getElementById(searchId)?.focus() },
      ...sectionKeys,
      { keys: 'Enter', label: t('components:list.open') },
    ],
    [create, mayCreate, sectionKeys, t],
  )
}

function Actions({ grid }: { readonly grid: RefObject<GridHandle | null> }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  return (
    <>
      <GridExport grid={grid} title={t('styles:title')} />
      {may('imports.run') && may('styles.save') && (
        <Button icon={<ImportIcon />} onClick={() => void navigate('/imports/new?kind=styles')}>
          {t('styles:import')}
        </Button>
      )}
      {may('styles.save') && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={() => void navigate('/styles/new')}>
          {t('styles:new')}
        </Button>
      )}
    </>
  )
}

/** Every style by code, narrowed by season, category or any word. */
export function StyleList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [filter, setFilter] = useKeptState('styles.filter', noFilter)
  const asked = useSettled(filter, 200)
  const [row, setRow] = useState<StyleRow | null>(null)
  const grid = useRef<GridHandle>(null)
  const columns = useColumns()
  const { sectionKeys, ...chips } = useSections('styles', 'styles')
  const keys = useListKeys(sectionKeys)
  const load = useCallback((page: PageRequest) => api.styles.list({ ...asked, ...page }), [asked])
  const narrowed = Object.keys(asked).length > 0
  const clear = <Button onClick={() => setFilter(noFilter)}>{t('components:list.clearFilters')}</Button>
  return (
    <ListScreen
      id="styles"
      title={t('styles:title')}
      {...chips}
      keys={keys}
      filters={<Filters value={filter} onChange={setFilter} />}
      panel={
        row === null ? (
          <p className="list-panel-empty">{t('components:list.panelEmpty')}</p>
        ) : (
          <StyleSummary row={row} />
        )
      }
      actions={<Actions grid={grid} />}
    >
      <PagedGrid<StyleRow>
        id="styles"
        ref={grid}
        columns={columns}
        rowId={(style) => style.id}
        refresh={useChanges('styles')}
        load={load}
        onCursor={setRow}
        onOpen={(style) => void navigate(`/styles/${style.id}`)}
        empty={
          <EmptyState
            icon={<StylesIcon />}
            title={t(narrowed ? 'styles:noMatch' : 'styles:none')}
            hint={t(narrowed ? 'styles:noMatchHint' : 'styles:noneHint')}
            {...(narrowed ? { action: clear } : {})}
          />
        }
      />
    </ListScreen>
  )
}
