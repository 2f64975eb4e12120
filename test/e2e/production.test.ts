import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { saveFactory } from '../../electron/services/factories'
import { addDays } from '../../shared/domain/days'
import { parsed } from '../helpers/company'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const codes: string[] = []
// The window goes by the day on the wall.
const now = new Date()
const two = (value: number) => String(value).padStart(2, '0')
const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
const north = { code: 'N001', name: '北方服饰' }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    goods.setToday(today)
    const factory = { code: 'F1', name: '华纺制衣', leadDays: 40, toleranceBp: 1000, minimumQuantity: 60 }
    saveFactory(goods.office, parsed('factories.save', factory))
    const [small, medium] = [goods.sku(0), goods.sku(1)]
    codes.push(...goods.style.skuIds.map((id) => goods.style.skus.find((sku) => sku.id === id)?.code ?? ''))
    goods.approved(
      [
        [small, 10],
        [medium, 10],
      ],
      { distributorId: goods.addDistributor(north).id, deliveryTo: addDays(today, 30) },
    )
    goods.approved(
      [
        [small, 6],
        [medium, 6],
      ],
      {
        distributorId: goods.addDistributor({ code: 'S001', name: '南方服饰' }).id,
        deliveryTo: addDays(today, 60),
      },
    )
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('production-line-failed')
})

const toast = (text: string | RegExp) => desk.page.locator('.ant-message', { hasText: text }).first()
const story = () => desk.page.getByTestId('cell-story')

/** Types a quantity into the cell under the cursor. */
const enter = async (quantity: number) => {
  await desk.typed(String(quantity))
  await desk.keys('Enter')
}

describe('summing orders up', () => {
  test('shows every size with its demand, what is added and why, before anything is made', async () => {
    const { page, keys, cell } = desk
    await keys('Alt+1')
    await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
    await keys('Alt+p')
    await page.getByRole('heading', { name: '生产单', exact: true }).waitFor()
    await keys('Alt+a')
    await page.getByRole('heading', { name: '从订单汇总生产单' }).waitFor()
    await expect.poll(() => page.locator('.ag-row[row-index] [col-id="number"]').count()).toBeGreaterThan(1)
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.ag-row') != null)).toBe(true)
    await keys('Space', 'ArrowDown', 'Space')
    await page.locator('.total', { hasText: '未配' }).getByText('32', { exact: true }).waitFor()
    await page.getByLabel('工厂', { exact: true }).fill('华纺制衣')
    await page.getByLabel('备量（%）').fill('10')
    await page.locator('#pick-pack').focus()
    await desk.pick('整手', '整手')
    await keys('Alt+p')
    await expect.poll(() => cell(0, 0).innerText()).toBe('20')
    // 32 ordered, 3 buffer, packs of one of each size, 20 of them to reach the factory's 60.
    expect([await cell(0, 1).innerText(), await cell(0, 2).innerText()]).toEqual(['20', '20'])
    await expect
      .poll(() => page.locator('.sheet-said').innerText())
      .toContain('需求 16 + 备量 2 + 取整 0 + 起订 2 = 20')
    expect(await story().innerText()).toContain('北方服饰')
    await page.getByText(`按 ${addDays(today, 40)} 交货，1 张订单、20 件会晚交`).waitFor()
    await desk.screenshot('production-preview')
    await keys('ArrowRight', 'ArrowRight')
    await expect.poll(() => story().innerText()).toContain('没有订单要这个尺码')
    await keys('Alt+v')
    await expect.poll(() => cell(0, 0).innerText()).toBe('16')
    expect(await cell(0, 2).innerText()).toBe('')
    expect(desk.ask("select count(*) from documents where kind = 'production'")).toBe(0)
  })

  test('makes the draft that was seen; it is corrected and placed, and what its pieces are for follows', async () => {
    const { page, keys, cell } = desk
    await keys('Control+Enter')
    await page.getByRole('heading', { name: /生产单 PO-/ }).waitFor()
    await expect.poll(() => cell(0, 2).innerText()).toBe('20')
    await keys('ArrowRight', 'ArrowRight')
    await enter(15)
    await desk.screenshot('production-draft')
    await keys('Control+Enter')
    await page.getByText('将下给 华纺制衣').waitFor()
    await desk.confirm('下单')
    await expect.poll(desk.state).toBe('已下单')
    const added =
      'select group_concat(reason || quantity) from (select a.* from production_additions a join production_lines l on l.id = a.production_line_id where l.quantity = 15)'
    expect(desk.ask(added)).toBe('pack15')
    expect(desk.ask('select tolerance_bp from production_orders')).toBe(1000)
    expect(desk.ask('select count(*) from production_milestones')).toBe(5)
  })
})

describe('following what is made', () => {
  test('a step is done by one key, and one that slips is moved with its reason and lists whom it makes late', async () => {
    const { page, keys } = desk
    await keys('Alt+m')
    await page.getByText(/的节点完成/).waitFor()
    await desk.confirm('节点完成')
    await toast('面料已完成').waitFor()
    await page.locator('.stage-done', { hasText: '面料' }).waitFor()
    await keys('Alt+r')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/改期$/).first().waitFor()
    await dialog.locator('#move-day').fill(addDays(today, 45))
    await dialog.locator('textarea').fill('面料色差返工')
    await keys('Control+Enter')
    await toast(`裁剪已改到 ${addDays(today, 45)}`).waitFor()
    await page.locator('.stage', { hasText: '裁剪' }).getByText('改期 1 次').waitFor()
    // Cutting on day 20 was moved to day 45: in store on day 65, after both windows.
    await page.getByText('2 张订单、32 件会晚交').waitFor()
    const late = page.getByTestId('late-orders')
    expect(await late.innerText()).toMatch(/晚 35 天\s*北方服饰\s*20[\s\S]*晚 5 天\s*南方服饰\s*12/)
    await desk.screenshot('production-steps')
  })

  test('the list of delivery days shows what is late and whom that concerns', async () => {
    const { page, keys } = desk
    await keys('Escape')
    await page.getByRole('heading', { name: '生产单', exact: true }).waitFor()
    await keys('Alt+s')
    await page.getByRole('tab', { name: /影响订单 ?1/ }).waitFor()
    const row = page.locator('.ag-row[row-index="0"]')
    await expect.poll(() => row.locator('[col-id="latePieces"]').innerText()).toBe('32')
    expect(await row.locator('[col-id="expectedDate"]').innerText()).toBe(addDays(today, 65))
    await page.getByTestId('late-orders').getByText('北方服饰').waitFor()
    await desk.screenshot('production-schedule')
    await keys('?')
    await page.getByText('节点完成').first().waitFor()
    await desk.screenshot('production-keys')
    await keys('Escape')
    await expect.poll(() => page.locator('.ant-modal:visible').count()).toBe(0)
    await row.locator('[col-id="number"]').click()
    await keys('Enter')
    await expect.poll(desk.state).toBe('已下单')
    await expect.poll(() => page.locator('.document-head h1').innerText()).toContain('PO-')
  })
})

describe('receiving it', () => {
  test('a scanner counts up from zero and says what it does not know', async () => {
    const { page, keys, cell } = desk
    await keys('Control+Enter')
    await page.getByRole('heading', { name: '收货入库' }).waitFor()
    await page.locator('#entry-warehouse').focus()
    await desk.pick('总仓', '总仓')
    await expect.poll(() => cell(0, 0).innerText()).toBe('20')
    await page.waitForFunction(() => document.activeElement?.classList.contains('sheet-input'))
    await keys('Alt+b')
    for (const code of [codes[0] ?? '', codes[0] ?? '', codes[1] ?? '']) {
      await desk.typed(code)
      await keys('Enter')
    }
    await expect.poll(() => cell(0, 0).innerText()).toBe('2')
    await expect.poll(() => cell(0, 1).innerText()).toBe('1')
    await page.getByText(`${codes[1]}：1 件`).waitFor()
    await desk.typed('NOTHING')
    await keys('Enter')
    await toast('没有条码或编码为 NOTHING 的商品').waitFor()
    await desk.screenshot('production-scan')
  })

  test('more than the tolerance wants a reason; within it goods are taken in at once', async () => {
    const { page, keys, cell } = desk
    await cell(0, 0).click()
    await enter(30)
    await page.locator('.total', { hasText: '超允差' }).getByText('5', { exact: true }).waitFor()
    await keys('Control+Enter')
    await page.getByRole('dialog').getByText('多收 10 件，超出允差 5 件').waitFor()
    await desk.screenshot('production-beyond')
    await keys('Escape')
    await expect.poll(() => page.locator('.ant-modal:visible').count()).toBe(0)
    await cell(0, 0).click()
    await enter(22)
    await keys('Control+Enter')
    await page.getByText('其中 2 件超出生产单的数量').waitFor()
    await desk.confirm('过账')
    await page.getByRole('heading', { name: /入库单 GR-/ }).waitFor()
    expect(desk.ask('select sum(received_quantity) from production_lines')).toBe(23)
    expect(desk.ask('select count(*) from production_acceptances')).toBe(0)
  })

  test('what does not come is closed with a reason, and the rest can be asked for again', async () => {
    const { page, keys } = desk
    await page.getByRole('button', { name: /PO-/ }).first().click()
    await expect.poll(desk.state).toBe('部分入库')
    await keys('Alt+k')
    // 34 are missing, 5 of them are within the tolerance.
    await page.getByRole('dialog').getByText('少交 34 件，超出允差 29 件').waitFor()
    await page.getByRole('dialog').locator('textarea').fill('面料不够')
    await keys('Control+Enter')
    await expect.poll(desk.state).toBe('已完成')
    await page.getByText('短交结案：面料不够').waitFor()
    await desk.screenshot('production-closed')
    expect(desk.ask('select sum(given_up_quantity) from production_sources')).toBe(15)
    expect(desk.ask("select quantity from production_acceptances where kind = 'under'")).toBe(29)
  })
})
