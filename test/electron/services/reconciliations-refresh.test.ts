import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, getAdjustment, saveAdjustment } from '../../../electron/services/adjustments'
import { approveReceipt, postReceipt } from '../../../electron/services/receipts'
import {
  agreeReconciliation,
  confirmTies,
  discardReconciliation,
  getReconciliation,
  refreshReconciliation,
  refreshTouched,
  replyWithBalance,
  settleDifference,
} from '../../../electron/services/reconciliations'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { agreeWhole, current, differenceOf, february, march, name, paid, seen } from '../../helpers/comparisons'
import { enter } from '../../helpers/entries'
import { book, bought, expectBridge, opening, sold, start, told } from '../../helpers/reconciliations'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const quarter = { dateFrom: '2026-01-01', dateTo: '2026-03-31' }

const again = (document: ReconciliationDocument): ReconciliationDocument => {
  const refreshed = refreshReconciliation(company.office, seen(current(company.office, document)))
  expectBridge(refreshed)
  return refreshed
}
const draft = (document: ReconciliationDocument, reference: string): number => {
  const now = current(company.office, document)
  const place = settleDifference(company.office, {
    ...seen(now),
    differenceId: differenceOf(now, reference).id,
  })
  expect(place.created).toBe(true)
  return place.id ?? 0
}
const postAdjustment = (id: number) => {
  const { version } = getAdjustment(company.office, { id }).document
  approveAdjustment(company.officeFor('manager'), { id, version })
}
const bookReceipt = (id: number) => postReceipt(company.office, approveReceipt(company.office, { id, version: 1 }))

describe('a document that was drafted for a difference', () => {
  test('closes it in its own comparison once it is posted, and not before', async () => {
    enter(company, distributorId, [sold('A-1001', 10, 100_000)])
    const rows = [opening(0), bought('A-1001', 9, 900), paid('WIRE-77', 123, '2026-03-02')]
    const document = await start(company.office, distributorId, await book(rows))
    const [adjustment, receipt] = [draft(document, 'A-1001'), draft(document, 'WIRE-77')]
    const waiting = again(document)
    expect(told(waiting)).toEqual(['paymentInTransit WIRE-77 12300', 'shortShipment A-1001 10000'])
    expect(waiting.differences.map(({ settlement }) => settlement?.id).toSorted()).toEqual(
      [adjustment, receipt].toSorted(),
    )
    postAdjustment(adjustment)
    expect(told(again(document))).toEqual(['paymentInTransit WIRE-77 12300'])
    bookReceipt(receipt)
    const closed = again(document)
    expect(closed).toMatchObject({ differences: [], ourClosingFen: 77_700, theirClosingFen: 77_700 })
    expect(
      closed.pairs.map(({ pass, ours, theirs, differenceFen }) => [pass, ours.length, theirs.length, differenceFen]),
    ).toEqual([
      ['manual', 2, 1, 0],
      ['manual', 1, 1, 0],
    ])
    expect(again(document).differences).toEqual([])
  })

  test('for a line that only our book has is tied to that line, without a line of theirs', async () => {
    const [own = 0] = enter(company, distributorId, [sold('A-1001', 2, 20_000)])
    const document = await start(
      company.office,
      distributorId,
      await book([opening(0)].concat([paid('W-1', 5, '2026-03-02')])),
    )
    const named = name(company.office, document, 'A-1001', ['priceDifference'])
    const adjustment = draft(named, 'A-1001')
    postAdjustment(adjustment)
    const closed = again(document)
    expect(told(closed)).toEqual(['paymentInTransit W-1 500'])
    const pair = closed.pairs.find(({ ours }) => ours.length === 2)
    expect(pair).toMatchObject({ pass: 'manual', theirs: [], differenceFen: 0 })
    expect(pair?.ours.map(({ id }) => id).toSorted()).toEqual([own, adjustment].toSorted())
  })

  test('and was posted with another amount ties nothing, because it does not fit to the fen', async () => {
    enter(company, distributorId, [sold('A-1001', 10, 100_000)])
    const document = await start(company.office, distributorId, await book([opening(0), bought('A-1001', 9, 900)]))
    const id = draft(document, 'A-1001')
    const changed = { ...{ id, version: 1, distributorId, businessDate: company.office.today() }, amountFen: -9999 }
    saveAdjustment(
      company.office,
      parsed('adjustments.save', { ...changed, adjustmentKind: 'other', basis: '双方谈定' }),
    )
    postAdjustment(id)
    const after = again(document)
    expect(after.differences.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b)).toEqual([-9999, 10_000])
    expect(after.pairs.some(({ pass }) => pass === 'manual')).toBe(false)
    expect(differenceOf(after, 'A-1001').settlement?.id).toBe(id)
  })

  test('in the comparison before closes what was carried into an open one', async () => {
    enter(company, distributorId, [
      { ...sold('A-1001', 10, 100_000), businessDate: '2026-02-03' },
      { ...sold('A-1002', 4, 48_000), businessDate: '2026-02-27' },
    ])
    const rows = [opening(0), bought('A-1001', 9, 900), paid('WIRE-77', 123, '2026-02-28')]
    const before = agreeWhole(company.office, await start(company.office, distributorId, await book(rows), february))
    const document = await start(
      company.office,
      distributorId,
      await book([bought('A-1002', 4, 480, '2026-03-02')]),
      march,
    )
    expect(told(document)).toEqual(['paymentInTransit WIRE-77 12300', 'shortShipment A-1001 10000'])
    expect(told(again(document))).toEqual(told(document))
    const [adjustment, receipt] = [draft(before, 'A-1001'), draft(before, 'WIRE-77')]
    expect(told(again(document))).toEqual(told(document))
    postAdjustment(adjustment)
    bookReceipt(receipt)
    const closed = again(document)
    expect(closed).toMatchObject({ differences: [], ourClosingFen: closed.theirClosingFen })
    expect(closed.pairs.filter(({ ours, theirs }) => [...ours, ...theirs].some(({ carried }) => carried))).toHaveLength(
      3,
    )
  })

  test('and is posted before the next comparison starts has closed it there', async () => {
    enter(company, distributorId, [{ ...sold('A-1001', 10, 100_000), businessDate: '2026-02-03' }])
    const rows = [opening(0), bought('A-1001', 10, 1000), paid('WIRE-77', 123, '2026-02-28')]
    const before = agreeWhole(company.office, await start(company.office, distributorId, await book(rows), february))
    const receipt = draft(before, 'WIRE-77')
    bookReceipt(receipt)
    const document = await start(
      company.office,
      distributorId,
      await book([opening(877), paid('WIRE-78', 1, '2026-03-03')]),
      march,
    )
    expect(told(document)).toEqual(['paymentInTransit WIRE-78 100'])
    expect(document.pairs.find(({ ours }) => ours[0]?.id === receipt)).toMatchObject({
      pass: 'manual',
      differenceFen: 0,
    })
  })
})

describe('a run over an open comparison', () => {
  test('that finds nothing new leaves every word of a person and every tie, and says that it found none', async () => {
    enter(company, distributorId, [sold('A-1001', 10, 100_000), sold('A-1002', 4, 48_000), sold('A-1003', 5, 51_000)])
    const rows = [opening(0), bought('A-1001', 9, 900), bought('', 5, 510), bought('Q-777', 1, 5000)]
    let document = await start(company.office, distributorId, await book(rows))
    document = name(company.office, document, 'A-1002', ['inTransit', '司机已电话确认'])
    document = name(company.office, document, 'Q-777', ['unknown', '对方查账'])
    document = name(company.office, document, 'A-1001', ['shortShipment', '少一件'])
    const suggested = document.pairs.find((pair) => pair.suggested)
    document = confirmTies(company.office, { ...seen(document), groupNos: [suggested?.groupNo ?? 0] })
    const after = again(document)
    const said = ({ differences }: ReconciliationDocument) =>
      differences.map(({ id: _, ...row }) => row).toSorted((a, b) => a.amountFen - b.amountFen)
    expect(said(after)).toEqual(said(document))
    expect(said(after).map(({ explained }) => explained)).toEqual([true, true, true])
    const tied = ({ pairs }: ReconciliationDocument) =>
      pairs.map(({ pass, suggested: isOpen, differenceFen }) => `${pass} ${isOpen} ${differenceFen}`).toSorted()
    expect(tied(after)).toEqual(tied(document))
    expect(after.history[0]).toMatchObject({ action: 'compareAgain', detail: { count: 0 } })
    expect(after.document).toMatchObject({ version: document.document.version + 1, status: 'open' })
  })

  test('takes what is posted late to the days before as a line of its own, and no opening changes', async () => {
    enter(company, distributorId, [{ ...sold('A-1001', 10, 100_000), businessDate: '2026-02-03' }])
    agreeWhole(
      company.office,
      await start(company.office, distributorId, await book([opening(0), bought('A-1001', 10, 1000)]), february),
    )
    const document = await start(
      company.office,
      distributorId,
      await book([opening(1000), paid('W-1', 5, '2026-03-02')]),
      march,
    )
    enter(company, distributorId, [
      { ...sold('A-1009', 2, 20_000), businessDate: '2026-02-20' },
      { kind: 'receipt', businessDate: '2026-03-01', reference: 'W-1', amountFen: 500 },
    ])
    expect(current(company.office, document).newEntryCount).toBe(2)
    const after = again(document)
    expect(after).toMatchObject({ ourOpeningFen: 100_000, ourClosingFen: 119_500, newEntryCount: 0 })
    expect(after.differences).toMatchObject([{ reference: 'A-1009', amountFen: 20_000, explained: false, note: '' }])
    expect(after.history[0]).toMatchObject({ detail: { count: 2 } })
  })

  test('of a book without an opening follows our opening, so that a late posting before it shows up once', async () => {
    enter(company, distributorId, [sold('A-1001', 2, 20_000)])
    const document = await start(company.office, distributorId, await book([bought('A-1001', 2, 200)]))
    expect(document).toMatchObject({ theirOpeningFen: null, differences: [] })
    enter(company, distributorId, [{ kind: 'adjustment', businessDate: '2025-12-31', amountFen: 700 }])
    const after = again(document)
    expect(after).toMatchObject({ ourOpeningFen: 700, ourClosingFen: 20_700, theirClosingFen: 20_000 })
    expect(after.differences.map(({ amountFen }) => amountFen)).toEqual([700])
  })

  test('of a balance alone keeps what a person said while the rest is the same, and asks anew when it is not', () => {
    enter(company, distributorId, [sold('A-1001', 2, 20_000)])
    const reply = { distributorId, ...quarter, theirClosingFen: 19_000, note: '电话' }
    let document = replyWithBalance(company.office, parsed('reconciliations.reply', reply))
    document = again(name(company.office, document, '', ['rounding', '已谈妥']))
    expect(document.differences).toMatchObject([{ differenceClass: 'rounding', explained: true, note: '已谈妥' }])
    enter(company, distributorId, [sold('A-1002', 1, 300)])
    expect(again(document).differences).toMatchObject([
      { differenceClass: 'unknown', explained: false, note: '', amountFen: 1300 },
    ])
  })

  test('is refused on an agreed or discarded one, on an old version, on an unknown one, and on somebody else’s', async () => {
    enter(company, distributorId, [sold('A-1001', 2, 20_000)])
    const document = await start(company.office, distributorId, await book([opening(0), bought('A-1001', 2, 200)]))
    const run =
      (at: { readonly id: number; readonly version: number }, office = company.office) =>
      () =>
        refreshReconciliation(office, at)
    const { id } = document.document
    expectRefusal(run({ id, version: 7 }), 'stale')
    expectRefusal(run({ id: id + 999, version: 1 }), 'notFound')
    const mine = [company.addDistributor().id]
    expectRefusal(run({ id, version: 1 }, company.officeFor('representative', { distributorIds: mine })), 'notFound')
    const agreed = agreeReconciliation(company.office, { id, version: 1 })
    const refused = expectRefusal(run({ id, version: agreed.version }), 'wrongState')
    expect(refused.params).toMatchObject({ status: 'agreed', number: document.document.number })
    const discarded = discardReconciliation(company.office, { id, version: agreed.version })
    expectRefusal(run({ id, version: discarded.version }), 'wrongState')
    expect(current(company.office, document).history.map(({ action }) => action)).toEqual([
      'discard',
      'agree',
      'create',
    ])
  })
})

test('of the comparisons of some days only the open ones are run again; agreed, discarded and other days are left alone', async () => {
  const codes = ['open', 'alsoOpen', 'agreed', 'discarded', 'otherDays', 'quiet'] as const
  const compared = new Map<string, ReconciliationDocument>()
  for (const [index, code] of codes.entries()) {
    const own = company.addDistributor({ code: `E${index}` }).id
    enter(company, own, [sold(`S-${index}`, 2, 20_000)])
    const file = await book([opening(0), bought(`S-${index}`, 2, 200)])
    const document = await start(company.office, own, file, code === 'otherDays' ? february : quarter)
    compared.set(code, document)
    if (code === 'agreed') agreeReconciliation(company.office, seen(document))
    if (code === 'discarded') discardReconciliation(company.office, seen(document))
    if (code !== 'quiet') enter(company, own, [sold(`N-${index}`, 1, 5000)])
  }
  const runs = () =>
    codes.filter((code) => {
      const id = compared.get(code)?.document.id ?? 0
      return getReconciliation(company.office, { id }).history.some(({ action }) => action === 'compareAgain')
    })
  expect(runs()).toEqual([])
  expect(refreshTouched(company.office, quarter)).toEqual({ refreshed: 2 })
  expect(runs()).toEqual(['open', 'alsoOpen'])
  expect(refreshTouched(company.office, quarter)).toEqual({ refreshed: 0 })
  const open = compared.get('open')
  expect(open === undefined ? [] : told(current(company.office, open))).toEqual(['unknown N-0 5000'])
})
