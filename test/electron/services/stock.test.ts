import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addReservation } from '../../../electron/database/queries/ledgers'
import { postGoodsReceipt } from '../../../electron/services/goods-receipts'
import { inTransaction } from '../../../electron/services/office'
import { placeProduction, saveProduction } from '../../../electron/services/production'
import { freeStock, listMovements, listStock, sumStock } from '../../../electron/services/stock'
import { postStockCount } from '../../../electron/services/stock-counts'
import type { StockMovementRow, StockRow } from '../../../shared/schemas/stock'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

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

const totalsOf = (company: TestCompany, question: object) => sumStock(company.office, parsed('stock.totals', question))

/** What a list adds up to, read row by row. */
const summed = (rows: readonly StockRow[]) => ({
  styles: new Set(rows.map((row) => row.styleId)).size,
  rows: rows.length,
  onHand: rows.reduce((sum, row) => sum + row.onHand, 0),
  reserved: rows.reduce((sum, row) => sum + row.reserved, 0),
  tagAmountFen: rows.reduce((sum, row) => sum + row.tagAmountFen, 0),
})

/** Pieces of each SKU over all rows; a SKU that comes to nothing is nothing. */
function piecesBySku(rows: readonly StockRow[]): Record<string, number> {
  const pieces: Record<string, number> = {}
  for (const { skuId, onHand } of rows.flatMap((row) => row.sizes)) pieces[skuId] = (pieces[skuId] ?? 0) + onHand
  return Object.fromEntries(Object.entries(pieces).filter(([, quantity]) => quantity !== 0))
}

test('stock of any day is what the counts up to that day left, in pages of any size', () => {
  const company = newCompany()
  const styles = [1, 2, 3].map(() => company.addStyle({ colours: ['BK', 'WH'], sizes: ['S', 'M'] }))
  const skuIds = styles.flatMap((style) => style.skuIds)
  const warehouseIds = [
    company.warehouseOf('company').id,
    company.addWarehouse().id,
    company.addDistributor().warehouseId,
  ]
  const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-05']
  // A model beside it: what each count found, in the order of days.
  const found = new Map<string, Map<string, number>>(days.map((day) => [day, new Map()]))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(skuIds.length - 1), fc.nat(9)), { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (counts, limit) => {
        for (const [day, place, at, quantity] of counts.sort((x, y) => x[0] - y[0])) {
          const [warehouseId = 0, skuId = 0, date = ''] = [warehouseIds[place], skuIds[at], days[day]]
          const key = `${warehouseId}:${skuId}`
          const difference = quantity - (stockOn(date).get(key) ?? 0)
          // What was found late in an earlier day's books moves every later day by the same difference, today's too.
          const today = (stockOn('2026-03-05').get(key) ?? 0) + difference
          const lowest = Math.min(
            ...days.filter((each) => each >= date).map((each) => (stockOn(each).get(key) ?? 0) + difference),
          )
          if (lowest < 0 && place !== 2 && difference < 0) {
            const missing = refusalOf(() => count(company, warehouseId, date, [[skuId, quantity]])).params.missing
            expect(missing).toBe(today < 0 ? -today : -lowest)
            continue
          }
          count(company, warehouseId, date, [[skuId, quantity]])
          for (const later of days.filter((each) => each >= date))
            found.get(later)?.set(key, (found.get(later)?.get(key) ?? 0) + difference)
        }
        for (const day of days) {
          const expected = [...stockOn(day)]
            .filter(([, quantity]) => quantity !== 0)
            .map(([key, quantity]) => `${key}=${quantity}`)
          const pages = allPages(company, { asOf: day }, limit)
          expect(cellsOf(pages)).toEqual(expected.sort())
          expect(totalsOf(company, { asOf: day })).toEqual(summed(pages))
          const together = allPages(company, { asOf: day, together: true }, limit)
          expect(totalsOf(company, { asOf: day, together: true })).toEqual(summed(together))
          expect(piecesBySku(together)).toEqual(piecesBySku(pages))
        }
      },
    ),
    { numRuns: 25 },
  )
  function stockOn(day: string): Map<string, number> {
    return found.get(day) ?? new Map()
  }
})

test('a row is a style and colour in one place with its sizes in the order of the run', () => {
  const company = newCompany()
  const style = company.addStyle({
    code: 'A1',
    name: '风衣',
    colours: ['BK'],
    sizes: ['XL', 'M', 'S'],
    tagPriceFen: 10_000,
  })
  const { id: warehouseId, name: warehouseName } = company.warehouseOf('company')
  const [s, m] = [style.sku('BK', 'S'), style.sku('BK', 'M')]
  count(company, warehouseId, '2026-03-05', [
    [s, 5],
    [m, 7],
  ])
  inTransaction(company.office, (tx) => addReservation(tx, warehouseId, m, 4))
  expect(listStock(company.office, parsed('stock.list', {}))).toEqual({
    rows: [
      {
        styleId: style.id,
        styleCode: 'A1',
        styleName: '风衣',
        colourId: company.colourId('BK'),
        colourName: '色BK',
        swatch: '',
        warehouseId,
        warehouseName,
        sizes: [
          { skuId: m, size: 'M', onHand: 7, reserved: 4 },
          { skuId: s, size: 'S', onHand: 5, reserved: 0 },
        ],
        onHand: 12,
        reserved: 4,
        tagAmountFen: 120_000,
      },
    ],
    next: null,
  })
})

test('stock is narrowed by place, kind of place, style, season, words and a scanned code', () => {
  const company = newCompany()
  const summer = company.addStyle({ season: '2026SS', name: '短袖', sizes: ['S'] })
  const winter = company.addStyle({ season: '2026AW', name: '大衣', sizes: ['S'] })
  const own = company.warehouseOf('company').id
  const theirs = company.addDistributor().warehouseId
  for (const place of [own, theirs])
    count(company, place, '2026-03-05', [
      [summer.skuIds[0] ?? 0, 1],
      [winter.skuIds[0] ?? 0, 2],
    ])
  company.connection.sqlite.prepare("update skus set barcode = '6901' where style_id = ?").run(winter.id)
  const shown = (filter: object) => allPages(company, filter, 50).map((row) => [row.styleId, row.warehouseId])
  expect(shown({})).toHaveLength(4)
  expect(shown({ warehouseId: theirs })).toEqual([
    [summer.id, theirs],
    [winter.id, theirs],
  ])
  expect(shown({ warehouseKinds: ['company', 'regional'] })).toEqual([
    [summer.id, own],
    [winter.id, own],
  ])
  expect(shown({ styleId: winter.id })).toEqual([
    [winter.id, own],
    [winter.id, theirs],
  ])
  expect(shown({ season: '2026SS' })).toEqual([
    [summer.id, own],
    [summer.id, theirs],
  ])
  expect(shown({ query: 'dy', warehouseId: own })).toEqual([[winter.id, own]])
  expect(shown({ query: '6901', warehouseId: own })).toEqual([[winter.id, own]])
  expect(shown({ query: summer.skus[0]?.code, warehouseId: own })).toEqual([[summer.id, own]])
  expect(shown({ query: '--', warehouseId: own })).toHaveLength(2)
  expect(shown({ asOf: '2026-03-04' })).toEqual([])
  for (const question of [
    { styleId: winter.id },
    { query: 'dy' },
    { season: '2026SS' },
    { warehouseKinds: ['variance'] },
  ]) {
    expect(totalsOf(company, question)).toEqual(summed(allPages(company, question, 2)))
  }
  expect(shown({ asOf: '2027-01-01' })).toHaveLength(4)
  expect(shown({ warehouseKinds: ['variance'] })).toHaveLength(2)
})

test('a representative sees our stock and their own distributors’, not another’s', () => {
  const company = newCompany()
  const { skuIds } = company.addStyle({ sizes: ['S'] })
  const [mine, other] = [company.addDistributor(), company.addDistributor()]
  const places = [company.warehouseOf('company').id, mine.warehouseId, other.warehouseId]
  for (const place of places) count(company, place, '2026-03-05', [[skuIds[0] ?? 0, 1]])
  const office = company.officeFor('representative', { distributorIds: [mine.id] })
  const rows = listStock(office, parsed('stock.list', {})).rows
  expect(rows.map((row) => row.warehouseId)).toEqual(places.slice(0, 2))
  expect(sumStock(office, parsed('stock.totals', {}))).toEqual(summed(rows))
  const [together] = listStock(office, parsed('stock.list', { together: true })).rows
  expect(together).toMatchObject({ warehouseId: 0, warehouseName: '', onHand: 2 })
  const movements = listMovements(office, parsed('stock.movements', {})).rows
  expect(movements).toHaveLength(2)
})

test('free stock is what is not promised in company and regional places, and production still owed is told', () => {
  const company = newCompany()
  const { office } = company
  const style = company.addStyle({ sizes: ['S', 'M'] })
  const [s, m] = [style.sku('BK', 'S'), style.sku('BK', 'M')]
  const main = company.warehouseOf('company').id
  count(company, main, '2026-03-05', [[s, 10]])
  count(company, company.addWarehouse({ kind: 'regional' }).id, '2026-03-05', [[s, 5]])
  count(company, company.warehouseOf('quarantine').id, '2026-03-05', [[s, 100]])
  count(company, company.addDistributor().warehouseId, '2026-03-05', [[s, 100]])
  inTransaction(office, (tx) => addReservation(tx, main, s, 4))
  const draft = saveProduction(
    office,
    parsed('production.save', {
      businessDate: '2026-03-05',
      factory: '华美',
      dueDate: '2026-05-01',
      lines: [
        { skuId: s, quantity: 40 },
        { skuId: m, quantity: 30 },
      ],
    }),
  )
  expect(freeStock(office, { skuIds: [s] })).toEqual([{ skuId: s, free: 11, reserved: 4, inProduction: 0 }])
  placeProduction(office, draft.document)
  postGoodsReceipt(
    office,
    parsed('goodsReceipts.post', {
      businessDate: '2026-03-05',
      warehouseId: main,
      productionOrderId: draft.document.id,
      lines: [
        { skuId: s, quantity: 45 },
        { skuId: m, quantity: 10 },
      ],
    }),
  )
  expect(freeStock(office, { skuIds: [m, s, 999] })).toEqual([
    { skuId: s, free: 56, reserved: 4, inProduction: 0 },
    { skuId: m, free: 10, reserved: 0, inProduction: 20 },
  ])
})

test('free stock of one place is of that place alone, and of a customer only for who looks after it', () => {
  const company = newCompany()
  const { office } = company
  const s = company.addStyle({ sizes: ['S'] }).sku('BK', 'S')
  const main = company.warehouseOf('company').id
  const shop = company.addDistributor()
  count(company, main, '2026-03-05', [[s, 10]])
  count(company, shop.warehouseId, '2026-03-05', [[s, 7]])
  const freeIn = (warehouseId: number, who = office) => freeStock(who, { skuIds: [s], warehouseId })[0]?.free
  expect([freeIn(main), freeIn(shop.warehouseId)]).toEqual([10, 7])
  const own = { ...office, actor: { ...office.actor, distributorIds: [shop.id] } }
  expect(freeIn(shop.warehouseId, own)).toBe(7)
  const other = { ...office, actor: { ...office.actor, distributorIds: [company.addDistributor().id] } }
  expectRefusal(() => freeIn(shop.warehouseId, other), 'notFound')
  expectRefusal(() => freeIn(9999), 'notFound')
})

test('movements show both places of ours, newest day first, each once over pages of any size', () => {
  const company = newCompany()
  const style = company.addStyle({ sizes: ['S', 'M'] })
  const other = company.addStyle({ sizes: ['S'] })
  const [s = 0, m = 0] = style.skuIds
  const main = company.warehouseOf('company').id
  const theirs = company.addDistributor().warehouseId
  count(company, main, '2026-03-02', [
    [s, 5],
    [m, 6],
    [other.skuIds[0] ?? 0, 1],
  ])
  count(company, theirs, '2026-03-04', [[s, 3]])
  count(company, main, '2026-03-01', [[s, 2]])
  const read = (filter: object, limit = 2) => {
    const rows: StockMovementRow[] = []
    for (let after: string | undefined, more = true; more; ) {
      const page = listMovements(
        company.office,
        parsed('stock.movements', { ...filter, limit, ...(after ? { after } : {}) }),
      )
      rows.push(...page.rows)
      after = page.next ?? undefined
      more = page.next !== null
    }
    return rows
  }
  const brief = (filter: object) => read(filter).map((row) => [row.businessDate.slice(-2), row.skuId, row.quantity])
  expect(brief({})).toEqual([
    ['04', s, 3],
    ['02', other.skuIds[0], 1],
    ['02', m, 6],
    ['02', s, 5],
    ['01', s, 2],
  ])
  expect(brief({ styleId: style.id })).toEqual([
    ['04', s, 3],
    ['02', m, 6],
    ['02', s, 5],
    ['01', s, 2],
  ])
  expect(brief({ skuId: s, warehouseId: main })).toEqual([
    ['02', s, 5],
    ['01', s, 2],
  ])
  expect(brief({ warehouseId: theirs })).toEqual([['04', s, 3]])
  expect(brief({ warehouseId: main, dateFrom: '2026-03-01', dateTo: '2026-03-01' })).toEqual([['01', s, 2]])
  expect(brief({ warehouseId: company.warehouseOf('variance').id })).toHaveLength(5)
  expect(read({ skuId: s })[0]).toMatchObject({ kind: 'stockCount', documentKind: 'stockCount', styleCode: style.code })
})

test('movements and stock are read through indexes, however long the ledger', () => {
  const company = newCompany()
  const style = company.addStyle()
  const theirs = company.addDistributor().warehouseId
  const plan = (filter: object) =>
    plansOf(company.connection, () => listMovements(company.office, parsed('stock.movements', filter))).join('\n')
  expect(plan({})).toMatch(/SCAN stock_entries USING INDEX stock_entries_by_day/)
  expect(plan({})).not.toContain('TEMP B-TREE FOR ORDER BY')
  expect(plan({ warehouseId: theirs })).toMatch(
    /SEARCH stock_entries USING INDEX stock_entries_by_place \(warehouse_id=\?/,
  )
  expect(plan({ styleId: style.id })).toMatch(
    /SEARCH stock_entries USING INDEX stock_entries_by_place \(warehouse_id=\? AND sku_id=\?/,
  )
  const stock = plansOf(company.connection, () =>
    listStock(company.office, parsed('stock.list', { asOf: '2026-03-01' })),
  ).join('\n')
  expect(stock).not.toMatch(/SCAN (stock_balances|stock_entries|skus)/)
  expect(stock).toMatch(/SEARCH stock_balances USING INDEX \S+ \((warehouse_id=\? AND )?sku_id=\?\)/)
  expect(stock).not.toMatch(/SEARCH stock_balances USING INDEX \S+ \(warehouse_id=\?\)/)
})

test('a page of the enquiry goes on from its style by the index of codes, and its totals read each ledger once', () => {
  const company = newCompany()
  const main = company.warehouseOf('company').id
  const page = plansOf(company.connection, () =>
    listStock(company.office, parsed('stock.list', { together: true, after: 'A\u001fB\u001f0', warehouseId: main })),
  ).join('\n')
  expect(page).toMatch(/SEARCH styles USING (COVERING )?INDEX \S+ \(code>\?\)/)
  expect(page).not.toMatch(/SCAN (stock_balances|stock_entries|skus|styles)\b/)
  const totals = plansOf(company.connection, () =>
    sumStock(company.office, parsed('stock.totals', { warehouseId: main, asOf: '2026-03-01' })),
  ).join('\n')
  expect(totals).toMatch(/SEARCH stock_balances USING INDEX \S+ \(warehouse_id=\?\)/)
  expect(totals).toMatch(/SEARCH stock_entries USING INDEX stock_entries_by_day \(business_date>\?\)/)
  expect(totals).not.toMatch(/SCAN (stock_balances|stock_entries)\b/)
})
