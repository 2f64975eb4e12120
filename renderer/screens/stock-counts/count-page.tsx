import { Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { StockCountDocument, StockCountLine } from '../../../shared/schemas/stock'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { EmptyState } from '../../components/empty-state'
import { ExportButton } from '../../components/files'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Quantity } from '../../components/values'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'

function useColumns(): readonly GridColumn<StockCountLine>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'styleCode', header: t('stock:field.style'), type: 'code' },
      { field: 'styleName', header: t('stock:field.name'), flex: 1 },
      { field: 'colourName', header: t('stock:field.colour'), swatch: (line) => line.swatch },
      { field: 'size', header: t('stock:field.size'), width: 80 },
      { field: 'skuCode', header: t('stock:field.sku'), type: 'code', width: 180 },
      { field: 'bookQuantity', header: t('stock:count.book'), type: 'quantity', total: 'sum', width: 100 },
      { field: 'countedQuantity', header: t('stock:count.counted'), type: 'quantity', total: 'sum', width: 100 },
      { field: 'quantity', header: t('stock:count.difference'), type: 'quantity', total: 'sum', width: 100 },
    ],
    [t],
  )
}

function Page({ count }: { readonly count: StockCountDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const columns = useColumns()
  const back = useCallback(() => void navigate('/stock-counts'), [navigate])
  const { document } = count
  const may = useMay()
  const [which, setWhich] = useState<'all' | 'differing'>('all')
  const differing = useMemo(() => count.lines.filter((line) => line.quantity !== 0), [count.lines])
  const over = count.lines.reduce((sum, line) => sum + Math.max(line.quantity, 0), 0)
  const under = count.lines.reduce((sum, line) => sum + Math.max(0 - line.quantity, 0), 0)
  return (
    <DocumentScreen
      title={`${t('stock:count.one')} ${document.number}`}
      state={<StateBadge state={document.status} />}
      history={count.history}
      links={count.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      actions={
        may('exports.stockCount') && (
          <ExportButton start={() => api.exports.stockCount({ id: document.id, format: 'xlsx' })} />
        )
      }
      header={
        <HeaderFields>
          <HeaderField label={t('stock:count.warehouse')}>{document.warehouseName}</HeaderField>
          <HeaderField label={t('stock:count.date')}>
            <Day day={document.businessDate} weekday />
          </HeaderField>
          <HeaderField label={t('stock:count.reference')}>{document.reference}</HeaderField>
          <HeaderField label={t('stock:count.book')}>
            {t(count.blind ? 'stock:count.blind' : 'stock:count.open')}
          </HeaderField>
          <HeaderField label={t('stock:count.remark')} span={2}>
            {document.remark}
          </HeaderField>
          <HeaderField label={t('stock:count.show')}>
            <Segmented
              value={which}
              options={[
                { value: 'all', label: t('stock:count.showAll', { count: count.lines.length }) },
                { value: 'differing', label: t('stock:count.showDiffering', { count: differing.length }) },
              ]}
              onChange={setWhich}
            />
          </HeaderField>
        </HeaderFields>
      }
      totals={
        <Totals>
          <Total label={t('stock:count.over')}>
            <Quantity value={over} />
          </Total>
          <Total label={t('stock:count.under')}>
            <Quantity value={under} />
          </Total>
          <Total label={t('stock:count.net')} strong>
            <Quantity value={document.quantity} />
          </Total>
        </Totals>
      }
    >
      <DataGrid<StockCountLine>
        id="stock-count-lines"
        columns={columns}
        rows={which === 'all' ? count.lines : differing}
        rowId={(line) => line.skuId}
        onOpen={(line) => void navigate(`/stock/movements?style=${line.styleId}&sku=${line.skuId}`)}
        empty={<EmptyState title={t('stock:count.noLines')} />}
      />
    </DocumentScreen>
  )
}

/** A posted stock count: everything that was counted beside what the books held, or only what differs. */
export function CountPage() {
  const { id = '' } = useParams()
  const read = useRead('stockCounts.get', { id: Number(id) })
  return <Loaded read={read}>{(count) => <Page count={count} />}</Loaded>
}
