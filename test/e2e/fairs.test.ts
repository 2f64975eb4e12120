import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveFair } from '../../electron/services/fairs'
import { saveOrder, submitOrder } from '../../electron/services/orders'
import { parsed } from '../helpers/company'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let window: GoodsWindow

/** A fair with a budget of 1,000 yuan, of which 400 are for tops, a fifth as deposit; last year's sold trousers only. */
beforeAll(async () => {
  window = await openGoodsWindow((goods) => {
    const { office, distributor, clock } = goods
    const top = goods.addStyle({ code: 'TX1001', name: '圆领衫', sizes: ['S', 'M'], category: '上衣' })
    const jeans = goods.addStyle({ code: 'KZ2002', name: '牛仔裤', sizes: ['28'], category: '裤装' })
    const held = (code: string, dateFrom: string, more: object = {}) =>
      saveFair(
        office,
        parsed('fairs.save', { code, name: `${code}订货会`, season: code, dateFrom, dateTo: dateFrom, ...more }),
      )
    const plan = { distributorId: distributor.id, amountFen: 100_000, quantity: 100, minStyles: 2 }
    const budgets = [{ ...plan, categories: [{ category: '上衣', amountFen: 40_000 }] }]
    const now = held('26SS', '2026-03-01', {
      styleIds: [top.id, jeans.id],
      budgets,
      depositBp: 2000,
      depositDeadline: '2026-03-04',
    })
    const last = held('25SS', '2025-03-01')
    const order = (fairId: number, skuId: number, quantity: number) => {
      const draft = { distributorId: distributor.id, orderKind: 'fair', fairId, businessDate: clock.today() } as const
      submitOrder(office, saveOrder(office, parsed('orders.save', { ...draft, lines: [{ skuId, quantity }] })).document)
    }
    order(last.id, jeans.sku('BK', '28'), 10)
    order(now.id, top.sku('BK', 'S'), 6)
  })
})
afterAll(() => window.end())

const goTo = (address: string) =>
  window.page.evaluate((hash) => {
    location.hash = hash
  }, address)
const board = () => window.page.locator('.board')

describe('a fair', () => {
  test('its board shows rank, what nobody ordered, budgets by category and the mix beside last year’s', async () => {
    const { page, keys } = window
    await goTo('/fairs/1')
    await page.getByRole('heading', { name: '订货会 26SS订货会', exact: true }).waitFor()
    await keys('Alt+b')
    await page.locator('.board-figures').waitFor()
    const text = async () => (await board().innerText()).replaceAll(/\s+/g, ' ')
    await expect.poll(text).toContain('1 TX1001 圆领衫 6 300.00 1 100%')
    expect(await text()).toContain('还没有人订的款（1） KZ2002')
    expect(await text()).toContain('上衣 75%')
    expect(await text()).toContain('30% 差距大还差 1 款')
    expect(await text()).toContain('已逾期')
    await page.locator('.chart canvas').waitFor()
    await keys('Alt+v')
    await expect.poll(() => page.locator('.board-mix-table').innerText()).toContain('裤装')
    const rows = (await page.locator('.board-mix-table tbody tr').allInnerTexts()).map((row) =>
      row.split(/\s+/).join(' '),
    )
    expect(rows).toEqual(['上衣 6 100% 0% +100%', '裤装 0 0% 100% -100%'])
    await keys('Alt+v')
    await window.screenshot('fair-board')
  })

  test('the board fills the screen for a projector, and Esc brings it back', async () => {
    const { page, keys } = window
    await keys('F11')
    await page.locator('.board-present').waitFor()
    const box = await board().boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: await page.evaluate(() => innerWidth) })
    await keys('Escape')
    await page.locator('.board-present').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => location.hash)).toBe('#/fairs/1/board')
  })

  test('a budget of a category is typed into the grid', async () => {
    const { page, keys, typed, ask } = window
    await goTo('/fairs/1')
    await page.getByRole('heading', { name: '订货会 26SS订货会', exact: true }).waitFor()
    await keys('Control+2')
    await page.locator('.ag-row [col-id="裤装.plan"]').first().dblclick()
    await keys('Control+a')
    await typed('350')
    await keys('Enter')
    await expect.poll(() => ask("select amount_fen from fair_category_budgets where category = '裤装'")).toBe(35_000)
  })

  test('what is missing of a deposit goes into a receipt that names the fair', async () => {
    const { page, keys, ask } = window
    await goTo('/fairs/1')
    await page.getByRole('heading', { name: '订货会 26SS订货会', exact: true }).waitFor()
    await keys('Control+3')
    await page.locator('.ag-row', { hasText: '已逾期' }).locator('.ag-cell').first().dblclick()
    await page.waitForFunction(() => location.hash.startsWith('#/receipts/new'))
    await page.getByRole('heading', { name: '新收款' }).waitFor()
    await page.getByText('26SS订货会').waitFor()
    await keys('Control+s')
    await expect.poll(() => ask('select fair_id from receipts')).toBe(1)
    expect(ask("select amount_fen from receipt_parts where part = 'prepayment'")).toBe(6000)
  })

  test('while an order of the fair is keyed its budget is live, and amber beyond it', async () => {
    const { page, keys, typed, pick } = window
    await goTo('/orders/new')
    await page.getByRole('heading', { name: '新订单' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'order-distributor')
    const code = String(window.ask('select code from distributors order by id limit 1'))
    await pick(code, code)
    await page.locator('#order-kind').click()
    await page.locator('.ant-select-item-option', { hasText: '订货会' }).first().click()
    await page.locator('#order-fair').click()
    await page.locator('.ant-select-item-option', { hasText: '26SS订货会' }).click()
    await page.locator('.budget-strip').waitFor()
    await expect.poll(() => page.locator('.budget-verdict').innerText()).toBe('还差 700.00')
    await page.locator('.sheet-input').first().focus()
    await typed('TX1001')
    await page.locator('.sheet-suggestions [aria-selected="true"]', { hasText: 'TX1001' }).waitFor()
    await keys('Enter')
    await page.locator('.sheet-style', { hasText: 'TX1001' }).first().waitFor()
    await typed('4')
    await keys('Enter')
    await expect.poll(() => page.locator('.budget-over').innerText()).toBe('上衣 超出 100.00')
    await window.screenshot('fair-budget')
  })
})
