import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useRead } from '../../api/hooks'
import { Swatch } from '../../components/masters'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Money, Quantity } from '../../components/values'
import type { SheetCursor } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { placeKinds } from './places'

function Places({
  styleId,
  colourId,
  skuId,
  asOf,
}: {
  readonly styleId: number
  readonly colourId: number
  readonly skuId: number | null
  readonly asOf: string | null
}) {
  const { t } = useTexts()
  const warehouseKinds = [...placeKinds.all]
  const read = useRead(
    'stock.list',
    { styleId, colourId, warehouseKinds, limit: 1000, ...(asOf === null ? {} : { asOf }) },
    { keepPrevious: true },
  )
  const own = (read.data?.rows ?? []).filter((row) => row.styleId === styleId && row.colourId === colourId)
  const rows = own
    .map(({ warehouseId, warehouseName, sizes }) => {
      const cells = sizes.filter((size) => skuId === null || size.skuId === skuId)
      const onHand = cells.reduce((sum, size) => sum + size.onHand, 0)
      const reserved = cells.reduce((sum, size) => sum + size.reserved, 0)
      return { warehouseId, warehouseName, onHand, reserved }
    })
    .filter((row) => row.onHand !== 0 || row.reserved !== 0)
  const tagAmountFen = own.reduce((sum, row) => sum + row.tagAmountFen, 0)
  return (
    <>
      <table className="plain-table stock-places">
        <thead>
          <tr>
            <th>{t('stock:field.warehouse')}</th>
            <th className="numeric">{t('stock:field.onHand')}</th>
            <th className="numeric">{t('stock:field.reserved')}</th>
            <th className="numeric">{t('stock:field.free')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.warehouseId}>
              <td className="one-line" title={row.warehouseName}>
                {row.warehouseName}
              </td>
              <td className="numeric">
                <Quantity value={row.onHand} />
              </td>
              <td className="numeric">
                <Quantity value={row.reserved} blankZero />
              </td>
              <td className="numeric">
                <Quantity value={row.onHand - row.reserved} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts stock-worth">
        <dt>{t('stock:worth')}</dt>
        <dd>
          <Money fen={tagAmountFen} />
        </dd>
      </dl>
    </>
  )
}

/** Where the pieces under the cursor are, warehouse by warehouse. */
export function StockPanel({ cursor, asOf }: { readonly cursor: SheetCursor | null; readonly asOf: string | null }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const settled = useSettled(cursor, 120)
  const row = settled?.row ?? null
  if (row === null || settled === null) return <p className="list-panel-empty">{t('stock:panelHint')}</p>
  // A blank cell says nothing about its size, so the whole colour is shown.
  const blank = (row.entries[settled.position] ?? 0) === 0
  const skuId = blank ? null : (row.skuIds?.[settled.position] ?? null)
  return (
    <>
      <header className="panel-title">
        <h2>{row.styleCode}</h2>
        <span className="one-line">{row.styleName}</span>
      </header>
      <p className="stock-colour">
        <Swatch colour={row.swatch} />
        {row.colourName}
      </p>
      <div className="stock-buttons">
        {may('stock.movements') && (
          <Button
            size="small"
            title="Alt+M"
            onClick={() =>
              void navigate(`/stock/movements?style=${row.styleId}${skuId === null ? '' : `&sku=${skuId}`}`)
            }
          >
            {t('stock:toMovements')}
          </Button>
        )}
        {may('styles.matrix') && (
          <Button size="small" onClick={() => void navigate(`/styles/${row.styleId}`)}>
            {t('stock:toStyle')}
          </Button>
        )}
      </div>
      <h3 className="panel-section">{t(skuId === null ? 'stock:everywhere' : 'stock:everywhereSize')}</h3>
      <Places styleId={row.styleId} colourId={row.colourId} skuId={skuId} asOf={asOf} />
    </>
  )
}
