import type { PortMessage, PortRequest } from '../../shared/contract/envelope'
import { dispatch } from './dispatch'
import type { Host, PortSession } from './host'

/** One end of a channel to a window; Electron's and Node's ports both are one. */
export interface ServedPort {
  postMessage(message: PortMessage): void
  on(name: 'message', listener: (event: { readonly data: PortRequest }) => void): unknown
  on(name: 'close', listener: () => void): unknown
  start(): void
}

const portsOf = new WeakMap<Host, Set<ServedPort>>()

/** Answers every request of a port, passes progress on, and tells every port what changed. */
export function serve(port: ServedPort, host: Host): void {
  const session: PortSession = { actor: null }
  const running = new Map<number, AbortController>()
  const ports = portsOf.get(host) ?? new Set()
  portsOf.set(host, ports.add(port))
  host.sessions.add(session)

  port.on('close', () => {
    ports.delete(port)
    host.sessions.delete(session)
    for (const controller of running.values()) controller.abort()
  })
  port.on('message', ({ data }) => {
    if (data.type === 'cancel') return running.get(data.id)?.abort()
    const { id, method, input } = data
    const controller = new AbortController()
    running.set(id, controller)
    void dispatch(host, session, {
      method,
      input,
      signal: controller.signal,
      report: (progress) => port.postMessage({ type: 'progress', id, progress }),
    }).then(({ envelope, events }) => {
      running.delete(id)
      port.postMessage({ type: 'answer', id, envelope })
      for (const event of events) for (const each of ports) each.postMessage({ type: 'event', event })
    })
  })
  port.start()
}
