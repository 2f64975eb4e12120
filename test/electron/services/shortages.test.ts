import { describe, expect, it } from 'vitest'
import { releaseAllocation } from '../../../electron/services/allocations'
import { cancelShipment, getShipment, reverseShipment } from '../../../electron/services/shipments'
import { getShortage, listShortages, resolveShortage } from '../../../electron/services/shortages'
import { dispatchTransfer, receiveTransfer } from '../../../electron/services/transfer-movements'
import { approveTransfer, saveTransfer } from '../../../electron/services/transfers'
import type { DocumentStep } from '../../../shared/schemas/documents'
import type { ShortageResolution } from '../../../shared/schemas/shortages'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { brokenGoods } from '../../helpers/goods-invariants'
import { expectRefusal } from '../../helpers/refusals'

/** A shipment of 6 and 4 pieces of which 2 and 1 did not arrive; 15 yuan are in dispute. */
const short = () => {
  const goods = newGoods()
  const { shipment, order } = goods.dispatched([
    [goods.sku(0), 6],
    [goods.sku(1), 4],
  ])
  const { shortageId } = goods.confirm(shipment, { 0: 4, 1: 3 })
  return { ...goods, shipment, served: order, shortageId: shortageId ?? 0 }
}

const resolve = (goods: TestGoods, id: number, resolution: ShortageResolution, version = 1) =>
  resolveShortage(
    goods.office,
    parsed('shortages.resolve', { id, version, date: goods.office.today(), resolution, remark: '' }),
  )

const counters = (goods: TestGoods, id: number) =>
  getShipment(goods.office, { id }).lines.map((line) => [line.receivedQuantity, line.shortQuantity])

const reshipmentOf = (goods: TestGoods, shortageId: number): DocumentStep => {
  const { reshipmentId } = resolve(goods, shortageId, 'reshipped')
  return { id: reshipmentId ?? 0, number: '', status: 'draft', version: 1 }
}

describe('resolveShortage', () => {
  it('credited: the goods are lost and the charge of the short lines is taken back', () => {
    const goods = short()
    expect(resolve(goods, goods.shortageId, 'credited')).toMatchObject({ status: 'credited', reshipmentId: null })
    expect(goods.receivable()).toBe(35_000)
    expect(goods.stock(goods.sku(0), goods.place('transit'))).toEqual([0, 0])
    expect(goods.stock(goods.sku(0), goods.warehouseOf('loss').id)).toEqual([2, 0])
    expect(counters(goods, goods.shipment.id)).toEqual([
      [4, 2],
      [3, 1],
    ])
    expect(goods.statusOf(goods.shipment.id)).toBe('confirmed')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it.each(['found', 'rejected'] as const)('%s: the goods arrived after all and the charge stands', (resolution) => {
    const goods = short()
    resolve(goods, goods.shortageId, resolution)
    expect(goods.receivable()).toBe(50_000)
    expect(goods.stock(goods.sku(0), goods.place('distributor'))).toEqual([6, 0])
    expect(counters(goods, goods.shipment.id)).toEqual([
      [6, 0],
      [4, 0],
    ])
    expect(getShortage(goods.office, { id: goods.shortageId })).toMatchObject({ resolution, resolvedOn: '2026-03-05' })
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('reshipped: the goods leave again without a new charge, reserved from the first moment', () => {
    const goods = short()
    const reshipment = reshipmentOf(goods, goods.shortageId)
    expect(goods.stock(goods.sku(0))).toEqual([2, 2])
    const view = getShipment(goods.office, { id: reshipment.id })
    expect(view).toMatchObject({ chargeable: false, document: { amountFen: 0, quantity: 3 } })
    expect(view.lines.map((line) => line.priceFen)).toEqual([5000, 5000])
    expect(view.links.map((link) => link.id)).toEqual([goods.shortageId])
    goods.confirm(goods.dispatch(reshipment))
    expect(goods.receivable()).toBe(50_000)
    expect(goods.stock(goods.sku(0), goods.place('distributor'))).toEqual([6, 0])
    expect(goods.statusOf(goods.served.id)).toBe('completed')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('nobody else is given the goods that wait for a reshipment, and the refusal names it', () => {
    const goods = short()
    const reshipment = reshipmentOf(goods, goods.shortageId)
    goods.receive([[goods.sku(0), 1]])
    const order = goods.approved([[goods.sku(0), 3]])
    const proposal = goods.propose({ orderIds: [order.id] })
    expect(proposal.document.quantity).toBe(1)
    expect(getShipment(goods.office, { id: reshipment.id }).document.reference).not.toBe('')
    expect(releaseAllocation(goods.office, { id: proposal.document.id, version: 1 }).status).toBe('released')
  })

  it('credits what a reshipment lost at the price that was charged the first time', () => {
    const goods = short()
    const { shortageId } = goods.confirm(goods.dispatch(reshipmentOf(goods, goods.shortageId)), { 0: 0 })
    resolve(goods, shortageId ?? 0, 'credited')
    expect(goods.receivable()).toBe(40_000)
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('a cancelled reshipment opens the claim again, and frees its goods', () => {
    const goods = short()
    cancelShipment(goods.office, reshipmentOf(goods, goods.shortageId))
    expect(goods.stock(goods.sku(0))).toEqual([0, 0])
    expect(goods.stock(goods.sku(0), goods.place('transit'))).toEqual([2, 0])
    const shortage = getShortage(goods.office, { id: goods.shortageId })
    expect(shortage).toMatchObject({ resolution: null, reshipmentId: null, document: { status: 'open' } })
    expect(goods.statusOf(goods.shipment.id)).toBe('short')
    expect(brokenGoods(goods.connection)).toEqual({})
    resolve(goods, goods.shortageId, 'credited', shortage.document.version)
    expect(goods.receivable()).toBe(35_000)
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('a reshipment taken back after it left opens the claim again too', () => {
    const goods = short()
    const sent = goods.dispatch(reshipmentOf(goods, goods.shortageId))
    reverseShipment(goods.office, { id: sent.id, version: sent.version, reason: '拦截' })
    expect(goods.statusOf(goods.shortageId)).toBe('open')
    expect(goods.stock(goods.sku(0))).toEqual([0, 0])
    expect(goods.receivable()).toBe(50_000)
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('settles once, and not before it was found', () => {
    const goods = short()
    const early = { id: goods.shortageId, version: 1, date: '2026-03-04', resolution: 'credited' as const }
    expectRefusal(() => resolveShortage(goods.office, parsed('shortages.resolve', early)), 'invalidInput', 'date')
    resolve(goods, goods.shortageId, 'credited')
    expectRefusal(() => resolve(goods, goods.shortageId, 'found'), 'stale')
    expectRefusal(() => resolve(goods, goods.shortageId, 'found', 2), 'wrongState')
    expect(goods.receivable()).toBe(35_000)
  })

  it('is hidden from who does not look after the distributor', () => {
    const goods = short()
    const representative = goods.officeFor('representative', { distributorIds: [goods.addDistributor().id] })
    expectRefusal(() => getShortage(representative, { id: goods.shortageId }), 'notFound')
    expect(listShortages(representative, parsed('shortages.list', {})).rows).toEqual([])
    expect(listShortages(goods.office, parsed('shortages.list', {})).rows).toHaveLength(1)
  })
})

describe('resolveShortage of a transfer', () => {
  /** Five pieces sold to A for 250 yuan, four of them passed on to B, of which three arrive. */
  const shortTransfer = () => {
    const goods = newGoods()
    goods.confirm(goods.dispatched([[goods.sku(0), 5]]).shipment)
    const to = goods.addDistributor()
    const { document } = saveTransfer(
      goods.office,
      parsed('transfers.save', {
        ...{ businessDate: '2026-03-05', mode: 'throughUs', lines: [{ skuId: goods.sku(0), quantity: 4 }] },
        ...{ fromWarehouseId: goods.place('distributor'), toWarehouseId: goods.place('distributor', to.id) },
      }),
    )
    const date = '2026-03-05'
    const approved = approveTransfer(goods.office, { id: document.id, version: 1 })
    const sent = dispatchTransfer(goods.office, parsed('transfers.dispatch', { ...approved, date }))
    const [line] = goods.connection.sqlite.prepare('select id from transfer_lines').pluck().all()
    const received = [{ lineId: Number(line), quantity: 3 }]
    const { shortageId } = receiveTransfer(goods.office, parsed('transfers.receive', { ...sent, date, received }))
    return { ...goods, to, transferId: document.id, shortageId: shortageId ?? 0 }
  }

  it('credited: the goods are lost, and B, charged on arrival only, owes nothing for them', () => {
    const goods = shortTransfer()
    expect(getShortage(goods.office, { id: goods.shortageId }).sourceKind).toBe('transfer')
    resolve(goods, goods.shortageId, 'credited')
    expect(goods.receivable(goods.to.id)).toBe(15_000)
    expect(goods.stock(goods.sku(0), goods.place('transit', goods.to.id))).toEqual([0, 0])
    expect(goods.statusOf(goods.transferId)).toBe('received')
  })

  it('found: the goods reach B and B is charged', () => {
    const goods = shortTransfer()
    resolve(goods, goods.shortageId, 'found')
    expect(goods.receivable(goods.to.id)).toBe(20_000)
    expect(goods.stock(goods.sku(0), goods.place('distributor', goods.to.id))).toEqual([4, 0])
  })

  it('reshipped: refused, because the goods never were ours to send', () => {
    const goods = shortTransfer()
    expectRefusal(() => resolve(goods, goods.shortageId, 'reshipped'), 'invalidInput', 'resolution')
    expect(goods.statusOf(goods.shortageId)).toBe('open')
  })
})
