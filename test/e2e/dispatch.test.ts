import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type GoodsWindow, openGoodsWindow, receivable } from './goods-window'

let desk: GoodsWindow
const ids = { north: 0, south: 0 }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const north = goods.addDistributor({ code: 'N001', name: '北方服饰' })
    const south = goods.addDistributor({ code: 'S001', name: '南方服饰' })
    Object.assign(ids, { north: north.id, south: south.id })
    const [small, medium] = [goods.sku(0), goods.sku(1)]
    goods.approved(
      [
        [small, 10],
        [medium, 10],
      ],
      { distributorId: north.id },
    )
    goods.approved(
      [
        [small, 6],
        [medium, 6],
      ],
      { distributorId: south.id },
    )
    goods.receive([
      [small, 8],
      [medium, 16],
    ])
  })
})
afterAll(() => desk.end())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('dispatch-failed')
})

describe('sharing out what arrived', () => {
  test('the desk opens on who is waiting, with what the warehouse covers', async () => {
    const { page, keys } = desk
    await keys('Alt+2')
    await page.getByRole('tab', { name: /等货 ?2/ }).waitFor()
    await expect
      .poll(() => page.locator('.ag-row[row-index] [col-id="orderNumber"]', { hasText: 'SO-' }).count())
      .toBe(2)
    const first = page.locator('.ag-row[row-index="0"]')
    await expect.poll(() => first.locator('[col-id="coverableQuantity"]').innerText()).toBe('18')
  })

  test('a pro rata proposal over everything gives each its share, with the reason of the cell in the status bar', async () => {
    const { page, keys, cell } = desk
    await keys('Alt+n')
    await page.getByText('生成配货建议').waitFor()
    await keys('Control+Enter')
    await page.getByRole('heading', { name: /配货单 AL-/ }).waitFor()
    await expect.poll(() => cell(0, 0).innerText()).toBe('5')
    expect(await cell(0, 1).innerText()).toBe('3')
    expect([await cell(1, 0).innerText(), await cell(1, 1).innerText()]).toEqual(['10', '6'])
    expect(await page.locator('.sheet-said').innerText()).toContain('需 10 件，配 5 件')
    await desk.screenshot('allocation')
  })

  test('more than there is cannot be promised; an edited cell is locked and what is left is live', async () => {
    const { page, keys, typed, cell } = desk
    await typed('9')
    await keys('Enter')
    await expect.poll(() => page.locator('.ag-row[row-index="0"] [col-id="own-left"]').innerText()).toBe('-4')
    await expect.poll(() => page.getByRole('button', { name: '确认配货' }).isDisabled()).toBe(true)
    await keys('Control+z')
    await expect.poll(() => cell(0, 0).innerText()).toBe('5')
    await typed('4')
    await keys('Enter')
    await expect.poll(() => page.locator('.ag-row[row-index="0"] [col-id="own-left"]').innerText()).toBe('1')
    await expect.poll(() => cell(0, 0).getAttribute('class')).toContain('sheet-locked')
  })

  test('confirming saves the edit and reserves the goods', async () => {
    const { page, keys, state, confirm } = desk
    await keys('Control+Enter')
    await page.getByText('23 件在').waitFor()
    await confirm('确认配货')
    await expect.poll(state).toBe('已确认')
    expect(desk.ask('select sum(reserved) from stock_balances')).toBe(23)
  })
})

describe('shipping', () => {
  test('one draft a customer is made, packed and dispatched, and the account is charged', async () => {
    const { page, keys, typed, state, confirm } = desk
    await keys('Control+Enter')
    await page.getByRole('tab', { name: /待发货 ?2/ }).waitFor()
    await page.locator('.ag-row', { hasText: '北方服饰' }).first().click()
    await keys('Enter')
    await page.getByRole('heading', { name: /发货单 SH-/ }).waitFor()
    await page.getByLabel('承运').focus()
    await typed('顺丰')
    await keys('Tab')
    await typed('SF123456')
    await keys('Control+Enter')
    await expect.poll(state).toBe('已拣货')
    await keys('Control+Enter')
    await page.getByText('欠款增加 700.00 元').waitFor()
    await desk.screenshot('shipment-dispatch')
    await confirm('发货')
    await expect.poll(state).toBe('已发出')
    expect(desk.ask(receivable, ids.north)).toBe(70_000)
    expect(desk.ask('select waybill from shipments where carrier = ?', '顺丰')).toBe('SF123456')
  })

  test('a line that came short opens a shortage; the rest is the customer’s', async () => {
    const { page, keys, typed, state, confirm } = desk
    await keys('Alt+s')
    await page.getByText('按实际收到的数量改').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-input')
    await typed('3')
    await keys('Enter')
    await expect.poll(() => page.locator('.ag-row[row-index="0"] [col-id="own-difference"]').innerText()).toBe('-1')
    await keys('Control+Enter')
    await page.getByText('少 1 件，生成少货单').waitFor()
    await confirm('按实收确认')
    await expect.poll(state).toBe('收货短少')
  })

  test('the shortage is credited after its effect on goods and money was said', async () => {
    const { page, keys, state, confirm } = desk
    await keys('Escape')
    await page.getByRole('tab', { name: /少货 ?1/ }).click()
    await page.locator('.ag-row', { hasText: 'SG-' }).first().waitFor()
    await page.locator('.ag-row', { hasText: 'SG-' }).first().click()
    await keys('Enter')
    await page.getByRole('heading', { name: /少货单 SG-/ }).waitFor()
    await keys('Alt+k')
    await page.getByText('北方服饰欠款减少 50.00 元').waitFor()
    await confirm('扣款')
    await expect.poll(state).toBe('已冲账')
    expect(desk.ask(receivable, ids.north)).toBe(65_000)
  })
})
