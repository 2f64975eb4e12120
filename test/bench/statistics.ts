import { withTransaction } from '../../electron/database/connection'
import { arrangeOrders } from '../../electron/services/statistics'
import type { Input } from '../../shared/contract'
import { defaultViews } from '../../shared/domain/statistics'
import { parsed } from '../helpers/company'
import { newGoods } from '../helpers/goods-flow'
import { folder, officeOver } from './books'
import { inTurn, print } from './figures'

const [customers, styleCount, linesOfOrder] = [60, 160, 20]
const two = (value: number): string => String(value).padStart(2, '0')

/** A book of many orders over five years, written without the services, which have their own figure: here only reading counts. */
function bookOf(orderCount: number) {
  const file = `${folder}/statistics-${orderCount}.liangqing`
  const goods = newGoods({ file })
  const { connection } = goods
  const skuIds: number[] = []
  const distributorIds: number[] = []
  withTransaction(connection, () => {
    for (let at = 0; at < customers; at++) distributorIds.push(goods.addDistributor().id)
    for (let at = 0; at < styleCount; at++) {
      const shape = { sizes: ['S', 'M', 'L', 'XL', 'XXL'], colours: ['BK', 'WH', 'RD'] }
      const season = `20${20 + (at % 6)}AW`
      skuIds.push(...goods.addStyle({ ...shape, season, category: `品类${at % 8}` }).skuIds)
    }
    const { sqlite } = connection
    const document = sqlite.prepare(
      `insert into documents (kind, number, business_date, status, version, distributor_id, quantity, amount_fen, reference, remark, origin, created_by, created_at)
       values ('order', ?, ?, 'approved', 1, ?, 0, 0, '', '', 'history', 1, '2026-01-01T00:00:00.000Z')`,
    )
    const order = sqlite.prepare("insert into orders (document_id, order_kind) values (?, 'replenish')")
    const line = sqlite.prepare(
      `insert into order_lines (order_id, sku_id, quantity, tag_price_fen, rate_bp, price_fen, amount_fen, price_rule)
       values (?, ?, 2, 10000, 5000, 5000, 10000, 'distributorDiscount')`,
    )
    for (let at = 0; at < orderCount; at++) {
      const month = Math.floor((at * 60) / orderCount)
      const day = `${2021 + Math.floor(month / 12)}-${two(1 + (month % 12))}-${two(1 + (at % 28))}`
      const customer = distributorIds[at % customers]
      const { lastInsertRowid } = document.run(`B-${at}`, day, customer)
      order.run(lastInsertRowid)
      for (let each = 0; each < linesOfOrder; each++)
        line.run(lastInsertRowid, skuIds[(at * 7 + each * 31) % skuIds.length])
    }
  })
  connection.sqlite.pragma('optimize')
  return officeOver(connection.sqlite, file)
}

/** Orders added up as the statistics open, over a year and over everything, against SQLite reading the same lines. */
export async function benchStatistics(orderCount: number): Promise<void> {
  const office = bookOf(orderCount)
  const { sqlite } = office.connection
  const periods = { 'the last year': '2025-01-01', 'all five years': '2021-01-01' }
  for (const [view, layout] of Object.entries(defaultViews))
    for (const [period, dateFrom] of Object.entries(periods)) {
      const asked: Input<'statistics.table'> = {
        ...layout,
        ...{ rows: [...layout.rows], columns: [...layout.columns], measures: [...layout.measures] },
        filter: { dateFrom },
      }
      const bare = sqlite.prepare(
        `select sum(l.quantity) from documents d join order_lines l on l.order_id = d.id where d.kind = 'order' and d.business_date >= ?`,
      )
      const times = await inTurn(
        5,
        () => arrangeOrders(office, parsed('statistics.table', asked), 5000),
        () => bare.get(dateFrom),
      )
      print({
        figure: `order statistics ${view}, ${period}`,
        book: `${orderCount.toLocaleString('en')} orders of ${linesOfOrder} lines`,
        unit: 'ms',
        ...times,
        against: 'SQLite adding the pieces of the same lines up',
        aim: 'within 4×',
      })
    }
  sqlite.close()
}
