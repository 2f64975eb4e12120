import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { placeProduction, saveProduction } from '../../electron/services/production'
import { parsed } from '../helpers/company'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const ids = { small: 0, medium: 0, warehouse: 0 }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const { office, warehouse } = goods
    Object.assign(ids, { small: goods.sku(0), medium: goods.sku(1), warehouse: warehouse.id })
    const lines = [
      { skuId: ids.small, quantity: 16 },
      { skuId: ids.medium, quantity: 4 },
    ]
    const run = { businessDate: '2026-03-05', factory: '宏达制衣', dueDate: '2026-04-20', lines }
    const { document } = saveProduction(office, parsed('production.save', run))
    placeProduction(office, { id: document.id, version: 1 })
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('goods-receipts-failed')
})

const inGrid = () => desk.page.evaluate(() => document.activeElement?.closest('.ag-row') != null)
const onHand = (skuId: number) =>
  desk.ask(
    'select coalesce((select on_hand from stock_balances where warehouse_id = ? and sku_id = ?), 0)',
    ids.warehouse,
    skuId,
  )
/** The figure of a total at the foot. */
const total = (label: string) => desk.page.locator('.total', { hasText: label }).locator('dd').innerText()

async function goTo(address: string, heading: string): Promise<void> {
  await desk.page.evaluate((hash) => {
    location.hash = hash
  }, address)
  await desk.page.getByRole('heading', { name: heading, exact: true }).waitFor()
}

/** What the stock enquiry shows of the test's style, size by size. */
async function stockShown(): Promise<string> {
  await goTo('/stock', '库存')
  const cells = desk.page.locator('.ag-row[row-index="0"] .sheet-cell')
  await cells.first().waitFor()
  return (await cells.allInnerTexts()).join(' ')
}

/** Opens the only production order from its list and begins to receive it. */
async function receive(): Promise<void> {
  const { page, keys } = desk
  await goTo('/production', '生产单')
  await expect.poll(inGrid).toBe(true)
  await keys('Enter')
  await page.getByRole('heading', { name: /生产单 PO-/ }).waitFor()
  await keys('Control+Enter')
  await page.getByRole('heading', { name: '收货入库' }).waitFor()
}

async function post(pieces: number): Promise<void> {
  const { page, keys, confirm, state } = desk
  await keys('Control+Enter')
  await page.getByText(new RegExp(`${pieces} 件将入库到`)).waitFor()
  await confirm('过账')
  await page.getByRole('heading', { name: /入库单 GR-/ }).waitFor()
  await expect.poll(state).toBe('已过账')
}

/** Types over the cells of the first row, one after the other. */
async function count(...pieces: readonly string[]): Promise<void> {
  await desk.cell(0, 0).click()
  for (const piece of pieces) {
    await desk.typed(piece)
    await desk.keys('Enter')
  }
}

describe('goods arrive', () => {
  test('partly: everything expected stands there, what differs is typed, and stock shows it', async () => {
    await receive()
    await desk.page.locator('#entry-warehouse').focus()
    await desk.pick('总仓', '总仓')
    await expect.poll(() => desk.cell(0, 0).innerText()).toBe('16')
    await count('9', '0')
    await expect.poll(() => total('件数')).toBe('9')
    expect(await total('还差')).toBe('11')
    await post(9)
    expect([onHand(ids.small), onHand(ids.medium)]).toEqual([9, 0])
    expect(await stockShown()).toContain('9')
  })

  test('the rest stands there the next time, and completes the production order', async () => {
    const { page, keys, state, cell } = desk
    await receive()
    await expect.poll(() => cell(0, 0).innerText()).toBe('7')
    expect(await cell(0, 1).innerText()).toBe('4')
    await post(11)
    expect([onHand(ids.small), onHand(ids.medium)]).toEqual([16, 4])
    await keys('Alt+h')
    await page.locator('.side-links button', { hasText: 'PO-' }).click()
    await expect.poll(state).toBe('已完成')
    await desk.screenshot('production-completed')
    await keys('Alt+h')
  })

  test('goods nobody ordered come in without a production order', async () => {
    const { page, keys, typed, cell } = desk
    await goTo('/goods-receipts', '入库单')
    await keys('Alt+n')
    await page.getByRole('heading', { name: '收货入库' }).waitFor()
    await page.getByText('不对应生产单').waitFor()
    // The cell of a new style: the sheet has no rows yet.
    await page.locator('.sheet-new').click()
    await typed('ST')
    await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
    await keys('Enter')
    await cell(0, 0).waitFor()
    await count('5')
    await post(5)
    expect(onHand(ids.small)).toBe(21)
  })

  test('a receipt is reversed with a reason, and its pieces are gone', async () => {
    const { page, keys, typed, state } = desk
    await keys('Alt+d')
    await page.getByText(/红冲入库单 GR-/).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await typed('重复登记')
    await keys('Control+Enter')
    await expect.poll(state).toBe('已红冲')
    expect(onHand(ids.small)).toBe(16)
    // Two ends a movement: one line in, two in, one in, and that one taken back by its mirror; nothing was deleted.
    expect(desk.ask('select count(*) from stock_entries')).toBe(10)
    await desk.screenshot('receipt-reversed')
    expect(await stockShown()).toContain('16')
  })
})
