import { Select } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type DocumentKind, documentKinds } from '../../../shared/schemas/documents'
import type { StockMovementRow } from '../../../shared/schemas/stock'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { DayField, StylePicker } from '../../components/fields'
import { ListScreen } from '../../components/list-screen'
import { GridExport } from '../../components/masters'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { type GridColumn, type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf, screenRoutes } from '../../routes'
import './stock.css'

const names = ['style', 'sku', 'warehouse', 'from', 'to'] as const
type Name = (typeof names)[number]

/** The filter lives in the address, so that a link from a style, a cell or a document says what it means. */
function useFilter() {
  const [params, setParams] = useSearchParams()
  const text = params.toString()
  const filter = useMemo(() => {
    const given = new URLSearchParams(text)
    const number = (name: Name) => Number(given.get(name) ?? 0) || null
    return {
      styleId: number('style'),
      skuId: number('sku'),
      warehouseId: number('warehouse'),
      dateFrom: given.get('from'),
      dateTo: given.get('to'),
    }
  }, [text])
  const change = (part: Partial<Record<Name, string | number | null>>) => {
    const next = new URLSearchParams(text)
    for (const [name, value] of Object.entries(part)) {
      if (value === null || value === undefined) next.delete(name)
      else next.set(name, String(value))
    }
    setParams(next, { replace: true })
  }
  return { filter, change }
}

function useColumns(): readonly GridColumn<StockMovementRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'businessDate', header: t('stock:field.date'), type: 'day' },
      { field: 'kind', header: t('stock:field.kind'), width: 88, words: (_, row) => t(`stock:kind.${row.kind}`) },
      { field: 'documentNumber', header: t('stock:field.number'), type: 'code' },
      { field: 'warehouseName', header: t('stock:field.warehouse'), width: 160 },
      { field: 'styleCode', header: t('stock:field.style'), type: 'code', width: 104 },
      { field: 'styleName', header: t('stock:field.name'), flex: 1, width: 120 },
      { field: 'colourName', header: t('stock:field.colour'), width: 96, swatch: (row) => row.swatch },
      { field: 'size', header: t('stock:field.size'), width: 72 },
      { field: 'skuCode', header: t('stock:field.sku'), type: 'code', hidden: true },
      { field: 'quantity', header: t('stock:field.quantity'), type: 'quantity' },
    ],
    [t],
  )
}

function Filters({ filter, change }: ReturnType<typeof useFilter>) {
  const { t } = useTexts()
  const may = useMay()
  const style = useRead('styles.matrix', { styleIds: [filter.styleId ?? 0] }, { enabled: filter.styleId !== null })
  const matrix = filter.styleId === null ? undefined : style.data?.[0]
  const places = useRead(
    'warehouses.list',
    { kinds: ['company', 'regional', 'quarantine', 'distributor', 'transit'], archived: true },
    { enabled: may('warehouses.list') },
  ).data
  return (
    <>
      <span className="movement-style">
        <StylePicker
          value={filter.styleId}
          {...(matrix === undefined ? {} : { valueLabel: `${matrix.code} ${matrix.name}` })}
          onChange={(id) => change({ style: id, sku: null })}
        />
      </span>
      {matrix !== undefined && (
        <Select<number | null>
          className="stock-season"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('stock:field.sku')}
          placeholder={t('stock:field.sku')}
          value={filter.skuId}
          popupMatchSelectWidth={false}
          options={matrix.skus.map((sku) => ({
            value: sku.id,
            label: `${matrix.colours.find((colour) => colour.id === sku.colourId)?.name ?? ''} ${sku.size}`,
          }))}
          onChange={(id) => change({ sku: id ?? null })}
        />
      )}
      <Select<number | null>
        className="movement-place"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('stock:field.warehouse')}
        placeholder={t('stock:allWarehouses')}
        value={filter.warehouseId}
        options={(places ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        onChange={(id) => change({ warehouse: id ?? null })}
      />
      <span className="stock-day">
        <DayField
          value={filter.dateFrom}
          placeholder={t('stock:movements.from')}
          onChange={(from) => change({ from })}
        />
      </span>
      <span className="stock-day">
        <DayField value={filter.dateTo} placeholder={t('stock:movements.to')} onChange={(to) => change({ to })} />
      </span>
    </>
  )
}

const isKind = (kind: string): kind is DocumentKind => documentKinds.some((known) => known === kind)

/** Opens the document behind a movement, where its kind has a screen this person may see. */
function useOpen() {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const may = useMay()
  return useCallback(
    (row: StockMovementRow) => {
      const path = isKind(row.documentKind) ? routeOf(row.documentKind, row.documentId) : ''
      const route = screenRoutes.find((one) => one.path === `${path.split('/')[1]}/:id`)
      const open = route !== undefined && (route.permission === undefined || may(route.permission))
      if (open) void navigate(path)
      else toast.info(t('stock:movements.noScreen'))
    },
    [may, navigate, t, toast],
  )
}

/** Every movement of goods, newest first; Enter opens the document that moved them. */
export function MovementList() {
  const { t } = useTexts()
  const { filter, change } = useFilter()
  const grid = useRef<GridHandle>(null)
  const columns = useColumns()
  const open = useOpen()
  const { sectionKeys, ...chips } = useSections('stock', 'movements')
  const keys = useMemo(
    () => [...sectionKeys, { keys: 'Enter', label: t('stock:movements.openDocument') }],
    [sectionKeys, t],
  )
  const load = useCallback(
    (page: PageRequest) => {
      const given = Object.entries(filter).filter(([, value]) => value !== null)
      return api.stock.movements({ ...Object.fromEntries(given), ...page })
    },
    [filter],
  )
  return (
    <ListScreen
      id="stock-movements"
      title={t('stock:movements.title')}
      {...chips}
      keys={keys}
      filters={<Filters filter={filter} change={change} />}
      actions={<GridExport grid={grid} title={t('stock:movements.title')} />}
    >
      <PagedGrid<StockMovementRow>
        id="stock-movements"
        ref={grid}
        columns={columns}
        rowId={(row) => row.id}
        refresh={useChanges('stock')}
        load={load}
        onOpen={open}
        empty={<EmptyState title={t('stock:movements.none')} hint={t('stock:movements.noneHint')} />}
      />
    </ListScreen>
  )
}
