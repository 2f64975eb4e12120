import { expect, test } from 'vitest'
import {
  approvePricePolicy,
  expirePricePolicy,
  listPricePolicies,
  policyHistory,
  savePricePolicy,
} from '../../../electron/services/price-policies'
import { quotePrices } from '../../../electron/services/prices'
import type { Input } from '../../../shared/contract'
import { workbookFile } from '../../fixtures/grids'
import { parsed } from '../../helpers/company'
import { importFiles } from '../../helpers/files'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

type Draft = Partial<Input<'pricePolicies.save'>>

const promotion = (goods: TestGoods, change: Draft = {}) =>
  savePricePolicy(
    goods.office,
    parsed('pricePolicies.save', {
      ...{ kind: 'promotion', name: '换季特惠', dateFrom: '2026-03-01', dateTo: '2026-03-31', rateBp: 4000 },
      ...change,
    }),
  )
const approved = (goods: TestGoods, change: Draft = {}) => approvePricePolicy(goods.office, promotion(goods, change))
const prices = (goods: TestGoods, pieces: readonly number[]) =>
  goods.draft(pieces.map((quantity, at) => [goods.sku(at), quantity])).lines.map((line) => line.priceFen)

test('an approved promotion prices orders of its days, in its styles only', () => {
  const goods = newGoods()
  const other = goods.addStyle({ sizes: ['F'] })
  approved(goods, { styleIds: [goods.style.id] })
  const order = goods.draft([
    [goods.sku(0), 2],
    [other.skuIds[0] ?? 0, 1],
  ])
  expect(order.lines.map(({ priceFen, priceRule }) => [priceFen, priceRule])).toEqual([
    [4000, '换季特惠'],
    [5000, 'distributorDiscount'],
  ])
  expect(goods.draft([[goods.sku(0), 2]], { businessDate: '2026-02-28' }).lines[0]?.priceFen).toBe(5000)
  expect(listPricePolicies(goods.office)).toMatchObject([
    { kind: 'promotion', styles: [{ id: goods.style.id, code: goods.style.code }], styleIds: [goods.style.id] },
  ])
})

test('the quote tells the promotion, what it stands on, what lost and the floor', () => {
  const goods = newGoods()
  const base = parsed('pricePolicies.save', { name: '春季', dateFrom: '2026-01-01', rateBp: 6000, floorPriceFen: 5600 })
  approvePricePolicy(goods.office, savePricePolicy(goods.office, base))
  approved(goods, { effect: 'amountOff', effectFen: 700, combines: true })
  const query = { distributorId: goods.distributor.id, orderKind: 'spot', date: '2026-03-05' } as const
  const [quote] = quotePrices(goods.office, parsed('prices.quote', { ...query, skuIds: [goods.sku(0)] }))
  expect(quote).toMatchObject({
    ...{ rule: '换季特惠', kind: 'promotion', reason: 'floor', priceFen: 5600, beforeFloorFen: 5300, floorFen: 5600 },
    base: { rule: '春季', rateBp: 6000, priceFen: 6000 },
    losers: [{ rule: 'distributorDiscount', because: 'onlyWithoutPolicy' }],
  })
})

test('pieces of the whole order reach a quantity together, on a draft and on a form that is brought in', async () => {
  const goods = newGoods()
  approved(goods, { minQuantity: 10 })
  approved(goods, { name: '大单', rateBp: 3000, minQuantity: 20 })
  expect(prices(goods, [4, 5])).toEqual([5000, 5000])
  expect(prices(goods, [4, 6])).toEqual([4000, 4000])
  expect(prices(goods, [14, 6])).toEqual([3000, 3000])
  const rows = [
    ['款号', '颜色', 'S', 'M', 'L'],
    [goods.style.code, 'BK', 4, 6, 0],
    [goods.style.code, 'WH', 0, 0, 12],
  ]
  const file = { ...(await workbookFile(rows)), name: `${goods.distributor.code}-20260310.xlsx` }
  await importFiles(goods.office, 'orders', [file])
  const sums = goods.connection.sqlite.prepare("select amount_fen from documents where origin = 'import'").pluck()
  expect(sums.all()).toEqual([22 * 3000])
})

test('a promotion is refused with the field that is missing, and keeps nothing of another kind', () => {
  const goods = newGoods()
  const path = (change: Draft) => refusalOf(() => promotion(goods, change)).fields[0]?.path
  expect(path({ dateTo: null })).toBe('dateTo')
  expect(path({ effect: 'netPrice' })).toBe('effectFen')
  expect(path({ effect: 'amountOff', effectFen: 0 })).toBe('effectFen')
  expect(path({ styleIds: [goods.style.id, 4711] })).toBe('styleIds')
  expect(promotion(goods, { effect: 'netPrice', effectFen: 0, combines: true })).toMatchObject({ combines: false })
  expect(promotion(goods, { effectFen: 500 }).effectFen).toBeNull()
  expect(
    promotion(goods, { kind: 'policy', dateTo: null, effect: 'amountOff', effectFen: 5, combines: true }),
  ).toMatchObject({
    ...{ effect: 'rate', effectFen: null, combines: false },
  })
})

test('its history says who did what and which fields changed, in names, and cannot be rewritten', () => {
  const goods = newGoods()
  const { status: _s, distributorName: _d, regionName: _r, styles: _t, ...draft } = promotion(goods)
  const region = goods.addRegion({ name: '华东' })
  const saved = savePricePolicy(goods.office, {
    ...{ ...draft, styleIds: [goods.style.id] },
    ...{ rateBp: 3800, regionId: region.id },
  })
  expirePricePolicy(goods.office, approvePricePolicy(goods.office, saved))
  const history = policyHistory(goods.office, { id: saved.id })
  expect(history.map(({ action, version, userName }) => [action, version, userName])).toEqual([
    ['expire', 4, '陈经理'],
    ['approve', 3, '陈经理'],
    ['save', 2, '陈经理'],
    ['create', 1, '陈经理'],
  ])
  expect(history[2]?.changes).toEqual([
    { field: 'rateBp', from: 4000, to: 3800 },
    { field: 'region', from: null, to: '华东' },
    { field: 'styles', from: null, to: goods.style.code },
  ])
  for (const change of ['update price_policy_history set version = 9', 'delete from price_policy_history'])
    expect(() => goods.connection.sqlite.exec(change)).toThrow(/append-only/)
  expectRefusal(() => policyHistory(goods.office, { id: 4711 }), 'notFound')
})

test('a representative reads the history of rules for their own distributors and for everyone', () => {
  const goods = newGoods()
  const own = promotion(goods, { distributorId: goods.distributor.id })
  const all = promotion(goods)
  const office = goods.officeFor('representative', { distributorIds: [goods.addDistributor().id] })
  expectRefusal(() => policyHistory(office, { id: own.id }), 'notFound')
  expect(policyHistory(office, { id: all.id })).toHaveLength(1)
})
