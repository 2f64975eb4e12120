import { expect, test } from 'vitest'
import { saveDistributor } from '../../../electron/services/distributors'
import { submitOrder } from '../../../electron/services/orders'
import { approvePricePolicy, savePricePolicy } from '../../../electron/services/price-policies'
import { previewPolicyLines, previewPricePolicy } from '../../../electron/services/price-previews'
import type { Input } from '../../../shared/contract'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

const job = { report: () => undefined, signal: new AbortController().signal }
const promotion = (goods: TestGoods, change: Partial<Input<'pricePolicies.save'>> = {}) =>
  savePricePolicy(
    goods.office,
    parsed('pricePolicies.save', {
      ...{ kind: 'promotion', name: '换季特惠', dateFrom: '2026-03-01', dateTo: '2026-03-31', rateBp: 4000 },
      ...change,
    }),
  )
const preview = (goods: TestGoods, id: number, basis: 'ownDay' | 'firstDay' = 'ownDay', office = goods.office) =>
  previewPricePolicy(office, { id, basis }, job)
const priceOf = (goods: TestGoods, orderId: number) =>
  goods.connection.sqlite.prepare('select price_fen from order_lines where order_id = ?').pluck().get(orderId)

test('every open order that a draft rule would change, with what becomes of each; nothing is written', async () => {
  const goods = newGoods()
  const draft = goods.draft([
    [goods.sku(0), 3],
    [goods.sku(4), 2],
  ]).document
  const submitted = submitOrder(goods.office, { id: goods.draft([[goods.sku(1), 4]]).document.id, version: 1 })
  const agreed = goods.approved([[goods.sku(2), 5]])
  const policy = promotion(goods)
  const writes = () => goods.connection.sqlite.prepare('select total_changes()').pluck().get()
  const before = writes()
  const shown = await preview(goods, policy.id)
  expect(shown.orders.map(({ id, consequence, differenceFen }) => [id, consequence, differenceFen])).toEqual([
    [agreed.id, 'stays', -5000],
    [submitted.id, 'whenTakenBack', -4000],
    [draft.id, 'follows', -5000],
  ])
  expect(shown).toMatchObject({
    ...{ openOrderCount: 3, policy: { id: policy.id, status: 'draft' } },
    total: { lineCount: 4, quantity: 14, fromFen: 70_000, toFen: 56_000, differenceFen: -14_000, floorLineCount: 0 },
    byConsequence: { follows: { orderCount: 1, differenceFen: -5000 }, stays: { orderCount: 1 } },
  })
  expect(writes()).toBe(before)
  expect(priceOf(goods, draft.id)).toBe(5000)
  // Approved, the draft follows with its next save and the agreed order stays.
  approvePricePolicy(goods.office, policy)
  expect(goods.draft([[goods.sku(0), 3]], { id: draft.id, version: 1 }).lines[0]?.priceFen).toBe(4000)
  expect(priceOf(goods, agreed.id)).toBe(5000)
  const after = await preview(goods, policy.id)
  expect(after.orders.map(({ id }) => id)).toEqual([agreed.id, submitted.id])
})

test('a rule of days to come changes nothing on the orders’ own days, and shows what it would on its first', async () => {
  const goods = newGoods()
  const { id } = goods.draft([[goods.sku(0), 3]]).document
  const policy = promotion(goods, { dateFrom: '2026-04-01', dateTo: '2026-04-30' })
  expect((await preview(goods, policy.id)).orders).toEqual([])
  const { orders, byConsequence } = await preview(goods, policy.id, 'firstDay')
  expect(orders).toMatchObject([{ id, consequence: 'whenRedated', differenceFen: -3000 }])
  expect(byConsequence.whenRedated).toEqual({ orderCount: 1, differenceFen: -3000 })
})

test('what is sent or cancelled is not counted, prices of one’s own stay, and lines at the floor say so', async () => {
  const goods = newGoods()
  const base = parsed('pricePolicies.save', { name: '春季', dateFrom: '2026-01-01', rateBp: 5000, floorPriceFen: 4500 })
  approvePricePolicy(goods.office, savePricePolicy(goods.office, base))
  goods.receive([[goods.sku(0), 2]])
  const order = goods.approved([[goods.sku(0), 5]])
  goods.dispatch(goods.ship(goods.firm()))
  const own = { skuId: goods.sku(1), quantity: 2, overridePriceFen: 4800, overrideReason: '老客户' }
  const kept = goods.draft([], { lines: [own] }).document
  const policy = promotion(goods)
  const { orders, total } = await preview(goods, policy.id)
  expect(orders).toMatchObject([
    { id: kept.id, lineCount: 0, ownPriceCount: 1, differenceFen: 0 },
    { id: order.id, lineCount: 1, quantity: 3, differenceFen: -1500, floorLineCount: 1 },
  ])
  expect(total).toMatchObject({ ownPriceCount: 1, floorLineCount: 1 })
  const lines = previewPolicyLines(goods.office, { id: policy.id, basis: 'ownDay', orderId: order.id })
  expect(lines).toEqual([
    {
      ...{ styleId: goods.style.id, styleCode: goods.style.code, styleName: goods.style.name, colourName: '色BK' },
      ...{ quantity: 3, fromFen: 5000, toFen: 4500, fromRule: '春季', toRule: '换季特惠' },
      ...{ differenceFen: -1500, atFloor: true },
    },
  ])
})

test('sizes of a colour at one price are one line', () => {
  const goods = newGoods()
  const { id: orderId } = goods.draft([
    [goods.sku(0), 1],
    [goods.sku(1), 2],
    [goods.sku(3), 4],
  ]).document
  const { id } = promotion(goods)
  expect(previewPolicyLines(goods.office, { id, basis: 'ownDay', orderId })).toMatchObject([
    { colourName: '色BK', quantity: 3, differenceFen: -3000 },
    { colourName: '色WH', quantity: 4, differenceFen: -4000 },
  ])
})

test('it looks only at orders of whom the rule is for, and a representative sees their own', async () => {
  const goods = newGoods()
  goods.draft([[goods.sku(0), 3]])
  const other = goods.addDistributor({ grade: 'A' })
  const { regionName: _r, warehouseId: _w, receivableFen: _b, ...record } = other
  expect(saveDistributor(goods.office, { ...record, grade: 'B' }).grade).toBe('B')
  const theirs = goods.draft([[goods.sku(0), 3]], { distributorId: other.id, orderKind: 'spot' }).document
  const at = async (change: Partial<Input<'pricePolicies.save'>>) => {
    const { orders, openOrderCount } = await preview(goods, promotion(goods, change).id)
    return [orders.map(({ id }) => id), openOrderCount]
  }
  expect(await at({ grade: 'B' })).toEqual([[theirs.id], 1])
  expect(await at({ orderKind: 'spot' })).toEqual([[theirs.id], 1])
  expect(await at({ regionId: other.regionId })).toEqual([[theirs.id], 1])
  expect(await at({ distributorId: other.id })).toEqual([[theirs.id], 1])
  expect(await at({ category: '裤装' })).toEqual([[], 2])
  const { id } = promotion(goods)
  const office = goods.officeFor('representative', { distributorIds: [other.id] })
  expect((await preview(goods, id, 'ownDay', office)).orders).toMatchObject([{ id: theirs.id }])
  const foreign = promotion(goods, { distributorId: goods.distributor.id }).id
  await expect(preview(goods, foreign, 'ownDay', office)).rejects.toMatchObject({ code: 'notFound' })
})

test('an unknown rule or order is refused, and a cancelled look stops', async () => {
  const goods = newGoods()
  const { id: orderId } = goods.draft([[goods.sku(0), 3]]).document
  await expect(preview(goods, 4711)).rejects.toMatchObject({ code: 'notFound' })
  const { id } = promotion(goods)
  expectRefusal(() => previewPolicyLines(goods.office, { id, basis: 'ownDay', orderId: 4711 }), 'notFound')
  expect(previewPolicyLines(goods.office, { id, basis: 'ownDay', orderId })).toHaveLength(1)
  const stopped = { ...job, signal: AbortSignal.abort() }
  await expect(previewPricePolicy(goods.office, { id, basis: 'ownDay' }, stopped)).rejects.toMatchObject({
    code: 'cancelled',
  })
})
