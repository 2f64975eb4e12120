import { Button } from 'antd'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FileContent } from '../../../shared/contract/envelope'
import type { OrderRow } from '../../../shared/schemas/orders'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import { type Command, useCommands } from '../../components/commands/registry'
import { useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { ExportButton, FileArea } from '../../components/files'
import { handFiles } from '../../components/files/handed-files'
import { ImportIcon, OrdersIcon, PlusIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { type GridHandle, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import { isOrderChip, isWaiting, type OrderChip, orderChips, useOrderChips } from './chips'
import { useOrderColumns } from './columns'
import { noFilter, OrderFilters } from './order-filters'
import { OrderSummary } from './order-summary'
import './orders.css'

interface StartKey extends KeyBinding {
  readonly run: () => void
}

/** What can be begun, with its keys. */
function useStartKeys({ create, bring }: OrderStarts): readonly StartKey[] {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const production = may('production.list')
  const schedule = may('production.schedule')
  const statistics = may('statistics.table')
  return useMemo(
    () => [
      ...(create === null ? [] : [{ keys: 'Alt+N', label: t('orders:new'), run: create }]),
      ...(bring === null ? [] : [{ keys: 'Alt+I', label: t('orders:importForm'), run: bring }]),
      ...(production
        ? [{ keys: 'Alt+P', label: t('orders:production'), run: () => void navigate('/production') }]
        : []),
      ...(schedule
        ? [{ keys: 'Alt+S', label: t('production:schedule'), run: () => void navigate('/production/schedule') }]
        : []),
      ...(statistics ? [{ keys: 'Alt+A', label: t('statistics:open'), run: () => void navigate('/statistics') }] : []),
    ],
    [create, bring, production, schedule, statistics, navigate, t],
  )
}

/** The chip in force, and the page loader it makes with the filter. */
function useOrderPages(first: OrderChip | null) {
  const [picked, setPicked] = useKeptState<OrderChip | null>('orders.chip', null)
  const [filter, setFilter] = useKeptState('orders.filter', noFilter)
  // The chip to open on is decided once; counts that change later must not move the list away.
  useEffect(() => {
    if (picked === null && first !== null) setPicked(first)
  }, [picked, first, setPicked])
  const chip = picked ?? first
  const asked = useSettled(filter, 200)
  const load = useCallback(
    async (page: PageRequest) => {
      if (chip === null) return { rows: [], next: null }
      const statuses = orderChips[chip]
      const { distributorLabel: _, ...fields } = asked
      return api.orders.list({ ...fields, ...(statuses.length === 0 ? {} : { statuses: [...statuses] }), ...page })
    },
    [chip, asked],
  )
  const filtered = Object.keys(asked).length > 0
  return { chip, setChip: setPicked, filter, setFilter, filtered, load }
}

function commandsOf(keys: readonly StartKey[]): readonly Command[] {
  return keys.flatMap(({ keys: combination, label, run }) => {
    if (typeof combination !== 'string') return []
    return [{ id: `orders-${combination}`, title: label, keys: combination, run }]
  })
}

/** What can be begun from the list, by role. */
function useOrderStarts() {
  const navigate = useNavigate()
  const may = useMay()
  const [mayCreate, mayImport] = [may('orders.save'), may('imports.preview')]
  return useMemo(() => {
    const bring = () => void navigate('/imports/new?kind=orders')
    return {
      create: mayCreate ? () => void navigate('/orders/new') : null,
      bring: mayImport ? bring : null,
      take: mayImport
        ? (files: readonly FileContent[]) => {
            handFiles(files)
            bring()
          }
        : null,
    }
  }, [navigate, mayCreate, mayImport])
}

type OrderStarts = ReturnType<typeof useOrderStarts>

function ListActions({ starts, grid }: { readonly starts: OrderStarts; readonly grid: RefObject<GridHandle | null> }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const nothing = { columns: [], rows: [], totals: null }
  return (
    <>
      {may('production.schedule') && (
        <Button title="Alt+S" onClick={() => void navigate('/production/schedule')}>
          {t('production:schedule')}
        </Button>
      )}
      {may('production.list') && (
        <Button title="Alt+P" onClick={() => void navigate('/production')}>
          {t('orders:production')}
        </Button>
      )}
      {may('statistics.table') && (
        <Button title="Alt+A" onClick={() => void navigate('/statistics')}>
          {t('statistics:open')}
        </Button>
      )}
      <ExportButton
        start={() => api.exports.grid({ title: t('orders:title'), ...(grid.current?.shown() ?? nothing) })}
      />
      {starts.bring !== null && (
        <Button icon={<ImportIcon />} title="Alt+I" onClick={starts.bring}>
          {t('orders:importForm')}
        </Button>
      )}
      {starts.create !== null && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={starts.create}>
          {t('orders:new')}
        </Button>
      )}
    </>
  )
}

function NoOrders({ chip, filtered, onClear }: { chip: OrderChip; filtered: boolean; onClear: () => void }) {
  const { t } = useTexts()
  if (filtered) {
    return (
      <EmptyState
        icon={<OrdersIcon />}
        title={t('orders:empty.filtered')}
        hint={t('orders:empty.filteredHint')}
        action={<Button onClick={onClear}>{t('components:list.clearFilters')}</Button>}
      />
    )
  }
  const title = t(isWaiting(chip) ? 'orders:empty.waiting' : 'orders:empty.none')
  return <EmptyState icon={<OrdersIcon />} title={title} hint={t('orders:empty.hint')} />
}

/** The order desk: what waits to be submitted, approved, allocated; every order by filter. */
export function OrderList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { chips, first } = useOrderChips()
  const { chip, setChip, filter, setFilter, filtered, load } = useOrderPages(first)
  const [row, setRow] = useState<OrderRow | null>(null)
  const columns = useOrderColumns()
  const grid = useRef<GridHandle>(null)
  const changes = useChanges('orders')
  const starts = useOrderStarts()
  const own = useStartKeys(starts)
  const pick = useCallback((key: string) => isOrderChip(key) && setChip(key), [setChip])
  const keys = useDeskKeys(own, chips, chip, pick)
  useCommands(useMemo(() => commandsOf(own), [own]))
  const open = useCallback((order: OrderRow) => void navigate(`/orders/${order.id}`), [navigate])
  return (
    <FileArea onFiles={starts.take}>
      <ListScreen
        id="orders"
        title={t('orders:title')}
        chips={chips}
        {...(chip === null ? {} : { activeChip: chip })}
        onChip={pick}
        keys={keys}
        filters={<OrderFilters value={filter} onChange={setFilter} />}
        panel={row === null ? null : <OrderSummary row={row} onOpen={() => open(row)} />}
        actions={<ListActions starts={starts} grid={grid} />}
      >
        {chip !== null && (
          <PagedGrid<OrderRow>
            key={chip}
            id="orders"
            ref={grid}
            columns={columns}
            rowId={(order) => order.id}
            refresh={changes}
            load={load}
            onCursor={setRow}
            onOpen={open}
            empty={<NoOrders chip={chip} filtered={filtered} onClear={() => setFilter(noFilter)} />}
          />
        )}
      </ListScreen>
    </FileArea>
  )
}
