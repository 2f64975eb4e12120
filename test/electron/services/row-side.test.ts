import { describe, expect, test } from 'vitest'
import { discardOrder, rowSide, saveOrder, submitOrder } from '../../../electron/services/orders'
import { placeProduction, saveProduction } from '../../../electron/services/production'
import { inspectReturn } from '../../../electron/services/return-inspections'
import { approveReturn, getReturn, receiveReturn, saveReturn } from '../../../electron/services/returns'
import { postSellOut } from '../../../electron/services/sell-out'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { plansOf } from '../../helpers/plans'
import { refusalOf } from '../../helpers/refusals'

const ask = (goods: TestGoods, change: object = {}, office = goods.office) => {
  const [colour] = goods.style.colours
  return rowSide(
    office,
    parsed('orders.rowSide', {
      ...{ distributorId: goods.distributor.id, styleId: goods.style.id, colourId: colour?.id ?? 0 },
      ...{ date: '2026-03-05', ...change },
    }),
  )
}

const sell = (goods: TestGoods, skuId: number, quantity: number, distributorId = goods.distributor.id) =>
  postSellOut(goods.office, {
    ...{ distributorId, reference: '', importId: null },
    lines: [{ date: '2026-03-05', skuId, quantity }],
  })

/** Six S and four M sent and arrived, one S short, two S back, three S sold. */
function traded() {
  const goods = newGoods()
  const { shipment } = goods.dispatched([
    [goods.sku(0), 6],
    [goods.sku(1), 4],
  ])
  goods.confirm(shipment, { 0: 5 })
  const { document } = saveReturn(
    goods.office,
    parsed('returns.save', {
      ...{ distributorId: goods.distributor.id, businessDate: '2026-03-05', reason: 'defect' },
      ...{ warehouseId: goods.warehouse.id, lines: [{ skuId: goods.sku(0), quantity: 2 }] },
    }),
  )
  const approved = approveReturn(goods.office, { id: document.id, version: 1 })
  const date = '2026-03-05'
  const received = receiveReturn(goods.office, parsed('returns.receive', { ...approved, date, received: [] }))
  const lineId = getReturn(goods.office, { id: document.id }).lines[0]?.id ?? 0
  const lines = [{ lineId, good: 2 }]
  inspectReturn(goods.office, parsed('returns.inspect', { ...received, date, lines }))
  sell(goods, goods.sku(0), 3)
  return goods
}

describe('beside a row of an order', () => {
  test('a distributor’s own past stands size by size, of the colour and of the style', () => {
    const goods = traded()
    const { past } = ask(goods)
    const figures = past?.sizes.map(({ size, ordered, shipped, returned, sold }) => [
      size,
      ordered,
      shipped,
      returned,
      sold,
    ])
    expect(figures).toEqual([
      ['S', 6, 6, 2, 3],
      ['M', 4, 4, 0, 0],
      ['L', 0, 0, 0, 0],
    ])
    expect(past?.colour).toMatchObject({ ordered: 10, shipped: 10, returned: 2, sold: 3 })
    // The short piece is on its way still: 10 − 2 = 8 could be sold.
    expect(past?.colour.sellThroughBp).toBe(3750)
    expect(past?.orders).toMatchObject([{ businessDate: '2026-03-05', quantity: 10, priceFen: 5000 }])
  })

  test('nothing of another distributor, of the order itself, of drafts or of what was cancelled is in it', () => {
    const goods = newGoods()
    const other = goods.addDistributor()
    goods.approved([[goods.sku(0), 9]], { distributorId: other.id })
    const own = goods.approved([[goods.sku(0), 5]])
    goods.draft([[goods.sku(0), 7]])
    const dropped = goods.draft([[goods.sku(0), 8]])
    discardOrder(goods.office, { id: dropped.document.id, version: 1 })
    expect(ask(goods).past?.colour.ordered).toBe(5)
    expect(ask(goods, { orderId: own.id }).past?.colour.ordered).toBe(0)
    expect(ask(goods, { distributorId: other.id }).past?.colour.ordered).toBe(9)
    expect(ask(goods, { distributorId: null }).past).toBeNull()
  })

  test('last year’s season stands beside a new style by size, of its own category only', () => {
    const goods = newGoods()
    const last = goods.addStyle({ season: '2025SS', category: '上衣', sizes: ['M', 'S'] })
    const other = goods.addStyle({ season: '2025SS', category: '裤子', sizes: ['S'] })
    const order = goods.draft([
      [last.sku('BK', 'S'), 3],
      [last.sku('BK', 'M'), 5],
      [other.sku('BK', 'S'), 40],
    ])
    submitOrder(goods.office, { id: order.document.id, version: 1 })
    sell(goods, last.sku('BK', 'M'), 2)
    const earlier = ask(goods).past?.earlier
    expect(earlier).toMatchObject({ season: '2025SS', category: '上衣', styleCount: 1, total: { ordered: 8, sold: 2 } })
    expect(earlier?.sizes.map(({ size, ordered, sold }) => [size, ordered, sold])).toEqual([
      ['S', 3, 0],
      ['M', 5, 2],
    ])
  })

  test('what lies more than two years back is not counted', () => {
    const goods = newGoods()
    goods.approved([[goods.sku(0), 5]])
    expect(ask(goods, { date: '2028-03-05' }).past?.colour.ordered).toBe(5)
    expect(ask(goods, { date: '2028-03-06' }).past?.colour.ordered).toBe(0)
  })

  test('what factories still owe stands with its day, for whoever may see the stock', () => {
    const goods = newGoods()
    const { document } = saveProduction(
      goods.office,
      parsed('production.save', {
        ...{ businessDate: '2026-03-05', factory: '一厂', dueDate: '2026-05-20' },
        lines: [
          { skuId: goods.sku(0), quantity: 30 },
          { skuId: goods.sku(3), quantity: 10 },
        ],
      }),
    )
    expect(ask(goods).expected).toEqual([])
    placeProduction(goods.office, { id: document.id, version: 1 })
    expect(ask(goods).expected).toMatchObject([{ skuId: goods.sku(0), dueDate: '2026-05-20', quantity: 30 }])
    const blind = { ...goods.office, actor: { ...goods.office.actor, permissions: new Set<string>() } }
    expect(ask(goods, {}, blind).expected).toEqual([])
  })

  test('a representative learns nothing of distributors of others', () => {
    const goods = traded()
    const mine = goods.addDistributor()
    const office = goods.officeFor('representative', { distributorIds: [mine.id] })
    expect(refusalOf(() => ask(goods, {}, office)).code).toBe('notFound')
    expect(ask(goods, { distributorId: mine.id }, office).past?.colour.ordered).toBe(0)
  })

  test('it is read by index, so that it costs the same in any year', () => {
    const goods = newGoods()
    const plans = plansOf(goods.connection, () => ask(goods)).join('\n')
    expect(plans).toContain('documents_by_distributor (distributor_id=? AND kind=? AND business_date>?)')
    expect(plans).toContain('order_lines_by_order (order_id=?)')
    expect(plans).toContain('stock_entries_by_place (warehouse_id=? AND sku_id=? AND business_date>?)')
    expect(plans).toContain('production_lines_by_sku (sku_id=?)')
    const scans = plans.split('\n').filter((step) => step.startsWith('SCAN') && !/json_each|sizes/.test(step))
    expect(scans).toEqual([])
  })
})

test('an order that was typed before counts once it was handed in', () => {
  const goods = newGoods()
  const { document } = saveOrder(
    goods.office,
    parsed('orders.save', {
      ...{ distributorId: goods.distributor.id, orderKind: 'fair', businessDate: '2026-02-01' },
      lines: [{ skuId: goods.sku(0), quantity: 5 }],
    }),
  )
  expect(ask(goods).past?.orders).toEqual([])
  submitOrder(goods.office, { id: document.id, version: 1 })
  expect(ask(goods).past?.orders).toMatchObject([{ number: document.number, quantity: 5 }])
})
