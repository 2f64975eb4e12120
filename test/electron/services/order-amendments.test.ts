import { describe, expect, it } from 'vitest'
import { releaseCredit } from '../../../electron/services/credit'
import {
  amendOrder,
  approveOrder,
  cancelRemainder,
  getOrderRevision,
  listOrderRevisions,
} from '../../../electron/services/orders'
import { aggregateOrders } from '../../../electron/services/production'
import type { Input } from '../../../shared/contract'
import { parsed } from '../../helpers/company'
import { newGoods, type Pieces, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

const linesOf = (pieces: Pieces) => pieces.map(([skuId, quantity]) => ({ skuId, quantity }))

function amend(goods: TestGoods, id: number, pieces: Pieces, change: Partial<Input<'orders.amend'>> = {}) {
  const { version } = goods.order(id).document
  return amendOrder(
    goods.office,
    parsed('orders.amend', { id, version, reason: '客户加货', lines: linesOf(pieces), ...change }),
  )
}

/** Pieces still wanted, by the line's position. */
const wanted = (goods: TestGoods, id: number) =>
  goods.order(id).lines.map((line) => [line.skuId, line.quantity - line.cancelledQuantity])

describe('amendOrder', () => {
  it('changes an approved order in place, at the prices agreed, and keeps both versions', () => {
    const goods = newGoods()
    const [a, b, c] = [goods.sku(0), goods.sku(1), goods.sku(2)]
    const order = goods.approved([
      [a, 3],
      [b, 2],
    ])
    const after = amend(
      goods,
      order.id,
      [
        [a, 5],
        [c, 1],
      ],
      { reference: 'KH-2', deliveryTo: '2026-06-30' },
    )
    expect(after.document).toMatchObject({
      status: 'approved',
      quantity: 6,
      amountFen: 30_000,
      reference: 'KH-2',
      version: 4,
    })
    expect(after.deliveryTo).toBe('2026-06-30')
    expect(wanted(goods, order.id)).toEqual([
      [a, 5],
      [c, 1],
    ])
    expect(after.history[0]).toMatchObject({
      action: 'amend',
      detail: { revision: 1, reason: '客户加货', cells: 3, quantity: 1 },
    })
    const rows = listOrderRevisions(goods.office, { id: order.id })
    expect(rows.map(({ revision, quantity, amountFen }) => [revision, quantity, amountFen])).toEqual([
      [1, 6, 30_000],
      [0, 5, 25_000],
    ])
    expect(getOrderRevision(goods.office, { id: order.id, revision: 0 })).toMatchObject({
      reference: '',
      lines: [
        { skuId: a, quantity: 3, priceFen: 5000 },
        { skuId: b, quantity: 2, priceFen: 5000 },
      ],
    })
  })

  it('never goes below what is promised or gone, names the SKU, and leaves the order as it was', () => {
    const goods = newGoods()
    goods.receive([[goods.sku(0), 3]])
    const order = goods.approved([[goods.sku(0), 5]])
    goods.firm({ orderIds: [order.id] })
    const before = goods.order(order.id)
    const refusal = expectRefusal(() => amend(goods, order.id, [[goods.sku(0), 2]]), 'belowCommitted')
    expect(refusal.params).toEqual({ sku: before.lines[0]?.skuCode, committed: 3, wanted: 2 })
    expect(goods.order(order.id).document).toEqual(before.document)
  })

  it('opens a part-shipped order again when more is wanted, and derives its state from the pieces', () => {
    const goods = newGoods()
    const { sku } = goods
    goods.receive([[sku(0), 2]])
    const order = goods.approved([[sku(0), 5]])
    goods.dispatch(goods.ship(goods.firm({ orderIds: [order.id] })))
    expect(amend(goods, order.id, [[sku(0), 2]]).document.status).toBe('completed')
    expectRefusal(() => amend(goods, order.id, [[sku(0), 9]]), 'wrongState')
  })

  it('keeps as cancelled what a production order counts on', () => {
    const goods = newGoods()
    const { sku } = goods
    const order = goods.approved([
      [sku(0), 5],
      [sku(1), 4],
    ])
    aggregateOrders(
      goods.office,
      parsed('production.aggregate', {
        businessDate: '2026-03-05',
        factory: '厂',
        dueDate: '2026-05-01',
        orderIds: [order.id],
      }),
    )
    const after = amend(goods, order.id, [[sku(0), 2]])
    expect(after.lines.map((line) => [line.quantity, line.cancelledQuantity])).toEqual([
      [5, 3],
      [4, 4],
    ])
    expect(after.document).toMatchObject({ status: 'approved', quantity: 9 })
    expect(getOrderRevision(goods.office, { id: order.id, revision: 1 }).lines).toMatchObject([
      { skuId: sku(0), quantity: 2, priceFen: 5000 },
    ])
  })

  it('gives back what a cancelled remainder took, when it is wanted again', () => {
    const goods = newGoods()
    const { sku } = goods
    goods.receive([[sku(0), 2]])
    const order = goods.approved([[sku(0), 5]])
    goods.firm({ orderIds: [order.id] })
    const seen = goods.order(order.id).document
    cancelRemainder(goods.office, { id: order.id, version: seen.version, reason: '不要了' })
    expect(wanted(goods, order.id)).toEqual([[sku(0), 2]])
    amend(goods, order.id, [[sku(0), 4]])
    expect(wanted(goods, order.id)).toEqual([[sku(0), 4]])
  })

  it('passes the credit gate when it asks for more money, and no less often under a release', () => {
    const goods = newGoods({})
    const small = goods.addDistributor({ creditLimitFen: 20_000 })
    const order = goods.approved([[goods.sku(0), 3]], { distributorId: small.id })
    const over = expectRefusal(() => amend(goods, order.id, [[goods.sku(0), 5]]), 'creditExceeded')
    expect(over.params.overFen).toBe(5000)
    const { version } = goods.order(order.id).document
    releaseCredit(goods.office, { id: order.id, version, amountFen: 5000, reason: '旺季', until: '2026-12-31' })
    expect(amend(goods, order.id, [[goods.sku(0), 5]]).document.amountFen).toBe(25_000)
    expect(amend(goods, order.id, [[goods.sku(0), 1]]).document.amountFen).toBe(5000)
  })

  it('refuses nothing changed, a stale version, a draft, another price, and days in the wrong order', () => {
    const goods = newGoods()
    const draft = goods.draft([[goods.sku(0), 1]])
    expectRefusal(() => amend(goods, draft.document.id, [[goods.sku(0), 2]]), 'wrongState')
    const order = goods.approved([[goods.sku(0), 3]])
    expectRefusal(() => amend(goods, order.id, [[goods.sku(0), 3]]), 'unchanged')
    expectRefusal(() => amend(goods, order.id, [[goods.sku(0), 4]], { version: 1 }), 'stale')
    expectRefusal(() => approveOrder(goods.office, order), 'wrongState')
    const priced = { lines: [{ skuId: goods.sku(0), quantity: 4, overridePriceFen: 4000, overrideReason: '客情' }] }
    expectRefusal(() => amend(goods, order.id, [], priced), 'invalidInput')
    const days = { deliveryFrom: '2026-06-01', deliveryTo: '2026-05-01' }
    expectRefusal(() => amend(goods, order.id, [[goods.sku(0), 4]], days), 'invalidInput')
  })

  it('keeps a version for good', () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 3]])
    amend(goods, order.id, [[goods.sku(0), 4]])
    expect(() => goods.connection.sqlite.exec('delete from order_revisions')).toThrow(/append-only/)
    expect(() => goods.connection.sqlite.exec("update order_revisions set reason = ''")).toThrow(/append-only/)
  })
})
