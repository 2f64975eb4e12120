import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enter } from '../helpers/entries'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const folder = mkdtempSync(join(tmpdir(), 'liangqing-book-'))
const book = join(folder, '常州的往来账.xlsx')

/** The customer's own book: one piece short, one price ten yuan lower, one shipment booked twice. */
async function writeBook(): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('往来')
  sheet.addRows([
    ['供应商往来明细'],
    ['期间', '2025-08-01 至 2025-08-31'],
    ['日期', '单号', '摘要', '数量', '进货金额', '付款金额', '余额'],
    [null, null, '期初余额', null, null, null, 0],
    ['2025-08-04', 'FH-26000701', '进货', 9, 900, null, 900],
    ['2025-08-09', 'FH-26000702', '进货', 5, 590, null, 1490],
    ['2025-08-14', 'FH-26000703', '进货', 8, 800, null, 2290],
    ['2025-08-15', 'FH-26000703', '进货', 8, 800, null, 3090],
    ['2025-08-25', 'HK-26000801', '付款', null, null, 500, 2590],
  ])
  await workbook.xlsx.writeFile(book)
}

beforeAll(async () => {
  await writeBook()
  desk = await openGoodsWindow((goods) => {
    const { id } = goods.addDistributor({ code: 'D400', name: '常州华服' })
    enter(goods, id, [
      { kind: 'shipment', businessDate: '2025-08-02', reference: 'FH-26000701', quantity: 10, amountFen: 100_000 },
      { kind: 'shipment', businessDate: '2025-08-07', reference: 'FH-26000702', quantity: 5, amountFen: 60_000 },
      { kind: 'shipment', businessDate: '2025-08-12', reference: 'FH-26000703', quantity: 8, amountFen: 80_000 },
      { kind: 'receipt', businessDate: '2025-08-25', reference: 'HK-26000801', amountFen: 50_000 },
    ])
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('reconciliations-failed')
})

const rows = () => desk.page.locator('.compare-table tbody tr')
const rowOf = (text: string) => desk.page.locator('.compare-table tbody tr', { hasText: text }).first()
const tab = async (name: RegExp) => {
  await desk.page.getByRole('tab', { name }).click()
}
const bridge = () => desk.page.locator('.bridge').innerText()

test('a customer’s book is compared, and its differences are found and classed', async () => {
  const { page, keys, answerDialogs } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+6')
  await page.locator('.desk-pages [aria-current="page"]', { hasText: '核对' }).waitFor()
  await keys('Alt+n')
  await page.getByRole('heading', { name: '导入对方账核对' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('book-distributor')
  await desk.pick('D400', '常州华服')
  await page.locator('#book-dateFrom').fill('2025-08-01')
  await keys('Tab')
  await page.locator('#book-dateTo').fill('2025-08-31')
  await keys('Tab')
  await answerDialogs({ open: [book] })
  await page.locator('.file-drop').click()
  await page.getByText('常州的往来账.xlsx').waitFor()
  await keys('Control+Enter')
  await page.getByRole('heading', { name: /核对单 RE-/ }).waitFor()
  await tab(/^差异/)
  await expect.poll(() => rows().count()).toBe(3)
  // The biggest stands first.
  expect(await rows().nth(0).innerText()).toMatch(/FH-26000703[\s\S]*-800\.00[\s\S]*重复入账/)
  expect(await rowOf('FH-26000701').innerText()).toMatch(/100\.00[\s\S]*少货/)
  expect(await rowOf('FH-26000702').innerText()).toMatch(/10\.00[\s\S]*价格差异/)
  expect(await rowOf('FH-26000701').locator('mark').first().innerText()).toBe('FH-26000701')
})

const agree = () => desk.page.getByRole('button', { name: '核平' })

test('nothing is explained before a person looked at it: the bridge holds three proposals, and cannot be agreed', async () => {
  expect(await bridge()).toMatch(
    /我方期末余额\s*1,900\.00[\s\S]*已说明\s*0 项\s*0\.00[\s\S]*待认可\s*3 项 7 件\s*690\.00[\s\S]*未说明\s*0 项\s*0\.00[\s\S]*对方期末余额\s*2,590\.00/,
  )
  expect(await agree().isDisabled()).toBe(true)
})

test('proposals are accepted one by one or all of a class, and taken back', async () => {
  const { keys } = desk
  await rowOf('FH-26000703').click()
  await keys('Space')
  await expect.poll(bridge).toMatch(/已说明\s*1 项 8 件\s*800\.00[\s\S]*待认可\s*2 项 -1 件\s*-110\.00/)
  await keys('Control+z')
  await expect.poll(bridge).toMatch(/已说明\s*0 项[\s\S]*待认可\s*3 项/)
  for (const reference of ['FH-26000703', 'FH-26000701', 'FH-26000702']) {
    await rowOf(reference).click()
    await keys('a')
  }
  await expect.poll(bridge).toMatch(/已说明\s*3 项[\s\S]*待认可\s*0 项\s*0\.00[\s\S]*未说明\s*0 项\s*0\.00/)
  await expect.poll(() => agree().isDisabled()).toBe(false)
})

test('a difference whose acceptance is taken back keeps the bridge open, and is classed by hand', async () => {
  const { page, keys, typed } = desk
  await rowOf('FH-26000702').click()
  await keys('Space')
  await expect.poll(bridge).toMatch(/待认可\s*1 项\s*-10\.00/)
  expect(await agree().isDisabled()).toBe(true)
  await keys('c')
  await page.getByText('这项差异是什么').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('difference-note')
  await typed('按 8 月新价，补差单另开')
  await keys('Enter')
  await expect.poll(bridge).toMatch(/待认可\s*0 项\s*0\.00/)
})

test('a match is parted and made again by hand', async () => {
  const { page, keys } = desk
  await tab(/^已对上/)
  await rowOf('HK-26000801').click()
  await keys('x')
  await tab(/^差异/)
  await expect.poll(() => rows().count()).toBe(5)
  const halves = page.locator('.compare-table tbody tr', { hasText: 'HK-26000801' })
  await halves.nth(0).click()
  await keys('m')
  await page.getByText(/已选：/).waitFor()
  await halves.nth(1).click()
  await keys('m')
  await expect.poll(() => rows().count()).toBe(3)
  await tab(/^已对上/)
  await expect.poll(() => rowOf('HK-26000801').innerText()).toContain('人工')
})

test('an agreed comparison is signed', async () => {
  const { page, keys, state } = desk
  await tab(/^差异/)
  await keys('Control+Enter')
  await page.getByRole('dialog').getByText('差异全部认可或说明').waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('.ant-modal button'))
  await keys('Enter')
  await expect.poll(state).toBe('已核平')
  await expect.poll(() => page.locator('.ant-modal:visible').count()).toBe(0)
  await keys('Control+Enter')
  await page.getByRole('dialog').getByText('签字后存档').waitFor()
  await page.waitForFunction(() => document.activeElement?.matches('.ant-modal button'))
  await keys('Enter')
  await expect.poll(state).toBe('已签字')
})
