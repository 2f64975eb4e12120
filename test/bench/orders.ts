import type { Database } from 'better-sqlite3'
import { withTransaction } from '../../electron/database/connection'
import { waitingAtDesks } from '../../electron/services/desks'
import type { Office } from '../../electron/services/office'
import { listOrders, rowSide } from '../../electron/services/orders'
import type { Input } from '../../shared/contract'
import { parsed } from '../helpers/company'
import { newGoods } from '../helpers/goods-flow'
import { folder, officeOver } from './books'
import { inTurn, print } from './figures'

const [customers, styleCount, linesOfOrder] = [60, 160, 4]
/** Days the orders lie on, the last of them the day of the book. */
const days = 1800

interface OrderBook {
  readonly office: Office
  readonly distributorId: number
  readonly styleId: number
  readonly colourId: number
}

/** A book of many orders over five years, written in three statements: here only reading counts. */
function bookOf(orderCount: number): OrderBook {
  const file = `${folder}/orders-${orderCount}.liangqing`
  const goods = newGoods({ file })
  const { connection } = goods
  const shape = { sizes: ['S', 'M', 'L', 'XL', 'XXL'], colours: ['BK', 'WH', 'RD'] }
  withTransaction(connection, () => {
    for (let at = 0; at < customers; at++) goods.addDistributor()
    // The newest styles have last year's of their category behind them.
    for (let at = 0; at < styleCount; at++)
      goods.addStyle({ ...shape, season: `20${22 + (at % 5)}AW`, category: `品类${at % 4}` })
  })
  withTransaction(connection, () => fill(connection.sqlite, orderCount))
  connection.sqlite.pragma('optimize')
  const styleId = Number(connection.sqlite.prepare("select max(id) from styles where season = '2026AW'").pluck().get())
  const colourId = Number(
    connection.sqlite.prepare('select min(colour_id) from skus where style_id = ?').pluck().get(styleId),
  )
  return { office: officeOver(connection.sqlite, file), distributorId: goods.distributor.id, styleId, colourId }
}

// Nearly all of a company's orders are done; what waits is of the last weeks.
function fill(sqlite: Database, orderCount: number): void {
  sqlite
    .prepare(
      `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < @orders)
       insert into documents (kind, number, business_date, status, version, distributor_id, quantity, amount_fen, reference, remark, origin, created_by, created_at)
       select 'order', 'B-' || i, date('2026-03-05', (i * @days / @orders - @days + 1) || ' days'),
         case when i < @orders - 2000 then 'completed' else (array.value) end,
         1, (select min(id) from distributors) + i % @customers, 8, 80000, 'R' || i, '', 'history', 1, '2026-01-01T00:00:00.000Z'
       from n left join json_each('["submitted","approved","partlyShipped","draft"]') array on array.key = i % 4`,
    )
    .run({ orders: orderCount, days, customers })
  sqlite.exec(`insert into orders (document_id, order_kind) select id, 'replenish' from documents where kind = 'order'`)
  sqlite
    .prepare(
      `with recursive l(k) as (select 0 union all select k + 1 from l where k + 1 < @lines)
       insert into order_lines (order_id, sku_id, quantity, tag_price_fen, rate_bp, price_fen, amount_fen, price_rule)
       select d.id, 1 + (d.id * 7 + k * 31) % (select max(id) from skus), 2, 10000, 5000, 5000, 10000, 'distributorDiscount'
       from documents d, l where d.kind = 'order'`,
    )
    .run({ lines: linesOfOrder })
}

const rounds = 15

/** The order desk over a long past: its lists, its counts, and what stands beside a row. */
export async function benchOrders(orderCount: number): Promise<void> {
  const book = bookOf(orderCount)
  const { office, distributorId } = book
  const { sqlite } = office.connection
  const size = `${orderCount.toLocaleString('en')} orders of ${linesOfOrder} lines`
  const lists: Readonly<Record<string, Partial<Input<'orders.list'>>>> = {
    'all orders': {},
    'orders that wait for approval': { statuses: ['submitted'] },
    'orders of one distributor': { distributorId },
    'orders found by a distributor’s initials': { query: 'jxs' },
    'orders found by the beginning of a reference': { query: 'R77' },
    'orders found by a whole reference': { query: 'R7712' },
  }
  const rows = sqlite.prepare(
    "select * from documents where kind = 'order' order by business_date desc, id desc limit 201",
  )
  for (const [list, filter] of Object.entries(lists)) {
    const page = parsed('orders.list', { limit: 200, ...filter })
    const times = await inTurn(
      rounds,
      () => listOrders(office, page),
      () => rows.all(),
    )
    print({
      ...{ figure: `first page of ${list}`, book: size, unit: 'ms', ...times },
      ...{ against: 'SQLite reading 201 orders of the table', aim: 'under 100 ms' },
    })
  }
  const counts = await inTurn(
    rounds,
    () => waitingAtDesks(office),
    () => rows.all(),
  )
  print({
    ...{ figure: 'counts of what waits at every desk', book: size, unit: 'ms', ...counts },
    ...{ against: 'SQLite reading 201 orders of the table', aim: 'under 100 ms' },
  })
  await benchRowSide(book, size)
  sqlite.close()
}

async function benchRowSide({ office, distributorId, styleId, colourId }: OrderBook, size: string): Promise<void> {
  const question = parsed('orders.rowSide', { distributorId, styleId, colourId, date: office.today() })
  const lines = office.connection.sqlite.prepare(
    `select l.sku_id, l.quantity from documents d cross join order_lines l
     where d.distributor_id = ? and d.kind = 'order' and d.business_date >= '2024-03-05' and l.order_id = d.id`,
  )
  const times = await inTurn(
    rounds,
    () => rowSide(office, question),
    () => lines.all(distributorId),
  )
  print({
    ...{ figure: 'what a distributor ordered and sold before, beside a row', book: size, unit: 'ms', ...times },
    ...{ against: 'SQLite reading the lines of the distributor’s two years', aim: 'under 50 ms' },
  })
}
