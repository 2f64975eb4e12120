import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Input, MethodName, Output } from '../../shared/contract'
import type { FileContent, Progress } from '../../shared/contract/envelope'
import { Refusal, type RefusalData } from '../../shared/schemas/errors'
import { dispatch } from '../data/dispatch'
import { createHost, type Host, type PortSession } from '../data/host'
import { knownRefusal } from '../data/refusals'
import { naming } from '../database/folders'
import { UsageError } from './usage'

/** A refusal of the office, on its way to standard error as JSON. */
export class RefusedError extends Error {
  constructor(readonly error: RefusalData) {
    super(error.code)
  }
}

/** Where the command line finds things, and who it is. */
export interface OfficeAccess {
  readonly db: string
  readonly user: string
  readonly password: string
  readonly migrationsFolder: string
  readonly fontsFolder: string
  /** How long to try again while others write. */
  readonly waitSeconds: number
}

/** A signed-in line to the services, the same dispatch the window uses: same schemas, same permissions. */
export interface CommandOffice {
  readonly call: <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<Output<Name>>
  /** The same for a method whose name and input only came at run time. */
  readonly callAny: (method: string, input: unknown) => Promise<unknown>
  readonly close: () => void
}

/** Opens the company and signs in. @throws RefusedError */
export async function openOffice(access: OfficeAccess): Promise<CommandOffice> {
  // Before the host, which makes the folder it is given: a mistyped path leaves nothing behind.
  if (!existsSync(access.db)) throw new Refusal('notFound', { name: access.db })
  const host = hostFor(access)
  const session: PortSession = { actor: null }
  const callAny = (method: string, input: unknown): Promise<unknown> =>
    patiently(access.waitSeconds, async () => {
      const { envelope } = await dispatch(host, session, { method, input, report: showProgress })
      if (!envelope.ok) throw new RefusedError(envelope.error)
      return envelope.value
    })
  // The contract gives each method's output type; dispatch answers with what that method's handler returned.
  const call = callAny as CommandOffice['call']
  try {
    await patiently(access.waitSeconds, async () => openAt(host, access.db))
    await call('session.signIn', { name: access.user, password: access.password })
  } catch (fault) {
    host.close()
    throw refused(fault, access.db)
  }
  return { call, callAny, close: host.close }
}

function openAt(host: Host, file: string): void {
  try {
    host.openFile('cli', file)
  } catch (fault) {
    throw refused(fault, file)
  }
}

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * Tries again while others write, with pauses that grow and differ from one process to the next. Nothing is done twice: a company is busy
 * only to whoever could not begin to write.
 */
async function patiently<Answer>(waitSeconds: number, work: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + waitSeconds * 1000
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS))
    try {
      return await work()
    } catch (fault) {
      const busy = fault instanceof RefusedError && fault.error.code === 'companyBusy'
      if (!busy || Date.now() >= end) throw fault
      await setTimeout(pause * (0.5 + Math.random()))
    }
}

/** A host over one file anywhere on this machine. */
export const hostFor = (access: Pick<OfficeAccess, 'db' | 'migrationsFolder' | 'fontsFolder'>): Host =>
  createHost({
    dataFolder: dirname(access.db),
    migrationsFolder: access.migrationsFolder,
    fontsFolder: access.fontsFolder,
    workerEntry: null,
    now: () => new Date(),
    // Standard error holds one refusal as JSON and nothing else.
    describeFault: (fault) => ({ detail: fault instanceof Error ? fault.message : String(fault) }),
  })

/** A service's refusal as the command line's. */
export function refused(fault: unknown, company?: string): unknown {
  const known = knownRefusal(fault, company)
  return known === null ? fault : new RefusedError(known)
}

/** A file of this machine as the contract takes it. @throws Refusal notFound */
export function fileContent(path: string): FileContent {
  if (!existsSync(path)) throw new Refusal('notFound', { name: path })
  return { name: basename(path), bytes: new Uint8Array(naming(path, () => readFileSync(path))) }
}

/** JSON for standard output; bytes as base64, because JSON has none. */
export const printable = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, entry) => (entry instanceof Uint8Array ? { base64: Buffer.from(entry).toString('base64') } : entry),
    2,
  )

/** JSON from the command line; `{"$file": "path"}` stands for that file. */
export const parseInput = (text: string): unknown =>
  JSON.parse(text, (_key, entry) =>
    typeof entry === 'object' && entry !== null && typeof entry.$file === 'string' ? fileContent(entry.$file) : entry,
  )

/** JSON of the command line, or of a file that it names as `word`. @throws UsageError */
export function parsedJson(text: string, word: string): unknown {
  try {
    return parseInput(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new UsageError('notJson', { word, detail: fault.message })
    throw fault
  }
}

function showProgress({ done, total, label }: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${label ?? ''} ${done}${total > 0 ? `/${total}` : ''}   `)
}
