import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveOrder, submitOrder } from '../../electron/services/orders'
import { parsed } from '../helpers/company'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let window: GoodsWindow

/** Tops in letters and trousers in waists for two customers: 12 pieces at 50 yuan, 5 at 50. */
beforeAll(async () => {
  window = await openGoodsWindow((goods) => {
    const top = goods.addStyle({ code: 'TX1001', name: '圆领衫', sizes: ['S', 'M', 'L'], category: '上衣' })
    const jeans = goods.addStyle({ code: 'KZ2002', name: '牛仔裤', sizes: ['28', '29'], category: '裤装' })
    const other = goods.addDistributor({ name: '成都锦尚商贸' })
    const order = (distributorId: number, lines: readonly [number, number][]) => {
      const draft = { distributorId, orderKind: 'spot', businessDate: goods.clock.today() } as const
      const asked = lines.map(([skuId, quantity]) => ({ skuId, quantity }))
      submitOrder(goods.office, saveOrder(goods.office, parsed('orders.save', { ...draft, lines: asked })).document)
    }
    order(other.id, [
      [top.sku('BK', 'S'), 4],
      [top.sku('BK', 'L'), 8],
    ])
    order(goods.distributor.id, [[jeans.sku('BK', '29'), 5]])
  })
})
afterAll(() => window.end())

const row = (text: string) => window.page.locator('.statistic-grid .ag-row', { hasText: text }).first()
const total = () => window.page.locator('.statistic-grid .ag-row-pinned .ag-cell').allInnerTexts()
const clipboard = () => window.page.evaluate(() => navigator.clipboard.readText())

describe('order statistics', () => {
  test('open from the order desk by a key, and add the orders up', async () => {
    const { page, keys } = window
    await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
    await keys('Alt+a')
    await page.getByRole('heading', { name: '订单统计' }).waitFor()
    // The books stand in the past of this computer's clock: everything counts, not the last year.
    await page.locator('.statistic-bar .ant-picker').first().hover()
    await page.locator('.statistic-bar .ant-picker-clear').first().click()
    await row('成都锦尚商贸').waitFor()
    await expect
      .poll(async () => (await total()).filter((text) => text !== ''))
      .toEqual(['合计', '17', '850.00', '17', '0', '0'])
  })

  test('sizes of two groups share columns under their own heads', async () => {
    const { page } = window
    await page.getByRole('tab', { name: '按款×色×码' }).click()
    await page.locator('.statistic-bar .ant-picker').first().hover()
    await page.locator('.statistic-bar .ant-picker-clear').first().click()
    await row('TX1001').waitFor()
    const heads = () => page.locator('.statistic-grid .ag-header-cell-text').allInnerTexts()
    await expect.poll(heads).toContain('S\n28')
    await window.screenshot('statistics-sizes')
  })

  test('every figure opens its order lines, and Esc goes back to it', async () => {
    const { page, keys } = window
    await row('KZ2002').locator('.ag-cell').last().click()
    await keys('Enter')
    await page.locator('.ant-drawer-title', { hasText: '订货明细' }).waitFor()
    await expect.poll(() => page.locator('.statistic-lines .ag-row').count()).toBe(1)
    await expect.poll(() => page.locator('.statistic-lines .ag-row').innerText()).toContain('KZ2002')
    await keys('Escape')
    await page.locator('.ant-drawer-title').waitFor({ state: 'detached' })
  })

  test('a row becomes a line for a chat, the table a picture on the clipboard', async () => {
    const { page, keys } = window
    await row('TX1001').locator('.ag-cell').first().click()
    await keys('Alt+c')
    await expect.poll(clipboard).toMatch(/^圆领衫 色BK 12件$/)
    await keys('Alt+t')
    await expect.poll(clipboard).toBe('全部订单 17件')
    await keys('Alt+g')
    await expect
      .poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types)))
      .toContain('image/png')
  })

  test('the workbook keeps its sums as formulas', async () => {
    const { keys } = window
    const path = join(window.userData, 'statistics.xlsx')
    await window.answerDialogs({ save: path })
    await keys('Alt+e')
    const read = async () => {
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.readFile(path)
      return workbook.worksheets[0]
    }
    await expect
      .poll(() =>
        read().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    const last = (await read())?.lastRow
    const cell = last?.getCell(last.cellCount)
    expect([cell?.formula?.startsWith('SUBTOTAL(9,'), cell?.result]).toEqual([true, 17])
  })

  test('an arrangement is kept under a name and comes back', async () => {
    const { page, keys, typed, ask } = window
    await keys('Control+s')
    await page.getByLabel('视图名称').waitFor()
    await typed('尺码表')
    await keys('Enter')
    await page.getByRole('tab', { name: '尺码表', selected: true }).waitFor()
    expect(ask('select name from statistic_views')).toBe('尺码表')
    await page.getByRole('tab', { name: '按区域×品类' }).click()
    await page.getByRole('tab', { name: '尺码表' }).click()
    await row('TX1001').waitFor()
  })
})
