import { expect, test } from 'vitest'
import { signIn } from '../../../electron/services/sessions'
import { listRoles, listUsers, saveRole, saveUser, unlockUser } from '../../../electron/services/users'
import { newCompany, parsed, password } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

const draft = parsed('users.save', { name: 'wang', displayName: '王', roles: ['assistant'], password })

test('a user is kept with roles and distributors, and nothing of the password can be read', () => {
  const { office, addDistributor } = newCompany()
  const { id } = addDistributor()
  const saved = saveUser(office, { ...draft, roles: ['representative', 'representative'], distributorIds: [id, id] })
  expect(saved).toEqual({
    id: 2,
    version: 1,
    name: 'wang',
    displayName: '王',
    roles: ['representative'],
    distributorIds: [id],
    locked: false,
    archived: false,
  })
  expect(listUsers(office).map((user) => user.name)).toEqual(['chen', 'wang'])
  expect(JSON.stringify(listUsers(office))).not.toMatch(/scrypt|hash/i)
})

test('a saved user without a password keeps the old one, with a new one signs in by it at once', () => {
  const { office, connection, clock } = newCompany()
  const user = saveUser(office, draft)
  const { password: _old, ...kept } = draft
  const again = saveUser(office, { ...kept, id: user.id, version: user.version, displayName: '王五' })
  expect(signIn(connection, clock, { name: 'wang', password }).displayName).toBe('王五')
  for (let attempt = 0; attempt < 5; attempt += 1)
    refusalOf(() => signIn(connection, clock, { name: 'wang', password: 'wrong-one' }))
  saveUser(office, { ...kept, id: user.id, version: again.version, password: 'another-harbour' })
  expect(signIn(connection, clock, { name: 'wang', password: 'another-harbour' }).userId).toBe(user.id)
})

test('a user is refused with the field that is wrong', () => {
  const { office } = newCompany()
  const { password: _none, ...without } = draft
  const refused = (change: Partial<typeof draft>) => {
    const { code, fields } = refusalOf(() => saveUser(office, { ...draft, ...change }))
    return [code, fields[0]?.path]
  }
  expect(refused({ name: 'CHEN' })).toEqual(['duplicateCode', 'name'])
  expect(refused({ password: 'wang' })).toEqual(['weakPassword', 'password'])
  expect(refused({ distributorIds: [77] })).toEqual(['unknownCode', 'distributorIds'])
  expect(refusalOf(() => saveUser(office, without)).fields).toEqual([{ path: 'password', code: 'required' }])
  expect(refused({ id: 99, version: 1 })).toEqual(['notFound', undefined])
  const { id } = saveUser(office, draft)
  expect(refused({ id, version: 7 })).toEqual(['stale', undefined])
  expect(refusalOf(() => unlockUser(office, { id: 99 }))).toMatchObject({ code: 'notFound' })
})

test('one administrator who can sign in always remains', () => {
  const { office } = newCompany()
  const founder = listUsers(office)[0]
  const change = parsed('users.save', {
    id: 1,
    version: founder?.version,
    name: 'chen',
    displayName: '陈',
    roles: ['manager'],
  })
  expect(refusalOf(() => saveUser(office, change))).toMatchObject({ code: 'lastAdministrator' })
  const archived = { ...change, roles: ['administrator' as const], archived: true }
  expect(refusalOf(() => saveUser(office, archived))).toMatchObject({ code: 'lastAdministrator' })
  expect(listUsers(office)[0]).toEqual(founder)
  saveUser(office, { ...draft, roles: ['administrator'] })
  expect(saveUser(office, change).roles).toEqual(['manager'])
})

test('a role keeps exactly the permissions it is given, and its users have them at the next sign-in', () => {
  const company = newCompany()
  const { office } = company
  const assistant = company.officeFor('assistant')
  const saved = saveRole(office, {
    code: 'assistant',
    permissions: ['orders.list', 'orders.list'],
    approvalLimitFen: 5,
    priceLimitBp: 250,
  })
  expect(saved).toEqual({ code: 'assistant', permissions: ['orders.list'], approvalLimitFen: 5, priceLimitBp: 250 })
  const { permissions, approvalLimitFen, priceLimitBp } = company.officeOfUser(assistant.actor.userId).actor
  expect([[...permissions], approvalLimitFen, priceLimitBp]).toEqual([['orders.list'], 5, 250])
  expect(listRoles(office).map((role) => role.code)).toHaveLength(7)
})

test('a role takes only permissions that exist, and administrators cannot lock themselves out', () => {
  const { office } = newCompany()
  const save = (code: 'assistant' | 'administrator', permissions: string[]) =>
    refusalOf(() => saveRole(office, { code, permissions, approvalLimitFen: 0, priceLimitBp: 0 }))
  expect(
    saveRole(
      office,
      parsed('roles.save', { code: 'assistant', permissions: ['orders.overridePrice'], approvalLimitFen: 0 }),
    ).permissions,
  ).toEqual(['orders.overridePrice'])
  expect(save('assistant', ['orders.fly'])).toMatchObject({ code: 'unknownCode', params: { code: 'orders.fly' } })
  // Everyone signed in may call it, so it is no permission.
  expect(save('assistant', ['search.find'])).toMatchObject({ code: 'unknownCode' })
  expect(save('assistant', ['toString'])).toMatchObject({ code: 'unknownCode' })
  expect(save('administrator', ['users.list'])).toMatchObject({ code: 'lastAdministrator' })
})
