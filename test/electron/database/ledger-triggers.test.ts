import { expect, test } from 'vitest'
import { postStockCount } from '../../../electron/services/stock-counts'
import { newCompany, parsed } from '../../helpers/company'

test('a ledger row, a history line, a counted line and a document can be neither changed nor removed', () => {
  const { connection, office, addStyle, addDistributor, warehouseOf } = newCompany()
  const [skuId = 0] = addStyle().skuIds
  const lines = [{ skuId, countedQuantity: 5 }]
  const draft = { businessDate: '2026-03-05', warehouseId: warehouseOf('company').id, lines }
  const { id } = postStockCount(office, parsed('stockCounts.post', draft))
  connection.sqlite
    .prepare(
      `insert into account_entries (document_id, distributor_id, part, kind, business_date, quantity, amount_fen, posted_at)
      values (?, ?, 'receivable', 'shipment', '2026-03-05', 1, 1, '2026-03-05T00:00:00.000Z')`,
    )
    .run(id, addDistributor().id)
  for (const table of ['stock_entries', 'account_entries', 'document_history']) {
    expect(() => connection.sqlite.exec(`update ${table} set document_id = document_id`)).toThrow(/append-only/)
    expect(() => connection.sqlite.exec(`delete from ${table}`)).toThrow(/append-only/)
  }
  expect(() => connection.sqlite.exec('update stock_count_lines set counted_quantity = 6')).toThrow(/append-only/)
  expect(() => connection.sqlite.exec('delete from stock_count_lines')).toThrow(/append-only/)
  connection.sqlite.pragma('foreign_keys = OFF')
  expect(() => connection.sqlite.exec('delete from documents')).toThrow(/never deleted/)
})

test('fractions and text cannot be written as money or pieces', () => {
  const { connection, addDistributor, addStyle } = newCompany()
  addDistributor()
  addStyle()
  expect(() => connection.sqlite.exec('update distributors set credit_limit_fen = 1.5')).toThrow(/distributors_whole/)
  expect(() => connection.sqlite.exec("update skus set tag_price_fen = 'x'")).toThrow(/skus_whole|skus_prices/)
  expect(() => connection.sqlite.exec('update skus set tag_price_fen = -1')).toThrow(/skus_prices/)
})
