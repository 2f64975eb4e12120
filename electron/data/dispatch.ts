import { contract, type MethodName } from '../../shared/contract'
import type { ChangeEvent, Envelope, Progress } from '../../shared/contract/envelope'
import { type FieldProblem, Refusal, type RefusalData } from '../../shared/schemas/errors'
import type { Office } from '../services/office'
import { answerHostMethod, isHostMethod } from './companies'
import { loadHandlers } from './handlers/load'
import { type Host, officeOf, type PortSession } from './host'
import { runJob } from './jobs'
import { knownRefusal } from './refusals'

/** One call, with a way to hear of its progress and to stop it. */
export interface Call {
  readonly method: string
  readonly input: unknown
  readonly report?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** The answer to a call and the events it causes. */
export interface Dispatched {
  readonly envelope: Envelope<unknown>
  readonly events: readonly ChangeEvent[]
}

/**
 * The one way in: parse → permission → service → envelope. Whatever goes wrong comes back as a refusal; a fault of ours
 * is written to the log and answered as `internal`, because its text means nothing to a user.
 */
export async function dispatch(host: Host, session: PortSession, call: Call): Promise<Dispatched> {
  try {
    if (!isMethod(call.method)) throw new Refusal('unknownMethod', { method: call.method })
    const method = call.method
    const parsed = contract[method].input.safeParse(call.input ?? {})
    if (!parsed.success) throw new Refusal('invalidInput', { method }, parsed.error.issues.map(fieldProblem))
    const value = await answer(host, session, { ...call, method, input: parsed.data })
    const changes = contract[method].changes
    if (changes.includes('users') || changes.includes('roles')) host.refreshActors()
    return { envelope: { ok: true, value }, events: changes.map((noun) => ({ name: `${noun}.changed` as const })) }
  } catch (fault) {
    return { envelope: { ok: false, error: refusalIn(host, fault, call.method) }, events: [] }
  }
}

const isMethod = (name: string): name is MethodName => Object.hasOwn(contract, name)

/** What a schema found, for a form: Zod reports a path as keys, a form knows its fields by dotted names. */
export const fieldProblem = (issue: {
  readonly path: PropertyKey[]
  readonly code: string
  readonly message: string
}): FieldProblem => ({
  path: issue.path.map(String).join('.'),
  code: issue.code === 'custom' ? issue.message : issue.code,
})

interface ParsedCall extends Call {
  readonly method: MethodName
}

async function answer(
  host: Host,
  session: PortSession,
  { method, input, report, signal }: ParsedCall,
): Promise<unknown> {
  const job = {
    report: report ?? (() => undefined),
    signal: signal ?? new AbortController().signal,
    fontsFolder: host.options.fontsFolder,
  }
  if (isHostMethod(method)) {
    host.refreshActorsIfWritten()
    assertPermitted(session, method)
    return answerHostMethod(host, session, { method, input, job })
  }
  // Awaited by every call alike, so that calls are answered in the order they came.
  const handlers = await loadHandlers()
  const office = permittedOffice(host, session, method)
  if (contract[method].kind === 'job')
    return runJob(host, office, { method, input, job, again: () => permittedOffice(host, session, method) })
  // `input` was parsed with this method's own schema, and `handlers` has this method's own handler.
  const handle = handlers[method] as (given: typeof office, parsed: unknown) => unknown
  return handle(office, input)
}

/** The office of a caller who may call a method; asked right before something is done, because rights may go while a call waits. */
function permittedOffice(host: Host, session: PortSession, method: MethodName): Office {
  host.refreshActorsIfWritten()
  const office = officeOf(host, session)
  assertPermitted(session, method)
  return office
}

function assertPermitted({ actor }: PortSession, method: MethodName): void {
  if (contract[method].access === 'permitted' && actor !== null && !actor.permissions.has(method))
    throw new Refusal('notPermitted', { method })
}

function refusalIn(host: Host, fault: unknown, method: string): RefusalData {
  const { describeFault } = host.options
  const known = knownRefusal(fault, host.company()?.connection.file)
  if (known !== null || describeFault === undefined) return known ?? refusalOf(fault, method)
  return { code: 'internal', params: { method, ...describeFault(fault) }, fields: [] }
}

/** Any thrown value as a refusal; what nobody foresaw goes to the log, because its text means nothing to a user. */
export function refusalOf(fault: unknown, method: string): RefusalData {
  const known = knownRefusal(fault)
  if (known !== null) return known
  console.error(`${method}:`, fault)
  return { code: 'internal', params: { method }, fields: [] }
}
