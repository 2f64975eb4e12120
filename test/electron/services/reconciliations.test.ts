import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, reverseAdjustment, saveAdjustment } from '../../../electron/services/adjustments'
import type { Office } from '../../../electron/services/office'
import {
  acceptDifferences,
  agreeReconciliation,
  discardReconciliation,
  explainDifference,
  getReconciliation,
  listReconciliations,
  matchLines,
  prepareReconciliation,
  signReconciliation,
  startReconciliation,
  unmatchLines,
} from '../../../electron/services/reconciliations'
import { keptClass } from '../../../electron/services/reconciliations/classes'
import type { Input } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { differenceClasses as proposedClasses } from '../../../shared/domain/reconciliation'
import { differenceClasses, type ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { realFile, realFiles, truth } from '../../fixtures/adventureworks'
import { layouts, twoBooks } from '../../fixtures/counter-books'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { importFiles } from '../../helpers/files'
import { expectRefusal } from '../../helpers/refusals'

type StartOptions = Partial<Omit<Input<'reconciliations.start'>, 'file'>>

/** Both steps of the job, handing over what really crosses from the worker. */
async function start(
  office: Office,
  distributorId: number,
  file: FileContent,
  options: StartOptions = {},
): Promise<ReconciliationDocument> {
  const { name } = file
  const input = parsed('reconciliations.start', {
    ...{ distributorId, dateFrom: '2026-01-01', dateTo: '2026-03-31' },
    file: { name, bytes: Uint8Array.from(file.bytes) },
    ...options,
  })
  return startReconciliation(office, structuredClone(await prepareReconciliation(office, input)), input)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const told = (document: ReconciliationDocument) =>
  document.differences
    .map(({ differenceClass, reference, amountFen }) => `${differenceClass} ${reference} ${amountFen}`)
    .toSorted()

/** Whatever was done by hand, the bridge leads from our balance to theirs. */
function expectBridge(document: ReconciliationDocument): void {
  const { ourClosingFen, theirClosingFen, explainedFen, proposedFen, unexplainedFen, differences } = document
  expect(ourClosingFen - sum(differences.map(({ amountFen }) => amountFen))).toBe(theirClosingFen)
  expect(ourClosingFen - explainedFen - proposedFen - unexplainedFen).toBe(theirClosingFen)
  expect(sum(Object.values(document.review).map(({ count }) => count))).toBe(differences.length)
}

describe('the real books', () => {
  test('every balance and every difference is found, kind by kind', async () => {
    const company = newCompany()
    await importFiles(company.office, 'regions', [realFile('regions.csv')])
    await importFiles(company.office, 'distributors', [realFile('distributors.csv')])
    await importFiles(company.office, 'account-events', [realFile('account_events.csv')])
    const known = truth()
    const kept: Readonly<Record<string, string>> = {
      ...{ short_shipment: 'shortShipment', price_difference: 'priceDifference', in_transit: 'inTransit' },
      ...{ payment_in_transit: 'paymentInTransit', return_not_credited: 'returnNotCredited', duplicate: 'duplicate' },
    }
    const names = realFiles('distributor-books')
    expect(names).toHaveLength(10)
    await importFiles(
      company.office,
      'counter-ledger',
      names.map((name) => realFile(name)),
    )
    const rows = listReconciliations(company.office, parsed('reconciliations.list', {})).rows
    expect(rows).toHaveLength(10)
    for (const { id } of rows) {
      const document = getReconciliation(company.office, { id })
      const book = known[document.fileName]
      if (book?.differences === undefined) throw new Error(`nothing is known of ${document.fileName}`)
      expect(document.document.distributorCode).toBe(book.distributor)
      expect([document.dateFrom, document.dateTo]).toEqual(book.period)
      expect([document.ourOpeningFen, document.ourClosingFen, document.theirClosingFen]).toEqual([
        book.opening_fen,
        book.our_closing_fen,
        book.their_closing_fen,
      ])
      expect(told(document)).toEqual(
        book.differences.map(({ kind, ref, amount_fen }) => `${kept[kind]} ${ref} ${amount_fen}`).toSorted(),
      )
      // Everything is named, and nothing is explained before a person looked at it.
      expect(document).toMatchObject({ unexplainedFen: 0, explainedFen: 0 })
      expect(document.review.proposed.count).toBe(book.differences.length)
      expect(document.review.explained.count).toBe(0)
      const { version } = document.document
      expectRefusal(() => agreeReconciliation(company.office, { id, version }), 'unexplained')
      expectBridge(document)
    }
  })
})

describe('a book', () => {
  let company: TestCompany
  let distributorId: number
  beforeEach(() => {
    company = newCompany()
    distributorId = company.addDistributor().id
  })

  const book = (rows: readonly (readonly Raw[])[]): Promise<FileContent> =>
    workbookFile([['日期', '单号', '摘要', '数量', '进货金额', '退货金额', '付款金额', '余额'], ...rows])
  const opening = (yuan: number): Raw[] => [null, null, '期初余额', null, null, null, null, yuan]
  const bought = (reference: string, quantity: number, yuan: number): Raw[] => [
    ...['@2026-02-05', reference, '进货', quantity, yuan],
    ...[null, null, null],
  ]
  const sold = (reference: string, quantity: number, amountFen: number) =>
    ({ kind: 'shipment', businessDate: '2026-02-03', reference, quantity, amountFen }) as const

  test('of any of the three layouts shows exactly the differences that were put in', async () => {
    await fc.assert(
      fc.asyncProperty(twoBooks, fc.constantFrom(...Object.values(layouts)), async (books, layout) => {
        const own = company.addDistributor().id
        enter(company, own, [
          { kind: 'adjustment', businessDate: '2025-12-31', amountFen: books.openingFen },
          ...books.ours,
        ])
        const document = await start(company.office, own, await workbookFile(layout(books)), { acceptRepeated: true })
        expect(told(document)).toEqual(
          books.putIn
            .map(({ differenceClass, reference, amountFen }) => `${differenceClass} ${reference} ${amountFen}`)
            .toSorted(),
        )
        expect(document.unexplainedFen).toBe(0)
        expect(document.theirClosingFen).toBe(books.openingFen + sum(books.theirs.map(({ amountFen }) => amountFen)))
        expectBridge(document)
      }),
      { numRuns: 40 },
    )
  })

  test('without an opening is taken to open with ours, and the view says that it has none', async () => {
    enter(company, distributorId, [
      { kind: 'adjustment', businessDate: '2025-12-31', amountFen: 5000 },
      sold('A-1', 2, 20_000),
    ])
    const document = await start(
      company.office,
      distributorId,
      await workbookFile([
        ['日期', '单号', '摘要', '数量', '进货金额', '退货金额', '付款金额'],
        ['@2026-02-05', 'A-1', '进货', 2, 200, null, null],
      ]),
    )
    expect(document).toMatchObject({ theirOpeningFen: null, ourOpeningFen: 5000, theirClosingFen: 25_000 })
    expect(document.differences).toEqual([])
    expect(document.pairs).toMatchObject([{ pass: 'exact', differenceFen: 0 }])
  })

  test('with another opening is unexplained by exactly that', async () => {
    enter(company, distributorId, [
      { kind: 'adjustment', businessDate: '2025-12-31', amountFen: 5000 },
      sold('A-1', 2, 20_000),
    ])
    const document = await start(company.office, distributorId, await book([opening(40), bought('A-1', 2, 200)]))
    expect(document.differences).toMatchObject([
      { differenceClass: 'openingDifference', amountFen: 1000, explained: false, reason: 'openingsDiffer' },
    ])
    expect(document.unexplainedFen).toBe(1000)
    expectBridge(document)
  })

  test('that does not add up keeps the rest as a difference of its own', async () => {
    enter(company, distributorId, [sold('A-1', 2, 20_000)])
    const rows = [opening(0), [...bought('A-1', 2, 200).slice(0, 7), 190]]
    const document = await start(company.office, distributorId, await book(rows))
    expect(document).toMatchObject({ theirClosingFen: 19_000, unexplainedFen: 1000 })
    expect(document.differences).toMatchObject([{ differenceClass: 'unknown', amountFen: 1000, ourDocumentId: null }])
    expectBridge(document)
  })

  test('may quote our number where it does not know the reference', async () => {
    const [id] = enter(company, distributorId, [sold('SECRET', 2, 20_000)])
    const number = company.connection.sqlite.prepare('select number from documents where id = ?').pluck().get(id)
    const document = await start(
      company.office,
      distributorId,
      await book([opening(0), bought(String(number), 2, 200)]),
    )
    expect(document.differences).toEqual([])
  })

  test('is compared with what moved: a document posted and reversed in the period is left out', async () => {
    const draft = { distributorId, businessDate: '2026-02-01', adjustmentKind: 'freight', part: 'receivable' } as const
    const saved = saveAdjustment(
      company.office,
      parsed('adjustments.save', { ...draft, amountFen: 900, basis: '运费' }),
    )
    const posted = approveAdjustment(company.office, { id: saved.document.id, version: 1 })
    reverseAdjustment(company.office, { id: posted.id, version: posted.version, reason: '错' })
    enter(company, distributorId, [sold('A-1', 2, 20_000)])
    const document = await start(company.office, distributorId, await book([opening(0), bought('A-1', 2, 200)]))
    expect(document.pairs).toHaveLength(1)
    expect(document.differences).toEqual([])
  })

  test('of a longer time is cut to the period', async () => {
    enter(company, distributorId, [sold('A-1', 2, 20_000)])
    const at = (date: string, reference: string): Raw[] => [`@${date}`, reference, '进货', 1, 50, null, null, null]
    const rows = [opening(10), at('2025-11-01', 'OLD'), bought('A-1', 2, 200), at('2026-06-01', 'NEW')]
    const document = await start(company.office, distributorId, await book(rows))
    expect(document).toMatchObject({ theirOpeningFen: 6000, theirClosingFen: 26_000 })
    expect(document.pairs.flatMap(({ theirs }) => theirs.map(({ reference }) => reference))).toEqual(['A-1'])
  })

  test('is refused when nothing in it is a ledger, when a line was not understood, or when it was compared before', async () => {
    await expect(
      start(
        company.office,
        distributorId,
        await workbookFile([
          ['随便', '什么'],
          ['a', 'b'],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'sheetUnrecognised' })
    const file = await book([opening(0), bought('A-1', 2, 200)])
    const bad = await book([opening(0), ['@2026-02-05', 'A-1', '进货', 2, '二百', null, null, null]])
    await expect(start(company.office, distributorId, bad)).rejects.toMatchObject({ code: 'importProblems' })
    const first = await start(company.office, distributorId, file)
    await expect(start(company.office, distributorId, file)).rejects.toMatchObject({
      code: 'fileRepeated',
      params: { number: first.document.number },
    })
    await start(company.office, distributorId, file, { acceptRepeated: true })
    const rows = listReconciliations(company.office, parsed('reconciliations.list', {})).rows
    expect(rows).toHaveLength(2)
    for (const { id } of rows) discardReconciliation(company.office, { id, version: 1 })
    await start(company.office, distributorId, file)
  })

  test("of days that run backwards, or of a distributor that is not the reader's, is refused", async () => {
    const file = await book([opening(0)])
    await expect(start(company.office, distributorId, file, { dateFrom: '2026-04-01' })).rejects.toMatchObject({
      code: 'invalidInput',
    })
    const other = company.officeFor('representative', { distributorIds: [company.addDistributor().id] })
    await expect(start(other, distributorId, file)).rejects.toMatchObject({ code: 'notFound' })
  })

  describe('by hand', () => {
    let document: ReconciliationDocument
    beforeEach(async () => {
      enter(company, distributorId, [sold('A-1', 2, 20_000), sold('A-2', 5, 50_000), sold('A-3', 1, 3000)])
      const rows = [opening(0), bought('A-1', 2, 200), bought('X-9', 4, 400), bought('X-8', 1, 30)]
      document = await start(company.office, distributorId, await book(rows))
    })
    const line = (side: 'ours' | 'theirs', reference: string): number => {
      const found = document.pairs.flatMap((pair) => pair[side]).find((one) => one.reference === reference)
      if (found === undefined) throw new Error(`no ${reference}`)
      return found.id
    }
    const version = () => document.document.version
    const tie = (ours: readonly string[], theirs: readonly string[]) => {
      document = matchLines(company.office, {
        id: document.document.id,
        version: version(),
        ourDocumentIds: ours.map((reference) => line('ours', reference)),
        counterLineIds: theirs.map((reference) => line('theirs', reference)),
      })
      expectBridge(document)
    }

    test('lines are tied and parted again; the bridge never changes its sum', () => {
      const before = told(document)
      tie(['A-2', 'A-3'], ['X-9', 'X-8'])
      expect(document.pairs.find(({ pass }) => pass === 'manual')).toMatchObject({ differenceFen: 10_000 })
      expect(told(document)).toEqual(['shortShipment A-2 10000'])
      const groupNo = document.pairs.find(({ pass }) => pass === 'manual')?.groupNo ?? 0
      document = unmatchLines(company.office, { id: document.document.id, version: version(), groupNo })
      expectBridge(document)
      expect(told(document)).toEqual(before)
      const exact = document.pairs.find(({ pass }) => pass === 'exact')?.groupNo ?? 0
      document = unmatchLines(company.office, { id: document.document.id, version: version(), groupNo: exact })
      expectBridge(document)
      expect(document.differences).toHaveLength(6)
      expect(document.history.map(({ action }) => action)).toEqual(['unmatch', 'unmatch', 'match', 'create'])
    })

    test('a tied line, a line of one side alone, an unknown match and an old version are refused', () => {
      const { id } = document.document
      const ties =
        (ourDocumentIds: number[], counterLineIds: number[], at = version()) =>
        () =>
          matchLines(company.office, { id, version: at, ourDocumentIds, counterLineIds })
      expectRefusal(ties([line('ours', 'A-1')], [line('theirs', 'X-9')]), 'notFound')
      expectRefusal(ties([line('ours', 'A-2'), line('ours', 'A-3')], []), 'invalidInput')
      expectRefusal(ties([line('ours', 'A-2')], []), 'invalidInput')
      expectRefusal(ties([line('ours', 'A-2')], [line('theirs', 'X-9')], 9), 'stale')
      expectRefusal(() => unmatchLines(company.office, { id, version: version(), groupNo: 77 }), 'notFound')
    })

    const explain = (reference: string, rest: Partial<Input<'reconciliations.explain'>> = {}) => {
      const difference = document.differences.find((one) => one.reference === reference)
      document = explainDifference(
        company.office,
        parsed('reconciliations.explain', {
          ...{ id: document.document.id, version: version(), differenceId: difference?.id ?? 999 },
          ...{ differenceClass: 'unknown', explained: true, note: '已查' },
          ...rest,
        }),
      )
      expectBridge(document)
    }

    test('everything explained can be agreed and signed; two open differences that cancel are still open', () => {
      const { id } = document.document
      expect(document.unexplainedFen).toBe(10_000)
      const refused = expectRefusal(() => agreeReconciliation(company.office, { id, version: 1 }), 'unexplained')
      expect(refused.params).toMatchObject({ count: 4, amountFen: 10_000 })
      for (const reference of ['A-2', 'A-3', 'X-9']) explain(reference)
      explain('X-8', { differenceClass: 'priceDifference', explained: false })
      expectRefusal(() => agreeReconciliation(company.office, { id, version: version() }), 'unexplained')
      explain('X-8', { differenceClass: 'priceDifference' })
      expect(document.differences.map(({ explained, note }) => [explained, note])).toEqual(
        Array(4).fill([true, '已查']),
      )
      expect(document).toMatchObject({ unexplainedFen: 0, explainedFen: 10_000 })
      const agreed = agreeReconciliation(company.office, { id, version: version() })
      const supervisor = company.officeFor('supervisor')
      const signed = signReconciliation(supervisor, { id, version: agreed.version, reason: '' })
      expect(signed.status).toBe('signed')
      expectRefusal(() => discardReconciliation(company.office, { id, version: signed.version }), 'wrongState')
      expectRefusal(() => explain('A-2'), 'stale')
    })

    const accept = (chosen: readonly { readonly id: number }[], accepted = true) => {
      document = acceptDifferences(company.office, {
        ...{ id: document.document.id, version: version(), accepted },
        differenceIds: chosen.map(({ id }) => id),
      })
      expectBridge(document)
    }
    const proposed = () => document.differences.filter(({ review }) => review === 'proposed')

    test('a class that was found is a proposal until it is accepted, and one again when that is taken back', () => {
      explain('A-2', { differenceClass: 'inTransit', explained: false, note: '' })
      explain('X-9', { differenceClass: 'priceDifference', explained: false, note: '' })
      const { id } = document.document
      expect(document).toMatchObject({ explainedFen: 0, proposedFen: 10_000, unexplainedFen: 0 })
      expect(document.review).toEqual({
        explained: { count: 0, quantity: 0, amountFen: 0 },
        proposed: { count: 2, quantity: 1, amountFen: 10_000 },
        unexplained: { count: 2, quantity: 0, amountFen: 0 },
      })
      const refused = expectRefusal(
        () => agreeReconciliation(company.office, { id, version: version() }),
        'unexplained',
      )
      expect(refused.params).toMatchObject({ count: 4, amountFen: 10_000 })
      accept(proposed())
      expect(document.review.explained).toEqual({ count: 2, quantity: 1, amountFen: 10_000 })
      const [accepted] = document.differences.filter(({ explained }) => explained)
      accept(accepted === undefined ? [] : [accepted], false)
      expect(document.review.explained.count).toBe(1)
      expect(proposed()).toHaveLength(1)
      accept(proposed())
      expectRefusal(() => agreeReconciliation(company.office, { id, version: version() }), 'unexplained')
      for (const reference of ['A-3', 'X-8']) explain(reference)
      agreeReconciliation(company.office, { id, version: version() })
      const { history } = getReconciliation(company.office, { id })
      expect(history.slice(0, 6).map(({ action }) => action)).toEqual([
        ...['agree', 'explain', 'explain', 'accept', 'takeBack', 'accept'],
      ])
      expect(history[5]?.detail).toEqual({ count: 2, amountFen: 10_000 })
    })

    test('what nobody can name is neither accepted nor explained without a word', () => {
      const [unknown] = document.differences
      if (unknown === undefined) throw new Error('no difference')
      const seen = { id: document.document.id, version: version() }
      const acceptAll = (differenceIds: number[]) => () =>
        acceptDifferences(company.office, { ...seen, differenceIds, accepted: true })
      expectRefusal(acceptAll([unknown.id]), 'invalidInput')
      expectRefusal(acceptAll([unknown.id + 999]), 'notFound')
      expectRefusal(() => explain('A-2', { note: '' }), 'invalidInput')
      explain('A-2', { explained: false })
      accept(document.differences.filter(({ reference }) => reference === 'A-2'))
      expect(document.review.explained.count).toBe(1)
    })

    test('a manager signs over what is open, with a reason; nobody else, and not without', () => {
      const { id } = document.document
      const sign = (who: Office, reason: string) => () => signReconciliation(who, { id, version: 1, reason })
      expectRefusal(sign(company.officeFor('supervisor'), '差额小'), 'unexplained')
      expectRefusal(sign(company.officeFor('manager'), ''), 'unexplained')
      expect(sign(company.officeFor('manager'), '差额小')().status).toBe('signed')
      const last = getReconciliation(company.office, { id }).history[0]
      expect(last).toMatchObject({ action: 'sign', detail: { reason: '差额小', open: 4, amountFen: 10_000 } })
    })

    test('an unknown difference is refused', () => {
      expectRefusal(() => explain('nothing'), 'notFound')
    })

    test('the list says how many differences there are and what is open', () => {
      const [row] = listReconciliations(company.office, parsed('reconciliations.list', {})).rows
      expect(row).toMatchObject({
        differenceCount: 4,
        ...{ openCount: 4, unexplainedFen: 10_000 },
        ourClosingFen: 73_000,
        theirClosingFen: 63_000,
      })
    })
  })
})

test('every class the rules propose has a name under which it is kept', () => {
  for (const proposed of proposedClasses) expect(differenceClasses).toContain(keptClass(proposed))
})
