import { withTransaction } from '../../electron/database/connection'
import { listLedger } from '../../electron/services/accounts'
import { parsed } from '../helpers/company'
import { makeBook, officeOver, openCopy } from './books'
import { inTurn, print } from './figures'

/** The first page of a long ledger, against SQLite reading as many of its rows. */
export async function benchLists(entries: number): Promise<void> {
  const { sqlite, file } = openCopy(makeBook(`lists-${entries}`, 1), `lists-${entries}`)
  const office = officeOver(sqlite, file)
  const document = sqlite.prepare("select id from documents where kind = 'shipment'").pluck().get()
  const distributor = sqlite.prepare('select min(id) from distributors').pluck().get()
  // Written without the services, which have their own figure: here only reading counts.
  const insert = sqlite.prepare(
    `insert into account_entries (document_id, distributor_id, part, kind, business_date, quantity, amount_fen, posted_at)
     values (?, ?, 'receivable', 'shipment', ?, 1, 100, '2026-03-05T00:00:00.000Z')`,
  )
  withTransaction(office.connection, () => {
    for (let at = 0; at < entries; at++)
      insert.run(document, distributor, `2025-${two(1 + (at % 12))}-${two(1 + (at % 28))}`)
  })
  const page = parsed('accounts.ledger', { limit: 200 })
  const bare = sqlite.prepare('select * from account_entries order by business_date desc, id desc limit 201')
  const times = await inTurn(
    15,
    () => listLedger(office, page),
    () => bare.all(),
  )
  print({
    figure: 'first page of the ledger',
    book: `${entries.toLocaleString('en')} entries`,
    unit: 'ms',
    ...times,
    against: 'SQLite reading 201 rows of the table',
    aim: 'under 100 ms',
  })
  sqlite.close()
}

const two = (value: number): string => String(value).padStart(2, '0')
