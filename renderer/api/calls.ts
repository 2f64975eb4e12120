import type { ChangeEvent, Envelope, PortMessage, PortRequest, Progress } from '../../shared/contract/envelope'
import type { RefusalData } from '../../shared/schemas/errors'

/** The part of a MessagePort that is used, so that a test can bring Node's. */
export interface Port {
  postMessage(message: PortRequest): void
  close(): void
  listen(listener: (message: PortMessage) => void): void
}

/** What only the window itself can meet: the data process went away, the disk refused a file. */
export type WindowRefusalCode = 'connectionLost' | 'diskRefused'

/** A refusal of the data process, or of the window itself, as an exception. */
export class CallRefused extends Error implements Omit<RefusalData, 'code'> {
  readonly code: RefusalData['code'] | WindowRefusalCode
  readonly params: RefusalData['params']
  readonly fields: RefusalData['fields']

  constructor(error: { code: CallRefused['code']; params?: RefusalData['params']; fields?: RefusalData['fields'] }) {
    super(error.code)
    this.name = 'CallRefused'
    this.code = error.code
    this.params = error.params ?? {}
    this.fields = error.fields ?? []
  }
}

/** The answer that is on its way; for jobs also the handle to watch and cancel it. */
export interface Call<Value> extends Promise<Value> {
  readonly result: Promise<Value>
  cancel(): void
  onProgress(listener: (progress: Progress) => void): Call<Value>
}

interface Pending {
  readonly answer: (envelope: Envelope<unknown>) => void
  readonly fail: (error: CallRefused) => void
  readonly progress: (progress: Progress) => void
}

/** Whether the data process can be reached now. */
export type Connection = 'connecting' | 'connected' | 'lost'

/**
 * Numbers the calls over the current port and pairs the answers with them. Calls made before the first port arrives wait
 * for it; calls in flight when a port is replaced fail, because nobody knows whether they were done.
 */
export class Calls {
  connection: Connection = 'connecting'
  #port: Port | null = null
  #nextId = 1
  readonly #pending = new Map<number, Pending>()
  readonly #waiting: PortRequest[] = []
  readonly #eventListeners = new Set<(event: ChangeEvent) => void>()
  readonly #connectionListeners = new Set<(connection: Connection) => void>()

  /** Takes a new port, at the start and whenever the data process was restarted. */
  connect(port: Port): void {
    if (this.#port !== null) this.disconnect()
    this.#port = port
    port.listen((message) => this.#receive(message))
    for (const request of this.#waiting.splice(0)) port.postMessage(request)
    this.#become('connected')
  }

  /** The data process is gone: everything in flight fails with a message of its own. */
  disconnect(): void {
    this.#port?.close()
    this.#port = null
    const inFlight = [...this.#pending.values()]
    this.#pending.clear()
    this.#waiting.length = 0
    for (const pending of inFlight) pending.fail(new CallRefused({ code: 'connectionLost' }))
    this.#become('lost')
  }

  /** Sends a call; the value is what the method's line in the contract promises. */
  call(method: string, input: unknown): Call<unknown> {
    const id = this.#nextId++
    const listeners = new Set<(progress: Progress) => void>()
    const result = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, {
        answer: (envelope) => (envelope.ok ? resolve(envelope.value) : reject(new CallRefused(envelope.error))),
        fail: reject,
        progress: (progress) => {
          for (const listener of listeners) listener(progress)
        },
      })
    })
    this.#send({ type: 'call', id, method, input })
    const call: Call<unknown> = Object.assign(result, {
      result,
      cancel: () => {
        if (this.#pending.has(id)) this.#send({ type: 'cancel', id })
      },
      onProgress: (listener: (progress: Progress) => void) => {
        listeners.add(listener)
        return call
      },
    })
    return call
  }

  /** Hears `<noun>.changed`; returns how to stop. */
  onEvent(listener: (event: ChangeEvent) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  /** Hears the connection come and go; returns how to stop. */
  onConnection(listener: (connection: Connection) => void): () => void {
    this.#connectionListeners.add(listener)
    return () => this.#connectionListeners.delete(listener)
  }

  #send(request: PortRequest): void {
    if (this.#port === null) this.#waiting.push(request)
    else this.#port.postMessage(request)
  }

  #receive(message: PortMessage): void {
    if (message.type === 'event') {
      for (const listener of this.#eventListeners) listener(message.event)
      return
    }
    const pending = this.#pending.get(message.id)
    if (pending === undefined) return
    if (message.type === 'progress') {
      pending.progress(message.progress)
      return
    }
    this.#pending.delete(message.id)
    pending.answer(message.envelope)
  }

  #become(connection: Connection): void {
    this.connection = connection
    for (const listener of this.#connectionListeners) listener(connection)
  }
}
