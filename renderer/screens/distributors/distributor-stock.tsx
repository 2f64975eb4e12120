import { Button } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { StockRow } from '../../../shared/schemas/stock'
import { useRead } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

/** More than this is looked at in the stock enquiry, which pages. */
const shownAtMost = 1000

/** What a distributor holds by style and colour, sizes in words. */
export function DistributorStock({ warehouseId }: { readonly warehouseId: number }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const read = useRead('stock.list', { warehouseId, limit: shownAtMost })
  const columns = useMemo<readonly GridColumn<StockRow>[]>(
    () => [
      { field: 'styleCode', header: t('stock:field.style'), type: 'code', width: 96 },
      { field: 'styleName', header: t('stock:field.name'), flex: 1, width: 104 },
      { field: 'colourName', header: t('stock:field.colour'), width: 84, swatch: (row) => row.swatch },
      {
        field: 'sizes',
        header: t('stock:field.size'),
        flex: 1,
        width: 140,
        value: (row) => row.sizes.map(({ size, onHand }) => `${size} ${onHand}`).join(' · '),
      },
      { field: 'onHand', header: t('distributors:stock.onHand'), type: 'quantity', total: 'sum', width: 72 },
      { field: 'tagAmountFen', header: t('distributors:stock.tagAmount'), type: 'money', total: 'sum', width: 124 },
    ],
    [t],
  )
  return (
    <section className="card distributor-stock">
      <header>
        <h2>{t('distributors:stock.title')}</h2>
        <Button size="small" onClick={() => void navigate(`/stock?warehouse=${warehouseId}`)}>
          {t('distributors:stock.open')}
        </Button>
      </header>
      <div>
        <DataGrid<StockRow>
          id="distributor-stock"
          columns={columns}
          rows={read.data?.rows}
          rowId={(row) => `${row.styleId}-${row.colourId}`}
          autoFocus={false}
          onOpen={(row) => void navigate(`/stock/movements?style=${row.styleId}&warehouse=${warehouseId}`)}
          empty={<EmptyState title={t('distributors:stock.none')} />}
        />
      </div>
    </section>
  )
}
