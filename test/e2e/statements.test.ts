import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enter } from '../helpers/entries'
import { fillDay } from './days'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const folder = mkdtempSync(join(tmpdir(), 'liangqing-statements-'))

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const one = goods.addDistributor({ code: 'D301', name: '无锡锦绣' })
    const other = goods.addDistributor({ code: 'D302', name: '南通霓裳' })
    enter(goods, one.id, [
      { kind: 'shipment', businessDate: '2025-07-15', reference: 'X-0', quantity: 3, amountFen: 30_000 },
      { kind: 'shipment', businessDate: '2025-08-03', reference: 'X-1', quantity: 12, amountFen: 123_456 },
      { kind: 'receipt', businessDate: '2025-08-19', reference: 'Y-1', amountFen: 50_000 },
    ])
    enter(goods, other.id, [
      { kind: 'shipment', businessDate: '2025-08-05', reference: 'X-2', quantity: 1, amountFen: 9_900 },
    ])
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('statements-failed')
})

const rows = () => desk.page.locator('.ag-grid-scrolling-container .ag-row')

/** The amount that stands in the row of a label, whatever its column. */
async function amountBeside(file: string, label: string): Promise<unknown> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  const sheet = workbook.worksheets[0]
  for (const row of sheet?.getRows(1, sheet.rowCount) ?? []) {
    const values = (Array.isArray(row.values) ? row.values : []).map((value) =>
      typeof value === 'object' && value !== null && 'result' in value ? value.result : value,
    )
    if (values.includes(label)) return values.find((value) => typeof value === 'number')
  }
  return undefined
}

test('a month’s statements are made for everyone at once', async () => {
  const { page, keys } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+5')
  await fillDay(desk, '月份', '2025-08')
  await page.getByText('这个月还没有对账单').waitFor()
  await page.getByRole('heading', { name: '对账', exact: true }).click()
  await keys('Alt+n')
  await page.getByText('为全部客户生成对账单').waitFor()
  expect(await page.locator('#generate-dateFrom').inputValue()).toBe('2025-08-01')
  expect(await page.locator('#generate-dateTo').inputValue()).toBe('2025-08-31')
  await page.getByRole('button', { name: '生成', exact: true }).focus()
  await keys('Enter')
  await expect.poll(() => rows().count()).toBe(2)
  expect(await rows().locator('[col-id="status"]').allInnerTexts()).toEqual(['草稿', '草稿'])
  expect(await rows().locator('[col-id="closingFen"]').allInnerTexts()).toEqual(['1,034.56', '99.00'])
  expect(await page.locator('.ag-grid-pinned-bottom-rows-container [col-id="closingFen"]').innerText()).toBe('1,133.56')
})

test('a statement on screen reads like its paper, and leaves as a workbook that says the same', async () => {
  const { page, keys, answerDialogs } = desk
  await rows().first().click()
  await keys('Enter')
  await page.getByRole('heading', { name: '往来对账单' }).waitFor()
  const lines = page.locator('.statement-line')
  expect(await lines.count()).toBe(2)
  expect(await lines.nth(1).innerText()).toContain('1,034.56')
  expect(await page.locator('.statement-capital').innerText()).toContain('人民币壹仟零叁拾肆元伍角陆分')
  const file = join(folder, 'one.xlsx')
  await answerDialogs({ save: file })
  await page.getByRole('button', { name: 'Excel', exact: true }).click()
  await page.getByText('已保存为 one.xlsx').waitFor()
  expect(await amountBeside(file, '期初余额')).toBe(300)
  expect(await amountBeside(file, '期末余额')).toBe(1034.56)
})

test('the columns a customer wants are remembered and stand in its files; a line and a picture go into a chat', async () => {
  const { page, keys, answerDialogs } = desk
  await keys('Alt+l')
  const dialog = page.getByRole('dialog', { name: '无锡锦绣 的对账单版式' })
  await dialog.waitFor()
  await dialog.getByRole('checkbox', { name: '调入' }).uncheck()
  await dialog.getByRole('checkbox', { name: '对方单号' }).check()
  await dialog.locator('tr[data-column="balance"] input.ant-input').fill('欠款余额')
  expect(await dialog.getByRole('checkbox', { name: '余额' }).isDisabled()).toBe(true)
  await dialog.locator('tr[data-column="number"] input.ant-input').focus()
  await keys('Alt+ArrowUp')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('无锡锦绣 的对账单版式已保存').waitFor()
  const file = join(folder, 'own.xlsx')
  await answerDialogs({ save: file })
  await page.getByRole('button', { name: 'Excel', exact: true }).click()
  await page.getByText('已保存为 own.xlsx').waitFor()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  const heads = workbook.worksheets[0]?.getRow(5).values
  expect((Array.isArray(heads) ? heads : []).slice(1)).toEqual([
    ...['单号', '日期', '摘要', '件数', '发货', '退货', '调出', '回款', '返利/调账', '欠款余额', '备注', '对方单号'],
  ])
  expect(await amountBeside(file, '期末余额')).toBe(1034.56)
  rmSync(file)
  await keys('Alt+c')
  await page.getByText(/已复制：无锡锦绣 .*期末欠款 ¥1,034\.56/).waitFor()
  await keys('Alt+g')
  await page.getByText('图片已复制，可以粘贴到聊天窗口').waitFor()
})

test('issuing, and the customer’s answer, change the traffic light', async () => {
  const { page, keys, state } = desk
  await keys('Control+Enter')
  await page.getByRole('dialog').getByText('期末货款余额 1,034.56 元').waitFor()
  await keys('Enter')
  await expect.poll(state).toBe('已发出')
  await keys('Control+Enter')
  await page.getByText('客户签章确认').waitFor()
  // The dialog is still growing when its words are there: a click may land beside the circle.
  await page.getByRole('radio', { name: '逾期未回复，视同确认' }).check()
  await page.getByRole('button', { name: '登记确认' }).last().click()
  await expect.poll(state).toBe('视同确认')
  await keys('Escape')
  await expect.poll(() => rows().locator('[col-id="status"]').allInnerTexts()).toEqual(['视同确认', '草稿'])
})

test('every statement of the month goes into one folder', async () => {
  const { page, answerDialogs } = desk
  await answerDialogs({ open: [folder], button: 0 })
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '全部对账单（Excel）' }).click()
  await expect
    .poll(() => readdirSync(folder).filter((name) => !['one.xlsx', 'own.xlsx', 'book.xlsx'].includes(name)).length)
    .toBe(2)
  const file = readdirSync(folder).find((name) => name.startsWith('D302'))
  expect(await amountBeside(join(folder, file ?? ''), '期末余额')).toBe(99)
})

test('all of them are sheets of one workbook', async () => {
  const { page, answerDialogs } = desk
  const file = join(folder, 'book.xlsx')
  await answerDialogs({ save: file })
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '全部对账单（一个 Excel，每户一页）' }).click()
  await page.getByText('已保存为 book.xlsx').waitFor()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['D301 无锡锦绣', 'D302 南通霓裳'])
})

test('what a customer disputes is written down by document and marked on its statement', async () => {
  const { page, keys, state } = desk
  await page.locator('.ag-grid-scrolling-container .ag-row', { hasText: '南通霓裳' }).click()
  await keys('Enter')
  await page.getByRole('heading', { name: '往来对账单' }).waitFor()
  await keys('Control+Enter')
  await page.getByRole('dialog').getByText('期末货款余额 99.00 元').waitFor()
  await keys('Enter')
  await expect.poll(state).toBe('已发出')
  await keys('Alt+d')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('整张对账单都算有争议').waitFor()
  await dialog.locator('.ag-row [col-id="disputedFen"]').first().click()
  await desk.typed('40')
  await keys('Enter')
  await dialog.getByText('1 笔有争议，这部分不列入催收').waitFor()
  await dialog.getByLabel('原因').fill('价格不符')
  await dialog.getByRole('button', { name: '登记异议' }).click()
  await expect.poll(state).toBe('有异议')
  await page.locator('.statement-disputed', { hasText: '争议 40.00' }).waitFor()
  expect(desk.ask('select sum(amount_fen) from statement_disputes')).toBe(4000)
})
