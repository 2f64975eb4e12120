import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { saveOrder } from '../../electron/services/orders'
import { newCompany, parsed, password } from '../helpers/company'

/** A company file with as many orders of so many rows × 12 sizes; answers the last of them. */
export function companyWithLongOrder(userData: string, rows: number, orders: number): number {
  mkdirSync(join(userData, 'companies'), { recursive: true })
  const company = newCompany({ file: join(userData, 'companies', 'bench.liangqing') })
  const { id: distributorId } = company.addDistributor({ creditLimitFen: 900_000_000_000 })
  const sizes = Array.from({ length: 12 }, (_none, at) => String(30 + at * 2))
  const lines = Array.from({ length: rows }, () => company.addStyle({ sizes })).flatMap((style) =>
    style.skuIds.map((skuId) => ({ skuId, quantity: 1 })),
  )
  const draft = parsed('orders.save', { distributorId, orderKind: 'fair', businessDate: '2026-03-05', lines })
  const ids = Array.from({ length: orders }, () => saveOrder(company.office, draft).document.id)
  company.connection.sqlite.close()
  return ids.at(-1) ?? 0
}

/** Signs in and opens an order; answers a cell of its sheet once the sheet has come to rest. */
export async function openOrder(page: Page, id: number): Promise<Locator> {
  await page.getByText('测试服饰').first().click()
  await page.locator('input[type=password]').waitFor()
  await page.locator('input').first().fill('chen')
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => location.hash.length > 2)
  await page.evaluate((order) => {
    location.hash = `#/orders/${order}`
  }, id)
  const cell = page.locator('.ag-row[row-index="2"] .sheet-cell').first()
  await cell.waitFor()
  await page.waitForTimeout(1000)
  return cell
}
