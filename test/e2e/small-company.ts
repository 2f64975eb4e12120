import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { launch, type RunningApp, temporaryFolder } from './app'

const regions = 'code,name,country,group\nE,华东,中国,东部\nW,西南,中国,西部\n'

// Amounts in fen and rates in basis points; D001 may owe 2,000 yuan, D002 as good as anything.
const distributors = `code,name,type,city,province,country,region,grade,credit_limit_fen,payment_terms_days,discount_bp
D001,杭州悦佳服饰,经销商,杭州,浙江,中国,E,B,200000,30,4500
D002,成都锦尚商贸,经销商,成都,四川,中国,W,A,900000000,60,5000
`

/** Styles of three size groups: letters, waists, one size. */
const styles = [
  {
    code: 'TX1001',
    name: '短袖圆领衫',
    category: '上衣',
    colours: ['黑色', '白色'],
    sizes: ['S', 'M', 'L', 'XL'],
    tagFen: 19_900,
  },
  {
    code: 'KZ2002',
    name: '直筒牛仔裤',
    category: '裤装',
    colours: ['深蓝'],
    sizes: ['28', '29', '30', '31', '32'],
    tagFen: 39_900,
  },
  { code: 'WJ3003', name: '真丝围巾', category: '配饰', colours: ['红色'], sizes: ['F'], tagFen: 29_900 },
]

const skuLines = styles.flatMap((style) =>
  style.colours.flatMap((colour, at) =>
    style.sizes.map((size) =>
      [
        `${style.code}-${at + 1}-${size}`,
        style.code,
        style.name,
        style.name,
        style.category,
        '',
        colour,
        size,
        0,
        style.tagFen,
      ].join(','),
    ),
  ),
)
const skus = `sku,style,style_name,name,category,subcategory,colour,size,cost_fen,tag_price_fen\n${skuLines.join('\n')}\n`

/** A running application with a company of two distributors and three styles, brought in through the import screen. */
export interface SmallCompany extends RunningApp {
  readonly folder: string
  /** Goes to an address of the window without the mouse. */
  readonly goTo: (address: string) => Promise<void>
  /** Loads the page anew, as after a crash of it, and signs in again. */
  readonly comeBack: () => Promise<void>
  /** Brings files in through the preview, and waits until the list of imports shows. */
  readonly bringIn: (kind: string, files: readonly string[]) => Promise<void>
}

/** Writes a text file into the test's folder. */
export function textFile(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** A size-across form as a distributor sends it: titles above, a header of sizes, a row a colour, totals below. */
export async function formFile(folder: string, name: string, form: OrderForm): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('订货表')
  sheet.addRow(['2026 冬季补货单'])
  sheet.addRow(['客户编号', form.distributor, '', '单号', form.reference, '', '日期', '2026-11-20'])
  sheet.addRow([])
  sheet.addRow(['款号', '品名', '颜色', ...form.sizes, '合计'])
  for (const row of form.rows) {
    const pieces = row.quantities.map((quantity) => quantity || null)
    sheet.addRow([
      row.style,
      row.name,
      row.colour,
      ...pieces,
      row.quantities.reduce<number>((sum, quantity) => sum + (typeof quantity === 'number' ? quantity : 0), 0),
    ])
  }
  const path = join(folder, name)
  await workbook.xlsx.writeFile(path)
  return path
}

/** What a form asks for. */
export interface OrderForm {
  readonly distributor: string
  readonly reference: string
  readonly sizes: readonly string[]
  readonly rows: readonly {
    readonly style: string
    readonly name: string
    readonly colour: string
    readonly quantities: readonly (number | string)[]
  }[]
}

async function found(running: RunningApp): Promise<void> {
  const { page } = running
  await page.evaluate(() =>
    localStorage.setItem('preferences', JSON.stringify({ locale: 'zh-CN', appearance: 'light', railFolded: false })),
  )
  await page.reload()
  await page.getByRole('button', { name: /新建账套/ }).click()
  await page.getByLabel('公司名称').fill('清和服饰')
  await page.getByLabel('管理员用户名').fill('admin')
  await page.getByLabel('管理员姓名').fill('周敏')
  await page.getByLabel('密码', { exact: true }).fill('liangqing-2026')
  await page.getByLabel('再输一次密码').fill('liangqing-2026')
  await page.keyboard.press('Enter')
  await signIn(page)
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).fill('admin')
  await page.getByLabel('密码', { exact: true }).fill('liangqing-2026')
  await page.keyboard.press('Enter')
  await page.locator('.rail').waitFor()
}

/** Starts the application, founds the company, and brings its masters in; a failure leaves no process behind. */
export const openSmallCompany = (): Promise<SmallCompany> => open(bringMastersIn)

/** The same company before anything was brought in. */
export const openEmptyCompany = (): Promise<SmallCompany> => open(async () => undefined)

async function open(furnish: (company: SmallCompany) => Promise<void>): Promise<SmallCompany> {
  const running = await launch()
  try {
    const company = await enter(running)
    await furnish(company)
    return company
  } catch (error) {
    await running.screenshot('small-company-failed')
    await running.kill()
    throw error
  }
}

async function enter(running: RunningApp): Promise<SmallCompany> {
  const { page } = running
  const folder = temporaryFolder()
  await page.locator('#root > *').first().waitFor()
  await found(running)
  const goTo = async (address: string) => {
    await page.evaluate((hash) => {
      location.hash = hash
    }, address)
  }
  const bringIn = async (kind: string, files: readonly string[]) => {
    await goTo(`/imports/new?kind=${kind}`)
    await running.answerDialogs({ open: files })
    await page.locator('.file-drop').click()
    await page.getByText('没有问题').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction(() => location.hash === '#/imports')
  }
  const comeBack = async () => {
    await page.reload()
    await page.locator('.rail, [name="password"], #password').first().waitFor()
    if ((await page.locator('.rail').count()) === 0) await signIn(page)
  }
  return { ...running, folder, goTo, comeBack, bringIn }
}

async function bringMastersIn({ folder, bringIn }: SmallCompany): Promise<void> {
  await bringIn('regions', [textFile(folder, 'regions.csv', regions)])
  await bringIn('distributors', [textFile(folder, 'distributors.csv', distributors)])
  await bringIn('styles', [textFile(folder, 'skus.csv', skus)])
}
