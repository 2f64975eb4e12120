import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, getAdjustment } from '../../../electron/services/adjustments'
import { settleDifference } from '../../../electron/services/reconciliations'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { newCompany, type TestCompany } from '../../helpers/company'
import { agreeWhole, current, differenceOf, february, march, name, seen } from '../../helpers/comparisons'
import { enter } from '../../helpers/entries'
import { newGoods } from '../../helpers/goods-flow'
import { book, bought, opening, sold, start } from '../../helpers/reconciliations'

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const settle = (document: ReconciliationDocument, reference: string, { office } = company) => {
  const now = current(office, document)
  return settleDifference(office, { ...seen(now), differenceId: differenceOf(now, reference).id })
}

test('a rebate they took before we accrued it is accrued into the pool, and once that is posted redeemed from it', async () => {
  enter(company, distributorId, [sold('A-1001', 10, 100_000)])
  const began = await start(company.office, distributorId, await book([opening(0), bought('A-1001', 10, 900)]))
  const document = name(company.office, began, 'A-1001', ['rebateNotAccrued'])
  const accrual = getAdjustment(company.office, { id: settle(document, 'A-1001').id ?? 0 })
  expect(accrual).toMatchObject({ adjustmentKind: 'rebateAccrued', part: 'rebate', movedFen: 10_000 })
  approveAdjustment(company.office, seen(accrual))
  const place = settle(document, 'A-1001')
  expect(place).toMatchObject({ kind: 'adjustment', created: true })
  const redemption = getAdjustment(company.office, { id: place.id ?? 0 })
  expect(redemption).toMatchObject({ adjustmentKind: 'rebateRedeemed', movedFen: 10_000 })
  approveAdjustment(company.office, seen(redemption))
  const held = company.connection.sqlite.prepare('select amount_fen from account_balances where part = ?').pluck()
  expect([held.get('rebate'), held.get('receivable')]).toEqual([0, 90_000])
  expect(settle(document, 'A-1001')).toEqual({ ...place, created: false })
})

describe('a difference that the next comparison carries on', () => {
  const inFebruary = async () => {
    enter(company, distributorId, [{ ...sold('A-1001', 10, 100_000), businessDate: '2026-02-05' }])
    const rows = [opening(0), bought('A-1001', 9, 900, '2026-02-06')]
    return start(company.office, distributorId, await book(rows), february)
  }
  const inMarch = async () =>
    start(company.office, distributorId, await book([opening(900), bought('A-9', 1, 10, '2026-03-02')]), march)

  test('is not drafted a second time while its document waits', async () => {
    const before = agreeWhole(company.office, await inFebruary())
    const drafted = settle(before, 'A-1001')
    expect(drafted).toMatchObject({ kind: 'adjustment', created: true })
    const after = await inMarch()
    expect(settle(after, 'A-1001')).toEqual({ ...drafted, created: false })
    expect(differenceOf(current(company.office, after), 'A-1001').settlement?.id).toBe(drafted.id)
    expect(settle(after, 'A-1001')).toEqual({ ...drafted, created: false })
  })

  test('is still to be claimed where pieces were short of what their book says', async () => {
    const before = agreeWhole(company.office, await inFebruary())
    expect(differenceOf(before, 'A-1001')).toMatchObject({ differenceClass: 'shortShipment', nextStep: 'claim' })
    const after = await inMarch()
    expect(differenceOf(after, 'A-1001')).toMatchObject({ differenceClass: 'shortShipment', nextStep: 'claim' })
    expect(settle(after, 'A-1001')).toMatchObject({ kind: 'adjustment', created: true })
  })
})

test('pieces of which a shortage is open are settled by it, also when they were looked at before they arrived', async () => {
  const goods = newGoods()
  const { shipment } = goods.dispatched([[goods.sku(0), 10]])
  const rows = [opening(0), bought(shipment.number, 9, 450, '2026-03-06')]
  const document = await start(goods.office, goods.distributor.id, await book(rows))
  expect(settle(document, shipment.number, goods)).toMatchObject({ kind: 'shipment', id: shipment.id })
  const { shortageId } = goods.confirm(shipment, { 0: 9 })
  const place = settle(document, shipment.number, goods)
  expect(place).toEqual({ kind: 'shortage', id: shortageId, created: false })
  expect(settle(document, shipment.number, goods)).toEqual(place)
})
