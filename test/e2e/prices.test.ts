import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { approvePricePolicy, savePricePolicy } from '../../electron/services/price-policies'
import { saveUser } from '../../electron/services/users'
import { parsed } from '../helpers/company'
import type { TestGoods } from '../helpers/goods-flow'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow

/** A company whose policy sells at 60 % of the tag price and never below 55 yuan. */
function furnish(goods: TestGoods): void {
  goods.addDistributor({ code: 'N001', name: '北方服饰' })
  const policy = { name: '春季补货', dateFrom: '2026-01-01', rateBp: 6000, floorPriceFen: 5500, priority: 1 }
  const saved = savePricePolicy(goods.office, parsed('pricePolicies.save', policy))
  approvePricePolicy(goods.office, { id: saved.id, version: 1 })
}

const price = (row: number) => desk.page.locator(`.ag-row[row-index="${row}"] [col-id="netPrice"]`).innerText()
const totals = () => desk.page.locator('.total-strong dd').allInnerTexts()
const strip = () => desk.page.locator('.row-price').innerText()
const news = () => desk.page.locator('.price-news').innerText()
const focused = () => desk.page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '')
const saved = () => expect.poll(() => desk.page.locator('.document-saving').innerText()).toBe('已保存')
const own = () =>
  desk.ask(
    "select group_concat(price_fen || ' ' || coalesce(override_reason, '-'), ', ') from order_lines where order_id = (select max(id) from documents where kind = 'order')",
  )

/** An order of both colours, two pieces in the first two sizes of each. */
async function keyOrder(): Promise<void> {
  const { page, keys, typed } = desk
  await page.evaluate(() => {
    location.hash = '/orders'
  })
  await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新订单' }).waitFor()
  await typed('N001')
  await page.locator('.picker-hit', { hasText: 'N001' }).waitFor()
  await keys('Enter')
  await expect.poll(focused).toContain('sheet-input')
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.ag-row[row-index="1"] [col-id="s0"]').waitFor()
  for (const piece of ['2', '2', '', '2', '2', '']) {
    if (piece !== '') await typed(piece)
    await keys('Enter')
  }
  await keys('Control+Home')
  await expect.poll(() => price(0)).toBe('60.00')
}

async function openPrice(): Promise<void> {
  await desk.keys('Alt+p')
  await expect.poll(focused).toBe('own-price')
}

describe('a manager sets a price in an order', () => {
  beforeAll(async () => {
    desk = await openGoodsWindow(furnish)
  })
  afterAll(() => desk.end())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('prices-failed')
  })

  test('beside the row, with what the policy says; a price shows its rate, and nothing is set without a reason', async () => {
    const { page, keys, typed } = desk
    await keyOrder()
    await openPrice()
    const facts = await page.locator('.price-facts').innerText()
    expect(facts.replace(/\s+/g, ' ')).toBe('政策价 60.00 最低限价 55.00 您最低可改到 不限')
    await typed('58')
    await expect.poll(() => page.locator('#own-rate').inputValue()).toBe('58')
    await keys('Enter')
    await expect.poll(focused).toBe('own-reason')
    expect(await news()).toBe('请填写原因')
    await desk.screenshot('price-popover')
    await typed('年度客情')
    await keys('Enter')
    await expect.poll(() => price(0)).toBe('改 58.00')
    expect(await price(1)).toBe('60.00')
    expect(await strip()).toContain('改价 年度客情')
    expect(await strip()).toContain('政策价 60.00')
    await expect.poll(totals).toEqual(['8', '472.00'])
    await expect.poll(focused).toContain('sheet-input')
  })

  test('undo takes it back with the other steps of the sheet, redo sets it again', async () => {
    const { keys, typed } = desk
    await typed('3')
    await keys('Enter')
    await expect.poll(totals).toEqual(['9', '530.00'])
    await keys('Control+z', 'Control+z')
    await expect.poll(() => price(0)).toBe('60.00')
    await expect.poll(totals).toEqual(['8', '480.00'])
    await keys('Control+y', 'Control+y')
    await expect.poll(() => price(0)).toBe('改 58.00')
    await expect.poll(totals).toEqual(['9', '530.00'])
    await keys('Control+z')
    await expect.poll(totals).toEqual(['8', '472.00'])
    await saved()
    await expect.poll(own).toBe('5800 年度客情, 5800 年度客情, 6000 -, 6000 -')
  })

  test('a rate goes over the whole selection, as shops say it', async () => {
    const { page, keys, typed } = desk
    await keys('Control+Home', 'Shift+ArrowDown')
    await openPrice()
    expect(await page.locator('.ant-popover-title').innerText()).toBe('改价：2 行')
    await keys('Tab')
    await typed('5.7折')
    await keys('Tab')
    await typed('量大从优')
    await keys('Enter')
    await expect.poll(() => price(0)).toBe('改 57.00')
    await expect.poll(() => price(1)).toBe('改 57.00')
    await expect.poll(totals).toEqual(['8', '456.00'])
    await desk.screenshot('prices-set')
  })

  test('it comes back after a reload before it was saved, and stays when the day and with it the policy changes', async () => {
    const { page, keys, typed } = desk
    await keys('Control+Home')
    await openPrice()
    await keys('Control+a')
    await typed('56.5')
    await keys('Enter')
    await expect.poll(() => price(0)).toBe('改 56.50')
    await desk.comeBack()
    await page.locator('.ag-row[row-index="1"] [col-id="s0"]').waitFor()
    await expect.poll(() => price(0)).toBe('改 56.50')
    expect(await price(1)).toBe('改 57.00')
    await page.locator('#order-businessDate').focus()
    await keys('Control+a')
    await typed('2025-12-31')
    await keys('Enter', 'Tab')
    await expect.poll(strip).toContain('政策价 50.00')
    expect(await price(0)).toBe('改 56.50')
    await page.locator('#order-businessDate').focus()
    await keys('Control+a')
    await typed('2026-03-05')
    await keys('Enter', 'Tab')
    await expect.poll(strip).toContain('政策价 60.00')
    await saved()
    await expect.poll(own).toBe('5650 量大从优, 5650 量大从优, 5700 量大从优, 5700 量大从优')
  })

  test('a size that is typed later has the price of its colour, also after the order was opened anew', async () => {
    const { page, keys, typed } = desk
    await desk.comeBack()
    await page.locator('.ag-row[row-index="1"] [col-id="s0"]').waitFor()
    await page.locator('.sheet-input').focus()
    await keys('Control+Home', 'ArrowRight', 'ArrowRight')
    await typed('1')
    await keys('Enter')
    await expect.poll(() => price(0)).toBe('改 56.50')
    await saved()
    await expect.poll(own).toBe('5650 量大从优, 5650 量大从优, 5650 量大从优, 5700 量大从优, 5700 量大从优')
  })

  test('the palette knows it by its name, and the policy’s price comes back from there', async () => {
    const { page, keys, typed, confirm } = desk
    await keys('Control+Home', 'ArrowDown', 'Control+k')
    await typed('改价')
    await page.locator('.palette-results [role="option"][aria-selected="true"]', { hasText: '改价' }).waitFor()
    await keys('Enter')
    await expect.poll(focused).toBe('own-price')
    expect(await page.locator('#own-price').inputValue()).toBe('57.00')
    await page.getByRole('button', { name: '恢复政策价' }).focus()
    await confirm('恢复政策价')
    await expect.poll(() => price(1)).toBe('60.00')
    await saved()
    await expect.poll(own).toBe('5650 量大从优, 5650 量大从优, 5650 量大从优, 6000 -, 6000 -')
  })

  test('submitted, the story of the price and the history say who set it and why; withdrawn, it is still there', async () => {
    const { page, keys, state } = desk
    await keys('Control+Enter')
    await expect.poll(state).toBe('已提交')
    await expect.poll(() => price(0)).toBe('改 56.50')
    await keys('Alt+h')
    await expect.poll(() => page.locator('.row-own').first().innerText()).toBe('量大从优 · 陈经理 改价 · 政策价 60.00')
    const history = await page.locator('.side-history').innerText()
    expect(history).toContain('陈经理 改了价')
    expect(history).toMatch(/ST\S+ \S+ 5[78]\.00 → 56\.50/)
    expect(history).toContain('年度客情')
    expect(history).toMatch(/陈经理 恢复了政策价\s+.*\s+ST\S+ \S+ 57\.00 → 60\.00/)
    await desk.screenshot('price-story')
    await page.getByRole('button', { name: '撤回修改' }).click()
    await expect.poll(state).toBe('草稿')
    await expect.poll(() => price(0)).toBe('改 56.50')
    expect(await price(1)).toBe('60.00')
  })
})

describe('a supervisor is held to the limit of the role', () => {
  beforeAll(async () => {
    desk = await openGoodsWindow((goods) => {
      furnish(goods)
      const { userId, name, displayName } = goods.office.actor
      const change = { id: userId, version: 1, name, displayName, roles: ['administrator', 'supervisor'] as const }
      saveUser(goods.office, parsed('users.save', { ...change, roles: [...change.roles] }))
    })
  })
  afterAll(() => desk.end())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('price-limits-failed')
  })

  test('the lowest price is shown, what goes below it is refused with the rule, and Escape leaves everything as it was', async () => {
    const { page, keys, typed } = desk
    await keyOrder()
    await openPrice()
    const facts = await page.locator('.price-facts').innerText()
    expect(facts.replace(/\s+/g, ' ')).toBe('政策价 60.00 最低限价 55.00 您最低可改到 55.00')
    await typed('54.99')
    await expect.poll(news).toMatch(/^ST\S+ 低于最低限价 55\.00 元$/)
    expect(await page.locator('.price-form .ant-btn-primary').isDisabled()).toBe(true)
    await keys('Enter')
    expect(await page.locator('.price-form').count()).toBe(1)
    await desk.screenshot('price-below-floor')
    await keys('Control+a')
    await typed('120')
    await expect.poll(news).toMatch(/高于吊牌价 100\.00 元，请核对$/)
    await keys('Escape')
    await page.locator('.price-form').waitFor({ state: 'detached' })
    await expect.poll(focused).toContain('sheet-input')
    expect(await price(0)).toBe('60.00')
  })

  test('without a floor the limit itself is named', async () => {
    const { page, keys, typed } = desk
    await page.locator('#order-businessDate').focus()
    await keys('Control+a')
    await typed('2025-12-31')
    await keys('Enter', 'Tab')
    await expect.poll(() => price(0)).toBe('50.00')
    await page.locator('.sheet-input').focus()
    await openPrice()
    await typed('44.99')
    await expect.poll(news).toMatch(/^ST\S+ 超出您的让价上限 10%，最低 45\.00 元$/)
    await keys('Control+a')
    await typed('45')
    await keys('Tab', 'Tab')
    await typed('季末清货')
    await keys('Enter')
    await expect.poll(() => price(0)).toBe('改 45.00')
    await saved()
    await expect.poll(own).toBe('4500 季末清货, 4500 季末清货, 5000 -, 5000 -')
  })
})
