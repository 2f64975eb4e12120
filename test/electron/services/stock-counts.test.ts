import { expect, test } from 'vitest'
import { addReservation } from '../../../electron/database/queries/ledgers'
import { inTransaction } from '../../../electron/services/office'
import { listStock } from '../../../electron/services/stock'
import { getStockCount, postStockCount } from '../../../electron/services/stock-counts'
import type { StockRow } from '../../../shared/schemas/stock'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

const count = (
  company: TestCompany,
  warehouseId: number,
  businessDate: string,
  cells: readonly (readonly [number, number])[],
) =>
  postStockCount(
    company.office,
    parsed('stockCounts.post', {
      businessDate,
      warehouseId,
      lines: cells.map(([skuId, countedQuantity]) => ({ skuId, countedQuantity })),
    }),
  )

const cellsOf = (rows: readonly StockRow[]) =>
  rows.flatMap((row) => row.sizes.map((size) => `${row.warehouseId}:${size.skuId}=${size.onHand}`)).sort()

function allPages(company: TestCompany, filter: object, limit: number): StockRow[] {
  const rows: StockRow[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page = listStock(company.office, parsed('stock.list', { ...filter, limit, ...(after ? { after } : {}) }))
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    after = page.next ?? undefined
    more = page.next !== null
  }
  return rows
}

test('a count posts the difference to the books as one document, and both ends balance', () => {
  const company = newCompany()
  const style = company.addStyle({ sizes: ['S', 'M', 'L'] })
  const [s = 0, m = 0, l = 0] = style.skuIds
  const main = company.warehouseOf('company').id
  count(company, main, '2026-03-01', [
    [s, 10],
    [m, 10],
    [l, 10],
  ])
  const row = count(company, main, '2026-03-05', [
    [s, 4],
    [m, 13],
    [l, 10],
    [s, 3],
  ])
  expect(row).toMatchObject({
    kind: 'stockCount',
    status: 'posted',
    quantity: 0,
    number: 'SC-2026-000002',
    warehouseId: main,
  })
  const entries = company.connection.sqlite
    .prepare('select warehouse_id, sku_id, quantity from stock_entries where document_id = ? order by id')
    .raw()
    .all(row.id)
  const variance = company.warehouseOf('variance').id
  expect(entries).toEqual([
    [variance, m, -3],
    [main, m, 3],
    [main, s, -3],
    [variance, s, 3],
  ])
  expect(count(company, main, '2026-03-05', [[s, 7]]).quantity).toBe(0)
})

test('everything counted is kept beside what the books held then, in the order of the run, whatever happens later', () => {
  const company = newCompany()
  const style = company.addStyle({ sizes: ['S', 'M', 'L'] })
  const [s = 0, m = 0, l = 0] = style.skuIds
  const main = company.warehouseOf('company').id
  count(company, main, '2026-03-01', [
    [l, 10],
    [s, 10],
  ])
  const { id } = count(company, main, '2026-03-04', [
    [l, 4],
    [m, 0],
    [s, 10],
    [l, 5],
  ])
  count(company, main, '2026-03-05', [[l, 100]])
  const counted = getStockCount(company.office, { id })
  expect(counted.blind).toBe(false)
  expect(counted.lines.map((line) => [line.size, line.bookQuantity, line.countedQuantity, line.quantity])).toEqual([
    ['S', 10, 10, 0],
    ['M', 0, 0, 0],
    ['L', 10, 9, -1],
  ])
})

test('a count from before lines were kept shows what it posted, and a blind one says that it was', () => {
  const company = newCompany()
  const [skuId = 0] = company.addStyle().skuIds
  const main = company.warehouseOf('company').id
  const draft = { businessDate: '2026-03-05', warehouseId: main, blind: true, lines: [{ skuId, countedQuantity: 3 }] }
  const { id } = postStockCount(company.office, parsed('stockCounts.post', draft))
  expect(getStockCount(company.office, { id })).toMatchObject({ blind: true, lines: [{ countedQuantity: 3 }] })
  company.connection.sqlite.exec(
    'drop trigger stock_count_lines_no_delete; delete from stock_count_lines; delete from stock_counts',
  )
  expect(getStockCount(company.office, { id })).toMatchObject({
    blind: false,
    lines: [{ skuId, bookQuantity: null, countedQuantity: null, quantity: 3 }],
  })
})

test('a count is refused for a far end, an unknown SKU, a day to come and fewer pieces than are promised', () => {
  const company = newCompany()
  const { office, warehouseOf, addDistributor, officeFor } = company
  const [skuId = 0] = company.addStyle().skuIds
  const main = warehouseOf('company').id
  const path = (warehouseId: number, date: string, sku: number) =>
    refusalOf(() => count(company, warehouseId, date, [[sku, 1]])).fields[0]?.path
  expect(path(warehouseOf('factory').id, '2026-03-05', skuId)).toBe('warehouseId')
  expect(path(999, '2026-03-05', skuId)).toBe('warehouseId')
  expect(path(main, '2026-03-06', skuId)).toBe('businessDate')
  expect(path(main, '2026-03-05', 999)).toBe('lines.0.skuId')
  count(company, main, '2026-03-05', [[skuId, 5]])
  inTransaction(office, (tx) => addReservation(tx, main, skuId, 5))
  expect(refusalOf(() => count(company, main, '2026-03-05', [[skuId, 4]])).code).toBe('stockMissing')
  expect(cellsOf(allPages(company, {}, 10))).toEqual([`${main}:${skuId}=5`])
  const { warehouseId } = addDistributor()
  const stranger = { ...company, office: officeFor('representative', { distributorIds: [] }) }
  expect(refusalOf(() => count(stranger, warehouseId, '2026-03-05', [[skuId, 1]])).code).toBe('notFound')
})
