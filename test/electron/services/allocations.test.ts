import { describe, expect, it } from 'vitest'
import {
  confirmAllocation,
  getAllocation,
  listAllocations,
  listWaitingOrders,
  proposeAllocation,
  releaseAllocation,
  reviseAllocation,
  shipAllocation,
} from '../../../electron/services/allocations'
import { cancelRemainder } from '../../../electron/services/orders'
import { cancelShipment, getShipment } from '../../../electron/services/shipments'
import { parsed } from '../../helpers/company'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { brokenGoods } from '../../helpers/goods-invariants'
import { expectRefusal } from '../../helpers/refusals'

/** Two distributors that want 9 and 6 of a SKU of which there are 10. */
const scarce = () => {
  const goods = newGoods()
  const second = goods.addDistributor({ priority: 5 })
  goods.receive([[goods.sku(0), 10]])
  const first = goods.approved([[goods.sku(0), 9]], { businessDate: '2026-03-01' })
  const other = goods.approved([[goods.sku(0), 6]], { distributorId: second.id })
  return { ...goods, first, other, second }
}

const revise = (
  goods: TestGoods,
  seen: { readonly id: number; readonly version: number },
  lines: { id: number; quantity: number; locked?: boolean }[],
) => reviseAllocation(goods.office, parsed('allocations.revise', { id: seen.id, version: seen.version, lines }))

describe('proposeAllocation', () => {
  it('shares out what is free, every cell with its reason, and reserves nothing yet', () => {
    const goods = scarce()
    const proposal = goods.propose()
    expect(proposal.document).toMatchObject({ status: 'proposed', quantity: 10, amountFen: 50_000 })
    expect(proposal.lines.map((line) => [line.demandQuantity, line.quantity])).toEqual([
      [9, 6],
      [6, 4],
    ])
    expect(proposal.lines[0]?.reason).toMatchObject({ code: 'share', params: { given: 6, demand: 9 } })
    expect(proposal.supply).toEqual([{ skuId: goods.sku(0), onHand: 10, reservedElsewhere: 0, available: 10 }])
    expect(goods.stock(goods.sku(0))).toEqual([10, 0])
  })

  it('serves by priority and by order date when told so', () => {
    const goods = scarce()
    const given = (policy: 'priority' | 'orderDate') => goods.propose({ policy }).lines.map((line) => line.quantity)
    expect(given('priority')).toEqual([4, 6])
    expect(given('orderDate')).toEqual([9, 1])
  })

  it('narrows to orders, styles and distributors, and holds a part back', () => {
    const goods = scarce()
    const style = goods.addStyle()
    goods.receive([[style.skuIds[0] ?? 0, 5]])
    goods.approved([[style.skuIds[0] ?? 0, 5]])
    const orders = (change: Parameters<typeof goods.propose>[0]) =>
      goods.propose(change).lines.map((line) => line.orderId)
    expect(orders({ orderIds: [goods.other.id] })).toEqual([goods.other.id])
    expect(orders({ distributorIds: [goods.second.id] })).toEqual([goods.other.id])
    expect(orders({ styleIds: [goods.style.id] })).toEqual([goods.first.id, goods.other.id])
    expect(goods.propose({ styleIds: [goods.style.id], holdBackBp: 2000 }).document.quantity).toBe(8)
  })

  it('tells a named order why it gets nothing, and leaves such lines out of a run over everything', () => {
    const goods = scarce()
    const order = goods.approved([
      [goods.sku(0), 1],
      [goods.sku(1), 5],
    ])
    const named = goods.propose({ orderIds: [order.id] }).lines
    expect(named.map((line) => [line.quantity, line.reason.code])).toEqual([
      [1, 'inFull'],
      [0, 'noSupply'],
    ])
    expect(goods.propose().lines.every((line) => line.skuId === goods.sku(0))).toBe(true)
  })

  it('refuses when nobody would get anything, and places that do not ship', () => {
    const goods = newGoods()
    goods.approved([[goods.sku(0), 9]])
    expectRefusal(() => goods.propose(), 'noLines')
    expectRefusal(() => goods.propose({ orderIds: [] }), 'noLines')
    expectRefusal(() => goods.propose({ warehouseId: goods.place('transit') }), 'invalidInput', 'warehouseId')
    expectRefusal(() => goods.propose({ warehouseId: 99_999 }), 'invalidInput', 'warehouseId')
  })

  it('makes up for the last run’s rounding, so that it is not the same distributor that loses every time', () => {
    const goods = newGoods()
    const partners = [goods.distributor, goods.addDistributor()]
    const got = new Map<number, number>()
    for (let round = 0; round < 4; round += 1) {
      goods.receive([[goods.sku(round), 1]])
      for (const partner of partners) goods.approved([[goods.sku(round), 1]], { distributorId: partner.id })
      const { document, lines } = goods.propose({ styleIds: [goods.style.id] })
      for (const line of lines) got.set(line.distributorId, (got.get(line.distributorId) ?? 0) + line.quantity)
      confirmAllocation(goods.office, { id: document.id, version: 1 })
    }
    expect([...got.values()]).toEqual([2, 2])
  })

  it('is not for who sees only some distributors', () => {
    const goods = scarce()
    const { id } = goods.propose().document
    const limited = goods.officeFor('representative', { distributorIds: [goods.distributor.id] })
    expectRefusal(() => getAllocation(limited, { id }), 'notFound')
    expectRefusal(() => confirmAllocation(limited, { id, version: 1 }), 'notFound')
    expect(listAllocations(limited, parsed('allocations.list', {})).rows).toEqual([])
    expect(listAllocations(goods.office, parsed('allocations.list', {})).rows).toHaveLength(1)
    const run = { businessDate: '2026-03-05', warehouseId: goods.warehouse.id, policy: 'proRata' as const }
    expectRefusal(() => proposeAllocation(limited, parsed('allocations.propose', run)), 'notFound')
  })
})

describe('reviseAllocation', () => {
  it('writes what a person decided and locks it', () => {
    const goods = scarce()
    const { document, lines } = goods.propose()
    const [a, b] = lines.map((line) => line.id)
    const revised = revise(goods, document, [
      { id: a ?? 0, quantity: 8 },
      { id: b ?? 0, quantity: 2 },
    ])
    expect(revised.document).toMatchObject({ quantity: 10, amountFen: 50_000, version: 2 })
    expect(revised.lines[0]).toMatchObject({ quantity: 8, locked: true, reason: { code: 'locked' } })
    const unlocked = revise(goods, revised.document, [{ id: a ?? 0, quantity: 8, locked: false }])
    expect(unlocked.lines[0]).toMatchObject({ quantity: 8, locked: false, reason: { code: 'locked' } })
  })

  it('refuses more than the order wants, more than there is, and cells of another allocation', () => {
    const goods = scarce()
    const { document, lines } = goods.propose()
    const [a, b] = lines.map((line) => line.id)
    expectRefusal(() => revise(goods, document, [{ id: b ?? 0, quantity: 7 }]), 'invalidInput', 'lines.0.quantity')
    const refusal = expectRefusal(() => revise(goods, document, [{ id: a ?? 0, quantity: 9 }]), 'stockMissing')
    expect(refusal.params).toMatchObject({ available: 10, needed: 13 })
    expectRefusal(() => revise(goods, document, [{ id: 99_999, quantity: 1 }]), 'invalidInput', 'lines.0.id')
  })

  it('takes less even when stock ran away, so that a proposal can be mended cell by cell', () => {
    const goods = scarce()
    const { document, lines } = goods.propose()
    const rival = goods.propose({ orderIds: [goods.first.id] })
    confirmAllocation(goods.office, { id: rival.document.id, version: 1 })
    const fewer = revise(goods, document, [{ id: lines[0]?.id ?? 0, quantity: 0 }])
    const mended = revise(goods, fewer.document, [{ id: lines[1]?.id ?? 0, quantity: 1 }])
    expect(confirmAllocation(goods.office, { id: document.id, version: mended.document.version }).status).toBe('firm')
    expect(goods.stock(goods.sku(0))).toEqual([10, 10])
  })
})

describe('confirmAllocation', () => {
  it('reserves the goods and tells the orders', () => {
    const goods = scarce()
    const firm = goods.firm()
    expect(firm.status).toBe('firm')
    expect(goods.stock(goods.sku(0))).toEqual([10, 10])
    expect(goods.statusOf(goods.first.id)).toBe('partlyAllocated')
    expect(getAllocation(goods.office, { id: firm.id }).supply[0]).toMatchObject({
      reservedElsewhere: 0,
      available: 10,
    })
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('refuses goods that someone else was promised in the meantime, and says who holds them', () => {
    const goods = scarce()
    const slow = goods.propose({ orderIds: [goods.first.id] })
    const fast = goods.firm({ orderIds: [goods.other.id] })
    const seen = { id: slow.document.id, version: 1 }
    const refusal = expectRefusal(() => confirmAllocation(goods.office, seen), 'stockMissing')
    expect(refusal.params).toMatchObject({ available: 4, needed: 9, missing: 5, heldBy: fast.number })
    expect(goods.stock(goods.sku(0))).toEqual([10, 6])
    expect(goods.statusOf(goods.first.id)).toBe('approved')
  })

  it('refuses pieces the order does not want any more', () => {
    const goods = scarce()
    const proposal = goods.propose({ orderIds: [goods.first.id] })
    cancelRemainder(goods.office, { id: goods.first.id, version: 3, reason: '不要了' })
    const seen = { id: proposal.document.id, version: 1 }
    const refusal = expectRefusal(() => confirmAllocation(goods.office, seen), 'demandMissing')
    expect(refusal.params).toMatchObject({ number: goods.first.number, open: 0, needed: 9 })
  })

  it('refuses a proposal that gives nothing, and a second confirmation', () => {
    const goods = scarce()
    const { document, lines } = goods.propose({ orderIds: [goods.first.id] })
    const empty = revise(goods, document, [{ id: lines[0]?.id ?? 0, quantity: 0 }])
    expectRefusal(
      () => confirmAllocation(goods.office, { id: document.id, version: empty.document.version }),
      'noLines',
    )
    const firm = goods.firm()
    expectRefusal(() => confirmAllocation(goods.office, { id: firm.id, version: 1 }), 'stale')
    expectRefusal(() => confirmAllocation(goods.office, firm), 'wrongState')
  })
})

describe('releaseAllocation', () => {
  it('gives a proposal up and a firm one back', () => {
    const goods = scarce()
    const { id } = goods.propose().document
    expect(releaseAllocation(goods.office, { id, version: 1 }).status).toBe('released')
    expect(releaseAllocation(goods.office, goods.firm()).status).toBe('released')
    expect(goods.stock(goods.sku(0))).toEqual([10, 0])
    expect(goods.statusOf(goods.first.id)).toBe('approved')
    expect(brokenGoods(goods.connection)).toEqual({})
  })

  it('leaves what stands on an open shipment alone until that is cancelled', () => {
    const goods = scarce()
    const firm = goods.firm({ orderIds: [goods.first.id] })
    const shipment = goods.ship(firm)
    const seen = { id: firm.id, version: firm.version + 1 }
    expectRefusal(() => releaseAllocation(goods.office, seen), 'noLines')
    cancelShipment(goods.office, shipment)
    expect(releaseAllocation(goods.office, seen).status).toBe('released')
  })

  it('gives back the rest of an allocation that was partly shipped', () => {
    const goods = scarce()
    const firm = goods.firm()
    const [first, second] = shipAllocation(goods.office, firm)
    if (first === undefined || second === undefined) throw new Error('two shipments expected')
    goods.dispatch(first)
    cancelShipment(goods.office, second)
    const released = releaseAllocation(goods.office, { id: firm.id, version: firm.version + 1 })
    expect(released.status).toBe('consumed')
    expect(goods.stock(goods.sku(0))).toEqual([4, 0])
    expect(brokenGoods(goods.connection)).toEqual({})
  })
})

describe('shipAllocation', () => {
  it('makes one draft shipment a distributor at the prices of the orders, linked to where it came from', () => {
    const goods = scarce()
    const firm = goods.firm()
    const shipments = shipAllocation(goods.office, firm)
    expect(shipments).toHaveLength(2)
    const shipment = getShipment(goods.office, { id: shipments[0]?.id ?? 0 })
    expect(shipment.document).toMatchObject({ status: 'draft', quantity: 6, amountFen: 30_000 })
    expect(shipment.lines[0]).toMatchObject({
      orderId: goods.first.id,
      orderNumber: goods.first.number,
      priceFen: 5000,
    })
    expect(shipment.links.map((link) => link.kind).toSorted()).toEqual(['allocation', 'order'])
    expect(goods.stock(goods.sku(0))).toEqual([10, 10])
  })

  it('ships nothing twice', () => {
    const goods = scarce()
    const firm = goods.firm()
    shipAllocation(goods.office, firm)
    expectRefusal(() => shipAllocation(goods.office, firm), 'stale')
    expectRefusal(() => shipAllocation(goods.office, { ...firm, version: firm.version + 1 }), 'noLines')
  })
})

describe('listWaitingOrders', () => {
  it('says who waits, how much a warehouse could cover and what it is worth, to whom it concerns', () => {
    const goods = scarce()
    goods.approved([[goods.sku(1), 2]])
    const warehouseId = goods.warehouse.id
    const waiting = listWaitingOrders(goods.office, { warehouseId })
    expect(waiting.map((row) => [row.openQuantity, row.coverableQuantity, row.openAmountFen])).toEqual([
      [9, 9, 45_000],
      [6, 6, 30_000],
      [2, 0, 10_000],
    ])
    const representative = goods.officeFor('representative', { distributorIds: [goods.second.id] })
    expect(listWaitingOrders(representative, { warehouseId }).map((row) => row.orderId)).toEqual([goods.other.id])
  })
})
