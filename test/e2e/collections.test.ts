import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { saveSettings } from '../../electron/database/queries/settings'
import { inTransaction } from '../../electron/services/office'
import { addDays } from '../../shared/domain/days'
import { settingsDraft } from '../../shared/schemas/companies'
import { enter } from '../helpers/entries'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const folder = mkdtempSync(join(tmpdir(), 'liangqing-letters-'))
const today = new Date().toLocaleDateString('sv')

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const late = goods.addDistributor({ code: 'D700', name: '温州顺发', contact: '周经理', phone: '13800000000' }).id
    const calm = goods.addDistributor({ code: 'D701', name: '台州平安' }).id
    goods.setToday(today)
    enter(goods, late, [
      { kind: 'shipment', businessDate: addDays(today, -130), reference: 'FH-7001', amountFen: 300_000 },
      { kind: 'shipment', businessDate: addDays(today, -35), reference: 'FH-7002', amountFen: 50_000 },
    ])
    // Due today is not overdue.
    enter(goods, calm, [{ kind: 'shipment', businessDate: addDays(today, -30), amountFen: 70_000 }])
    const settings = settingsDraft.parse({ companyName: '测试服饰', stopAfterOverdueDays: 60 })
    inTransaction(goods.office, (tx) => saveSettings(tx, settings))
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('collections-failed')
})

const cell = (column: string) =>
  desk.page.locator('.ag-row', { hasText: '温州顺发' }).first().locator(`[col-id="${column}"]`).innerText()

test('the worklist holds what is overdue, says that goods are stopped, and takes a promise', async () => {
  const { page, keys, typed } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+8')
  await page.locator('.desk-pages [aria-current="page"]', { hasText: '催收' }).waitFor()
  await page.locator('.ag-row', { hasText: '温州顺发' }).first().click()
  expect(await page.locator('.ag-row', { hasText: '台州平安' }).count()).toBe(0)
  expect([await cell('collectableFen'), await cell('overdueDays')]).toEqual(['3,500.00', '100'])
  expect(await cell('stopped')).toBe('停发')
  await page.getByText('逾期超过 60 天，信用控制已停发').waitFor()
  await page.getByText('周经理 13800000000').waitFor()
  await keys('Alt+n')
  await page.waitForFunction(() => document.activeElement?.id === 'contact-text')
  await typed('周经理说下周付清')
  await page.getByText('承诺付清全部应催款').click()
  await page.locator('#contact-promised-on').fill(addDays(today, 7))
  await page.locator('#contact-next').fill('到期查账')
  await page.locator('#contact-next-date').fill(today)
  await keys('Tab', 'Control+Enter')
  await page.getByText('温州顺发 的催收已登记').waitFor()
  await expect.poll(() => cell('promise')).toBe(`${addDays(today, 7)} 前付 3,500.00`)
  expect(await cell('nextDate')).toBe(today)
  await page.locator('.collection-log', { hasText: '周经理说下周付清' }).waitFor()
})

test('the letter is saved as a PDF, and the log says so', async () => {
  const { page, keys, answerDialogs } = desk
  const path = join(folder, '催款函.pdf')
  await answerDialogs({ save: path })
  await page.locator('.ag-row', { hasText: '温州顺发' }).first().click()
  await keys('Alt+p')
  await page.locator('.collection-log', { hasText: '已出催款函' }).waitFor()
  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
})
