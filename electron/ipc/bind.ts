import { app, BrowserWindow, clipboard, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import {
  type BridgeAnswer,
  type BridgeChannel,
  type BridgeMark,
  type BridgeOutputs,
  type BridgeParsedInput,
  bridgeInputs,
  bridgePrefix,
} from '../../shared/contract/bridge'
import { TargetTaken } from './company-files'
import { choosePath, openFiles, openFolder, saveFile, saveFiles } from './files'
import { type Language, speak } from './words'

type Handlers = {
  readonly [Channel in BridgeChannel]: (
    input: BridgeParsedInput<Channel>,
    window: BrowserWindow,
  ) => BridgeOutputs[Channel] | Promise<BridgeOutputs[Channel]>
}

interface Options {
  /** The start of every address that the application itself serves. */
  readonly origin: string
  readonly dataFolder: string
  readonly connect: (contents: Electron.WebContents) => void
  readonly mark: (name: BridgeMark) => void
  /** Called after the language of menus and dialogs was set. */
  readonly onLanguage: (language: Language) => void
}

const handlersFor = ({ dataFolder, onLanguage }: Options): Handlers => ({
  'files.open': openFiles,
  'files.openFolder': openFolder,
  'files.save': saveFile,
  'files.saveMany': saveFiles,
  'paths.choose': choosePath,
  'clipboard.writeText': async ({ text }) => {
    // A promise in Electron 45, done at once in the fallback.
    await clipboard.writeText(text)
    return null
  },
  'storage.flush': (_input, window) => {
    window.webContents.session.flushStorageData()
    return null
  },
  'system.locale': () => ({ locale: app.getLocale(), languages: app.getPreferredSystemLanguages() }),
  'system.about': () => ({ version: app.getVersion(), electron: process.versions.electron, dataFolder }),
  'system.setLanguage': ({ language }) => {
    speak(language)
    onLanguage(language)
    return null
  },
  'system.relaunch': () => {
    app.relaunch()
    app.quit()
    return null
  },
})

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal'

/** Binds every channel of the bridge: the one place that listens to the window, so the one place that distrusts it. */
export function bind(options: Options): void {
  const handlers = handlersFor(options)

  // Only the top frame of a page that the application served; an origin of a custom scheme reads 'null' in Node.
  const isOurs = ({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent) =>
    senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(options.origin)

  const register = <Channel extends BridgeChannel>(channel: Channel) => {
    const answer = async (event: IpcMainInvokeEvent, input: unknown): Promise<BridgeAnswer<Channel>> => {
      const window = BrowserWindow.fromWebContents(event.sender)
      if (!isOurs(event) || window === null) return { ok: false, code: 'notPermitted' }
      const parsed = bridgeInputs[channel].safeParse(input)
      if (!parsed.success) return { ok: false, code: 'invalidInput' }
      try {
        // TypeScript widens the schema of a generic channel to the union of all; the channel itself keeps them in pair.
        return { ok: true, value: await handlers[channel](parsed.data as BridgeParsedInput<Channel>, window) }
      } catch (error) {
        console.error(`${channel}:`, error)
        return { ok: false, code: codeOf(error), ...(error instanceof TargetTaken ? { file: error.file } : {}) }
      }
    }
    ipcMain.handle(bridgePrefix + channel, answer)
  }
  // Object.keys forgets the type of the keys it lists.
  for (const channel of Object.keys(bridgeInputs) as BridgeChannel[]) register(channel)

  ipcMain.on(`${bridgePrefix}connect`, (event) => {
    if (isOurs(event)) options.connect(event.sender)
  })
  ipcMain.on(`${bridgePrefix}mark`, (event, name: unknown) => {
    if (isOurs(event) && (name === 'firstPaint' || name === 'usable')) options.mark(name)
  })
}
