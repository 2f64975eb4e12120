import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSmallCompany, type SmallCompany } from './small-company'

let company: SmallCompany

beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(async () => {
  rmSync(company.folder, { recursive: true, force: true })
  await company.close()
})

const press = (key: string) => company.page.keyboard.press(key)
const hash = () => company.page.evaluate(() => location.hash)
const totals = () => company.page.locator('.totals dd').allInnerTexts()
const sheet = () => company.page.locator('.ag-row:not(.ag-row-pinned) .sheet-cell').allInnerTexts()

async function scan(code: string): Promise<void> {
  await company.page.locator('#count-scan').fill(code)
  await press('Enter')
}

describe('counting a warehouse', () => {
  test('asks for the warehouse before it posts', async () => {
    const { page } = company
    await company.goTo('/stock-counts')
    await page.getByText('还没有盘点单').waitFor()
    await press('Alt+n')
    await page.getByRole('heading', { name: '新盘点单' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('count-warehouse')
    await press('Alt+b')
    await press('Control+Enter')
    await page.getByText('请先选择盘点仓库').waitFor()
  })

  test('scanned codes count piece by piece, an unknown one is told, and typing goes on where scanning stopped', async () => {
    const { page } = company
    await page.locator('#count-warehouse').click()
    await page.keyboard.type('总仓')
    await press('Enter')
    await press('Alt+b')
    await scan('TX1001-1-M')
    await page.getByText('TX1001-1-M：第 1 件').waitFor()
    await scan('TX1001-1-M')
    await page.getByText('TX1001-1-M：第 2 件').waitFor()
    await scan('KZ2002-1-30')
    await page.getByText('KZ2002-1-30：第 1 件').waitFor()
    await scan('NO-SUCH')
    await page.getByText('没有条码或编号为“NO-SUCH”的单品').waitFor()
    await expect.poll(totals).toEqual(['2 个单品', '3', '0', '3'])
    await company.screenshot('count-entry')
  })

  test('it outlives leaving the screen', async () => {
    const { page } = company
    await page.getByRole('heading', { name: '新盘点单' }).click()
    await press('Escape')
    await expect.poll(hash).toBe('#/stock-counts')
    await page.getByRole('heading', { name: '盘点', exact: true }).waitFor()
    await press('Alt+n')
    await expect.poll(totals).toEqual(['2 个单品', '3', '0', '3'])
  })

  test('posting says what it does and shows the differences', async () => {
    const { page } = company
    await press('Control+Enter')
    await page.getByText('总仓 的盘点将过账').waitFor()
    await page.getByText('盘盈 3 件').waitFor()
    await press('Enter')
    await expect.poll(hash).toMatch(/^#\/stock-counts\/\d+$/)
    await page.getByRole('heading', { name: /盘点单 SC-/ }).waitFor()
    await expect
      .poll(() => page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id="quantity"]').allInnerTexts())
      .toEqual(['1', '2'])
    const figures = (field: string) =>
      page.locator(`.ag-row:not(.ag-row-pinned) .ag-cell[col-id="${field}"]`).allInnerTexts()
    expect(await figures('countedQuantity')).toEqual(['1', '2'])
    await page.getByText('有差异 2').waitFor()
    await company.screenshot('count')
  })

  test('a blind count hides the books until it is compared, then stands', async () => {
    const { page } = company
    await press('Escape')
    await page.getByRole('heading', { name: '盘点', exact: true }).waitFor()
    await press('Alt+n')
    await page.getByRole('heading', { name: '新盘点单' }).waitFor()
    await page.locator('#count-warehouse').click()
    await page.keyboard.type('总仓')
    await press('Enter')
    await page.getByText('盲盘', { exact: true }).click()
    await press('Alt+b')
    await scan('TX1001-1-M')
    await page.getByText('TX1001-1-M：第 1 件').waitFor()
    await expect.poll(totals).toEqual(['1 个单品', '1'])
    expect(await page.locator('.ag-header-cell[col-id="own-book"]').count()).toBe(0)
    await page.getByRole('button', { name: '核对差异' }).click()
    await expect.poll(totals).toEqual(['1 个单品', '0', '1', '-1'])
    await page.locator('.ag-header-cell[col-id="own-book"]').first().waitFor()
    expect(await page.locator('#count-scan').isDisabled()).toBe(true)
    await company.screenshot('count-blind')
    await page.getByRole('button', { name: '重新清点' }).click()
    await expect.poll(() => page.locator('#count-scan').isEnabled()).toBe(true)
    await page.getByRole('heading', { name: '新盘点单' }).click()
    await press('Escape')
    await expect.poll(hash).toBe('#/stock-counts')
  })
})

describe('the enquiry', () => {
  test('shows sizes across with stacked heads and totals', async () => {
    const { page } = company
    await company.goTo('/stock')
    await page.locator('.sheet-style', { hasText: 'TX1001' }).first().waitFor()
    await expect.poll(() => sheet().then((texts) => texts.filter((text) => text !== ''))).toEqual(['1', '2'])
    await expect.poll(() => page.locator('.ag-row-pinned [col-id="own-onHand"]').innerText()).toBe('3')
    await page.getByText('合计 2 款 2 行').waitFor()
    const heads = await page.locator('.sheet-header').allInnerTexts()
    expect(heads.map((head) => head.split('\n'))).toContainEqual(['30', 'L'])
    await company.screenshot('stock')
  })

  test('another kind of place holds nothing and says so', async () => {
    const { page } = company
    await page.locator('.stock-filters').getByText('分仓', { exact: true }).click()
    await page.getByText('没有库存').waitFor()
    await page.locator('.stock-filters').getByText('全部', { exact: true }).click()
    await page.locator('.sheet-style', { hasText: 'TX1001' }).first().waitFor()
  })

  test('the day before the count the warehouse was empty', async () => {
    const { page } = company
    const field = page.locator('.stock-day input')
    await field.fill('2020-01-01')
    await press('Enter')
    await page.getByText('没有库存').waitFor()
    await page.locator('.stock-day').hover()
    await page.locator('.stock-day .ant-picker-clear').click()
    await page.locator('.sheet-style', { hasText: 'TX1001' }).first().waitFor()
  })

  test('movements lead to the document behind them', async () => {
    const { page } = company
    await page.locator('.sheet-style', { hasText: 'TX1001' }).first().click()
    await press('Alt+m')
    await expect.poll(hash).toMatch(/^#\/stock\/movements\?style=\d+/)
    await expect
      .poll(() => page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id="kind"]').allInnerTexts())
      .toEqual(['盘点'])
    await company.screenshot('movements')
    await page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id="documentNumber"]').first().dblclick()
    await page.getByRole('heading', { name: /盘点单 SC-/ }).waitFor()
  })

  test('a warehouse with stock keeps its kind', async () => {
    const { page } = company
    await company.goTo('/warehouses')
    await page.locator('.ag-cell', { hasText: '总仓' }).first().dblclick()
    await page.getByText('还有库存或占用的仓库不能停用，也不能改变类别').waitFor()
    await press('Escape')
  })
})
