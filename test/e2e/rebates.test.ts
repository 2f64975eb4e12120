import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enter } from '../helpers/entries'
import { fillDay } from './days'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const ids = { one: 0 }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const one = goods.addDistributor({ code: 'D401', name: '台州锦绣' })
    const other = goods.addDistributor({ code: 'D402', name: '嘉兴霓裳' })
    Object.assign(ids, { one: one.id })
    enter(goods, one.id, [
      { kind: 'shipment', businessDate: '2025-08-03', quantity: 12, amountFen: 20_000_000 },
      { kind: 'return', businessDate: '2025-09-01', quantity: 1, amountFen: 1_000_000 },
    ])
    enter(goods, other.id, [{ kind: 'shipment', businessDate: '2025-08-05', quantity: 1, amountFen: 5_000_000 }])
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('rebates-failed')
})

const cells = (column: string) =>
  desk.page.locator(`.ag-grid-scrolling-container .ag-row [col-id="${column}"]`).allInnerTexts()

test('rebates of a period are worked out by steps for everyone and become drafts', async () => {
  const { page, keys, ask } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+4')
  await page.locator('.desk-pages [aria-current="page"]', { hasText: '调账' }).waitFor()
  await keys('Alt+b')
  await page.getByRole('heading', { name: '按公式计提返利' }).waitFor()
  await fillDay(desk, '#rebate-dateFrom', '2025-07-01')
  await fillDay(desk, '#rebate-dateTo', '2025-09-30')
  await page.locator('#rebate-rate-0').fill('1')
  await page.getByRole('button', { name: '加一档' }).click()
  await page.locator('#rebate-rate-1').fill('3')
  await keys('Tab')
  // 190,000.00 net reaches 100,000.00, so that all of it earns 3 %; 50,000.00 does not.
  await expect.poll(() => cells('proposedFen')).toEqual(['5,700.00', '500.00'])
  await page.locator('#rebate-agreement').fill('2025 秋季返利协议')
  await keys('Control+Enter')
  await page.getByText('已生成 2 张返利计提单，共 6,200.00 元，待审核').waitFor()
  expect(ask("select count(*) from adjustments where adjustment_kind = 'rebateAccrued'")).toBe(2)
  expect(ask('select count(*) from account_entries where part = ?', 'rebate')).toBe(0)
})

test('the same days accrue nothing a second time', async () => {
  const { page, keys } = desk
  await page.locator('.desk-pages [aria-current="page"]', { hasText: '调账' }).waitFor()
  await keys('Alt+b')
  await page.getByRole('heading', { name: '按公式计提返利' }).waitFor()
  await expect.poll(() => cells('accruedFen')).toEqual(['5,700.00', '500.00'])
  await expect.poll(() => cells('proposedFen')).toEqual(['', ''])
  expect(await page.getByRole('button', { name: '生成 0 张计提单' }).isDisabled()).toBe(true)
  await keys('Escape')
  await page.locator('.desk-pages').waitFor()
})

test('a draft says how it was worked out, and stands in the pool once approved', async () => {
  const { page, keys, ask, state } = desk
  await page.locator('.ag-grid-scrolling-container .ag-row', { hasText: '台州锦绣' }).first().click()
  await keys('Enter')
  await expect
    .poll(() => page.locator('#adjustment-basis').inputValue())
    .toBe('2025 秋季返利协议：2025-07-01 至 2025-09-30 净发货 190,000.00 元 × 3%')
  await keys('Control+Enter')
  await page.getByRole('dialog').waitFor()
  await keys('Enter')
  await expect.poll(state).toBe('已过账')
  expect(ask("select amount_fen from account_balances where part = 'rebate' and distributor_id = ?", ids.one)).toBe(
    -570_000,
  )
})

test('limits, levels and words of letters are settings', async () => {
  const { page, keys, ask } = desk
  await keys('Escape')
  await page
    .getByRole('link', { name: '设置' })
    .or(page.getByText('设置', { exact: true }))
    .first()
    .click()
  const card = page.getByRole('region', { name: '对账与催收' })
  await card.waitFor()
  await card.locator('#settings-difference-fen').fill('25')
  await card.locator('#settings-level-2').fill('70')
  await card.locator('#settings-letter-text').fill('请于{天数}日内付清{大写}。')
  await card.getByRole('button', { name: '保存' }).click()
  await card.getByText('每一级都要比上一级多').waitFor()
  await card.locator('#settings-level-2').fill('20')
  await card.getByRole('button', { name: '保存' }).click()
  await page.getByText('对账与催收的设置已保存').waitFor()
  expect(ask("select value from settings where key = 'smallDifferenceFen'")).toBe('2500')
  expect(ask("select value from settings where key = 'collectionLevelDays'")).toBe('[1,20,31,61]')
  expect(ask("select value from settings where key = 'letterTexts'")).toBe('["","","请于{天数}日内付清{大写}。",""]')
})
