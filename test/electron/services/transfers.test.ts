import { beforeEach, describe, expect, test } from 'vitest'
import { findStock } from '../../../electron/database/queries/ledgers'
import { listBalances, listLedger } from '../../../electron/services/accounts'
import { inTransaction } from '../../../electron/services/office'
import { resolveShortage } from '../../../electron/services/shortages'
import {
  approveTransfer,
  arriveTransferLines,
  cancelTransfer,
  dispatchTransfer,
  getTransfer,
  listTransfers,
  receiveTransfer,
  rejectTransfer,
  saveTransfer,
  settleTransferShortage,
} from '../../../electron/services/transfers'
import { saveWarehouse } from '../../../electron/services/warehouses'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed, type TestCompany, type TestStyle } from '../../helpers/company'
import { ship, stockUp } from '../../helpers/goods'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let style: TestStyle
let a: number
let b: number
let placeA: number
let placeB: number

const placeOf = (distributorId: number, kind: 'distributor' | 'transit' = 'distributor'): number => {
  const row = company.connection.sqlite
    .prepare('select id from warehouses where distributor_id = ? and kind = ?')
    .pluck()
    .get(distributorId, kind)
  return Number(row)
}

beforeEach(() => {
  company = newCompany()
  style = company.addStyle({ sizes: ['S', 'M'] })
  a = company.addDistributor({ discountBp: 5000 }).id
  b = company.addDistributor({ discountBp: 4500, paymentTermsDays: 20 }).id
  placeA = placeOf(a)
  placeB = placeOf(b)
})

const [S, M] = [0, 1]
const sku = (index: number): number => style.skuIds[index] ?? 0
const draft = (given: Partial<Input<'transfers.save'>> = {}) =>
  parsed('transfers.save', {
    businessDate: '2026-03-05',
    mode: 'throughUs',
    fromWarehouseId: placeA,
    toWarehouseId: placeB,
    beyondHeldReason: '自有库存',
    lines: [
      { skuId: sku(S), quantity: 4 },
      { skuId: sku(M), quantity: 6 },
    ],
    ...given,
  })
const save = (given: Partial<Input<'transfers.save'>> = {}) => saveTransfer(company.office, draft(given))
const approved = (given: Partial<Input<'transfers.save'>> = {}) => {
  const { document } = save(given)
  return approveTransfer(company.office, { id: document.id, version: document.version })
}
const day = (step: { readonly id: number; readonly version: number }, date = '2026-03-06') => ({
  id: step.id,
  version: step.version,
  date,
  remark: '',
  beyondHeldReason: '',
})
const dispatched = (given: Partial<Input<'transfers.save'>> = {}) =>
  dispatchTransfer(company.office, day(approved(given)))
const owes = (distributorId: number): number =>
  listBalances(company.office, { asOf: '2026-12-31', distributorId })[0]?.receivableFen ?? 0
const onHand = (place: number, index: number) => findStock(company.connection, place, sku(index)).onHand

describe('the request', () => {
  test('shows both sides’ prices and our difference before it is approved', () => {
    const transfer = save()
    expect(transfer).toMatchObject({
      document: { status: 'requested', distributorId: b, quantity: 10, amountFen: 45_000 },
      fromAmountFen: 50_000,
      toAmountFen: 45_000,
      differenceFen: -5000,
      fromDistributorId: a,
      toDistributorId: b,
    })
    expect(transfer.lines).toMatchObject([
      { quantity: 4, fromPriceFen: 5000, toPriceFen: 4500, fromFree: 0 },
      { quantity: 6, fromPriceFen: 5000, toPriceFen: 4500, fromFree: 0 },
    ])
  })

  test('adds the same SKU typed twice up to one line', () => {
    const lines = [
      { skuId: sku(S), quantity: 2 },
      { skuId: sku(S), quantity: 3 },
    ]
    expect(save({ lines }).lines).toMatchObject([{ skuId: sku(S), quantity: 5 }])
  })

  test('carries the sender’s price over when moved level, and no money when settled privately', () => {
    expect(save({ mode: 'level' })).toMatchObject({ fromAmountFen: 50_000, toAmountFen: 50_000, differenceFen: 0 })
    expect(save({ mode: 'private' })).toMatchObject({ fromAmountFen: 0, toAmountFen: 0 })
  })

  test('is changed while it is requested, and refused to whoever saw an older version', () => {
    const { document } = save()
    const again = save({ id: document.id, version: 1, mode: 'level', lines: [{ skuId: sku(M), quantity: 1 }] })
    expect(again).toMatchObject({ document: { number: document.number, version: 2 }, toAmountFen: 5000 })
    expect(again.lines).toHaveLength(1)
    expectRefusal(() => save({ id: document.id, version: 1 }), 'stale')
    const step = approveTransfer(company.office, { id: document.id, version: 2 })
    expectRefusal(() => save({ id: document.id, version: step.version }), 'wrongState')
  })

  test('refuses what is no way for goods to go', () => {
    const main = company.warehouseOf('company').id
    const old = company.addWarehouse()
    saveWarehouse(company.office, parsed('warehouses.save', { ...old, kind: 'company', archived: true }))
    expectRefusal(() => save({ toWarehouseId: placeA }), 'invalidInput', 'toWarehouseId')
    expectRefusal(() => save({ fromWarehouseId: main }), 'mixedTransfer', 'toWarehouseId')
    expectRefusal(() => save({ toWarehouseId: main }), 'mixedTransfer')
    expectRefusal(() => save({ mode: 'internal' }), 'invalidInput', 'mode')
    expectRefusal(
      () => save({ fromWarehouseId: main, toWarehouseId: company.addWarehouse().id }),
      'invalidInput',
      'mode',
    )
    expectRefusal(() => save({ fromWarehouseId: 99_999 }), 'unknownCode', 'fromWarehouseId')
    expectRefusal(() => save({ fromWarehouseId: old.id }), 'unknownCode')
    expectRefusal(() => save({ toWarehouseId: company.warehouseOf('loss').id }), 'unknownCode', 'toWarehouseId')
    expectRefusal(() => save({ lines: [{ skuId: 99_999, quantity: 1 }] }), 'invalidInput', 'lines.0.skuId')
  })

  test('does not change between our places and distributors’', () => {
    const { document } = save()
    const internal = {
      mode: 'internal' as const,
      fromWarehouseId: company.warehouseOf('company').id,
      toWarehouseId: company.addWarehouse({ kind: 'regional' }).id,
    }
    expectRefusal(() => save({ id: document.id, version: 1, ...internal }), 'invalidInput', 'toWarehouseId')
  })

  test('is rejected with a reason, or cancelled until the goods leave', () => {
    const first = save().document
    const rejected = rejectTransfer(company.office, { id: first.id, version: 1, reason: '季末' })
    expect(getTransfer(company.office, { id: first.id }).document.status).toBe('rejected')
    expect(getTransfer(company.office, { id: first.id }).history[0]?.detail).toEqual({ reason: '季末' })
    expectRefusal(() => cancelTransfer(company.office, rejected), 'wrongState')
    expect(cancelTransfer(company.office, approved()).status).toBe('cancelled')
    expectRefusal(() => cancelTransfer(company.office, dispatched()), 'wrongState')
  })
})

describe('the goods', () => {
  test('relieve A at its price when they leave and charge B at its price when they arrive', () => {
    ship(company, a, [{ skuId: sku(S), quantity: 4 }])
    const sent = dispatched()
    expect([owes(a), owes(b)]).toEqual([20_000 - 50_000, 0])
    expect([onHand(placeA, S), onHand(placeOf(b, 'transit'), S), onHand(placeB, S)]).toEqual([0, 4, 0])
    const arrived = receiveTransfer(company.office, { ...day(sent, '2026-03-08'), received: [] })
    expect(arrived).toMatchObject({ status: 'received', shortageId: null })
    expect([owes(a), owes(b)]).toEqual([-30_000, 45_000])
    expect([onHand(placeOf(b, 'transit'), S), onHand(placeB, S)]).toEqual([0, 4])
    const [row] = listLedger(company.office, parsed('accounts.ledger', { distributorId: b })).rows
    expect(row).toMatchObject({ kind: 'transferIn', quantity: 10, dueDate: '2026-03-28' })
  })

  test('may take a distributor below what our books know, and the document shows it', () => {
    const sent = dispatched()
    expect(getTransfer(company.office, { id: sent.id }).lines.map((line) => line.fromFree)).toEqual([-4, -6])
  })

  test('between our places move without money, and only while they are there', () => {
    const from = company.warehouseOf('company').id
    const to = company.addWarehouse({ kind: 'regional' }).id
    const internal = { mode: 'internal' as const, fromWarehouseId: from, toWarehouseId: to }
    const ready = approved(internal)
    expectRefusal(() => dispatchTransfer(company.office, day(ready)), 'stockMissing')
    stockUp(company, from, style.skuIds, 10)
    const sent = dispatchTransfer(company.office, { ...day(ready), remark: '随车' })
    expect(onHand(company.warehouseOf('transit').id, M)).toBe(6)
    receiveTransfer(company.office, { ...day(sent), received: [] })
    const transfer = getTransfer(company.office, { id: sent.id })
    expect(transfer).toMatchObject({ dispatchedOn: '2026-03-06', receivedOn: '2026-03-06', toAmountFen: 0 })
    expect(transfer.lines[0]).toMatchObject({ tagPriceFen: 10_000, fromPriceFen: 0, toPriceFen: 0 })
    expect(transfer.history.map((step) => step.detail)).toContainEqual({ remark: '随车' })
    expect([onHand(from, M), onHand(to, M)]).toEqual([4, 6])
  })

  test('cannot arrive before they left, nor more than left, nor on a line of another transfer', () => {
    const sent = dispatched()
    const [line] = getTransfer(company.office, { id: sent.id }).lines
    const lineId = line?.id ?? 0
    const receive = (date: string, received: { lineId: number; quantity: number }[]) => () =>
      receiveTransfer(company.office, { ...day(sent, date), received })
    expectRefusal(receive('2026-03-01', []), 'invalidInput', 'date')
    expectRefusal(receive('2026-03-07', [{ lineId, quantity: 5 }]), 'invalidInput', 'received.0.quantity')
    expectRefusal(receive('2026-03-07', [{ lineId: 99_999, quantity: 1 }]), 'invalidInput', 'received.0.lineId')
    expect(owes(b)).toBe(0)
  })

  test('carry no money when settled privately', () => {
    const sent = dispatched({ mode: 'private' })
    const lineId = getTransfer(company.office, { id: sent.id }).lines[0]?.id ?? 0
    const { shortageId } = receiveTransfer(company.office, { ...day(sent), received: [{ lineId, quantity: 1 }] })
    expect([owes(a), owes(b)]).toEqual([0, 0])
    expect(shortageId).not.toBeNull()
  })
})

describe('a short arrival', () => {
  const shortBy3 = () => {
    const sent = dispatched()
    const lineId = getTransfer(company.office, { id: sent.id }).lines[0]?.id ?? 0
    const arrived = receiveTransfer(company.office, { ...day(sent), received: [{ lineId, quantity: 1 }] })
    return { transferId: sent.id, lineId, shortageId: arrived.shortageId ?? 0, status: arrived.status }
  }
  const resolve = (id: number, resolution: Input<'shortages.resolve'>['resolution']) =>
    resolveShortage(company.office, { id, version: 1, date: '2026-03-10', resolution, remark: '' })

  test('charges B for what came and leaves the rest in transit under a shortage at B’s price', () => {
    const { transferId, shortageId, status } = shortBy3()
    expect(status).toBe('short')
    expect(owes(b)).toBe(7 * 4500)
    expect(onHand(placeOf(b, 'transit'), S)).toBe(3)
    const { links, lines } = getTransfer(company.office, { id: transferId })
    expect(links).toMatchObject([{ id: shortageId, kind: 'shortage', status: 'open' }])
    expect(lines[0]).toMatchObject({ receivedQuantity: 1, shortQuantity: 3 })
    const document = company.connection.sqlite.prepare('select * from documents where id = ?').get(shortageId)
    expect(document).toMatchObject({ distributor_id: b, quantity: 3, amount_fen: 13_500 })
  })

  test.each(['found', 'rejected'] as const)('%s: the goods arrive after all and B pays', (resolution) => {
    const { transferId, shortageId } = shortBy3()
    resolve(shortageId, resolution)
    expect(owes(b)).toBe(45_000)
    expect([onHand(placeOf(b, 'transit'), S), onHand(placeB, S)]).toEqual([0, 4])
    const transfer = getTransfer(company.office, { id: transferId })
    expect(transfer.document.status).toBe('received')
    expect(transfer.lines[0]).toMatchObject({ receivedQuantity: 4, shortQuantity: 0 })
  })

  test('credited: the goods are lost and nobody pays for them', () => {
    const { transferId, shortageId } = shortBy3()
    resolve(shortageId, 'credited')
    expect([owes(a), owes(b)]).toEqual([-50_000, 7 * 4500])
    expect([onHand(placeOf(b, 'transit'), S), onHand(company.warehouseOf('loss').id, S)]).toEqual([0, 3])
    expect(getTransfer(company.office, { id: transferId }).document.status).toBe('received')
  })

  test('cannot be re-shipped, nor settled for more than is missing', () => {
    const { transferId, lineId, shortageId } = shortBy3()
    expectRefusal(() => resolve(shortageId, 'reshipped'), 'invalidInput', 'resolution')
    const arrive = (id: number, quantity: number) => () =>
      inTransaction(company.office, (tx) =>
        arriveTransferLines(company.office, tx, {
          transferId,
          lines: [{ lineId: id, quantity }],
          date: '2026-03-10',
        }),
      )
    expectRefusal(arrive(lineId, 4), 'invalidInput', 'lines')
    expectRefusal(arrive(99_999, 1), 'invalidInput', 'lines')
    const nowhere = { shortageId, transferId: 99_999, resolution: 'credited' as const, lines: [], date: '2026-03-10' }
    expectRefusal(
      () => inTransaction(company.office, (tx) => settleTransferShortage(company.office, tx, nowhere)),
      'notFound',
    )
  })
})

describe('who sees a transfer', () => {
  test('whoever looks after either end does, nobody else', () => {
    const { document } = save()
    const other = company.addDistributor().id
    const sees = (distributorIds: number[]) => {
      const office = company.officeFor('representative', { distributorIds })
      return listTransfers(office, parsed('transfers.list', {})).rows.map((row) => row.id)
    }
    expect([sees([a]), sees([b]), sees([other])]).toEqual([[document.id], [document.id], []])
    const repA = company.officeFor('representative', { distributorIds: [a] })
    expect(getTransfer(repA, { id: document.id }).document.id).toBe(document.id)
    const stranger = company.officeFor('representative', { distributorIds: [other] })
    expectRefusal(() => getTransfer(stranger, { id: document.id }), 'notFound')
    expectRefusal(() => saveTransfer(stranger, draft()), 'notFound')
    expectRefusal(() => getTransfer(company.office, { id: 99_999 }), 'notFound')
    expect(saveTransfer(repA, draft({ id: document.id, version: 1 })).document.version).toBe(2)
  })

  test('our own transfers are no representative’s business', () => {
    const { document } = save({
      mode: 'internal',
      fromWarehouseId: company.warehouseOf('company').id,
      toWarehouseId: company.addWarehouse().id,
    })
    const rep = company.officeFor('representative', { distributorIds: [a] })
    expectRefusal(() => getTransfer(rep, { id: document.id }), 'notFound')
    expect(listTransfers(rep, parsed('transfers.list', {})).rows).toEqual([])
  })

  test('a distributor’s list holds what it sends and what it receives', () => {
    const out = save().document.id
    const back = save({ fromWarehouseId: placeB, toWarehouseId: placeA }).document.id
    const list = (distributorId: number) =>
      listTransfers(company.office, parsed('transfers.list', { distributorId })).rows.map((row) => row.id)
    expect(list(a)).toEqual([back, out])
    const [row] = listTransfers(company.office, parsed('transfers.list', { limit: 1 })).rows
    expect(row).toMatchObject({ id: back, mode: 'throughUs', fromAmountFen: 45_000, toAmountFen: 50_000 })
    const rep = company.officeFor('representative', { distributorIds: [a] })
    expectRefusal(() => listTransfers(rep, parsed('transfers.list', { distributorId: b })), 'notFound')
  })
})
