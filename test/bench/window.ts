import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch, root, sandboxArguments } from '../e2e/app'
import { folder } from './books'
import { median, percentile, print } from './figures'
import { companyWithLongOrder, openOrder } from './long-orders'

const starts = 9
const keys = 200

/** What only a window shows: how soon it can be used, and how soon a keystroke is painted. */
export async function benchWindow(): Promise<void> {
  await benchStart()
  await benchKeystroke(300, 1)
  await benchKeystroke(300, 10)
  await benchKeystroke(1000, 1)
}

// Electron's package gives the path of its program.
const electron = String(createRequire(join(root, 'package.json'))('electron'))

/** Milliseconds from starting a program until it prints `sign`. */
function untilPrinted(args: readonly string[], sign: RegExp, env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child: ChildProcess = spawn(electron, [...sandboxArguments, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let seen = 0
    child.stdout?.on('data', (data: Buffer) => {
      if (seen > 0 || !sign.test(data.toString())) return
      seen = performance.now() - start
      child.kill()
    })
    child.once('exit', () => (seen > 0 ? resolve(seen) : reject(new Error('the program ended before it was ready'))))
    child.once('error', reject)
  })
}

async function benchStart(): Promise<void> {
  const empty = mkdtempSync(join(folder, 'empty-'))
  writeFileSync(join(empty, 'package.json'), '{"name":"empty","main":"main.cjs"}')
  writeFileSync(
    join(empty, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
app.setPath('userData', ${JSON.stringify(join(empty, 'data'))})
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 })
  window.webContents.once('did-finish-load', () => window.webContents.executeJavaScript('new Promise(requestAnimationFrame)').then(() => console.log('READY')))
  window.loadURL('data:text/html,<p>empty</p>')
})`,
  )
  const own: number[] = []
  const bare: number[] = []
  // One profile for all rounds, as the empty window has: whoever starts it daily has its code compiled already.
  const userData = mkdtempSync(join(folder, 'user-'))
  for (let round = 0; round < starts; round++) {
    own.push(await untilPrinted(['.'], /"name":"usable"/, { LIANGQING_USER_DATA: userData, LIANGQING_MARKS: '1' }))
    bare.push(await untilPrinted([empty], /READY/, {}))
  }
  print({
    figure: 'start to a usable window',
    book: 'no company open',
    unit: 'ms',
    value: median(own),
    bare: median(bare),
    against: 'an empty Electron window painted',
    aim: 'within 1.5×',
  })
}

async function benchKeystroke(rows: number, orders: number): Promise<void> {
  const userData = mkdtempSync(join(folder, 'keys-'))
  const id = companyWithLongOrder(userData, rows, orders)
  const { page, kill } = await launch({ userData })
  try {
    const cell = await openOrder(page, id)
    await page.evaluate(listenToKeys)
    await cell.click()
    const sheet = await pressKeys(page, keys)
    await page.evaluate(() => {
      const input = document.createElement('input')
      document.body.replaceChildren(input)
      input.focus()
    })
    const bare = await pressKeys(page, keys)
    const what = `keystroke in a sheet of ${rows} rows × 12 sizes`
    const book = `${orders} such orders`
    print({
      ...{ figure: `${what} until painted, 95th percentile`, book, unit: 'ms' },
      ...{ value: percentile(sheet.paintedMs, 0.95), bare: percentile(bare.paintedMs, 0.95) },
      ...{ against: 'a keystroke in an empty page’s input until painted', aim: 'under 16 ms' },
    })
    print({
      ...{ figure: `${what}, all the window’s main thread does for it, 95th percentile`, book, unit: 'ms' },
      ...{ value: percentile(sheet.workMs, 0.95), bare: percentile(bare.workMs, 0.95) },
      ...{ against: 'what it does for one in an empty page’s input', aim: 'under 16 ms' },
    })
  } finally {
    await kill()
  }
}

/** Notes, for every key that goes down, how long the frame that shows it took to be painted. */
function listenToKeys(): void {
  const painted: number[] = []
  Object.assign(globalThis, { painted })
  addEventListener(
    'keydown',
    () => {
      const start = performance.now()
      requestAnimationFrame(() => {
        const afterPaint = new MessageChannel()
        afterPaint.port1.onmessage = () => painted.push(performance.now() - start)
        afterPaint.port2.postMessage(null)
      })
    },
    true,
  )
}

interface Keystrokes {
  /** From the key to the paint of its frame, the wait for the screen's next frame included. */
  readonly paintedMs: readonly number[]
  /** Processor time of the window's main thread from one key to the next: scripts, styles, layout, paint, and what follows. */
  readonly workMs: readonly number[]
}

/** Types digits and moves on, as someone who keys an order does. */
async function pressKeys(page: Page, count: number): Promise<Keystrokes> {
  await page.evaluate(() => {
    Reflect.get(globalThis, 'painted').length = 0
  })
  const inspector = await page.context().newCDPSession(page)
  // Time that other programs take from this one does not count.
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workedMs = async () => {
    const { metrics } = await inspector.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  const workMs: number[] = []
  let before = await workedMs()
  for (let key = 0; key < count; key++) {
    await page.keyboard.press(key % 2 === 0 ? String((key % 9) + 1) : 'Enter')
    await page.waitForTimeout(25)
    const after = await workedMs()
    workMs.push(after - before)
    before = after
  }
  await inspector.detach()
  const paintedMs: number[] = await page.evaluate(() => [...Reflect.get(globalThis, 'painted')])
  return { paintedMs, workMs }
}
