import { describe, expect, it } from 'vitest'
import { getAllocation } from '../../../electron/services/allocations'
import { cancelRemainder, listOrders } from '../../../electron/services/orders'
import { getShipment, reverseShipment } from '../../../electron/services/shipments'
import { resolveShortage } from '../../../electron/services/shortages'
import { parsed } from '../../helpers/company'
import { newGoods } from '../../helpers/goods-flow'
import { plansOf } from '../../helpers/plans'

/** Steps of a plan that read a whole table or index; json_each reads what it was given, settings and price policies are a few rows. */
const scans = (plans: readonly string[]): string[] =>
  plans
    .flatMap((plan) => plan.split('\n'))
    .filter((step) => step.startsWith('SCAN') && !/json_each|settings|price_policies|CONSTANT/.test(step))

describe('the goods flow', () => {
  it('reads by index from order to delivery, so that it costs the same in any year', () => {
    const goods = newGoods()
    const plans = plansOf(goods.connection, () => {
      const { order, shipment } = goods.dispatched([
        [goods.sku(0), 6],
        [goods.sku(1), 4],
      ])
      const { shortageId } = goods.confirm(shipment, { 0: 4 })
      const settle = { id: shortageId ?? 0, version: 1, date: '2026-03-05', resolution: 'reshipped' as const }
      resolveShortage(goods.office, parsed('shortages.resolve', settle))
      getShipment(goods.office, { id: shipment.id })
      listOrders(goods.office, parsed('orders.list', {}))
      goods.order(order.id)
      const again = goods.dispatched([[goods.sku(2), 1]])
      const { id, version } = again.shipment
      reverseShipment(goods.office, { id, version, reason: '发错' })
      cancelRemainder(goods.office, { id: again.order.id, version: 3, reason: '不要了' })
    })
    expect(plans.length).toBeGreaterThan(40)
    expect(scans(plans)).toEqual([])
    expect(plans.join('\n')).toContain('documents_committed (distributor_id=? AND status=?)')
  })

  it('looks at named orders alone when it shares out to them, and at those that wait otherwise', () => {
    const goods = newGoods()
    goods.receive([[goods.sku(0), 9]])
    const { id } = goods.approved([[goods.sku(0), 5]])
    const named = plansOf(goods.connection, () => goods.propose({ orderIds: [id] })).join('\n')
    expect(named).toMatch(/SEARCH documents USING (INTEGER PRIMARY KEY|INDEX documents_by_status)/)
    const all = plansOf(goods.connection, () => getAllocation(goods.office, { id: goods.propose().document.id }))
    expect(all.join('\n')).toContain('documents_by_status (kind=? AND status=?)')
    expect(scans(all)).toEqual([])
  })
})
