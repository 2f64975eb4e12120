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
import { postReceipt, saveReceipt } from '../../../electron/services/receipts'
import type { Input } from '../../../shared/contract'
import type { AccountPart } from '../../../shared/schemas/ledgers'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

type Kind = Input<'adjustments.save'>['adjustmentKind']
const draft = (adjustmentKind: Kind, amountFen: number, given: Partial<Input<'adjustments.save'>> = {}) =>
  parsed('adjustments.save', {
    businessDate: '2026-03-05',
    distributorId,
    adjustmentKind,
    amountFen,
    basis: '合同第 8 条',
    ...given,
  })
const save = (...given: Parameters<typeof draft>) => saveAdjustment(company.office, draft(...given))
const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })
const posted = (...given: Parameters<typeof draft>) => approveAdjustment(company.office, seen(save(...given).document))
const balances = () => {
  const [row] = listBalances(company.office, { asOf: '2026-12-31', distributorId })
  return [row?.receivableFen, row?.prepaymentFen, row?.depositFen, row?.rebateFen]
}
const pay = (part: AccountPart, amountFen: number) => {
  const parts = [{ part, amountFen }]
  const input = parsed('receipts.save', { businessDate: '2026-03-01', distributorId, method: 'bank', parts })
  postReceipt(company.office, seen(saveReceipt(company.office, input).document))
}

describe('an adjustment', () => {
  test('moves nothing until it is approved, then what it says', () => {
    const saved = save('freight', 1500)
    expect(saved).toMatchObject({
      document: { status: 'draft', amountFen: 1500 },
      adjustmentKind: 'freight',
      part: 'receivable',
      counterPart: null,
      movedFen: 1500,
      approvedByName: '',
    })
    expect(balances()).toEqual([0, 0, 0, 0])
    approveAdjustment(company.office, seen(saved.document))
    expect(balances()).toEqual([1500, 0, 0, 0])
    expect(getAdjustment(company.office, { id: saved.document.id })).toMatchObject({
      document: { status: 'posted' },
      approvedByName: '陈经理',
    })
  })

  test.each([
    ['penalty', 700, 'deposit', [0, 0, 700, 0]],
    ['priceDifference', -900, 'receivable', [-900, 0, 0, 0]],
    ['writeOff', -1, 'receivable', [-1, 0, 0, 0]],
    ['rebateAccrued', 400, 'receivable', [0, 0, 0, -400]],
  ] as const)('%s of %i moves one part', (kind, amountFen, part, expected) => {
    posted(kind, amountFen, { part })
    expect(balances()).toEqual(expected)
  })

  test('accrues a rebate to the pool and redeems it from there, both in the list', () => {
    posted('rebateAccrued', 1000)
    const redeemed = posted('rebateRedeemed', 600, { part: 'deposit' })
    expect(balances()).toEqual([-600, 0, 0, -400])
    const [row] = listAdjustments(company.office, parsed('adjustments.list', {})).rows
    expect(row).toMatchObject({ id: redeemed.id, amountFen: 0, movedFen: 600, part: 'receivable' })
    expect(getAdjustment(company.office, { id: redeemed.id }).counterPart).toBe('rebate')
  })

  test('applies a prepayment and a deposit to the receivable', () => {
    pay('prepayment', 500)
    pay('deposit', 300)
    posted('prepaymentApplied', 500)
    posted('depositApplied', 100)
    expect(balances()).toEqual([-600, 0, -200, 0])
  })

  test('draws no more from a pool than it holds', () => {
    pay('prepayment', 500)
    const refusal = expectRefusal(() => posted('prepaymentApplied', 501), 'limitExceeded', 'amountFen')
    expect(refusal.params).toMatchObject({ limitFen: 500, amountFen: 501, part: 'prepayment' })
    expectRefusal(() => posted('rebateRedeemed', 1), 'limitExceeded')
    posted('rebateAccrued', 50)
    expectRefusal(() => posted('rebateAccrued', -51), 'limitExceeded', 'amountFen')
    posted('rebateAccrued', -50)
    expect(balances()).toEqual([0, -500, 0, 0])
  })

  test('needs an amount, and one of the right sign where the kind knows it', () => {
    expectRefusal(() => save('other', 0), 'invalidInput', 'amountFen')
    expectRefusal(() => save('rebateRedeemed', -5), 'invalidInput', 'amountFen')
    expectRefusal(() => save('other', 5, { distributorId: 99_999 }), 'notFound')
    expectRefusal(() => getAdjustment(company.office, { id: 99_999 }), 'notFound')
  })

  test('is approved up to what its approver may decide, whoever saved it', () => {
    const supervisor = company.officeFor('supervisor')
    const { document } = saveAdjustment(supervisor, draft('allowance', -500_001))
    const refusal = expectRefusal(() => approveAdjustment(supervisor, seen(document)), 'limitExceeded')
    expect(refusal.params).toEqual({ limitFen: 500_000, amountFen: 500_001 })
    expect(getAdjustment(supervisor, { id: document.id }).approvalLimitFen).toBe(500_000)
    expect(approveAdjustment(company.office, seen(document)).status).toBe('posted')
    const small = saveAdjustment(supervisor, draft('allowance', -500_000)).document
    expect(approveAdjustment(supervisor, seen(small)).status).toBe('posted')
  })

  test('is changed or discarded while it is a draft', () => {
    const { document } = save('freight', 100)
    const changed = save('penalty', 200, { id: document.id, version: 1 })
    expect(changed).toMatchObject({
      adjustmentKind: 'penalty',
      movedFen: 200,
      document: { amountFen: 200, version: 2 },
    })
    expectRefusal(() => save('freight', 1, { id: document.id, version: 1 }), 'stale')
    const gone = discardAdjustment(company.office, seen(changed.document))
    expect(gone.status).toBe('cancelled')
    expectRefusal(() => approveAdjustment(company.office, gone), 'wrongState')
  })

  test('is taken back by its mirror', () => {
    posted('rebateAccrued', 1000)
    const step = posted('rebateRedeemed', 1000)
    expect(reverseAdjustment(company.office, { ...seen(step), reason: '算错' }).status).toBe('reversed')
    expect(balances()).toEqual([0, 0, 0, -1000])
    expectRefusal(() => reverseAdjustment(company.office, { ...seen(step), reason: '算错' }), 'stale')
  })
})

test('a representative sees the adjustments of its distributors only', () => {
  const mine = company.addDistributor().id
  const hidden = save('freight', 1).document
  const shown = save('freight', 2, { distributorId: mine }).document
  const rep = company.officeFor('representative', { distributorIds: [mine] })
  expect(listAdjustments(rep, parsed('adjustments.list', {})).rows.map((row) => row.id)).toEqual([shown.id])
  expectRefusal(() => getAdjustment(rep, { id: hidden.id }), 'notFound')
  expectRefusal(() => saveAdjustment(rep, draft('freight', 1)), 'notFound')
})
