import type { Database } from 'better-sqlite3'
import { listLedger } from '../../electron/services/accounts'
import { listAgeing } from '../../electron/services/ageing'
import { listCollections } from '../../electron/services/collections'
import type { Office } from '../../electron/services/office'
import { generateStatements, getStatement, listStatements, previewStatement } from '../../electron/services/statements'
import { addDays } from '../../shared/domain/days'
import { parsed } from '../helpers/company'
import { makeBook, officeOver, openCopy } from './books'
import { inTurn, print } from './figures'

const first = '2024-01-01'
const days = 700
const through = addDays(first, days - 1)

/** Writes accounts without the services, which have their own figure: each distributor ships nine times and is paid for eight of them. */
function fill(sqlite: Database, distributorIds: readonly number[], each: number): void {
  const { last } = sqlite.prepare<[], { last: number }>('select coalesce(max(id), 0) as last from documents').get() ?? {
    last: 0,
  }
  const document = sqlite.prepare(
    `insert into documents (id, kind, number, business_date, status, version, distributor_id, quantity, amount_fen, reference, remark,
       origin, created_by, created_at, posted_at)
     values (?, ?, ?, ?, 'posted', 1, ?, ?, ?, '', '', 'history', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
  )
  const entry = sqlite.prepare(
    `insert into account_entries (document_id, distributor_id, part, kind, business_date, due_date, quantity, amount_fen, posted_at)
     values (?, ?, 'receivable', ?, ?, ?, ?, ?, '2026-01-01T00:00:00.000Z')`,
  )
  let id = last
  const write = sqlite.transaction(() => {
    for (const distributorId of distributorIds)
      for (let at = 0; at < each; at++) {
        const isReceipt = at % 10 === 9
        const date = addDays(first, Math.floor((at * days) / each))
        const amountFen = isReceipt ? -8 * 100_000 : 100_000
        id += 1
        document.run(
          ...[id, isReceipt ? 'receipt' : 'shipment', `B-${id}`, date, distributorId, isReceipt ? 0 : 10, amountFen],
        )
        entry.run(
          ...[id, distributorId, isReceipt ? 'receipt' : 'shipment', date, isReceipt ? null : addDays(date, 30)],
          ...[isReceipt ? 0 : 10, amountFen],
        )
      }
    sqlite.exec(`
      insert into account_months (distributor_id, part, month, quantity, amount_fen)
        select distributor_id, part, substr(business_date, 1, 7), sum(quantity), sum(amount_fen) from account_entries
        where true group by 1, 2, 3
        on conflict do update set quantity = excluded.quantity, amount_fen = excluded.amount_fen;
      insert into account_balances (distributor_id, part, quantity, amount_fen)
        select distributor_id, part, sum(quantity), sum(amount_fen) from account_entries where true group by 1, 2
        on conflict do update set quantity = excluded.quantity, amount_fen = excluded.amount_fen;
      analyze;`)
  })
  write()
}

/** As many distributors as asked for, copies of the book's only one. */
function distributorsOf(sqlite: Database, count: number): readonly number[] {
  const columns = sqlite
    .prepare<[], string>("select name from pragma_table_info('distributors') where name not in ('id', 'code', 'name')")
    .pluck()
    .all()
    .join(', ')
  const copy = sqlite.prepare<[string, string], number>(
    `insert into distributors (code, name, ${columns}) select ?, ?, ${columns} from distributors order by id limit 1 returning id`,
  )
  return Array.from({ length: count }, (_, at) => copy.pluck().get(`B${at}`, `经销商${at}`) ?? 0)
}

async function benchStatement(entries: number): Promise<void> {
  const { sqlite, file } = openCopy(makeBook(`statement-${entries}`, 1), `statement-${entries}`)
  const office = officeOver(sqlite, file)
  const [distributorId = 0] = distributorsOf(sqlite, 1)
  fill(sqlite, [distributorId], entries)
  const book = `one account of ${entries.toLocaleString('en')} entries`
  const bare = sqlite.prepare('select * from account_entries where distributor_id = ? order by business_date, id')
  const against = 'SQLite reading the rows of the account'
  const period = { distributorId, dateFrom: first, dateTo: through }
  const preview = await inTurn(
    7,
    () => previewStatement(office, parsed('statements.preview', period)),
    () => bare.all(distributorId),
  )
  print({ figure: 'statement of every day', book, unit: 'ms', ...preview, against, aim: 'under 100 ms' })
  const id = madeOf(office, distributorId)
  const made = await inTurn(
    15,
    () => getStatement(office, { id }),
    () => bare.all(distributorId),
  )
  print({ figure: 'statement of its last month', book, unit: 'ms', ...made, against, aim: 'under 100 ms' })
  const page = await inTurn(
    15,
    () => listLedger(office, parsed('accounts.ledger', { distributorId, limit: 200 })),
    () => bare.all(distributorId),
  )
  print({ figure: 'page of its ledger with balances', book, unit: 'ms', ...page, against, aim: 'under 100 ms' })
  sqlite.close()
}

/** The statement of an account's last month, made and opened as an office does it every month. */
function madeOf(office: Office, distributorId: number): number {
  const dateFrom = `${through.slice(0, 7)}-01`
  generateStatements(
    office,
    parsed('statements.generate', { dateFrom, dateTo: through, distributorIds: [distributorId] }),
  )
  return listStatements(office, parsed('statements.list', { distributorId })).rows[0]?.id ?? 0
}

async function benchAgeing(distributors: number, each: number): Promise<void> {
  const entries = distributors * each
  const { sqlite, file } = openCopy(makeBook(`ageing-${entries}`, 1), `ageing-${entries}`)
  const office = { ...officeOver(sqlite, file), today: () => addDays(through, 1) }
  fill(sqlite, distributorsOf(sqlite, distributors), each)
  const bare = sqlite.prepare('select distributor_id, sum(amount_fen), count(*) from account_entries group by 1')
  const book = `${distributors.toLocaleString('en')} distributors, ${entries.toLocaleString('en')} entries`
  const against = 'SQLite adding the entries up by distributor'
  const ageing = await inTurn(
    7,
    () => listAgeing(office, parsed('accounts.ageing', { asOf: addDays(through, 1) })),
    () => bare.all(),
  )
  print({ figure: 'ageing of everyone', book, unit: 'ms', ...ageing, against, aim: 'under 300 ms' })
  const worklist = await inTurn(
    5,
    () => listCollections(office),
    () => bare.all(),
  )
  print({ figure: 'collection worklist', book, unit: 'ms', ...worklist, against, aim: 'under 2 s' })
  sqlite.close()
}

/** What an accounts desk opens a hundred times a day, on small books and on large ones. */
export async function benchAccounts(entries: number): Promise<void> {
  await benchStatement(entries / 10)
  await benchAgeing(entries / 1000, 1000)
}
