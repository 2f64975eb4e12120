import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import { bridgePrefix } from '../../shared/contract/bridge'
import type { DataControl, DataPaths } from '../data/control'

const steadyAfterMs = 60_000
const deathsBeforeGivingUp = 5
const closeWithinMs = 3_000

/** The process that holds the database, as the main process sees it: gives out ports, watches, restarts. */
export interface DataProcess {
  /** Gives the window a port that leads straight to the data process, now and after every restart. */
  connect(contents: WebContents): void
  /** Lets it close its files; resolves when it is gone, at the latest after three seconds. */
  stop(): Promise<void>
}

interface Options {
  readonly script: string
  readonly paths: DataPaths
  /** Called when it died five times without running for a minute in between; the code is its last exit code. */
  readonly onGivenUp: (code: number) => void
}

/** Starts the data process; its death loses nothing, because SQLite recovers, but every call that was under way. */
export function startDataProcess({ script, paths, onGivenUp }: Options): DataProcess {
  const connected = new Set<WebContents>()
  let child: UtilityProcess
  // Its pid tells too late: it stays empty until the process has spawned, while messages are already queued for it.
  let isRunning = false
  let isStopping = false
  let deaths = 0

  const tell = (message: DataControl, ports: Electron.MessagePortMain[] = []) => child.postMessage(message, ports)

  const givePort = (contents: WebContents) => {
    const { port1, port2 } = new MessageChannelMain()
    tell({ type: 'port' }, [port1])
    contents.postMessage(`${bridgePrefix}port`, null, [port2])
  }

  const fork = () => {
    const startedAt = Date.now()
    child = utilityProcess.fork(script, [], { serviceName: 'Liangqing Data', stdio: 'inherit' })
    isRunning = true
    tell({ type: 'start', paths })
    child.once('exit', (code) => {
      isRunning = false
      if (isStopping) return
      deaths = Date.now() - startedAt > steadyAfterMs ? 1 : deaths + 1
      if (deaths >= deathsBeforeGivingUp) return onGivenUp(code)
      for (const contents of connected) contents.send(`${bridgePrefix}data.lost`, null)
      setTimeout(restart, 100 * 2 ** deaths)
    })
  }

  const restart = () => {
    if (isStopping) return
    fork()
    for (const contents of connected) givePort(contents)
  }

  fork()
  return {
    connect: (contents) => {
      if (!connected.has(contents)) {
        connected.add(contents)
        contents.once('destroyed', () => connected.delete(contents))
      }
      // Between a death and the restart there is no process: the restart serves everyone who is connected by then.
      if (isRunning) givePort(contents)
    },
    stop: () => {
      isStopping = true
      if (!isRunning) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          console.error(`The data process did not close within ${closeWithinMs} ms and is ended.`)
          child.kill()
          resolve()
        }, closeWithinMs)
        child.once('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        tell({ type: 'close' })
      })
    },
  }
}
