import type { RefusalData } from '../schemas/errors'

/** The answer to every call: a value or a refusal, never an exception, because exceptions do not survive the port. */
export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RefusalData }

/** What the window sends over its port to the data process. */
export type PortRequest =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number }

/** What the data process sends back: the answer, a job's progress, or an event after something changed. */
export type PortMessage =
  | { readonly type: 'answer'; readonly id: number; readonly envelope: Envelope<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'event'; readonly event: ChangeEvent }

/** How far a job is; `total` 0 means not known yet. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly label?: string
}

/** Tells screens which nouns to refetch, e.g. `orders.changed`. */
export interface ChangeEvent {
  readonly name: `${string}.changed`
}

/** A file as it crosses the contract; never a path, so that a remote office server could answer the same call. */
export interface FileContent {
  readonly name: string
  readonly bytes: Uint8Array
}
