import { join } from 'node:path'
import { Refusal, type RefusalData } from '../../shared/schemas/errors'
import type { Connection } from '../database/connection'
import { companyPath, describeCompanyFile } from '../database/files'
import { makeFolder } from '../database/folders'
import { openCompany } from '../database/open'
import type { Actor, Office } from '../services/office'
import { isActive, loadActor } from '../services/sessions'
import type { DataPaths } from './control'

/** Where the host finds its files, and the clock; without a worker entry jobs run in the caller's own thread. */
export interface HostOptions extends Omit<DataPaths, 'workerEntry'> {
  readonly workerEntry: string | null
  readonly now: () => Date
  /** What whoever called is told of a fault of ours; without it the fault goes to the log and nobody is told more. */
  readonly describeFault?: (fault: unknown) => RefusalData['params']
}

/** The company that is open. */
export interface OpenCompany {
  readonly id: string
  readonly connection: Connection
}

/** Who is signed in on one port; every port has its own. */
export interface PortSession {
  actor: Actor | null
}

/** Holds the open company and who is signed in where; services never see it, so they do not know where they run. */
export interface Host {
  readonly options: HostOptions
  readonly sessions: Set<PortSession>
  readonly company: () => OpenCompany | null
  /** Opens a company of the data folder; signs everyone out of the one before. @throws Refusal notFound, newerFile, notACompany */
  readonly open: (id: string) => OpenCompany
  /** Opens a company file anywhere, for the command line. */
  readonly openFile: (id: string, file: string) => OpenCompany
  /** Takes a connection that was just made, e.g. of a new company. */
  readonly adopt: (company: OpenCompany) => OpenCompany
  readonly close: () => void
  /** Reads every signed-in user again, because what they may do has changed. */
  readonly refreshActors: () => void
  /** The same when another program wrote to the file since it was last asked, e.g. the command line took a right away. */
  readonly refreshActorsIfWritten: () => void
}

/** Starts the host with no company open. */
export function createHost(options: HostOptions): Host {
  makeFolder(options.dataFolder)
  const sessions = new Set<PortSession>()
  let current: OpenCompany | null = null

  const signEveryoneOut = (): void => {
    for (const session of sessions) session.actor = null
  }
  const close = (): void => {
    signEveryoneOut()
    current?.connection.sqlite.close()
    current = null
  }
  const adopt = (company: OpenCompany): OpenCompany => {
    close()
    current = company
    return company
  }
  const openFile = (id: string, file: string): OpenCompany => {
    if (current?.connection.file === file) {
      signEveryoneOut()
      return current
    }
    return adopt({ id, connection: openCompany(file, { migrationsFolder: options.migrationsFolder }) })
  }
  const open = (id: string): OpenCompany => {
    const file = companyPath(options.dataFolder, id)
    if (file === null || describeCompanyFile(options.dataFolder, id) === null)
      throw new Refusal('notFound', { name: id })
    return openFile(id, file)
  }
  const refreshActors = (): void => {
    for (const session of sessions)
      if (session.actor !== null && current !== null)
        session.actor = loadActor(current.connection, session.actor.userId)
  }
  let seen: unknown
  const refreshActorsIfWritten = (): void => {
    // SQLite counts what other connections committed; one's own writes are told by whoever makes them.
    const written = current?.connection.sqlite.pragma('data_version', { simple: true })
    if (written === seen) return
    seen = written
    refreshActors()
  }
  const company = () => current
  return { options, sessions, company, open, openFile, adopt, close, refreshActors, refreshActorsIfWritten }
}

/** The clock as services see it; a business day is the wall's day, not UTC's. */
export function clockOf(host: Host): Pick<Office, 'now' | 'today'> {
  return {
    now: () => host.options.now().toISOString(),
    today: () => {
      const wall = host.options.now()
      const two = (value: number) => String(value).padStart(2, '0')
      return `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())}`
    },
  }
}

/** The office of a signed-in user, who is still one: a line that was open when the user was archived is closed here. @throws Refusal noCompany, notSignedIn */
export function officeOf(host: Host, session: PortSession): Office {
  const company = host.company()
  if (company === null) throw new Refusal('noCompany')
  if (session.actor !== null && !isActive(company.connection, session.actor.userId)) session.actor = null
  if (session.actor === null) throw new Refusal('notSignedIn')
  return { connection: company.connection, actor: session.actor, ...clockOf(host) }
}

/** Where backups go when the user names no place. */
export const backupFolder = (host: Host): string => join(host.options.dataFolder, 'backups')
