import { z } from 'zod'
import type { FileContent } from './envelope'

const filters = z.array(
  z.object({ name: z.string().min(1), extensions: z.array(z.string().regex(/^[a-z0-9]+$/)).min(1) }),
)
const bytes = z.instanceof(Uint8Array)
/** A name as a dialog may suggest it: one part, never a path, because the folder is the user's to choose. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^/\\]+$/)

/** What the window may ask of the main process: dialogs, files, clipboard. Everything else goes over the port. */
export const bridgeInputs = {
  /** The user picks files; the answer is empty when they cancel. */
  'files.open': z.object({ title: z.string().optional(), filters, multiple: z.boolean() }),
  /** The user picks a folder; the answer is its files of some kinds, those of its own folders too, or null when they cancel. */
  'files.openFolder': z.object({ extensions: z.array(z.string().regex(/^[a-z0-9]+$/)).min(1) }),
  /** The user picks where one file goes. */
  'files.save': z.object({ suggestedName: fileName, filters, bytes }),
  /** The user picks a folder for many files; asks once before anything there is replaced. */
  'files.saveMany': z.object({
    title: z.string().optional(),
    files: z.array(z.object({ name: fileName, bytes })).min(1),
  }),
  /** The user picks a place on this machine for a company file or a backup; `null` when they cancel. */
  'paths.choose': z.object({
    kind: z.enum(['open', 'save', 'folder']),
    title: z.string().optional(),
    suggestedName: fileName.optional(),
    filters: filters.optional(),
  }),
  /** Text for the clipboard, from anywhere; a picture goes through the web's own `navigator.clipboard.write`. */
  'clipboard.writeText': z.object({ text: z.string() }),
  /** Puts what the window keeps on this computer on the disk at once, where the browser would wait for seconds. */
  'storage.flush': z.object({}),
  /** What the system is set to, before the user has chosen a language. */
  'system.locale': z.object({}),
  /** The version and the folder of the data, for the settings page and for support. */
  'system.about': z.object({}),
  /** Sets the language of menus and dialogs, which the window cannot reach. */
  'system.setLanguage': z.object({ language: z.enum(['zh-CN', 'en']) }),
  'system.relaunch': z.object({}),
} as const satisfies Record<string, z.ZodType>

/** A request of the window to the main process. */
export type BridgeChannel = keyof typeof bridgeInputs
/** What the window sends with it. */
export type BridgeInput<Channel extends BridgeChannel> = z.input<(typeof bridgeInputs)[Channel]>
/** What its handler receives. */
export type BridgeParsedInput<Channel extends BridgeChannel> = z.output<(typeof bridgeInputs)[Channel]>

/** What the main process answers. */
export interface BridgeOutputs {
  readonly 'files.open': readonly FileContent[]
  readonly 'files.openFolder': readonly FileContent[] | null
  /** The name it was saved under, `null` when the user cancelled. */
  readonly 'files.save': { readonly name: string | null }
  /** The folder's name and how many files were written; `null` and 0 when the user cancelled. */
  readonly 'files.saveMany': { readonly folder: string | null; readonly count: number }
  readonly 'paths.choose': string | null
  readonly 'clipboard.writeText': null
  readonly 'storage.flush': null
  readonly 'system.locale': { readonly locale: string; readonly languages: readonly string[] }
  readonly 'system.about': { readonly version: string; readonly electron: string; readonly dataFolder: string }
  readonly 'system.setLanguage': null
  readonly 'system.relaunch': null
}

/** A request's answer: a failure of the disk crosses as its code (`ENOSPC`, `EACCES` …), for the window to put in words; with `file` where a company lies. */
export type BridgeAnswer<Channel extends BridgeChannel> =
  | { readonly ok: true; readonly value: BridgeOutputs[Channel] }
  | { readonly ok: false; readonly code: string; readonly file?: string }

/** What the main process tells the window unasked. */
export interface BridgeEvents {
  /** The data process died and is being restarted: what was asked of the old port stays unanswered, a new one follows. */
  readonly 'data.lost': null
}

/** Moments of a start that only the window knows; printed with LIANGQING_MARKS=1, for measuring. */
export type BridgeMark = 'firstPaint' | 'usable'

/** The prefix of every channel, and with `port` the message that brings the window its port. */
export const bridgePrefix = 'liangqing:'
/** `event.data` of the window message whose `event.ports[0]` leads to the data process. */
export const portMessage = 'liangqing:port'

/** `window.liangqing`, put there by preload. */
export interface Bridge {
  invoke<Channel extends BridgeChannel>(channel: Channel, input: BridgeInput<Channel>): Promise<BridgeAnswer<Channel>>
  /** Answers a function that stops listening. */
  on<Name extends keyof BridgeEvents>(name: Name, listener: (value: BridgeEvents[Name]) => void): () => void
  /** Asks for a port; it arrives as a window message `portMessage`, again after every restart of the data process. */
  connect(): void
  mark(name: BridgeMark): void
}
