import { Button } from 'antd'
import { useMemo } from 'react'
import { groupBy } from '../../../shared/domain/grouping'
import type { OrderLineRow, OrderRow } from '../../../shared/schemas/orders'
import { useRead } from '../../api/hooks'
import { useSettled } from '../../components/settled'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

interface StyleSum {
  readonly styleId: number
  readonly code: string
  readonly name: string
  readonly colours: number
  readonly quantity: number
  readonly amountFen: number
}

/** What an order adds up to, style by style, in the order of its lines. */
export function sumsByStyle(lines: readonly OrderLineRow[]): readonly StyleSum[] {
  return [...groupBy(lines, (line) => line.styleId)].map(([styleId, own]) => ({
    styleId,
    code: own[0].styleCode,
    name: own[0].styleName,
    colours: new Set(own.map((line) => line.colourId)).size,
    quantity: own.reduce((sum, line) => sum + line.quantity, 0),
    amountFen: own.reduce((sum, line) => sum + line.amountFen, 0),
  }))
}

function Styles({ lines }: { readonly lines: readonly OrderLineRow[] }) {
  const { t } = useTexts()
  const sums = useMemo(() => sumsByStyle(lines), [lines])
  return (
    <table className="order-sums">
      <thead>
        <tr>
          <th>{t('orders:field.style')}</th>
          <th className="numeric">{t('orders:field.pieces')}</th>
          <th className="numeric">{t('orders:field.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map((sum) => (
          <tr key={sum.styleId}>
            <td>
              <span className="order-style-code">{sum.code}</span>{' '}
              <span className="soft">
                {sum.name} {t('orders:panel.colours', { count: sum.colours })}
              </span>
            </td>
            <td className="numeric">
              <Quantity value={sum.quantity} />
            </td>
            <td className="numeric">
              <Money fen={sum.amountFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The current order of the list: who, when, how much of which style. */
export function OrderSummary({ row, onOpen }: { readonly row: OrderRow; readonly onOpen: () => void }) {
  const { t } = useTexts()
  const id = useSettled(row.id, 120)
  const read = useRead('orders.get', { id }, { keepPrevious: true })
  return (
    <div className="order-panel">
      <header>
        <h2>{row.number}</h2>
        <StateBadge state={row.status} />
        <Button className="order-panel-open" size="small" onClick={onOpen}>
          {t('components:list.open')}
        </Button>
      </header>
      <p>{row.distributorName}</p>
      <dl className="order-facts">
        <dt>{t('orders:field.date')}</dt>
        <dd>
          <Day day={row.businessDate} weekday />
        </dd>
        <dt>{t('orders:field.pieces')}</dt>
        <dd>
          <Quantity value={row.quantity} />
        </dd>
        <dt>{t('orders:field.amount')}</dt>
        <dd>
          <Money fen={row.amountFen} />
        </dd>
      </dl>
      <Loaded read={read}>
        {(order) =>
          order.lines.length === 0 ? (
            <p className="faint">{t('orders:panel.noLines')}</p>
          ) : (
            <div className={order.document.id === row.id ? '' : 'order-panel-old'}>
              <Styles lines={order.lines} />
            </div>
          )
        }
      </Loaded>
    </div>
  )
}
