import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type Rectangle, screen, session, type WebContents } from 'electron'

interface Place {
  readonly bounds: Partial<Rectangle>
  readonly maximized: boolean
}

const fallbackPlace: Place = { bounds: { width: 1440, height: 900 }, maximized: false }
const smallest = { width: 1024, height: 680 }
// Full screen is for what is projected at a fair.
const allowedPermissions: readonly string[] = ['clipboard-read', 'clipboard-sanitized-write', 'fullscreen']

const isRectangle = (value: unknown): value is Rectangle =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((key) => Number.isSafeInteger(Reflect.get(value, key)))

/** A screen may be gone since: a window that would lie outside all of them opens in the middle instead. */
const isVisible = ({ x, y, width, height }: Rectangle) =>
  screen.getAllDisplays().some(({ workArea: area }) => {
    const overlapX = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
    const overlapY = Math.min(y + height, area.y + area.height) - Math.max(y, area.y)
    return overlapX >= 200 && overlapY >= 100
  })

function readPlace(file: string): Place {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof saved !== 'object' || saved === null) return fallbackPlace
    const bounds: unknown = Reflect.get(saved, 'bounds')
    const maximized = Reflect.get(saved, 'maximized') === true
    return isRectangle(bounds) && isVisible(bounds) ? { bounds, maximized } : { ...fallbackPlace, maximized }
  } catch {
    return fallbackPlace
  }
}

function rememberPlace(window: BrowserWindow, file: string): void {
  const place: Place = { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(file, JSON.stringify(place))
  } catch (error) {
    // A full disk must not keep the window from closing.
    console.error('The place of the window was not saved:', error)
  }
}

/** Refuses everything a page could ask of the system, but the clipboard and full screen for pages of `origin`. */
export function denyPermissions(origin: string): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(allowedPermissions.includes(permission) && details.requestingUrl.startsWith(origin)),
  )
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, from) => allowedPermissions.includes(permission) && `${from}/`.startsWith(origin),
  )
}

/** A crashed page comes back by itself, what was typed is in its drafts; one that keeps crashing comes back slowly. */
function reviveAfterCrash(contents: WebContents): void {
  let lastCrash = 0
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const isRepeated = Date.now() - lastCrash < 10_000
    lastCrash = Date.now()
    setTimeout(() => contents.isDestroyed() || contents.reload(), isRepeated ? 5_000 : 0)
  })
}

interface Options {
  /** Its page; the window never leaves it. */
  readonly address: string
  readonly preload: string
  /** Where its place on the screen is kept. */
  readonly stateFile: string
  readonly onShown: () => void
}

/** Opens the window where it was last, shown once it has something to show. */
export function openWindow({ address, preload, stateFile, onShown }: Options): BrowserWindow {
  const place = readPlace(stateFile)
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: '两清 Liangqing',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#141414' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  if (place.maximized) window.maximize()
  const { webContents: contents } = window
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  reviveAfterCrash(contents)
  window.once('ready-to-show', () => {
    window.show()
    onShown()
  })
  window.on('close', () => rememberPlace(window, stateFile))
  void window.loadURL(address)
  return window
}

/** The preload script beside the built main program. */
export const preloadFile = (mainFolder: string): string => join(mainFolder, '../preload/index.cjs')
