import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { StyleMatrix, StyleRow } from '../../../shared/schemas/styles'
import { useRead } from '../../api/hooks'
import { Swatch } from '../../components/masters'
import { Thumbnail } from '../../components/pictures'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

/** Free, promised and expected pieces of a style, over company and regional warehouses. */
export function StyleStock({ matrix }: { readonly matrix: StyleMatrix }) {
  const { t } = useTexts()
  const may = useMay()
  const skuIds = matrix.skus.map((sku) => sku.id)
  const stock = useRead('stock.free', { skuIds }, { enabled: may('stock.free') && skuIds.length > 0 }).data
  if (stock === undefined) return null
  const sum = (key: 'free' | 'reserved' | 'inProduction') => stock.reduce((total, row) => total + row[key], 0)
  return (
    <>
      <h3 className="panel-section">{t('styles:stock')}</h3>
      <dl className="facts">
        <dt>{t('styles:stockFree')}</dt>
        <dd>
          <Quantity value={sum('free')} />
        </dd>
        <dt>{t('styles:stockReserved')}</dt>
        <dd>
          <Quantity value={sum('reserved')} />
        </dd>
        <dt>{t('styles:stockProduction')}</dt>
        <dd>
          <Quantity value={sum('inProduction')} />
        </dd>
      </dl>
    </>
  )
}

function Colours({ matrix }: { readonly matrix: StyleMatrix }) {
  const { t } = useTexts()
  return (
    <>
      <h3 className="panel-section">{t('styles:field.colours')}</h3>
      <ul className="style-colours">
        {matrix.colours.map((colour) => (
          <li key={colour.id}>
            <Swatch colour={colour.swatch} />
            <span>{colour.name}</span>
            <span className="faint">{colour.code}</span>
          </li>
        ))}
      </ul>
      <h3 className="panel-section">{t('styles:field.sizeGroup')}</h3>
      <p className="style-sizes">{matrix.sizes.map((size) => size.code).join('  ')}</p>
    </>
  )
}

/** The current style of the list: what it is, its colours and sizes, and what there is of it. */
export function StyleSummary({ row }: { readonly row: StyleRow }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const id = useSettled(row.id, 120)
  const read = useRead('styles.matrix', { styleIds: [id] }, { keepPrevious: true })
  return (
    <>
      <header className="panel-title">
        <h2>{row.code}</h2>
        <span>{row.name}</span>
        <Button size="small" onClick={() => void navigate(`/styles/${row.id}`)}>
          {t('components:list.open')}
        </Button>
      </header>
      <div className="style-head">
        <Thumbnail styleId={row.id} name={`${row.code} ${row.name}`} />
        <dl className="facts">
          <dt>{t('styles:field.season')}</dt>
          <dd>{[row.season, row.wave].filter(Boolean).join(' · ')}</dd>
          <dt>{t('styles:field.category')}</dt>
          <dd>{[row.category, row.subcategory].filter(Boolean).join(' · ')}</dd>
          <dt>{t('styles:field.launchDate')}</dt>
          <dd>
            <Day day={row.launchDate} />
          </dd>
          <dt>{t('styles:field.tagPrice')}</dt>
          <dd>
            <Money fen={row.tagPriceFen} />
          </dd>
        </dl>
      </div>
      <Loaded read={read}>
        {([matrix]) =>
          matrix === undefined ? null : (
            <>
              <Colours matrix={matrix} />
              <StyleStock matrix={matrix} />
            </>
          )
        }
      </Loaded>
    </>
  )
}
