import { describe, expect, it } from 'vitest'
import { findSettings, saveSettings } from '../../../electron/database/queries/settings'
import { inTransaction } from '../../../electron/services/office'
import { saveReturn } from '../../../electron/services/returns'
import {
  cancelShipment,
  confirmShipment,
  getShipment,
  listShipments,
  pickShipment,
  reverseShipment,
  saveShipment,
} from '../../../electron/services/shipments'
import { getShortage, resolveShortage } from '../../../electron/services/shortages'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { brokenGoods } from '../../helpers/goods-invariants'
import { expectRefusal } from '../../helpers/refusals'

/** A draft shipment of 6 and 4 pieces. */
const drafted = () => {
  const goods = newGoods()
  const pieces = [
    [goods.sku(0), 6],
    [goods.sku(1), 4],
  ] as const
  goods.receive(pieces)
  const order = goods.approved(pieces)
  const allocation = goods.firm()
  return { ...goods, order_: order, allocation, shipment: goods.ship(allocation) }
}

const reason = { reason: '发错' }
const reverse = (goods: TestGoods, seen: { readonly id: number; readonly version: number }) =>
  reverseShipment(goods.office, { id: seen.id, version: seen.version, ...reason })

describe('saveShipment', () => {
  it('writes carrier, waybill and cartons of a draft and of a picked shipment', () => {
    const goods = drafted()
    const { id, version } = goods.shipment
    const [line] = getShipment(goods.office, { id }).lines
    const cartonNos = [{ lineId: line?.id ?? 0, cartonNo: 3 }]
    const details = { carrier: '德邦', waybill: 'DB1', cartons: 2, remark: '易碎' }
    const saved = saveShipment(goods.office, parsed('shipments.save', { id, version, ...details, cartonNos }))
    expect(saved).toMatchObject({
      carrier: '德邦',
      waybill: 'DB1',
      cartons: 2,
      document: { remark: '易碎', version: 2 },
    })
    expect(saved.lines.map((one) => one.cartonNo)).toEqual([3, 1])
    const picked = pickShipment(goods.office, { id, version: 2 })
    const again = saveShipment(goods.office, parsed('shipments.save', { id, version: picked.version, cartons: 5 }))
    expect(again).toMatchObject({ cartons: 5, document: { status: 'picked' } })
  })

  it('refuses a carton for a line of another shipment', () => {
    const goods = drafted()
    const change = { ...goods.shipment, cartonNos: [{ lineId: 99_999, cartonNo: 1 }] }
    expectRefusal(
      () => saveShipment(goods.office, parsed('shipments.save', change)),
      'invalidInput',
      'cartonNos.0.lineId',
    )
  })
})

describe('dispatchShipment', () => {
  it('moves the goods into transit, charges the account and keeps the promises', () => {
    const goods = drafted()
    const sent = goods.dispatch(pickShipment(goods.office, goods.shipment), '2026-03-06')
    expect(sent.status).toBe('dispatched')
    expect(goods.stock(goods.sku(0))).toEqual([0, 0])
    expect(goods.stock(goods.sku(0), goods.place('transit'))).toEqual([6, 0])
    expect(goods.receivable()).toBe(50_000)
    const due = goods.connection.sqlite.prepare('select due_date from account_entries').pluck().all()
    expect(due).toEqual(['2026-04-05'])
    expect([goods.statusOf(goods.order_.id), goods.statusOf(goods.allocation.id)]).toEqual(['completed', 'consumed'])
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('changes nothing when the file lacks the distributor’s transit', () => {
    const goods = drafted()
    goods.connection.sqlite.prepare("update warehouses set kind = 'sold' where id = ?").run(goods.place('transit'))
    expect(() => goods.dispatch(goods.shipment)).toThrow('transit')
    expect(goods.stock(goods.sku(0))).toEqual([6, 6])
    expect(goods.statusOf(goods.shipment.id)).toBe('draft')
  })

  it('happens once, however often the button is pressed', () => {
    const goods = drafted()
    const sent = goods.dispatch(goods.shipment)
    expectRefusal(() => goods.dispatch(goods.shipment), 'stale')
    expectRefusal(() => goods.dispatch(sent), 'wrongState')
    expect(goods.receivable()).toBe(50_000)
  })

  it('refuses a closed day and leaves everything as it was', () => {
    const goods = drafted()
    inTransaction(goods.office, (tx) => saveSettings(tx, { ...findSettings(tx), closedThrough: '2026-03-05' }))
    expectRefusal(() => goods.dispatch(goods.shipment), 'periodLocked')
    expect(goods.stock(goods.sku(0))).toEqual([6, 6])
    expect(goods.statusOf(goods.shipment.id)).toBe('draft')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('prints the balance before and after it, the same on every reprint', () => {
    const goods = drafted()
    const balances = (id: number) => {
      const { balanceBeforeFen, balanceAfterFen } = getShipment(goods.office, { id })
      return [balanceBeforeFen, balanceAfterFen]
    }
    expect(balances(goods.shipment.id)).toEqual([0, 50_000])
    goods.dispatch(goods.shipment)
    const earlier = goods.dispatched([[goods.sku(2), 1]]).shipment
    goods.setToday('2026-04-02')
    const later = goods.dispatched([[goods.sku(2), 2]]).shipment
    expect(balances(goods.shipment.id)).toEqual([0, 50_000])
    expect(balances(earlier.id)).toEqual([50_000, 55_000])
    expect(balances(later.id)).toEqual([55_000, 65_000])
  })
})

describe('confirmShipment', () => {
  it('takes what is not named as arrived whole', () => {
    const goods = drafted()
    const done = goods.confirm(goods.dispatch(goods.shipment))
    expect(done).toMatchObject({ status: 'confirmed', shortageId: null })
    expect(goods.stock(goods.sku(0), goods.place('distributor'))).toEqual([6, 0])
    expect(goods.stock(goods.sku(0), goods.place('transit'))).toEqual([0, 0])
  })

  it('turns what did not arrive into one shortage over all lines, in transit until it is settled', () => {
    const goods = drafted()
    const done = goods.confirm(goods.dispatch(goods.shipment), { 0: 5, 1: 0 })
    expect(done.status).toBe('short')
    const shortage = getShortage(goods.office, { id: done.shortageId ?? 0 })
    expect(shortage.document).toMatchObject({ status: 'open', quantity: 5, amountFen: 25_000 })
    expect(shortage).toMatchObject({ sourceId: goods.shipment.id, sourceKind: 'shipment', cause: 'unknown' })
    expect(shortage.lines.map((line) => line.quantity)).toEqual([1, 4])
    expect(goods.stock(goods.sku(1), goods.place('transit'))).toEqual([4, 0])
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('takes that nothing at all arrived', () => {
    const goods = drafted()
    goods.confirm(goods.dispatch(goods.shipment), { 0: 0, 1: 0 })
    const { lines } = getShipment(goods.office, { id: goods.shipment.id })
    expect(lines.map((line) => [line.receivedQuantity, line.shortQuantity])).toEqual([
      [0, 6],
      [0, 4],
    ])
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('refuses more than was sent, lines of another shipment, and a day before it left', () => {
    const goods = drafted()
    const sent = goods.dispatch(goods.shipment)
    expectRefusal(() => goods.confirm(sent, { 1: 5 }), 'invalidInput', 'received.0.quantity')
    expectRefusal(() => goods.confirm(sent, { 7: 1 }), 'invalidInput', 'received.0.lineId')
    const lineId = getShipment(goods.office, sent).lines[0]?.id ?? 0
    const twice = [1, 2].map((quantity) => ({ lineId, quantity }))
    const confirm = { ...sent, date: goods.office.today(), received: twice }
    const refusal = () => confirmShipment(goods.office, parsed('shipments.confirm', confirm))
    expectRefusal(refusal, 'invalidInput', 'received.1.lineId')
    const early = { ...sent, date: '2026-03-04' }
    expectRefusal(() => confirmShipment(goods.office, parsed('shipments.confirm', early)), 'invalidInput', 'date')
    expect(goods.statusOf(sent.id)).toBe('dispatched')
  })
})

describe('cancelShipment', () => {
  it('leaves the pieces firm, to be shipped again', () => {
    const goods = drafted()
    expect(cancelShipment(goods.office, goods.shipment).status).toBe('cancelled')
    expect(goods.stock(goods.sku(0))).toEqual([6, 6])
    const again = goods.ship({ ...goods.allocation, version: goods.allocation.version + 1 })
    expect(goods.dispatch(again).status).toBe('dispatched')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('comes too late once the goods have left', () => {
    const goods = drafted()
    expectRefusal(() => cancelShipment(goods.office, goods.dispatch(goods.shipment)), 'wrongState')
  })
})

describe('reverseShipment', () => {
  it('mirrors the account and the goods today, and the order waits for them again', () => {
    const goods = drafted()
    const done = goods.confirm(goods.dispatch(goods.shipment))
    goods.setToday('2026-03-20')
    expect(reverse(goods, done).status).toBe('reversed')
    expect(goods.stock(goods.sku(0))).toEqual([6, 0])
    expect(goods.receivable()).toBe(0)
    expect([goods.statusOf(goods.order_.id), goods.statusOf(goods.allocation.id)]).toEqual(['approved', 'released'])
    const days = goods.connection.sqlite.prepare('select business_date from account_entries order by id').pluck().all()
    expect(days).toEqual(['2026-03-05', '2026-03-20'])
    expect(goods.firm().status).toBe('firm')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('happens once', () => {
    const goods = drafted()
    const sent = goods.dispatch(goods.shipment)
    const reversed = reverse(goods, sent)
    expectRefusal(() => reverse(goods, sent), 'stale')
    expectRefusal(() => reverse(goods, reversed), 'wrongState')
    expect(goods.receivable()).toBe(0)
  })

  it('ends an open shortage with it, because nothing is missing of what was never sent', () => {
    const goods = drafted()
    const done = goods.confirm(goods.dispatch(goods.shipment), { 0: 2 })
    reverse(goods, done)
    expect(goods.statusOf(done.shortageId ?? 0)).toBe('cancelled')
    expect(goods.stock(goods.sku(0))).toEqual([6, 0])
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('is refused once a shortage of it is settled', () => {
    const goods = drafted()
    const done = goods.confirm(goods.dispatch(goods.shipment), { 0: 2 })
    const settle = { id: done.shortageId ?? 0, version: 1, date: '2026-03-05', resolution: 'credited' as const }
    const settled = resolveShortage(goods.office, parsed('shortages.resolve', settle))
    const refusal = expectRefusal(() => reverse(goods, done), 'followedBy')
    expect(refusal.params.by).toBe(settled.number)
  })

  it('is refused while goods of it are coming back', () => {
    const goods = drafted()
    const done = goods.confirm(goods.dispatch(goods.shipment))
    const returned = saveReturn(
      goods.office,
      parsed('returns.save', {
        ...{ distributorId: goods.distributor.id, businessDate: '2026-03-06', reason: 'unsold' },
        ...{ warehouseId: goods.warehouse.id, lines: [{ skuId: goods.sku(0), quantity: 1 }] },
      }),
    )
    const refusal = expectRefusal(() => reverse(goods, done), 'followedBy')
    expect(refusal.params.by).toBe(returned.document.number)
  })
})

describe('shipments of other people’s distributors', () => {
  it('are hidden from a representative, and cannot be moved', () => {
    const goods = drafted()
    const other = goods.addDistributor()
    const representative = goods.officeFor('representative', { distributorIds: [other.id] })
    expectRefusal(() => getShipment(representative, { id: goods.shipment.id }), 'notFound')
    expectRefusal(() => pickShipment(representative, goods.shipment), 'notFound')
    expect(listShipments(representative, parsed('shipments.list', {})).rows).toEqual([])
    expect(listShipments(goods.office, parsed('shipments.list', {})).rows).toHaveLength(1)
  })
})
