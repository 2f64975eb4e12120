import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Office } from '../../electron/services/office'
import { getOrder, saveOrder } from '../../electron/services/orders'
import { parsed } from '../helpers/company'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
const ids = { clerk: 0, skus: [] as readonly number[] }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    goods.addDistributor({ code: 'N001', name: '北方服饰' })
    ids.clerk = goods.officeFor('supervisor', { name: '林小雨' }).actor.userId
    ids.skus = goods.style.skuIds
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('two-people-failed')
})

const focused = () => desk.page.evaluate(() => document.activeElement?.className ?? '')
const saving = () => desk.page.locator('.document-saving').innerText()
/** Both rows of the sheet, size by size. */
const sheet = async () => [await row(0), await row(1)]
const row = async (index: number) =>
  (await desk.page.locator(`.ag-row[row-index="${index}"] .sheet-cell`).allInnerTexts()).join(' ')
const orderId = () => Number(desk.ask("select max(id) from documents where kind = 'order'"))
const books = () =>
  desk.ask(
    `select group_concat(quantity, ' ') from (select coalesce(l.quantity, '-') quantity from skus s
     left join order_lines l on l.sku_id = s.id and l.order_id = ? where s.id in (${ids.skus.join()}) order by s.id)`,
    orderId(),
  )

interface Change {
  readonly pieces: Readonly<Record<number, number>>
  readonly remark?: string
  readonly price?: { readonly at: number; readonly overridePriceFen: number; readonly overrideReason: string }
}

/** The colleague opens the order, changes some cells by the position of their SKU, and saves. */
function colleague({ pieces, remark, price }: Change): void {
  desk.meanwhile(ids.clerk, (office: Office) => {
    const { document, lines, orderKind } = getOrder(office, { id: orderId() })
    const wanted = new Map(lines.map(({ skuId, quantity }) => [skuId, quantity]))
    for (const [at, quantity] of Object.entries(pieces)) wanted.set(ids.skus[Number(at)] ?? 0, quantity)
    const { id, version, distributorId, businessDate } = document
    const own = (skuId: number) => (price !== undefined && ids.skus[price.at] === skuId ? price : undefined)
    saveOrder(
      office,
      parsed('orders.save', {
        ...{ id, version, orderKind, businessDate, distributorId: distributorId ?? 0 },
        remark: remark ?? document.remark,
        lines: [...wanted].flatMap(([skuId, quantity]) => {
          const { overridePriceFen, overrideReason } = own(skuId) ?? {}
          const priced = overridePriceFen === undefined ? {} : { overridePriceFen, overrideReason }
          return quantity === 0 ? [] : [{ skuId, quantity, ...priced }]
        }),
      }),
    )
  })
}

const stale = () => desk.page.locator('.sheet-notice-waits', { hasText: '刚刚保存了这张订单' })

/** An order of two pieces in every cell, in the books. */
async function keyOrder(): Promise<void> {
  const { page, keys, typed } = desk
  await page.evaluate(() => {
    location.hash = '/orders'
  })
  await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
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
  for (let cell = 0; cell < 6; cell++) {
    await typed('2')
    await keys('Enter')
  }
  await expect.poll(saving).toBe('已保存')
  await expect.poll(books).toBe('2 2 2 2 2 2')
}

describe('someone else saved the order in between', () => {
  test('the window says who, keeps what was typed, and merges both versions by cell', async () => {
    const { page, keys, typed } = desk
    await keyOrder()
    colleague({ pieces: { 0: 5, 4: 9 }, remark: '客户要求周五前发' })
    await keys('Control+Home')
    await typed('4')
    await keys('Enter', 'ArrowRight')
    await typed('7')
    await keys('Enter')
    await stale().waitFor()
    expect(await stale().innerText()).toContain('林小雨 刚刚保存了这张订单。您录入的内容还在。')
    expect(await saving()).toBe('等待合并')
    expect(await sheet()).toEqual(['4 2 7', '2 2 2'])
    await desk.screenshot('order-stale')
    // What is typed while it waits is merged with the rest.
    await typed('8')
    await keys('Enter')
    expect(books()).toBe('5 2 2 2 9 2')
    await keys('Alt+m')
    await stale().waitFor({ state: 'detached' })
    await expect.poll(sheet).toEqual(['4 2 7', '8 9 2'])
    await expect
      .poll(() => page.locator('.sheet-notice-waits').innerText())
      .toContain('有 1 格两边都改了，保留了您的数量，已标红。')
    await expect.poll(() => page.locator('.ag-row[row-index="0"] .sheet-problem').count()).toBe(1)
    expect(await page.locator('.sheet-said').innerText()).toBe('对方填的是 5，现在保留的是您的数量')
    expect(await page.locator('#order-remark').inputValue()).toBe('客户要求周五前发')
    await desk.screenshot('order-merged')
    await expect.poll(saving).toBe('已保存')
    expect(books()).toBe('4 2 7 8 9 2')
    await page.getByRole('button', { name: '已核对' }).click()
    await expect.poll(() => page.locator('.sheet-problem').count()).toBe(0)
  })

  test('a price that the other one set comes in with the merge', async () => {
    const { page, keys, typed } = desk
    colleague({ pieces: {}, price: { at: 0, overridePriceFen: 4800, overrideReason: '年度客情' } })
    await page.locator('.sheet-input').focus()
    await keys('Control+Home', 'ArrowRight')
    await typed('3')
    await keys('Enter')
    await stale().waitFor()
    await keys('Alt+m')
    await expect
      .poll(() => page.locator('.ag-row[row-index="0"] [col-id="netPrice"]').innerText())
      .toContain('改 48.00')
    await expect.poll(sheet).toEqual(['4 3 7', '8 9 2'])
    await expect.poll(saving).toBe('已保存')
    expect(books()).toBe('4 3 7 8 9 2')
    expect(
      desk.ask("select override_reason from order_lines where order_id = ? and price_rule = 'override'", orderId()),
    ).toBe('年度客情')
  })

  test('only theirs: what the books hold stands in the sheet and nothing of mine is written', async () => {
    const { page, keys, typed } = desk
    colleague({ pieces: { 0: 1, 1: 1, 2: 0 } })
    const version = () => desk.ask('select version from documents where id = ?', orderId())
    const before = version()
    await page.locator('.sheet-input').focus()
    await keys('Control+Home')
    await typed('66')
    await keys('Enter')
    await stale().waitFor()
    await keys('Alt+o')
    await stale().waitFor({ state: 'detached' })
    await expect.poll(sheet).toEqual(['1 1 ', '8 9 2'])
    await expect.poll(saving).toBe('已保存')
    expect(await page.locator('.sheet-problem').count()).toBe(0)
    expect([books(), version()]).toEqual(['1 1 - 8 9 2', before])
  })
})

describe('the power goes while an order is typed', () => {
  test('every cell comes back, also those that never reached the books and text that is no quantity', async () => {
    const { page, keys, typed } = desk
    await page.locator('.sheet-input').focus()
    await keys('Control+Home')
    await typed('11')
    await keys('Enter')
    await typed('x7')
    await keys('Enter')
    await typed('13')
    await keys('Enter')
    // A copy is written after the paint of the last key; less than a second later the machine is off.
    await page.waitForTimeout(400)
    expect(books()).toBe('1 1 - 8 9 2')
    desk = await desk.cutAndReturn()
    await desk.page.evaluate((id) => {
      location.hash = `/orders/${id}`
    }, orderId())
    await desk.page.locator('.sheet-notice-work', { hasText: '已恢复上次没有保存完的内容' }).waitFor()
    await expect.poll(sheet).toEqual(['11 x7 13', '8 9 2'])
    await desk.screenshot('order-restored')
    await expect.poll(() => desk.page.locator('.sheet-problem').innerText()).toBe('x7')
  })

  test('so does an order that has no customer yet, which no books can hold', async () => {
    const { page, keys, typed } = desk
    await page.evaluate(() => {
      location.hash = '/orders'
    })
    await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
    await keys('Alt+n')
    await page.getByRole('heading', { name: '新订单' }).waitFor()
    await keys('F6')
    await expect.poll(focused).toContain('sheet-input')
    await typed('ST')
    await page.locator('.sheet-suggestions [aria-selected="true"]').waitFor()
    await keys('Enter')
    await page.locator('.ag-row[row-index="1"] [col-id="s0"]').waitFor()
    await typed('21')
    await keys('Enter')
    await typed('22')
    await keys('Enter')
    await page.waitForTimeout(400)
    desk = await desk.cutAndReturn()
    await desk.keys('Alt+1')
    await desk.page.getByRole('heading', { name: '订单', exact: true }).waitFor()
    await desk.keys('Alt+n')
    await desk.page.getByRole('heading', { name: '新订单' }).waitFor()
    await expect.poll(sheet).toEqual(['21 22 ', '  '])
  })
})
