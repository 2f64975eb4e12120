import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { bind } from './ipc/bind'
import { type DataProcess, startDataProcess } from './ipc/data-process'
import { origin, registerScheme, serveScheme } from './ipc/scheme'
import { languageOf, speak, speech } from './ipc/words'
import { setMenu } from './menu'
import { denyPermissions, openWindow, preloadFile } from './window'

const here = import.meta.dirname
// The development server; a packaged application never listens to the environment about what it shows.
const address = (app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL) ?? origin

if (process.env.LIANGQING_USER_DATA) app.setPath('userData', process.env.LIANGQING_USER_DATA)

/** Prints a moment of the start for the benchmark: milliseconds since the epoch, and since the process began. */
function mark(name: string): void {
  if (process.env.LIANGQING_MARKS !== '1') return
  const at = Date.now()
  const sinceStart = Math.round(at - (process.getCreationTime() ?? at))
  process.stdout.write(`LIANGQING_MARK ${JSON.stringify({ name, at, sinceStart })}\n`)
}

function startData(): DataProcess {
  const dataFolder = join(app.getPath('userData'), 'companies')
  mkdirSync(dataFolder, { recursive: true })
  return startDataProcess({
    script: join(here, 'data.js'),
    paths: {
      dataFolder,
      migrationsFolder: join(app.getAppPath(), 'drizzle'),
      fontsFolder: join(here, '../fonts'),
      workerEntry: join(here, 'job.js'),
    },
    onGivenUp: (code) => {
      dialog.showErrorBox(speech().dataGoneTitle, speech().dataGone(code))
      app.exit(1)
    },
  })
}

/** The database closes its files before the application ends, so that the next start has nothing to recover. */
function stopWithData(data: DataProcess): void {
  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void data.stop().then(() => {
      isStopped = true
      app.quit()
    })
  })
}

const showWindow = (): BrowserWindow =>
  openWindow({
    address,
    preload: preloadFile(here),
    stateFile: join(app.getPath('userData'), 'window.json'),
    onShown: () => mark('windowShown'),
  })

function start(): void {
  mark('appReady')
  serveScheme(join(here, '../renderer'))
  denyPermissions(address)
  speak(languageOf(app.getPreferredSystemLanguages()[0] ?? app.getLocale()))
  bind({
    origin: address,
    dataFolder: app.getPath('userData'),
    // The window's page asks for its port long after the lines below have run.
    connect: (contents) => data.connect(contents),
    mark,
    onLanguage: () => setMenu(),
  })
  // Before the data process, because what the window starts takes longer.
  showWindow()
  const data = startData()
  stopWithData(data)
  setMenu()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow()
  })
}

if (app.requestSingleInstanceLock()) {
  registerScheme()
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  // Not awaited at the top level: Electron becomes ready only after this module has run.
  void app.whenReady().then(start)
} else {
  app.exit(0)
}
