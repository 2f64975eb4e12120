import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formFile, openSmallCompany, type SmallCompany } from './small-company'

let company: SmallCompany

beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(async () => {
  rmSync(company.folder, { recursive: true, force: true })
  await company.close()
})

const keys = (...pressed: readonly string[]) => pressEach(pressed)

async function pressEach(pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await company.page.keyboard.press(key)
}

const typed = (text: string) => company.page.keyboard.type(text)
const hash = () => company.page.evaluate(() => location.hash)
/** The figures of the bar at the foot: pieces, amount. */
const totals = () => company.page.locator('.total-strong dd').allInnerTexts()
const state = () => company.page.locator('.document-head .state-badge').innerText()
/** Types a style's search text and waits until its rows are there and the cursor is in the first of them. */
async function addStyle(query: string, code: string): Promise<void> {
  await typed(query)
  await company.page.locator('.sheet-suggestions [aria-selected="true"]', { hasText: code }).waitFor()
  await keys('Enter')
  await company.page.locator('.sheet-style', { hasText: code }).first().waitFor()
}

/** Types quantities, one a cell, over as many rows as they fill. */
async function quantities(...pieces: readonly number[]): Promise<void> {
  for (const quantity of pieces) {
    if (quantity > 0) await typed(String(quantity))
    await keys('Enter')
  }
}

describe('keying an order without the mouse', () => {
  test('styles of mixed size groups are found by tail digits, pinyin initials and code; totals and price are live', async () => {
    const { page, goTo } = company
    await goTo('/orders')
    await page.getByRole('heading', { name: '订单' }).waitFor()
    await keys('Alt+n')
    await page.getByRole('heading', { name: '新订单' }).waitFor()
    await typed('hzyj')
    await page.locator('.picker-hit', { hasText: 'D001' }).waitFor()
    await keys('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-input')
    await addStyle('1001', 'TX1001')
    await quantities(3, 4, 5, 6, 1, 2, 0, 0)
    await addStyle('ztnzk', 'KZ2002')
    await quantities(0, 2, 2, 1, 0)
    await addStyle('WJ3003', 'WJ3003')
    await typed('4')
    await keys('Enter')
    // 21 × 89.55 + 5 × 179.55 + 4 × 134.55
    await expect.poll(totals).toEqual(['30', '3,316.50'])
    await expect.poll(() => page.locator('.credit-verdict').innerText()).toBe('超出额度 1,316.50')
    await company.screenshot('order-keyed')
  })

  test('it saves itself, and a reload brings it back cell by cell', async () => {
    const { page } = company
    await expect.poll(hash).toMatch(/^#\/orders\/\d+$/)
    await expect.poll(() => page.locator('.document-saving').innerText()).toBe('已保存')
    await keys('Control+Home')
    await typed('x7')
    await keys('Enter')
    await page.waitForTimeout(50)
    await company.comeBack()
    await page.locator('.sheet-notice-work').waitFor()
    await expect.poll(() => page.locator('.sheet-problem').first().innerText()).toBe('x7')
    await expect.poll(totals).toEqual(['27', '3,047.85'])
  })

  test('what is no quantity stops it from being submitted, and the cursor goes there', async () => {
    const { page } = company
    await keys('Control+Enter')
    await page.getByText('有 1 格不是数量，请先改好').waitFor()
    await typed('3')
    await keys('Enter')
    await expect.poll(totals).toEqual(['30', '3,316.50'])
    await keys('Control+Enter')
    await expect.poll(state).toBe('已提交')
  })

  test('over the credit limit it is refused; a release with a reason lets it pass', async () => {
    const { page } = company
    await page.getByText('超出信用额度 1,316.50 元，审核前需要放行；可放行的人：').waitFor()
    await keys('Control+Enter')
    await page.getByText('超出信用额度 1,316.50 元。', { exact: true }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('release-reason')
    await typed('年度重点客户，十二月回款')
    await keys('Control+Enter')
    await expect.poll(() => page.locator('.credit-verdict').innerText()).toContain('已放行至')
    await keys('Control+Enter')
    await expect.poll(state).toBe('已审核')
    await company.screenshot('order-approved')
  })

  test('an approved order shows what is still open, size by size', async () => {
    const { page } = company
    await keys('Alt+v', 'Alt+v', 'Alt+v')
    await page.locator('.order-figures .ant-segmented-item-selected', { hasText: '未配' }).waitFor()
    await page.locator('.sheet-cell[col-id="s3"]', { hasText: /^6$/ }).waitFor()
    await keys('Escape')
    await expect.poll(hash).toBe('#/orders')
    await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
  })
})

describe('a size-across form from a distributor', () => {
  test('comes in through the preview as an order that waits for approval', async () => {
    const { page, folder, answerDialogs } = company
    const path = await formFile(folder, '悦佳补货 20261120.xlsx', {
      distributor: 'D002',
      reference: 'JS-1120',
      sizes: ['S', 'M', 'L', 'XL'],
      rows: [
        { style: 'TX1001', name: '短袖圆领衫', colour: '黑色', quantities: [2, 4, 4, 2] },
        { style: 'TX1001', name: '短袖圆领衫', colour: '白色', quantities: [0, 3, 3, 0] },
      ],
    })
    await keys('Alt+i')
    await answerDialogs({ open: [path] })
    await page.locator('.file-drop').click()
    await page.getByText('JS-1120').first().waitFor()
    expect(await page.locator('.import-head').innerText()).toMatch(/件数\s+18/)
    await page.getByText('没有问题').waitFor()
    await company.screenshot('import-preview')
    await keys('Control+Enter')
    await expect.poll(hash).toBe('#/imports')
    await company.goTo('/orders')
    await page.getByRole('tab', { name: /待审核/ }).click()
    await page.locator('.ag-row', { hasText: 'JS-1120' }).waitFor()
    expect(await page.locator('.ag-row', { hasText: 'JS-1120' }).first().innerText()).toContain('18')
    await keys('Enter')
    await expect.poll(state).toBe('已提交')
    // 18 × 99.50
    expect(await totals()).toEqual(['18', '1,791.00'])
  })
})
