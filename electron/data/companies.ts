import { copyFileSync, renameSync } from 'node:fs'
import { contract, type MethodName, type Output, type ParsedInput } from '../../shared/contract'
import type { companies } from '../../shared/contract/companies'
import type { session as sessionContract } from '../../shared/contract/session'
import type { CompanyFile, CompanyState } from '../../shared/schemas/companies'
import { Refusal } from '../../shared/schemas/errors'
import {
  backUpCompany,
  companyPath,
  describeCompanyFile,
  freeCompanyId,
  listCompanyFiles,
  readCompanyName,
  removeCompanyFile,
} from '../database/files'
import { openCompany } from '../database/open'
import { createCompany } from '../services/companies'
import { buildSample, sampleUserId } from '../services/sample'
import { changePassword, loadActor, sessionView, signIn } from '../services/sessions'
import type { JobContext } from './handlers/types'
import { clockOf, type Host, officeOf, type PortSession } from './host'
import { inWorker } from './jobs'

type HostMethod = Extract<
  keyof typeof sessionContract | keyof typeof companies,
  `session.${string}` | `companies.${string}`
>

/** A call of a method that concerns company files or who is signed in, not the books. */
export interface HostCall {
  readonly method: HostMethod
  readonly input: unknown
  readonly job: JobContext
}

/** Which methods the host answers itself, because they come before any company is open. */
export const isHostMethod = (method: MethodName): method is HostMethod =>
  method.startsWith('session.') || method.startsWith('companies.')

type HostHandlers = {
  readonly [Name in HostMethod]: (
    host: Host,
    session: PortSession,
    input: ParsedInput<Name>,
    job: JobContext,
  ) => Output<Name> | Promise<Output<Name>>
}

const hostHandlers: HostHandlers = {
  'session.signIn': async (host, session, input) => {
    const company = host.company()
    if (company === null) throw new Refusal('noCompany')
    session.actor = await signIn(company.connection, clockOf(host), input)
    return sessionView(session.actor)
  },
  'session.signOut': (_host, session) => {
    session.actor = null
    return null
  },
  'session.current': (_host, session) => (session.actor === null ? null : sessionView(session.actor)),
  'session.changePassword': async (host, session, input) => {
    await changePassword(officeOf(host, session), input)
    return null
  },
  'companies.list': (host) => companyState(host),
  'companies.createSample': async (host, session, _input, job) => {
    const { dataFolder, migrationsFolder, fontsFolder, workerEntry } = host.options
    const file = companyPath(dataFolder, freeCompanyId(dataFolder, 'sample')) ?? ''
    if (workerEntry === null) await makeSample(file, migrationsFolder, job)
    else
      await inWorker(
        workerEntry,
        { method: 'companies.createSample', input: {}, file, actor: null, folders: { migrationsFolder, fontsFolder } },
        job,
      ).finally(() => removeCompanyFile(`${file}.part`))
    const sample = openNamed(host, file)
    // One click to look around: whoever made the sample is its first user, without typing a password they never chose.
    const company = host.company()
    session.actor = company === null ? null : loadActor(company.connection, sampleUserId)
    return sample
  },
  'companies.create': async (host, _session, draft) => {
    const { dataFolder, migrationsFolder } = host.options
    const id = freeCompanyId(dataFolder, 'company')
    const file = companyPath(dataFolder, id) ?? ''
    host.adopt({ id, connection: createCompany({ file, migrationsFolder, draft }) })
    return describe(host, id)
  },
  'companies.open': (host, _session, input) => {
    host.open(input.id)
    return describe(host, input.id)
  },
  'companies.close': (host) => {
    host.close()
    return null
  },
  'companies.restore': (host, _session, input) => restore(host, input.path),
  'companies.backup': async (host, session, input, job) => {
    const { connection } = officeOf(host, session)
    const sizeBytes = await backUpCompany(connection.sqlite, input.path, (done, total) => job.report({ done, total }))
    return { path: input.path, sizeBytes }
  },
}

/** Answers a host method; dispatch has parsed the input and checked the permission. */
export function answerHostMethod(host: Host, session: PortSession, call: HostCall): unknown {
  if (contract[call.method].access === 'permitted') officeOf(host, session)
  // Parsed with this method's own schema, and `hostHandlers` has this method's own handler.
  const handle = hostHandlers[call.method] as (h: Host, s: PortSession, input: unknown, job: JobContext) => unknown
  return handle(host, session, call.input, call.job)
}

/** Generates the sample company into a file that gets its name only when it is whole. */
export async function makeSample(file: string, migrationsFolder: string, job: JobContext): Promise<null> {
  const unfinished = `${file}.part`
  removeCompanyFile(unfinished)
  try {
    await buildSample({ file: unfinished, migrationsFolder, lastDay: new Date().toLocaleDateString('sv') }, job)
    renameSync(unfinished, file)
    return null
  } catch (fault) {
    removeCompanyFile(unfinished)
    throw fault
  }
}

/** Brings a backup in as a company of its own; the backup and every other company stay as they are. */
function restore(host: Host, path: string): CompanyFile {
  if (readCompanyName(path) === null) throw new Refusal('notACompany', { name: path })
  const { dataFolder, migrationsFolder } = host.options
  const id = freeCompanyId(dataFolder, 'company')
  const file = companyPath(dataFolder, id) ?? ''
  const unfinished = `${file}.part`
  copyFileSync(path, unfinished)
  try {
    const connection = openCompany(unfinished, { migrationsFolder })
    const sound = connection.sqlite.pragma('integrity_check', { simple: true })
    connection.sqlite.close()
    if (sound !== 'ok') throw new Refusal('notACompany', { name: path })
    renameSync(unfinished, file)
  } catch (fault) {
    removeCompanyFile(unfinished)
    throw fault
  }
  return openNamed(host, file)
}

function openNamed(host: Host, file: string): CompanyFile {
  const id = listCompanyFiles(host.options.dataFolder).find(
    (known) => companyPath(host.options.dataFolder, known.id) === file,
  )?.id
  if (id === undefined) throw new Refusal('notACompany', { name: file })
  host.open(id)
  return describe(host, id)
}

function describe(host: Host, id: string): CompanyFile {
  const file = describeCompanyFile(host.options.dataFolder, id)
  if (file === null) throw new Refusal('notFound', { name: id })
  return file
}

function companyState(host: Host): CompanyState {
  const list = listCompanyFiles(host.options.dataFolder)
  const open = host.company()
  const known = open === null ? undefined : list.find((file) => file.id === open.id)
  return {
    open: known === undefined ? null : { id: known.id, name: known.name, sample: known.sample },
    companies: list,
  }
}
