import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dispatch } from '../../../electron/data/dispatch'
import { contract, type MethodName } from '../../../shared/contract'
import { defaultApprovalLimitsFen, defaultPermissions, priceRights } from '../../../shared/domain/permissions'
import { roleCodes } from '../../../shared/schemas/users'
import { newCompany, type TestCompany } from '../../helpers/company'
import { dumpOf } from '../../helpers/dumps'
import { csvOf } from '../../helpers/files'
import { callerOf, hostOver } from '../../helpers/hosts'

// What a contract's keys are, which Object.keys forgets.
const methods = Object.keys(contract) as MethodName[]
const guarded = methods.filter((method) => contract[method].access === 'permitted')

let company: TestCompany
let host: ReturnType<typeof hostOver>
beforeAll(() => {
  company = newCompany()
  host = hostOver(company)
})
afterAll(() => host.remove())

describe('permissions', () => {
  test('every method is open at the start page, open to whoever signed in, or granted to some role by its own name', () => {
    const granted = new Set(Object.values(defaultPermissions).flat())
    expect(guarded.filter((method) => !granted.has(method))).toEqual([])
  })

  test('no role is granted what is no method of the contract, nor the same twice', () => {
    // No methods: the rights about prices of one's own, asked for inside orders.save.
    const beside: readonly string[] = Object.values(priceRights)
    for (const [role, permissions] of Object.entries(defaultPermissions)) {
      const strange = permissions.filter((name) => !Object.hasOwn(contract, name) && !beside.includes(name))
      expect(strange, role).toEqual([])
      expect(new Set(permissions).size, role).toBe(permissions.length)
    }
  })

  test('only the start page and signing in are open to everyone', () => {
    expect(methods.filter((method) => contract[method].access === 'public').toSorted()).toEqual([
      ...['companies.close', 'companies.create', 'companies.createSample', 'companies.list', 'companies.open'],
      ...['companies.restore', 'session.current', 'session.signIn', 'session.signOut'],
    ])
  })

  test('what only reads is never granted beside what writes: those who watch write nothing', () => {
    const writes = (permission: string) =>
      Object.hasOwn(contract, permission) &&
      (contract[permission as MethodName].kind === 'writes' || permission === 'imports.run')
    expect(defaultPermissions.relations.filter(writes)).toEqual([])
    expect(defaultPermissions.director.filter(writes).toSorted()).toEqual(['settings.closePeriod', 'statements.close'])
    expect(defaultPermissions.administrator.filter((name) => /price|account|order|statement/i.test(name))).toEqual([])
    for (const role of ['assistant', 'representative', 'relations', 'director', 'administrator'] as const)
      expect(defaultApprovalLimitsFen[role]).toBe(0)
  })

  test.each(roleCodes)(
    '%s may call exactly what the role is granted, and no refused call writes anything',
    async (role) => {
      const caller = callerOf(host, company.officeFor(role))
      const before = dumpOf(company.connection.sqlite)
      const held = new Set<string>(defaultPermissions[role])
      const wrong: string[] = []
      for (const method of guarded) {
        // A text is no input of any method, so whoever gets past the permission is stopped by the schema or not at all.
        const answer = await caller.envelope(
          method,
          emptyInputs.has(method) ? {} : { id: 987_654, version: 1, reason: 'x' },
        )
        const refused = !answer.ok && answer.error.code === 'notPermitted'
        const stopped = !answer.ok && answer.error.code === 'invalidInput'
        if (held.has(method) ? refused : !refused && !stopped) wrong.push(method)
      }
      expect(wrong).toEqual([])
      if (role !== 'administrator') expect(dumpOf(company.connection.sqlite)).toEqual(before)
    },
  )

  test('nobody who is not signed in is answered, whatever they ask', async () => {
    const nobody = callerOf(host)
    const before = dumpOf(company.connection.sqlite)
    for (const method of methods.filter((name) => contract[name].access !== 'public')) {
      const answer = await nobody.envelope(method, {
        id: 1,
        version: 1,
        reason: 'x',
        query: 'x',
        old: 'x',
        new: 'xxxxxxxx',
      })
      const code = answer.ok ? 'answered' : answer.error.code
      expect(['notSignedIn', 'invalidInput'], method).toContain(code)
    }
    expect(dumpOf(company.connection.sqlite)).toEqual(before)
  })

  test('a right taken away is gone at the next call of whoever is signed in already', async () => {
    const chief = callerOf(host, company.office)
    const { session, call, refused } = callerOf(host, company.officeFor('assistant'))
    host.sessions.add(session)
    expect(await call('orders.list', {})).toMatchObject({ rows: [] })
    const code = 'assistant'
    const permissions = defaultPermissions[code].filter((name) => name !== 'orders.list')
    await chief.call('roles.save', { code, permissions, approvalLimitFen: 0 })
    expect(await refused('orders.list')).toMatchObject({ code: 'notPermitted', params: { method: 'orders.list' } })
    const user = (await chief.call('users.list', {})).find(({ id }) => id === session.actor?.userId)
    if (user === undefined) throw new Error('the user is gone')
    const { locked: _, ...draft } = user
    await chief.call('users.save', { ...draft, roles: [...draft.roles], distributorIds: [], archived: true })
    expect(await refused('regions.list')).toMatchObject({ code: 'notSignedIn' })
  })
})

describe('another program that writes to the company', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liangqing-lines-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Someone signed in on an open line, and a second connection to the same file, as the command line opens one. */
  function openLine(name: string) {
    const file = join(folder, `${name}.db`)
    const first = newCompany({ file })
    const over = hostOver(first)
    const line = callerOf(over, first.officeFor('manager'))
    over.sessions.add(line.session)
    const other = new Sqlite(file)
    const archive = () =>
      other.prepare('update users set archived = 1 where id = ?').run(line.session.actor?.userId ?? 0)
    const end = () => {
      other.close()
      over.remove()
    }
    return { company: first, over, line, other, archive, end }
  }

  test('closes the open line of a user it archives before the next call is answered', async () => {
    const { line, archive, end } = openLine('archived')
    expect(await line.call('regions.list', {})).toEqual([])
    archive()
    expect(await line.refused('regions.save', { code: 'R9', name: '西北' })).toMatchObject({ code: 'notSignedIn' })
    end()
  })

  test('takes a right away before the next call is answered', async () => {
    const { line, other, end } = openLine('narrowed')
    other.prepare("delete from role_permissions where permission = 'regions.save'").run()
    expect(await line.refused('regions.save', { code: 'R9', name: '西北' })).toMatchObject({ code: 'notPermitted' })
    end()
  })

  test('stops what a user has begun and not written yet', async () => {
    const { company: first, over, line, archive, end } = openLine('importing')
    const distributor = first.addDistributor()
    const { skus } = first.addStyle()
    const rows = ['order_ref,date,distributor,sku,quantity', `A1,2026-03-01,${distributor.code},${skus[0]?.code},2`]
    const { envelope } = await dispatch(over, line.session, {
      method: 'imports.run',
      input: { kind: 'orders', files: [csvOf('a.csv', rows)], acceptRepeated: false },
      report: archive,
    })
    expect(envelope).toMatchObject({ ok: false, error: { code: 'notSignedIn' } })
    expect(first.connection.sqlite.prepare("select count(*) from documents where kind = 'order'").pluck().get()).toBe(0)
    end()
  })
})

test('a director closes days and changes no other setting', async () => {
  const { call, refused } = callerOf(host, company.officeFor('director'))
  const before = await call('settings.get', {})
  expect(await refused('settings.save', { ...before, creditControl: false })).toMatchObject({ code: 'notPermitted' })
  const closedThrough = '2026-01-31'
  expect(await call('settings.closePeriod', { closedThrough })).toEqual({ ...before, closedThrough })
  expect(await call('settings.closePeriod', { closedThrough: null })).toEqual(before)
})

/** The guarded methods whose input may be empty. */
const emptyInputs = new Set<string>(guarded.filter((method) => contract[method].input.safeParse({}).success))
