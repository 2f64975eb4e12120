import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { debitCredit, gbkFile } from '../fixtures/bank-exports'
import { type GoodsWindow, openGoodsWindow, receivable } from './goods-window'

let desk: GoodsWindow
const ids = { yuejia: 0, jinshang: 0 }
const folder = mkdtempSync(join(tmpdir(), 'liangqing-bank-'))
const file = join(folder, debitCredit.name)
const prepayment = receivable.replace('receivable', 'prepayment')

/** The same export with a payer nobody knows. */
const withStranger = {
  ...debitCredit,
  text: debitCredit.text.replace(
    '合计,,',
    '2026-02-10,N20260210001,,"8,800.50","1,175,300.50",陈小姐,\t6217009999990000,转账,衣服款\r\n合计,,',
  ),
}

beforeAll(async () => {
  writeFileSync(file, gbkFile(withStranger).bytes)
  desk = await openGoodsWindow((goods) => {
    ids.yuejia = goods.addDistributor({ code: 'D001', name: '杭州悦佳服饰' }).id
    ids.jinshang = goods.addDistributor({ code: 'D002', name: '成都锦尚商贸' }).id
  })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await desk.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk.screenshot('bank-imports-failed')
})

async function openImport(): Promise<void> {
  const { page, keys, answerDialogs } = desk
  await keys('Alt+5')
  await page.locator('.desk-pages').waitFor()
  await keys('Control+3')
  await page.locator('.desk-pages [aria-current="page"]', { hasText: '收款' }).waitFor()
  await keys('Alt+i')
  await page.getByRole('heading', { name: '导入银行流水' }).waitFor()
  await answerDialogs({ open: [file] })
  await page.locator('.file-drop').click()
}

const row = (text: string) => desk.page.locator('.ag-row', { hasText: text }).first()

test('a bank’s export becomes receipts, once its unknown payer has a customer', async () => {
  const { page, keys, ask } = desk
  await openImport()
  await row('陈小姐').waitFor()
  const bring = page.getByRole('button', { name: '导入并过账 3 笔' })
  expect(await bring.isDisabled()).toBe(true)
  await row('陈小姐').locator('[col-id="payerName"]').click()
  await keys('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'bank-distributor')
  await desk.pick('D001', '杭州悦佳服饰')
  await row('D001 杭州悦佳服饰').waitFor()
  await page.getByRole('tab', { name: /全部/ }).click()
  await row('陈小姐').locator('[col-id="deposit"]').click()
  await page.keyboard.type('800.50')
  await keys('Enter')
  await expect.poll(() => row('陈小姐').locator('[col-id="receivable"]').innerText()).toBe('8,000.00')
  await expect.poll(() => bring.isDisabled()).toBe(false)
  await keys('Control+Enter')
  await page.getByText('3 笔收款已过账').waitFor()
  expect(ask(receivable, ids.yuejia)).toBe(-12_800_000)
  expect(ask(prepayment, ids.jinshang)).toBe(-5_000_000)
})

test('the same file again is asked about, its lines are left out, and a known payer needs no answer', async () => {
  const { page, keys } = desk
  await openImport()
  await page.getByText('这个文件或其中的流水以前导入过').waitFor()
  await page.getByRole('tab', { name: /全部/ }).click()
  await expect.poll(() => row('陈小姐').locator('[col-id="doubts"]').innerText()).toMatch(/已在 RC-/)
  expect(await row('陈小姐').locator('[col-id="distributorName"]').innerText()).toBe('D001 杭州悦佳服饰')
  expect(await page.getByRole('button', { name: '导入并过账 0 笔' }).isDisabled()).toBe(true)
  await row('陈小姐').locator('[col-id="date"]').click()
  await keys('Alt+x')
  await page.getByRole('button', { name: '导入并过账 1 笔' }).waitFor()
})
