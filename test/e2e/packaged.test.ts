import { execFileSync, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root, sandboxArguments, temporaryFolder } from './app'

// The last line of what packaging prints; nothing is packaged again where nothing changed.
const packaging = execFileSync(process.execPath, [join(root, 'electron/launch/run.mjs'), 'package', '--dir'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
})
const program = packaging.trim().split('\n').at(-1) ?? ''
const resources = join(dirname(program), process.platform === 'darwin' ? '../Resources' : 'resources')
const userData = temporaryFolder()
let child: ReturnType<typeof spawn>
let browser: Browser
let messages = ''

/** Production fuses close the inspector that Playwright would use, so the window is driven as a remote browser. */
async function connect(): Promise<Browser> {
  child = spawn(program, [...sandboxArguments, '--remote-debugging-port=0'], {
    env: { ...process.env, LIANGQING_USER_DATA: userData },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The packaged application ended with ${code}:\n${messages}`)))
    child.stderr?.on('data', (chunk) => {
      messages += String(chunk)
      const found = /DevTools listening on (ws:\S+)/.exec(messages)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return chromium.connectOverCDP(address)
}

beforeAll(async () => {
  browser = await connect()
})

afterAll(async () => {
  await browser?.close()
  if (child !== undefined && child.exitCode === null) {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill()
    await gone
  }
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})

test('the packaged application starts, paints, and its data process answers', async () => {
  const context = browser.contexts()[0]
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (page === undefined) throw new Error('the packaged application shows no window')
  await page.locator('#root > *').first().waitFor()
  expect(page.url()).toMatch(/^app:\/\/bundle\//)
  const answer = await page.evaluate(
    () =>
      new Promise<unknown>((done) => {
        window.addEventListener('message', ({ ports: [port] }) => {
          if (port === undefined) return
          port.addEventListener('message', ({ data }) => data.id === 900_001 && done(data))
          port.postMessage({ type: 'call', id: 900_001, method: 'no.such', input: {} })
        })
        Reflect.get(globalThis, 'liangqing').connect()
      }),
  )
  expect(answer).toMatchObject({ type: 'answer', id: 900_001, envelope: { ok: false } })
  await page.screenshot({ path: join(root, 'test-results/screenshots/packaged.png') })
})

test('the packaged program runs nothing but the application', async () => {
  const wire = await getCurrentFuseWire(program)
  const isOn = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0)
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    asarOnly: isOn(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspector: false,
    fileProtocol: false,
    asarIntegrity: true,
    asarOnly: true,
  })
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false)
})

test('the package holds the programs, migrations and fonts, and of node_modules only the database driver', () => {
  const archive = join(resources, 'app.asar')
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  for (const name of [
    'main/index.js',
    'main/data.js',
    'main/job.js',
    'main/cli.js',
    'preload/index.cjs',
    'renderer/index.html',
  ]) {
    expect(files).toContain(`/out/${name}`)
  }
  expect(files.filter((path) => /^\/out\/fonts\/.*\.ttf$/.test(path))).toHaveLength(2)
  expect(files).toContain('/drizzle/meta/_journal.json')
  const packages = files.flatMap((path) => /^\/node_modules\/([^/]+)$/.exec(path)?.[1] ?? [])
  expect(packages).toEqual(['better-sqlite3'])
  expect(files.filter((path) => /\.(test\.|map$)|\/(deps|src)\/|fingerprint/.test(path))).toEqual([])
  const bindings = files.filter((path) => path.endsWith('.node'))
  expect(bindings.length).toBeGreaterThan(0)
  for (const path of bindings) expect(existsSync(join(`${archive}.unpacked`, path))).toBe(true)
})
