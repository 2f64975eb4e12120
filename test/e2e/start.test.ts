import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch, type RunningApp, temporaryFolder } from './app'

let running: RunningApp

beforeAll(async () => {
  running = await launch()
  await running.page.locator('#root > *').first().waitFor()
})
afterAll(() => running.close())

describe('the window', () => {
  test('shows something and has no power of its own', async () => {
    await running.screenshot('start')
    const globals = await running.page.evaluate(() => ({
      process: typeof Reflect.get(globalThis, 'process'),
      require: typeof Reflect.get(globalThis, 'require'),
      bridge: Object.keys(Reflect.get(globalThis, 'liangqing')).sort(),
    }))
    expect(globals).toEqual({ process: 'undefined', require: 'undefined', bridge: ['connect', 'invoke', 'mark', 'on'] })
  })

  test('is served under a strict content security policy with a fresh nonce', async () => {
    const policy = await running.page.evaluate(async () =>
      (await fetch('/index.html')).headers.get('content-security-policy'),
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]{24}'/)
    const nonce = await running.page.locator('meta[name="csp-nonce"]').getAttribute('content')
    expect(policy).toContain(`'nonce-${nonce}'`)
  })

  test('never leaves its own page and opens no other', async () => {
    const address = running.page.url()
    const opened = await running.page.evaluate(() => {
      location.href = 'data:text/html,elsewhere'
      return window.open('app://bundle/') === null
    })
    await running.page.waitForTimeout(200)
    expect({ opened, address: running.page.url() }).toEqual({ opened: true, address })
    expect(running.app.windows()).toHaveLength(1)
    // Chromium reports the refused address itself.
    Reflect.set(running.errors, 'length', 0)
  })

  test('serves nothing outside its folder', async () => {
    const codes = await running.page.evaluate(async () => {
      const paths = ['/missing.js', '/..%2f..%2f..%2fpackage.json', '/%2e%2e/main/index.js']
      return Promise.all(paths.map(async (path) => (await fetch(path)).status))
    })
    expect(codes).toEqual([404, 403, 404])
    Reflect.set(running.errors, 'length', 0)
  })

  test('refuses every permission but the clipboard', async () => {
    const states = await running.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'clipboard-write']
      const state = async (name: string) => [
        name,
        (await navigator.permissions.query({ name: name as PermissionName })).state,
      ]
      return Object.fromEntries(await Promise.all(names.map(state)))
    })
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      'clipboard-read': 'granted',
      'clipboard-write': 'granted',
    })
  })
})

/** Calls the bridge as the window does. */
const invoke = (channel: string, input: unknown) =>
  running.page.evaluate(([name, value]) => Reflect.get(globalThis, 'liangqing').invoke(name, value), [channel, input])

describe('the bridge', () => {
  test('reads the files the user picks, bytes intact', async () => {
    const folder = temporaryFolder()
    const file = join(folder, '订单 1.csv')
    writeFileSync(file, Buffer.from([0, 255, 10, 13]))
    await running.answerDialogs({ open: [file] })
    const answer = await running.page.evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'liangqing')
      const { ok, value } = await bridge.invoke('files.open', { filters: [], multiple: true })
      return {
        ok,
        files: value.map((f: { name: string; bytes: Uint8Array }) => [
          f.name,
          f.bytes instanceof Uint8Array,
          [...f.bytes],
        ]),
      }
    })
    expect(answer).toEqual({ ok: true, files: [['订单 1.csv', true, [0, 255, 10, 13]]] })
    rmSync(folder, { recursive: true })
  })

  test('answers nothing picked with nothing', async () => {
    await running.answerDialogs({})
    expect(await invoke('files.open', { filters: [], multiple: false })).toEqual({ ok: true, value: [] })
    expect(await invoke('paths.choose', { kind: 'open' })).toEqual({ ok: true, value: null })
  })

  test('saves whole files, and leaves no half one where it cannot', async () => {
    const folder = temporaryFolder()
    const save = (path: string) => async () => {
      await running.answerDialogs({ save: path })
      return running.page.evaluate(() => {
        const input = { suggestedName: 'a.xlsx', filters: [], bytes: new Uint8Array([1, 2, 3]) }
        return Reflect.get(globalThis, 'liangqing').invoke('files.save', input)
      })
    }
    expect(await save(join(folder, 'a.xlsx'))()).toEqual({ ok: true, value: { name: 'a.xlsx' } })
    expect([...readFileSync(join(folder, 'a.xlsx'))]).toEqual([1, 2, 3])
    expect(await save(join(folder, 'no such folder', 'a.xlsx'))()).toEqual({ ok: false, code: 'ENOENT' })
    mkdirSync(join(folder, 'taken.xlsx'))
    expect(await save(join(folder, 'taken.xlsx'))()).toMatchObject({ ok: false })
    const company = Buffer.alloc(200)
    company.write('SQLite format 3', 'latin1')
    company.writeUInt32BE(0x4c51_0001, 68)
    writeFileSync(join(folder, '账套.liangqing'), company)
    expect(await save(join(folder, '账套.liangqing'))()).toEqual({
      ...{ ok: false, code: 'targetTaken', file: '账套.liangqing' },
    })
    expect(readFileSync(join(folder, '账套.liangqing')).equals(company)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['a.xlsx', 'taken.xlsx', '账套.liangqing'])
    rmSync(folder, { recursive: true })
  })

  test('replaces files of a folder only after a yes', async () => {
    const folder = temporaryFolder()
    const save = () =>
      running.page.evaluate(() => {
        const files = [1, 2].map((n) => ({ name: `对账单 ${n}:A.xlsx`, bytes: new Uint8Array([n]) }))
        return Reflect.get(globalThis, 'liangqing').invoke('files.saveMany', { files })
      })
    await running.answerDialogs({ open: [folder] })
    expect(await save()).toMatchObject({ ok: true, value: { count: 2 } })
    writeFileSync(join(folder, '对账单 1_A.xlsx'), 'mine')
    await running.answerDialogs({ open: [folder], button: 1 })
    expect(await save()).toEqual({ ok: true, value: { folder: null, count: 0 } })
    expect(readFileSync(join(folder, '对账单 1_A.xlsx'), 'utf8')).toBe('mine')
    await running.answerDialogs({ open: [folder], button: 0 })
    expect(await save()).toMatchObject({ ok: true, value: { count: 2 } })
    expect([...readFileSync(join(folder, '对账单 1_A.xlsx'))]).toEqual([1])
    rmSync(folder, { recursive: true })
  })

  test('refuses what its schema does not allow', async () => {
    const bad = { ok: false, code: 'invalidInput' }
    expect(await invoke('files.save', { suggestedName: '../up.txt', filters: [], bytes: 'no' })).toEqual(bad)
    expect(await invoke('system.setLanguage', { language: 'fr' })).toEqual(bad)
    await expect(invoke('files.delete', {})).rejects.toThrow('No handler registered')
  })

  test('puts text and pictures on the clipboard', async () => {
    expect(await invoke('clipboard.writeText', { text: '两清 1,234.50' })).toEqual({ ok: true, value: null })
    await running.page.bringToFront()
    const seen = await running.page.evaluate(async () => {
      const text = await navigator.clipboard.readText()
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 3
      const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
      if (picture) await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      const types = (await navigator.clipboard.read()).flatMap((item) => item.types)
      return { text, types }
    })
    expect(seen).toEqual({ text: '两清 1,234.50', types: ['image/png'] })
  })

  test('sets the language of the menu', async () => {
    const labels = () => running.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
    await invoke('system.setLanguage', { language: 'zh-CN' })
    expect(await labels()).toContain('编辑')
    await invoke('system.setLanguage', { language: 'en' })
    expect(await labels()).toContain('Edit')
  })
})

describe('the data process', () => {
  const ask = () =>
    running.page.evaluate(
      () =>
        new Promise<unknown>((done) => {
          const listen = (event: MessageEvent) => {
            const port = event.ports[0]
            if (event.data !== 'liangqing:port' || port === undefined) return
            window.removeEventListener('message', listen)
            // The window takes the same port; a number it never reaches keeps the answers apart.
            port.addEventListener('message', ({ data }) => data.id === 900_007 && done(data))
            port.postMessage({ type: 'call', id: 900_007, method: 'no.such', input: {} })
          }
          window.addEventListener('message', listen)
          Reflect.get(globalThis, 'liangqing').connect()
        }),
    )

  const dataProcesses = () =>
    running.app.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ name }) => name === 'Liangqing Data')
        .map(({ pid }) => pid),
    )

  test('answers over its port', async () => {
    expect(await ask()).toMatchObject({ type: 'answer', id: 900_007, envelope: { ok: false } })
  })

  test('is replaced when it dies, and the window gets a new port without asking', async () => {
    const [before] = await dataProcesses()
    if (before === undefined) throw new Error('no data process is running')
    await running.page.evaluate(() => {
      Reflect.set(globalThis, 'seen', [])
      Reflect.get(globalThis, 'liangqing').on('data.lost', () => Reflect.get(globalThis, 'seen').push('lost'))
      window.addEventListener('message', ({ data }) => Reflect.get(globalThis, 'seen').push(data))
    })
    process.kill(before, 'SIGKILL')
    await running.page.waitForFunction(() => Reflect.get(globalThis, 'seen').length >= 2)
    expect(await running.page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual(['lost', 'liangqing:port'])
    expect(await ask()).toMatchObject({ type: 'answer', id: 900_007 })
    const [after] = await dataProcesses()
    expect(after).not.toBe(before)
  })
})

describe('the application', () => {
  test('remembers where its window was', async () => {
    const userData = temporaryFolder()
    const first = await launch({ userData })
    await first.resize(1234, 789)
    await first.close()
    expect(existsSync(join(userData, 'window.json'))).toBe(true)
    const second = await launch({ userData })
    // The page learns its size a moment after the window has it.
    const read = () => second.page.evaluate(() => [innerWidth, innerHeight])
    await expect.poll(read).toEqual([1234, 789])
    await second.close()
    rmSync(userData, { recursive: true })
  })

  test('brings a crashed page back', async () => {
    const other = await launch({ expectedErrors: [/the page crashed/] })
    await other.page.locator('#root > *').first().waitFor()
    const title = await other.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const loaded = new Promise((done) => contents?.once('did-finish-load', () => done(null)))
      contents?.forcefullyCrashRenderer()
      await loaded
      return contents?.executeJavaScript('document.querySelector("#root") !== null')
    })
    await other.close()
    expect(title).toBe(true)
  })

  test('runs once per user: a second start gives way to the first', async () => {
    const { spawn } = await import('node:child_process')
    const program = await running.app.evaluate(() => process.execPath)
    const { root, sandboxArguments } = await import('./app')
    const second = spawn(program, [...sandboxArguments, root], {
      env: { ...process.env, LIANGQING_USER_DATA: running.userData },
      stdio: 'ignore',
    })
    expect(await new Promise((done) => second.once('exit', done))).toBe(0)
  })

  test('closes its books and ends by itself', async () => {
    const other = await launch()
    const child = other.app.process()
    await other.close()
    expect(child.exitCode).toBe(0)
  })
})
