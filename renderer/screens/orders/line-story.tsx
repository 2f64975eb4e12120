import type { OrderDocument, OrderLineRow } from '../../../shared/schemas/orders'
import { Quantity } from '../../components/values'
import { formatFen, formatRate } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { figureOf } from './order-sheet'
import { RowHead, ruleText } from './row-insight'
import { RowPast, useRowSide } from './row-past'

interface LineStoryProps {
  readonly order: OrderDocument
  /** The sheet's name of the current row, style and colour; null before the cursor moved: the first. */
  readonly rowId: string | null
}

/** Why a person set the price, who it was, and what the policy's would have been. */
function OwnPriceStory({ line }: { readonly line: OrderLineRow }) {
  const { t } = useTexts()
  const { overrideReason, overrideBy, policyPriceFen } = line
  const told = [
    overrideReason,
    overrideBy === null ? null : t('orders:price.by', { by: overrideBy }),
    policyPriceFen === null ? null : t('orders:price.was', { price: formatFen(policyPriceFen) }),
  ].filter((text) => text !== null && text !== '')
  return told.length === 0 ? null : <span className="soft row-own">{told.join(' · ')}</span>
}

/** What became of the current row, size by size, and which rule set its price. */
export function LineStory({ order, rowId }: LineStoryProps) {
  const { t } = useTexts()
  const [top] = order.lines
  const [styleId, colourId] = rowId === null ? [top?.styleId, top?.colourId] : rowId.split('-').map(Number)
  const lines = order.lines.filter((line) => line.styleId === styleId && line.colourId === colourId)
  const [first] = lines
  if (first === undefined) return null
  const rules = [
    ...new Map(lines.map((line) => [`${line.priceRule}${line.priceFen}${line.overrideReason ?? ''}`, line])).values(),
  ]
  return (
    <section className="row-insight">
      <RowHead {...first} />
      <table className="order-sums">
        <thead>
          <tr>
            <th>{t('orders:row.size')}</th>
            <th className="numeric">{t('orders:figure.quantity')}</th>
            <th className="numeric">{t('orders:figure.allocated')}</th>
            <th className="numeric">{t('orders:figure.shipped')}</th>
            <th className="numeric">{t('orders:figure.open')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.size}</td>
              {(['quantity', 'allocated', 'shipped', 'open'] as const).map((figure) => (
                <td key={figure} className="numeric">
                  <Quantity value={figureOf(line, figure)} blankZero />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('orders:row.priceStory')}</h2>
      <ul className="row-rules">
        {rules.map((line) => (
          <li key={line.id}>
            <span>
              <b>{ruleText(line.priceRule, t)}</b>
              <OwnPriceStory line={line} />
            </span>
            <span className="numeric">
              {formatFen(line.tagPriceFen)} × {formatRate(line.rateBp)} = {formatFen(line.priceFen)}
            </span>
          </li>
        ))}
      </ul>
      <LinePast order={order} line={first} />
    </section>
  )
}

/** What was before the order, of the row's style and colour. */
function LinePast({ order, line }: { readonly order: OrderDocument; readonly line: OrderLineRow }) {
  const { id: orderId, distributorId, businessDate: date } = order.document
  const { styleId, colourId } = line
  const { side, waiting } = useRowSide({ distributorId, styleId, colourId, date, orderId })
  if (side?.past == null) return null
  return (
    <div className={waiting ? 'order-panel-old' : undefined}>
      <RowPast past={side.past} />
    </div>
  )
}
