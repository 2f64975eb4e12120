import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../../electron/excel/readers/sheets'
import type { FileContent } from '../../../../shared/contract/envelope'
import { recogniseOrderForm } from '../../../../shared/domain/import/order-forms'
import { looksLikeSellOut } from '../../../../shared/domain/import/sell-out-likeness'
import { rawRows, realFile, realFiles } from '../../../fixtures/adventureworks'
import { csvOf } from '../../../helpers/files'

async function doubted(file: FileContent): Promise<boolean> {
  const sheets = await readSheets(file)
  return looksLikeSellOut(file.name, sheets, recogniseOrderForm(sheets, { sizes: [] }))
}
const day = (count: number) => `2026-03-${String(count).padStart(2, '0')}`
const list = (name: string, head: string, rows: readonly string[]) => csvOf(name, [head, ...rows])

describe('a list without order numbers', () => {
  test('with a piece or two a day, day after day, looks like sales, whatever it is called', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `${day(index + 1)},D${index % 2},A-M,1,199`)
    expect(await doubted(list('march.csv', 'date,distributor,sku,quantity,unit_price', rows))).toBe(true)
    const numbered = rows.map((row, index) => `PO-${index},${row}`)
    expect(await doubted(list('march.csv', 'order_ref,date,distributor,sku,quantity,unit_price', numbered))).toBe(false)
  })

  test('looks like sales by its name or its columns, however short', async () => {
    const rows = ['2026-03-01,D1,A-M,1']
    expect(await doubted(list('sell_out.csv', 'date,distributor,sku,quantity', rows))).toBe(true)
    expect(await doubted(list('3月.csv', '销售日期,经销商编码,商品编码,数量', rows))).toBe(true)
    expect(await doubted(list('orders.csv', 'date,distributor,sku,quantity', rows))).toBe(false)
  })

  test('of one day, or of many lines a distributor, is orders', async () => {
    const fair = Array.from({ length: 60 }, (_, index) => `2026-03-01,D${index % 30},S${index},4`)
    expect(await doubted(list('fair.csv', 'date,distributor,sku,quantity', fair))).toBe(false)
    const thick = Array.from({ length: 120 }, (_, index) => `${day((index % 12) + 1)},D1,S${index},4`)
    expect(await doubted(list('spring.csv', 'date,distributor,sku,quantity', thick))).toBe(false)
  })
})

test('the real report of sales is told from every real order list and form', async () => {
  const rows = rawRows('sell_out.csv').slice(0, 3000)
  const lines = rows.map((row) => row.join(','))
  expect(await doubted(list('2021.csv', 'date,distributor,sku,quantity', lines))).toBe(true)
  for (const name of realFiles('order-forms')) expect(await doubted(realFile(name)), name).toBe(false)
  expect(await doubted(realFile('orders.csv'))).toBe(false)
})
