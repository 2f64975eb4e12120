import Sqlite, { type Database } from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../electron/database/connection'
import type { Office } from '../../../electron/services/office'
import { verifyBooks } from '../../../electron/services/verify'
import { quietJob } from '../../helpers/files'
import { newFullBook } from '../../helpers/full-book'

let office: Office
let book: Buffer
beforeAll(async () => {
  const goods = await newFullBook()
  office = goods.office
  book = goods.connection.sqlite.serialize()
})

const verify = (sqlite: Database) => verifyBooks({ ...office, connection: connect(sqlite, ':memory:') }, {}, quietJob)
const broken = async (sqlite: Database) =>
  (await verify(sqlite)).rows.filter((row) => row.violationCount > 0).map(({ invariant }) => invariant)

/** A copy of the book with one thing damaged behind the back of triggers, checks and references. */
function damaged(damage: (sqlite: Database) => void): Database {
  const sqlite = new Sqlite(book)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('ignore_check_constraints = ON')
  const triggers = sqlite
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_master where type = 'trigger'")
    .all()
  for (const { name } of triggers) sqlite.exec(`drop trigger ${name}`)
  damage(sqlite)
  for (const { sql } of triggers) sqlite.exec(sql)
  return sqlite
}

/** One row of a table damaged; fails when the book has no such row. */
const changed = (sql: string) => (sqlite: Database) => {
  expect(sqlite.prepare(sql).run().changes).toBe(1)
}
const one = (table: string, where: string) => `rowid = (select rowid from ${table} where ${where} limit 1)`
const row = (set: string, table: string, where: string) =>
  changed(`update ${table} set ${set} where ${one(table, where)}`)
const ofKind = (kind: string, status: string) => `kind = '${kind}' and status = '${status}'`
const lineOf = (key: string, kind: string, status: string) =>
  `${key} in (select id from documents where ${ofKind(kind, status)})`

test('a book made by the services breaks nothing, and everything in it was looked at', async () => {
  const report = await verify(new Sqlite(book))
  expect(report.rows.filter((line) => line.violationCount > 0)).toEqual([])
  expect(report.ok).toBe(true)
  expect(report.rows.filter(({ checked }) => checked === 0)).toEqual([])
})

/** What is damaged, and every invariant that must notice; usually exactly one, more where one figure is held in two places. */
const damages: readonly (readonly [damage: (sqlite: Database) => void, found: readonly string[]])[] = [
  [row('amount_fen = amount_fen + 1', 'account_balances', "part = 'deposit'"), ['accountBalances', 'ledgerTotal']],
  [row('quantity = quantity + 1', 'account_balances', "part = 'receivable'"), ['accountBalances']],
  [row('amount_fen = amount_fen + 1', 'account_months', "part = 'rebate'"), ['accountMonths']],
  [
    row(
      'on_hand = on_hand + 1',
      'stock_balances',
      "warehouse_id in (select id from warehouses where kind = 'company')",
    ),
    ['stockBalances'],
  ],
  [
    (sqlite) => {
      sqlite.exec(`insert into stock_entries (document_id, kind, warehouse_id, sku_id, quantity, business_date, posted_at)
        select document_id, kind, warehouse_id, sku_id, 3, business_date, posted_at from stock_entries
        where warehouse_id in (select id from warehouses where kind = 'company') limit 1`)
      sqlite.exec(`update stock_balances set on_hand = on_hand + 3 where (warehouse_id, sku_id) =
        (select warehouse_id, sku_id from stock_entries order by id desc limit 1)`)
    },
    ['stockLegs'],
  ],
  [
    row('reverses_id = reverses_id + 100000', 'account_entries', 'reverses_id is not null'),
    ['accountReversals', 'openItems'],
  ],
  [row('reverses_id = 1', 'stock_entries', 'id = (select max(id) from stock_entries)'), ['stockReversals']],
  [
    (sqlite) => {
      // Both ends move, so that only the sign of the stock is wrong: 500 pieces back to the factory.
      sqlite.exec(`insert into stock_entries (document_id, kind, warehouse_id, sku_id, quantity, business_date, posted_at)
        select document_id, kind, warehouse_id, sku_id, -sign(quantity) * 500, business_date, posted_at from stock_entries
        where document_id = (select id from documents where kind = 'goodsReceipt' order by id desc limit 1)`)
      sqlite.exec(`update stock_balances set on_hand = (select sum(quantity) from stock_entries e
        where e.warehouse_id = stock_balances.warehouse_id and e.sku_id = stock_balances.sku_id)`)
    },
    ['stockNotNegative', 'stockNotNegativeOnDays'],
  ],
  [
    (sqlite) => {
      // Both ends came a century later than everything that left.
      sqlite.exec(`update stock_entries set business_date = '2126-01-01'
        where document_id = (select id from documents where kind = 'goodsReceipt' order by id limit 1)`)
    },
    ['stockNotNegativeOnDays'],
  ],
  [row('reserved = reserved + 1', 'stock_balances', 'reserved > 0 and on_hand > reserved'), ['reservations']],
  [row('reserved = on_hand + 1', 'stock_balances', 'reserved > 0'), ['reservations', 'reservedWithinStock']],
  [
    row("status = 'draft', version = version", 'documents', ofKind('transfer', 'dispatched')),
    ['documentEntries', 'inTransit', 'ledgerTotal'],
  ],
  [
    row('quantity = quantity + 1', 'documents', ofKind('order', 'approved').replace("'approved'", "'allocated'")),
    ['orderTotals'],
  ],
  [row('quantity = quantity + 1', 'documents', ofKind('shipment', 'confirmed')), ['shipmentTotals']],
  [row('amount_fen = amount_fen + 1', 'documents', ofKind('shortage', 'open')), ['shortageTotals']],
  [row('amount_fen = amount_fen + 1', 'documents', ofKind('transfer', 'dispatched')), ['transferTotals']],
  [row('quantity = quantity + 1', 'documents', ofKind('return', 'inspected')), ['returnTotals']],
  [row('quantity = quantity + 1', 'documents', ofKind('production', 'partlyReceived')), ['productionTotals']],
  [row('quantity = quantity + 1', 'documents', ofKind('goodsReceipt', 'posted')), ['goodsReceiptTotals']],
  [row('quantity = quantity + 1', 'documents', ofKind('allocation', 'firm')), ['allocationTotals']],
  [row('quantity = quantity + 1', 'documents', ofKind('sellOut', 'posted')), ['sellOutTotals']],
  [row('quantity = quantity + 1', 'documents', ofKind('stockCount', 'posted')), ['stockCountTotals']],
  [row('counted_quantity = counted_quantity + 1', 'stock_count_lines', 'true'), ['stockCountLines']],
  [row('amount_fen = amount_fen + 1', 'receipt_parts', "part = 'deposit'"), ['receiptParts']],
  [row('moved_fen = moved_fen + 1', 'adjustments', "adjustment_kind = 'rebateAccrued'"), ['adjustmentAmounts']],
  [row('amount_fen = amount_fen + 1', 'order_lines', 'true'), ['orderLineAmounts', 'orderTotals']],
  [
    row('price_fen = price_fen + 1', 'shipment_lines', lineOf('shipment_id', 'shipment', 'dispatched')),
    ['shipmentLineAmounts'],
  ],
  [row('price_fen = price_fen + 1', 'shortage_lines', 'true'), ['shortageLineAmounts']],
  [row('shipped_quantity = shipped_quantity - 1', 'order_lines', 'shipped_quantity > 0'), ['orderCounters']],
  [row('cancelled_quantity = 99', 'order_lines', 'allocated_quantity > 0'), ['orderCounters']],
  [
    row(
      'consumed_quantity = consumed_quantity - 1',
      'allocation_lines',
      lineOf('allocation_id', 'allocation', 'consumed'),
    ),
    ['allocationCounters'],
  ],
  [row('received_quantity = received_quantity - 1', 'shipment_lines', 'received_quantity > 0'), ['shipmentCounters']],
  [row('returned_quantity = returned_quantity - 1', 'shipment_lines', 'returned_quantity > 0'), ['returnedPieces']],
  [row('received_quantity = received_quantity + 1', 'production_lines', 'true'), ['productionCounters']],
  [row('quantity = 41', 'production_sources', 'true'), ['productionExplained', 'productionLineage']],
  [row('quantity = quantity + 1', 'production_additions', "reason = 'buffer'"), ['productionExplained']],
  [row("planned_date = '2026-06-02'", 'production_milestones', "stage = 'store'"), ['productionDays']],
  [
    (sqlite) => {
      // The same 12 pieces, of a SKU nobody asked for.
      const taken = sqlite.prepare(
        'update goods_receipt_lines set production_line_id = null where production_line_id > 0',
      )
      expect(taken.run().changes).toBe(1)
      sqlite.exec('update production_lines set received_quantity = 0 where received_quantity > 0')
    },
    ['productionTolerance'],
  ],
  [
    row('amount_fen = amount_fen + 1', 'documents', ofKind('shortage', 'credited')),
    ['documentEntries', 'ledgerTotal', 'shortageTotals'],
  ],
  [
    row(
      'opening_fen = opening_fen + 1',
      'statement_parts',
      "part = 'deposit' and statement_id in (select document_id from statements where previous_id is not null)",
    ),
    ['statementChain', 'statementEntries'],
  ],
  [
    row(
      'closing_fen = closing_fen + 1',
      'statement_parts',
      "part = 'deposit' and statement_id in (select previous_id from statements)",
    ),
    ['statementChain', 'statementEntries'],
  ],
  [
    row(
      'closing_fen = closing_fen + 1',
      'statement_parts',
      "part = 'deposit' and statement_id = (select max(document_id) from statements)",
    ),
    ['statementEntries'],
  ],
  [
    row(
      'opening_fen = opening_fen + 1',
      'statement_parts',
      "part = 'deposit' and statement_id = (select min(document_id) from statements)",
    ),
    ['statementEntries'],
  ],
  [row('amount_fen = amount_fen + 1', 'documents', ofKind('statement', 'draft')), ['statementAmounts']],
  [row('amount_fen = amount_fen + 100000000', 'settlements', 'active = 1'), ['settlementAmounts']],
  // Off one side only: the open items no longer add up to the receivable.
  [row('credit_entry_id = 0', 'settlements', 'active = 1'), ['openItems', 'references']],
  [row('active = 1', 'settlements', 'active = 0'), ['settlementUndos']],
  [row('amount_fen = amount_fen + 1', 'reconciliation_differences', 'true'), ['reconciliationBridge']],
  [row('last = last + 1', 'sequences', "kind = 'receipt'"), ['sequences']],
  [changed(`delete from document_history where ${one('document_history', 'true')}`), ['history']],
]

describe('what is damaged is found', () => {
  for (const [index, [damage, found]] of damages.entries()) {
    test(`${index}: ${found.join(', ')}`, async () => {
      expect((await broken(damaged(damage))).toSorted()).toEqual(found.toSorted())
    })
  }

  test('a lost trigger', async () => {
    const sqlite = new Sqlite(book)
    sqlite.exec('drop trigger account_entries_no_update')
    expect(await broken(sqlite)).toEqual(['appendOnly'])
  })

  test('a reference that leads nowhere', async () => {
    const sqlite = damaged((copy) => {
      copy.exec('insert into document_links (from_id, to_id) values (1, 99999)')
    })
    expect(await broken(sqlite)).toEqual(['references'])
  })

  test('a file whose index has lost an entry', async () => {
    const sqlite = damaged((copy) => {
      copy.unsafeMode(true)
      copy.pragma('writable_schema = ON')
      copy.exec(
        "update sqlite_master set sql = 'CREATE INDEX document_links_back ON document_links (from_id)' where name = 'document_links_back'",
      )
    })
    const reopened = new Sqlite(sqlite.serialize())
    expect(await broken(reopened)).toContain('fileIntegrity')
  })
})

test('every invariant has a damage that it finds', async () => {
  const { rows } = await verify(new Sqlite(book))
  const covered = new Set([...damages.flatMap(([, found]) => found), 'appendOnly', 'references', 'fileIntegrity'])
  expect(rows.map(({ invariant }) => invariant).filter((invariant) => !covered.has(invariant))).toEqual([])
})

test('at most twenty violations are told in words, all are counted', async () => {
  const sqlite = damaged((copy) => copy.exec('update stock_balances set on_hand = on_hand + 1'))
  const found = (await verify(sqlite)).rows.find(({ invariant }) => invariant === 'stockBalances')
  expect(found?.violationCount).toBe(found?.checked)
  expect(found?.violations.length).toBe(Math.min(20, found?.violationCount ?? 0))
  expect(found?.violations[0]).toMatch(/^\S+ \S+: -?\d+ \/ -?\d+$/)
})

test('progress is told check by check, and a cancelled check stops', async () => {
  const seen: number[] = []
  const job = { ...quietJob, report: ({ done }: { done: number }) => seen.push(done) }
  await verifyBooks({ ...office, connection: connect(new Sqlite(book), ':memory:') }, {}, job)
  expect(seen).toEqual(seen.map((_, index) => index))
  const controller = new AbortController()
  controller.abort()
  await expect(verifyBooks(office, {}, { ...quietJob, signal: controller.signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
})
