import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { approveAdjustment, reverseAdjustment, saveAdjustment } from '../../../electron/services/adjustments'
import {
  agreeReconciliation,
  discardReconciliation,
  getReconciliation,
  listReconciliations,
} from '../../../electron/services/reconciliations'
import { keptClass } from '../../../electron/services/reconciliations/classes'
import { differenceClasses as proposedClasses } from '../../../shared/domain/reconciliation'
import { differenceClasses } from '../../../shared/schemas/reconciliations'
import { realFile, realFiles, truth } from '../../fixtures/adventureworks'
import { layouts, twoBooks } from '../../fixtures/counter-books'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { importFiles } from '../../helpers/files'
import { book, bought, expectBridge, opening, sold, start, sum, told } from '../../helpers/reconciliations'
import { expectRefusal } from '../../helpers/refusals'

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
})

test('every class the rules propose has a name under which it is kept', () => {
  for (const proposed of proposedClasses) expect(differenceClasses).toContain(keptClass(proposed))
})
