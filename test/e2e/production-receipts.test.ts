import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type GoodsWindow, openGoodsWindow, soon } from './goods-window'

let desk: GoodsWindow
const ids = { small: 0, medium: 0, warehouse: 0 }
const eventually = <Value>(value: () => Value) => expect.poll(value, soon)

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const north = goods.addDistributor({ code: 'N001', name: '北方服饰' })
    const south = goods.addDistributor({ code: 'S001', name: '南方服饰' })
    const [small, medium] = [goods.sku(0), goods.sku(1)]
    Object.assign(ids, { small, medium, warehouse: goods.warehouse.id })
    goods.approved(
      [
        [small, 10],
        [medium, 4],
      ],
      { distributorId: north.id },
    )
    goods.approved([[small, 6]], { distributorId: south.id })
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('production-failed')
})

const hash = () => desk.page.evaluate(() => location.hash)
const focused = () => desk.page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '')
const inGrid = () => desk.page.evaluate(() => document.activeElement?.closest('.ag-row') != null)
/** The bar at the foot: label and figure of each total. */
const totals = async () => (await desk.page.locator('.totals').innerText()).replace(/\s+/g, ' ')
const onHand = (skuId: number) =>
  desk.ask(
    'select coalesce((select on_hand from stock_balances where warehouse_id = ? and sku_id = ?), 0)',
    ids.warehouse,
    skuId,
  )

/** What the stock enquiry shows of the company's warehouse for the test's style, size by size. */
async function stockShown(): Promise<string> {
  const { page } = desk
  await page.evaluate(() => {
    location.hash = '/stock'
  })
  await page.getByRole('heading', { name: '库存', exact: true }).waitFor()
  const cells = page.locator('.ag-row[row-index="0"] .sheet-cell')
  await cells.first().waitFor()
  return (await cells.allInnerTexts()).join(' ')
}

describe('orders become a production order', () => {
  test('they are ticked and summed up with factory, due day and a buffer', async () => {
    const { page, keys, typed, state } = desk
    await keys('Alt+1')
    await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
    await keys('Alt+p')
    await page.getByRole('heading', { name: '生产单', exact: true }).waitFor()
    await keys('Alt+a')
    await page.getByRole('heading', { name: '从订单汇总生产单' }).waitFor()
    await eventually(inGrid).toBe(true)
    await keys('Space', 'ArrowDown', 'Space')
    await eventually(totals).toBe('订单 2 未配 20')
    await keys('Control+Enter')
    await page.getByText('请填写工厂').waitFor()
    await eventually(focused).toBe('pick-factory')
    await typed('宏达制衣')
    await keys('Tab', 'Tab', 'Tab')
    await eventually(focused).toBe('pick-buffer')
    await typed('10')
    await desk.screenshot('production-pick')
    await keys('Control+Enter')
    await page.getByRole('heading', { name: /生产单 PO-/ }).waitFor()
    expect(await state()).toBe('草稿')
    // 16 and 4, and a tenth more: 17.6 and 4.4, rounded.
    await eventually(totals).toContain('22')
    expect(await desk.cell(0, 0).innerText()).toBe('18')
    expect(await desk.cell(0, 1).innerText()).toBe('4')
  })

  test('it is corrected in the sheet, and what is typed is what is placed', async () => {
    const { page, keys, typed, state, confirm } = desk
    await eventually(focused).toContain('sheet-input')
    await typed('16')
    await keys('Enter')
    await eventually(totals).toContain('20')
    await keys('Control+Enter')
    await page.getByText(/生产单 PO-\S+ 将下给 宏达制衣/).waitFor()
    await page.getByText(/共 20 件/).waitFor()
    await confirm('下单')
    await eventually(state).toBe('已下单')
    await desk.screenshot('production-placed')
  })

  test('the same orders are not asked for again', async () => {
    const { page, keys } = desk
    await keys('Escape')
    await eventually(hash).toBe('#/production')
    await keys('Alt+a')
    await page.getByRole('heading', { name: '从订单汇总生产单' }).waitFor()
    await eventually(inGrid).toBe(true)
    expect(await page.locator('#pick-factory').inputValue()).toBe('宏达制衣')
    await keys('Space', 'ArrowDown', 'Space', 'Control+Enter')
    await page.locator('.ant-message-error').first().waitFor()
    expect(desk.ask("select count(*) from documents where kind = 'production'")).toBe(1)
    await keys('Escape')
    await eventually(hash).toBe('#/production')
  })
})

describe('goods arrive', () => {
  test('partly: everything expected stands there, what differs is typed, and stock shows it', async () => {
    const { page, keys, typed, state, confirm, pick } = desk
    await eventually(inGrid).toBe(true)
    await keys('Enter')
    await page.getByRole('heading', { name: /生产单 PO-/ }).waitFor()
    await keys('Control+Enter')
    await page.getByRole('heading', { name: '收货入库' }).waitFor()
    await eventually(focused).toBe('entry-warehouse')
    await pick('总仓', '总仓')
    await eventually(focused).toContain('sheet-input')
    expect(await desk.cell(0, 0).innerText()).toBe('16')
    await typed('9')
    await keys('Enter')
    await typed('0')
    await keys('Enter')
    await eventually(totals).toBe('应收 20 还差 11 件数 9')
    await keys('Control+Enter')
    await page.getByText(/9 件将入库到/).waitFor()
    await confirm('过账')
    await page.getByRole('heading', { name: /入库单 GR-/ }).waitFor()
    expect(await state()).toBe('已过账')
    expect([onHand(ids.small), onHand(ids.medium)]).toEqual([9, 0])
    expect(await stockShown()).toContain('9')
  })

  test('the rest completes the production order', async () => {
    const { page, keys, state, confirm } = desk
    await page.evaluate(() => {
      location.hash = '/production'
    })
    const row = page.locator('.ag-row[row-index="0"]').first()
    await row.waitFor()
    await eventually(() => row.locator('[col-id="status"]').innerText()).toBe('部分入库')
    await eventually(inGrid).toBe(true)
    await keys('Enter')
    await page.getByRole('heading', { name: /生产单 PO-/ }).waitFor()
    await eventually(totals).toBe('件数 20 已入库 9 未入库 11')
    await keys('Control+Enter')
    await page.getByRole('heading', { name: '收货入库' }).waitFor()
    await eventually(() => desk.cell(0, 0).innerText()).toBe('7')
    expect(await desk.cell(0, 1).innerText()).toBe('4')
    await keys('Control+Enter')
    await page.getByText(/11 件将入库到/).waitFor()
    await confirm('过账')
    await page.getByRole('heading', { name: /入库单 GR-/ }).waitFor()
    expect([onHand(ids.small), onHand(ids.medium)]).toEqual([16, 4])
    await keys('Alt+h')
    await page.locator('.side-links button', { hasText: 'PO-' }).click()
    await eventually(state).toBe('已完成')
    await desk.screenshot('production-completed')
    await keys('Alt+h')
  })

  test('goods nobody ordered come in without a production order', async () => {
    const { page, keys, typed, confirm } = desk
    await page.evaluate(() => {
      location.hash = '/goods-receipts'
    })
    await page.getByRole('heading', { name: '入库单', exact: true }).waitFor()
    await keys('Alt+n')
    await page.getByRole('heading', { name: '收货入库' }).waitFor()
    await page.getByText('不对应生产单').waitFor()
    await eventually(focused).toContain('sheet-input')
    await typed('ST')
    await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
    await keys('Enter')
    await page.locator('.ag-row[row-index="0"] [col-id="s0"]').waitFor()
    await typed('5')
    await keys('Enter')
    await keys('Control+Enter')
    await page.getByText(/5 件将入库到/).waitFor()
    await confirm('过账')
    await page.getByRole('heading', { name: /入库单 GR-/ }).waitFor()
    expect(onHand(ids.small)).toBe(21)
  })

  test('a receipt is reversed with a reason, and its pieces are gone', async () => {
    const { page, keys, typed, state } = desk
    await keys('Alt+d')
    await page.getByText(/红冲入库单 GR-/).waitFor()
    await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await typed('重复登记')
    await keys('Control+Enter')
    await eventually(state).toBe('已红冲')
    expect(onHand(ids.small)).toBe(16)
    // Two ends a movement: one piece row in, two in, one in, and that one taken back by its mirror, nothing deleted.
    expect(desk.ask('select count(*) from stock_entries')).toBe(10)
    await desk.screenshot('receipt-reversed')
    expect(await stockShown()).toContain('16')
  })
})
