import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { placeProduction, saveProduction } from '../../electron/services/production'
import { postSellOut } from '../../electron/services/sell-out'
import { parsed } from '../helpers/company'
import type { TestGoods } from '../helpers/goods-flow'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
let customer = ''

/** A distributor that got ten pieces, sold four of them, had last year's style of the kind, and waits for thirty from a factory. */
function furnish(goods: TestGoods): void {
  const { office, distributor } = goods
  customer = distributor.code
  const { shipment } = goods.dispatched([
    [goods.sku(0), 6],
    [goods.sku(1), 4],
  ])
  goods.confirm(shipment)
  const last = goods.addStyle({ code: 'OLD1', season: '2025SS', category: '上衣', sizes: ['S', 'M', 'L'] })
  goods.approved([[last.sku('BK', 'M'), 8]])
  const sold = (skuId: number, quantity: number) => ({ date: '2026-03-05', skuId, quantity })
  postSellOut(office, {
    ...{ distributorId: distributor.id, reference: '', importId: null },
    lines: [sold(goods.sku(0), 3), sold(goods.sku(1), 1), sold(last.sku('BK', 'M'), 5)],
  })
  const { document } = saveProduction(
    office,
    parsed('production.save', {
      ...{ businessDate: '2026-03-05', factory: '一厂', dueDate: '2027-05-20' },
      lines: [
        { skuId: goods.sku(0), quantity: 20 },
        { skuId: goods.sku(1), quantity: 10 },
      ],
    }),
  )
  placeProduction(office, { id: document.id, version: 1 })
}

const focused = () => desk.page.evaluate(() => document.activeElement?.className ?? '')
/** The rows of a table of the side panel, cells with one blank between them. */
const rowsOf = async (label: RegExp) =>
  (await desk.page.getByRole('table', { name: label }).locator('tbody tr').allInnerTexts()).map((row) =>
    row.replace(/\s+/g, ' ').trim(),
  )

async function newOrder(): Promise<void> {
  const { page, keys, typed } = desk
  await page.evaluate(() => {
    location.hash = '/orders'
  })
  await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新订单' }).waitFor()
  await typed(customer)
  await page.locator('.picker-hit', { hasText: customer }).first().waitFor()
  await keys('Enter')
  await expect.poll(focused).toContain('sheet-input')
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.ag-row[row-index="1"] [col-id="s0"]').waitFor()
}

describe('the side of a row', () => {
  beforeAll(async () => {
    desk = await openGoodsWindow(furnish)
  })
  afterAll(() => desk.end())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('row-side-failed')
  })

  test('what the distributor ordered and sold before follows the cursor, and last year stands under it', async () => {
    await newOrder()
    await desk.keys('Alt+h')
    await expect
      .poll(() => rowsOf(/客户以往订销/))
      .toEqual(['S 6 6 3 50%', 'M 4 4 1 25%', 'L', '本色 10 10 4 40%', '全款 10 10 4 40%'])
    await expect.poll(() => rowsOf(/上年同季同类 2025SS 上衣/)).toEqual(['M 8 5', '1 款 8 5'])
    await expect
      .poll(async () => (await desk.page.locator('.row-orders').allInnerTexts()).join(' ').replace(/\s+/g, ' '))
      .toMatch(/^2027-05-20 PO-2026-000001 30 S 20 M 10 2026-03-05 SO-2026-000001 10 50\.00$/)
    await desk.screenshot('row-side')
    await desk.keys('ArrowDown')
    await expect.poll(() => rowsOf(/客户以往订销/)).toEqual(['全款 10 10 4 40%'])
  })

  test('typing goes on while it is asked for, and what was asked last is what stands there', async () => {
    const { page, keys, typed } = desk
    await keys('Control+Home')
    for (const piece of ['2', '3', '4', '5', '6', '7']) {
      await typed(piece)
      await keys('Enter')
    }
    await expect.poll(async () => (await page.locator('.total-strong dd').allInnerTexts())[0]).toBe('27')
    await keys('Control+Home')
    await expect.poll(async () => (await rowsOf(/客户以往订销/)).length).toBe(5)
  })

  test('an order that is handed in shows it too, without itself', async () => {
    const { page, keys } = desk
    await keys('Control+Enter')
    await expect.poll(() => desk.state()).toBe('已提交')
    await expect
      .poll(() => rowsOf(/客户以往订销/))
      .toEqual(['S 6 6 3 50%', 'M 4 4 1 25%', 'L', '本色 10 10 4 40%', '全款 10 10 4 40%'])
    await page.locator('.row-orders button', { hasText: 'SO-2026-000001' }).click()
    await page.getByRole('heading', { name: /SO-2026-000001/ }).waitFor()
  })
})
