import { beforeEach, describe, expect, test } from 'vitest'
import type { Office } from '../../../electron/services/office'
import { inspectReturn } from '../../../electron/services/return-inspections'
import {
  approveReturn,
  approveReturnBeyondSold,
  approveReturnOverQuota,
  getReturn,
  receiveReturn,
  repriceReturn,
  saveReturn,
} from '../../../electron/services/returns'
import { confirmShipment, getShipment } from '../../../electron/services/shipments'
import { verifyBooks } from '../../../electron/services/verify'
import { newCompany, parsed, type TestCompany, type TestStyle } from '../../helpers/company'
import { quietJob } from '../../helpers/files'
import { ship } from '../../helpers/goods'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let style: TestStyle
let distributorId: number
let supervisor: Office

beforeEach(() => {
  company = newCompany()
  style = company.addStyle({ sizes: ['S', 'M'] })
  distributorId = company.addDistributor({ discountBp: 4000, returnQuotaBp: 10_000 }).id
  supervisor = company.officeFor('supervisor')
})

const sku = () => style.skuIds[0] ?? 0
const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })
const sell = (quantity: number, priceFen: number, inTransit = false) =>
  ship(company, distributorId, [{ skuId: sku(), quantity, priceFen }], { inTransit })
const request = (quantity: number) =>
  saveReturn(
    company.office,
    parsed('returns.save', {
      ...{ businessDate: '2026-03-05', distributorId, warehouseId: company.warehouseOf('company').id },
      ...{ reason: 'unsold', lines: [{ skuId: sku(), quantity }] },
    }),
  )
const receive = (step: { readonly id: number; readonly version: number }) =>
  receiveReturn(supervisor, parsed('returns.receive', { ...seen(step), date: '2026-03-05' }))
const inspect = (step: { readonly id: number; readonly version: number }) => {
  const lines = getReturn(company.office, step).lines.map((line) => ({
    ...{ lineId: line.id, good: line.receivedQuantity },
  }))
  return inspectReturn(supervisor, parsed('returns.inspect', { ...seen(step), date: '2026-03-05', lines }))
}

describe('pieces beyond what was sold', () => {
  test('are counted, and approved only by whoever is entitled to, with a reason', () => {
    sell(3, 6000)
    const { document, beyondSold } = request(5)
    expect(beyondSold).toBe(2)
    const refusal = expectRefusal(() => approveReturn(supervisor, seen(document)), 'returnBeyondSold')
    expect(refusal.params).toMatchObject({ number: document.number, quantity: 2 })
    const reason = '启用系统前卖出'
    expect(approveReturnBeyondSold(company.office, { ...seen(document), reason }).status).toBe('approved')
    const approved = getReturn(company.office, document)
    expect(approved).toMatchObject({ approvedBeyondSold: reason, beyondSold: 2 })
    expect(approved.history[0]).toMatchObject({ action: 'approveBeyondSold', detail: { reason } })
  })

  test('are not let through by the right to exceed the quota alone, nor the other way round', () => {
    const { document } = request(5)
    const only = (permission: string): Office => ({
      ...supervisor,
      actor: { ...supervisor.actor, permissions: new Set([permission]) },
    })
    const reason = { ...seen(document), reason: '同意' }
    // Nothing was sold, so that there is no quota either.
    expectRefusal(() => approveReturnOverQuota(only('returns.approveOverQuota'), reason), 'returnBeyondSold')
    expectRefusal(() => approveReturnBeyondSold(only('returns.approveBeyondSold'), reason), 'quotaExceeded')
    expect(approveReturnBeyondSold(company.office, reason).status).toBe('approved')
    expect(getReturn(company.office, document)).toMatchObject({ approvedBeyondSold: '同意', approvedOverQuota: '同意' })
  })
})

describe('what a return is worth', () => {
  test('is spoken for by an approval, so that two returns are not approved for the same sale', () => {
    sell(5, 6000)
    sell(9, 5000)
    const [first, second] = [request(5), request(5)]
    approveReturn(supervisor, seen(first.document))
    const changed = expectRefusal(() => approveReturn(supervisor, seen(second.document)), 'returnChanged')
    expect(changed.params).toMatchObject({ approvedFen: 30_000, amountFen: 25_000, quantity: 0 })
    expect(getReturn(company.office, second.document).current).toEqual({ amountFen: 25_000, beyondSold: 0 })
    const priced = repriceReturn(company.office, seen(second.document))
    expect(getReturn(company.office, second.document)).toMatchObject({
      ...{ current: null, document: { amountFen: 25_000, status: 'requested' } },
    })
    expect(approveReturn(supervisor, priced).status).toBe('approved')
    expectRefusal(
      () => repriceReturn(company.office, seen(getReturn(company.office, first.document).document)),
      'unchanged',
    )
  })

  test('is approved again when its price changed after the goods came, before anything is credited', async () => {
    const late = sell(5, 6000, true)
    const { document } = request(5)
    const arrived = receive(approveReturn(supervisor, seen(document)))
    // Two of the sale turn out never to have arrived: they were not sold.
    const lineId = getShipment(company.office, late.document).lines[0]?.id ?? 0
    const missing = { date: '2026-03-05', received: [{ lineId, quantity: 3 }] }
    confirmShipment(company.office, parsed('shipments.confirm', { ...seen(late.document), ...missing }))
    const refusal = expectRefusal(() => inspect(arrived), 'returnChanged')
    expect(refusal.params).toMatchObject({ approvedFen: 30_000, amountFen: 26_000, quantity: 2 })
    const priced = repriceReturn(company.office, arrived)
    expect(priced.status).toBe('requested')
    expectRefusal(() => inspect(priced), 'wrongState')
    expectRefusal(() => approveReturn(supervisor, priced), 'returnBeyondSold')
    const again = approveReturnBeyondSold(company.office, { ...priced, reason: '短少的两件已补发' })
    // The goods are here already, so that it goes straight back to where it was.
    expect(again.status).toBe('received')
    expect(inspect(again).status).toBe('inspected')
    expect(getReturn(company.office, document).document).toMatchObject({ amountFen: 26_000, quantity: 5 })
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
  })

  test('is not asked for anew once the goods are here: what was counted on arrival stands', () => {
    const late = sell(5, 6000, true)
    const { document } = request(5)
    const arrived = receive(approveReturn(supervisor, seen(document)))
    const lineId = getShipment(company.office, late.document).lines[0]?.id ?? 0
    const missing = { date: '2026-03-05', received: [{ lineId, quantity: 3 }] }
    confirmShipment(company.office, parsed('shipments.confirm', { ...seen(late.document), ...missing }))
    const priced = repriceReturn(company.office, arrived)
    const input = {
      ...{ businessDate: '2026-03-05', distributorId, warehouseId: company.warehouseOf('company').id },
      ...{ reason: 'unsold' as const, lines: [{ skuId: sku(), quantity: 1 }], ...seen(priced) },
    }
    expectRefusal(() => saveReturn(company.office, parsed('returns.save', input)), 'wrongState')
  })
})
