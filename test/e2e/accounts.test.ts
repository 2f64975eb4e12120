import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { password } from '../helpers/company'
import { enter } from '../helpers/entries'
import { type GoodsWindow, openGoodsWindow, receivable } from './goods-window'

let desk: GoodsWindow
const ids = { distributor: 0 }
const prepayment = receivable.replace('receivable', 'prepayment')

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const { id } = goods.addDistributor({ code: 'D200', name: '苏州云裳', creditLimitFen: 50_000_000 })
    Object.assign(ids, { distributor: id })
    goods.officeFor('supervisor', { name: 'wang' })
    enter(goods, id, [
      { kind: 'shipment', businessDate: '2025-08-01', reference: 'A-1', quantity: 10, amountFen: 100_000 },
      { kind: 'receipt', businessDate: '2025-08-20', reference: 'B-1', amountFen: 40_000 },
      { kind: 'shipment', businessDate: '2025-09-01', reference: 'A-2', quantity: 20, amountFen: 200_000 },
    ])
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('accounts-failed')
})

/** Goes to a page of the accounts desk by its key, and waits until it is there. */
async function deskPage(key: string, name: string): Promise<void> {
  const { page, keys } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys(key)
  await page.locator('.desk-pages [aria-current="page"]', { hasText: name }).waitFor()
}

/** Leaves the window to somebody else. */
async function signInAs(name: string): Promise<void> {
  const { page } = desk
  await page.locator('.top-user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.getByLabel('用户名', { exact: true }).fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.rail').waitFor()
}

const strip = (label: string) =>
  desk.page
    .locator('.desk-strip > div', { has: desk.page.getByText(label, { exact: true }) })
    .locator('dd')
    .innerText()

test('money received is split between what is owed and what is paid ahead', async () => {
  const { page, keys, typed, state, ask } = desk
  await keys('Alt+5')
  await page.getByRole('heading', { name: '对账', exact: true }).waitFor()
  await page.getByText('苏州云裳').first().click()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新收款单' }).waitFor()
  await page.getByText('D200 苏州云裳').waitFor()
  await page.locator('#receipt-part-receivable').focus()
  await typed('500')
  await keys('Tab')
  await typed('200')
  await expect.poll(() => page.locator('.capital-amount').innerText()).toBe('人民币柒佰元整')
  await keys('Control+Enter')
  await page.getByText('货款减少 500.00 元').waitFor()
  await page.getByText('订金存入 200.00 元，货款不变').waitFor()
  await keys('Enter')
  await expect.poll(state).toBe('已过账')
  expect(ask(receivable, ids.distributor)).toBe(210_000)
  expect(ask(prepayment, ids.distributor)).toBe(-20_000)
})

test('an adjustment over a supervisor’s limit waits for a manager, who sees which way the money goes', async () => {
  const { page, keys, typed, state, ask } = desk
  await signInAs('wang')
  await deskPage('Control+4', '调账')
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新调账单' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('adjustment-distributor')
  await desk.pick('D200', '苏州云裳')
  await page.locator('#adjustment-kind').focus()
  await keys('ArrowDown')
  await page.locator('.ant-select-item-option', { hasText: '市场支持' }).click()
  await page.locator('#adjustment-amount').focus()
  await typed('-6000')
  await page.locator('#adjustment-basis').focus()
  await typed('2025 秋季市场支持协议')
  await page.getByText('客户欠款减少 6,000.00 元').waitFor()
  await page.getByText('超出您的审核权限（5,000.00 元）').waitFor()
  await keys('Control+Enter')
  await expect.poll(state).toBe('草稿')
  expect(await page.getByRole('button', { name: '审核过账' }).isDisabled()).toBe(true)
  expect(ask(receivable, ids.distributor)).toBe(210_000)

  await signInAs('chen')
  await deskPage('Control+4', '调账')
  await page.locator('.ag-row', { hasText: '苏州云裳' }).waitFor()
  await page.locator('.ag-row', { hasText: '苏州云裳' }).click()
  await keys('Enter')
  await page.getByRole('heading', { name: /调账单 AD-/ }).waitFor()
  await keys('Control+Enter')
  await page.getByRole('dialog').getByText('客户欠款减少 6,000.00 元').waitFor()
  await keys('Enter')
  await expect.poll(state).toBe('已过账')
  expect(ask(receivable, ids.distributor)).toBe(210_000 - 600_000)
})

test('a ledger ends on any day, with the balance after each line and totals that close it', async () => {
  const { page, keys } = desk
  await keys('Alt+5')
  await page.getByText('苏州云裳').first().click()
  await keys('Enter')
  await page.getByRole('heading', { name: 'D200 苏州云裳' }).waitFor()
  await page.getByRole('tab', { name: '全部' }).click()
  await page.locator('#ledger-to').fill('2025-08-31')
  await keys('Enter', 'Tab')
  await expect.poll(() => strip('期末余额')).toBe('600.00')
  const rows = page.locator('.ag-grid-scrolling-container .ag-row')
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.locator('[col-id="balanceFen"]').allInnerTexts()).toEqual(['1,000.00', '600.00'])
  const pinned = page.locator('.ag-grid-pinned-bottom-rows-container [col-id="quantity"]')
  expect(await pinned.innerText()).toBe('10')
  await rows.first().click()
  await keys('Enter')
  await page.waitForFunction(() => location.hash.startsWith('#/shipments/'))
  await page.evaluate(() => history.back())
  await page.getByRole('heading', { name: 'D200 苏州云裳' }).waitFor()
})

test('the ages of a balance add up to it, line by line and over everyone', async () => {
  const { page, keys } = desk
  await deskPage('Control+2', '账龄')
  await page.locator('#as-of').fill('2025-09-05')
  await keys('Enter', 'Tab')
  const row = page.locator('.ag-grid-scrolling-container .ag-row', { hasText: '苏州云裳' })
  const cell = (column: string) => row.locator(`[col-id="${column}"]`).innerText()
  await expect.poll(() => cell('receivableFen')).toBe('2,600.00')
  expect([await cell('notDueFen'), await cell('days30Fen'), await cell('days60Fen')]).toEqual([
    '2,000.00',
    '600.00',
    '',
  ])
  const totals = await page.locator('.ag-grid-pinned-bottom-rows-container [col-id$="Fen"]').allInnerTexts()
  const [sum = 0, ...parts] = totals.map((text) => Math.round(Number(text.replaceAll(',', '')) * 100))
  expect(parts.reduce((total, fen) => total + fen, 0)).toBe(sum)
})
