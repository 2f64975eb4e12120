import { describe, expect, it } from 'vitest'
import { findSettings, saveSettings } from '../../../electron/database/queries/settings'
import { confirmAllocation } from '../../../electron/services/allocations'
import { releaseCredit, showCredit } from '../../../electron/services/credit'
import { inTransaction } from '../../../electron/services/office'
import { approveOrder, submitOrder } from '../../../electron/services/orders'
import { newGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

/** A distributor that may owe 500 yuan: ten pieces at 50. */
const tight = () => {
  const goods = newGoods()
  const poor = goods.addDistributor({ creditLimitFen: 50_000, name: '紧额度' })
  goods.receive([[goods.sku(0), 100]])
  const submitted = (quantity: number) => {
    const { id } = goods.draft([[goods.sku(0), quantity]], { distributorId: poor.id }).document
    return submitOrder(goods.office, { id, version: 1 })
  }
  return { ...goods, poor, submitted }
}

describe('the credit gate', () => {
  it('refuses to approve over the limit, to the fen, and says by how much', () => {
    const goods = tight()
    expect(approveOrder(goods.office, goods.submitted(10)).status).toBe('approved')
    const refusal = expectRefusal(() => approveOrder(goods.office, goods.submitted(11)), 'creditExceeded')
    expect(refusal.params).toEqual({
      ...{ distributor: '紧额度', limitFen: 50_000, exposureFen: 55_000, overFen: 5000, neededFen: 5000 },
      who: '陈经理',
    })
  })

  it('counts what is promised and what is owed, each piece once', () => {
    const goods = tight()
    const first = approveOrder(goods.office, goods.submitted(6))
    approveOrder(goods.office, goods.submitted(6))
    const shipment = goods.ship(goods.firm({ orderIds: [first.id] }))
    const question = { distributorId: goods.poor.id, thisFen: 0 }
    expect(showCredit(goods.office, question)).toMatchObject({ committedFen: 30_000, receivableFen: 0, ok: true })
    goods.dispatch(shipment)
    expect(showCredit(goods.office, question)).toMatchObject({ committedFen: 0, receivableFen: 30_000, ok: true })
    expectRefusal(() => goods.firm(), 'creditExceeded')
  })

  it('is asked again at dispatch, because the account moved since the goods were promised', () => {
    const goods = tight()
    const first = goods.ship(goods.firm({ orderIds: [approveOrder(goods.office, goods.submitted(10)).id] }))
    goods.connection.sqlite.prepare('update distributors set credit_limit_fen = 49999 where id = ?').run(goods.poor.id)
    expectRefusal(() => goods.dispatch(first), 'creditExceeded')
    expect(goods.receivable(goods.poor.id)).toBe(0)
    expect(goods.stock(goods.sku(0))).toEqual([100, 10])
  })

  it('lets a released order through up to the amount and the day, and no further', () => {
    const goods = tight()
    const submitted = goods.submitted(12)
    const release = { amountFen: 10_000, reason: '旺季', until: '2026-03-06' }
    const released = releaseCredit(goods.office, { ...submitted, ...release })
    expect(released).toMatchObject({ status: 'submitted', version: 3 })
    const order = approveOrder(goods.office, released)
    expect(goods.order(order.id).credit).toMatchObject({ releasedFen: 10_000, releasedUntil: '2026-03-06', ok: true })
    const shipment = goods.ship(goods.firm({ orderIds: [order.id] }))
    goods.setToday('2026-03-07')
    expectRefusal(() => goods.dispatch(shipment), 'creditExceeded')
    goods.setToday('2026-03-06')
    expect(goods.dispatch(shipment).status).toBe('dispatched')
  })

  it('does not let a release through for more than it names, nor two small ones for a big one', () => {
    const goods = tight()
    let step = goods.submitted(12)
    const release = { amountFen: 6000, reason: '旺季', until: '2026-04-01' }
    step = releaseCredit(goods.office, { ...step, ...release })
    step = releaseCredit(goods.office, { ...step, ...release, amountFen: 5000 })
    expect(goods.order(step.id).credit).toMatchObject({ releasedFen: 6000, overFen: 10_000, ok: false })
    expectRefusal(() => approveOrder(goods.office, step), 'creditExceeded')
  })

  it('does not let an order through on the release of another', () => {
    const goods = tight()
    const released = goods.submitted(12)
    releaseCredit(goods.office, { ...released, amountFen: 10_000, reason: '旺季', until: '2026-04-01' })
    expectRefusal(() => approveOrder(goods.office, goods.submitted(12)), 'creditExceeded')
  })

  it('weighs every distributor of an allocation on its own', () => {
    const goods = tight()
    const rich = goods.approved([[goods.sku(0), 20]])
    const poor = approveOrder(goods.office, goods.submitted(8))
    const both = goods.propose({ orderIds: [rich.id, poor.id] })
    goods.connection.sqlite.prepare('update distributors set credit_limit_fen = 0 where id = ?').run(goods.poor.id)
    const refusal = expectRefusal(
      () => confirmAllocation(goods.office, { id: both.document.id, version: 1 }),
      'creditExceeded',
    )
    expect(refusal.params.distributor).toBe('紧额度')
    expect(goods.stock(goods.sku(0))).toEqual([100, 0])
    expect(goods.firm({ orderIds: [rich.id] }).status).toBe('firm')
  })

  it('stands open when the company does not control credit', () => {
    const goods = tight()
    inTransaction(goods.office, (tx) => saveSettings(tx, { ...findSettings(tx), creditControl: false }))
    expect(approveOrder(goods.office, goods.submitted(50)).status).toBe('approved')
  })
})

describe('releaseCredit', () => {
  const release = { amountFen: 10_000, reason: '旺季', until: '2026-04-01' }

  it('needs an approval limit that covers the amount', () => {
    const goods = tight()
    const order = goods.submitted(12)
    const supervisor = goods.officeFor('supervisor')
    const tooMuch = { ...order, ...release, amountFen: 600_000 }
    expectRefusal(() => releaseCredit(supervisor, tooMuch), 'limitExceeded')
    expectRefusal(() => releaseCredit(goods.officeFor('assistant'), { ...order, ...release }), 'limitExceeded')
    expect(releaseCredit(supervisor, { ...order, ...release }).version).toBe(3)
  })

  it('needs a day that is not over', () => {
    const goods = tight()
    const past = { ...goods.submitted(12), ...release, until: '2026-03-04' }
    expectRefusal(() => releaseCredit(goods.office, past), 'invalidInput', 'until')
  })
})

describe('showCredit', () => {
  it('is for who looks after the distributor, and for orders that exist', () => {
    const goods = tight()
    const representative = goods.officeFor('representative', { distributorIds: [goods.distributor.id] })
    expectRefusal(() => showCredit(representative, { distributorId: goods.poor.id, thisFen: 0 }), 'notFound')
    expectRefusal(() => showCredit(goods.office, { distributorId: 99_999, thisFen: 0 }), 'notFound')
    const unknown = { distributorId: goods.poor.id, orderId: 99_999, thisFen: 0 }
    expectRefusal(() => showCredit(goods.office, unknown), 'notFound')
  })

  it('weighs what is being typed under the release of its order', () => {
    const goods = tight()
    const order = goods.submitted(12)
    releaseCredit(goods.office, { ...order, amountFen: 10_000, reason: '旺季', until: '2026-04-01' })
    const question = { distributorId: goods.poor.id, orderId: order.id, thisFen: 60_000 }
    expect(showCredit(goods.office, question)).toMatchObject({ overFen: 10_000, ok: true })
    expect(showCredit(goods.office, { ...question, thisFen: 60_001 }).ok).toBe(false)
  })
})
