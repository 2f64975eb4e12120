import { Button } from 'antd'
import { type Ref, useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRow } from '../../../shared/schemas/orders'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { StylesIcon } from '../../components/icons'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'

const waiting = ['approved', 'partlyAllocated', 'partlyShipped', 'allocated']
const pageSize = 1000

/** Every order that waits for goods; ticking needs them all there. */
async function allWaiting(): Promise<readonly OrderRow[]> {
  const rows: OrderRow[] = []
  let after: string | undefined
  do {
    const page = await api.orders.list({
      statuses: waiting,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows.filter((row) => row.openQuantity > 0)
}

function useWaitingOrders(): readonly OrderRow[] | undefined {
  const [rows, setRows] = useState<readonly OrderRow[] | undefined>(undefined)
  const changes = useChanges('orders')
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when orders changed
  useEffect(() => {
    let gone = false
    void allWaiting().then(
      (found) => !gone && setRows(found),
      () => !gone && setRows([]),
    )
    return () => {
      gone = true
    }
  }, [changes])
  return rows
}

function useColumns(): readonly GridColumn<OrderRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'number', header: t('production:field.order'), type: 'code' },
      { field: 'businessDate', header: t('orders:field.date'), type: 'day' },
      { field: 'distributorName', header: t('production:field.distributor'), flex: 1, width: 168 },
      {
        field: 'orderKind',
        header: t('production:field.kind'),
        width: 80,
        words: (_, row) => t(`orders:kind.${row.orderKind}`),
      },
      { field: 'status', header: t('production:field.state'), type: 'state', width: 132 },
      { field: 'quantity', header: t('production:field.pieces'), type: 'quantity', total: 'sum' },
      { field: 'openQuantity', header: t('production:pick.open'), type: 'quantity', total: 'sum' },
    ],
    [t],
  )
}

interface WaitingOrdersProps {
  readonly onSelect: (rows: readonly OrderRow[]) => void
  readonly ref: Ref<GridHandle>
}

/** The orders that wait for goods, to be ticked. */
export function WaitingOrders({ onSelect, ref }: WaitingOrdersProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const rows = useWaitingOrders()
  const columns = useColumns()
  return (
    <DataGrid<OrderRow>
      id="production-orders"
      ref={ref}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      onSelect={onSelect}
      empty={
        <EmptyState
          icon={<StylesIcon />}
          title={t('production:pick.none')}
          hint={t('production:pick.noneHint')}
          action={<Button onClick={() => void navigate('/orders')}>{t('production:orders')}</Button>}
        />
      }
    />
  )
}
