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
const cells = (field: string) =>
  company.page.locator(`.ag-row:not(.ag-row-pinned) .ag-cell[col-id="${field}"]`).allInnerTexts()

/** Opens the form of a list by its key and waits until the keyboard is in its first field. */
async function openForm(title: string): Promise<void> {
  await press('Alt+n')
  await company.page.locator('.ant-drawer-title', { hasText: title }).waitFor()
  await expect
    .poll(() => company.page.evaluate(() => document.activeElement?.matches('.ant-drawer input') === true))
    .toBe(true)
}

/** Picks an option of a select by typing what it is called. */
async function choose(id: string, text: string): Promise<void> {
  const { page } = company
  await page.locator(`#${id}`).click()
  await page.keyboard.type(text)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).first().waitFor()
  await press('Enter')
}

async function goTo(address: string, heading: string): Promise<void> {
  await company.goTo(address)
  await company.page.getByRole('heading', { name: heading, exact: true }).waitFor()
}

describe('a style from nothing', () => {
  test('a colour is added, found again and listed with its swatch', async () => {
    const { page } = company
    await goTo('/colours', '颜色')
    await openForm('新建颜色')
    await page.keyboard.type('MZ')
    await press('Tab')
    await page.keyboard.type('墨紫')
    await page.locator('#colour-swatch').fill('#4b2a5e')
    await press('Control+s')
    await expect.poll(() => cells('name')).toContain('墨紫')
    await company.screenshot('colours')
  })

  test('a code that is taken is refused at its field and nothing typed is lost', async () => {
    const { page } = company
    await openForm('新建颜色')
    await page.keyboard.type('MZ')
    await press('Tab')
    await page.keyboard.type('墨紫二')
    await press('Control+s')
    await page.getByText('编号 MZ 已被使用，请换一个').waitFor()
    expect(await page.locator('.form-problem').innerText()).toBe('已被使用')
    await press('Escape')
    await page.locator('.ant-drawer').waitFor({ state: 'detached' })
    await openForm('新建颜色')
    await page.getByText('这里是上次填写、还没有保存的内容').waitFor()
    expect(await page.locator('#colour-name').inputValue()).toBe('墨紫二')
    await page.getByRole('button', { name: '放弃这些内容' }).click()
    await expect.poll(() => page.locator('#colour-name').inputValue()).toBe('')
    await press('Escape')
  })

  test('a run of sizes is typed in one go', async () => {
    const { page } = company
    await goTo('/size-groups', '尺码组')
    await openForm('新建尺码组')
    await page.keyboard.type('DR')
    await press('Tab')
    await page.keyboard.type('连衣裙 XS-L')
    await page.getByLabel('按空格分开，一次填入').fill('XS S M L')
    await press('Enter')
    await expect.poll(() => page.locator('.size-lines tbody tr').count()).toBe(4)
    await press('Control+s')
    await expect.poll(() => cells('sizes')).toContain('XS S M L')
  })

  test('a style with that colour and run gets a SKU for every size', async () => {
    const { page } = company
    await goTo('/styles', '商品')
    await press('Alt+n')
    await page.getByRole('heading', { name: '新建款式' }).waitFor()
    await page.locator('#style-code').fill('LY4004')
    await page.locator('#style-name').fill('桑蚕丝连衣裙')
    await page.locator('#style-price').fill('899')
    await page.locator('#style-season').fill('27SS')
    await press('Control+s')
    expect(await page.locator('.header-problem').allInnerTexts()).toEqual(['必填', '必填'])
    await choose('style-group', '连衣裙')
    await choose('style-colours', '墨紫')
    await press('Escape')
    await page.getByRole('heading', { name: '新建款式' }).click()
    await press('Control+s')
    await expect.poll(hash).toMatch(/^#\/styles\/\d+$/)
    await expect.poll(() => cells('tagPriceFen')).toEqual(['899.00', '899.00', '899.00', '899.00'])
  })

  test('a scanner fills its barcodes one below the other, and a size takes a price of its own', async () => {
    const { page } = company
    await page.locator('.ag-row[row-index="0"] [col-id="barcode"]').click()
    for (const barcode of ['6931234000011', '6931234000028']) {
      await page.keyboard.type(barcode)
      await press('Enter')
    }
    await expect.poll(() => cells('barcode')).toEqual(['6931234000011', '6931234000028', '', ''])
    await page.locator('.ag-row[row-index="3"] [col-id="tagPriceFen"]').click()
    await page.keyboard.type('929')
    await press('Enter')
    await expect.poll(async () => (await cells('tagPriceFen'))[3]).toBe('929.00')
    await company.screenshot('style')
    await press('Control+s')
    await page.getByText('未保存').waitFor({ state: 'detached' })
    await expect.poll(() => cells('barcode')).toEqual(['6931234000011', '6931234000028', '', ''])
  })

  test('it is found by its tail digits and opened from the palette', async () => {
    const { page } = company
    await goTo('/styles', '商品')
    await press('Control+k')
    await page.locator('.palette input').fill('4004')
    await page.locator('.palette-results [role="option"]', { hasText: 'LY4004' }).waitFor()
    await press('Enter')
    await expect.poll(hash).toMatch(/^#\/styles\/\d+$/)
    await expect.poll(() => cells('tagPriceFen')).toEqual(['899.00', '899.00', '899.00', '929.00'])
    await expect.poll(() => cells('barcode')).toEqual(['6931234000011', '6931234000028', '', ''])
    await press('Escape')
    await expect.poll(hash).toBe('#/styles')
  })
})

describe('a customer and its prices', () => {
  test('a customer without a region is refused at the field; with one it is in the list', async () => {
    const { page } = company
    await goTo('/distributors', '客户')
    await openForm('新建客户')
    await page.keyboard.type('D003')
    await press('Tab')
    await page.keyboard.type('南京云裳服饰')
    await press('Control+s')
    await expect.poll(() => page.locator('.form-problem').allInnerTexts()).toContain('必填')
    await choose('distributor-region', '华东')
    await page.locator('#distributor-limit').fill('50,000')
    await press('Control+s')
    await expect.poll(() => cells('name')).toContain('南京云裳服饰')
    await expect.poll(() => cells('creditLimitFen')).toContain('50,000.00')
    await company.screenshot('distributors')
  })

  test('its page shows account, stock and latest documents', async () => {
    const { page } = company
    await page.getByText('南京云裳服饰').first().dblclick()
    await expect.poll(hash).toMatch(/^#\/distributors\/\d+$/)
    await page.getByRole('heading', { name: '往来账户' }).waitFor()
    await page.getByRole('heading', { name: '客户库存' }).waitFor()
    await press('Escape')
    await expect.poll(hash).toBe('#/distributors')
  })

  test('a price policy waits for approval, is approved, and says whom it is for', async () => {
    const { page } = company
    await goTo('/price-policies', '价格政策')
    await openForm('新建价格政策')
    await page.keyboard.type('27SS 上市价')
    await page.locator('#policy-rate').fill('46.5')
    await choose('policy-region', '华东')
    await page.locator('#policy-season').fill('27SS')
    await press('Control+s')
    await expect.poll(() => cells('scope')).toEqual(['华东区域、27SS'])
    expect(await cells('status')).toEqual(['草稿'])
    expect(await cells('rateBp')).toEqual(['46.5%'])
    await page.getByText('27SS 上市价').first().dblclick()
    await page.getByRole('button', { name: '审核', exact: true }).click()
    // Nothing is open that it could change, and the question says so.
    await page.locator('.dialog-effects', { hasText: '0 张未完订单的价格都不变' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.matches('.ant-modal .ant-btn-primary') === true)
    await press('Enter')
    await expect.poll(() => cells('status')).toEqual(['已审核'])
    await company.screenshot('price-policies')
  })

  test('an order fair counts its styles and takes a budget in its grid', async () => {
    const { page } = company
    await goTo('/fairs', '订货会')
    await openForm('新建订货会')
    await page.keyboard.type('F27')
    await press('Tab')
    await page.keyboard.type('2027 春夏订货会')
    await page.locator('#fair-season').fill('27SS')
    await press('Control+s')
    await expect.poll(hash).toMatch(/^#\/fairs\/\d+$/)
    await page.locator('.fair-picker input').fill('D003')
    await page.locator('.picker-hit', { hasText: 'D003' }).waitFor()
    await press('Enter')
    await expect.poll(() => cells('distributorName')).toEqual(['南京云裳服饰'])
    await press('Control+5')
    await page.getByRole('button', { name: '加入本季全部款式' }).click()
    await expect.poll(() => cells('code')).toEqual(['LY4004'])
    await company.screenshot('fair')
  })
})
