import type { PortMessage, PortRequest } from '../../shared/contract/envelope'
import type { Host } from './host'

/** One end of a channel to a window; Electron's and Node's ports both are one. */
export interface ServedPort {
  postMessage(message: PortMessage): void
  on(name: 'message', listener: (event: { readonly data: PortRequest }) => void): unknown
  start(): void
}

/** Answers every request of a port. */
export function serve(port: ServedPort, _host: Host): void {
  port.on('message', ({ data }) => {
    if (data.type !== 'call') return
    port.postMessage({
      type: 'answer',
      id: data.id,
      envelope: { ok: false, error: { code: 'noCompany', params: {}, fields: [] } },
    })
  })
  port.start()
}
