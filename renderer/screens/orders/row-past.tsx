import { type ReactNode, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { groupBy } from '../../../shared/domain/grouping'
import { sumOf } from '../../../shared/domain/money'
import type {
  CustomerPast,
  ExpectedPieces,
  PastCategory,
  PastFigures,
  PastOrder,
  RowSide,
} from '../../../shared/schemas/order-rows'
import type { Input } from '../../api'
import { useRead } from '../../api/hooks'
import { today } from '../../components/goods'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Day, Money, Quantity, Rate } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'

type Question = Input<'orders.rowSide'>

/** How long the cursor rests on a row before anything is asked for it: moving through the sheet asks for nothing. */
const restMs = 200

/** What stands beside a row; `waiting` while it is still of the row before. */
export function useRowSide(question: Question): { readonly side: RowSide | undefined; readonly waiting: boolean } {
  const may = useMay()
  const { distributorId, styleId, colourId, date, orderId } = question
  const wanted = useMemo(
    (): Question => ({ distributorId, styleId, colourId, date, ...(orderId === undefined ? {} : { orderId }) }),
    [distributorId, styleId, colourId, date, orderId],
  )
  const settled = useSettled(wanted, restMs)
  const read = useRead('orders.rowSide', settled, { enabled: may('orders.rowSide'), keepPrevious: true })
  return { side: read.data, waiting: settled !== wanted || read.isPlaceholderData }
}

/** Goods on their way from factories, by the day they were promised for. */
export function RowExpected({
  expected,
  sizes,
}: {
  readonly expected: RowSide['expected']
  readonly sizes: SizeNames
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  if (expected.length === 0) return null
  return (
    <>
      <h2>{t('orders:row.expected')}</h2>
      <ul className="row-orders">
        {[...groupBy(expected, (pieces) => pieces.productionId).values()].map((pieces) => {
          const [{ productionId, number, dueDate }] = pieces
          return (
            <li key={productionId}>
              <button
                type="button"
                disabled={!may('production.get')}
                onClick={() => void navigate(routeOf('production', productionId))}
              >
                <Day day={dueDate} />
                <span className="soft">{number}</span>
                <Quantity value={sumOf(pieces.map((each) => each.quantity))} />
                <span className="row-order-more faint">
                  {dueDate < today() && <b className="negative">{t('orders:row.late')} </b>}
                  {splitOf(pieces, sizes)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What the sizes behind SKUs are called. */
export type SizeNames = ReadonlyMap<number, string>

const splitOf = (pieces: readonly ExpectedPieces[], sizes: SizeNames): string =>
  pieces.map(({ skuId, quantity }) => `${sizes.get(skuId) ?? ''} ${quantity}`).join('  ')

function Figures({ label, figures, strong }: { label: string; figures: PastFigures; strong?: boolean }) {
  return (
    <tr className={strong === true ? 'past-total' : undefined}>
      <td>{label}</td>
      {(['ordered', 'shipped', 'returned', 'sold'] as const).map((key) => (
        <td key={key} className="numeric">
          <Quantity value={figures[key]} blankZero />
        </td>
      ))}
      <td className="numeric">
        <Rate rateBp={figures.sellThroughBp} />
      </td>
    </tr>
  )
}

function FiguresTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTexts()
  return (
    <table className="order-sums past-figures" aria-label={label}>
      <thead>
        <tr>
          <th>{t('orders:row.size')}</th>
          {(['ordered', 'shipped', 'returned', 'sold', 'sellThrough'] as const).map((key) => (
            <th key={key} className="numeric">
              {t(`orders:past.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

function Earlier({ earlier }: { readonly earlier: PastCategory }) {
  const { t } = useTexts()
  const title = t('orders:past.earlier', { season: earlier.season, category: earlier.category })
  return (
    <>
      <h2>{title}</h2>
      <FiguresTable label={title}>
        {earlier.sizes.map((size) => (
          <Figures key={size.size} label={size.size} figures={size} />
        ))}
        <Figures label={t('orders:past.styles', { count: earlier.styleCount })} figures={earlier.total} strong />
      </FiguresTable>
    </>
  )
}

function PastOrders({ orders }: { readonly orders: readonly PastOrder[] }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  if (orders.length === 0) return null
  return (
    <>
      <h2>{t('orders:past.orders')}</h2>
      <ul className="row-orders">
        {orders.map((order) => (
          <li key={order.id}>
            <button type="button" onClick={() => void navigate(routeOf('order', order.id))}>
              <Day day={order.businessDate} />
              <span className="soft">{order.number}</span>
              <Quantity value={order.quantity} />
              <Money fen={order.priceFen} />
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const sizesWorthARow = ({ sizes }: CustomerPast) =>
  sizes.some((size) => size.ordered !== 0 || size.shipped !== 0 || size.sold !== 0 || size.returned !== 0)

/** What the distributor ordered and sold of the row before, size by size, and of what came in its place a year earlier. */
export function RowPast({ past }: { readonly past: CustomerPast }) {
  const { t } = useTexts()
  const { colour, style } = past
  const title = t('orders:past.title', { from: past.from })
  const known = sizesWorthARow(past)
  const inOtherColours = style.ordered !== colour.ordered || style.shipped !== colour.shipped
  return (
    <>
      <h2>{title}</h2>
      {known || inOtherColours ? (
        <FiguresTable label={title}>
          {known && past.sizes.map((size) => <Figures key={size.size} label={size.size} figures={size} />)}
          {known && <Figures label={t('orders:past.colour')} figures={colour} strong />}
          <Figures label={t('orders:past.style')} figures={style} strong />
        </FiguresTable>
      ) : (
        <p className="faint past-none">{t('orders:past.none')}</p>
      )}
      <PastOrders orders={past.orders} />
      {past.earlier !== null && <Earlier earlier={past.earlier} />}
    </>
  )
}
