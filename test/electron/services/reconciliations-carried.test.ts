import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, getAdjustment } from '../../../electron/services/adjustments'
import { getReceipt, saveReceipt } from '../../../electron/services/receipts'
import {
  acceptDifferences,
  agreeReconciliation,
  confirmTies,
  explainDifference,
  getReconciliation,
  listPeriod,
  matchLines,
  refreshReconciliation,
  refreshTouched,
  rejectTie,
  replyWithBalance,
  settleDifference,
  signReconciliation,
  unmatchLines,
} from '../../../electron/services/reconciliations'
import { generateStatements, issueStatement } from '../../../electron/services/statements'
import type { DifferenceRow, ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { february, march, seen } from '../../helpers/comparisons'
import { enter } from '../../helpers/entries'
import { book, bought, expectBridge, opening, sold, start, told } from '../../helpers/reconciliations'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const openOf = (document: ReconciliationDocument) => document.differences.filter(({ explained }) => !explained)
const only = (document: ReconciliationDocument, differenceClass: string): DifferenceRow => {
  const found = document.differences.filter((one) => one.differenceClass === differenceClass)
  const [one] = found
  if (one === undefined || found.length > 1) throw new Error(`${found.length} of ${differenceClass}: ${told(document)}`)
  return one
}

function acceptAll(document: ReconciliationDocument): ReconciliationDocument {
  const ids = openOf(document)
    .filter(({ differenceClass }) => differenceClass !== 'unknown')
    .map(({ id }) => id)
  return ids.length === 0
    ? document
    : acceptDifferences(company.office, { ...seen(document), differenceIds: ids, accepted: true })
}

const paid = (reference: string, yuan: number, day: string) => [
  `@${day}`,
  reference,
  '付款',
  null,
  null,
  null,
  yuan,
  null,
]

describe('what stays open at the end of a period', () => {
  /** February: goods on the road, a payment on the way, one piece short; all of it accepted and agreed. */
  async function agreedFebruary(): Promise<ReconciliationDocument> {
    enter(company, distributorId, [
      { ...sold('A-1001', 10, 100_000), businessDate: '2026-02-03' },
      { ...sold('A-1002', 4, 48_000), businessDate: '2026-02-27' },
    ])
    const rows = [opening(0), bought('A-1001', 9, 900, '2026-02-05'), paid('WIRE-77', 123, '2026-02-28')]
    const document = acceptAll(await start(company.office, distributorId, await book(rows), february))
    expect(told(document)).toEqual([
      'inTransit A-1002 48000',
      'paymentInTransit WIRE-77 12300',
      'shortShipment A-1001 10000',
    ])
    agreeReconciliation(company.office, seen(document))
    return getReconciliation(company.office, { id: document.document.id })
  }

  test('clears itself in the next when its counterpart comes; what does not come stays, under its name', async () => {
    const before = await agreedFebruary()
    enter(company, distributorId, [
      { kind: 'receipt', businessDate: '2026-03-01', reference: 'WIRE-77', amountFen: 12_300 },
      { ...sold('A-1003', 1, 7_000), businessDate: '2026-03-10' },
    ])
    const rows = [opening(777), bought('A-1002', 4, 480, '2026-03-02'), bought('A-1003', 1, 70, '2026-03-12')]
    const document = await start(company.office, distributorId, await book(rows), march)
    expectBridge(document)
    expect(document.previous).toEqual({ id: before.document.id, number: before.document.number })
    expect(document).toMatchObject({ ourOpeningFen: 148_000, theirOpeningFen: 77_700 })
    expect(told(document)).toEqual(['shortShipment A-1001 10000'])
    expect(document.differences[0]).toMatchObject({ reason: 'carriedOver', review: 'proposed' })
    const carried = document.pairs.filter(({ ours, theirs }) => [...ours, ...theirs].some((line) => line.carried))
    expect(carried).toHaveLength(3)
    expect(carried.map(({ differenceFen }) => differenceFen).toSorted((a, b) => a - b)).toEqual([0, 0, 10_000])
  })

  test('an opening that is not what theirs closed with stays a difference of its own', async () => {
    await agreedFebruary()
    const rows = [opening(800), bought('A-1002', 4, 480, '2026-03-02')]
    const document = await start(company.office, distributorId, await book(rows), march)
    expectBridge(document)
    expect(told(document)).toContain('openingDifference  -2300')
  })

  test('a book without an opening opens with what it closed with', async () => {
    await agreedFebruary()
    const document = await start(
      company.office,
      distributorId,
      await book([bought('A-1002', 4, 480, '2026-03-02')]),
      march,
    )
    expectBridge(document)
    expect(told(document)).toEqual(['paymentInTransit WIRE-77 12300', 'shortShipment A-1001 10000'])
  })

  test('what is posted later to the agreed days is a line of the next comparison and changes no opening', async () => {
    await agreedFebruary()
    enter(company, distributorId, [{ ...sold('A-1009', 2, 20_000), businessDate: '2026-02-20' }])
    const rows = [opening(777), bought('A-1002', 4, 480, '2026-03-02')]
    const document = await start(company.office, distributorId, await book(rows), march)
    expectBridge(document)
    expect(document.ourOpeningFen).toBe(148_000)
    expect(document.differences.map(({ reference }) => reference)).toContain('A-1009')
    expect(document.differences.map(({ differenceClass }) => differenceClass)).not.toContain('openingDifference')
  })

  test('a document that was drafted for it and is posted closes it in the next comparison', async () => {
    const before = await agreedFebruary()
    const short = only(before, 'shortShipment')
    expect(short).toMatchObject({ nextStep: 'claim', owner: 'supervisor' })
    const place = settleDifference(company.office, { ...seen(before), differenceId: short.id })
    expect(place).toMatchObject({ kind: 'adjustment', created: true })
    const drafted = getAdjustment(company.office, { id: place.id ?? 0 })
    expect(drafted).toMatchObject({ movedFen: -10_000, part: 'receivable' })
    expect(drafted.basis).toContain('A-1001')
    approveAdjustment(company.officeFor('manager'), { id: drafted.document.id, version: drafted.document.version })
    const today = company.office.today()
    const month = { dateFrom: '2026-03-01', dateTo: today > '2026-03-31' ? today : '2026-03-31' }
    const rows = [opening(777), bought('A-1002', 4, 480, '2026-03-02')]
    const document = await start(company.office, distributorId, await book(rows), month)
    expectBridge(document)
    expect(told(document)).toEqual(['paymentInTransit WIRE-77 12300'])
  })
})

describe('a further run', () => {
  let document: ReconciliationDocument
  beforeEach(async () => {
    enter(company, distributorId, [sold('A-1001', 2, 20_000), sold('A-1002', 5, 50_000), sold('A-1003', 3, 31_000)])
    const rows = [opening(0), bought('A-1001', 2, 200), bought('', 5, 500), bought('', 3, 300), bought('X-9', 6, 60.5)]
    document = await start(company.office, distributorId, await book(rows))
  })
  const suggested = () => document.pairs.filter((pair) => pair.suggested)
  const refresh = () => {
    document = refreshReconciliation(company.office, seen(document))
    expectBridge(document)
  }

  test('ties by amount are suggested until they are confirmed, and a confirmed one stands', () => {
    expect(suggested().map(({ pass }) => pass)).toEqual(['amount', 'goods'])
    const groupNo = suggested()[0]?.groupNo ?? 0
    document = confirmTies(company.office, { ...seen(document), groupNos: [groupNo] })
    expect(suggested().map(({ pass }) => pass)).toEqual(['goods'])
    refresh()
    expect(suggested().map(({ pass }) => pass)).toEqual(['goods'])
    expect(document.pairs.find(({ pass }) => pass === 'amount')).toMatchObject({ suggested: false })
    expectRefusal(() => confirmTies(company.office, { ...seen(document), groupNos: [77] }), 'notFound')
  })

  test('what was parted is never tied again, unless a person ties it', () => {
    const pair = suggested()[0]
    if (pair === undefined) throw new Error('nothing suggested')
    const ids = { ourDocumentIds: pair.ours.map(({ id }) => id), counterLineIds: pair.theirs.map(({ id }) => id) }
    document = unmatchLines(company.office, { ...seen(document), groupNo: pair.groupNo })
    refresh()
    expect(document.pairs.some(({ pass }) => pass === 'amount')).toBe(false)
    expect(document.suggestions.some(({ ourIds }) => ourIds.join() === ids.ourDocumentIds.join())).toBe(false)
    document = matchLines(company.office, { ...seen(document), ...ids })
    refresh()
    expect(document.pairs.find(({ pass }) => pass === 'manual')).toMatchObject({ differenceFen: 0 })
  })

  test('what is offered for lone lines and turned down is not offered again', async () => {
    const other = company.addDistributor({ code: 'D901' }).id
    enter(company, other, [sold('B-1001', 2, 20_011), { ...sold('B-1002', 2, 20_011), businessDate: '2026-02-04' }])
    document = await start(company.office, other, await book([opening(0), bought('', 2, 200.11, '2026-02-07')]))
    const [offered, second] = document.suggestions
    expect([offered?.reason, second?.reason]).toEqual(['sameAmountNearby', 'sameAmountNearby'])
    const [ourDocumentIds, counterLineIds] = [[...(offered?.ourIds ?? [])], [...(offered?.theirIds ?? [])]]
    document = rejectTie(company.office, { ...seen(document), ourDocumentIds, counterLineIds })
    expect(document.suggestions.map(({ ourIds }) => ourIds)).toEqual([second?.ourIds])
    refresh()
    expect(document.pairs.some(({ ours, theirs }) => ours[0]?.id === ourDocumentIds[0] && theirs.length > 0)).toBe(
      false,
    )
    const unknown = { ourDocumentIds: [777], counterLineIds }
    expectRefusal(() => rejectTie(company.office, { ...seen(document), ...unknown }), 'notFound')
  })

  test('takes in what was posted since, and keeps what a person said of everything else', () => {
    const goods = only(document, 'priceDifference')
    document = explainDifference(
      company.office,
      parsed('reconciliations.explain', {
        ...{ ...seen(document), differenceId: goods.id, differenceClass: 'rounding', explained: true, note: '已谈妥' },
      }),
    )
    enter(company, distributorId, [sold('X-9', 6, 6_050)])
    document = getReconciliation(company.office, { id: document.document.id })
    expect(document.newEntryCount).toBe(1)
    refresh()
    expect(document.newEntryCount).toBe(0)
    expect(told(document)).toEqual(['rounding A-1003 1000'])
    expect(document.differences[0]).toMatchObject({ explained: true, note: '已谈妥' })
    expect(document.ourClosingFen).toBe(107_050)
    expect(document.history[0]).toMatchObject({ action: 'compareAgain', detail: { count: 1 } })
  })

  test('only the comparisons that something posted belongs to are run again', async () => {
    const other = company.addDistributor({ code: 'D900' }).id
    await start(company.office, other, await book([opening(0), bought('B-1', 1, 10)]))
    const days = { dateFrom: '2026-01-01', dateTo: '2026-03-31' }
    expect(refreshTouched(company.office, days)).toEqual({ refreshed: 0 })
    enter(company, other, [sold('B-1', 1, 1_000)])
    const stranger = { ...company.office, actor: { ...company.office.actor, distributorIds: [distributorId] } }
    expect(refreshTouched(stranger, days)).toEqual({ refreshed: 0 })
    expect(refreshTouched(company.office, days)).toEqual({ refreshed: 1 })
    expect(getReconciliation(company.office, { id: document.document.id }).document.version).toBe(1)
  })
})

describe('the next step of a difference', () => {
  async function withOne(row: readonly unknown[]): Promise<ReconciliationDocument> {
    enter(company, distributorId, [sold('A-1001', 2, 20_000)])
    return start(company.office, distributorId, await book([opening(0), bought('A-1001', 2, 200), row as never]))
  }
  const settle = (document: ReconciliationDocument) => {
    const [difference] = document.differences
    return settleDifference(company.office, { ...seen(document), differenceId: difference?.id ?? 0 })
  }

  test('a payment that is not here is a receipt with their number, drafted once', async () => {
    const document = await withOne(paid('WIRE-5', 88.5, '2026-03-30'))
    const place = settle(document)
    expect(place).toMatchObject({ kind: 'receipt', created: true })
    const receipt = getReceipt(company.office, { id: place.id ?? 0 })
    expect(receipt.document).toMatchObject({ status: 'draft', amountFen: 8_850, reference: 'WIRE-5' })
    const again = getReconciliation(company.office, { id: document.document.id })
    expect(again.differences[0]?.settlement).toMatchObject({ kind: 'receipt', number: receipt.document.number })
    expect(settle(again)).toMatchObject({ id: place.id, created: false })
    expect(again.links.map(({ number }) => number)).toContain(receipt.document.number)
  })

  test('freight they took is an adjustment; goods they sent back are a return to be typed; what nobody can name has no draft', async () => {
    const freight = await withOne(['@2026-03-05', '', '代垫运费', null, null, null, 45, null])
    const place = settle(freight)
    expect(getAdjustment(company.office, { id: place.id ?? 0 })).toMatchObject({
      adjustmentKind: 'freight',
      movedFen: -4_500,
    })
    const back = await start(
      company.office,
      distributorId,
      await book([opening(0), bought('A-1001', 2, 200), ['@2026-03-05', 'TH-9', '退货', 1, null, 99, null, null]]),
    )
    expect(settle(back)).toEqual({ kind: 'return', id: null, created: false })
    const strange = await start(
      company.office,
      distributorId,
      await book([opening(0), bought('A-1001', 2, 200), bought('Q-777', 1, 5000)]),
    )
    expectRefusal(() => settle(strange), 'invalidInput')
  })
})

describe('an answer that is a balance alone', () => {
  const reply = (theirClosingFen: number) =>
    replyWithBalance(company.office, parsed('reconciliations.reply', { distributorId, ...february, theirClosingFen }))
  beforeEach(() => {
    enter(company, distributorId, [sold('A-1001', 2, 20_011), sold('A-1002', 5, 50_023)])
  })

  test('is agreed at once when it is ours, and can be signed', () => {
    const document = reply(70_034)
    expect(document.document.status).toBe('agreed')
    expect(document).toMatchObject({ replyKind: 'balance', differences: [], pairs: [] })
    expect(signReconciliation(company.office, { ...seen(document), reason: '' }).status).toBe('signed')
  })

  test('says which document it differs by, and is compared again when that is posted', () => {
    const document = reply(20_011)
    expect(document.document.status).toBe('open')
    expectBridge(document)
    expect(document.differences).toMatchObject([{ differenceClass: 'unknown', amountFen: 50_023 }])
    expect(document.gapHints.map((set) => set.map(({ reference }) => reference))).toEqual([['A-1002']])
    enter(company, distributorId, [{ ...sold('A-1003', 5, -50_023), businessDate: '2026-02-20' }])
    const again = refreshReconciliation(company.office, seen(document))
    expect(again).toMatchObject({ differences: [], ourClosingFen: 20_011 })
  })
})

test('the period shows every distributor with how far it is, what to do first', async () => {
  const [differing, quiet, sent] = [
    company.addDistributor({ code: 'D2' }).id,
    company.addDistributor({ code: 'D3' }).id,
    company.addDistributor({ code: 'D4' }).id,
  ]
  for (const id of [distributorId, differing, sent]) enter(company, id, [sold('A-1001', 2, 20_000)])
  generateStatements(company.office, parsed('statements.generate', february))
  const lights = () => listPeriod(company.office, february).map(({ id, light, openCount }) => [id, light, openCount])
  expect(new Set(lights().map(([, light]) => light))).toEqual(new Set(['notSent']))
  const statement = listPeriod(company.office, february).find(({ id }) => id === sent)?.statementId ?? 0
  issueStatement(company.office, { id: statement, version: 1 })
  replyWithBalance(
    company.office,
    parsed('reconciliations.reply', { distributorId, ...february, theirClosingFen: 20_000 }),
  )
  await start(company.office, differing, await book([opening(0), bought('A-1001', 1, 100)]), february)
  expect(lights()).toEqual([
    [differing, 'differences', 1],
    [sent, 'sent', 0],
    [quiet, 'notSent', 0],
    [distributorId, 'agreed', 0],
  ])
})

test('what their own words mean is learned from whoever ties them, and read so in the next book', async () => {
  enter(company, distributorId, [
    { ...sold('A-1001', 2, 20_000), businessDate: '2026-02-03' },
    { ...sold('A-1002', 3, 31_000), businessDate: '2026-03-03' },
  ])
  const words = (rows: readonly (readonly (string | number | null)[])[]) =>
    workbookFile([['日期', '摘要', '借方', '贷方', '余额'], ...rows])
  const first = await start(
    company.office,
    distributorId,
    await words([
      [null, '期初余额', null, null, 0],
      ['@2026-02-05', '上新 2件', null, 200, 200],
    ]),
    february,
  )
  const lines = (document: ReconciliationDocument) => document.pairs.flatMap((pair) => pair.theirs)
  expect(lines(first).map(({ kind }) => kind)).toEqual(['other'])
  const tied = matchLines(company.office, {
    ...seen(first),
    ourDocumentIds: first.pairs.flatMap((pair) => pair.ours.map(({ id }) => id)),
    counterLineIds: lines(first).map(({ id }) => id),
  })
  expect(tied.differences).toEqual([])
  agreeReconciliation(company.office, seen(tied))
  const second = await start(
    company.office,
    distributorId,
    await words([
      [null, '期初余额', null, null, 200],
      ['@2026-03-06', '上新 3件', null, 310, 510],
    ]),
    march,
  )
  expect(lines(second).map(({ kind }) => kind)).toEqual(['shipment'])
  expect(second.differences).toEqual([])
})

test('a payment that is here and not posted is said to be unclaimed, and its receipt is found; money they never paid is told', async () => {
  enter(company, distributorId, [
    sold('A-1001', 2, 20_000),
    { kind: 'receipt', businessDate: '2026-03-02', reference: 'SK-1', amountFen: 4_321 },
  ])
  const receipt = saveReceipt(company.office, {
    ...{ businessDate: '2026-03-29', distributorId, method: 'bank', bankReference: '', payerName: '', reference: '' },
    ...{ remark: '', fairId: null, parts: [{ part: 'receivable', amountFen: 8_850 }] },
  })
  const rows = [opening(0), bought('A-1001', 2, 200), paid('WIRE-5', 88.5, '2026-03-28')]
  const document = await start(company.office, distributorId, await book(rows))
  expect(told(document)).toEqual(['paymentUnclaimed SK-1 -4321', 'paymentUnclaimed WIRE-5 8850'])
  const reasons = document.differences.map(({ reason, nextStep }) => [reason, nextStep])
  expect(reasons).toEqual([
    ['receiptNotTheirs', 'reverseOurs'],
    ['waitsHere', 'bookReceipt'],
  ])
  const [, waiting] = document.differences
  expect(settleDifference(company.office, { ...seen(document), differenceId: waiting?.id ?? 0 })).toEqual({
    ...{ kind: 'receipt', id: receipt.document.id, created: false },
  })
})
