// The data process: hosts the database and the services, away from the window and from what the main process does.
import type { DataControl } from './control'
import { loadHandlers } from './handlers/load'
import { createHost, type Host } from './host'
import { serve } from './serve'

let host: Host | undefined

/** From the window's first question: by then it is up, and nobody has signed in yet. A slow machine's window must not wait for it. */
const restAfterMs = 1_000
let isPrepared = false

function prepare(): void {
  if (isPrepared) return
  isPrepared = true
  setTimeout(() => void loadHandlers(), restAfterMs)
}

// Only the main process that forked this one can write here.
process.parentPort.on('message', ({ data, ports }: { data: DataControl; ports: Electron.MessagePortMain[] }) => {
  if (data.type === 'start') host = createHost({ ...data.paths, now: () => new Date() })
  if (data.type === 'port' && host !== undefined) {
    for (const port of ports) serve(port, host)
    prepare()
  }
  if (data.type === 'close') {
    host?.close()
    process.exit(0)
  }
})
