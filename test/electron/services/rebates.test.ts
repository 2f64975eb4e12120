import { beforeEach, describe, expect, test } from 'vitest'
import { listBalances } from '../../../electron/services/accounts'
import {
  approveAdjustment,
  discardAdjustment,
  getAdjustment,
  listAdjustments,
  reverseAdjustment,
  saveAdjustment,
} from '../../../electron/services/adjustments'
import { accrueRebates, proposeRebates } from '../../../electron/services/rebates'
import { postReceipt, saveReceipt } from '../../../electron/services/receipts'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
const quarter = { dateFrom: '2026-01-01', dateTo: '2026-02-28' }
const formula: Input<'adjustments.proposeRebates'> = {
  ...{ ...quarter, base: 'shipped', way: 'whole' },
  steps: [
    { fromFen: 0, rateBp: 100 },
    { fromFen: 100_000, rateBp: 300 },
  ],
}

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor({ code: 'A1' }).id
  enter(company, distributorId, [
    { kind: 'shipment', businessDate: '2025-12-31', amountFen: 999_999 },
    { kind: 'shipment', businessDate: '2026-01-05', amountFen: 120_000 },
    { kind: 'return', businessDate: '2026-02-10', amountFen: 10_000 },
    { kind: 'receipt', businessDate: '2026-02-20', amountFen: 50_000 },
  ])
})

const propose = (given: Partial<typeof formula> = {}) =>
  proposeRebates(company.office, parsed('adjustments.proposeRebates', { ...formula, ...given }))
const accrue = (rows = propose(), given: Partial<typeof formula> = {}) =>
  accrueRebates(
    company.office,
    parsed('adjustments.accrueRebates', {
      ...{ formula: { ...formula, ...given }, agreement: '2026 返利协议', businessDate: '2026-03-05' },
      rows: rows.map((row) => ({ distributorId: row.distributorId, proposedFen: row.proposedFen })),
    }),
  )
const drafts = () => listAdjustments(company.office, parsed('adjustments.list', { statuses: ['draft'] })).rows
const pools = () => {
  const [row] = listBalances(company.office, { asOf: '2026-12-31', distributorId })
  return [row?.receivableFen, row?.prepaymentFen, row?.depositFen, row?.rebateFen]
}

describe('rebates by formula', () => {
  test('are a share of what was shipped less returned, or of what was paid, in the period alone', () => {
    expect(propose()).toMatchObject([
      { distributorCode: 'A1', baseFen: 110_000, rateBp: 300, earnedFen: 3300, accruedFen: 0, proposedFen: 3300 },
    ])
    expect(propose({ base: 'received' })).toMatchObject([{ baseFen: 50_000, earnedFen: 500 }])
    expect(propose({ way: 'above' })).toMatchObject([{ earnedFen: 1300 }])
  })

  test('become drafts that say how they were worked out, and stand in the pool once approved', () => {
    expect(accrue()).toEqual({ count: 1, amountFen: 3300 })
    const [row] = drafts()
    const draft = getAdjustment(company.office, { id: row?.id ?? 0 })
    expect(draft).toMatchObject({
      ...{ adjustmentKind: 'rebateAccrued', part: 'rebate', movedFen: 3300 },
      basis: '2026 返利协议：2026-01-01 至 2026-02-28 净发货 1,100.00 元 × 3%',
    })
    expect(pools()[3]).toBe(0)
    approveAdjustment(company.office, { id: draft.document.id, version: draft.document.version })
    expect(pools()[3]).toBe(-3300)
  })

  test('never accrue twice for the same days and base: only what is left, also when goods came back since', () => {
    accrue()
    expect(propose()).toMatchObject([{ earnedFen: 3300, accruedFen: 3300, proposedFen: 0 }])
    expectRefusal(() => accrue(), 'invalidInput', 'rows.0.proposedFen')
    expect(propose({ base: 'received' })).toMatchObject([{ accruedFen: 0 }])
    enter(company, distributorId, [{ kind: 'return', businessDate: '2026-02-25', amountFen: 60_000 }])
    expect(propose()).toMatchObject([{ baseFen: 50_000, earnedFen: 500, accruedFen: 3300, proposedFen: -2800 }])
    expect(accrue()).toEqual({ count: 1, amountFen: -2800 })
  })

  test('are free again when the draft was dropped or the accrual reversed', () => {
    accrue()
    const [first] = drafts()
    discardAdjustment(company.office, { id: first?.id ?? 0, version: first?.version ?? 0 })
    expect(propose()).toMatchObject([{ proposedFen: 3300 }])
    accrue()
    const [second] = drafts()
    const { id, version } = approveAdjustment(company.office, { id: second?.id ?? 0, version: second?.version ?? 0 })
    reverseAdjustment(company.office, { id, version, reason: '协议作废' })
    expect(propose()).toMatchObject([{ proposedFen: 3300 }])
  })

  test('are refused whole when a figure is another one by now, or the distributor is not theirs', () => {
    const seen = propose()
    enter(company, distributorId, [{ kind: 'shipment', businessDate: '2026-02-26', amountFen: 100 }])
    expectRefusal(() => accrue(seen), 'invalidInput', 'rows.0.proposedFen')
    expect(drafts()).toEqual([])
    const supervisor = company.officeFor('supervisor')
    const other = { ...supervisor, actor: { ...supervisor.actor, distributorIds: [company.addDistributor().id] } }
    expect(proposeRebates(other, parsed('adjustments.proposeRebates', formula))).toEqual([])
  })
})

describe('a deposit', () => {
  const pay = (part: 'deposit' | 'prepayment' | 'receivable', amountFen: number) => {
    const { document } = saveReceipt(
      company.office,
      parsed('receipts.save', {
        ...{ businessDate: '2026-03-01', distributorId, method: 'bank' },
        parts: [{ part, amountFen }],
      }),
    )
    return postReceipt(company.office, { id: document.id, version: document.version })
  }
  const adjust = (
    adjustmentKind: Input<'adjustments.save'>['adjustmentKind'],
    amountFen: number,
    part?: 'prepayment',
  ) => {
    const { document } = saveAdjustment(
      company.office,
      parsed('adjustments.save', {
        ...{ businessDate: '2026-03-05', distributorId, adjustmentKind, amountFen, basis: '合同第 9 条' },
        ...(part === undefined ? {} : { part }),
      }),
    )
    return approveAdjustment(company.office, { id: document.id, version: document.version })
  }

  test('is taken, applied, given back and forfeited, each out of what is there and no more', () => {
    const owed = pools()[0] ?? 0
    pay('deposit', 10_000)
    expect(pools()).toEqual([owed, 0, -10_000, 0])
    adjust('depositApplied', 1000)
    expect(pools()).toEqual([owed - 1000, 0, -9000, 0])
    pay('deposit', -2000)
    expect(pools()).toEqual([owed - 1000, 0, -7000, 0])
    adjust('depositForfeited', 3000)
    // What is forfeited is ours: nobody owes less for it.
    expect(pools()).toEqual([owed - 1000, 0, -4000, 0])
    expectRefusal(() => adjust('depositForfeited', 4001), 'limitExceeded', 'amountFen')
    expectRefusal(() => pay('deposit', -4001), 'limitExceeded', 'parts')
    expectRefusal(() => adjust('depositApplied', 4001), 'limitExceeded', 'amountFen')
    expectRefusal(() => adjust('depositForfeited', -1), 'invalidInput', 'amountFen')
  })

  test('of an order can be forfeited too, and a forfeit taken back', () => {
    pay('prepayment', 5000)
    const { id, version } = adjust('depositForfeited', 5000, 'prepayment')
    expect(pools()[1]).toBe(0)
    reverseAdjustment(company.office, { id, version, reason: '协商退还' })
    expect(pools()[1]).toBe(-5000)
  })
})
