import { Drawer } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type {
  MemberKey,
  StatisticDimension,
  StatisticFigure,
  StatisticFilter,
  StatisticLine,
} from '../../../shared/schemas/statistics'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { useKeys } from '../../components/keys/registry'
import { type GridColumn, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'

/** A figure of the table: which orders, which members, which figure, and what it is called. */
export interface OpenedFigure {
  readonly filter: StatisticFilter
  readonly members: readonly { readonly dimension: StatisticDimension; readonly key: MemberKey }[]
  readonly figure: StatisticFigure
  readonly names: readonly string[]
}

function useLineColumns(): readonly GridColumn<StatisticLine>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'number', header: t('statistics:lines.order'), type: 'code', width: 124 },
      { field: 'businessDate', header: t('statistics:lines.date'), type: 'day', width: 92 },
      { field: 'distributorName', header: t('statistics:dimension.distributor'), width: 130 },
      { field: 'styleCode', header: t('statistics:code.style'), type: 'code', width: 88 },
      { field: 'colourName', header: t('statistics:dimension.colour'), width: 72 },
      { field: 'size', header: t('statistics:dimension.size'), width: 60 },
      { field: 'quantity', header: t('statistics:lines.pieces'), type: 'quantity', width: 64 },
      { field: 'priceFen', header: t('statistics:lines.price'), type: 'money', width: 92 },
      { field: 'amountFen', header: t('statistics:lines.amount'), type: 'money', width: 108 },
      { field: 'status', header: t('statistics:lines.state'), type: 'state', width: 104 },
    ],
    [t],
  )
}

/** The order lines behind a figure, beside the table; Enter opens the order, Esc goes back to the figure. */
export function LinesDrawer({ opened, onClose }: { readonly opened: OpenedFigure; readonly onClose: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const columns = useLineColumns()
  const changes = useChanges('orders')
  const { filter, members, figure } = opened
  const load = useCallback(
    async (page: PageRequest) => api.statistics.lines({ filter, members: [...members], figure, ...page }),
    [filter, members, figure],
  )
  useKeys(
    useMemo(
      () => [
        { keys: 'Enter', label: t('statistics:lines.hint') },
        { keys: 'Esc', label: t('components:document.back'), run: onClose },
      ],
      [onClose, t],
    ),
    'dialog',
  )
  const title = t('statistics:lines.title', { figure: t(`statistics:figure.${figure}`) })
  return (
    <Drawer open title={[title, ...opened.names].join('　')} size={960} keyboard={false} onClose={onClose}>
      <div className="statistic-lines">
        <PagedGrid<StatisticLine>
          id="statistic-lines"
          columns={columns}
          rowId={(line) => line.id}
          refresh={changes}
          load={load}
          onOpen={(line) => void navigate(`/orders/${line.orderId}`)}
          empty={<EmptyState title={t('statistics:lines.none')} hint={t('statistics:emptyHint')} />}
        />
      </div>
    </Drawer>
  )
}
