import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rawRows, realPath } from '../fixtures/adventureworks'
import { openEmptyCompany, type SmallCompany, textFile } from './small-company'

let company: SmallCompany

beforeAll(async () => {
  company = await openEmptyCompany()
})
afterAll(async () => {
  rmSync(company.folder, { recursive: true, force: true })
  await company.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await company.screenshot('masters-import-failed')
})

const press = (key: string) => company.page.keyboard.press(key)
const hash = () => company.page.evaluate(() => location.hash)
const head = () => company.page.locator('.import-head').innerText()
const importButton = () => company.page.getByRole('button', { name: '全部导入' })

/** A real csv as the workbook an office would make of it: its header, its rows, figures as figures. */
async function workbookOf(csv: string, sheet: string, change: (rows: string[][]) => void = () => undefined) {
  const [header = ''] = readFileSync(realPath(csv), 'utf8').split(/\r?\n/)
  const rows = rawRows(csv).map((row) => [...row])
  change(rows)
  const workbook = new ExcelJS.Workbook()
  const page = workbook.addWorksheet(sheet)
  page.addRow(header.split(','))
  const figures = header.split(',').map((name) => /_fen$|_days$|_bp$/.test(name))
  for (const row of rows)
    page.addRow(row.map((text, at) => (figures[at] === true && /^\d+$/.test(text) ? Number(text) : text)))
  const path = join(company.folder, csv.replace('.csv', '.xlsx'))
  await workbook.xlsx.writeFile(path)
  return path
}

/** The import screen of a kind, empty. */
async function openImport(kind: string): Promise<void> {
  await company.goTo('/imports')
  await company.page.getByRole('heading', { name: '导入记录' }).waitFor()
  await company.goTo(`/imports/new?kind=${kind}`)
  await company.page.locator('.file-drop').waitFor()
}

/** Chooses files as from the system's dialog, with Enter on the place for them. */
async function choose(kind: string, files: readonly string[]): Promise<void> {
  await openImport(kind)
  await company.answerDialogs({ open: files })
  await company.page.locator('.file-drop').focus()
  await press('Enter')
  await company.page.locator('.import-frame').waitFor()
}

async function bringIn(): Promise<void> {
  await expect.poll(() => importButton().isEnabled()).toBe(true)
  await press('Control+Enter')
  await expect.poll(hash).toBe('#/imports')
}

async function list(address: string, heading: string): Promise<void> {
  await company.goTo(address)
  await company.page.getByRole('heading', { name: heading, exact: true }).waitFor()
}

/** What is brought in stands in the list of imports with its rows. */
async function listed(file: string, rows: string): Promise<void> {
  const row = company.page.locator('.ag-row', { hasText: file }).first()
  await row.waitFor()
  expect(await row.locator('[col-id="rowCount"]').innerText()).toBe(rows)
}

async function emptyList(): Promise<void> {
  await company.page.locator('.empty-state').waitFor()
  expect(await cells('code')).toEqual([])
}

/** The row of a code, found by the list's own search. */
async function found(code: string) {
  const { page } = company
  await press('Control+f')
  await press('Control+a')
  await page.keyboard.type(code)
  const row = page.locator('.ag-row', { has: page.locator('[col-id="code"]', { hasText: code }) }).first()
  await row.waitFor()
  return row
}

const cells = (field: string) =>
  company.page.locator(`.ag-row:not(.ag-row-pinned) .ag-cell[col-id="${field}"]`).allInnerTexts()

describe('regions from the real file', () => {
  test('dropped on the screen beside the place for it, they are previewed and nothing is written yet', async () => {
    const { page } = company
    await openImport('regions')
    await company.dragFiles('.list-head h1', [realPath('regions.csv')])
    await page.locator('.file-area-over').waitFor()
    await company.dropFiles('.list-head h1', [realPath('regions.csv')])
    await page.locator('.import-frame').waitFor()
    expect(await head()).toMatch(/regions\.csv\s+记录 10\s+明细 10/)
    await page.getByText('没有问题').waitFor()
    expect(await page.getByText('现在还没有写入任何内容').count()).toBe(1)
    expect(await page.locator('.import-lines .ag-row', { hasText: 'R10' }).first().innerText()).toContain('新增')
    await list('/regions', '区域')
    await emptyList()
  })

  test('chosen and imported they are in the list of regions', async () => {
    const { page } = company
    await choose('regions', [realPath('regions.csv')])
    await page.getByText('没有问题').waitFor()
    await bringIn()
    await page.locator('.ag-row', { hasText: 'regions.csv' }).first().waitFor()
    await list('/regions', '区域')
    await expect
      .poll(async () => (await cells('code')).toSorted())
      .toEqual(rawRows('regions.csv').map(([code]) => code))
    expect((await cells('name')).toSorted()).toEqual(
      rawRows('regions.csv')
        .map(([, name]) => name)
        .toSorted(),
    )
    await company.screenshot('regions-imported')
  })

  test('the same file again is recognised and waits for a word', async () => {
    const { page } = company
    await choose('regions', [realPath('regions.csv')])
    await page.getByText('有以前导入过、重复或不像这一种类的内容').waitFor()
    expect(await importButton().isDisabled()).toBe(true)
    await press('Control+Enter')
    expect(await hash()).toBe('#/imports/new?kind=regions')
    await page.getByRole('button', { name: '仍要导入' }).click()
    await bringIn()
    await list('/regions', '区域')
    await expect.poll(async () => (await cells('code')).length).toBe(10)
  })

  test('a file of a wrong type is refused by its name, wherever it is dropped', async () => {
    const { page, folder } = company
    await openImport('regions')
    await company.dropFiles('.file-drop', [textFile(folder, '区域.docx', 'x')])
    await page.getByText('“区域.docx”不是支持的格式').waitFor()
    expect(await page.locator('.import-frame').count()).toBe(0)
  })
})

describe('distributors from a workbook', () => {
  test('bad rows are shown with sheet, row and column, and nothing is written', async () => {
    const { page } = company
    const path = await workbookOf('distributors.csv', '客户资料', (rows) => {
      // The header is row 1: these stand in rows 4 and 9 of the sheet.
      rows[2]?.splice(6, 1, 'R99')
      rows[7]?.splice(8, 1, '一百万')
    })
    await choose('distributors', [path])
    const region = page.locator('.problem-error', { hasText: 'R99' })
    await region.waitFor()
    expect(await region.locator('.problem-cell').innerText()).toBe('G4')
    expect(await region.locator('.problem-sheet').innerText()).toBe('distributors.xlsx · 客户资料')
    const limit = page.locator('.problem-error', { hasText: '一百万' })
    expect(await limit.locator('.problem-cell').innerText()).toBe('I9')
    expect(await limit.locator('.problem-text').innerText()).toBe('“一百万”不是金额')
    expect(await page.locator('.problem-error').count()).toBe(2)
    expect(await importButton().isDisabled()).toBe(true)
    await company.screenshot('distributors-problems')
    await press('Control+Enter')
    expect(await hash()).toBe('#/imports/new?kind=distributors')
    await list('/distributors', '客户')
    await emptyList()
  })

  test('mended, all of them come in and stand in the list with limit and discount', async () => {
    const { page } = company
    await choose('distributors', [await workbookOf('distributors.csv', '客户资料')])
    expect(await head()).toMatch(/记录 120/)
    await page.getByText('没有问题').waitFor()
    await bringIn()
    await listed('distributors.xlsx', '120')
    await list('/distributors', '客户')
    await company.screenshot('distributors-imported')
    const row = await found('AW00000001')
    expect(await row.locator('[col-id="name"]').innerText()).toBe('A Bike Store')
    expect(await row.locator('[col-id="regionName"]').innerText()).toBe('Northwest')
    expect(await row.locator('[col-id="creditLimitFen"]').innerText()).toBe('100,000.00')
    expect(await row.locator('[col-id="discountBp"]').innerText()).toBe('48%')
    const last = rawRows('distributors.csv').at(-1) ?? []
    expect(await (await found(last[0] ?? '')).locator('[col-id="name"]').innerText()).toBe(last[1])
  })
})

describe('styles and SKUs', () => {
  test('a file taken for another kind is read anew as what it is', async () => {
    const { page } = company
    await list('/imports', '导入记录')
    await company.dropFiles('.list-screen', [realPath('skus.csv')])
    await expect.poll(hash).toBe('#/imports/new')
    await page.locator('.import-kind .ant-segmented-item-selected', { hasText: '订货表' }).waitFor()
    await page.locator('.import-kind .ant-segmented-item', { hasText: '款式和单品' }).click()
    await expect.poll(head).toMatch(/记录 119\s+明细 293/)
    await expect.poll(() => importButton().isEnabled()).toBe(true)
  })

  test('a workbook with a price that is no amount is refused at its cell', async () => {
    const { page } = company
    const path = await workbookOf('skus.csv', '单品', (rows) => rows[99]?.splice(9, 1, '面议'))
    await choose('styles', [path])
    const problem = page.locator('.problem-error', { hasText: '面议' })
    await problem.waitFor()
    expect(await problem.locator('.problem-cell').innerText()).toBe('J101')
    expect(await problem.locator('.problem-sheet').innerText()).toBe('skus.xlsx · 单品')
    await list('/styles', '商品')
    await emptyList()
  })

  test('all of them come in and stand in the list of styles with their SKUs', async () => {
    await choose('styles', [await workbookOf('skus.csv', '单品')])
    await bringIn()
    await listed('skus.xlsx', '293')
    await list('/styles', '商品')
    await company.screenshot('styles-imported')
    const [, style = '', name = ''] = rawRows('skus.csv')[0] ?? []
    const row = await found(style)
    expect(await row.locator('[col-id="name"]').innerText()).toBe(name)
    expect(await row.locator('[col-id="tagPriceFen"]').innerText()).toBe('53.99')
    const helmet = await found('AW0001')
    expect(await helmet.locator('[col-id="colourCount"]').innerText()).toBe('3')
    expect(await helmet.locator('[col-id="skuCount"]').innerText()).toBe('3')
  })

  test('the csv with the same records says that they are known', async () => {
    const { page } = company
    await choose('styles', [realPath('skus.csv')])
    await page
      .locator('.ag-row', { hasText: /更新|已有/ })
      .first()
      .waitFor()
    expect(await page.locator('.import-lines .ag-row', { hasText: '新增' }).count()).toBe(0)
  })
})
