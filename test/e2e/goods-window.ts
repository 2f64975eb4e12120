import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openCompany } from '../../electron/database/open'
import type { Office } from '../../electron/services/office'
import { loadActor } from '../../electron/services/sessions'
import { migrationsFolder, password } from '../helpers/company'
import { newGoods, type TestGoods } from '../helpers/goods-flow'
import { launch, type RunningApp, temporaryFolder } from './app'

/** A window on a company whose goods were set up through the services, and what is asked of the books afterwards. */
export interface GoodsWindow extends RunningApp {
  /** Presses keys one after the other. */
  readonly keys: (...pressed: readonly string[]) => Promise<void>
  readonly typed: (text: string) => Promise<void>
  /** The state at the head of the document on screen. */
  readonly state: () => Promise<string>
  /** A cell of the size-across sheet by the order of its row and column, from 0. */
  readonly cell: (row: number, position: number) => ReturnType<RunningApp['page']['locator']>
  /** Types into the field that has the focus and takes the hit. */
  readonly pick: (text: string, hit: string) => Promise<void>
  /** Enter on the button that has the keyboard, once it is the one named. */
  readonly confirm: (label: string) => Promise<void>
  /** A figure of the books of the file, read beside the running application. */
  readonly ask: (sql: string, ...values: readonly unknown[]) => unknown
  /** What a colleague does meanwhile: in a process of their own on the same file, as from the command line. */
  readonly meanwhile: <Result>(userId: number, work: (office: Office) => Result) => Result
  /** Loads the page anew, as after a crash of it, and signs in again. */
  readonly comeBack: () => Promise<void>
  /** Ends the application as a power cut would, every process of it at once, and starts it anew. */
  readonly cutAndReturn: () => Promise<GoodsWindow>
  /** Ends the application and removes its folder. */
  readonly end: () => Promise<void>
}

function officeOn(file: string, userId: number): Office & { readonly close: () => void } {
  const connection = openCompany(file, { migrationsFolder })
  const actor = loadActor(connection, userId)
  if (actor === null) throw new Error(`user ${userId} cannot sign in`)
  const now = () => new Date().toISOString()
  const today = () => new Date().toLocaleDateString('sv')
  return { connection, actor, now, today, close: () => connection.sqlite.close() }
}

async function signIn({ page }: RunningApp): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).fill('chen')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.rail').waitFor({ timeout: 40_000 })
}

async function enter(running: RunningApp): Promise<void> {
  const { page } = running
  await page.locator('#root > *').first().waitFor()
  await page.evaluate(() =>
    localStorage.setItem('preferences', JSON.stringify({ locale: 'zh-CN', appearance: 'light', railFolded: false })),
  )
  await page.reload()
  await page.getByText('测试服饰').first().click()
  await signIn(running)
  // Every wait from here on is for something that takes a moment: a longer one only hides what is missing.
}

/** Founds a company, lets the test furnish it, and opens it in a window with its manager signed in. */
export async function openGoodsWindow(furnish: (goods: TestGoods) => void): Promise<GoodsWindow> {
  const userData = temporaryFolder()
  const companies = join(userData, 'companies')
  mkdirSync(companies, { recursive: true })
  const file = join(companies, 'company-1.liangqing')
  const goods = newGoods({ file })
  furnish(goods)
  goods.close()
  return openOn(userData, file)
}

async function openOn(userData: string, file: string): Promise<GoodsWindow> {
  const running = await launch({ userData })
  try {
    await enter(running)
  } catch (error) {
    await running.screenshot('goods-window-failed')
    await running.kill()
    throw error
  }
  const { page } = running
  return {
    ...running,
    keys: async (...pressed) => {
      for (const key of pressed) await page.keyboard.press(key)
    },
    typed: (text) => page.keyboard.type(text),
    state: () => page.locator('.document-head .state-badge').innerText(),
    cell: (row, position) => page.locator(`.ag-row[row-index="${row}"] [col-id="s${position}"]`),
    pick: async (text, hit) => {
      await page.keyboard.type(text)
      await page.locator('.ant-select-item-option-active', { hasText: hit }).waitFor()
      await page.keyboard.press('Enter')
    },
    confirm: async (label) => {
      await page.waitForFunction((text) => document.activeElement?.textContent === text, label)
      await page.keyboard.press('Enter')
    },
    ask: (sql, ...values) => {
      const sqlite = new Sqlite(file, { readonly: true })
      try {
        return sqlite
          .prepare(sql)
          .pluck()
          .get(...values)
      } finally {
        sqlite.close()
      }
    },
    meanwhile: (userId, work) => {
      const office = officeOn(file, userId)
      try {
        return work(office)
      } finally {
        office.close()
      }
    },
    comeBack: async () => {
      await page.reload()
      await page.locator('.rail, #password').first().waitFor()
      if ((await page.locator('.rail').count()) === 0) await signIn(running)
    },
    cutAndReturn: async () => {
      await running.cut()
      return openOn(userData, file)
    },
    end: async () => {
      await running.close()
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What a distributor owes, in fen. */
export const receivable =
  "select coalesce((select amount_fen from account_balances where part = 'receivable' and distributor_id = ?), 0)"
