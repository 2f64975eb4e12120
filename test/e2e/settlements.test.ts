import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enter } from '../helpers/entries'
import { fillDay } from './days'
import { type GoodsWindow, openGoodsWindow, receivable } from './goods-window'

let desk: GoodsWindow
const ids = { distributor: 0 }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const { id } = goods.addDistributor({ code: 'D300', name: '宁波锦绣', creditLimitFen: 50_000_000 })
    Object.assign(ids, { distributor: id })
    enter(goods, id, [
      { kind: 'shipment', businessDate: '2025-08-01', reference: 'A-1001', quantity: 10, amountFen: 100_000 },
      { kind: 'shipment', businessDate: '2025-09-01', reference: 'A-1002', quantity: 20, amountFen: 250_000 },
      { kind: 'shipment', businessDate: '2025-10-01', reference: 'A-1003', quantity: 5, amountFen: 80_000 },
      { kind: 'receipt', businessDate: '2025-10-20', reference: '付A-1002货款', amountFen: 200_000 },
      { kind: 'receipt', businessDate: '2025-10-25', reference: 'B-2', amountFen: 80_000 },
    ])
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('settlements-failed')
})

const settled = 'select coalesce(sum(amount_fen), 0) from settlements where active = 1'
const cell = (side: '回款及其他贷项' | '应收', text: string, column: string) =>
  desk.page
    .getByRole('region', { name: side })
    .locator('.ag-row', { hasText: text })
    .first()
    .locator(`[col-id="${column}"]`)
const figure = (label: string) =>
  desk.page
    .locator('.desk-strip > div', { has: desk.page.getByText(label, { exact: true }) })
    .locator('dd')
    .innerText()

/** Opens the account's settling desk from its ledger. */
async function openDesk(): Promise<void> {
  const { page, keys } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+1')
  await page.getByText('宁波锦绣').first().click()
  await keys('Enter')
  await page.locator('.list-head h1', { hasText: 'D300 宁波锦绣' }).waitFor()
  await keys('Alt+s')
  await page.getByRole('heading', { name: '核销 D300 宁波锦绣' }).waitFor()
  await page.getByRole('region', { name: '应收' }).waitFor()
}

test('money is settled by number, by amount and by hand, and posted with the keyboard', async () => {
  const { page, keys, typed, ask } = desk
  await openDesk()
  await keys('Alt+r')
  await expect.poll(() => cell('应收', 'A-1002', 'chosenFen').innerText()).toBe('2,000.00')
  await keys('Alt+e')
  await expect.poll(() => cell('应收', 'A-1003', 'chosenFen').innerText()).toBe('800.00')
  expect(await figure('差额')).toBe('0.00')
  await cell('回款及其他贷项', 'A-1002', 'chosenFen').click()
  await typed('1500')
  await keys('Enter')
  await expect.poll(() => figure('差额')).toBe('-500.00')
  expect(await page.getByRole('button', { name: '核销', exact: true }).isDisabled()).toBe(true)
  await cell('应收', 'A-1002', 'chosenFen').click()
  await typed('1500')
  await keys('Enter')
  await expect.poll(() => figure('差额')).toBe('0.00')
  const owed = ask(receivable, ids.distributor)
  await keys('Control+Enter')
  await page.getByText('已核销 2 笔，共 2,300.00 元').waitFor()
  expect(ask(settled)).toBe(230_000)
  expect(ask(receivable, ids.distributor)).toBe(owed)
  await expect.poll(() => cell('应收', 'A-1002', 'openFen').innerText()).toBe('1,000.00')
})

test('the ages follow what was settled, and add up to the balance', async () => {
  const { page, keys } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+2')
  await fillDay(desk, '#as-of', '2025-10-31')
  const row = page.locator('.ag-grid-scrolling-container .ag-row', { hasText: '宁波锦绣' })
  const age = (column: string) => row.locator(`[col-id="${column}"]`).innerText()
  // 1,000 of August and 1,000 of September are open; the 500 nobody settled pay the older one.
  await expect.poll(() => age('receivableFen')).toBe('1,500.00')
  // A row is painted cell by cell.
  const ages = async () => [
    await age('notDueFen'),
    await age('days30Fen'),
    await age('days60Fen'),
    await age('days90Fen'),
  ]
  await expect.poll(ages).toEqual(['', '1,000.00', '', '500.00'])
})

test('a settlement is taken away from the list, and both sides are open again', async () => {
  const { page, keys, ask } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+7')
  await page.locator('.desk-pages [aria-current="page"]', { hasText: '核销' }).waitFor()
  const row = page.locator('.ag-row', { hasText: '800.00' }).first()
  await row.locator('[col-id="amountFen"]').click()
  await keys('Delete')
  await page.getByText('已撤销 1 笔核销，共 800.00 元').waitFor()
  expect(ask(settled)).toBe(150_000)
  expect(ask('select count(*) from settlements')).toBe(2)
  await page.getByRole('tab', { name: '已撤销' }).click()
  await expect.poll(() => page.locator('.ag-row', { hasText: '800.00' }).count()).toBeGreaterThan(0)
})

test('a receipt leads to the desk with its own money chosen, oldest due first', async () => {
  const { page, keys, ask } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+3')
  await page.getByRole('tab', { name: '已过账' }).click()
  await page.locator('.ag-row', { hasText: '800.00' }).first().click()
  await keys('Enter')
  await page.getByRole('heading', { name: /收款单 RC-/ }).waitFor()
  await keys('Alt+s')
  await page.getByRole('heading', { name: '核销 D300 宁波锦绣' }).waitFor()
  await expect.poll(() => figure('本次核销回款')).toBe('800.00')
  await keys('Alt+o')
  await expect.poll(() => cell('应收', 'A-1001', 'chosenFen').innerText()).toBe('800.00')
  await keys('Control+Enter')
  await page.getByText('已核销 1 笔，共 800.00 元').waitFor()
  await page.locator('.ant-message-notice', { hasText: '已核销 1 笔' }).getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => ask(settled)).toBe(150_000)
})

test('a small difference is written off to a reason with the settlement, and taken back with it', async () => {
  const { page, keys, typed, ask } = desk
  const adjusted = "select coalesce(sum(amount_fen), 0) from account_entries where kind = 'adjustment'"
  await openDesk()
  await cell('回款及其他贷项', '800.00', 'chosenFen').click()
  await typed('796.5')
  await keys('Enter')
  await cell('应收', 'A-1001', 'chosenFen').click()
  await typed('800')
  await keys('Enter')
  await expect.poll(() => figure('差额')).toBe('-3.50')
  expect(await figure('尾差限额')).toBe('5.00')
  const owed = ask(receivable, ids.distributor)
  await keys('Control+Enter')
  const dialog = page.getByRole('dialog', { name: '差额 3.50 元作尾差处理' })
  await dialog.waitFor()
  await dialog.getByRole('radio', { name: '运费' }).check()
  await dialog.getByRole('button', { name: '核销' }).click()
  await page.getByText(/已核销 2 笔，共 800\.00 元，差额记入 AD-/).waitFor()
  expect(ask(adjusted)).toBe(-350)
  expect(ask('select adjustment_kind from adjustments')).toBe('freight')
  expect(ask(receivable, ids.distributor)).toBe(Number(owed) - 350)
  await page.locator('.ant-message-notice', { hasText: '差额记入' }).getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => ask(receivable, ids.distributor)).toBe(owed)
  expect(ask(settled)).toBe(150_000)
})
