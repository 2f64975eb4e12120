import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formFile, openSmallCompany, type SmallCompany } from './small-company'

let company: SmallCompany

beforeAll(async () => {
  company = await openSmallCompany()
})
afterAll(async () => {
  rmSync(company.folder, { recursive: true, force: true })
  await company.close()
})

const hash = () => company.page.evaluate(() => location.hash)
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await company.page.keyboard.press(key)
}
const status = () => company.page.locator('.sheet-status [role=status]').innerText()
const foot = () => company.page.locator('.import-foot').innerText()
const here = () => company.page.locator('.form-here').innerText()

const sizes = ['S', 'M', 'L', 'XL']
const shirt = { style: 'TX1001', name: '短袖圆领衫' }

async function choose(files: readonly string[], folder = false): Promise<void> {
  const { page, goTo, answerDialogs } = company
  await goTo('/imports')
  await page.getByRole('heading', { name: '导入记录' }).waitFor()
  await goTo('/imports/new?kind=orders')
  await page.locator('.file-drop').waitFor()
  await answerDialogs({ open: files })
  if (folder) return press('Alt+o')
  await page.locator('.file-drop').focus()
  await press('Enter')
  await page.locator('.form-frame').waitFor()
}

const wrong = (name: string, reference: string) =>
  formFile(company.folder, name, {
    distributor: 'D002',
    reference,
    sizes,
    rows: [
      { ...shirt, colour: '黑色', quantities: [2, '三', 4, 2] },
      { style: 'TX100', name: '短袖圆领衫', colour: '白色', quantities: [1, 1, 1, 1] },
      { ...shirt, colour: '红色', quantities: [5, 0, 0, 0] },
      { ...shirt, style: 'TX9999', name: '没有的款', colour: '黑色', quantities: [3, 0, 0, 0] },
    ],
  })

describe('a form with problems', () => {
  test('shows each in its cell, is fixed with the keyboard, and becomes an order that says so', async () => {
    const { page, goTo } = company
    await choose([await wrong('有问题.xlsx', 'JS-1')])
    await page.locator('.sheet-cell.sheet-problem', { hasText: '三' }).waitFor()
    // Style codes and the colour that nobody knows are marked where they stand.
    expect(await page.locator('.sheet-fixed.sheet-problem').count()).toBeGreaterThan(3)
    await company.screenshot('order-import-problems')
    expect(await page.getByRole('button', { name: '全部导入' }).isDisabled()).toBe(true)
    await expect.poll(status).toContain('“三”不是数量')
    expect(await here()).toContain('订货表 E5')

    await page.keyboard.type('3')
    await press('Enter')
    await expect.poll(() => page.locator('.sheet-cell.sheet-problem', { hasText: '三' }).count()).toBe(0)

    await press('F8')
    await expect.poll(here).toContain('TX100')
    await press('Alt+1')
    await expect.poll(() => page.locator('.sheet-style', { hasText: /^TX100$/ }).count()).toBe(0)

    await press('F8')
    await expect.poll(here).toContain('红色')
    await press('Alt+2')
    await expect.poll(foot).toContain('还有 1 处错误')

    await press('F8')
    await expect.poll(here).toContain('TX9999')
    await press('Alt+x')
    await expect.poll(foot).not.toContain('错误')
    await press('Alt+b', 'Alt+b')
    await expect.poll(() => page.locator('.form-fixes li').count()).toBe(4)
    await company.screenshot('order-import-fixed')

    await expect.poll(() => page.getByRole('button', { name: '全部导入' }).isEnabled()).toBe(true)
    await press('Control+Enter')
    await expect.poll(hash).toBe('#/imports')
    await page.locator('.ag-row', { hasText: '有问题.xlsx' }).first().waitFor()
    await goTo('/orders')
    await page.locator('.ag-row', { hasText: 'JS-1' }).first().dblclick()
    await page.locator('.document-head').waitFor()
    if ((await page.locator('.document-side').count()) === 0) await press('Alt+h')
    await page.locator('.side-fixes', { hasText: '订货表!E5: 三 → 3' }).waitFor()
    await company.screenshot('order-import-history')
  })

  test('keeps what was fixed when the window is closed midway', async () => {
    const { page } = company
    const path = await wrong('中断.xlsx', 'JS-2')
    await choose([path])
    await expect.poll(status).toContain('“三”不是数量')
    await page.keyboard.type('7')
    await press('Enter')
    await expect.poll(foot).toContain('还有 3 处错误')
    await company.comeBack()
    await choose([path])
    await expect.poll(foot).toContain('还有 3 处错误')
    await page.locator('.sheet-cell', { hasText: /^7$/ }).waitFor()
    await press('Escape')
    await expect.poll(hash).toBe('#/orders')
  })

  test('goes back to the distributor with a column that names them', async () => {
    const { page, folder, answerDialogs } = company
    await choose([await wrong('退回.xlsx', 'JS-3')])
    await expect.poll(foot).toContain('还有 4 处错误')
    const out = join(folder, '退回-问题.xlsx')
    await answerDialogs({ save: out })
    await press('Alt+e')
    await page.getByText('退回-问题.xlsx').first().waitFor()
    const workbook = new ExcelJS.Workbook()
    // ExcelJS types its buffer as Node's, whatever kind it takes.
    await workbook.xlsx.load(readFileSync(out) as unknown as ArrayBuffer)
    const sheet = workbook.getWorksheet('订货表')
    expect(sheet?.getCell('I4').text).toBe('导入问题')
    expect(sheet?.getCell('I5').text).toContain('“三”不是数量')
    expect(sheet?.getCell('E5').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    await press('Escape')
  })
})

describe('columns that are uncertain', () => {
  const odd = async (name: string, reference: string) => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('表')
    sheet.addRow(['客户编号', 'D002', '单号', reference, '日期', '2026-11-20'])
    sheet.addRow(['款号', '颜色', '尺码', '订货数', '订货数'])
    sheet.addRow(['TX1001', '黑色', 'M', 5, 7])
    const path = join(company.folder, name)
    await workbook.xlsx.writeFile(path)
    return path
  }

  test('are asked once with what stands in them, and remembered until they are forgotten', async () => {
    const { page, goTo } = company
    await choose([await odd('两列.xlsx', 'JS-4')])
    const dialog = page.locator('.ant-modal', { hasText: '列的含义' })
    await dialog.waitFor()
    await company.screenshot('order-import-columns')
    expect(await dialog.innerText()).toContain('TX1001')
    // The fifth column is the quantity that is meant.
    await dialog.locator('.form-meaning').nth(4).locator('input').focus()
    await page.keyboard.type('数量')
    await press('Enter')
    await dialog.getByRole('button', { name: '按这样读取' }).focus()
    await press('Enter')
    await expect.poll(() => page.locator('.import-head').innerText()).toMatch(/件数\s+7/)
    await expect.poll(() => page.getByRole('button', { name: '全部导入' }).isEnabled()).toBe(true)
    await press('Control+Enter')
    await expect.poll(hash).toBe('#/imports')

    await choose([await odd('再来.xlsx', 'JS-5')])
    await expect.poll(() => page.locator('.import-head').innerText()).toMatch(/件数\s+7/)
    expect(await page.locator('.ant-modal').count()).toBe(0)
    await goTo('/imports/layouts')
    await page.locator('.ag-row', { hasText: 'D002' }).first().waitFor()
    await company.screenshot('order-import-layouts')
    await press('Alt+Delete')
    await page.getByText('已忘记').first().waitFor()
    await page.getByText('还没有记住任何表格').waitFor()
  })
})

describe('a folder of forms', () => {
  test('is read at once, imported each for itself, and undone one by one', async () => {
    const { page, folder } = company
    const inside = join(folder, '十一月')
    mkdirSync(inside)
    const good = (at: number) =>
      formFile(inside, `好的${at}.xlsx`, {
        distributor: 'D002',
        reference: `F-${at}`,
        sizes,
        rows: [{ ...shirt, colour: '黑色', quantities: [1, 2, 3, at] }],
      })
    await good(1)
    await good(2)
    await formFile(inside, '坏的.xlsx', {
      distributor: 'D009',
      reference: 'F-3',
      sizes,
      rows: [{ ...shirt, colour: '黑色', quantities: [1, '?', 0, 0] }],
    })
    await choose([inside], true)
    await page.locator('.ag-row', { hasText: '好的1.xlsx' }).waitFor()
    await expect.poll(foot).toContain('导入可导入的 2 个')
    await company.screenshot('order-import-folder')

    await press('Control+Enter')
    await expect.poll(foot).toContain('已导入 2 个文件，其余 1 个还没有写入')
    expect(await page.locator('.ag-row', { hasText: '坏的.xlsx' }).first().innerText()).toContain('有错误')

    await press('ArrowDown', 'Alt+z')
    await page.getByText('“好的1.xlsx”的导入将撤销').waitFor()
    await press('Enter')
    await expect.poll(() => page.locator('.ag-row', { hasText: '好的1.xlsx' }).first().innerText()).toContain('已撤销')

    await expect.poll(() => page.locator('.ant-modal:visible').count()).toBe(0)
    await press('ArrowUp', 'Enter')
    await page.locator('.form-ask').first().waitFor()
    await company.screenshot('order-import-folder-file')
    await press('Escape')
    await page.locator('.ag-row', { hasText: '好的2.xlsx' }).waitFor()
    await press('Escape')
    await expect.poll(hash).toBe('#/orders')
  })
})
