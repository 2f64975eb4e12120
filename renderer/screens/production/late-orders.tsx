import { useNavigate } from 'react-router'
import type { LateOrderRow } from '../../../shared/schemas/production'
import { Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import './production.css'

interface LateOrdersProps {
  readonly late: readonly LateOrderRow[]
}

/** How many orders and pieces come late, in words; null when none does. */
export function useLateText(late: readonly LateOrderRow[]): string | null {
  const { t } = useTexts()
  if (late.length === 0) return null
  const pieces = late.reduce((sum, order) => sum + order.quantity, 0)
  return t('production:lateOrders.sum', { orders: late.length, pieces })
}

/** The orders that goods reach after their window: whose, how many days and pieces. */
export function LateOrders({ late }: LateOrdersProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <section data-testid="late-orders">
      <h2>{t('production:lateOrders.title')}</h2>
      {late.length === 0 && <p className="faint">{t('production:lateOrders.none')}</p>}
      <ul className="late-orders">
        {late.map((order) => (
          <li key={order.orderId}>
            <button type="button" onClick={() => void navigate(`/orders/${order.orderId}`)}>
              <span className="late-days">{t('production:track.late', { count: order.lateDays })}</span>
              <span className="one-line">{order.distributorName}</span>
              <Quantity value={order.quantity} />
              <span className="faint late-number">
                {order.orderNumber} · {t('production:lateOrders.promised', { day: order.deliveryTo })}
                {order.pastCancelDay && <b className="negative"> · {t('production:lateOrders.cancel')}</b>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
