import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core'

/** The checkout, whose built application the tests drive. */
export const root = resolve(import.meta.dirname, '../..')
/** Everything a run leaves for a reader; ignored by git. */
export const results = join(root, 'test-results')

/** Chromium refuses to run as root inside its sandbox. */
export const sandboxArguments: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

interface LaunchOptions {
  /** A user data folder to come back to, e.g. after a crash; a fresh one, deleted at the end, when left out. */
  readonly userData?: string
  readonly env?: Readonly<Record<string, string>>
  /** Console errors that the test provokes on purpose. */
  readonly expectedErrors?: readonly RegExp[]
}

/** One running application and what tests do with it. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Everything that went wrong in the window so far. */
  readonly errors: readonly string[]
  /** Ends the application as a user would; throws when anything was written to the console as an error. */
  close(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** The same for every process of it at once, so that no child has time to put anything away. */
  cut(): Promise<void>
  /** Takes a picture of the window into test-results/screenshots. */
  screenshot(name: string): Promise<void>
  /** Gives the page this many pixels. */
  resize(width: number, height: number): Promise<void>
  /** Answers the next dialogs of the system, which no test can reach: what is opened, where is saved, which button. */
  answerDialogs(answers: DialogAnswers): Promise<void>
  /** Drags files over the middle of an element and lets them go there, as from the system's file manager. */
  dropFiles(selector: string, paths: readonly string[]): Promise<void>
  /** The same without letting go, to see what the window says meanwhile. */
  dragFiles(selector: string, paths: readonly string[]): Promise<void>
}

/** What the user would have picked; nothing picked is a cancelled dialog. */
export interface DialogAnswers {
  /** Files or one folder. */
  readonly open?: readonly string[]
  readonly save?: string
  /** The index of the button of a message box. */
  readonly button?: number
}

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

function collectErrors(page: Page, expected: readonly RegExp[]): string[] {
  const errors: string[] = []
  const add = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) errors.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error') add(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => add(error.stack ?? error.message))
  page.on('crash', () => add('the page crashed'))
  return errors
}

/** Drives a drag of files the way the browser gets it from the system, so that hit testing and the files are real. */
async function drag(page: Page, selector: string, paths: readonly string[], letGo: boolean): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`Nothing to drop on: ${selector}`)
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  try {
    for (const type of ['dragEnter', 'dragOver', ...(letGo ? (['drop'] as const) : [])] as const)
      await client.send('Input.dispatchDragEvent', { type, ...at, data })
  } finally {
    await client.detach()
  }
}

/** A process and all that it started, by their numbers; they are stopped first, so that none starts another meanwhile. */
function family(pid: number): readonly number[] {
  process.kill(pid, 'SIGSTOP')
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')
      return Number(rest.split(' ')[1]) === pid
    } catch {
      // It ended while it was being looked at.
      return false
    }
  })
  return [pid, ...children.flatMap((child) => family(Number(child)))]
}

/** A folder for one test, deleted by whoever asked for it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'liangqing-e2e-'))

// A small machine that builds something else meanwhile; a test that holds never waits for it.
const patience = 20_000

/** Starts the built application in a real window. */
export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? temporaryFolder()
  const app = await electron.launch({
    args: [...sandboxArguments, '.'],
    cwd: root,
    timeout: 60_000,
    env: { ...definedEnvironment(), ...options.env, LIANGQING_USER_DATA: userData },
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(patience)
  const errors = collectErrors(page, options.expectedErrors ?? [])
  const forget = () => {
    if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    app,
    page,
    userData,
    errors,
    close: async () => {
      await app.close()
      forget()
      if (errors.length > 0) throw new Error(`The window wrote errors to its console:\n${errors.join('\n')}`)
    },
    kill: async () => {
      const gone = new Promise((done) => app.process().once('exit', done))
      app.process().kill('SIGKILL')
      await gone
      forget()
    },
    cut: async () => {
      const gone = new Promise((done) => app.process().once('exit', done))
      for (const pid of family(app.process().pid ?? 0)) process.kill(pid, 'SIGKILL')
      await gone
    },
    screenshot: async (name) => {
      mkdirSync(join(results, 'screenshots'), { recursive: true })
      await page.screenshot({ path: join(results, 'screenshots', `${name}.png`) })
    },
    resize: async (width, height) => {
      await app.evaluate(
        ({ BrowserWindow }, size) => {
          const window = BrowserWindow.getAllWindows()[0]
          window?.unmaximize()
          window?.setContentSize(size.width, size.height)
        },
        { width, height },
      )
      await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height })
    },
    dropFiles: (selector, paths) => drag(page, selector, paths, true),
    dragFiles: (selector, paths) => drag(page, selector, paths, false),
    answerDialogs: (answers) =>
      app.evaluate(({ dialog }, { open, save, button }) => {
        const filePaths = [...(open ?? [])]
        const opened = Promise.resolve({ canceled: filePaths.length === 0, filePaths })
        const saved = Promise.resolve({ canceled: save === undefined, filePath: save ?? '' })
        const pressed = Promise.resolve({ response: button ?? 0, checkboxChecked: false })
        Object.assign(dialog, {
          showOpenDialog: () => opened,
          showSaveDialog: () => saved,
          showMessageBox: () => pressed,
        })
      }, answers),
  }
}
