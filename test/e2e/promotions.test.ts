import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { submitOrder } from '../../electron/services/orders'
import { approvePricePolicy, savePricePolicy } from '../../electron/services/price-policies'
import { parsed } from '../helpers/company'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow

const strip = () => desk.page.locator('.row-price').innerText()
const totals = () => desk.page.locator('.total-strong dd').allInnerTexts()
const price = (row: number) => desk.page.locator(`.ag-row[row-index="${row}"] [col-id="netPrice"]`).innerText()
const cells = (field: string) =>
  desk.page.locator(`.ag-row:not(.ag-row-pinned) .ag-cell[col-id="${field}"]`).allInnerTexts()
const focused = () => desk.page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '')

async function goTo(address: string, heading: string): Promise<void> {
  await desk.page.evaluate((hash) => {
    location.hash = hash
  }, address)
  await desk.page.getByRole('heading', { name: heading, exact: true }).waitFor()
}

/** A new order of the one distributor with the one style, the cursor in its first cell. */
async function beginOrder(): Promise<void> {
  const { page, keys, typed } = desk
  await goTo('/orders', '订单')
  await keys('Alt+n')
  await page.getByRole('heading', { name: '新订单' }).waitFor()
  await typed('N001')
  await page.locator('.picker-hit', { hasText: 'N001' }).waitFor()
  await keys('Enter')
  await expect.poll(focused).toContain('sheet-input')
  await typed('ST')
  await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
  await keys('Enter')
  await page.locator('.ag-row[row-index="1"] [col-id="s0"]').waitFor()
}

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const { office, sku } = goods
    const { id: distributorId } = goods.addDistributor({ code: 'N001', name: '北方服饰' })
    const businessDate = new Date().toLocaleDateString('sv')
    goods.draft([[sku(0), 10]], { distributorId, businessDate })
    const submitted = goods.draft([[sku(1), 4]], { distributorId, businessDate }).document
    submitOrder(office, { id: submitted.id, version: 1 })
    goods.approved([[sku(2), 5]], { distributorId, businessDate })
    const step = { kind: 'promotion', name: '满百优惠', dateFrom: '2026-01-01', dateTo: '2099-12-31' } as const
    const rule = parsed('pricePolicies.save', { ...step, rateBp: 4000, minQuantity: 100 })
    approvePricePolicy(office, savePricePolicy(office, rule))
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('promotions-failed')
})

describe('a promotion from its form to the orders', () => {
  test('is typed without the mouse: kind, fixed price, days, styles', async () => {
    const { page, keys, typed } = desk
    await goTo('/price-policies', '价格政策')
    await keys('Alt+n')
    await page.locator('.ant-drawer-title', { hasText: '新建价格政策' }).waitFor()
    await expect.poll(focused).toBe('policy-name')
    await typed('换季一口价')
    await keys('Tab', 'ArrowRight')
    await expect.poll(() => page.locator('.form-hint').first().innerText()).toContain('限期的优惠')
    await keys('Tab', 'ArrowRight')
    await page.locator('#policy-amount').focus()
    await typed('45')
    await page.locator('#policy-from').focus()
    await keys('Control+a')
    await typed('2026-01-01')
    await keys('Enter')
    await page.locator('#policy-styles').focus()
    await typed('ST')
    await page.locator('.picker-hit', { hasText: 'ST' }).first().waitFor()
    await keys('Enter')
    await expect.poll(() => page.locator('.policy-styles .ant-tag').count()).toBe(1)
    await keys('Control+s')
    // A promotion ends: what is missing is said at its field.
    await expect.poll(() => page.locator('.form-problem').allInnerTexts()).toEqual(['必填'])
    await page.locator('#policy-to').focus()
    await typed('2099-12-31')
    await keys('Enter', 'Control+s')
    await expect.poll(() => cells('kind')).toEqual(['促销', '促销'])
    expect(await cells('rateBp')).toEqual(['40%', '一口价 45.00'])
    expect(await cells('status')).toEqual(['已审核', '草稿'])
    expect((await cells('scope'))[0]).toBe('全部客户、全部商品、满 100 件')
    expect((await cells('scope'))[1]).toMatch(/^ST\S+ 等 1 款$/)
    await desk.screenshot('promotions')
  })

  test('shows from its draft what it would change of the open orders, and what becomes of each', async () => {
    const { page, keys } = desk
    await page.getByText('换季一口价').first().dblclick()
    await expect.poll(focused).toBe('policy-name')
    await keys('Alt+v')
    await page.getByRole('heading', { name: '预览：换季一口价' }).waitFor()
    await expect.poll(() => cells('consequence')).toEqual(['价格已定，不变', '撤回后才按新价', '下次保存时按新价'])
    expect(await cells('fromFen')).toEqual(['250.00', '200.00', '500.00'])
    expect(await cells('toFen')).toEqual(['225.00', '180.00', '450.00'])
    expect(await cells('differenceFen')).toEqual(['-25.00', '-20.00', '-50.00'])
    const side = page.locator('.policy-side')
    await expect.poll(() => side.innerText()).toContain('1 张草稿下次保存时按新价，差额 -50.00 元')
    expect(await side.innerText()).toContain('1 张已审核的订单价格已定，不变；按新价相差 -25.00 元，要让利请开调账单')
    await expect
      .poll(() => page.locator('.policy-lines tbody').innerText())
      .toMatch(/色BK\s+5\s+50\.00 → 45\.00\s+-25\.00/)
    await desk.screenshot('price-preview')
    await keys('Alt+b')
    await page.locator('.chip[aria-selected="true"]', { hasText: '假设都在生效日 2026-01-01 下单' }).waitFor()
    await expect.poll(async () => (await cells('consequence'))[2]).toBe('改日期后才按新价')
    await page.locator('.ag-row[row-index="2"] .ag-cell[col-id="number"]').click()
    await expect.poll(() => side.innerText()).toMatch(/SO-2026-000001 北方服饰\s+改日期后才按新价/)
    await keys('Alt+b')
    await expect.poll(() => side.innerText()).toMatch(/SO-2026-000001 北方服饰\s+下次保存时按新价/)
    await expect.poll(async () => (await cells('consequence'))[2]).toBe('下次保存时按新价')
  })

  test('is approved from there with those figures in the question, and its history says who did what', async () => {
    const { page, keys, confirm, ask } = desk
    await keys('Control+Enter')
    await page.locator('.dialog-effects', { hasText: '从 2026-01-01 起' }).waitFor()
    await desk.screenshot('price-approval')
    await confirm('审核')
    await expect.poll(() => cells('status')).toEqual(['已审核', '已审核'])
    expect(ask('select count(*) from order_lines where price_fen = 5000')).toBe(3)
    await page.getByText('换季一口价').first().dblclick()
    await expect.poll(() => page.locator('.policy-history li').allInnerTexts()).toHaveLength(2)
    const history = await page.locator('.policy-history').innerText()
    expect(history).toMatch(/陈经理 审核[\s\S]*陈经理 新建/)
    await desk.screenshot('price-rule-history')
    await keys('Escape')
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
  })

  test('prices the sheet and says that it is a promotion, and a quantity that is crossed prices it anew', async () => {
    const { page, keys, typed, ask } = desk
    await beginOrder()
    await expect.poll(strip).toMatch(/^促销 换季一口价 100\.00 × 45% = 45\.00$/)
    await typed('60')
    await keys('Enter')
    await typed('39')
    await keys('Enter')
    await expect.poll(totals).toEqual(['99', '4,455.00'])
    await page.keyboard.press('Alt+h')
    await expect.poll(() => page.locator('.row-rules').innerText()).toMatch(/满百优惠 满 100 件才用/)
    // The fixed price names its styles and so comes first, also where the other one is reached and cheaper.
    await typed('1')
    await keys('Enter')
    await expect.poll(totals).toEqual(['100', '4,500.00'])
    await expect.poll(() => page.locator('.row-rules').innerText()).toMatch(/满百优惠 条件较宽/)
    await expect.poll(() => page.locator('.document-saving').innerText()).toBe('已保存')
    expect(ask('select distinct price_fen from order_lines where order_id = (select max(id) from documents)')).toBe(
      4500,
    )
  })
})

describe('a quantity step alone', () => {
  test('lowers every price when the order reaches it and lifts them again below it', async () => {
    const { page, keys, typed } = desk
    await goTo('/price-policies', '价格政策')
    await page.getByText('换季一口价').first().dblclick()
    await page.getByRole('button', { name: '作废', exact: true }).click()
    await desk.confirm('作废')
    await expect.poll(async () => (await cells('status')).at(-1)).toBe('已失效')
    await beginOrder()
    await expect.poll(() => price(0)).toBe('50.00')
    for (const piece of ['60', '39']) {
      await typed(piece)
      await keys('Enter')
    }
    await expect.poll(totals).toEqual(['99', '4,950.00'])
    await typed('1')
    await keys('Enter')
    await expect.poll(() => price(0)).toBe('40.00')
    await expect.poll(() => price(1)).toBe('40.00')
    await expect.poll(totals).toEqual(['100', '4,000.00'])
    await keys('Control+z')
    await expect.poll(totals).toEqual(['99', '4,950.00'])
    await keys('Control+y')
    await expect.poll(totals).toEqual(['100', '4,000.00'])
    await desk.screenshot('quantity-step')
  })
})

describe('a distributor’s own size ratio', () => {
  test('is typed on its page, stands in place of the size group’s, and says whose it is', async () => {
    const { page, keys, ask } = desk
    const id = Number(ask("select id from distributors where code = 'N001'"))
    await desk.page.evaluate((hash) => {
      location.hash = hash
    }, `/distributors/${id}`)
    await page.getByRole('heading', { name: '尺码配比' }).waitFor()
    await expect.poll(() => page.locator('.distributor-ratio').innerText()).toBe('S×1 M×1 L×1')
    await keys('Alt+r')
    await expect.poll(focused).toBe('distributor-first-ratio')
    await keys('Enter')
    await page.locator('.ant-drawer-title', { hasText: '北方服饰' }).waitFor()
    await expect.poll(focused).toBe('ratio-0')
    for (const parts of ['1', '3', '2']) {
      await keys('Control+a')
      await desk.typed(parts)
      await keys('Tab')
    }
    await page.locator('#ratio-packs').focus()
    await keys('Space')
    await desk.screenshot('distributor-ratio')
    await keys('Control+s')
    await expect.poll(() => page.locator('.distributor-ratio').innerText()).toBe('S×1 M×3 L×2')
    expect(await page.locator('.card', { hasText: '尺码配比' }).innerText()).toContain('按整手，每手 6 件')
    await desk.screenshot('distributor-page')
  })

  test('spreads packs or a total over the row of the sheet, and says whose ratio it used', async () => {
    const { page, keys, typed, cell } = desk
    await beginOrder()
    await keys('Alt+r')
    await expect.poll(focused).toBe('spread-figure')
    await expect.poll(() => page.locator('.spread-source').innerText()).toMatch(/北方服饰.* 自己的配比/)
    await typed('4')
    await expect.poll(() => page.locator('.spread-news').innerText()).toBe('每手 6 件，共 24 件')
    await desk.screenshot('spread-packs')
    await keys('Enter')
    await expect.poll(() => cell(0, 1).innerText()).toBe('12')
    expect([await cell(0, 0).innerText(), await cell(0, 2).innerText()]).toEqual(['4', '8'])
    await expect.poll(() => page.locator('.row-strip').innerText()).toContain('4 手')
    await page.locator('.spread-source').waitFor({ state: 'detached' })
    await expect.poll(focused).toContain('sheet-input')
    await keys('Control+Home', 'ArrowDown', 'Alt+r')
    await expect.poll(focused).toBe('spread-figure')
    await keys('Alt+m')
    await typed('20')
    await expect.poll(() => page.locator('.spread-news').innerText()).toBe('不是整手：每手 6 件，多 2 件')
    await keys('Enter')
    await expect.poll(() => cell(1, 1).innerText()).toBe('10')
    expect([await cell(1, 0).innerText(), await cell(1, 2).innerText()]).toEqual(['3', '7'])
    await expect.poll(() => page.locator('.row-pack-broken').innerText()).toBe('不是整手，每手 6 件')
    await desk.screenshot('no-whole-packs')
  })

  test('goes back to the size group’s when it is taken away', async () => {
    const { page, ask } = desk
    const id = Number(ask("select id from distributors where code = 'N001'"))
    await desk.page.evaluate((hash) => {
      location.hash = hash
    }, `/distributors/${id}`)
    await page.locator('#distributor-first-ratio').click()
    await page.locator('.ratio-history', { hasText: '陈经理' }).waitFor()
    await page.getByRole('button', { name: '恢复尺码组配比' }).click()
    await expect.poll(() => page.locator('.distributor-ratio').innerText()).toBe('S×1 M×1 L×1')
    expect(ask('select count(*) from distributor_ratio_history')).toBe(2)
  })
})
