import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, saveAdjustment } from '../../../electron/services/adjustments'
import {
  acceptDifferences,
  agreeReconciliation,
  getReconciliation,
  listPeriod,
  listReconciliations,
  matchLines,
  prepareReconciliation,
  refreshReconciliation,
  rejectTie,
  replyWithBalance,
  settleDifference,
  startReconciliation,
  unmatchLines,
} from '../../../electron/services/reconciliations'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { current, differenceOf, february, march, name, paid, seen } from '../../helpers/comparisons'
import { enter } from '../../helpers/entries'
import { book, bought, expectBridge, opening, sold, start } from '../../helpers/reconciliations'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

/** A book with their words and two columns, theirs to the credit what they owe. */
const words = (rows: readonly (readonly Raw[])[]) => workbookFile([['日期', '摘要', '借方', '贷方', '余额'], ...rows])
const linesOf = (document: ReconciliationDocument) => document.pairs.flatMap(({ theirs }) => theirs)

describe('a book', () => {
  test('with an opening and no line is refused, because a comparison with nothing proves nothing', async () => {
    await expect(start(company.office, distributorId, await book([opening(0)]))).rejects.toMatchObject({
      code: 'sheetUnrecognised',
    })
    expect(listReconciliations(company.office, parsed('reconciliations.list', {})).rows).toEqual([])
  })

  test('of a longer time that states no balance is cut to the period, and opens with ours', async () => {
    enter(company, distributorId, [
      { kind: 'adjustment', businessDate: '2025-12-31', amountFen: 700 },
      sold('A-1', 2, 20_000),
    ])
    const row = (day: string, reference: string, yuan: number): Raw[] => [`@${day}`, reference, '进货', 2, yuan]
    const file = await workbookFile([
      ['日期', '单号', '摘要', '数量', '进货金额'],
      ...[row('2025-11-01', 'OLD', 50), row('2026-02-05', 'A-1', 200), row('2026-06-01', 'NEW', 60)],
    ])
    const document = await start(company.office, distributorId, file)
    expect(linesOf(document).map(({ reference }) => reference)).toEqual(['A-1'])
    expect(document).toMatchObject({ theirOpeningFen: null, theirClosingFen: 20_700, differences: [] })
  })

  test('that takes a rebate we have not booked says so, and who may grant it', async () => {
    const document = await start(
      company.office,
      distributorId,
      await words([
        [null, '期初余额', null, null, 0],
        ['@2026-02-05', '进货 2件', null, 200, 200],
        ['@2026-02-20', '二月返利', 30, null, 170],
      ]),
    )
    expect(linesOf(document).map(({ kind }) => kind)).toEqual(['shipment', 'rebate'])
    expect(document.differences.find(({ amountFen }) => amountFen === 3000)).toMatchObject({
      ...{ differenceClass: 'rebateNotAccrued', reason: 'rebateTaken', nextStep: 'adjust', owner: 'manager' },
    })
    expectBridge(document)
  })

  test('whose own words stood for a rebate of ours is read as an adjustment the next time', async () => {
    enter(company, distributorId, [
      { ...sold('A-1', 2, 20_000), businessDate: '2026-02-03' },
      { kind: 'adjustment', businessDate: '2026-01-02', amountFen: -3000, part: 'rebate' },
    ])
    const redeemed = saveAdjustment(
      company.office,
      parsed('adjustments.save', {
        ...{ businessDate: '2026-02-20', distributorId, adjustmentKind: 'rebateRedeemed', amountFen: 3000 },
        basis: '二月',
      }),
    )
    approveAdjustment(company.office, seen(redeemed))
    const rows = (day: string, from: number): Raw[][] => [
      [null, '期初余额', null, null, from],
      [`@${day}`, '进货 2件', null, 200, from + 200],
      [`@${day}`, '积分奖励', 30, null, from + 170],
    ]
    let document = await start(company.office, distributorId, await words(rows('2026-02-21', 0)), february)
    const theirs = linesOf(document).find(({ text }) => text.includes('积分'))
    expect(theirs?.kind).toBe('other')
    const tied = document.pairs.find((pair) => pair.theirs.some(({ id }) => id === theirs?.id))
    if (tied !== undefined && tied.groupNo > 0)
      document = unmatchLines(company.office, { ...seen(document), groupNo: tied.groupNo })
    document = matchLines(company.office, {
      ...{ ...seen(document), ourDocumentIds: [redeemed.document.id], counterLineIds: [theirs?.id ?? 0] },
    })
    expect(linesOf(document).find(({ id }) => id === theirs?.id)?.kind).toBe('rebate')
    const next = await start(company.office, distributorId, await words(rows('2026-03-06', 170)), march)
    expect(linesOf(next).find(({ text }) => text.includes('积分'))?.kind).toBe('adjustment')
  })

  test('with goods charged and credited in one row counts their pieces', async () => {
    enter(company, distributorId, [sold('A-1', 2, 20_000)])
    const gift: Raw[] = ['@2026-02-06', 'GIFT-1', '进货', 3, 100, 100, null, null]
    const document = await start(company.office, distributorId, await book([opening(0), bought('A-1', 2, 200), gift]))
    const line = linesOf(document).find(({ reference }) => reference === 'GIFT-1')
    expect(line).toMatchObject({ quantity: 3, amountFen: 0 })
    expectBridge(document)
  })

  test('whose opening holds what our days hold is told as a cut-off on both sides', async () => {
    enter(company, distributorId, [
      { ...sold('A-1', 2, 20_000), businessDate: '2026-02-02' },
      { ...sold('A-2', 1, 7000), businessDate: '2026-02-04' },
    ])
    const document = await start(
      company.office,
      distributorId,
      await book([opening(200), bought('A-2', 1, 70)]),
      february,
    )
    expect(
      document.differences.map(({ differenceClass, amountFen, reason }) => [differenceClass, amountFen, reason]),
    ).toEqual([
      ['cutOff', -20_000, 'bookedAcrossStart'],
      ['cutOff', 20_000, 'bookedAcrossStart'],
    ])
  })

  test('that lost a line on its way from the worker is not written at all', async () => {
    enter(company, distributorId, [sold('A-1', 2, 20_000)])
    const whole = await book([opening(0), bought('A-1', 2, 200)])
    const file = { name: whole.name, bytes: Uint8Array.from(whole.bytes) }
    const input = parsed('reconciliations.start', { distributorId, ...february, file })
    const prepared = await prepareReconciliation(company.office, input)
    const cut = { ...prepared, lines: [] }
    expect(() => startReconciliation(company.office, cut, input)).toThrow(RangeError)
    expect(listReconciliations(company.office, parsed('reconciliations.list', {})).rows).toEqual([])
    startReconciliation(company.office, prepared, input)
    const again = expectRefusal(() => startReconciliation(company.office, prepared, input), 'fileRepeated')
    expect(again.params).toMatchObject({ file: whole.name })
  })
})

describe('by hand', () => {
  test('accepting what is left of a suggested tie confirms that tie and no other, and what stands alone confirms none', async () => {
    enter(company, distributorId, [sold('A-1', 5, 50_000), sold('A-2', 3, 31_000), sold('A-3', 7, 99_900)])
    const rows = [opening(0), bought('', 5, 500), bought('', 3, 300), paid('WIRE-5', 88.5, '2026-03-28')]
    let document = await start(company.office, distributorId, await book(rows))
    const suggested = () => document.pairs.filter((pair) => pair.suggested).map(({ pass }) => pass)
    expect(suggested()).toEqual(['amount', 'goods'])
    const accept = (references: readonly string[]) => {
      const differenceIds = references.map((reference) => differenceOf(document, reference).id)
      document = acceptDifferences(company.office, { ...seen(document), differenceIds, accepted: true })
    }
    accept(['WIRE-5'])
    expect(suggested()).toEqual(['amount', 'goods'])
    document = name(company.office, document, 'A-3', ['inTransit'])
    accept(['A-3'])
    expect(suggested()).toEqual(['amount', 'goods'])
    accept(['A-2'])
    expect(suggested()).toEqual(['amount'])
    document = refreshReconciliation(company.office, seen(document))
    expect(suggested()).toEqual(['amount'])
    expect(document.differences.map(({ explained }) => explained)).toEqual([true, true, true])
  })

  test('a payment is parted and tied again without pieces', async () => {
    enter(company, distributorId, [
      { kind: 'receipt', businessDate: '2026-03-02', reference: 'WIRE-5', amountFen: 8850 },
    ])
    let document = await start(
      company.office,
      distributorId,
      await book([opening(0), paid('WIRE-5', 88.5, '2026-03-02')]),
    )
    const [pair] = document.pairs
    expect(document.differences).toEqual([])
    document = unmatchLines(company.office, { ...seen(document), groupNo: pair?.groupNo ?? 0 })
    expect(document.differences.map(({ quantity, amountFen }) => [quantity, amountFen])).toEqual([
      [0, -8850],
      [0, 8850],
    ])
    expectBridge(document)
  })

  test('is refused once it is agreed', async () => {
    enter(company, distributorId, [sold('A-1', 2, 20_000)])
    const document = await start(company.office, distributorId, await book([opening(0), bought('A-1', 2, 200)]))
    agreeReconciliation(company.office, seen(document))
    const at = seen(current(company.office, document))
    const [ourDocumentIds, counterLineIds] = [[document.pairs[0]?.ours[0]?.id ?? 0], [linesOf(document)[0]?.id ?? 0]]
    expectRefusal(() => matchLines(company.office, { ...at, ourDocumentIds, counterLineIds }), 'wrongState')
    expectRefusal(() => rejectTie(company.office, { ...at, ourDocumentIds, counterLineIds }), 'wrongState')
    expectRefusal(() => unmatchLines(company.office, { ...at, groupNo: 1 }), 'wrongState')
    const open = { ourDocumentIds, counterLineIds: [999] }
    expectRefusal(() => rejectTie(company.office, { ...at, version: 1, ...open }), 'stale')
  })
})

describe('an answer that is a balance alone', () => {
  const reply = (change: Partial<Parameters<typeof parsed<'reconciliations.reply'>>[1]> = {}) =>
    replyWithBalance(
      company.office,
      parsed('reconciliations.reply', { distributorId, ...february, theirClosingFen: 0, ...change }),
    )

  test('that differs by a few documents together names them, and by nothing of ours none', () => {
    enter(company, distributorId, [
      { ...sold('A-1', 2, 20_011), businessDate: '2026-02-03' },
      { ...sold('A-2', 5, 50_023), businessDate: '2026-02-10' },
      { ...sold('A-3', 1, 7007), businessDate: '2026-02-06' },
      { kind: 'receipt', businessDate: '2026-02-12', reference: 'SK-1', amountFen: 1003 },
    ])
    const hints = (theirClosingFen: number) =>
      reply({ theirClosingFen }).gapHints.map((set) => set.map(({ reference }) => reference).toSorted())
    const ours = 20_011 + 50_023 + 7007 - 1003
    expect(hints(ours - 70_034)).toEqual([['A-1', 'A-2']])
    expect(hints(ours + 1003)).toEqual([['SK-1']])
    expect(hints(ours - 12_345)).toEqual([])
    expect(hints(ours)).toEqual([])
  })

  test('of days that run backwards, or of nobody, is refused and kept nowhere', () => {
    expectRefusal(() => reply({ dateTo: '2026-01-31' }), 'invalidInput', 'dateTo')
    expectRefusal(() => reply({ distributorId: distributorId + 999 }), 'notFound')
    expect(listReconciliations(company.office, parsed('reconciliations.list', {})).rows).toEqual([])
  })
})

test('a comparison that lost its distributor is not found, whatever is asked of it', async () => {
  enter(company, distributorId, [sold('A-1', 2, 20_000)])
  const document = await start(company.office, distributorId, await book([opening(0), bought('A-1', 1, 100)]))
  const { sqlite } = company.connection
  sqlite.prepare('update documents set distributor_id = null where id = ?').run(document.document.id)
  const at = seen(document)
  const differenceId = document.differences[0]?.id ?? 0
  expectRefusal(() => getReconciliation(company.office, at), 'notFound')
  expectRefusal(() => refreshReconciliation(company.office, at), 'notFound')
  expectRefusal(() => settleDifference(company.office, { ...at, differenceId }), 'notFound')
  expectRefusal(() => unmatchLines(company.office, { ...at, groupNo: 1 }), 'notFound')
  const versions = sqlite.prepare('select version from documents where id = ?').pluck().get(at.id)
  expect(versions).toBe(1)
})

test('the period says by code who has not answered, and how much an open comparison has not seen', async () => {
  const ids = ['F9', 'F1', 'F5'].map((code) => company.addDistributor({ code }).id)
  const [last = 0, first = 0, middle = 0] = ids
  for (const id of ids) enter(company, id, [{ ...sold('A-1', 2, 20_000), businessDate: '2026-02-03' }])
  await start(company.office, middle, await book([opening(0), bought('A-1', 2, 200)]), february)
  enter(company, middle, [{ ...sold('A-2', 1, 5000), businessDate: '2026-02-20' }])
  const rows = listPeriod(company.office, february).filter(({ id }) => ids.includes(id))
  expect(rows.map(({ id, light, newEntryCount }) => [id, light, newEntryCount])).toEqual([
    [middle, 'matched', 1],
    [first, 'notSent', 0],
    [last, 'notSent', 0],
  ])
  const [open, quiet] = rows
  expect(open).toMatchObject({ ourClosingFen: 20_000, theirClosingFen: 20_000, openCount: 0 })
  expect(quiet).toMatchObject({
    ...{ statementId: null, statementNumber: '', reconciliationId: null },
    theirClosingFen: null,
  })
  expect(quiet?.ourClosingFen).toBe(20_000)
})
