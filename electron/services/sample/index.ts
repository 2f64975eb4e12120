import type { CompanyDraft } from '../../../shared/schemas/companies'
import type { UserRow } from '../../../shared/schemas/users'
import { withTransaction } from '../../database/connection'
import { createCompany } from '../companies'
import type { Office } from '../office'
import { hashPassword } from '../passwords'
import { loadActor } from '../sessions'
import { saveUser } from '../users'
import { samplePeople } from './catalogue'
import { chanceFrom } from './chance'
import { firstDayOfSample, foundSample } from './founding'
import { playMonths } from './months'
import type { SampleWorld } from './world'

/** The user who opens the sample by one click; the first one, with every right. */
export const sampleUserId = 1

/** What the sample company is called unless someone names it. */
export const sampleName = '锦禾服饰(示例)'

/** The sample as the start page makes it. */
const defaultDraft: CompanyDraft = {
  name: sampleName,
  administrator: 'demo',
  displayName: '演示管理员',
  password: 'liangqing-demo',
}

/** What making a sample needs. */
export interface SampleRequest {
  /** A path where no file is. */
  readonly file: string
  readonly migrationsFolder: string
  readonly draft?: CompanyDraft
  /** The last day of the two years, today for whoever opens it. */
  readonly lastDay: string
  readonly seed?: number
}

/** How the generator tells how far it is. */
export interface SampleJob {
  readonly report: (progress: { readonly done: number; readonly total: number; readonly label?: string }) => void
  readonly signal: AbortSignal
}

/**
 * Makes a believable clothing company: two years of fairs, orders, production, shipments, shortages, transfers, returns,
 * receipts, rebates and statements, every document through the services that real work uses, on the days it would happen.
 */
export async function buildSample(request: SampleRequest, job: SampleJob): Promise<void> {
  const { file, migrationsFolder, lastDay, draft = defaultDraft, seed = 20_240_801 } = request
  const connection = createCompany({ file, migrationsFolder, draft, sample: true })
  try {
    // The file gets its name only when it is whole, so nothing is lost by not waiting for the disk at every step.
    connection.sqlite.pragma('synchronous = OFF')
    const clock = { day: firstDayOfSample(lastDay), step: 0 }
    const officeOf = (userId: number): Office => {
      const actor = loadActor(connection, userId)
      if (actor === null) throw new Error(`no user ${userId}`)
      return { connection, actor, today: () => clock.day, now: () => instantOf(clock) }
    }
    withTransaction(connection, () => {
      const chance = chanceFrom(seed)
      const founder = officeOf(sampleUserId)
      const people = addPeople(founder, draft.password)
      const [assistant = 1, supervisor = 1, manager = 1] = people.map((person) => person.id)
      const offices = { assistant: officeOf(assistant), supervisor: officeOf(supervisor), manager: officeOf(manager) }
      const world = foundSample(founder, offices, { chance, lastDay })
      assignDistributors(founder, people, world)
      playMonths({ ...world, chance, lastDay, offices, goTo: (day) => setDay(clock, day) }, job)
    })
    connection.sqlite.pragma('synchronous = FULL')
    connection.sqlite.pragma('optimize')
    connection.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.sqlite.close()
  }
}

/** The people of the office; they share the founder's password, so it is hashed once for all of them. */
function addPeople(founder: Office, password: string): readonly UserRow[] {
  const hash = hashPassword(password)
  return samplePeople.map(({ name, displayName, role }) => {
    const person = { name, displayName, roles: [role], distributorIds: [], password, archived: false }
    return saveUser(founder, person, () => hash)
  })
}

interface Clock {
  day: string
  step: number
}

function setDay(clock: Clock, day: string): void {
  clock.day = day
  clock.step = 0
}

// Work starts at nine; every step takes a second, so that a history reads in the order it happened.
function instantOf(clock: Clock): string {
  clock.step += 1
  const seconds = 3600 + (clock.step % 30_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${clock.day}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000Z`
}

/** The representative looks after one region; distributors exist only after people do. */
function assignDistributors(founder: Office, people: readonly UserRow[], { distributors }: SampleWorld): void {
  const representative = people.find((person) => person.roles.includes('representative'))
  if (representative === undefined) return
  const { locked: _locked, roles, ...user } = representative
  const own = distributors.filter((distributor) => distributor.regionIndex === 4)
  saveUser(founder, { ...user, roles: [...roles], distributorIds: own.map((distributor) => distributor.id) })
}
