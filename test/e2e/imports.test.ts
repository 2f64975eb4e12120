import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formFile, openSmallCompany, type SmallCompany, textFile } from './small-company'

let company: SmallCompany

beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(async () => {
  rmSync(company.folder, { recursive: true, force: true })
  await company.close()
})

const hash = () => company.page.evaluate(() => location.hash)
const head = () => company.page.locator('.import-head').innerText()
const importButton = () => company.page.getByRole('button', { name: '全部导入' })

/** Shows files in the preview of a kind, without writing anything. */
async function preview(kind: string, files: readonly string[]): Promise<void> {
  await company.goTo('/imports')
  await company.page.getByRole('heading', { name: '导入记录' }).waitFor()
  await company.goTo(`/imports/new?kind=${kind}`)
  await company.answerDialogs({ open: files })
  await company.page.locator('.file-drop').click()
  await company.page.locator('.import-frame').waitFor()
}

const sizes = ['S', 'M', 'L', 'XL']
const shirt = { style: 'TX1001', name: '短袖圆领衫' }

describe('bringing order forms in', () => {
  test('a form without problems is imported with one key', async () => {
    const { page, folder } = company
    const path = await formFile(folder, '锦尚补货.xlsx', {
      distributor: 'D002',
      reference: 'JS-0002',
      sizes,
      rows: [{ ...shirt, colour: '黑色', quantities: [2, 4, 4, 2] }],
    })
    await preview('orders', [path])
    expect(await head()).toMatch(/件数\s+12/)
    await expect.poll(() => importButton().isEnabled()).toBe(true)
    await page.keyboard.press('Control+Enter')
    await expect.poll(hash).toBe('#/imports')
    await page.locator('.ag-row', { hasText: '锦尚补货.xlsx' }).first().waitFor()
  })

  test('the same file again is recognised and waits for a word', async () => {
    const { page, folder } = company
    await preview('orders', [`${folder}/锦尚补货.xlsx`])
    await page.getByText('有以前导入过、重复或不像这一种类的内容').waitFor()
    expect(await importButton().isDisabled()).toBe(true)
    await company.screenshot('import-repeated')
    await page.keyboard.press('Escape')
    await expect.poll(hash).toBe('#/orders')
  })

  test('an import is undone as a whole: its orders are cancelled', async () => {
    const { page, goTo } = company
    await goTo('/imports')
    await page.locator('.ag-row', { hasText: '锦尚补货.xlsx' }).first().click()
    await page.keyboard.press('Alt+z')
    await page.getByText('“锦尚补货.xlsx”的导入将撤销').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('已撤销 1 张单据').waitFor()
    await page.locator('.ag-row', { hasText: '已撤销' }).first().waitFor()
    await company.screenshot('import-list')
    await goTo('/orders')
    await page.getByRole('tab', { name: '已取消' }).click()
    await page.locator('.ag-row', { hasText: 'JS-0002' }).first().waitFor()
  })
})

describe('bringing other files in', () => {
  test('account history and sell-out are read, counted and posted', async () => {
    const { page, folder, bringIn } = company
    const events = `date,distributor,kind,reference,quantity,amount_fen
2026-01-05,D002,shipment,OLD-1,10,100000
2026-01-25,D002,payment,OLD-2,0,-40000
`
    await bringIn('account-events', [textFile(folder, 'account_events.csv', events)])
    await page.locator('.ag-row', { hasText: 'account_events.csv' }).first().waitFor()
    expect(await page.locator('.ag-row', { hasText: 'account_events.csv' }).first().innerText()).toContain('2')
  })

  test('a file that is no table is refused with its name and nothing is written', async () => {
    const { page, folder } = company
    await company.goTo('/imports/new?kind=orders')
    await company.answerDialogs({ open: [textFile(folder, '坏掉的.xlsx', 'PK\u0003\u0004 cut off in the mail')] })
    await page.locator('.file-drop').click()
    await page.locator('.ant-alert', { hasText: '坏掉的.xlsx' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(hash).toBe('#/orders')
  })
})
