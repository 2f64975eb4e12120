import { expect, test } from 'vitest'
import { reverseGoodsReceipt } from '../../../electron/services/goods-receipts'
import { getSettings, saveSettings } from '../../../electron/services/settings'
import { postStockCount } from '../../../electron/services/stock-counts'
import { verifyBooks } from '../../../electron/services/verify'
import { speaker } from '../../../shared/texts'
import { refusalText } from '../../../shared/texts/refusals'
import { parsed } from '../../helpers/company'
import { quietJob } from '../../helpers/files'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

/** A shipment of three pieces that came on 2026-03-10, ready to leave. */
function readyShipment() {
  const goods = newGoods()
  goods.setToday('2026-03-10')
  goods.receive([[goods.sku(0), 3]])
  const order = goods.approved([[goods.sku(0), 3]])
  return { goods, shipment: goods.ship(goods.firm({ orderIds: [order.id] })) }
}

const allow = (goods: TestGoods, allowNegativeStock: boolean) =>
  saveSettings(goods.office, { ...getSettings(goods.office), allowNegativeStock })
const count = (goods: TestGoods, businessDate: string, countedQuantity: number) =>
  postStockCount(
    goods.office,
    parsed('stockCounts.post', {
      businessDate,
      warehouseId: goods.warehouse.id,
      lines: [{ skuId: goods.sku(0), countedQuantity }],
    }),
  )
const broken = async (goods: TestGoods) =>
  (await verifyBooks(goods.office, {}, quietJob)).rows
    .filter((row) => row.violationCount > 0)
    .map(({ invariant, violations }) => [invariant, ...violations])

test('goods do not leave on a day before they came, and the refusal names SKU, day and pieces', async () => {
  const { goods, shipment } = readyShipment()
  const refusal = expectRefusal(() => goods.dispatch(shipment, '2026-03-09'), 'stockMissing')
  expect(refusal.params).toMatchObject({ date: '2026-03-09', missing: 3, warehouse: goods.warehouse.name })
  expect(refusalText(refusal, speaker('zh-CN'))).toContain('2026-03-09')
  expect(goods.statusOf(shipment.id)).toBe('draft')
  expect(goods.dispatch(shipment, '2026-03-10')).toMatchObject({ status: 'dispatched' })
  expect(await broken(goods)).toEqual([])
})

test('a posting of an older day is measured on every day after it, too', () => {
  const goods = newGoods()
  goods.setToday('2026-03-08')
  goods.receive([[goods.sku(0), 2]])
  goods.setToday('2026-03-10')
  goods.receive([[goods.sku(0), 3]])
  const order = goods.approved([[goods.sku(0), 5]])
  goods.dispatch(goods.ship(goods.firm({ orderIds: [order.id] })))
  goods.setToday('2026-03-12')
  goods.receive([[goods.sku(0), 5]])
  // Two fewer on the 9th are there today, and were not on the 10th, when all five left.
  expect(expectRefusal(() => count(goods, '2026-03-09', 0), 'stockMissing').params).toMatchObject({
    ...{ date: '2026-03-10', missing: 2 },
  })
  expect(count(goods, '2026-03-12', 3)).toMatchObject({ quantity: -2 })
})

test('a receipt dated ahead gives nothing yet, and one that others lived on is not taken back', () => {
  const goods = newGoods()
  goods.setToday('2026-03-12')
  const late = goods.receive([[goods.sku(0), 3]])
  goods.setToday('2026-03-10')
  const order = goods.approved([[goods.sku(0), 3]])
  const shipment = goods.ship(goods.firm({ orderIds: [order.id] }))
  expectRefusal(() => goods.dispatch(shipment, '2026-03-10'), 'stockMissing')
  goods.dispatch(shipment, '2026-03-12')
  expectRefusal(
    () => reverseGoodsReceipt(goods.office, { id: late.document.id, version: 1, reason: '录错' }),
    'stockMissing',
  )
})

test('where stock may be negative goods leave on any day, and forbidding it again needs every SKU to be there', async () => {
  const { goods, shipment } = readyShipment()
  allow(goods, true)
  goods.dispatch(shipment, '2026-03-08')
  expect(await broken(goods)).toEqual([])
  goods.setToday('2026-03-11')
  // It was short on the 8th and 9th, which was allowed then; today nothing lacks.
  allow(goods, false)
  expect(await broken(goods)).toEqual([])
})

test('forbidding negative stock is refused while something lacks, and says how many SKUs', async () => {
  const { goods, shipment } = readyShipment()
  goods.dispatch(shipment)
  allow(goods, true)
  goods.setToday('2026-03-11')
  count(goods, '2026-03-11', 0)
  goods.connection.sqlite.exec(`update stock_balances set reserved = 2 where warehouse_id = ${goods.warehouse.id}`)
  expect(expectRefusal(() => allow(goods, false), 'stockLacking').params).toMatchObject({ count: 1 })
  expect(getSettings(goods.office).allowNegativeStock).toBe(true)
})

test('the check of the books finds a day on which a place held less than nothing', async () => {
  const { goods, shipment } = readyShipment()
  allow(goods, true)
  goods.dispatch(shipment, '2026-03-08')
  goods.connection.sqlite.exec("update settings set value = 'false' where key = 'allowNegativeStock'")
  expect(await broken(goods)).toEqual([['stockNotNegativeOnDays', expect.stringMatching(/2026-03-08: -3$/)]])
})
