import { describe, expect, it } from 'vitest'
import { findSettings, saveSettings } from '../../../electron/database/queries/settings'
import {
  getGoodsReceipt,
  listGoodsReceipts,
  postGoodsReceipt,
  reverseGoodsReceipt,
} from '../../../electron/services/goods-receipts'
import { inTransaction } from '../../../electron/services/office'
import {
  aggregateOrders,
  cancelProduction,
  getProduction,
  listProduction,
  placeProduction,
  saveProduction,
} from '../../../electron/services/production'
import type { Input } from '../../../shared/contract'
import { parsed } from '../../helpers/company'
import { newGoods, type Pieces, type TestGoods } from '../../helpers/goods-flow'
import { brokenGoods } from '../../helpers/goods-invariants'
import { expectRefusal } from '../../helpers/refusals'

const run = { businessDate: '2026-03-05', factory: '一厂', dueDate: '2026-04-20' }

const save = (goods: TestGoods, pieces: Pieces, change: Partial<Input<'production.save'>> = {}) =>
  saveProduction(
    goods.office,
    parsed('production.save', {
      ...run,
      lines: pieces.map(([skuId, quantity]) => ({ skuId, quantity })),
      ...change,
    }),
  )

const aggregate = (goods: TestGoods, orderIds: number[], change: Partial<Input<'production.aggregate'>> = {}) =>
  aggregateOrders(goods.office, parsed('production.aggregate', { ...run, orderIds, ...change }))

const placed = (goods: TestGoods, pieces: Pieces) =>
  placeProduction(goods.office, { id: save(goods, pieces).document.id, version: 1 })

const receive = (goods: TestGoods, productionOrderId: number | null, pieces: Pieces, warehouseId?: number) =>
  postGoodsReceipt(
    goods.office,
    parsed('goodsReceipts.post', {
      ...{ businessDate: goods.office.today(), warehouseId: warehouseId ?? goods.warehouse.id, productionOrderId },
      lines: pieces.map(([skuId, quantity]) => ({ skuId, quantity })),
    }),
  )

describe('aggregateOrders', () => {
  it('sums the open demand of orders by SKU, with who asked for how much and a buffer on top', () => {
    const goods = newGoods()
    const first = goods.approved([
      [goods.sku(0), 30],
      [goods.sku(1), 5],
    ])
    const second = goods.approved([[goods.sku(0), 20]], { distributorId: goods.addDistributor().id })
    const { document, lines } = aggregate(goods, [first.id, second.id, first.id], { bufferBp: 1000 })
    expect(document).toMatchObject({ status: 'draft', quantity: 61 })
    expect(lines.map((line) => line.quantity)).toEqual([55, 6])
    expect(lines[0]?.sources.map((source) => source.quantity)).toEqual([30, 20])
    expect(lines[0]?.sources[0]?.orderNumber).toBe('SO-2026-000001')
    expect(goods.order(first.id).links.map((link) => link.id)).toEqual([document.id])
  })

  it('does not ask for what is asked for already, until that production order is given up', () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 30]])
    const { id } = aggregate(goods, [order.id]).document
    expectRefusal(() => aggregate(goods, [order.id]), 'noLines')
    cancelProduction(goods.office, { id, version: 1 })
    expect(aggregate(goods, [order.id]).document.quantity).toBe(30)
  })

  it('refuses orders that are not approved and days that are over', () => {
    const goods = newGoods()
    const { id } = goods.draft([[goods.sku(0), 30]]).document
    expectRefusal(() => aggregate(goods, [id]), 'wrongState')
    expectRefusal(() => aggregate(goods, [id], { dueDate: '2026-03-04' }), 'invalidInput', 'dueDate')
  })
})

describe('a production order', () => {
  it('keeps the orders behind the lines that stay when its draft is changed', () => {
    const goods = newGoods()
    const order = goods.approved([
      [goods.sku(0), 30],
      [goods.sku(1), 5],
    ])
    const { id } = aggregate(goods, [order.id]).document
    const changed = save(
      goods,
      [
        [goods.sku(0), 40],
        [goods.sku(2), 7],
      ],
      { id, version: 1, factory: '二厂' },
    )
    expect(changed).toMatchObject({ factory: '二厂', document: { quantity: 47, version: 2 } })
    expect(changed.lines.map((line) => [line.quantity, line.sources.length])).toEqual([
      [40, 1],
      [7, 0],
    ])
  })

  it('leaves a line alone whose quantity stays', () => {
    const goods = newGoods()
    const { document, lines } = save(goods, [[goods.sku(0), 4]])
    const again = save(goods, [[goods.sku(0), 4]], { id: document.id, version: 1 })
    expect(again.lines.map((line) => line.id)).toEqual(lines.map((line) => line.id))
  })

  it('refuses SKUs and days that cannot be', () => {
    const goods = newGoods()
    expectRefusal(() => save(goods, [[99_999, 4]]), 'invalidInput', 'lines.0.skuId')
    expectRefusal(() => save(goods, [[goods.sku(0), 4]], { dueDate: '2026-01-01' }), 'invalidInput', 'dueDate')
  })

  it('is hidden from who sees only some distributors', () => {
    const goods = newGoods()
    const { id } = save(goods, [[goods.sku(0), 4]]).document
    const representative = goods.officeFor('representative', { distributorIds: [goods.distributor.id] })
    expectRefusal(() => getProduction(representative, { id }), 'notFound')
    expect(listProduction(representative, parsed('production.list', {})).rows).toEqual([])
    expect(listProduction(goods.office, parsed('production.list', {})).rows).toHaveLength(1)
  })
})

describe('a goods receipt', () => {
  it('brings goods from the factory into the warehouse and counts them against the production order', () => {
    const goods = newGoods()
    const { id } = placed(goods, [
      [goods.sku(0), 10],
      [goods.sku(1), 5],
    ])
    const receipt = receive(goods, id, [
      [goods.sku(0), 4],
      [goods.sku(0), 2],
    ])
    expect(receipt).toMatchObject({ productionOrderId: id, document: { status: 'posted', quantity: 6 } })
    expect(goods.stock(goods.sku(0))).toEqual([6, 0])
    expect(goods.statusOf(id)).toBe('partlyReceived')
    receive(goods, id, [
      [goods.sku(0), 9],
      [goods.sku(1), 5],
    ])
    expect(goods.statusOf(id)).toBe('completed')
    const { lines } = getProduction(goods.office, { id })
    expect(lines.map((line) => [line.quantity, line.receivedQuantity])).toEqual([
      [10, 15],
      [5, 5],
    ])
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('takes a SKU in that nobody asked for, because it is on the floor', () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 10]])
    const receipt = receive(goods, id, [[goods.sku(3), 2]])
    expect(receipt.lines[0]).toMatchObject({ skuId: goods.sku(3), quantity: 2 })
    expect(goods.statusOf(id)).toBe('placed')
  })

  it('refuses places that are not ours, SKUs that do not exist, and production orders that expect nothing', () => {
    const goods = newGoods()
    const pieces: Pieces = [[goods.sku(0), 2]]
    expectRefusal(() => receive(goods, null, pieces, goods.place('distributor')), 'invalidInput', 'warehouseId')
    expectRefusal(() => receive(goods, null, pieces, 99_999), 'invalidInput', 'warehouseId')
    expectRefusal(() => receive(goods, null, [[99_999, 2]]), 'invalidInput', 'lines.0.skuId')
    expectRefusal(() => receive(goods, save(goods, pieces).document.id, pieces), 'wrongState')
  })

  it('refuses a closed day and leaves no document behind', () => {
    const goods = newGoods()
    inTransaction(goods.office, (tx) => saveSettings(tx, { ...findSettings(tx), closedThrough: '2026-03-05' }))
    expectRefusal(() => receive(goods, null, [[goods.sku(0), 2]]), 'periodLocked')
    expect(listGoodsReceipts(goods.office, parsed('goodsReceipts.list', {})).rows).toEqual([])
    goods.setToday('2026-03-06')
    expect(receive(goods, null, [[goods.sku(0), 2]]).document.number).toBe('GR-2026-000001')
  })

  it('is taken back by its mirror, and the production order waits again', () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 10]])
    const receipt = receive(goods, id, [[goods.sku(0), 10]])
    const reason = { reason: '点错' }
    const step = reverseGoodsReceipt(goods.office, { id: receipt.document.id, version: 1, ...reason })
    expect(step.status).toBe('reversed')
    expect([goods.stock(goods.sku(0)), goods.statusOf(id)]).toEqual([[0, 0], 'placed'])
    expectRefusal(() => reverseGoodsReceipt(goods.office, { ...step, ...reason }), 'wrongState')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('cannot be taken back when its goods are promised', () => {
    const goods = newGoods()
    const receipt = receive(goods, null, [[goods.sku(0), 10]])
    goods.approved([[goods.sku(0), 3]])
    goods.firm()
    const refusal = expectRefusal(
      () => reverseGoodsReceipt(goods.office, { id: receipt.document.id, version: 1, reason: '点错' }),
      'stockMissing',
    )
    expect(refusal.params.missing).toBe(3)
    expect(goods.stock(goods.sku(0))).toEqual([10, 3])
    expect(getGoodsReceipt(goods.office, { id: receipt.document.id }).document.status).toBe('posted')
  })

  it('leaves a production order cancelled that was given up in between', () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 10]])
    const receipt = receive(goods, id, [[goods.sku(0), 4]])
    cancelProduction(goods.office, { id, version: 2 })
    reverseGoodsReceipt(goods.office, { id: receipt.document.id, version: 1, reason: '点错' })
    expect(goods.statusOf(id)).toBe('cancelled')
    expectRefusal(() => receive(goods, id, [[goods.sku(0), 4]]), 'wrongState')
  })
})
