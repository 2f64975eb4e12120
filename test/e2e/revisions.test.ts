import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Office } from '../../electron/services/office'
import { amendOrder, getOrder } from '../../electron/services/orders'
import { wantedQuantity } from '../../shared/domain/order-revisions'
import { parsed } from '../helpers/company'
import type { Pieces } from '../helpers/goods-flow'
import { temporaryFolder } from './app'
import { type GoodsWindow, openGoodsWindow } from './goods-window'
import { formFile } from './small-company'

let desk: GoodsWindow
const folder = temporaryFolder()
const ids = { order: 0, small: 0, draft: 0, referenced: 0, clerk: 0, skus: [] as readonly number[] }

beforeAll(async () => {
  desk = await openGoodsWindow((goods) => {
    const { sku } = goods
    ids.skus = goods.style.skuIds
    ids.clerk = goods.officeFor('supervisor', { name: '林小雨' }).actor.userId
    goods.addStyle({ code: 'KZ200', name: '直筒裤', colours: ['BU'], sizes: ['28', '29', '30', '31'] })
    ids.order = goods.approved([
      [sku(0), 5],
      [sku(1), 4],
      [sku(2), 3],
      [sku(3), 2],
    ]).id
    goods.receive([[sku(0), 3]])
    goods.dispatch(goods.ship(goods.firm({ orderIds: [ids.order] })))
    goods.receive([[sku(1), 1]])
    goods.firm({ orderIds: [ids.order] })
    const poor = goods.addDistributor({ name: '小额服饰', creditLimitFen: 20_000 })
    ids.small = goods.approved([[sku(0), 3]], { distributorId: poor.id }).id
    ids.referenced = goods.approved([[sku(0), 2]], { reference: 'KH-20' }).id
    ids.draft = goods.draft([[sku(0), 3]], { reference: 'KH-9' }).document.id
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot(`revisions-failed ${task.name.slice(0, 30)}`)
})

const goTo = (address: string) =>
  desk.page.evaluate((hash) => {
    location.hash = hash
  }, address)
const hash = () => desk.page.evaluate(() => location.hash)
const inSheet = () =>
  expect.poll(() => desk.page.evaluate(() => document.activeElement?.className)).toContain('sheet-input')
/** The first three sizes of a row. */
const row = async (index: number) =>
  (await desk.page.locator(`.ag-row[row-index="${index}"] .sheet-cell`).allInnerTexts()).slice(0, 3)
const notice = (text: string) => desk.page.locator('.sheet-notice', { hasText: text })
const status = () => desk.page.locator('.sheet-status .sheet-said').innerText()
/** Pieces wanted of an order by the position of the SKU, as the books have them. */
const wanted = (id: number) =>
  ids.skus.map((sku) =>
    Number(
      desk.ask(
        'select coalesce(sum(quantity - cancelled_quantity), 0) from order_lines where order_id = ? and sku_id = ?',
        id,
        sku,
      ),
    ),
  )
const revisions = (id: number) => Number(desk.ask('select count(*) from order_revisions where order_id = ?', id))

/** Opens an order to be read; its sheet has the keyboard. */
async function open(id: number): Promise<void> {
  await goTo('/orders')
  await desk.page.getByRole('heading', { name: '订单', exact: true }).waitFor()
  await goTo(`/orders/${id}`)
  await desk.page.locator('.sheet-cell').first().waitFor()
}

/** Opens the amendment of the order on screen. */
async function amend(): Promise<void> {
  await desk.keys('Alt+e')
  await desk.page.getByRole('heading', { name: /^修改订单/ }).waitFor()
  await inSheet()
}

/** The reason dialog, answered by keyboard. */
async function because(reason: string): Promise<void> {
  // A dialog that is closing gives the keyboard back when it is gone.
  await expect.poll(() => desk.page.locator('.ant-modal:visible').count()).toBe(0)
  await inSheet()
  await desk.keys('Control+Enter')
  await desk.page
    .getByRole('dialog', { name: /将生成新版本/ })
    .locator('textarea')
    .waitFor()
  await desk.typed(reason)
  await desk.keys('Control+Enter')
}

describe('amending an approved order', () => {
  test('changed cells show old and new, what is gone holds them up, and Esc leaves the order as it was', async () => {
    await desk.resize(1366, 768)
    await open(ids.order)
    await amend()
    await desk.keys('Control+Home')
    await expect.poll(status).toBe('已发 3、已配 0，不能少于 3')
    await desk.typed('2')
    await desk.keys('Enter')
    await expect.poll(() => row(0)).toEqual(['5→2', '4', '3'])
    await desk.keys('Control+Enter')
    await desk.page.getByText(/少于已配和已发的件数/).waitFor()
    await desk.typed('7')
    await desk.keys('Enter', 'Delete')
    await expect.poll(() => row(0)).toEqual(['5→7', '4→0', '3'])
    await desk.typed('1')
    await desk.keys('Enter')
    await expect.poll(() => row(0)).toEqual(['5→7', '4→1', '3'])
    await expect.poll(() => desk.page.locator('.change-figure').allInnerTexts()).toEqual(['-1', '-50.00'])
    await desk.screenshot('amend-1366')
    await desk.keys('Escape')
    await notice('有一份还没有生效的修改').waitFor()
    expect(wanted(ids.order).slice(0, 4)).toEqual([5, 4, 3, 2])
    expect(revisions(ids.order)).toBe(0)
  })

  test('what was typed outlives the page, and becomes the next version with a reason', async () => {
    await desk.comeBack()
    await desk.page.locator('.sheet-cell').first().waitFor()
    await amend()
    await notice('已恢复上次没有保存完的内容').waitFor()
    await expect.poll(() => row(0)).toEqual(['5→7', '4→1', '3'])
    await desk.keys('Control+Enter')
    await desk.page.getByText('改数 2 个单品', { exact: true }).waitFor()
    await desk.page.getByText('件数 -1，金额 -50.00 元').waitFor()
    await desk.screenshot('amend-reason')
    await desk.typed('客户换码')
    await desk.keys('Control+Enter')
    await expect.poll(hash).toBe(`#/orders/${ids.order}`)
    await expect.poll(() => wanted(ids.order).slice(0, 4)).toEqual([7, 1, 3, 2])
    expect(revisions(ids.order)).toBe(2)
  })

  test('a style is added by its code and removed cells go; a colleague who was faster is merged cell by cell', async () => {
    await open(ids.order)
    await amend()
    await desk.keys('Control+End')
    await desk.keys('ArrowDown')
    await desk.typed('KZ200')
    await desk.page.locator('.sheet-suggestions [aria-selected="true"]', { hasText: 'KZ200' }).waitFor()
    await desk.keys('Enter')
    await desk.page.locator('.sheet-style', { hasText: 'KZ200' }).first().waitFor()
    await desk.typed('6')
    await desk.keys('Enter')
    await expect.poll(async () => (await row(2))[0]).toBe('0→6')
    colleague(ids.order, [[3, 9]])
    await because('加一款')
    await notice('林小雨').waitFor()
    await desk.keys('Alt+m')
    await expect.poll(async () => (await row(1))[0]).toBe('9')
    await expect.poll(async () => (await row(2))[0]).toBe('0→6')
    await because('加一款')
    await expect.poll(hash).toBe(`#/orders/${ids.order}`)
    await expect.poll(() => wanted(ids.order).slice(0, 4)).toEqual([7, 1, 3, 9])
    expect(revisions(ids.order)).toBe(4)
  })

  test('more money passes the credit gate, and a release lets it through', async () => {
    await open(ids.small)
    await amend()
    await desk.keys('Control+Home')
    await desk.typed('5')
    await desk.keys('Enter')
    await expect.poll(() => desk.page.locator('.credit-verdict').innerText()).toContain('超出额度 50.00')
    await because('客户加货')
    await expect.poll(() => desk.page.evaluate(() => document.activeElement?.id)).toBe('release-reason')
    expect(wanted(ids.small)[0]).toBe(3)
    await desk.typed('下周回款')
    await desk.keys('Control+Enter')
    await expect.poll(() => desk.page.locator('.credit-verdict').innerText()).toContain('已放行至')
    await because('客户加货')
    await expect.poll(hash).toBe(`#/orders/${ids.small}`)
    await expect.poll(() => wanted(ids.small)[0]).toBe(5)
  })
})

/** A colleague amends the order meanwhile. */
function colleague(id: number, pieces: readonly (readonly [at: number, quantity: number])[]): void {
  desk.meanwhile(ids.clerk, (office: Office) => {
    const order = getOrder(office, { id })
    const cells = new Map(order.lines.map((line) => [line.skuId, wantedQuantity(line)]))
    for (const [at, quantity] of pieces) cells.set(ids.skus[at] ?? 0, quantity)
    const lines: Pieces = [...cells]
    amendOrder(
      office,
      parsed('orders.amend', {
        ...{ id, version: order.document.version, reason: '同事改' },
        lines: lines.filter(([, quantity]) => quantity > 0).map(([skuId, quantity]) => ({ skuId, quantity })),
      }),
    )
  })
}

describe('the versions of an order', () => {
  test('any two are compared in the sheet; a key goes from difference to difference, another shows everything', async () => {
    const { page } = desk
    await open(ids.order)
    await desk.keys('Alt+b')
    await page.getByRole('heading', { name: /的版本$/ }).waitFor()
    await expect
      .poll(() => page.locator('.version-head b').allInnerTexts())
      .toEqual(['现在（第 3 版）', '第 2 版', '第 1 版', '审核时'])
    await expect.poll(async () => (await row(0))[0]).toBe('0→6')
    await desk.keys('Alt+ArrowDown', 'Alt+ArrowDown')
    await expect.poll(() => row(0)).toEqual(['5→7', '4→1', '3'])
    await expect.poll(() => page.locator('.change-figure').allInnerTexts()).toEqual(['+12', '+600.00'])
    await expect.poll(status).toContain('原 5，现 7。')
    await desk.keys('F8')
    await expect.poll(status).toContain('原 4，现 1。')
    await desk.screenshot('versions-1366')
    await desk.keys('Alt+ArrowUp')
    await expect.poll(() => page.locator('.ag-row:not(.ag-row-pinned) .sheet-style').count()).toBe(2)
    await desk.keys('Alt+v')
    await expect.poll(() => page.locator('.ag-row:not(.ag-row-pinned) .sheet-style').count()).toBeGreaterThan(2)
    await desk.keys('Alt+v', 'Alt+ArrowDown')
  })

  test('cells of an earlier version are taken back into an amendment, which names it', async () => {
    const { page } = desk
    await expect.poll(() => row(0)).toEqual(['5→7', '4→1', '3'])
    await page.locator('.sheet-input').focus()
    await desk.keys('Control+Home', 'Space')
    await expect.poll(async () => (await row(0))[0]).toBe('✓5')
    await expect.poll(status).toContain('原 4，现 1。')
    await desk.keys('Space', 'Space')
    await desk.screenshot('versions-taken')
    await desk.keys('Control+Enter')
    await page.getByRole('heading', { name: /^修改订单/ }).waitFor()
    await notice('已带入第 0 版的内容').waitFor()
    await expect.poll(async () => (await row(0))[0]).toBe('7→5')
    await inSheet()
    await because('改回原数')
    await expect.poll(hash).toBe(`#/orders/${ids.order}`)
    await expect.poll(() => wanted(ids.order)[0]).toBe(5)
    expect(
      desk.ask(
        "select json_extract(detail, '$.fromRevision') from document_history where action = 'amend' order by id desc limit 1",
      ),
    ).toBe(0)
  })
})

const form = (name: string, reference: string, quantities: readonly number[], extra: readonly string[] = []) =>
  formFile(folder, name, {
    distributor: String(desk.ask('select code from distributors where id = 1')),
    reference,
    sizes: ['S', 'M', 'L'],
    rows: [
      { style: styleCode(), name: '', colour: 'BK', quantities },
      ...extra.map((style) => ({ style, name: '', colour: 'BK', quantities: [1, 0, 0] })),
    ],
  })
const styleCode = () => String(desk.ask('select code from styles order by id limit 1'))

describe("a distributor's form that came back", () => {
  test('changes a draft by the cells that were accepted, and stands in its history', async () => {
    const { page } = desk
    await goTo(`/orders/${ids.draft}`)
    await page.locator('.sheet-cell').first().waitFor()
    await inSheet()
    await desk.answerDialogs({ open: [await form('回表一.xlsx', 'KH-9', [4, 2, 0])] })
    await desk.keys('Alt+f')
    await page.getByRole('heading', { name: /^客户回表与订单/ }).waitFor()
    await expect.poll(() => row(0)).toEqual(['3→4', '0→2', ''])
    await inSheet()
    await desk.keys('F8', 'Space')
    await expect.poll(() => row(0)).toEqual(['3→4', '✓2', ''])
    await desk.keys('Control+Home', 'Alt+r')
    await expect.poll(() => row(0)).toEqual(['✓4', '✓2', ''])
    await desk.screenshot('form-draft')
    await desk.keys('Control+Enter')
    await expect.poll(hash).toBe(`#/orders/${ids.draft}`)
    await expect.poll(() => wanted(ids.draft).slice(0, 3)).toEqual([4, 2, 0])
    expect(desk.ask("select json_extract(detail, '$.fileName') from document_history where action = 'takeForm'")).toBe(
      '回表一.xlsx',
    )
  })

  test('for an approved order marks what cannot be taken with its reason, and the rest becomes a version', async () => {
    const { page } = desk
    await open(ids.order)
    await desk.dropFiles('.order-matrix', [await form('回表二.xlsx', '', [2, 6, 3], ['ZZ999'])])
    await page.getByRole('heading', { name: /^客户回表与订单/ }).waitFor()
    await page.locator('.problem-text', { hasText: 'ZZ999' }).waitFor()
    await expect.poll(async () => (await row(0)).slice(0, 2)).toEqual(['5→2', '4→6'])
    await page.locator('.sheet-input').focus()
    await desk.keys('Control+Home')
    await expect.poll(status).toContain('已配和已发 3 件，不能采纳')
    await desk.keys('Alt+a')
    await expect.poll(async () => (await row(0)).slice(0, 2)).toEqual(['5→2', '✓6'])
    await desk.screenshot('form-approved-1366')
    await desk.resize(1920, 1080)
    await desk.screenshot('form-approved-1920')
    await desk.keys('Control+Enter')
    await page.getByRole('heading', { name: /^修改订单/ }).waitFor()
    await notice('已带入“回表二.xlsx”的改动').waitFor()
    await desk.screenshot('amend-1920')
    await inSheet()
    await because('客户改单')
    await expect.poll(hash).toBe(`#/orders/${ids.order}`)
    await expect.poll(() => wanted(ids.order).slice(0, 3)).toEqual([5, 6, 3])
  })

  test('brought in with others says which order it revises, and does so', async () => {
    const { page } = desk
    await desk.resize(1366, 768)
    await goTo('/imports/new?kind=orders')
    await desk.answerDialogs({ open: [await form('补货单.xlsx', 'KH-20', [5, 0, 1])] })
    await page.locator('.file-drop').click()
    await page.getByText(/^修订 SO-2026-\d+：2 格不同$/).waitFor()
    await desk.screenshot('import-revision')
    await page.getByRole('button', { name: '仍要导入' }).click()
    await page.locator('.import-foot .ant-btn-primary:enabled').waitFor()
    await desk.keys('Control+Enter')
    await expect.poll(hash).toBe('#/imports')
    await expect.poll(() => wanted(ids.referenced).slice(0, 3)).toEqual([5, 0, 1])
    expect(revisions(ids.referenced)).toBe(2)
  })

  test('the same in English and dark', async () => {
    const { page } = desk
    await page.evaluate(() =>
      localStorage.setItem('preferences', JSON.stringify({ locale: 'en', appearance: 'dark', railFolded: false })),
    )
    await page.reload()
    await page.locator('#password, [name="password"], .rail').first().waitFor()
    if ((await page.locator('.rail').count()) === 0) {
      await page.locator('input').first().fill('chen')
      await page.locator('input[type="password"]').fill('quiet-harbour-9')
      await desk.keys('Enter')
      await page.locator('.rail').waitFor()
    }
    await goTo(`/orders/${ids.order}/versions`)
    await desk.resize(1920, 1080)
    await page.getByText('Now (version').first().waitFor()
    await page.locator('.sheet-changed').first().waitFor()
    await desk.screenshot('versions-1920-dark')
    await desk.resize(1366, 768)
    await desk.screenshot('versions-1366-dark')
    await goTo(`/orders/${ids.order}/amend`)
    await page.getByRole('heading', { name: /^Amend order/ }).waitFor()
    await inSheet()
    await desk.typed('8')
    await desk.keys('Enter')
    await page.locator('.sheet-changed').first().waitFor()
    await desk.screenshot('amend-1366-dark')
    await expect.poll(() => page.locator('.document-saving').innerText()).toBe('Not in force, kept on this computer')
  })
})
