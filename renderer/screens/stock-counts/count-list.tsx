import { Button } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { SearchInput } from '../../components/fields'
import { PlusIcon, StockIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { GridExport } from '../../components/masters'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import './stock-counts.css'

const searchId = 'count-search'

function useColumns(): readonly GridColumn<DocumentRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'number', header: t('stock:field.number'), type: 'code' },
      { field: 'businessDate', header: t('stock:field.date'), type: 'day' },
      { field: 'warehouseName', header: t('stock:count.warehouse'), flex: 1, width: 160 },
      { field: 'status', header: t('masters:field.state'), type: 'state', width: 104 },
      { field: 'quantity', header: t('stock:count.net'), type: 'quantity', width: 104 },
      { field: 'reference', header: t('stock:count.reference'), width: 160 },
      { field: 'remark', header: t('stock:count.remark'), width: 220 },
      { field: 'createdByName', header: t('stock:count.by'), width: 96 },
    ],
    [t],
  )
}

function useListKeys(create: (() => void) | null, sectionKeys: ReturnType<typeof useSections>['sectionKeys']) {
  const { t } = useTexts()
  return useMemo(
    () => [
      ...(create === null ? [] : [{ keys: 'Alt+N', label: t('stock:count.new'), run: create }]),
      { keys: ['/', 'Ctrl+F'], label: t('masters:search'), run: () => document.getElementById(searchId)?.focus() },
      ...sectionKeys,
      { keys: 'Enter', label: t('components:list.open') },
    ],
    [create, sectionKeys, t],
  )
}

/** Every stock count, newest first. */
export function CountList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const grid = useRef<GridHandle>(null)
  const [query, setQuery] = useKeptState('stockCounts.query', '')
  const asked = useSettled(query.trim(), 200)
  const columns = useColumns()
  const { sectionKeys, ...chips } = useSections('stock', 'stockCounts')
  const mayPost = may('stockCounts.post')
  const create = useCallback(() => void navigate('/stock-counts/new'), [navigate])
  const keys = useListKeys(mayPost ? create : null, sectionKeys)
  const load = useCallback(
    (page: PageRequest) => api.stockCounts.list({ ...(asked === '' ? {} : { query: asked }), ...page }),
    [asked],
  )
  const button = mayPost && (
    <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={create}>
      {t('stock:count.new')}
    </Button>
  )
  return (
    <ListScreen
      id="stock-counts"
      title={t('stock:count.title')}
      {...chips}
      keys={keys}
      filters={
        <SearchInput
          id={searchId}
          className="count-search"
          label={t('stock:count.search')}
          value={query}
          onChange={setQuery}
        />
      }
      actions={
        <>
          <GridExport grid={grid} title={t('stock:count.title')} />
          {button}
        </>
      }
    >
      <PagedGrid<DocumentRow>
        id="stock-counts"
        ref={grid}
        columns={columns}
        rowId={(row) => row.id}
        refresh={useChanges('stockCounts')}
        load={load}
        onOpen={(row) => void navigate(`/stock-counts/${row.id}`)}
        empty={<EmptyState icon={<StockIcon />} title={t('stock:count.none')} hint={t('stock:count.noneHint')} />}
      />
    </ListScreen>
  )
}
