import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ship } from '../helpers/goods'
import { type GoodsWindow, openGoodsWindow, receivable } from './goods-window'

let desk: GoodsWindow
const ids = { distributor: 0 }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    // A fifth of 1,000 yuan shipped may come back.
    const distributor = goods.addDistributor({ code: 'D100', name: '宁波海棠', returnQuotaBp: 2000 })
    Object.assign(ids, { distributor: distributor.id })
    goods.setToday('2026-10-05')
    ship(goods, distributor.id, [
      { skuId: goods.sku(0), quantity: 10 },
      { skuId: goods.sku(1), quantity: 10 },
    ])
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('returns-failed')
})

test('a return keyed in shows live what it does to the quota', async () => {
  const { page, keys, typed, pick } = desk
  await keys('Alt+4')
  await page.getByRole('heading', { name: '退货', exact: true }).waitFor()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新退货单' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('return-distributor')
  await pick('D100', '宁波海棠')
  await page.locator('#return-warehouse').focus()
  await keys('ArrowDown', 'Enter')
  await page.locator('.sheet-input').focus()
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.sheet-style', { hasText: 'ST' }).first().waitFor()
  await typed('3')
  await keys('Enter')
  await expect.poll(() => page.getByTestId('quota').innerText()).toContain('还可退 50.00 元')
  await typed('2')
  await keys('Enter')
  await expect.poll(() => page.getByTestId('quota').innerText()).toContain('超出 50.00 元')
  await desk.screenshot('return-new')
})

test('each piece is priced by the shipment it left with', async () => {
  const { page, keys, state } = desk
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /退货单 RT-/ }).waitFor()
  await expect.poll(state).toBe('待审批')
  await page.getByText('原发货单', { exact: true }).click()
  const source = page.locator('.ag-row[row-index="0"]')
  await expect.poll(() => source.locator('[col-id="shipmentNumber"]').innerText()).toContain('SH-')
  expect(await source.locator('[col-id="shipmentDate"]').innerText()).toBe('2026-10-05')
  expect(await source.locator('[col-id="priceFen"]').innerText()).toBe('50.00')
})

test('beyond the quota it is approved with a reason', async () => {
  const { page, keys, typed, state } = desk
  await keys('Control+Enter')
  await page.getByText('超出额度 50.00 元，请填写原因').waitFor()
  await typed('季末清退')
  await keys('Control+Enter')
  await expect.poll(state).toBe('已审核')
  await page.locator('.ant-modal').waitFor({ state: 'hidden' })
})

test('received whole and inspected: good and defective pieces are credited, rejected ones are not', async () => {
  const { page, keys, typed, state } = desk
  await keys('Control+Enter')
  await page.getByText('收到 5 件，等待验货').waitFor()
  await desk.confirm('全部收到')
  await expect.poll(state).toBe('已收货')
  const row = page.locator('.ag-row[row-index="0"]')
  await row.locator('[col-id="defect"]').click()
  await typed('1')
  await keys('Enter')
  await row.locator('[col-id="rejected"]').click()
  await typed('1')
  await keys('Enter')
  await expect.poll(() => row.locator('[col-id="good"]').innerText()).toBe('1')
  await keys('Control+Enter')
  await page.getByText('宁波海棠欠款减少 200.00 元').waitFor()
  await desk.screenshot('return-inspect')
  await desk.confirm('过账')
  await expect.poll(state).toBe('已验货')
  expect(desk.ask(receivable, ids.distributor)).toBe(100_000 - 20_000)
})

test('more than was sold is said before anyone approves, and approved with a reason', async () => {
  const { page, keys, typed, pick, state } = desk
  await keys('Escape')
  await page.getByRole('heading', { name: '退货', exact: true }).waitFor()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新退货单' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('return-distributor')
  await pick('D100', '宁波海棠')
  await page.locator('#return-warehouse').focus()
  await keys('ArrowDown', 'Enter')
  await page.locator('.sheet-input').focus()
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.sheet-style', { hasText: 'ST' }).first().waitFor()
  // Ten were sold and two of them accepted back, so eight are left.
  await typed('9')
  await keys('Enter')
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /退货单 RT-/ }).waitFor()
  await expect.poll(state).toBe('待审批')
  await page.getByText(/其中 \d 件超出卖给该客户而尚未退回的数量/).waitFor()
  await desk.screenshot('return-beyond-sold')
  await keys('Control+Enter')
  await page.getByText(/件超出已售数量，请填写原因/).waitFor()
  await typed('启用系统前卖出')
  await keys('Control+Enter')
  await expect.poll(state).toBe('已审核')
  await page.getByText('启用系统前卖出').first().waitFor()
})
