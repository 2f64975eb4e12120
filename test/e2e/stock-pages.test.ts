import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

/** More than a page, so that the sheet has to read on. */
const styleCount = 230
let desk: GoodsWindow

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const pieces = Array.from({ length: styleCount }, () => goods.addStyle({ sizes: ['M'] }).skuIds[0] ?? 0)
    goods.receive(pieces.map((skuId) => [skuId, 2] as const))
  })
})
afterAll(() => desk.end())

const pinned = (field: string) => desk.page.locator(`.ag-row-pinned [col-id="own-${field}"]`).innerText()

test('the enquiry opens on its first page with the totals of everything, and reads on when its end comes near', async () => {
  const { page, keys } = desk
  await page.evaluate(() => {
    location.hash = '#/stock'
  })
  await page.locator('.sheet-style').first().waitFor()
  await expect.poll(() => pinned('onHand')).toBe(String(styleCount * 2))
  await page.getByText(`合计 ${styleCount} 款 ${styleCount} 行`).waitFor()
  const lowest = () =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('.ag-row:not(.ag-row-pinned)')].map((row) =>
          Number(row.getAttribute('row-index')),
        ),
      ),
    )
  expect(await lowest()).toBeLessThan(100)
  await page.locator('.sheet-input').focus()
  const goDown = async () => {
    await keys('Control+End')
    return lowest()
  }
  await expect.poll(goDown).toBe(styleCount - 1)
  await expect.poll(() => pinned('onHand')).toBe(String(styleCount * 2))
  await desk.screenshot('stock-pages')
})
