import { beforeEach, describe, expect, test } from 'vitest'
import { listBalances } from '../../../electron/services/accounts'
import { getAdjustment, listAdjustments } from '../../../electron/services/adjustments'
import { getSettings, saveSettings } from '../../../electron/services/settings'
import { listSettlements, openAccount, postSettlements, undoSettlements } from '../../../electron/services/settlements'
import { verifyBooks } from '../../../electron/services/verify'
import type { Input } from '../../../shared/contract'
import type { AllocationEdge } from '../../../shared/domain/ageing'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { quietJob } from '../../helpers/files'
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
const list = (given: { documentId?: number; active?: boolean } = {}) =>
  listSettlements(company.office, parsed('settlements.list', { distributorId, ...given })).rows
const shipment = (reference: string, businessDate: string, amountFen: number) =>
  ({ kind: 'shipment', reference, businessDate, amountFen }) as const
const receipt = (reference: string, businessDate: string, amountFen: number) =>
  ({ kind: 'receipt', reference, businessDate, amountFen }) as const
const sound = async () => (await verifyBooks(company.office, {}, quietJob)).ok

describe('a small difference', () => {
  const rounding = (reference: string, amountFen: number) => ({
    adjustmentKind: 'rounding' as const,
    basis: '尾差',
    rest: [{ entryId: ends().get(reference)?.entryId ?? 0, amountFen }],
  })
  const settleWith = (
    edges: readonly AllocationEdge[],
    difference: Input<'settlements.post'>['difference'],
    office = company.office,
  ) =>
    postSettlements(
      office,
      parsed('settlements.post', { distributorId, edges: [...edges], seen: seenNow(), difference }),
    )
  const owed = () => listBalances(company.office, { asOf: '2026-03-05', distributorId })[0]?.receivableFen
  const adjustment = (number: string) => {
    const row = listAdjustments(company.office, parsed('adjustments.list', {})).rows.find(
      (one) => one.number === number,
    )
    return getAdjustment(company.office, { id: row?.id ?? 0 })
  }

  beforeEach(() => {
    enter(company, distributorId, [
      shipment('S1', '2026-01-10', 100_000),
      receipt('R1', '2026-03-02', 99_960),
      shipment('S2', '2026-01-11', 29_970),
      receipt('R2', '2026-03-03', 30_000),
    ])
  })

  test('paid too little is written off to the reason with the settlement, and one undo takes both back', async () => {
    const before = owed()
    const posted = settleWith([edge('R1', 'S1', 99_960)], rounding('S1', 40))
    expect(posted).toMatchObject({ edgeCount: 2, amountFen: 100_000 })
    expect(ends().has('S1')).toBe(false)
    expect(owed()).toBe((before ?? 0) - 40)
    expect(adjustment(posted.differenceNumber)).toMatchObject({
      ...{ adjustmentKind: 'rounding', part: 'receivable', movedFen: -40, basis: '尾差', approvedByName: '陈经理' },
      document: { status: 'posted', businessDate: '2026-03-05' },
    })
    undoSettlements(company.office, parsed('settlements.undo', { postingId: posted.postingId }))
    expect(adjustment(posted.differenceNumber).document.status).toBe('reversed')
    expect(owed()).toBe(before)
    expect(ends().get('S1')?.openFen).toBe(100_000)
    expect(await sound()).toBe(true)
  })

  test('paid too much burdens the account, and the rest of a receipt is closed', async () => {
    const before = owed()
    settleWith([edge('R2', 'S2', 29_970)], { ...rounding('R2', 30), adjustmentKind: 'freight' })
    expect(ends().has('R2')).toBe(false)
    expect(owed()).toBe((before ?? 0) + 30)
    expect(await sound()).toBe(true)
  })

  test('over the limit is refused with the limit, by amount and by share, and nothing is written', () => {
    const over = expectRefusal(() => settleWith([edge('R1', 'S1', 98_999)], rounding('S1', 1001)), 'differenceTooBig')
    // 5 ‰ of 1,000.00 is 5.00, less than the 10.00 of the amount.
    expect(over.params).toEqual({ differenceFen: 1001, limitFen: 500 })
    saveSettings(company.office, {
      ...getSettings(company.office),
      smallDifferenceFen: 39,
      smallDifferencePermille: 1000,
    })
    const again = expectRefusal(() => settleWith([edge('R1', 'S1', 99_960)], rounding('S1', 40)), 'differenceTooBig')
    expect(again.params).toEqual({ differenceFen: 40, limitFen: 39 })
    expect(list()).toEqual([])
    expect(listAdjustments(company.office, parsed('adjustments.list', {})).rows).toEqual([])
  })

  test('closes what is open on one side and nothing else', () => {
    const s1 = rounding('S1', 20)
    const both = { ...s1, rest: [...s1.rest, ...rounding('R2', 20).rest] }
    expectRefusal(() => settleWith([], both), 'invalidInput', 'difference.rest.0.entryId')
    expectRefusal(() => settleWith([edge('R1', 'S1', 99_960)], rounding('S1', 41)), 'invalidInput')
    const foreign = { ...rounding('S1', 1), rest: [{ entryId: 999_999, amountFen: 1 }] }
    expectRefusal(() => settleWith([], foreign), 'invalidInput', 'difference.rest.0.entryId')
  })

  test('whoever settles may write it off within the limit, without approving adjustments', () => {
    const supervisor = company.officeFor('supervisor')
    const limited = { ...supervisor, actor: { ...supervisor.actor, approvalLimitFen: 0 } }
    expect(settleWith([edge('R1', 'S1', 99_960)], rounding('S1', 40), limited).differenceNumber).not.toBe('')
  })

  test('a part taken away leaves the adjustment while it still settles something', () => {
    const { postingId, differenceNumber } = settleWith([edge('R1', 'S1', 99_960)], rounding('S1', 40))
    const rows = list({ active: true }).filter((row) => row.postingId === postingId)
    const [paid] = rows.filter((row) => row.amountFen === 99_960)
    const [written] = rows.filter((row) => row.amountFen === 40)
    undoSettlements(company.office, parsed('settlements.undo', { ids: [paid?.id ?? 0] }))
    expect(adjustment(differenceNumber).document.status).toBe('posted')
    undoSettlements(company.office, parsed('settlements.undo', { ids: [written?.id ?? 0] }))
    expect(adjustment(differenceNumber).document.status).toBe('reversed')
  })
})
