import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { listBalances } from '../../../electron/services/accounts'
import { ageDistributor, listAgeing } from '../../../electron/services/ageing'
import { getReceipt, postReceipt, reverseReceipt, saveReceipt } from '../../../electron/services/receipts'
import {
  listSettlements,
  openAccount,
  postSettlements,
  proposeSettlements,
  undoSettlements,
} from '../../../electron/services/settlements'
import { getShipment, reverseShipment } from '../../../electron/services/shipments'
import { verifyBooks } from '../../../electron/services/verify'
import { type AllocationEdge, ageReceivable } from '../../../shared/domain/ageing'
import { addDays } from '../../../shared/domain/days'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { quietJob } from '../../helpers/files'
import { newGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const open = (id = distributorId) => openAccount(company.office, { distributorId: id })
/** The ends of the account by the reference they were entered under. */
const ends = (id = distributorId) => {
  const { credits, charges } = open(id)
  return new Map([...credits, ...charges].map((entry) => [entry.reference, entry]))
}
const edge = (credit: string, charge: string, amountFen: number): AllocationEdge => {
  const known = ends()
  return { creditId: known.get(credit)?.entryId ?? 0, chargeId: known.get(charge)?.entryId ?? 0, amountFen }
}
const seenNow = (id = distributorId) => {
  const { credits, charges } = open(id)
  return [...credits, ...charges].map(({ entryId, openFen }) => ({ entryId, openFen }))
}
const settle = (edges: readonly AllocationEdge[], seen = seenNow()) =>
  postSettlements(company.office, parsed('settlements.post', { distributorId, edges: [...edges], seen }))
const list = (given: { documentId?: number; active?: boolean } = {}) =>
  listSettlements(company.office, parsed('settlements.list', { distributorId, ...given })).rows
const shipment = (reference: string, businessDate: string, amountFen: number) =>
  ({ kind: 'shipment', reference, businessDate, amountFen }) as const
const receipt = (reference: string, businessDate: string, amountFen: number) =>
  ({ kind: 'receipt', reference, businessDate, amountFen }) as const
const buckets = (asOf = '2026-03-05') => {
  const [row] = listAgeing(company.office, { asOf, distributorId })
  return [row?.notDueFen, row?.days30Fen, row?.days60Fen, row?.days90Fen, row?.olderFen, row?.unallocatedCreditFen]
}
const sound = async () => (await verifyBooks(company.office, {}, quietJob)).ok

/** Two old shipments, a new one, and money that pays the new one. */
const ordinary = () =>
  enter(company, distributorId, [
    shipment('S1', '2025-10-01', 1000),
    shipment('S2', '2026-01-10', 700),
    shipment('S3', '2026-03-01', 1000),
    receipt('R1', '2026-03-02', 1200),
  ])

describe('settling', () => {
  test('decides how old the debt is, and never how much it is', async () => {
    ordinary()
    const balance = listBalances(company.office, { asOf: '2026-03-05', distributorId })
    expect(buckets()).toEqual([1000, 500, 0, 0, 0, 0])
    settle([edge('R1', 'S3', 1000), edge('R1', 'S2', 200)])
    expect(buckets()).toEqual([0, 500, 0, 0, 1000, 0])
    expect(ends().get('S2')).toMatchObject({ amountFen: 700, openFen: 500 })
    expect(ends().has('R1')).toBe(false)
    expect(listBalances(company.office, { asOf: '2026-03-05', distributorId })).toEqual([
      { ...balance[0], overdueFen: 1500 },
    ])
    expect(await sound()).toBe(true)
  })

  test('takes no more than either side has open, in one edge or in several, and then nothing at all', () => {
    ordinary()
    expectRefusal(() => settle([edge('R1', 'S1', 1001)]), 'invalidInput', 'edges.0.amountFen')
    expectRefusal(() => settle([edge('R1', 'S1', 700), edge('R1', 'S3', 700)]), 'invalidInput', 'edges.1.amountFen')
    expectRefusal(() => settle([edge('R1', 'S2', 600), edge('R1', 'S2', 200)]), 'invalidInput', 'edges.1.amountFen')
    expectRefusal(() => settle([edge('S1', 'S2', 1)]), 'invalidInput', 'edges.0.creditId')
    expectRefusal(() => settle([edge('R1', 'R1', 1)]), 'invalidInput', 'edges.0.chargeId')
    expect(list()).toEqual([])
    expect(ends().get('R1')?.openFen).toBe(1200)
  })

  test('joins only what is in one account', () => {
    ordinary()
    const other = company.addDistributor().id
    enter(company, other, [receipt('R9', '2026-03-02', 500)])
    const foreign = ends(other).get('R9')?.entryId ?? 0
    const own = ends().get('S1')?.entryId ?? 0
    expectRefusal(
      () => settle([{ creditId: foreign, chargeId: own, amountFen: 1 }]),
      'invalidInput',
      'edges.0.creditId',
    )
    const seen = [{ entryId: foreign, openFen: 500 }]
    expectRefusal(() => settle([edge('R1', 'S1', 1)], seen), 'invalidInput', 'seen.0.entryId')
  })

  test('is refused when another desk settled one of the ends meanwhile, naming the document', () => {
    ordinary()
    const before = seenNow()
    const wanted = [edge('R1', 'S1', 500)]
    settle([edge('R1', 'S1', 100)])
    const refusal = expectRefusal(() => settle(wanted, before), 'stale')
    expect(refusal.params).toMatchObject({ number: 'RC-2026-000001', action: 'settle', userName: '陈经理' })
    settle([edge('R1', 'S1', 900), edge('R1', 'S2', 200)])
    expectRefusal(() => settle(wanted, before), 'stale')
    expect(list()).toHaveLength(3)
  })

  test('joins fifty receipts to fifty shipments in one posting', async () => {
    const days = Array.from({ length: 50 }, (_, index) => addDays('2025-09-01', index))
    enter(company, distributorId, [
      ...days.map((day, index) => shipment(`S${index}`, day, 10_000 + index)),
      ...days.map((day, index) => receipt(`R${index}`, day, 10_000 + (49 - index))),
    ])
    const edges = proposeSettlements(company.office, { distributorId, way: 'exact' })
    expect(edges).toHaveLength(50)
    const { postingId, amountFen } = settle(edges)
    expect(amountFen).toBe(50 * 10_000 + (49 * 50) / 2)
    expect(open()).toMatchObject({ credits: [], charges: [] })
    expect(new Set(list().map((row) => row.postingId))).toEqual(new Set([postingId]))
    expect(await sound()).toBe(true)
  })

  test('stands in the history of both documents, whose versions stay', () => {
    const [first = 0] = ordinary()
    settle([edge('R1', 'S1', 1000), edge('R1', 'S2', 200)])
    const shown = getShipment(company.office, { id: first })
    expect(shown.history[0]).toMatchObject({
      action: 'settle',
      version: 1,
      detail: { amountFen: 1000, number: 'RC-2026-000001' },
    })
    const paid = getReceipt(company.office, { id: list()[0]?.creditDocumentId ?? 0 })
    expect(paid.history[0]?.detail).toEqual({ amountFen: 1200, number: 'SH-2025-000001、SH-2026-000001' })
  })

  test('proposes for chosen receipts only, and by what their words name', () => {
    ordinary()
    enter(company, distributorId, [receipt('SH-2026-000001', '2026-03-03', 300)])
    const named = proposeSettlements(company.office, { distributorId, way: 'reference' })
    expect(named).toEqual([edge('SH-2026-000001', 'S2', 300)])
    const creditIds = [ends().get('R1')?.entryId ?? 0]
    const oldest = proposeSettlements(company.office, { distributorId, way: 'oldest', creditIds })
    expect(oldest).toEqual([edge('R1', 'S1', 1000), edge('R1', 'S2', 200)])
    expect(list()).toEqual([])
  })
})

describe('undoing', () => {
  test('opens both ends again and leaves a record; a second time is refused', async () => {
    ordinary()
    settle([edge('R1', 'S3', 1000), edge('R1', 'S2', 200)])
    const [second, first] = list()
    undoSettlements(company.office, parsed('settlements.undo', { ids: [first?.id ?? 0], reason: '核错单' }))
    expect(ends().get('S3')?.openFen).toBe(1000)
    expect(ends().get('R1')?.openFen).toBe(1000)
    expect(list({ active: true }).map(({ id }) => id)).toEqual([second?.id])
    expect(list({ active: false })).toMatchObject([
      { id: first?.id, active: false, undoneReason: '核错单', undoneByName: '陈经理' },
    ])
    expectRefusal(
      () => undoSettlements(company.office, parsed('settlements.undo', { ids: [first?.id ?? 0], reason: '' })),
      'settlementUndone',
    )
    const ids = [second?.id ?? 0, first?.id ?? 0]
    expectRefusal(
      () => undoSettlements(company.office, parsed('settlements.undo', { ids, reason: '' })),
      'settlementUndone',
    )
    expect(list({ active: true })).toHaveLength(1)
    expectRefusal(
      () => undoSettlements(company.office, parsed('settlements.undo', { ids: [999], reason: '' })),
      'notFound',
    )
    expect(await sound()).toBe(true)
  })

  test('a settlement is neither changed nor removed, only taken away by its record', () => {
    ordinary()
    settle([edge('R1', 'S1', 5)])
    const { sqlite } = company.connection
    for (const wrong of ['update settlements set amount_fen = 4', 'delete from settlements'])
      expect(() => sqlite.exec(wrong)).toThrow(/append-only/)
    undoSettlements(company.office, parsed('settlements.undo', { ids: [list()[0]?.id ?? 0], reason: '' }))
    for (const wrong of ['update settlements set active = 1', 'delete from settlement_undos'])
      expect(() => sqlite.exec(wrong)).toThrow(/append-only/)
  })

  test('a receipt taken back takes its settlements with it, in the same step', async () => {
    enter(company, distributorId, [shipment('S1', '2025-10-01', 1000), shipment('S2', '2026-03-01', 1000)])
    const { document } = saveReceipt(
      company.office,
      parsed('receipts.save', {
        ...{ businessDate: '2026-03-05', distributorId, method: 'bank', reference: 'R1' },
        parts: [{ part: 'receivable', amountFen: 1000 }],
      }),
    )
    const posted = postReceipt(company.office, { id: document.id, version: document.version })
    settle([edge('R1', 'S2', 1000)])
    expect(buckets()).toEqual([0, 0, 0, 0, 1000, 0])
    reverseReceipt(company.office, { id: posted.id, version: posted.version, reason: '退票' })
    expect(buckets()).toEqual([1000, 0, 0, 0, 1000, 0])
    expect(open().credits).toEqual([])
    expect(open().charges.map(({ openFen }) => openFen)).toEqual([1000, 1000])
    expect(list()).toMatchObject([{ active: false, undoneReason: '' }])
    const told = getReceipt(company.office, { id: document.id }).history.map(({ action }) => action)
    expect(told.slice(0, 3)).toEqual(['reverse', 'unsettle', 'settle'])
    const other = getShipment(company.office, { id: list()[0]?.chargeDocumentId ?? 0 }).history[0]
    expect(other).toMatchObject({ action: 'unsettle', detail: { amountFen: 1000, number: document.number } })
    expect(await sound()).toBe(true)
  })

  test('a shipment taken back frees the money that paid it', async () => {
    const goods = newGoods()
    const sent = goods.dispatched([[goods.sku(0), 6]]).shipment
    const { id } = goods.distributor
    enter(goods, id, [receipt('R1', '2026-03-05', 10_000)])
    const { credits, charges } = openAccount(goods.office, { distributorId: id })
    const [credit, charge] = [credits[0], charges[0]]
    const edges = [{ creditId: credit?.entryId ?? 0, chargeId: charge?.entryId ?? 0, amountFen: 10_000 }]
    postSettlements(goods.office, parsed('settlements.post', { distributorId: id, edges, seen: [] }))
    const { document } = getShipment(goods.office, { id: sent.id })
    reverseShipment(goods.office, { id: sent.id, version: document.version, reason: '发错' })
    expect(openAccount(goods.office, { distributorId: id })).toMatchObject({
      charges: [],
      credits: [{ openFen: 10_000 }],
    })
    expect((await verifyBooks(goods.office, {}, quietJob)).ok).toBe(true)
  })
})

test('a representative sees and settles the accounts of its distributors only', () => {
  ordinary()
  settle([edge('R1', 'S1', 5)])
  const mine = company.addDistributor().id
  const rep = company.officeFor('representative', { distributorIds: [mine] })
  expectRefusal(() => openAccount(rep, { distributorId }), 'notFound')
  expectRefusal(() => listSettlements(rep, parsed('settlements.list', { distributorId })), 'notFound')
  expectRefusal(
    () => undoSettlements(rep, parsed('settlements.undo', { ids: [list()[0]?.id ?? 0], reason: '' })),
    'notFound',
  )
  expect(listSettlements(rep, parsed('settlements.list', {})).rows).toEqual([])
})

test('reading only what is open gives what the rule gives for the whole account, settled and undone at random', () => {
  const event = fc.record({
    kind: fc.constantFrom('shipment' as const, 'shipment' as const, 'receipt' as const, 'return' as const),
    day: fc.integer({ min: 0, max: 200 }),
    fen: fc.integer({ min: 1, max: 1000 }),
  })
  const act = fc.record({
    credit: fc.nat(50),
    charge: fc.nat(50),
    share: fc.integer({ min: 1, max: 100 }),
    undo: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 2, maxLength: 30 }),
      fc.array(act, { maxLength: 20 }),
      fc.integer({ min: 0, max: 260 }),
      (events, acts, offset) => {
        const own = newCompany()
        const id = own.addDistributor().id
        enter(
          own,
          id,
          events.map(({ kind, day, fen }) => ({ kind, businessDate: addDays('2026-01-01', day), amountFen: fen })),
        )
        for (const { credit, charge, share, undo } of acts) {
          const { credits, charges } = openAccount(own.office, { distributorId: id })
          const [one, other] = [credits[credit % credits.length], charges[charge % charges.length]]
          if (one === undefined || other === undefined) continue
          const amountFen = Math.max(1, Math.floor((Math.min(one.openFen, other.openFen) * share) / 100))
          const edges = [{ creditId: one.entryId, chargeId: other.entryId, amountFen }]
          postSettlements(own.office, parsed('settlements.post', { distributorId: id, edges, seen: [] }))
          const [last] = listSettlements(own.office, parsed('settlements.list', { active: true })).rows
          if (undo && last !== undefined)
            undoSettlements(own.office, parsed('settlements.undo', { ids: [last.id], reason: '' }))
        }
        const asOf = addDays('2026-01-01', offset)
        const { sqlite } = own.connection
        const lines = sqlite
          .prepare<[string], { id: number; date: string; dueDate: string | null; amountFen: number }>(
            'select id, business_date as date, due_date as dueDate, amount_fen as amountFen from account_entries where business_date <= ?',
          )
          .all(asOf)
        const edges = sqlite
          .prepare<[], AllocationEdge>(
            'select credit_entry_id as creditId, debit_entry_id as chargeId, amount_fen as amountFen from settlements where active = 1',
          )
          .all()
        const expected = ageReceivable(lines, edges, asOf)
        const aged = ageDistributor(own.connection, id, asOf)
        expect(aged.buckets).toEqual(expected.buckets)
        expect(Object.values(aged.buckets).reduce((sum, fen) => sum + fen, 0)).toBe(expected.balanceFen)
        expect(aged.oldestOverdueDays).toBe(expected.oldestOverdueDays)
        own.close()
      },
    ),
    { numRuns: 60 },
  )
})
