import { differenceInCalendarDays } from 'date-fns'
import { type Ref, useEffect, useMemo } from 'react'
import type { WaitingRow } from '../../../shared/schemas/allocations'
import { useRead } from '../../api/hooks'
import { searchId } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { SearchInput, WarehousePicker } from '../../components/fields'
import { useWarehouses } from '../../components/fields/warehouse-picker'
import { today } from '../../components/goods'
import { DispatchIcon } from '../../components/icons'
import { ReadFailed } from '../../components/skeleton'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'

interface WaitingFiltersProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly warehouseId: number | null
  readonly onWarehouse: (id: number | null) => void
}

/** Which warehouse the waiting orders are measured against; the fullest of ours until someone chooses. */
export function WaitingFilters({ query, onQuery, warehouseId, onWarehouse }: WaitingFiltersProps) {
  const { t } = useTexts()
  const { data } = useWarehouses('own')
  useEffect(() => {
    if (warehouseId !== null || data === undefined) return
    const fullest = [...data].sort((a, b) => b.onHand - b.reserved - (a.onHand - a.reserved))[0]
    if (fullest !== undefined) onWarehouse(fullest.id)
  }, [data, warehouseId, onWarehouse])
  return (
    <>
      <SearchInput
        id={searchId}
        className="list-search"
        label={t('goods:filter.quick')}
        value={query}
        onChange={onQuery}
      />
      <div className="list-place">
        <WarehousePicker places="own" allowClear={false} value={warehouseId} onChange={onWarehouse} />
      </div>
    </>
  )
}

type Shown = WaitingRow & { readonly ageDays: number; readonly missingQuantity: number; readonly coverBp: number }

function shownOf(row: WaitingRow, now: string): Shown {
  const coverBp = row.openQuantity === 0 ? 10_000 : Math.floor((row.coverableQuantity * 10_000) / row.openQuantity)
  return {
    ...row,
    ageDays: Math.max(0, differenceInCalendarDays(now, row.businessDate)),
    missingQuantity: row.openQuantity - row.coverableQuantity,
    coverBp,
  }
}

function useColumns(): readonly GridColumn<Shown>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'orderNumber', header: t('goods:field.order'), type: 'code' },
      { field: 'businessDate', header: t('goods:field.date'), type: 'day' },
      { field: 'ageDays', header: t('shipments:waiting.age'), type: 'quantity', width: 76 },
      { field: 'distributorCode', header: t('goods:field.distributorCode'), type: 'code', width: 100 },
      { field: 'distributorName', header: t('goods:field.distributor'), flex: 1, width: 150 },
      { field: 'openQuantity', header: t('shipments:waiting.open'), type: 'quantity', total: 'sum', width: 80 },
      {
        field: 'coverableQuantity',
        header: t('shipments:waiting.coverable'),
        type: 'quantity',
        total: 'sum',
        width: 80,
      },
      { field: 'missingQuantity', header: t('shipments:waiting.missing'), type: 'quantity', total: 'sum', width: 80 },
      { field: 'coverBp', header: t('shipments:waiting.cover'), type: 'rate', width: 80 },
      { field: 'openAmountFen', header: t('shipments:waiting.amount'), type: 'money', total: 'sum', width: 124 },
    ],
    [t],
  )
}

interface WaitingOrdersProps {
  readonly grid: Ref<GridHandle>
  readonly warehouseId: number | null
  readonly query: string
  readonly onTick: (orderIds: readonly number[]) => void
  readonly onOpen: (orderId: number) => void
}

/** Who is waiting for what, and how much of it the chosen warehouse covers; ticked orders go into one allocation. */
export function WaitingOrders({ grid, warehouseId, query, onTick, onOpen }: WaitingOrdersProps) {
  const { t } = useTexts()
  const columns = useColumns()
  const read = useRead('allocations.waiting', { warehouseId: warehouseId ?? 0 }, { enabled: warehouseId !== null })
  const rows = useMemo(() => {
    const now = today()
    return read.data?.map((row) => shownOf(row, now))
  }, [read.data])
  if (read.error !== null) return <ReadFailed error={read.error} retry={read.refetch} />
  return (
    <DataGrid<Shown>
      id="waiting-orders"
      ref={grid}
      columns={columns}
      rows={rows}
      rowId={(row) => row.orderId}
      quickFilter={query}
      onSelect={(selected) => onTick(selected.map((row) => row.orderId))}
      onOpen={(row) => onOpen(row.orderId)}
      empty={
        <EmptyState
          icon={<DispatchIcon />}
          title={t('shipments:waiting.none')}
          hint={t('shipments:waiting.noneHint')}
        />
      }
    />
  )
}
