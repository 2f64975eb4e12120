import { beforeEach, describe, expect, test } from 'vitest'
import { saveSettings } from '../../../electron/database/queries/settings'
import { listBalances, listLedger } from '../../../electron/services/accounts'
import { approveAdjustment, reverseAdjustment, saveAdjustment } from '../../../electron/services/adjustments'
import { inTransaction } from '../../../electron/services/office'
import {
  approveReceipt,
  discardReceipt,
  getReceipt,
  listReceipts,
  postReceipt,
  reverseReceipt,
  saveReceipt,
} from '../../../electron/services/receipts'
import type { Input } from '../../../shared/contract'
import { settingsDraft } from '../../../shared/schemas/companies'
import { speaker } from '../../../shared/texts'
import { refusalText } from '../../../shared/texts/refusals'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const draft = (given: Partial<Input<'receipts.save'>> = {}) =>
  parsed('receipts.save', {
    businessDate: '2026-03-05',
    distributorId,
    method: 'bank',
    parts: [{ part: 'receivable', amountFen: 10_000 }],
    ...given,
  })
const save = (given: Partial<Input<'receipts.save'>> = {}) => saveReceipt(company.office, draft(given))
const seen = ({ id, version }: { readonly id: number; readonly version: number }) => ({ id, version })
const posted = (given: Partial<Input<'receipts.save'>> = {}) => postReceipt(company.office, seen(save(given).document))
const balances = () => {
  const [row] = listBalances(company.office, { asOf: '2026-12-31', distributorId })
  return [row?.receivableFen, row?.prepaymentFen, row?.depositFen, row?.rebateFen]
}
const split = (part: 'receivable' | 'prepayment' | 'deposit' | 'rebate', amountFen: number) => ({ part, amountFen })

describe('a receipt', () => {
  test('relieves each part it is split to when it is posted, and none before', () => {
    const parts = [split('receivable', 7000), split('prepayment', 2000), split('deposit', 500), split('deposit', 500)]
    const saved = save({ parts, bankReference: 'B1', payerName: '王某' })
    expect(saved).toMatchObject({
      document: { amountFen: 10_000, status: 'draft' },
      bankReference: 'B1',
      payerName: '王某',
    })
    expect(saved.parts).toHaveLength(3)
    expect(balances()).toEqual([0, 0, 0, 0])
    const approved = approveReceipt(company.office, seen(saved.document))
    expect(postReceipt(company.office, seen(approved)).status).toBe('posted')
    expect(balances()).toEqual([-7000, -2000, -1000, 0])
  })

  test('is posted from a draft only by whoever may approve it', () => {
    const assistant = company.officeFor('assistant')
    const { document } = saveReceipt(assistant, draft())
    expectRefusal(() => postReceipt(assistant, seen(document)), 'wrongState')
    const approved = approveReceipt(company.office, seen(document))
    expect(postReceipt(assistant, seen(approved)).status).toBe('posted')
  })

  test('is changed while it is a draft, then discarded or posted, never both', () => {
    const { document } = save()
    const changed = save({ id: document.id, version: 1, method: 'cash', parts: [split('deposit', 300)] })
    expect(changed).toMatchObject({
      method: 'cash',
      document: { amountFen: 300, version: 2 },
      parts: [split('deposit', 300)],
    })
    expectRefusal(() => save({ id: document.id, version: 1 }), 'stale')
    const gone = discardReceipt(company.office, seen(changed.document))
    expect(gone.status).toBe('cancelled')
    expectRefusal(() => postReceipt(company.office, gone), 'wrongState')
    expectRefusal(() => discardReceipt(company.office, posted()), 'wrongState')
  })

  test('refuses to come to nothing, and to concern nobody', () => {
    expectRefusal(() => save({ parts: [split('receivable', 5), split('deposit', -5)] }), 'invalidInput', 'parts')
    expectRefusal(() => save({ distributorId: 99_999 }), 'notFound')
    expectRefusal(() => getReceipt(company.office, { id: 99_999 }), 'notFound')
  })

  test('gives back no more than the part holds, when it is typed and when it is posted', () => {
    posted({ parts: [split('deposit', 800)] })
    const refusal = expectRefusal(() => save({ parts: [split('deposit', -801)] }), 'limitExceeded', 'parts')
    expect(refusal.params).toMatchObject({ limitFen: 800, amountFen: 801, part: 'deposit' })
    const [one, two] = [save({ parts: [split('deposit', -500)] }), save({ parts: [split('deposit', -500)] })]
    postReceipt(company.office, seen(one.document))
    expectRefusal(() => postReceipt(company.office, seen(two.document)), 'limitExceeded')
    expect(balances()).toEqual([0, 0, -300, 0])
    const rows = listLedger(company.office, parsed('accounts.ledger', { distributorId })).rows
    expect(rows.map((row) => row.kind)).toEqual(['receipt', 'refund'])
  })

  test('with a bank reference that was posted already is refused, unless a remark says why', () => {
    const first = posted({ bankReference: '20260305-77' })
    const again = { bankReference: '20260305-77' }
    const refusal = expectRefusal(() => save(again), 'duplicateCode', 'bankReference')
    expect(refusal.params).toMatchObject({ code: '20260305-77', number: first.number })
    expect(posted({ ...again, remark: '同一笔回款分两单' }).status).toBe('posted')
    const drafts = [save({ bankReference: 'X' }), save({ bankReference: 'X' })]
    for (const [index, draftOf] of drafts.entries()) {
      const post = () => postReceipt(company.office, seen(draftOf.document))
      if (index === 0) post()
      else expectRefusal(post, 'duplicateCode')
    }
  })

  test('is taken back by its mirror today, and its reference is free again', () => {
    const step = posted({
      bankReference: 'R9',
      businessDate: '2026-02-20',
      parts: [split('receivable', 900), split('deposit', 100)],
    })
    company.setToday('2026-03-20')
    const back = reverseReceipt(company.office, { ...seen(step), reason: '退票' })
    expect(back.status).toBe('reversed')
    expect(balances()).toEqual([0, 0, 0, 0])
    const rows = listLedger(company.office, parsed('accounts.ledger', { distributorId, part: 'receivable' })).rows
    expect(rows).toMatchObject([
      { businessDate: '2026-02-20', amountFen: -900, balanceFen: -900, reversed: true },
      { businessDate: '2026-03-20', amountFen: 900, balanceFen: 0, reversed: false },
    ])
    expectRefusal(() => reverseReceipt(company.office, { ...seen(back), reason: '退票' }), 'wrongState')
    expect(posted({ bankReference: 'R9' }).status).toBe('posted')
  })

  test('whose prepayment was applied since is taken back only after that, and the refusal names what applied it', () => {
    const step = posted({ parts: [split('receivable', 900), split('prepayment', 100)] })
    const apply = (amountFen: number) => {
      const { document } = saveAdjustment(
        company.office,
        parsed('adjustments.save', {
          ...{ businessDate: '2026-03-05', distributorId, amountFen, adjustmentKind: 'prepaymentApplied' as const },
          basis: '发货抵用',
        }),
      )
      return approveAdjustment(company.office, seen(document))
    }
    const back = () => reverseReceipt(company.office, { ...seen(step), reason: '退票' })
    const [first, second] = [apply(60), apply(30)]
    const refusal = expectRefusal(back, 'poolDrawn')
    expect(refusal.params).toMatchObject({
      number: step.number,
      by: `${second.number}, ${first.number}`,
      overdrawnFen: 90,
    })
    expect(refusalText(refusal, speaker('zh-CN'))).toContain('订金')
    expect(balances()).toEqual([-990, -10, 0, 0])
    for (const done of [first, second]) reverseAdjustment(company.office, { ...seen(done), reason: '用错' })
    expect(back().status).toBe('reversed')
    expect(balances()).toEqual([0, 0, 0, 0])
  })

  test('is taken back although prepayment was applied while other money covers that', () => {
    const step = posted({ parts: [split('prepayment', 100)] })
    posted({ parts: [split('prepayment', 50)] })
    expect(reverseReceipt(company.office, { ...seen(step), reason: '退票' }).status).toBe('reversed')
    expect(balances()).toEqual([0, -50, 0, 0])
  })

  test('stays out of a closed period, and its reversal out of a closed today', () => {
    const step = posted()
    inTransaction(company.office, (tx) =>
      saveSettings(tx, settingsDraft.parse({ companyName: '测试服饰', closedThrough: '2026-03-31' })),
    )
    expectRefusal(() => posted({ businessDate: '2026-03-31' }), 'periodLocked')
    expectRefusal(() => reverseReceipt(company.office, { ...seen(step), reason: '退票' }), 'periodLocked')
    expect(balances()).toEqual([-10_000, 0, 0, 0])
    expect(getReceipt(company.office, { id: step.id }).document.status).toBe('posted')
  })
})

test('a representative sees the receipts of its distributors only', () => {
  const mine = company.addDistributor().id
  const hidden = save().document
  const shown = save({ distributorId: mine }).document
  const rep = company.officeFor('representative', { distributorIds: [mine] })
  expect(listReceipts(rep, parsed('receipts.list', {})).rows.map((row) => row.id)).toEqual([shown.id])
  expect(getReceipt(rep, { id: shown.id }).document.id).toBe(shown.id)
  expectRefusal(() => getReceipt(rep, { id: hidden.id }), 'notFound')
  expectRefusal(() => saveReceipt(rep, draft()), 'notFound')
})
