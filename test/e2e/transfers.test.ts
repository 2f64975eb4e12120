import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ship } from '../helpers/goods'
import { type GoodsWindow, openGoodsWindow, receivable } from './goods-window'

let desk: GoodsWindow
const ids = { from: 0, to: 0 }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const from = goods.addDistributor({ code: 'H001', name: '哈尔滨雪松', discountBp: 5000 })
    const to = goods.addDistributor({ code: 'G001', name: '广州木棉', discountBp: 6000 })
    Object.assign(ids, { from: from.id, to: to.id })
    goods.addDistributor({ code: 'X001', name: '厦门小额', discountBp: 6000, creditLimitFen: 10_000 })
    ship(goods, from.id, [
      { skuId: goods.sku(0), quantity: 10 },
      { skuId: goods.sku(1), quantity: 10 },
    ])
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('transfers-failed')
})

const total = (label: string) => desk.page.locator('.total', { hasText: label }).locator('dd').innerText()

test('a transfer between regions is keyed in without the mouse, and our difference shows before anyone approves', async () => {
  const { page, keys, typed, pick } = desk
  await keys('Alt+3')
  await page.getByRole('heading', { name: '调货', exact: true }).waitFor()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新调货单' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('transfer-from')
  await pick('H001', '哈尔滨雪松')
  await keys('Tab')
  await pick('G001', '广州木棉')
  await page.locator('.sheet-input').focus()
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.sheet-style', { hasText: 'ST' }).first().waitFor()
  await typed('3')
  await keys('Enter')
  await typed('2')
  await keys('Enter')
  await expect.poll(() => total('冲减调出方')).toBe('250.00')
  await expect.poll(() => total('计入调入方')).toBe('300.00')
  await expect.poll(() => total('我方差额')).toBe('50.00')
  await desk.screenshot('transfer-new')
})

test('more than the sender holds by its books is marked while it is typed', async () => {
  const { page, keys, typed } = desk
  const [first, marked] = [
    page.locator('.ag-row[row-index="0"] .sheet-cell').first(),
    page.locator('.sheet-cell.sheet-budget'),
  ]
  await first.click()
  await typed('12')
  await keys('Enter')
  await expect.poll(() => marked.count()).toBe(1)
  await first.click()
  await page.getByText('调出方账面只有 10 件，需要 12 件').waitFor()
  await typed('3')
  await keys('Enter')
  await expect.poll(() => marked.count()).toBe(0)
})

test('Esc keeps what was typed on this computer, and opening it again brings it back', async () => {
  const { page, keys } = desk
  await keys('Escape')
  await page.getByRole('heading', { name: '调货', exact: true }).waitFor()
  await keys('Alt+n')
  await page.getByText('已恢复上次没有保存的内容').waitFor()
  await expect.poll(() => total('我方差额')).toBe('50.00')
})

test('requested, approved and sent: the goods are in transit and the sender owes less', async () => {
  const { page, keys, state } = desk
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /调货单 TR-/ }).waitFor()
  await expect.poll(state).toBe('待审批')
  await keys('Control+Enter')
  await expect.poll(state).toBe('已审核')
  await keys('Control+Enter')
  await page.getByText('哈尔滨雪松欠款减少 250.00 元').waitFor()
  await desk.confirm('发出')
  await expect.poll(state).toBe('已发出')
  expect(await total('在途件数')).toBe('5')
  expect(desk.ask(receivable, ids.from)).toBe(100_000 - 25_000)
  expect(desk.ask(receivable, ids.to)).toBe(0)
})

test('received one short: the receiver is charged for what came', async () => {
  const { page, keys, typed, state } = desk
  await keys('Alt+s')
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-input')
  await typed('2')
  await keys('Enter')
  await keys('Control+Enter')
  await page.getByText('广州木棉欠款增加 240.00 元').waitFor()
  await desk.confirm('按实收确认')
  await expect.poll(state).toBe('收货短少')
  expect(desk.ask(receivable, ids.to)).toBe(24_000)
})

test('beyond the receiver’s credit it says so before anyone approves, and passes with leave', async () => {
  const { page, keys, typed, pick, state } = desk
  await keys('Escape')
  await page.getByRole('heading', { name: '调货', exact: true }).waitFor()
  await keys('Alt+n')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('transfer-from')
  await pick('H001', '哈尔滨雪松')
  await keys('Tab')
  await pick('X001', '厦门小额')
  await page.locator('.sheet-input').focus()
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.sheet-style', { hasText: 'ST' }).first().waitFor()
  await typed('3')
  await keys('Enter')
  await expect.poll(() => page.locator('.credit-verdict').innerText()).toBe('超出额度 80.00')
  await page.getByText('超出信用额度 80.00 元，审核前需要放行；可放行的人：陈经理。').waitFor()
  await desk.screenshot('transfer-over-credit')
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /调货单 TR-/ }).waitFor()
  await expect.poll(state).toBe('待审批')
  await keys('Control+Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('release-reason')
  await typed('换季急用')
  await keys('Control+Enter')
  await expect.poll(() => page.locator('.credit-verdict').innerText()).toContain('已放行至')
  await keys('Control+Enter')
  await expect.poll(state).toBe('已审核')
})

test('a distributor sends more than the books know it to hold only with a reason', async () => {
  const { page, keys, typed, pick, state } = desk
  await keys('Escape')
  await page.getByRole('heading', { name: '调货', exact: true }).waitFor()
  await keys('Alt+n')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('transfer-from')
  await pick('H001', '哈尔滨雪松')
  await keys('Tab')
  await pick('G001', '广州木棉')
  await page.locator('.sheet-input').focus()
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.sheet-style', { hasText: 'ST' }).first().waitFor()
  await typed('12')
  await keys('Enter')
  await keys('Control+Enter')
  await page.getByText(/账面上的货不够：.*要调 12 件/).waitFor()
  await desk.screenshot('transfer-beyond-held')
  await typed('从别处进的货')
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /调货单 TR-/ }).waitFor()
  await expect.poll(state).toBe('待审批')
  await page.getByText('已写明：从别处进的货').waitFor()
  await desk.screenshot('transfer-beyond-held-saved')
})
