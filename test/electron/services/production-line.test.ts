import { describe, expect, it } from 'vitest'
import { listFactories, saveFactory } from '../../../electron/services/factories'
import {
  getGoodsReceipt,
  postGoodsReceipt,
  postGoodsReceiptBeyond,
  reverseGoodsReceipt,
} from '../../../electron/services/goods-receipts'
import { amendOrder, cancelRemainder, getOrder } from '../../../electron/services/orders'
import { readPackingList } from '../../../electron/services/packing-lists'
import {
  aggregateOrders,
  closeProduction,
  closeProductionBeyond,
  getProduction,
  markStage,
  moveStage,
  placeProduction,
  previewProduction,
  saveProduction,
  scheduleProduction,
} from '../../../electron/services/production'
import { verifyBooks } from '../../../electron/services/verify'
import type { Input } from '../../../shared/contract'
import { parsed } from '../../helpers/company'
import { csvOf, quietJob } from '../../helpers/files'
import { newGoods, type Pieces, type TestGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

const run = { businessDate: '2026-03-05', factory: '一厂', dueDate: '2026-04-14' }
const factory = (goods: TestGoods, change: Partial<Input<'factories.save'>> = {}) =>
  saveFactory(goods.office, parsed('factories.save', { code: 'F1', name: '一厂', toleranceBp: 1000, ...change }))
const linesOf = (pieces: Pieces) => pieces.map(([skuId, quantity]) => ({ skuId, quantity }))
const aggregate = (goods: TestGoods, orderIds: number[], change: Partial<Input<'production.aggregate'>> = {}) =>
  aggregateOrders(goods.office, parsed('production.aggregate', { ...run, orderIds, ...change }))
const placed = (goods: TestGoods, pieces: Pieces, change: Partial<Input<'production.save'>> = {}) =>
  placeProduction(goods.office, {
    id: saveProduction(goods.office, parsed('production.save', { ...run, lines: linesOf(pieces), ...change })).document
      .id,
    version: 1,
  })
const arrival = (goods: TestGoods, productionOrderId: number, pieces: Pieces) =>
  parsed('goodsReceipts.post', {
    ...{ businessDate: goods.office.today(), warehouseId: goods.warehouse.id, productionOrderId },
    lines: linesOf(pieces),
  })
const receive = (goods: TestGoods, id: number, pieces: Pieces) =>
  postGoodsReceipt(goods.office, arrival(goods, id, pieces))
const seen = (goods: TestGoods, id: number) => ({
  id,
  version: getProduction(goods.office, { id }).document.version,
})
const broken = async (goods: TestGoods) =>
  (await verifyBooks(goods.office, {}, quietJob)).rows.filter((row) => row.violationCount > 0)

describe('a preview of chosen orders', () => {
  it('shows the very cells that are then made, with who asked and every reason, and writes nothing', async () => {
    const goods = newGoods()
    const orders = [
      goods.approved([
        [goods.sku(0), 30],
        [goods.sku(1), 5],
      ]),
      goods.approved([[goods.sku(0), 20]], { distributorId: goods.addDistributor().id }),
    ]
    const orderIds = orders.map((order) => order.id)
    const rules = { bufferBp: 1000, minimumQuantity: 200, pack: 'ratio' as const }
    const preview = previewProduction(
      goods.office,
      parsed('production.preview', { dueDate: run.dueDate, orderIds, ...rules }),
    )
    expect(preview.orderCount).toBe(2)
    for (const cell of preview.cells) expect(cell.quantity).toBe(cell.demand + cell.buffer + cell.pack + cell.minimum)
    const { lines } = aggregate(goods, orderIds, rules)
    expect(lines.map((line) => [line.skuId, line.quantity])).toEqual(
      preview.cells.map((cell) => [cell.skuId, cell.quantity]),
    )
    expect(lines.map((line) => line.sources)).toEqual(preview.cells.map((cell) => cell.sources))
    const reasons = lines[0]?.additions.toSorted((a, b) => (a.reason < b.reason ? -1 : 1))
    const [first] = preview.cells
    expect(reasons).toEqual(
      (['buffer', 'minimum', 'pack'] as const).flatMap((reason) => {
        const quantity = first?.[reason] ?? 0
        return quantity > 0 ? [{ reason, quantity }] : []
      }),
    )
    expect(await broken(goods)).toEqual([])
  })

  it('tells which orders a due day makes late', () => {
    const goods = newGoods()
    const late = goods.approved([[goods.sku(0), 30]], { deliveryTo: '2026-04-10', cancelAfter: '2026-04-12' })
    const other = goods.approved([[goods.sku(0), 9]], { deliveryTo: '2026-04-30' })
    const rows = (dueDate: string) =>
      previewProduction(goods.office, parsed('production.preview', { dueDate, orderIds: [late.id, other.id] })).late
    expect(rows('2026-04-14')).toMatchObject([
      { orderId: late.id, lateDays: 4, quantity: 30, pastCancelDay: true, distributorName: goods.distributor.name },
    ])
    expect(rows('2026-04-10')).toEqual([])
  })

  it('is hidden from who sees only some distributors', () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 30]])
    const representative = goods.officeFor('representative', { distributorIds: [goods.distributor.id] })
    const asked = parsed('production.preview', { dueDate: run.dueDate, orderIds: [order.id] })
    expectRefusal(() => previewProduction(representative, asked), 'notFound')
    expectRefusal(() => scheduleProduction(representative), 'notFound')
    expectRefusal(() => listFactories(representative, { archived: true }), 'notFound')
  })
})

describe('what a production order is for', () => {
  it('follows what a person types: more is theirs, less takes from the last order', async () => {
    const goods = newGoods()
    const first = goods.approved([[goods.sku(0), 30]])
    const second = goods.approved([[goods.sku(0), 20]])
    const { id } = aggregate(goods, [first.id, second.id], { bufferBp: 1000 }).document
    const typed = (quantity: number) =>
      saveProduction(
        goods.office,
        parsed('production.save', { ...run, ...seen(goods, id), lines: [{ skuId: goods.sku(0), quantity }] }),
      ).lines[0]
    expect(typed(58)?.additions).toEqual([
      { reason: 'buffer', quantity: 5 },
      { reason: 'manual', quantity: 3 },
    ])
    expect(typed(40)).toMatchObject({ additions: [], sources: [{ quantity: 30 }, { quantity: 10 }] })
    // The ten pieces that are not made can be asked for elsewhere.
    expect(aggregate(goods, [first.id, second.id]).document.quantity).toBe(10)
    expect(await broken(goods)).toEqual([])
  })

  it('stays within an order that wants less after two production orders were asked for it', async () => {
    const goods = newGoods()
    const amended = (id: number, quantity: number) =>
      amendOrder(
        goods.office,
        parsed('orders.amend', {
          ...{ id, version: getOrder(goods.office, { id }).document.version, reason: '改数' },
          lines: [{ skuId: goods.sku(0), quantity }],
        }),
      )
    const { id } = goods.approved([[goods.sku(0), 30]])
    aggregate(goods, [id])
    amended(id, 50)
    expect(aggregate(goods, [id]).document.quantity).toBe(20)
    amended(id, 10)
    expectRefusal(() => aggregate(goods, [id]), 'noLines')
    expect(await broken(goods)).toEqual([])
  })

  it('is not asked for again when it lies in the warehouse', () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 30]])
    const { id } = aggregate(goods, [order.id]).document
    placeProduction(goods.office, { id, version: 1 })
    receive(goods, id, [[goods.sku(0), 30]])
    expect(goods.statusOf(id)).toBe('completed')
    expectRefusal(() => aggregate(goods, [order.id]), 'noLines')
  })
})

describe('the steps of a production order', () => {
  it('are planned when it is placed, marked, moved with a reason, and done when all is in store', async () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 10]])
    const days = () => getProduction(goods.office, { id }).milestones.map((step) => step.plannedDate)
    expect(days()).toEqual(['2026-03-21', '2026-03-25', '2026-04-08', '2026-04-12', '2026-04-14'])
    goods.setToday('2026-03-22')
    markStage(goods.office, { ...seen(goods, id), stage: 'fabric', doneDate: '2026-03-22' })
    const moved = { stage: 'sew', plannedDate: '2026-04-13', shiftLater: true, reason: '面料晚到' } as const
    moveStage(goods.office, { ...seen(goods, id), ...moved })
    const order = getProduction(goods.office, { id })
    expect(days()).toEqual(['2026-03-21', '2026-03-25', '2026-04-13', '2026-04-17', '2026-04-19'])
    expect(order.dueDate).toBe('2026-04-19')
    expect(order.milestones[2]?.moves).toBe(1)
    expect(order.history[0]).toMatchObject({
      action: 'moveStage',
      detail: { stage: 'sew', from: '2026-04-08', to: '2026-04-13', reason: '面料晚到' },
    })
    receive(goods, id, [[goods.sku(0), 10]])
    expect(getProduction(goods.office, { id }).milestones[4]?.doneDate).toBe('2026-03-22')
    const receipt = getProduction(goods.office, { id }).links.find((link) => link.kind === 'goodsReceipt')
    reverseGoodsReceipt(goods.office, { id: receipt?.id ?? 0, version: 1, reason: '错' })
    expect(getProduction(goods.office, { id }).milestones[4]?.doneDate).toBeNull()
    expect(await broken(goods)).toEqual([])
  })

  it('are neither done tomorrow nor moved before an earlier one', () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 10]])
    const later = { ...seen(goods, id), stage: 'fabric', doneDate: '2026-03-06' } as const
    expectRefusal(() => markStage(goods.office, later), 'invalidInput', 'doneDate')
    const move = { ...seen(goods, id), shiftLater: false, reason: '早' }
    expectRefusal(
      () => moveStage(goods.office, { ...move, stage: 'sew', plannedDate: '2026-03-10' }),
      'invalidInput',
      'plannedDate',
    )
    markStage(goods.office, { ...seen(goods, id), stage: 'cut', doneDate: '2026-03-05' })
    const done = { ...move, ...seen(goods, id), stage: 'cut', plannedDate: '2026-03-30' } as const
    expectRefusal(() => moveStage(goods.office, done), 'invalidInput', 'stage')
    markStage(goods.office, { ...seen(goods, id), stage: 'cut', doneDate: null })
    expect(getProduction(goods.office, { id }).milestones[1]?.doneDate).toBeNull()
  })

  it('list the orders a slip makes late, by days and pieces, without what those got elsewhere', () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 30]], { deliveryTo: '2026-04-20' })
    const { id } = aggregate(goods, [order.id]).document
    placeProduction(goods.office, { id, version: 1 })
    const [before] = scheduleProduction(goods.office)
    expect(before).toMatchObject({ nextStage: 'fabric', lateOrders: 0, openQuantity: 30, lateDays: 0 })
    goods.setToday('2026-04-01')
    // Eleven days without fabric: everything comes eleven days later, five days after the window.
    const [slipped] = scheduleProduction(goods.office)
    expect(slipped).toMatchObject({ expectedDate: '2026-04-25', lateDays: 11, lateOrders: 1, latePieces: 30 })
    expect(slipped?.late[0]).toMatchObject({ orderNumber: order.number, lateDays: 5, quantity: 30 })
    receive(goods, id, [[goods.sku(0), 12]])
    expect(getProduction(goods.office, { id }).late[0]?.quantity).toBe(18)
    const { document } = getOrder(goods.office, { id: order.id })
    cancelRemainder(goods.office, { id: order.id, version: document.version, reason: '不等了' })
    expect(getProduction(goods.office, { id }).late).toEqual([])
  })
})

describe('the tolerance of a production order', () => {
  it('comes from the factory of that name, stays with the order, and can be agreed on otherwise', () => {
    const goods = newGoods()
    const row = factory(goods)
    const { id } = placed(goods, [[goods.sku(0), 10]])
    expect(getProduction(goods.office, { id }).toleranceBp).toBe(1000)
    factory(goods, { id: row.id, version: row.version, toleranceBp: 0 })
    expect(getProduction(goods.office, { id }).toleranceBp).toBe(1000)
    expect(listFactories(goods.office, { archived: false })).toMatchObject([{ openOrders: 1, openQuantity: 10 }])
    const other = placed(goods, [[goods.sku(0), 10]], { toleranceBp: null })
    expect(getProduction(goods.office, { id: other.id }).toleranceBp).toBeNull()
    expectRefusal(() => factory(goods, { code: 'F2' }), 'duplicateCode', 'name')
    expectRefusal(() => factory(goods, { id: row.id, version: 1 }), 'stale')
  })

  it('takes in what it allows, and refuses more unless someone accepts that with a reason', async () => {
    const goods = newGoods()
    factory(goods)
    const { id } = placed(goods, [
      [goods.sku(0), 60],
      [goods.sku(1), 40],
    ])
    receive(goods, id, [
      [goods.sku(0), 66],
      [goods.sku(1), 44],
    ])
    expect(goods.statusOf(id)).toBe('completed')
    const more = arrival(goods, id, [[goods.sku(1), 2]])
    const refusal = expectRefusal(() => postGoodsReceipt(goods.office, more), 'overTolerance')
    expect(refusal.params).toMatchObject({ allowed: 10, quantity: 12 })
    expect(goods.stock(goods.sku(1))).toEqual([44, 0])
    const receipt = postGoodsReceiptBeyond(goods.office, { ...more, reason: '下季可卖' })
    expect(receipt.accepted).toMatchObject({ quantity: 2, reason: '下季可卖' })
    expect(getProduction(goods.office, { id }).acceptedOver).toBe(2)
    expect(await broken(goods)).toEqual([])
    reverseGoodsReceipt(goods.office, { id: receipt.document.id, version: 1, reason: '退回' })
    expect(getProduction(goods.office, { id }).acceptedOver).toBe(0)
    expectRefusal(() => postGoodsReceipt(goods.office, more), 'overTolerance')
  })

  it('counts a SKU nobody asked for as too much', () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 60]], { toleranceBp: 0 })
    expectRefusal(() => receive(goods, id, [[goods.sku(3), 1]]), 'overTolerance')
    const receipt = postGoodsReceiptBeyond(goods.office, { ...arrival(goods, id, [[goods.sku(3), 1]]), reason: '留样' })
    expect(getProduction(goods.office, { id }).unasked).toMatchObject([{ skuId: goods.sku(3), quantity: 1 }])
    expect(getGoodsReceipt(goods.office, { id: receipt.document.id }).accepted?.quantity).toBe(1)
  })

  it('does not let a receipt be taken back on whose acceptance a later one lives', async () => {
    const goods = newGoods()
    const { id } = placed(
      goods,
      [
        [goods.sku(0), 10],
        [goods.sku(1), 10],
      ],
      { toleranceBp: 0 },
    )
    const first = receive(goods, id, [[goods.sku(0), 10]])
    const second = postGoodsReceiptBeyond(goods.office, { ...arrival(goods, id, [[goods.sku(0), 5]]), reason: '收下' })
    reverseGoodsReceipt(goods.office, { id: first.document.id, version: 1, reason: '错' })
    receive(goods, id, [[goods.sku(1), 15]])
    const back = { id: second.document.id, version: 1, reason: '错' }
    expectRefusal(() => reverseGoodsReceipt(goods.office, back), 'overTolerance')
    expect(await broken(goods)).toEqual([])
  })

  it('closes with less than was asked, says so, and lets the rest be asked for again', async () => {
    const goods = newGoods()
    const order = goods.approved([[goods.sku(0), 100]])
    const { id } = aggregate(goods, [order.id], { toleranceBp: 1000 }).document
    placeProduction(goods.office, { id, version: 1 })
    expectRefusal(() => closeProduction(goods.office, { ...seen(goods, id), reason: '面料不够' }), 'wrongState')
    receive(goods, id, [[goods.sku(0), 80]])
    const refusal = expectRefusal(
      () => closeProduction(goods.office, { ...seen(goods, id), reason: '面料不够' }),
      'underTolerance',
    )
    expect(refusal.params).toMatchObject({ allowed: 10, quantity: 20 })
    receive(goods, id, [[goods.sku(0), 12]])
    expect(closeProduction(goods.office, { ...seen(goods, id), reason: '面料不够' }).status).toBe('completed')
    expect(getProduction(goods.office, { id })).toMatchObject({ closedReason: '面料不够', late: [] })
    expect(aggregate(goods, [order.id]).document.quantity).toBe(8)
    // One more carton is found: it is taken in, and the order stays closed.
    receive(goods, id, [[goods.sku(0), 3]])
    expect(goods.statusOf(id)).toBe('completed')
    expect(await broken(goods)).toEqual([])
  })

  it('closes with even less when someone accepts that', () => {
    const goods = newGoods()
    const { id } = placed(goods, [[goods.sku(0), 100]], { toleranceBp: 500 })
    receive(goods, id, [[goods.sku(0), 50]])
    closeProductionBeyond(goods.office, { ...seen(goods, id), reason: '停产' })
    expect(goods.statusOf(id)).toBe('completed')
    const accepted = goods.connection.sqlite.prepare('select kind, quantity, reason from production_acceptances').all()
    expect(accepted).toEqual([{ kind: 'under', quantity: 45, reason: '停产' }])
  })
})

describe('a packing list', () => {
  it('is read flat or with sizes across into the SKUs it names, and a line that nothing fits is told', async () => {
    const goods = newGoods()
    const { code } = goods.style
    const read = (rows: readonly string[]) =>
      readPackingList(goods.office, parsed('goodsReceipts.readList', { file: csvOf('装箱单.csv', [...rows]) }))
    const across = await read(['款号,颜色,S,M,L,合计', `${code},色BK,3,,5,8`, `${code},色WH,,2,,2`])
    expect(across.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(across.lines.map((line) => [line.skuId, line.quantity])).toEqual([
      [goods.sku(0), 3],
      [goods.sku(2), 5],
      [goods.sku(4), 2],
    ])
    const wrong = await read(['款号,颜色,S,M,L', `${code},色BK,3,,5`, 'NOSUCH,色BK,1,1,1'])
    expect(wrong.problems.some(({ severity, row }) => severity === 'error' && row === 3)).toBe(true)
  })
})
