import { expect, test } from 'vitest'
import { readSheets } from '../../../../electron/excel/readers/sheets'
import { recogniseCounterLedger } from '../../../../shared/domain/import/counter-ledgers'
import { readAccountEvents, readReturns, readSellOut } from '../../../../shared/domain/import/history'
import { readDistributors, readRegions, readSkus } from '../../../../shared/domain/import/masters'
import { recogniseOrderForm } from '../../../../shared/domain/import/order-forms'
import { rawRows, realFile, realFiles, truth } from '../../../fixtures/adventureworks'

const sizes = [...new Set(rawRows('skus.csv').map((row) => row[7] ?? ''))].map((size) => ({ size, aliases: [] }))
const known = truth()
const sum = <Row>(rows: readonly Row[], pick: (row: Row) => number) => rows.reduce((all, row) => all + pick(row), 0)
const rawSum = (name: string, column: number) => sum(rawRows(name), (row) => Number(row[column]))

test.each(realFiles('order-forms').filter((name) => name.includes('matrix')))(
  '%s reads as what is known to be in it',
  async (name) => {
    const reading = recogniseOrderForm(await readSheets(realFile(name)), { sizes })
    const expected = known[name]
    expect(reading.problems).toEqual([])
    expect(reading.forms).toHaveLength(1)
    const [form] = reading.forms
    expect(form).toMatchObject({ distributorCode: expected?.distributor, date: expected?.date, kind: 'replenish' })
    expect([form?.lines.length, form?.quantity, form?.amountFen]).toEqual([
      expected?.lines,
      expected?.quantity,
      expected?.amount_fen,
    ])
    expect(reading.totals.length).toBeGreaterThan(3)
    expect(reading.totals.filter((total) => !total.agrees)).toEqual([])
  },
)

test.each(['2022-03', '2022-06'])(
  'the flat list of %s holds orders of that month, each line as in orders.csv',
  async (month) => {
    const reading = recogniseOrderForm(await readSheets(realFile(`order-forms/flat-${month}.xlsx`)), { sizes })
    expect(reading.problems).toEqual([])
    const read = reading.forms.flatMap((form) =>
      form.lines.map((line) =>
        [
          form.reference,
          form.date,
          form.distributorCode,
          line.skuCode,
          line.quantity,
          line.tagPriceFen,
          line.rateBp,
          line.amountFen,
        ].join(),
      ),
    )
    const raw = rawRows('orders.csv')
      .filter((row) => row[1]?.startsWith(month))
      .map((row) => row.join())
    const listed = new Set(raw)
    expect(read.length).toBeGreaterThan(200)
    expect(read.filter((line) => !listed.has(line))).toEqual([])
  },
)

test('orders.csv reads as 4 968 orders, line by line', async () => {
  const reading = recogniseOrderForm(await readSheets(realFile('orders.csv')), { sizes })
  expect(reading.problems).toEqual([])
  expect(reading.forms).toHaveLength(4968)
  const read = reading.forms.flatMap((form) =>
    form.lines.map((line) =>
      [
        form.reference,
        form.date,
        form.distributorCode,
        line.skuCode,
        line.quantity,
        line.tagPriceFen,
        line.rateBp,
        line.amountFen,
      ].join(),
    ),
  )
  expect(read.sort()).toEqual(
    rawRows('orders.csv')
      .map((row) => row.join())
      .sort(),
  )
})

test('masters read row by row with their money and rates', async () => {
  const regions = readRegions(await readSheets(realFile('regions.csv')))
  const distributors = readDistributors(await readSheets(realFile('distributors.csv')))
  const skus = readSkus(await readSheets(realFile('skus.csv')))
  for (const reading of [regions, distributors, skus]) expect(reading.problems).toEqual([])
  expect([regions.rows.length, distributors.rows.length, skus.rows.length]).toEqual([10, 120, 293])
  expect(sum(distributors.rows, (row) => row.creditLimitFen ?? 0)).toBe(rawSum('distributors.csv', 8))
  expect(sum(distributors.rows, (row) => row.discountBp ?? 0)).toBe(rawSum('distributors.csv', 10))
  expect(sum(skus.rows, (row) => row.tagPriceFen)).toBe(rawSum('skus.csv', 9))
  expect(sum(skus.rows, (row) => row.costFen ?? 0)).toBe(rawSum('skus.csv', 8))
})

test('history reads row by row with its sums', async () => {
  const sellOut = readSellOut(await readSheets(realFile('sell_out.csv')))
  const returns = readReturns(await readSheets(realFile('returns.csv')))
  const events = readAccountEvents(await readSheets(realFile('account_events.csv')))
  for (const reading of [sellOut, returns, events]) expect(reading.problems).toEqual([])
  expect([sellOut.rows.length, returns.rows.length, events.rows.length]).toEqual([
    26_565,
    849,
    rawRows('account_events.csv').length,
  ])
  expect(sum(sellOut.rows, (row) => row.quantity)).toBe(rawSum('sell_out.csv', 3))
  expect(sum(returns.rows, (row) => row.quantity)).toBe(rawSum('returns.csv', 3))
  expect(sum(events.rows, (row) => row.amountFen)).toBe(rawSum('account_events.csv', 5))
})

test.each(realFiles('distributor-books'))('%s closes at its known balance', async (name) => {
  const reading = recogniseCounterLedger(await readSheets(realFile(name)))
  const expected = known[name]
  const opening = expected?.opening_fen ?? Number.NaN
  expect(reading.problems).toEqual([])
  if (reading.openingFen !== null) expect(reading.openingFen).toBe(opening)
  expect(opening + sum(reading.lines, (line) => line.amountFen)).toBe(expected?.their_closing_fen)
  if (reading.closingFen !== null) expect(reading.closingFen).toBe(expected?.their_closing_fen)
  expect(reading.balances.every((balance) => balance.agrees)).toBe(true)
  expect(
    reading.lines.filter((line) => line.date === null || line.reference === null || line.kind === 'unknown'),
  ).toEqual([])
})

test('a book keeps lines dated after its period, and references as written beside trimmed ones', async () => {
  const reading = recogniseCounterLedger(await readSheets(realFile('distributor-books/AW00000141-2022Q2.xlsx')))
  const last = reading.lines.at(-1)
  expect(last).toMatchObject({
    date: '2022-07-06',
    reference: 'TH-1',
    referenceAsWritten: '  th-1 ',
    kind: 'return',
    quantity: -2,
    amountFen: -10000,
  })
})
