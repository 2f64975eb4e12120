import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder } from './app'

let running: RunningApp
const folder = temporaryFolder()

beforeAll(async () => {
  running = await launch()
  const { page } = running
  await page.locator('#root > *').first().waitFor()
  await page.evaluate(() =>
    localStorage.setItem('preferences', JSON.stringify({ locale: 'zh-CN', appearance: 'light', railFolded: false })),
  )
  await page.reload()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await running.close()
})

const press = (key: string) => running.page.keyboard.press(key)
const hash = () => running.page.evaluate(() => location.hash)
const goTo = (address: string) =>
  running.page.evaluate((next) => {
    location.hash = next
  }, address)
const rail = () => running.page.locator('.rail-title').allInnerTexts()

async function userMenu(item: string): Promise<void> {
  await running.page.getByLabel('用户菜单').click()
  await running.page.getByRole('menuitem', { name: item }).click()
}

async function signIn(name: string, password: string): Promise<void> {
  const { page } = running
  await page.getByLabel('用户名', { exact: true }).fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await press('Enter')
}

describe('the sample company', () => {
  test('one click makes it, shows its progress, and lands signed in on the order desk', async () => {
    const { page } = running
    await page.getByRole('button', { name: /示例账套/ }).click()
    await page.getByRole('progressbar').waitFor()
    await running.screenshot('sample-progress')
    await page.locator('.rail').waitFor({ timeout: 60_000 })
    await expect.poll(hash).toBe('#/orders')
    expect(await page.locator('.top-user').innerText()).toContain('演示管理员')
    expect(await rail()).toContain('设置')
    await running.screenshot('sample')
  })

  test('what waits is counted beside the desks', async () => {
    await expect.poll(() => running.page.locator('.rail-count').count()).toBeGreaterThan(2)
  })

  test('the palette finds a document, a customer and a style, and opens each', async () => {
    const { page } = running
    for (const [query, address] of [
      ['SO-', /^#\/orders\/\d+/],
      ['DB001', /^#\/distributors\/\d+/],
      ['25S101', /^#\/styles\/\d+/],
    ] as const) {
      await press('Control+k')
      await page.locator('.palette input').fill(query)
      await page.locator('.palette-results [role="option"]', { hasText: query }).first().waitFor()
      await press('Enter')
      await expect.poll(hash).toMatch(address)
    }
  })

  test('the question mark lists the keys of the screen', async () => {
    const { page } = running
    await goTo('/distributors')
    await page.getByRole('heading', { name: '客户', exact: true }).waitFor()
    await page.locator('.ag-row').first().waitFor()
    await press('?')
    await page.locator('.key-help').getByText('新建客户').waitFor()
    await press('Escape')
    await page.locator('.key-help').waitFor({ state: 'hidden' })
  })

  test('the books are held against every invariant and hold', async () => {
    const { page } = running
    await goTo('/settings')
    await page.getByRole('button', { name: '开始核查' }).click()
    await page.getByText(/^全部 \d+ 项相符，账簿没有问题$/).waitFor({ timeout: 30_000 })
    expect(await page.locator('.verify-table tbody tr').count()).toBeGreaterThan(30)
    await running.screenshot('verify')
  })
})

describe('signing in', () => {
  test('the sample says its user, and a wrong password how many attempts are left', async () => {
    const { page } = running
    await userMenu('退出登录')
    await page.getByText('示例账套：用户名 demo，密码 liangqing-demo').waitFor()
    await signIn('chenjing', 'not the password')
    await page.getByText(/用户名或密码不正确，还可以尝试 \d 次/).waitFor()
  })

  test('too many failures lock the account, and say until when', async () => {
    const { page } = running
    const locked = page.getByText(/账号已锁定，\d{4}-\d\d-\d\d \d\d:\d\d 之后可以再试/)
    for (let attempt = 0; attempt < 12 && (await locked.count()) === 0; attempt++) {
      const before = await page.locator('.sign-in-news').innerText()
      await signIn('chenjing', 'not the password')
      await expect.poll(() => page.locator('.sign-in-news').innerText()).not.toBe(before)
    }
    await locked.waitFor()
    await running.screenshot('locked')
  })

  test('an administrator unlocks it', async () => {
    const { page } = running
    await signIn('demo', 'liangqing-demo')
    await page.locator('.rail').waitFor()
    await goTo('/users')
    await page.locator('.ag-row', { hasText: '陈静' }).getByText('已锁定').waitFor()
    await page.locator('.ag-row', { hasText: '陈静' }).locator('.ag-cell').first().dblclick()
    await page.getByRole('button', { name: '解锁' }).click()
    await expect.poll(() => page.locator('.ag-row', { hasText: '陈静' }).innerText()).toContain('正常')
  })

  test('an assistant sees the desks but neither users, nor roles, nor approval', async () => {
    const { page } = running
    await userMenu('退出登录')
    await signIn('chenjing', 'liangqing-demo')
    await page.locator('.rail').waitFor()
    await goTo('/settings')
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor()
    expect(await page.locator('.list-chips').innerText()).not.toContain('用户')
    expect(await page.getByText('立即备份').count()).toBe(0)
    await goTo('/users')
    await page.getByText('没有这个画面').waitFor()
    await goTo('/price-policies')
    await page.getByRole('heading', { name: '价格政策', exact: true }).waitFor()
    expect(await page.getByRole('button', { name: '新建价格政策' }).count()).toBe(0)
    await goTo('/styles')
    await page.locator('.ag-row').first().waitFor()
    expect(await page.getByRole('button', { name: '新建款式' }).count()).toBe(0)
  })
})

describe('backup and restore', () => {
  const file = join(folder, '备份.liangqing')

  test('a backup goes where the dialog says', async () => {
    const { page } = running
    await userMenu('退出登录')
    await signIn('demo', 'liangqing-demo')
    await page.locator('.rail').waitFor()
    await goTo('/settings')
    await running.answerDialogs({ save: file })
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByText(/已备份到/).waitFor({ timeout: 30_000 })
    expect(existsSync(file) && statSync(file).size > 100_000).toBe(true)
  })

  test('a backup goes over no file but an earlier backup, and says so', async () => {
    const { page } = running
    const other = join(folder, '别的文件.liangqing')
    writeFileSync(other, 'not a backup')
    await running.answerDialogs({ save: other })
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByText(/已经有别的文件.*请换一个名字/).waitFor()
    await running.screenshot('backup-refused')
    expect(readFileSync(other, 'utf8')).toBe('not a backup')
  })

  test('it comes back as a company of its own', async () => {
    const { page } = running
    await userMenu('关闭账套')
    await page.getByRole('button', { name: /恢复备份/ }).waitFor()
    const before = await page.locator('.start-recent li').count()
    await running.answerDialogs({ open: [file] })
    await page.getByRole('button', { name: /恢复备份/ }).click()
    await page.locator('.sign-in-form').waitFor({ timeout: 30_000 })
    await signIn('demo', 'liangqing-demo')
    await page.locator('.rail').waitFor()
    await userMenu('关闭账套')
    await expect.poll(() => page.locator('.start-recent li').count()).toBe(before + 1)
    await running.screenshot('recent')
  })

  test('a file that is no company is refused in words', async () => {
    const { page } = running
    const wrong = join(folder, 'wrong.liangqing')
    writeFileSync(wrong, 'not a company')
    await running.answerDialogs({ open: [wrong] })
    await page.getByRole('button', { name: /恢复备份/ }).click()
    await page.getByText('这个文件不是账套或备份').waitFor()
  })
})
