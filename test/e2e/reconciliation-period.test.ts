import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enter } from '../helpers/entries'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const folder = mkdtempSync(join(tmpdir(), 'liangqing-period-'))
const book = join(folder, '苏州往来.xlsx')

/** A book without our numbers: one payment by amount, one delivery that could be either of two, goods at another price. */
async function writeBook(): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('往来').addRows([
    ['期间', '2025-08-01 至 2025-08-31'],
    ['日期', '摘要', '数量', '进货金额', '付款金额', '余额'],
    [null, '期初余额', null, null, null, 0],
    ['2025-08-08', '进货', 5, 500.11, null, 500.11],
    ['2025-08-20', '进货', 9, 880, null, 1380.11],
    ['2025-08-25', '付款', null, null, 300.07, 1080.04],
  ])
  await workbook.xlsx.writeFile(book)
}

const shipment = (businessDate: string, reference: string, quantity: number, amountFen: number) =>
  ({ kind: 'shipment', businessDate, reference, quantity, amountFen }) as const

beforeAll(async () => {
  await writeBook()
  desk = await openGoodsWindow((goods) => {
    const first = goods.addDistributor({ code: 'D401', name: '无锡时尚' }).id
    const second = goods.addDistributor({ code: 'D402', name: '苏州丽人' }).id
    const third = goods.addDistributor({ code: 'D403', name: '南通衣坊' }).id
    for (const id of [first, third]) enter(goods, id, [shipment('2025-08-02', 'FH-26000701', 10, 100_000)])
    enter(goods, second, [
      shipment('2025-08-03', 'FH-26000801', 5, 50_011),
      shipment('2025-08-05', 'FH-26000802', 5, 50_011),
      shipment('2025-08-18', 'FH-26000803', 9, 90_000),
      { kind: 'receipt', businessDate: '2025-08-25', reference: 'HK-26000901', amountFen: 30_007 },
    ])
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('reconciliation-period-failed')
})

const gridRow = (name: string) => desk.page.locator('.ag-row', { hasText: name }).first()
const help = () => desk.page.locator('.row-help')
const compared = (text: string) => desk.page.locator('.compare-table tbody tr', { hasText: text }).first()
const heading = () => desk.page.locator('h1').first().innerText()

test('the period shows every customer, and an equal balance is agreed in one key', async () => {
  const { page, keys } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+6')
  await page.getByRole('button', { name: '本期总览' }).waitFor()
  await keys('Alt+g')
  await page.locator('#period-from').waitFor()
  await page.locator('#period-from').fill('2025-08-01')
  await keys('Tab')
  await page.locator('#period-to').fill('2025-08-31')
  await keys('Tab')
  await expect.poll(() => gridRow('D401').innerText()).toMatch(/未发对账单/)
  await gridRow('D401').click()
  await keys('b')
  await page.getByText('无锡时尚 报来的期末余额').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('their-balance')
  await keys('Enter')
  await page.getByText('无锡时尚 余额一致，已核平').waitFor()
  await expect.poll(() => gridRow('D401').innerText()).toMatch(/已核平/)
})

test('a balance that differs says which document it may be', async () => {
  const { page, keys } = desk
  await gridRow('D403').click()
  await keys('b')
  await page.locator('#their-balance').fill('0')
  await keys('Enter')
  await expect.poll(() => gridRow('D403').innerText()).toMatch(/有差异/)
  await gridRow('D403').dblclick()
  await expect.poll(() => page.locator('.document-note').innerText()).toMatch(/差额正好等于：\S+ 1,000\.00/)
  await keys('Escape')
  await page.locator('#period-from').waitFor()
})

test('a book without our numbers: what goes by amount is to be confirmed, what could be two is offered by key', async () => {
  const { page, keys, answerDialogs } = desk
  await gridRow('D402').dblclick()
  await page.getByRole('heading', { name: '导入对方账核对' }).waitFor()
  await answerDialogs({ open: [book] })
  await page.locator('.file-drop').click()
  await page.getByText('苏州往来.xlsx').waitFor()
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /核对单 RE-/ }).waitFor()
  await page.getByRole('tab', { name: /^待确认/ }).click()
  await expect.poll(() => page.locator('.compare-table tbody tr').count()).toBe(2)
  await compared('HK-26000901').click()
  await expect.poll(() => help().innerText()).toMatch(/金额日期相符/)
  await keys('Space')
  await expect.poll(() => page.locator('.compare-table tbody tr').count()).toBe(1)
  await page.getByRole('tab', { name: /^差异/ }).click()
  await page.locator('.compare-table tbody tr', { hasText: '08-08' }).first().click()
  await expect.poll(() => help().innerText()).toMatch(/1\s*08-0\d FH-2600080\d 500\.11[\s\S]*金额相同，日期相近/)
  await keys('1')
  await page.getByText('已对上').first().waitFor()
  await expect
    .poll(() => page.locator('.bridge-pieces').innerText())
    .toMatch(/我方本期件数\s*19[\s\S]*对方本期件数\s*14/)
})

test('the document that settles a difference is one key away, and is tied to it', async () => {
  const { page, keys } = desk
  await page.getByRole('tab', { name: /^差异/ }).click()
  await compared('FH-26000803').click()
  await expect.poll(() => help().innerText()).toMatch(/价格差异[\s\S]*下一步：\s*做调账单\s*经理/)
  await keys('d')
  await expect.poll(heading).toMatch(/调账单 AD-/)
  expect(desk.ask('select moved_fen from adjustments order by document_id desc limit 1')).toBe(-2_000)
  await keys('Escape')
  await page.getByRole('heading', { name: /核对单 RE-/ }).waitFor()
  await page.getByRole('tab', { name: /^差异/ }).click()
  await compared('FH-26000803').click()
  await expect.poll(() => help().innerText()).toMatch(/AD-\d{4}-\d+ 草稿/)
})

test('the next customer is one key away', async () => {
  const { page, keys } = desk
  await keys('g')
  await expect.poll(() => page.locator('.document-screen').innerText()).toMatch(/D403/)
})
