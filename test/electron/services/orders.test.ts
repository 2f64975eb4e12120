import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../../electron/services/office'
import {
  approveOrder,
  cancelRemainder,
  discardOrder,
  getOrder,
  insertImportedOrder,
  listOrders,
  submitOrder,
  withdrawOrder,
} from '../../../electron/services/orders'
import { approvePricePolicy, savePricePolicy } from '../../../electron/services/price-policies'
import { saveRole } from '../../../electron/services/users'
import { orderDraft } from '../../../shared/schemas/orders'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

const withFloor = (goods: TestGoods) => {
  const policy = parsed('pricePolicies.save', {
    name: '春季',
    dateFrom: '2026-01-01',
    rateBp: 6000,
    floorPriceFen: 5500,
    priority: 1,
  })
  approvePricePolicy(goods.office, { id: savePricePolicy(goods.office, policy).id, version: 1 })
}

const reason = '年度客情'
const overriding = (goods: TestGoods, overridePriceFen: number) => ({
  lines: [{ skuId: goods.sku(0), quantity: 2, overridePriceFen, overrideReason: reason }],
})

describe('saveOrder', () => {
  it('prices a new order by its distributor and sums it up', () => {
    const goods = newGoods()
    const order = goods.draft([
      [goods.sku(0), 3],
      [goods.sku(4), 2],
    ])
    expect(order.document).toMatchObject({ status: 'draft', quantity: 5, amountFen: 25_000, version: 1 })
    expect(order.document.number).toBe('SO-2026-000001')
    expect(order.lines[0]).toMatchObject({ rateBp: 5000, priceFen: 5000, priceRule: 'distributorDiscount' })
    expect(order.lines[0]?.skuCode).not.toBe('')
  })

  it('adds the same SKU typed twice up to one line', () => {
    const goods = newGoods()
    const order = goods.draft([
      [goods.sku(0), 3],
      [goods.sku(1), 1],
      [goods.sku(0), 4],
    ])
    expect(order.lines.map((line) => line.quantity)).toEqual([7, 1])
  })

  it('refuses one SKU at two prices of one’s own', () => {
    const goods = newGoods()
    const line = { skuId: goods.sku(0), quantity: 1 }
    const lines = [
      { ...line, overridePriceFen: 4000 },
      { ...line, overridePriceFen: 4100 },
    ]
    expectRefusal(() => goods.draft([], { lines }), 'invalidInput', 'lines.1.overridePriceFen')
  })

  it('changes a draft in place and counts its version up', () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 3]]).document
    const other = goods.addDistributor({ discountBp: 4000 })
    const changed = goods.draft([[goods.sku(2), 1]], { id, version: 1, distributorId: other.id, remark: '加急' })
    expect(changed.document).toMatchObject({ id, version: 2, quantity: 1, amountFen: 4000, remark: '加急' })
    expect(changed.document.distributorId).toBe(other.id)
    expect(changed.history.map((step) => step.action)).toEqual(['save', 'create'])
  })

  it('refuses a stale save with who changed it, and keeps what they saved', () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 3]]).document
    goods.draft([[goods.sku(0), 9]], { id, version: 1 })
    const refusal = expectRefusal(() => goods.draft([[goods.sku(0), 1]], { id, version: 1 }), 'stale')
    expect(refusal.params).toMatchObject({ userName: '陈经理', version: 2 })
    expect(goods.order(id).lines[0]?.quantity).toBe(9)
  })

  it('refuses to change an order that was handed in', () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 3]]).document
    submitOrder(goods.office, { id, version: 1 })
    expectRefusal(() => goods.draft([[goods.sku(0), 1]], { id, version: 2 }), 'wrongState')
  })

  it('points at what does not exist', () => {
    const goods = newGoods()
    expectRefusal(
      () =>
        goods.draft([
          [goods.sku(0), 1],
          [99_999, 1],
        ]),
      'invalidInput',
      'lines.1.skuId',
    )
    expectRefusal(() => goods.draft([], { distributorId: 99_999 }), 'invalidInput', 'distributorId')
    expectRefusal(() => goods.draft([], { fairId: 99_999 }), 'invalidInput', 'fairId')
    const backwards = { deliveryFrom: '2026-05-02', deliveryTo: '2026-05-01' }
    expectRefusal(() => goods.draft([], backwards), 'invalidInput', 'deliveryTo')
  })

  it('lets a supervisor set a price, but only a manager below the floor, and an assistant never', () => {
    const goods = newGoods()
    withFloor(goods)
    const supervisor = goods.officeFor('supervisor')
    const order = goods.draft([], overriding(goods, 5700), supervisor)
    expect(order.lines[0]).toMatchObject({ priceFen: 5700, rateBp: 5700, amountFen: 11_400, priceRule: 'override' })
    const below = expectRefusal(
      () => goods.draft([], overriding(goods, 5400), supervisor),
      'priceBelowFloor',
      'lines.0.overridePriceFen',
    )
    expect(below.params).toMatchObject({ floorFen: 5500, priceFen: 5400, rule: '春季' })
    expect(goods.draft([], overriding(goods, 5400), goods.officeFor('manager')).lines[0]?.priceFen).toBe(5400)
    expectRefusal(() => goods.draft([], overriding(goods, 5700), goods.officeFor('assistant')), 'notPermitted')
  })

  it('holds a supervisor to the limit of the role, which a company may widen', () => {
    const goods = newGoods()
    const supervisor = goods.officeFor('supervisor')
    expect(goods.draft([], overriding(goods, 4500), supervisor).document.amountFen).toBe(9000)
    const below = expectRefusal(
      () => goods.draft([], overriding(goods, 4499), supervisor),
      'priceBelowLimit',
      'lines.0.overridePriceFen',
    )
    expect(below.params).toMatchObject({ priceFen: 4499, policyFen: 5000, limitBp: 1000, lowestFen: 4500 })
    const { permissions, approvalLimitFen } = supervisor.actor
    const wider = { code: 'supervisor' as const, permissions: [...permissions], approvalLimitFen, priceLimitBp: 2000 }
    saveRole(goods.office, wider)
    expect(
      goods.draft([], overriding(goods, 4000), goods.officeOfUser(supervisor.actor.userId)).lines[0],
    ).toMatchObject({
      priceFen: 4000,
    })
    saveRole(goods.office, {
      ...wider,
      permissions: wider.permissions.filter((name) => name !== 'orders.overridePrice'),
    })
    const nobody = goods.officeOfUser(supervisor.actor.userId)
    const refused = expectRefusal(() => goods.draft([], overriding(goods, 4999), nobody), 'notPermitted')
    expect(refused.params).toEqual({ permission: 'orders.overridePrice' })
  })

  it('wants a reason, keeps it with the line, and tells the history who set which price and why', () => {
    const goods = newGoods()
    const lines = [{ skuId: goods.sku(0), quantity: 2, overridePriceFen: 4800 }]
    expectRefusal(() => goods.draft([], { lines }), 'invalidInput', 'lines.0.overrideReason')
    const both = [
      ...overriding(goods, 4800).lines,
      { skuId: goods.sku(1), quantity: 1, overridePriceFen: 4800, overrideReason: reason },
    ]
    const order = goods.draft([], { lines: both })
    expect(order.lines[0]).toMatchObject({ overrideReason: reason, overrideBy: '陈经理', policyPriceFen: 5000 })
    const [style] = order.lines
    const what = `${style?.styleCode} ${style?.colourName} 50.00 → 48.00`
    expect(order.history.map(({ action, detail }) => [action, detail])).toEqual([
      ['overridePrice', { what, reason }],
      ['create', {}],
    ])
    const { id } = order.document
    const again = goods.draft([], { lines: both, id, version: 1 })
    expect(again.history.map(({ action }) => action)).toEqual(['save', 'overridePrice', 'create'])
    const back = goods.draft([[goods.sku(0), 2]], { id, version: 2 })
    expect(back.lines[0]).toMatchObject({
      priceFen: 5000,
      overrideReason: null,
      overrideBy: null,
      policyPriceFen: null,
    })
    expect(back.history[0]).toMatchObject({ action: 'restorePrice', version: 3 })
    expect(back.history[0]?.detail).toEqual({ what: what.replace('50.00 → 48.00', '48.00 → 50.00') })
  })

  it('gives another size of the colour the price that was set for it, whoever types it, but no other colour', () => {
    const goods = newGoods()
    const { id } = goods.draft([], overriding(goods, 4200)).document
    const assistant = goods.officeFor('assistant')
    const own = { quantity: 1, overridePriceFen: 4200, overrideReason: reason }
    const lines = [...overriding(goods, 4200).lines, { ...own, skuId: goods.sku(1) }]
    const more = goods.draft([], { lines, id, version: 1 }, assistant)
    expect(more.lines.map((line) => [line.priceFen, line.overrideBy])).toEqual([
      [4200, '陈经理'],
      [4200, '陈经理'],
    ])
    expect(more.history.map(({ action }) => action)).toEqual(['save', 'overridePrice', 'create'])
    const other = [...lines, { ...own, skuId: goods.sku(3) }]
    expectRefusal(() => goods.draft([], { lines: other, id, version: 2 }, assistant), 'notPermitted')
    const reworded = overriding(goods, 4200).lines.map((line) => ({ ...line, overrideReason: '别的理由' }))
    expectRefusal(() => goods.draft([], { lines: reworded, id, version: 2 }, assistant), 'notPermitted')
  })

  it('keeps a price of one’s own over submitting, withdrawing and another customer', () => {
    const goods = newGoods()
    const { id } = goods.draft([], overriding(goods, 4200)).document
    withdrawOrder(goods.office, submitOrder(goods.office, { id, version: 1 }))
    const other = goods.addDistributor({ discountBp: 3000 })
    const moved = goods.draft(
      [],
      { ...overriding(goods, 4200), id, version: 3, distributorId: other.id },
      goods.officeFor('assistant'),
    )
    expect(moved.lines[0]).toMatchObject({ priceFen: 4200, overrideReason: reason, policyPriceFen: 3000 })
  })

  it('takes a price for what has no tag price, at no rate', () => {
    const goods = newGoods()
    const gift = goods.addStyle({ tagPriceFen: 0 }).skuIds[0] ?? 0
    const own = { quantity: 2, overridePriceFen: 300, overrideReason: reason }
    const order = goods.draft([], { lines: [{ ...own, skuId: gift }] })
    expect(order.lines[0]).toMatchObject({ rateBp: 0, priceFen: 300, amountFen: 600 })
  })

  it('keeps a supervisor’s price when an assistant goes on with the draft', () => {
    const goods = newGoods()
    const { id } = goods.draft([], overriding(goods, 4200)).document
    const assistant = goods.officeFor('assistant')
    const kept = goods.draft([], { ...overriding(goods, 4200), id, version: 1 }, assistant)
    expect(kept.lines[0]).toMatchObject({ priceFen: 4200, priceRule: 'override' })
    expectRefusal(() => goods.draft([], { ...overriding(goods, 4100), id, version: 2 }, assistant), 'notPermitted')
  })

  it('shows and takes only the distributors a representative looks after', () => {
    const goods = newGoods()
    const other = goods.addDistributor()
    const theirs = goods.draft([[goods.sku(0), 1]])
    goods.draft([[goods.sku(0), 1]], { distributorId: other.id })
    const representative = goods.officeFor('representative', { distributorIds: [other.id] })
    expectRefusal(() => goods.draft([[goods.sku(0), 1]], {}, representative), 'notFound')
    expectRefusal(() => getOrder(representative, { id: theirs.document.id }), 'notFound')
    expectRefusal(() => submitOrder(representative, { id: theirs.document.id, version: 1 }), 'notFound')
    const move = { id: theirs.document.id, version: 1, distributorId: other.id }
    expectRefusal(() => goods.draft([], move, representative), 'notFound')
    const seen = listOrders(representative, parsed('orders.list', {}))
    expect(seen.rows.map((row) => row.distributorId)).toEqual([other.id])
  })
})

describe('the steps of an order', () => {
  it('hands in, takes back, hands in and approves, each step in the history', () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 3]]).document
    const { office } = goods
    const submitted = submitOrder(office, { id, version: 1 })
    const draft = withdrawOrder(office, submitted)
    const approved = approveOrder(office, submitOrder(office, draft))
    expect(approved).toMatchObject({ status: 'approved', version: 5 })
    const actions = goods.order(id).history.map((step) => step.action)
    expect(actions).toEqual(['approve', 'submit', 'withdraw', 'submit', 'create'])
  })

  it('refuses to hand in an order without lines', () => {
    const goods = newGoods()
    const { id } = goods.draft([]).document
    expectRefusal(() => submitOrder(goods.office, { id, version: 1 }), 'noLines')
  })

  it('discards a draft but keeps its number, so that the sequence has no gap', () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 3]]).document
    expect(discardOrder(goods.office, { id, version: 1 }).status).toBe('cancelled')
    expect(goods.order(id).lines[0]?.cancelledQuantity).toBe(3)
    expect(goods.draft([]).document.number).toBe('SO-2026-000002')
  })

  it('cancels only what is open; promised pieces stay until they are released', () => {
    const goods = newGoods()
    goods.receive([[goods.sku(0), 4]])
    const { id } = goods.approved([[goods.sku(0), 10]])
    goods.firm()
    const reason = '不要了'
    const step = cancelRemainder(goods.office, { id, version: 3, reason })
    expect(step.status).toBe('allocated')
    expect(goods.order(id).lines[0]).toMatchObject({ allocatedQuantity: 4, cancelledQuantity: 6 })
    expect(goods.order(id).history[0]?.detail).toEqual({ reason, quantity: 6 })
    expectRefusal(() => cancelRemainder(goods.office, { id, version: 4, reason }), 'noLines')
  })

  it('cancels an order nobody served as a whole', () => {
    const goods = newGoods()
    const { id } = goods.approved([[goods.sku(0), 10]])
    expect(cancelRemainder(goods.office, { id, version: 3, reason: '换款' }).status).toBe('cancelled')
  })
})

describe('listOrders', () => {
  it('shows what became of each order of the page, and narrows by kind', () => {
    const goods = newGoods()
    goods.receive([[goods.sku(0), 4]])
    const { id } = goods.approved([[goods.sku(0), 10]])
    goods.firm()
    const fair = goods.draft([[goods.sku(0), 10]], { orderKind: 'fair' })
    const { rows } = listOrders(goods.office, parsed('orders.list', {}))
    expect(rows.find((row) => row.id === id)).toMatchObject({
      orderKind: 'replenish',
      allocatedQuantity: 4,
      shippedQuantity: 0,
      openQuantity: 6,
      status: 'partlyAllocated',
    })
    const fairs = listOrders(goods.office, parsed('orders.list', { orderKind: 'fair' }))
    expect(fairs.rows.map((row) => row.id)).toEqual([fair.document.id])
  })

  it('pages by key', () => {
    const goods = newGoods()
    for (let count = 0; count < 3; count += 1) goods.draft([[goods.sku(0), 1]])
    const first = listOrders(goods.office, parsed('orders.list', { limit: 2 }))
    const second = listOrders(goods.office, parsed('orders.list', { limit: 2, after: first.next ?? '' }))
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null])
  })
})

describe('insertImportedOrder', () => {
  it('keeps the prices it came with, the same SKU at two prices as two lines', () => {
    const goods = newGoods()
    const line = { skuId: goods.sku(0), tagPriceFen: 10_000, priceRule: 'form' }
    const opened = inTransaction(goods.office, (tx) =>
      insertImportedOrder(goods.office, tx, {
        ...{ distributorId: goods.distributor.id, orderKind: 'fair', businessDate: '2026-03-01', status: 'approved' },
        ...{ reference: 'F-77', origin: 'import', importId: 5 },
        lines: [
          { ...line, quantity: 2, rateBp: 5000, priceFen: 5000 },
          { ...line, quantity: 3, rateBp: 4000, priceFen: 4000 },
        ],
      }),
    )
    const order = goods.order(opened.id)
    expect(order.document).toMatchObject({ status: 'approved', quantity: 5, amountFen: 22_000, reference: 'F-77' })
    expect(order.lines.map((one) => one.priceFen)).toEqual([5000, 4000])
    expect(order.history[0]?.action).toBe('import')
    goods.receive([[goods.sku(0), 4]])
    const shipment = goods.ship(goods.firm())
    goods.dispatch(shipment)
    const shipped = goods.order(opened.id).lines.map((one) => one.shippedQuantity * one.priceFen)
    expect(goods.receivable()).toBe(shipped.reduce((sum, fen) => sum + fen, 0))
  })
})

describe('saving an order again', () => {
  it('asks for the version that was seen, because without it nobody knows what it replaces', () => {
    const goods = newGoods()
    const { id } = goods.draft([]).document
    const seen = { id, distributorId: goods.distributor.id, orderKind: 'spot' as const, businessDate: '2026-03-05' }
    const answer = orderDraft.safeParse({ ...seen, lines: [] })
    expect(answer.error?.issues.map(({ path }) => path.join('.'))).toEqual(['version'])
  })
})
