import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { contract, type MethodName, type Output, type ParsedInput } from '../../shared/contract'
import type { companies } from '../../shared/contract/companies'
import type { session as sessionContract } from '../../shared/contract/session'
import type { CompanyFile, CompanyState } from '../../shared/schemas/companies'
import { Refusal } from '../../shared/schemas/errors'
import { backUpCompany } from '../database/backups'
import {
  companyPath,
  describeCompanyFile,
  freeCompanyId,
  listCompanyFiles,
  removeCompanyFile,
  removeSideFiles,
} from '../database/files'
import { named } from '../database/folders'
import { openCompany } from '../database/open'
import { natureOf, readCompanyName } from '../database/probe'
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
    const { sampleUserId } = await import('../services/sample')
    session.actor = company === null ? null : loadActor(company.connection, sampleUserId)
    return sample
  },
  'companies.create': async (host, _session, draft) => {
    const { dataFolder, migrationsFolder } = host.options
    const file = companyPath(dataFolder, freeCompanyId(dataFolder, 'company')) ?? ''
    // Loaded when it is needed, like everything that the window does not start with.
    const { createCompany } = await import('../services/companies')
    await whole(file, (unfinished) => createCompany({ file: unfinished, migrationsFolder, draft }).sqlite.close())
    return openNamed(host, file)
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
    const sizeBytes = await backUpCompany(connection, input.path, (done, total) => job.report({ done, total }))
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

/** Makes a company file that gets its name only when it is whole; on any failure nothing of it is left. */
export async function whole(file: string, make: (unfinished: string) => unknown): Promise<void> {
  const unfinished = `${file}.part`
  removeCompanyFile(unfinished)
  try {
    await make(unfinished)
    removeSideFiles(file)
    renameSync(unfinished, file)
  } catch (fault) {
    removeCompanyFile(unfinished)
    throw named(fault, file)
  }
}

/** Generates the sample company into a file. */
export async function makeSample(file: string, migrationsFolder: string, job: JobContext): Promise<null> {
  const lastDay = new Date().toLocaleDateString('sv')
  const { buildSample } = await import('../services/sample')
  await whole(file, (unfinished) => buildSample({ file: unfinished, migrationsFolder, lastDay }, job))
  return null
}

/**
 * Makes a company file of a backup, which stays as it is; what a company in use has not yet merged into its file comes along.
 * @throws Refusal notFound, notACompany, damagedFile, newerFile, each naming the backup
 */
export async function restoreCompany(backup: string, file: string, migrationsFolder: string): Promise<void> {
  if (!existsSync(backup)) throw new Refusal('notFound', { name: backup })
  const nature = natureOf(backup)
  if (nature === 'other') throw new Refusal('notACompany', { name: backup })
  await whole(file, (unfinished) => {
    copyFileSync(backup, unfinished)
    // A backup has no log: one that lies beside it belongs to something else.
    if (nature === 'company' && existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${unfinished}-wal`)
    try {
      assertSound(unfinished, migrationsFolder)
    } catch (fault) {
      throw fault instanceof Refusal ? new Refusal(fault.code, { ...fault.params, name: backup }) : fault
    }
  })
}

function assertSound(file: string, migrationsFolder: string): void {
  const { sqlite } = openCompany(file, { migrationsFolder })
  try {
    const sound = sqlite.pragma('integrity_check(1)', { simple: true })
    if (sound !== 'ok' || readCompanyName(file) === null) throw new Refusal('damagedFile')
  } finally {
    sqlite.close()
  }
}

/** Brings a backup in as a company of its own. */
async function restore(host: Host, path: string): Promise<CompanyFile> {
  const { dataFolder, migrationsFolder } = host.options
  const file = companyPath(dataFolder, freeCompanyId(dataFolder, 'company')) ?? ''
  await restoreCompany(path, file, migrationsFolder)
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
