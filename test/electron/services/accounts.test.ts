import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { insertReversal } from '../../../electron/database/queries/ledgers'
import { listBalances, listLedger } from '../../../electron/services/accounts'
import { ageDistributor, listAgeing } from '../../../electron/services/ageing'
import { type HistoryDocument, insertHistoryDocument } from '../../../electron/services/history'
import { inTransaction } from '../../../electron/services/office'
import type { Input } from '../../../shared/contract'
import { ageReceivable } from '../../../shared/domain/ageing'
import { addDays } from '../../../shared/domain/days'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const bring = (
  kind: HistoryDocument['kind'],
  businessDate: string,
  amountFen: number,
  given: Partial<HistoryDocument> = {},
) =>
  inTransaction(company.office, (tx) =>
    insertHistoryDocument(company.office, tx, {
      ...{ kind, businessDate, amountFen, distributorId },
      ...{ reference: `${kind} ${businessDate}`, quantity: 0, importId: 1, paymentTermsDays: 30 },
      ...given,
    }),
  )
const mirror = (documentId: number, businessDate: string) =>
  inTransaction(company.office, (tx) => insertReversal(tx, { documentId, businessDate, postedAt: company.clock.now() }))
const receivable = (asOf: string) => listBalances(company.office, { asOf, distributorId })[0]?.receivableFen
const ledger = (given: Input<'accounts.ledger'> = {}) => listLedger(company.office, parsed('accounts.ledger', given))

describe('balances', () => {
  test('are those of the end of the day asked for, whatever was posted later', () => {
    bring('shipment', '2026-01-31', 1000)
    bring('shipment', '2026-02-01', 200)
    bring('receipt', '2026-02-15', 500)
    bring('return', '2026-03-01', 100)
    bring('adjustment', '2026-03-01', -7)
    const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2027-01-01']
    expect(days.map(receivable)).toEqual([0, 1000, 1200, 700, 593, 593])
  })

  test('show every distributor in order, an archived one only while its account is not empty', () => {
    const idle = company.addDistributor()
    const gone = company.addDistributor()
    bring('shipment', '2026-01-31', 50, { distributorId: gone.id })
    company.connection.sqlite.prepare('update distributors set archived = 1 where id in (?, ?)').run(idle.id, gone.id)
    const rows = listBalances(company.office, { asOf: '2026-03-05' })
    expect(rows.map((row) => row.distributorId)).toEqual([distributorId, gone.id])
    expect(rows[0]).toMatchObject({ receivableFen: 0, overdueFen: 0, creditLimitFen: 100_000_000 })
    expect(listBalances(company.office, { asOf: '2026-01-01' })).toHaveLength(1)
  })

  test('say what is overdue: due today is not', () => {
    bring('shipment', '2026-01-01', 1000)
    bring('shipment', '2026-01-10', 500)
    bring('receipt', '2026-01-20', 600)
    const overdue = (asOf: string) => listBalances(company.office, { asOf, distributorId })[0]?.overdueFen
    expect(['2026-01-31', '2026-02-01', '2026-02-10'].map(overdue)).toEqual([0, 400, 900])
  })
})

describe('ageing', () => {
  test('sorts what is open by how long it is overdue, and adds up to the receivable', () => {
    for (const [days, fen] of [
      [130, 1],
      [100, 20],
      [70, 300],
      [40, 4000],
      [10, 50_000],
    ] as const)
      bring('shipment', addDays('2026-03-05', -days), fen)
    bring('adjustment', '2026-03-01', 600_000)
    const [row] = listAgeing(company.office, { asOf: '2026-03-05' })
    expect(row).toMatchObject({
      receivableFen: 654_321,
      notDueFen: 50_000,
      days30Fen: 4000,
      days60Fen: 300,
      days90Fen: 20,
      olderFen: 1,
      noDueDateFen: 600_000,
      unallocatedCreditFen: 0,
    })
  })

  test('shows money we hold as a credit, and leaves out who owes nothing unless asked', () => {
    bring('receipt', '2026-03-01', 900)
    const idle = company.addDistributor().id
    expect(listAgeing(company.office, { asOf: '2026-03-05' })).toMatchObject([
      { distributorId, receivableFen: -900, unallocatedCreditFen: -900 },
    ])
    expect(listAgeing(company.office, { asOf: '2026-03-05', distributorId: idle })).toMatchObject([
      { receivableFen: 0 },
    ])
  })

  test('a receipt taken back makes its charges as old as they are, and not new', () => {
    bring('shipment', '2025-10-01', 1000)
    const { id } = bring('receipt', '2025-10-20', 1000)
    mirror(id, '2026-03-01')
    expect(listAgeing(company.office, { asOf: '2026-02-28' })).toEqual([])
    expect(listAgeing(company.office, { asOf: '2026-03-05' })).toMatchObject([{ olderFen: 1000, noDueDateFen: 0 }])
  })

  test('a charge taken back before its own day still leaves the balance right', () => {
    const { id } = bring('shipment', '2026-04-01', 1000)
    mirror(id, '2026-03-05')
    for (const asOf of ['2026-03-10', '2026-04-02']) {
      const [row] = listAgeing(company.office, { asOf, distributorId })
      expect(row?.unallocatedCreditFen).toBe(row?.receivableFen)
    }
  })

  test('follows the allocation somebody made by hand', () => {
    bring('shipment', '2025-11-01', 1000)
    bring('shipment', '2026-03-01', 1000)
    bring('receipt', '2026-03-02', 1000)
    expect(listAgeing(company.office, { asOf: '2026-03-05' })).toMatchObject([{ notDueFen: 1000, olderFen: 0 }])
    company.connection.sqlite.exec(
      "insert into settlements (credit_entry_id, debit_entry_id, amount_fen, active, user_id, at) values (3, 2, 1000, 1, 1, '')",
    )
    expect(listAgeing(company.office, { asOf: '2026-03-05' })).toMatchObject([
      { notDueFen: 0, days90Fen: 0, olderFen: 1000 },
    ])
  })

  test('reading only what is open gives what the rule gives for the whole account', () => {
    const event = fc.record({
      kind: fc.constantFrom(
        'shipment' as const,
        'shipment' as const,
        'receipt' as const,
        'return' as const,
        'adjustment' as const,
      ),
      day: fc.integer({ min: 0, max: 200 }),
      terms: fc.integer({ min: 0, max: 90 }),
      fen: fc.integer({ min: 1, max: 1000 }),
      sign: fc.constantFrom(1, -1),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.integer({ min: 0, max: 260 }), (events, offset) => {
        const own = newCompany()
        const id = own.addDistributor().id
        for (const { kind, day, terms, fen, sign } of events)
          inTransaction(own.office, (tx) =>
            insertHistoryDocument(own.office, tx, {
              kind,
              distributorId: id,
              businessDate: addDays('2026-01-01', day),
              reference: '',
              quantity: 0,
              amountFen: kind === 'adjustment' ? sign * fen : fen,
              importId: 1,
              paymentTermsDays: terms,
            }),
          )
        const asOf = addDays('2026-01-01', offset)
        const lines = own.connection.sqlite
          .prepare<[string], { id: number; date: string; dueDate: string | null; amountFen: number }>(
            'select id, business_date as date, due_date as dueDate, amount_fen as amountFen from account_entries where business_date <= ?',
          )
          .all(asOf)
        const expected = ageReceivable(lines, [], asOf)
        const aged = ageDistributor(own.connection, id, asOf)
        expect(aged.buckets).toEqual(expected.buckets)
        expect([aged.overdueFen, aged.oldestOverdueDays, aged.balanceFen]).toEqual([
          expected.overdueFen,
          expected.oldestOverdueDays,
          expected.balanceFen,
        ])
        own.close()
      }),
      { numRuns: 60 },
    )
  })

  test('uses the index by due date', () => {
    const plan = company.connection.sqlite
      .prepare(
        `explain query plan select id from account_entries
         where distributor_id = 1 and part = 'receivable' and amount_fen > 0 and +business_date <= '2026-01-01'
         order by (case when due_date is null then business_date else due_date end) desc, business_date desc, id desc`,
      )
      .all()
    expect(JSON.stringify(plan)).toContain('account_entries_by_due')
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE')
  })
})

describe('the ledger', () => {
  const fill = () => {
    bring('shipment', '2026-01-05', 1000, { quantity: 3 })
    bring('receipt', '2026-01-20', 400)
    bring('shipment', '2026-02-03', 500)
    bring('receipt', '2026-02-20', 300)
    bring('receipt', '2026-02-20', 0, { quantity: 1 })
  }

  test('of one distributor reads like a book: oldest first, the balance after each line', () => {
    fill()
    const { rows, openingFen, next } = ledger({ distributorId })
    expect(openingFen).toBe(0)
    expect(next).toBeNull()
    expect(rows.map((row) => [row.businessDate, row.amountFen, row.balanceFen])).toEqual([
      ['2026-01-05', 1000, 1000],
      ['2026-01-20', -400, 600],
      ['2026-02-03', 500, 1100],
      ['2026-02-20', -300, 800],
      ['2026-02-20', 0, 800],
    ])
    expect(rows[0]).toMatchObject({
      documentKind: 'shipment',
      documentNumber: 'SH-2026-000001',
      reference: 'shipment 2026-01-05',
    })
  })

  test('goes on page by page with the same balances, from the opening of its period', () => {
    fill()
    const whole = ledger({ distributorId, dateFrom: '2026-01-20' })
    expect(whole.openingFen).toBe(1000)
    const seen: (typeof whole.rows)[number][] = []
    let after: string | undefined
    do {
      const page = ledger({ distributorId, dateFrom: '2026-01-20', limit: 1, ...(after ? { after } : {}) })
      expect(page.openingFen).toBe(1000)
      seen.push(...page.rows)
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(whole.rows)
    expect(ledger({ distributorId, dateFrom: '2026-01-06', dateTo: '2026-02-03' }).rows).toHaveLength(2)
  })

  test('says what the whole list adds up to with its first page, and with no other', () => {
    fill()
    const first = ledger({ distributorId, dateFrom: '2026-01-20', limit: 1 })
    const whole = ledger({ distributorId, dateFrom: '2026-01-20' })
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
    const amounts = whole.rows.map((row) => row.amountFen)
    expect(first.totals).toEqual({
      entryCount: whole.rows.length,
      quantity: sum(whole.rows.map((row) => row.quantity)),
      chargedFen: sum(amounts.filter((amount) => amount > 0)),
      creditedFen: sum(amounts.filter((amount) => amount < 0)),
    })
    expect(ledger({ distributorId, dateFrom: '2026-01-20', after: first.next ?? '' }).totals).toBeNull()
    expect(ledger({}).totals).toBeNull()
  })

  test('keeps a part apart, and has no balance where kinds are left out', () => {
    fill()
    expect(ledger({ distributorId, part: 'deposit' })).toMatchObject({ rows: [], openingFen: 0 })
    expect(ledger({ distributorId, part: 'receivable' }).rows.at(-1)?.balanceFen).toBe(800)
    const receipts = ledger({ distributorId, kind: 'receipt' })
    expect(receipts.openingFen).toBeNull()
    expect(receipts.rows.map((row) => row.balanceFen)).toEqual([null, null, null])
  })

  test('over all distributors shows the newest first, page by page, without a balance', () => {
    fill()
    bring('shipment', '2026-02-10', 9, { distributorId: company.addDistributor().id })
    const first = ledger({ limit: 4 })
    expect(first.openingFen).toBeNull()
    expect(first.rows.map((row) => row.amountFen)).toEqual([0, -300, 9, 500])
    const rest = ledger({ limit: 4, after: first.next ?? '' })
    expect(rest.rows.map((row) => row.amountFen)).toEqual([-400, 1000])
    expect(rest.next).toBeNull()
  })

  test('marks the entry that was mirrored, and not its mirror', () => {
    const { id } = bring('receipt', '2026-01-20', 400)
    mirror(id, '2026-02-01')
    expect(ledger({ distributorId }).rows.map((row) => [row.reversed, row.balanceFen])).toEqual([
      [true, -400],
      [false, 0],
    ])
  })
})

test('a representative sees the accounts of its distributors only', () => {
  const mine = company.addDistributor().id
  bring('shipment', '2026-01-05', 1000)
  bring('shipment', '2026-01-05', 500, { distributorId: mine })
  const rep = company.officeFor('representative', { distributorIds: [mine] })
  const asOf = '2026-03-05'
  expect(listBalances(rep, { asOf }).map((row) => row.receivableFen)).toEqual([500])
  expect(listAgeing(rep, { asOf }).map((row) => row.distributorId)).toEqual([mine])
  expect(listLedger(rep, parsed('accounts.ledger', {})).rows.map((row) => row.amountFen)).toEqual([500])
  expectRefusal(() => listBalances(rep, { asOf, distributorId }), 'notFound')
  expectRefusal(() => listAgeing(rep, { asOf, distributorId }), 'notFound')
  expectRefusal(() => listLedger(rep, parsed('accounts.ledger', { distributorId })), 'notFound')
})
