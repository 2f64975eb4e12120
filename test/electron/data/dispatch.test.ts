import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { dispatch } from '../../../electron/data/dispatch'
import { knownRefusal } from '../../../electron/data/refusals'
import { newCompany, password } from '../../helpers/company'
import { dumpOf } from '../../helpers/dumps'
import { csvOf } from '../../helpers/files'
import { callerOf, hostOver, newHost } from '../../helpers/hosts'

const removals: (() => void)[] = []
afterEach(() => {
  for (const remove of removals.splice(0)) remove()
  vi.restoreAllMocks()
})
const over = (company = newCompany()) => {
  const host = hostOver(company)
  removals.push(host.remove)
  return { company, host, chief: callerOf(host, company.office) }
}
const alone = () => {
  const host = newHost()
  removals.push(host.remove)
  return { host, visitor: callerOf(host) }
}
const draft = { name: '新公司', administrator: 'lin', displayName: '林', password }

describe('dispatch', () => {
  test('a method nobody knows is refused by its name, inherited ones of objects too', async () => {
    const { chief } = over()
    for (const method of ['orders.dance', '', 'toString', '__proto__', 'constructor'])
      expect(await chief.refused(method)).toEqual({ code: 'unknownMethod', params: { method }, fields: [] })
  })

  test('a wrong input names every wrong field by its dotted path, and nothing is written', async () => {
    const { chief, company } = over()
    const before = dumpOf(company.connection.sqlite)
    const input = {
      distributorId: 0,
      orderKind: 'gift',
      businessDate: '2026-02-30',
      lines: [{ skuId: 1, quantity: 1.5 }],
    }
    const { code, fields } = await chief.refused('orders.save', input)
    expect(code).toBe('invalidInput')
    expect(fields.map(({ path }) => path)).toEqual(['distributorId', 'orderKind', 'businessDate', 'lines.0.quantity'])
    for (const strange of [null, 7, 'text', [], [1]]) {
      const answer = await chief.envelope('orders.save', strange)
      expect(answer.ok ? 'answered' : answer.error.code).toBe('invalidInput')
    }
    expect(dumpOf(company.connection.sqlite)).toEqual(before)
  })

  test('a change tells which nouns changed, a refusal tells of none', async () => {
    const { host, company } = over()
    const session = { actor: company.office.actor }
    const input = { code: 'R1', name: '华东' }
    const saved = await dispatch(host, session, { method: 'regions.save', input })
    expect(saved.events).toEqual([{ name: 'regions.changed' }])
    expect((await dispatch(host, session, { method: 'regions.save', input })).events).toEqual([])
  })

  test('a fault of ours is logged and answered without its text', async () => {
    const { chief, company } = over()
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    company.connection.sqlite.exec('alter table regions rename to hidden_regions')
    expect(await chief.refused('regions.list')).toEqual({
      ...{ code: 'internal', params: { method: 'regions.list' }, fields: [] },
    })
    expect(logged).toHaveBeenCalledOnce()
  })

  test('a company that another program is writing to is said to be busy', async () => {
    const { host, visitor } = alone()
    const made = await visitor.call('companies.create', draft)
    const connection = host.company()?.connection
    if (connection === undefined) throw new Error('nothing is open')
    await visitor.call('session.signIn', { name: 'lin', password })
    connection.sqlite.pragma('busy_timeout = 50')
    const other = new Sqlite(connection.file)
    other.exec('begin immediate')
    expect(await visitor.refused('regions.save', { code: 'R1', name: '华东' })).toMatchObject({ code: 'companyBusy' })
    other.exec('rollback')
    other.close()
    expect(await visitor.call('regions.save', { code: 'R1', name: '华东' })).toMatchObject({ code: 'R1' })
    expect(made.id).toBe('company-1')
  })

  test.each([
    ['ENOSPC', 'diskRefused'],
    ['SQLITE_FULL', 'diskRefused'],
    ['SQLITE_IOERR_WRITE', 'diskRefused'],
    ['SQLITE_READONLY', 'diskRefused'],
    ['EACCES', 'accessDenied'],
    ['EPERM', 'accessDenied'],
    ['SQLITE_CORRUPT_VTAB', 'damagedFile'],
    ['SQLITE_NOTADB', 'damagedFile'],
    ['SQLITE_BUSY_SNAPSHOT', 'companyBusy'],
  ])('%s is told as %s, also from within another error', (code, told) => {
    const fault = Object.assign(new Error('x'), { code })
    expect(knownRefusal(fault)?.code).toBe(told)
    expect(knownRefusal(new Error('query', { cause: fault }))?.code).toBe(told)
    const { params } = knownRefusal(fault, 'office.liangqing') ?? {}
    if (told !== 'companyBusy') expect(params).toMatchObject({ name: 'office.liangqing' })
    expect(knownRefusal(new Error('x'))).toBeNull()
    expect(knownRefusal(Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }))).toBeNull()
    expect(knownRefusal('x')).toBeNull()
  })
})

describe('the start page', () => {
  test('makes, opens, closes and lists companies; a stranger’s file in the folder is none', async () => {
    const { host, visitor } = alone()
    expect(await visitor.call('companies.list', {})).toEqual({ open: null, companies: [] })
    expect(await visitor.refused('session.signIn', { name: 'lin', password })).toMatchObject({ code: 'noCompany' })
    expect(await visitor.refused('companies.create', { ...draft, password: 'lin' })).toMatchObject({
      code: 'invalidInput',
    })
    expect(await visitor.refused('companies.create', { ...draft, administrator: password })).toMatchObject({
      code: 'weakPassword',
    })
    const made = await visitor.call('companies.create', draft)
    expect(made).toMatchObject({ id: 'company-1', name: '新公司', sample: false })
    writeFileSync(join(host.options.dataFolder, 'letter.liangqing'), 'dear')
    expect(await visitor.call('companies.list', {})).toMatchObject({
      open: { id: 'company-1', name: '新公司' },
      companies: [{ id: 'company-1' }],
    })
    expect(await visitor.call('session.current', {})).toBeNull()
    await visitor.call('session.signIn', { name: 'lin', password })
    expect(await visitor.call('session.current', {})).toMatchObject({ name: 'lin' })
    await visitor.call('session.changePassword', { old: password, new: 'another-quiet-one' })
    host.sessions.add(visitor.session)
    await visitor.call('companies.open', { id: 'company-1' })
    expect(await visitor.call('session.current', {})).toBeNull()
    await visitor.call('session.signIn', { name: 'lin', password: 'another-quiet-one' })
    await visitor.call('session.signOut', {})
    expect(await visitor.refused('settings.get')).toMatchObject({ code: 'notSignedIn' })
    await visitor.call('companies.close', {})
    expect(await visitor.refused('settings.get')).toMatchObject({ code: 'noCompany' })
    for (const id of ['nothing', '../../etc/passwd', 'letter'])
      expect(await visitor.refused('companies.open', { id })).toMatchObject({ code: 'notFound' })
  })

  test('a backup comes back as a company of its own beside the one it was made of', async () => {
    const { host, visitor } = alone()
    await visitor.call('companies.create', draft)
    await visitor.call('session.signIn', { name: 'lin', password })
    await visitor.call('regions.save', { code: 'R1', name: '华东' })
    const path = join(host.options.dataFolder, 'copies', 'one.backup')
    const progress: number[] = []
    const answer = await dispatch(host, visitor.session, {
      ...{ method: 'companies.backup', input: { path }, report: ({ done }) => progress.push(done) },
    })
    expect(answer.envelope).toMatchObject({ ok: true, value: { path } })
    const books = host.company()?.connection.file ?? ''
    expect(await visitor.refused('companies.backup', { path: books })).toMatchObject({ code: 'companyExists' })
    expect(await visitor.call('companies.restore', { path })).toMatchObject({ id: 'company-2', name: '新公司' })
    await visitor.call('session.signIn', { name: 'lin', password })
    expect(await visitor.call('regions.list', {})).toMatchObject([{ code: 'R1' }])
    expect(await visitor.refused('companies.restore', { path: `${path}x` })).toMatchObject({ code: 'notFound' })
    writeFileSync(`${path}x`, 'dear')
    expect(await visitor.refused('companies.restore', { path: `${path}x` })).toMatchObject({ code: 'notACompany' })
    expect(readdirSync(host.options.dataFolder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test.skipIf(process.getuid?.() === 0)(
    'a folder that may not be written to is told as the disk’s refusal',
    async () => {
      const { host, visitor } = alone()
      chmodSync(host.options.dataFolder, 0o500)
      expect(await visitor.refused('companies.create', draft)).toMatchObject({ code: 'diskRefused' })
      chmodSync(host.options.dataFolder, 0o700)
    },
  )

  test('a place where nothing can be written is told as the disk’s refusal', async () => {
    const { host, visitor } = alone()
    await visitor.call('companies.create', draft)
    await visitor.call('session.signIn', { name: 'lin', password })
    const folder = join(host.options.dataFolder, 'folder')
    mkdirSync(folder)
    expect(await visitor.refused('companies.backup', { path: folder })).toMatchObject({ code: 'diskRefused' })
  })
})

describe('a job without a worker', () => {
  test('prepares, then writes as one, and a cancelled one writes nothing', async () => {
    const { host, company, chief } = over()
    const files = [csvOf('regions.csv', ['code,name', 'R1,华东', 'R2,华南'])]
    const before = dumpOf(company.connection.sqlite)
    const cancelled = AbortSignal.abort()
    const call = { method: 'imports.run', input: { kind: 'regions', files }, signal: cancelled }
    const { envelope } = await dispatch(host, chief.session, call)
    expect(envelope).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(dumpOf(company.connection.sqlite)).toEqual(before)
    expect(await chief.call('imports.run', { kind: 'regions', files })).toMatchObject({ created: 2 })
  })
})
