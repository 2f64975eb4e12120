import { beforeEach, describe, expect, test } from 'vitest'
import { findStock } from '../../../electron/database/queries/ledgers'
import { listBalances, listLedger } from '../../../electron/services/accounts'
import { inspectReturn } from '../../../electron/services/return-inspections'
import {
  approveReturn,
  approveReturnOverQuota,
  cancelReturn,
  findReturnQuota,
  getReturn,
  listReturns,
  receiveReturn,
  rejectReturn,
  saveReturn,
} from '../../../electron/services/returns'
import { confirmShipment, getShipment, reverseShipment } from '../../../electron/services/shipments'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed, type TestCompany, type TestStyle } from '../../helpers/company'
import { ship } from '../../helpers/goods'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let style: TestStyle
let distributorId: number
let warehouseId: number

beforeEach(() => {
  company = newCompany()
  style = company.addStyle({ sizes: ['S', 'M'] })
  distributorId = company.addDistributor({ discountBp: 4000, returnQuotaBp: 10_000 }).id
  warehouseId = company.warehouseOf('company').id
})

const sku = (index = 0): number => style.skuIds[index] ?? 0
const draft = (given: Partial<Input<'returns.save'>> = {}) =>
  parsed('returns.save', {
    businessDate: '2026-03-05',
    distributorId,
    warehouseId,
    reason: 'unsold',
    lines: [{ skuId: sku(), quantity: 5 }],
    ...given,
  })
const save = (given: Partial<Input<'returns.save'>> = {}) => saveReturn(company.office, draft(given))
const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })
const received = (given: Partial<Input<'returns.save'>> = {}, quantity?: number) => {
  const saved = save(given)
  const approved = approveReturnOverQuota(company.office, { ...seen(saved.document), reason: '同意' })
  const lineId = saved.lines[0]?.id ?? 0
  const arrived = receiveReturn(
    company.office,
    parsed('returns.receive', {
      ...seen(approved),
      date: '2026-03-06',
      received: quantity === undefined ? [] : [{ lineId, quantity }],
    }),
  )
  return { ...arrived, lineId }
}
const inspect = (
  step: { readonly id: number; readonly version: number; readonly lineId: number },
  found: { good: number; defect?: number; rejected?: number },
  date = '2026-03-07',
) =>
  inspectReturn(
    company.office,
    parsed('returns.inspect', { ...seen(step), date, lines: [{ lineId: step.lineId, ...found }] }),
  )
const owes = (): number => listBalances(company.office, { asOf: '2026-12-31', distributorId })[0]?.receivableFen ?? 0

describe('the price of a return', () => {
  test('is that of the sales it comes from, the oldest first, and today’s for pieces without a sale', () => {
    company.setToday('2026-01-10')
    const old = ship(company, distributorId, [{ skuId: sku(), quantity: 2, priceFen: 6000 }])
    company.setToday('2026-02-10')
    const late = ship(company, distributorId, [{ skuId: sku(), quantity: 1, priceFen: 5500 }], { inTransit: true })
    const { lines, document } = save()
    expect(lines[0]?.sources).toMatchObject([
      {
        shipmentId: old.document.id,
        shipmentNumber: old.document.number,
        shipmentDate: '2026-01-10',
        quantity: 2,
        priceFen: 6000,
      },
      { shipmentId: late.document.id, quantity: 1, priceFen: 5500 },
      { shipmentId: null, shipmentNumber: '', shipmentDate: null, quantity: 2, priceFen: 4000 },
    ])
    expect(document).toMatchObject({ quantity: 5, amountFen: 12_000 + 5500 + 8000, status: 'requested' })
  })

  test('leaves out pieces that never arrived, were reversed, or belong to someone else', () => {
    const other = company.addDistributor().id
    ship(company, other, [{ skuId: sku(), quantity: 9 }])
    const taken = ship(company, distributorId, [{ skuId: sku(), quantity: 9 }])
    reverseShipment(company.office, { ...seen(taken.document), reason: '发错' })
    const short = ship(company, distributorId, [{ skuId: sku(), quantity: 3 }], { inTransit: true })
    const lineId = short.lines[0]?.id ?? 0
    confirmShipment(
      company.office,
      parsed('shipments.confirm', {
        ...seen(short.document),
        date: '2026-03-05',
        received: [{ lineId, quantity: 1 }],
      }),
    )
    expect(save().lines[0]?.sources).toMatchObject([
      { shipmentId: short.document.id, quantity: 1 },
      { shipmentId: null, quantity: 4 },
    ])
  })

  test('inverts its sale exactly, whatever the price', () => {
    ship(company, distributorId, [{ skuId: sku(), quantity: 5, priceFen: 3333 }])
    expect(owes()).toBe(16_665)
    inspect(received(), { good: 5 })
    expect(owes()).toBe(0)
  })
})

describe('the quota', () => {
  const quotaOf = (id: number) => getReturn(company.office, { id }).quota

  beforeEach(() => {
    const terms = company.addDistributor({ discountBp: 4000, returnQuotaBp: 1000 })
    distributorId = terms.id
    company.setToday('2025-03-05')
    ship(company, distributorId, [{ skuId: sku(1), quantity: 50, priceFen: 4000 }])
    company.setToday('2026-03-05')
    ship(company, distributorId, [{ skuId: sku(), quantity: 50, priceFen: 4000 }])
  })

  test('is a share of what was shipped in twelve months', () => {
    const { document, quota } = save({ lines: [{ skuId: sku(), quantity: 5 }] })
    expect(quota).toEqual({
      shippedFen: 200_000,
      quotaFen: 20_000,
      usedFen: 0,
      leftFen: 20_000,
      thisFen: 20_000,
      overFen: 0,
    })
    expect(approveReturn(company.office, seen(document)).status).toBe('approved')
  })

  test('counts approved returns, so that two cannot each fit and together not', () => {
    const first = save({ lines: [{ skuId: sku(), quantity: 5 }] })
    const second = save({ lines: [{ skuId: sku(), quantity: 1 }] })
    approveReturn(company.office, seen(first.document))
    const refusal = expectRefusal(() => approveReturn(company.office, seen(second.document)), 'quotaExceeded')
    expect(refusal.params).toMatchObject({
      quotaFen: 20_000,
      usedFen: 20_000,
      leftFen: 0,
      thisFen: 4000,
      overFen: 4000,
    })
    const step = approveReturnOverQuota(company.office, { ...seen(second.document), reason: '换季' })
    expect(step.status).toBe('approved')
    expect(getReturn(company.office, { id: step.id })).toMatchObject({ approvedOverQuota: '换季' })
    expect(quotaOf(step.id)).toMatchObject({ usedFen: 20_000, thisFen: 4000, overFen: 4000 })
  })

  test('leaves defects out, of the one asked about and of those before', () => {
    const defects = save({ reason: 'defect', lines: [{ skuId: sku(), quantity: 20 }] })
    expect(defects.quota).toMatchObject({ thisFen: 0, overFen: 0 })
    approveReturn(company.office, seen(defects.document))
    const asked = { distributorId, date: '2026-03-05', thisFen: 30_000 }
    expect(findReturnQuota(company.office, asked)).toMatchObject({ usedFen: 0, thisFen: 30_000, overFen: 10_000 })
    expectRefusal(() => findReturnQuota(company.office, { ...asked, distributorId: 99_999 }), 'notFound')
  })

  test('is freed by what the inspection did not accept', () => {
    const step = received({ lines: [{ skuId: sku(), quantity: 5 }] })
    inspect(step, { good: 2, rejected: 3 })
    const asked = { distributorId, date: '2026-03-07', thisFen: 0 }
    expect(findReturnQuota(company.office, asked)).toMatchObject({ usedFen: 8000, leftFen: 12_000 })
  })
})

describe('the steps', () => {
  test('a request is changed while it is one, then not', () => {
    const { document } = save()
    const again = save({ id: document.id, version: 1, reason: 'defect', lines: [{ skuId: sku(1), quantity: 2 }] })
    expect(again).toMatchObject({ reason: 'defect', document: { number: document.number, version: 2, quantity: 2 } })
    expect(again.lines).toMatchObject([{ skuId: sku(1), quantity: 2, sources: [{ quantity: 2 }] }])
    expectRefusal(() => save({ id: document.id, version: 1 }), 'stale')
    approveReturnOverQuota(company.office, { ...seen(again.document), reason: '同意' })
    expectRefusal(() => save({ id: document.id, version: 3 }), 'wrongState')
  })

  test('refuses places and goods that are not ours', () => {
    const quarantine = company.warehouseOf('quarantine').id
    expectRefusal(() => save({ warehouseId: 99_999 }), 'unknownCode', 'warehouseId')
    expectRefusal(() => save({ warehouseId: quarantine }), 'unknownCode', 'warehouseId')
    expectRefusal(() => save({ distributorId: 99_999 }), 'notFound')
    expectRefusal(() => save({ lines: [{ skuId: 99_999, quantity: 1 }] }), 'invalidInput', 'lines.0.skuId')
    expectRefusal(() => getReturn(company.office, { id: 99_999 }), 'notFound')
  })

  test('is rejected with a reason, or cancelled until the goods come', () => {
    const rejected = rejectReturn(company.office, { ...seen(save().document), reason: '过季' })
    expect(rejected.status).toBe('rejected')
    expect(cancelReturn(company.office, seen(save().document)).status).toBe('cancelled')
    expectRefusal(() => cancelReturn(company.office, received()), 'wrongState')
  })

  test('goods that came post nothing until they are inspected', () => {
    const before = owes()
    const step = received({}, 3)
    expect(getReturn(company.office, { id: step.id })).toMatchObject({
      document: { status: 'received' },
      receivedOn: '2026-03-06',
      lines: [{ quantity: 5, receivedQuantity: 3 }],
    })
    expect(owes()).toBe(before)
  })

  test('come neither before they were asked for nor in greater number', () => {
    const { document, lines } = save()
    const approved = approveReturnOverQuota(company.office, { ...seen(document), reason: '同意' })
    const receive = (date: string, quantity: number) => () =>
      receiveReturn(
        company.office,
        parsed('returns.receive', { ...seen(approved), date, received: [{ lineId: lines[0]?.id ?? 0, quantity }] }),
      )
    expectRefusal(receive('2026-03-04', 5), 'invalidInput', 'date')
    expectRefusal(receive('2026-03-06', 6), 'invalidInput', 'received.0.quantity')
  })
})

describe('the inspection', () => {
  test('sends good pieces to the warehouse, defects to quarantine, rejected ones back', () => {
    const sale = ship(company, distributorId, [{ skuId: sku(), quantity: 8, priceFen: 4500 }])
    const before = findStock(company.connection, warehouseId, sku()).onHand
    const step = received()
    const done = inspect(step, { good: 2, defect: 1, rejected: 2 })
    expect(done.status).toBe('inspected')
    const after = getReturn(company.office, { id: done.id })
    expect(after).toMatchObject({
      document: { quantity: 3, amountFen: 13_500, businessDate: '2026-03-07' },
      inspectedOn: '2026-03-07',
      lines: [{ goodQuantity: 2, defectQuantity: 1, rejectedQuantity: 2 }],
    })
    expect(after.lines[0]?.sources).toMatchObject([{ quantity: 5, acceptedQuantity: 3, priceFen: 4500 }])
    expect(findStock(company.connection, warehouseId, sku()).onHand).toBe(before + 2)
    expect(findStock(company.connection, company.warehouseOf('quarantine').id, sku()).onHand).toBe(1)
    expect(getShipment(company.office, { id: sale.document.id }).lines[0]?.returnedQuantity).toBe(3)
    const rows = listLedger(company.office, parsed('accounts.ledger', { distributorId, kind: 'return' })).rows
    expect(rows).toMatchObject([{ quantity: -3, amountFen: -13_500, balanceFen: null, documentId: done.id }])
  })

  test('finds the sales again when another return used them meanwhile', () => {
    ship(company, distributorId, [{ skuId: sku(), quantity: 5, priceFen: 6000 }])
    company.setToday('2026-03-06')
    ship(company, distributorId, [{ skuId: sku(), quantity: 3, priceFen: 5000 }])
    const [first, second] = [received(), received()]
    inspect(first, { good: 5 })
    inspect(second, { good: 5 })
    const sources = getReturn(company.office, { id: second.id }).lines[0]?.sources
    expect(sources).toMatchObject([
      { quantity: 3, acceptedQuantity: 3, priceFen: 5000 },
      { shipmentId: null, quantity: 2, acceptedQuantity: 2, priceFen: 4000 },
    ])
    expect(owes()).toBe(30_000 + 15_000 - 30_000 - 15_000 - 8000)
  })

  test('keeps the price that was approved for pieces without a sale', () => {
    const step = received()
    company.connection.sqlite.prepare('update distributors set discount_bp = 9000').run()
    inspect(step, { good: 5 })
    expect(owes()).toBe(-20_000)
  })

  test('posts nothing when everything is rejected', () => {
    const step = received()
    inspect(step, { good: 0, rejected: 5 })
    expect(owes()).toBe(0)
    expect(getReturn(company.office, { id: step.id }).document).toMatchObject({ status: 'inspected', amountFen: 0 })
  })

  test('speaks of every piece that came, once, and of no more', () => {
    const step = received()
    const lines =
      (...given: { lineId: number; good: number }[]) =>
      () =>
        inspectReturn(company.office, parsed('returns.inspect', { ...seen(step), date: '2026-03-07', lines: given }))
    const { lineId } = step
    expectRefusal(lines(), 'invalidInput', 'lines')
    expectRefusal(lines({ lineId, good: 6 }), 'invalidInput', 'lines.0.good')
    expectRefusal(lines({ lineId: 99_999, good: 1 }), 'invalidInput', 'lines.0.lineId')
    expectRefusal(lines({ lineId, good: 5 }, { lineId, good: 5 }), 'invalidInput', 'lines.1.lineId')
    expectRefusal(lines({ lineId, good: 4 }), 'invalidInput', 'lines.0.good')
    expectRefusal(() => inspect(step, { good: 5 }, '2026-03-05'), 'invalidInput', 'date')
    const none = received({}, 0)
    expect(
      inspectReturn(company.office, parsed('returns.inspect', { ...seen(none), date: '2026-03-07', lines: [] })).status,
    ).toBe('inspected')
  })
})

test('a representative returns for the distributors it looks after, and sees no other', () => {
  const mine = company.addDistributor().id
  const rep = company.officeFor('representative', { distributorIds: [mine] })
  const { document } = save()
  const own = saveReturn(rep, draft({ distributorId: mine })).document
  expect(listReturns(rep, parsed('returns.list', {})).rows.map((row) => row.id)).toEqual([own.id])
  expectRefusal(() => saveReturn(rep, draft()), 'notFound')
  expectRefusal(() => getReturn(rep, { id: document.id }), 'notFound')
  expectRefusal(() => findReturnQuota(rep, { distributorId, date: '2026-03-05', thisFen: 0 }), 'notFound')
})
