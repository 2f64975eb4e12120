import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, discardAdjustment, getAdjustment } from '../../../electron/services/adjustments'
import type { Office } from '../../../electron/services/office'
import { getReceipt } from '../../../electron/services/receipts'
import {
  discardReconciliation,
  getReconciliation,
  settleDifference,
  signReconciliation,
} from '../../../electron/services/reconciliations'
import type { AdjustmentKind } from '../../../shared/schemas/adjustments'
import type { DifferenceClass, ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { newCompany, type TestCompany } from '../../helpers/company'
import { agreeWhole, current, differenceOf, name, paid, seen } from '../../helpers/comparisons'
import { enter } from '../../helpers/entries'
import { book, bought, opening, sold, start } from '../../helpers/reconciliations'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const settle = (document: ReconciliationDocument, reference: string, office: Office = company.office) => {
  const now = current(company.office, document)
  return settleDifference(office, { ...seen(now), differenceId: differenceOf(now, reference).id })
}
const countOf = (kind: string): unknown =>
  company.connection.sqlite.prepare('select count(*) from documents where kind = ?').pluck().get(kind)
/** Someone of the office who may do everything but these. */
const without = (...methods: readonly string[]): Office => ({
  ...company.office,
  actor: {
    ...company.office.actor,
    permissions: new Set([...company.office.actor.permissions].filter((method) => !methods.includes(method))),
  },
})

/** Ours 1000 yuan, theirs 900 of one delivery; ours alone 480; theirs alone a payment of 123 and goods of 50. */
async function compared(): Promise<ReconciliationDocument> {
  enter(company, distributorId, [sold('A-1001', 10, 100_000), sold('A-1002', 4, 48_000)])
  const rows = [opening(0), bought('A-1001', 9, 900), paid('WIRE-77', 123, '2026-03-02'), bought('Q-777', 1, 50)]
  return start(company.office, distributorId, await book(rows))
}

describe('settling is refused', () => {
  test('for a difference that is not there, an old version, an unknown comparison, and somebody else’s', async () => {
    const document = await compared()
    const { id } = document.document
    const differenceId = differenceOf(document, 'A-1001').id
    const step =
      (at: { id?: number; version?: number; differenceId?: number }, office = company.office) =>
      () =>
        settleDifference(office, { id, version: 1, differenceId, ...at })
    expectRefusal(step({ differenceId: differenceId + 999 }), 'notFound')
    expectRefusal(step({ version: 2 }), 'stale')
    expectRefusal(step({ id: id + 999 }), 'notFound')
    const mine = [company.addDistributor().id]
    expectRefusal(step({}, company.officeFor('representative', { distributorIds: mine })), 'notFound')
    expect(current(company.office, document)).toMatchObject({ document: { version: 1 }, links: [] })
  })

  test('in a comparison that was put aside; in an agreed and in a signed one it goes on, and changes no state', async () => {
    const document = await compared()
    for (const reference of ['A-1001', 'A-1002', 'Q-777'])
      name(company.office, current(company.office, document), reference, ['priceDifference', '已查'])
    const agreed = agreeWhole(company.office, current(company.office, document))
    expect(settle(agreed, 'A-1001')).toMatchObject({ kind: 'adjustment', created: true })
    const then = current(company.office, agreed)
    expect(then.document).toMatchObject({ status: 'agreed', version: agreed.document.version + 1 })
    signReconciliation(company.office, { ...seen(then), reason: '' })
    expect(settle(agreed, 'A-1002')).toMatchObject({ kind: 'adjustment', created: true })
    const signed = current(company.office, agreed)
    expect(signed.document.status).toBe('signed')
    expect(signed.history[0]).toMatchObject({
      action: 'draftSettlement',
      detail: { class: 'priceDifference', amountFen: 48_000, kind: 'adjustment' },
    })
    const other = company.addDistributor().id
    enter(company, other, [sold('B-1', 2, 20_000)])
    const aside = await start(company.office, other, await book([opening(0), bought('B-1', 1, 100)]))
    discardReconciliation(company.office, seen(aside))
    expectRefusal(() => settle(aside, 'B-1'), 'wrongState')
  })

  test('to whoever may not write the document, and nothing is written then', async () => {
    const document = await compared()
    const money = expectRefusal(() => settle(document, 'A-1001', without('adjustments.save')), 'notPermitted')
    expect(money.params).toEqual({ method: 'adjustments.save' })
    const wire = expectRefusal(() => settle(document, 'WIRE-77', without('receipts.save')), 'notPermitted')
    expect(wire.params).toEqual({ method: 'receipts.save' })
    expect([countOf('adjustment'), countOf('receipt')]).toEqual([0, 0])
    expect(current(company.office, document).document.version).toBe(1)
    expect(settle(document, 'A-1001', without('receipts.save'))).toMatchObject({ kind: 'adjustment', created: true })
  })

  test('where no document of ours settles it: what is carried, theirs to reverse, or nobody can name', async () => {
    let document = await compared()
    const said: readonly (readonly [string, DifferenceClass])[] = [
      ...(['inTransit', 'cutOff', 'paymentInTransit', 'unknown'] as const).map((one) => ['A-1002', one] as const),
      ['Q-777', 'duplicate'],
      ['Q-777', 'unknown'],
    ]
    for (const [reference, differenceClass] of said) {
      document = name(company.office, document, reference, [differenceClass])
      const refused = expectRefusal(() => settle(document, reference), 'invalidInput', 'differenceId')
      expect(refused.fields.map(({ code }) => code)).toEqual(['nothingToDraft'])
    }
    expect(countOf('adjustment')).toBe(0)
  })
})

describe('an adjustment', () => {
  const kinds: readonly (readonly [DifferenceClass, AdjustmentKind, string])[] = [
    ['shortShipment', 'other', '少货'],
    ['wrongGoods', 'other', '错货'],
    ['priceDifference', 'priceDifference', '价格差异'],
    ['returnDifference', 'other', '退货'],
    ['freight', 'freight', '运费'],
    ['rounding', 'rounding', '尾差'],
  ]
  test.each(kinds)(
    'for %s is of the kind %s, takes our account to theirs, and says what it is for',
    async (differenceClass, adjustmentKind, words) => {
      const document = name(company.office, await compared(), 'A-1001', [differenceClass])
      const place = settle(document, 'A-1001')
      expect(place).toMatchObject({ kind: 'adjustment', created: true })
      const drafted = getAdjustment(company.office, { id: place.id ?? 0 })
      expect(drafted).toMatchObject({ adjustmentKind, movedFen: -10_000, part: 'receivable' })
      expect(drafted.document).toMatchObject({ status: 'draft', distributorId, reference: 'A-1001' })
      expect(drafted.basis).toContain(words)
      expect(drafted.basis).toContain(document.document.number)
      expect(drafted.basis).toContain('1 件')
    },
  )

  test('for what stands in our book alone has no number of theirs; for what stands in theirs alone it takes the other sign', async () => {
    let document = await compared()
    document = name(company.office, document, 'A-1002', ['priceDifference'])
    document = name(company.office, document, 'Q-777', ['shortShipment'])
    const ours = getAdjustment(company.office, { id: settle(document, 'A-1002').id ?? 0 })
    expect(ours).toMatchObject({ movedFen: -48_000, document: { reference: '' } })
    const theirs = getAdjustment(company.office, { id: settle(document, 'Q-777').id ?? 0 })
    expect(theirs).toMatchObject({ movedFen: 5000, adjustmentKind: 'other', document: { reference: 'Q-777' } })
    expect(theirs.basis).toContain('Q-777')
  })

  test('for a rest that is of no line names the comparison alone', async () => {
    enter(company, distributorId, [sold('A-1001', 2, 20_000)])
    const rows = [opening(0), [...bought('A-1001', 2, 200).slice(0, 7), 199]]
    const document = await start(company.office, distributorId, await book(rows))
    const drafted = getAdjustment(company.office, {
      id: settle(name(company.office, document, '', ['rounding']), '').id ?? 0,
    })
    expect(drafted).toMatchObject({ adjustmentKind: 'rounding', movedFen: -100, document: { reference: '' } })
    expect(drafted.basis).toBe(`${document.document.number} 尾差`)
  })

  test('for a rebate redeems what the pool holds, accrues where it holds less, and is another one where they owe more', async () => {
    const rebated = async () =>
      name(company.office, name(company.office, await compared(), 'A-1001', ['rebateNotAccrued']), 'Q-777', [
        'rebateNotAccrued',
      ])
    const poor = await rebated()
    const accrued = getAdjustment(company.office, { id: settle(poor, 'A-1001').id ?? 0 })
    expect(accrued).toMatchObject({ adjustmentKind: 'rebateAccrued', part: 'rebate', movedFen: 10_000 })
    const more = getAdjustment(company.office, { id: settle(poor, 'Q-777').id ?? 0 })
    expect(more).toMatchObject({ adjustmentKind: 'other', part: 'receivable', movedFen: 5000 })
    company = newCompany()
    distributorId = company.addDistributor().id
    enter(company, distributorId, [
      { kind: 'adjustment', businessDate: '2026-01-02', amountFen: -10_000, part: 'rebate' },
    ])
    const rich = await rebated()
    const redeemed = getAdjustment(company.office, { id: settle(rich, 'A-1001').id ?? 0 })
    expect(redeemed).toMatchObject({ adjustmentKind: 'rebateRedeemed', movedFen: 10_000 })
    approveAdjustment(company.office, seen(redeemed))
    const balance = company.connection.sqlite
      .prepare('select part, amount_fen from account_balances where distributor_id = ? order by part')
      .raw()
      .all(distributorId)
    expect(balance).toEqual([
      ['rebate', 0],
      ['receivable', 138_000],
    ])
  })

  test('that was thrown away is drafted anew; one that stands is found again and nothing is written', async () => {
    const document = await compared()
    const first = settle(document, 'A-1001')
    const { version } = current(company.office, document).document
    expect(settle(document, 'A-1001')).toEqual({ ...first, created: false })
    expect(current(company.office, document).document.version).toBe(version)
    discardAdjustment(company.office, { id: first.id ?? 0, version: 1 })
    const second = settle(document, 'A-1001')
    expect(second).toMatchObject({ kind: 'adjustment', created: true })
    expect(second.id).not.toBe(first.id)
    expect(countOf('adjustment')).toBe(2)
    expect(differenceOf(current(company.office, document), 'A-1001').settlement?.id).toBe(second.id)
  })
})

test('a receipt for a rest that is of no line has no number of theirs and says which comparison it is for', async () => {
  enter(company, distributorId, [sold('A-1001', 2, 20_000)])
  const rows = [opening(0), [...bought('A-1001', 2, 200).slice(0, 7), 150]]
  const document = name(company.office, await start(company.office, distributorId, await book(rows)), '', [
    'paymentUnclaimed',
  ])
  const receipt = getReceipt(company.office, { id: settle(document, '').id ?? 0 })
  expect(receipt.document).toMatchObject({ amountFen: 5000, reference: '', status: 'draft', distributorId })
  expect(receipt.document.remark).toContain(document.document.number)
})

test('an opening that differs leads to the comparison before, and nothing is drafted or written; without one there is nowhere to go', async () => {
  const [february, march] = [
    { dateFrom: '2026-02-01', dateTo: '2026-02-28' },
    { dateFrom: '2026-03-01', dateTo: '2026-03-31' },
  ]
  enter(company, distributorId, [sold('A-1001', 2, 20_000)])
  const first = await start(company.office, distributorId, await book([opening(5), bought('A-1001', 2, 200)]), february)
  expect(settle(first, '')).toEqual({ kind: 'reconciliation', id: null, created: false })
  const before = agreeWhole(company.office, first)
  const document = await start(
    company.office,
    distributorId,
    await book([opening(300), bought('A-1', 2, 20, '2026-03-02')]),
    march,
  )
  const differenceId = document.differences.find((row) => row.differenceClass === 'openingDifference')?.id ?? 0
  expect(settleDifference(company.office, { ...seen(document), differenceId })).toEqual({
    ...{ kind: 'reconciliation', id: before.document.id, created: false },
  })
  expect(getReconciliation(company.office, { id: document.document.id }).document.version).toBe(1)
})

test('what stands in our book alone is our own document: one entered twice is reversed, half a transfer is completed', async () => {
  let document = await compared()
  const own = differenceOf(document, 'A-1002').ourDocumentId
  document = name(company.office, document, 'A-1002', ['duplicate'])
  expect(settle(document, 'A-1002')).toEqual({ kind: 'shipment', id: own, created: false })
  expect(current(company.office, document).links).toEqual([])
  const [receiptId = 0] = enter(company, distributorId, [
    { kind: 'receipt', businessDate: '2026-03-02', reference: 'SK-1', amountFen: 4321 },
  ])
  const other = await start(company.office, distributorId, await book([opening(0), bought('Q-778', 1, 50)]))
  const one = name(company.office, other, 'SK-1', ['transferOneSided'])
  expect(settle(one, 'SK-1')).toEqual({ kind: 'receipt', id: receiptId, created: false })
  expect(settle(one, 'SK-1')).toEqual({ kind: 'receipt', id: receiptId, created: false })
  const theirs = name(company.office, current(company.office, one), 'Q-778', ['transferOneSided'])
  expect(settle(theirs, 'Q-778')).toEqual({ kind: 'transfer', id: null, created: false })
  expect(current(company.office, theirs).document.version).toBe(theirs.document.version)
})
