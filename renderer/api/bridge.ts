import type { Bridge, BridgeChannel, BridgeInput, BridgeMark, BridgeOutputs } from '../../shared/contract/bridge'
import type { FileContent } from '../../shared/contract/envelope'
import { CallRefused, type Port } from './calls'

declare global {
  interface Window {
    readonly liangqing: Bridge
  }
}

// The message's name is repeated rather than imported, because the bridge's contract brings zod into the first bundle.
const portMessage = 'liangqing:port' satisfies typeof import('../../shared/contract/bridge').portMessage

/** Hears of every new port to the data process, also after it was restarted, and of its loss. */
export function listenForPort(connected: (port: Port) => void, lost: () => void): void {
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    if (event.source !== window || event.data !== portMessage || port === undefined) return
    connected({
      postMessage: (message) => port.postMessage(message),
      close: () => port.close(),
      listen: (listener) => {
        port.onmessage = ({ data }) => listener(data)
      },
    })
  })
  window.liangqing.on('data.lost', lost)
  window.liangqing.connect()
}

/** Tells the measuring of a start that the window is usable. */
export function mark(name: BridgeMark): void {
  window.liangqing.mark(name)
}

/** Asks the main process; what the disk refuses becomes a refusal like any other. */
export async function ask<Channel extends BridgeChannel>(
  channel: Channel,
  input: BridgeInput<Channel>,
): Promise<BridgeOutputs[Channel]> {
  const answer = await window.liangqing.invoke(channel, input)
  if (answer.ok) return answer.value
  if (answer.code === 'targetTaken') throw new CallRefused({ code: 'targetTaken', params: { name: answer.file ?? '' } })
  throw new CallRefused({ code: 'diskRefused', params: { reason: answer.code } })
}

/** File types as dialogs offer them. */
export interface FileKind {
  readonly name: string
  readonly extensions: readonly string[]
}

const filters = (kinds: readonly FileKind[]) =>
  kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))

/** Lets the user pick files; empty when they cancel. */
export function chooseFiles(kinds: readonly FileKind[], multiple = false): Promise<readonly FileContent[]> {
  return ask('files.open', { filters: filters(kinds), multiple })
}

/** Lets the user pick a folder and reads its files of some kinds; null when they cancel. */
export function chooseFolder(kinds: readonly FileKind[]): Promise<readonly FileContent[] | null> {
  return ask('files.openFolder', { extensions: kinds.flatMap(({ extensions }) => [...extensions]) })
}

/** Lets the user pick where a file goes; null when they cancel, otherwise the name it has now. */
export async function saveFile(file: FileContent, kinds: readonly FileKind[]): Promise<string | null> {
  const { name } = await ask('files.save', {
    suggestedName: file.name,
    filters: filters(kinds),
    bytes: new Uint8Array(file.bytes),
  })
  return name
}

/** Lets the user pick a folder for many files; null when they cancel. */
export async function saveFiles(files: readonly FileContent[]): Promise<string | null> {
  const { folder } = await ask('files.saveMany', {
    files: files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })),
  })
  return folder
}

/** Lets the user pick a file on this machine whose place matters rather than its content, e.g. a backup. */
export function choosePath(kind: 'open' | 'save' | 'folder', kinds: readonly FileKind[]): Promise<string | null> {
  return ask('paths.choose', { kind, filters: filters(kinds) })
}

/** Puts text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  await ask('clipboard.writeText', { text })
}

/** Menus and dialogs of the system speak the window's language. */
export function setSystemLanguage(language: 'zh-CN' | 'en'): void {
  void ask('system.setLanguage', { language })
}
