import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispatch } from '../../electron/data/dispatch'
import { createHost, type Host, type HostOptions, type PortSession } from '../../electron/data/host'
import type { Office } from '../../electron/services/office'
import type { Input, MethodName, Output } from '../../shared/contract'
import type { Envelope } from '../../shared/contract/envelope'
import type { RefusalData } from '../../shared/schemas/errors'
import { migrationsFolder, type TestCompany } from './company'
import { fontsFolder } from './fonts'

/** A host as the data process starts it, over a folder of its own and without worker threads unless an entry is given. */
export function newHost(options: Partial<HostOptions> = {}): Host & { readonly remove: () => void } {
  const dataFolder = mkdtempSync(join(tmpdir(), 'liangqing-host-'))
  const now = (): Date => new Date()
  const host = createHost({
    dataFolder,
    migrationsFolder,
    fontsFolder: fontsFolder(),
    workerEntry: null,
    now,
    ...options,
  })
  return {
    ...host,
    remove: () => {
      host.close()
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** A test company behind the one way in, on the company's own clock. */
export function hostOver(company: TestCompany): Host & { readonly remove: () => void } {
  const host = newHost({ now: () => new Date(`${company.clock.today()}T12:00:00`) })
  host.adopt({ id: 'test', connection: company.connection })
  return host
}

/** Calls of one signed-in user through dispatch, as a window makes them. */
export interface Caller {
  readonly session: PortSession
  readonly envelope: (method: string, input?: unknown) => Promise<Envelope<unknown>>
  /** The answer; throws what was refused. */
  readonly call: <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<Output<Name>>
  /** What was refused; throws when it was not. */
  readonly refused: (method: string, input?: unknown) => Promise<RefusalData>
}

/** A caller whose session an office's actor has signed in; without one nobody is signed in. */
export function callerOf(host: Host, office?: Office): Caller {
  const session: PortSession = { actor: office?.actor ?? null }
  const envelope = async (method: string, input: unknown = {}) =>
    (await dispatch(host, session, { method, input })).envelope
  return {
    session,
    envelope,
    call: async (method, input) => {
      const answer = await envelope(method, input)
      if (!answer.ok) throw Object.assign(new Error(`${method}: ${answer.error.code}`), answer.error)
      // The contract gives each method's output; dispatch answered with what that method's handler returned.
      return answer.value as never
    },
    refused: async (method, input) => {
      const answer = await envelope(method, input)
      if (answer.ok) throw new Error(`${method} was not refused`)
      return answer.error
    },
  }
}
