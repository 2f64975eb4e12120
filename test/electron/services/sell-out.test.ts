import { beforeEach, expect, test } from 'vitest'
import { findStock } from '../../../electron/database/queries/ledgers'
import { findDistributorWarehouse } from '../../../electron/database/queries/masters'
import { listSellOutLines } from '../../../electron/database/queries/sell-out'
import { saveSettings } from '../../../electron/database/queries/settings'
import { inTransaction } from '../../../electron/services/office'
import { postSellOut, reverseSellOut } from '../../../electron/services/sell-out'
import { settingsDraft } from '../../../shared/schemas/companies'
import { newCompany, type TestCompany, type TestStyle } from '../../helpers/company'
import { ship } from '../../helpers/goods'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let style: TestStyle
let distributorId: number

beforeEach(() => {
  company = newCompany()
  style = company.addStyle({ sizes: ['S', 'M'] })
  distributorId = company.addDistributor().id
  ship(company, distributorId, [{ skuId: sku(), quantity: 10 }])
})

const sku = (index = 0): number => style.skuIds[index] ?? 0
const report = (...lines: readonly (readonly [date: string, skuId: number, quantity: number])[]) =>
  postSellOut(company.office, {
    distributorId,
    lines: lines.map(([date, skuId, quantity]) => ({ date, skuId, quantity })),
    reference: '3月销售',
    importId: 7,
  })
const left = (skuId: number) => {
  const place = findDistributorWarehouse(company.connection, distributorId, 'distributor')?.id ?? 0
  return findStock(company.connection, place, skuId).onHand
}

test('sales leave the distributor’s stock on the day they were made, in one document', () => {
  const { id } = report(
    ['2026-03-02', sku(), 2],
    ['2026-03-01', sku(), 1],
    ['2026-03-02', sku(1), 4],
    ['2026-03-02', sku(), 0],
  )
  expect([left(sku()), left(sku(1))]).toEqual([7, -4])
  const entries = company.connection.sqlite
    .prepare(
      'select business_date as day, sum(quantity) as net, count(*) as count from stock_entries where document_id = ? group by 1',
    )
    .all(id)
  expect(entries).toEqual([
    { day: '2026-03-01', net: 0, count: 2 },
    { day: '2026-03-02', net: 0, count: 4 },
  ])
  const document = company.connection.sqlite.prepare('select * from documents where id = ?').get(id)
  expect(document).toMatchObject({
    kind: 'sellOut',
    status: 'posted',
    business_date: '2026-03-02',
    quantity: 7,
    import_id: 7,
    origin: 'import',
  })
  expect(listSellOutLines(company.connection, id)).toHaveLength(3)
})

test('a negative quantity is a sale taken back', () => {
  report(['2026-03-02', sku(), 2], ['2026-03-03', sku(), -1])
  expect(left(sku())).toBe(9)
})

test('a report is taken back by its mirror', () => {
  const { id } = report(['2026-03-02', sku(), 2])
  expect(reverseSellOut(company.office, { id, version: 1, reason: '重复导入' }).status).toBe('reversed')
  expect(left(sku())).toBe(10)
  expectRefusal(() => reverseSellOut(company.office, { id, version: 2, reason: '重复导入' }), 'wrongState')
})

test('refuses nothing to report, unknown goods, strangers and closed days, and leaves nothing behind', () => {
  const count = () => company.connection.sqlite.prepare('select count(*) from documents').pluck().get()
  const before = count()
  expectRefusal(() => report(), 'noLines')
  expectRefusal(() => report(['2026-03-02', sku(), 0]), 'noLines')
  expectRefusal(() => report(['2026-03-02', 99_999, 1]), 'invalidInput', 'lines.0.skuId')
  const lines = [{ date: '2026-03-02', skuId: sku(), quantity: 1 }]
  const given = { distributorId: 99_999, lines, reference: '', importId: null }
  expectRefusal(() => postSellOut(company.office, given), 'notFound')
  const rep = company.officeFor('representative', { distributorIds: [company.addDistributor().id] })
  expectRefusal(() => postSellOut(rep, { ...given, distributorId }), 'notFound')
  inTransaction(company.office, (tx) =>
    saveSettings(tx, settingsDraft.parse({ companyName: '测试服饰', closedThrough: '2026-03-01' })),
  )
  expectRefusal(() => report(['2026-03-02', sku(), 1], ['2026-03-01', sku(), 1]), 'periodLocked')
  expect(count()).toBe(before)
})

test('sales of one’s own that came from no file are entered by hand', () => {
  const lines = [{ date: '2026-03-02', skuId: sku(), quantity: 1 }]
  const { id } = postSellOut(company.office, { distributorId, lines, reference: '', importId: null })
  const origin = company.connection.sqlite.prepare('select origin from documents where id = ?').pluck().get(id)
  expect(origin).toBe('entry')
})
