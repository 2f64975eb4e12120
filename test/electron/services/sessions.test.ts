import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { changePassword, loadActor, sessionView, signIn } from '../../../electron/services/sessions'
import { listUsers, saveUser, unlockUser } from '../../../electron/services/users'
import { newCompany, parsed, password } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

const wrong = 'not-the-password'

const cheapHash = (text: string): string => {
  const salt = Buffer.from('0123456789abcdef')
  const key = scryptSync(text, salt, 32, { N: 2 ** 10, r: 8, p: 1 })
  return `scrypt$10$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`
}

test('the right password lets in, whatever the case of the name, and the view tells no secret', () => {
  const { connection, clock } = newCompany()
  const actor = signIn(connection, clock, { name: 'CHEN', password })
  const view = sessionView(actor)
  expect(view).toMatchObject({ name: 'chen', displayName: '陈经理', roles: ['manager', 'administrator'] })
  expect(view.permissions).toEqual([...view.permissions].sort())
  expect(JSON.stringify(view)).not.toContain('scrypt')
})

test('five failures lock for fifteen minutes, counted although each was refused; then the count starts anew', () => {
  const { connection } = newCompany()
  let now = '2026-03-05T02:00:00.000Z'
  const attempt = (given: string) => () => signIn(connection, { now: () => now }, { name: 'chen', password: given })
  const left = [4, 3, 2, 1].map((attemptsLeft) => ({ code: 'wrongPassword', params: { attemptsLeft } }))
  for (const expected of left) expect(refusalOf(attempt(wrong))).toMatchObject(expected)
  const locked = { code: 'locked', params: { until: '2026-03-05T02:15:00.000Z', minutes: 15 } }
  expect(refusalOf(attempt(wrong))).toMatchObject(locked)
  now = '2026-03-05T02:14:59.999Z'
  expect(refusalOf(attempt(password)).params).toEqual({ ...locked.params, minutes: 1 })
  now = '2026-03-05T02:15:00.000Z'
  expect(refusalOf(attempt(wrong))).toMatchObject({ code: 'wrongPassword', params: { attemptsLeft: 4 } })
  expect(attempt(password)().name).toBe('chen')
  expect(refusalOf(attempt(wrong))).toMatchObject({ params: { attemptsLeft: 4 } })
})

test('an unknown name is answered exactly like a known one', () => {
  const { connection } = newCompany()
  const clock = { now: () => '2026-03-05T02:00:00.000Z' }
  const answers = (name: string) =>
    Array.from({ length: 6 }, () => {
      const { code, params } = refusalOf(() => signIn(connection, clock, { name, password: wrong }))
      return { code, params }
    })
  expect(answers('nobody')).toEqual(answers('chen'))
})

test('an archived user is refused like a wrong password', () => {
  const { connection, clock, office } = newCompany()
  const draft = parsed('users.save', { name: 'gone', displayName: 'Gone', roles: ['assistant'], password })
  const user = saveUser(office, draft)
  saveUser(office, { ...draft, id: user.id, version: user.version, archived: true })
  expect(refusalOf(() => signIn(connection, clock, { name: 'gone', password }))).toMatchObject({
    code: 'wrongPassword',
  })
  expect(loadActor(connection, user.id)).toBeNull()
  expect(loadActor(connection, 999)).toBeNull()
})

test('an administrator unlocks a user', () => {
  const { connection, clock, office } = newCompany()
  const user = saveUser(
    office,
    parsed('users.save', { name: 'wang', displayName: '王', roles: ['assistant'], password }),
  )
  for (let attempt = 0; attempt < 5; attempt += 1)
    refusalOf(() => signIn(connection, clock, { name: 'wang', password: wrong }))
  expect(listUsers(office).find((row) => row.id === user.id)?.locked).toBe(true)
  expect(unlockUser(office, { id: user.id }).locked).toBe(false)
  expect(signIn(connection, clock, { name: 'wang', password }).name).toBe('wang')
})

test('a representative is limited to their distributors only while they are nothing else', () => {
  const company = newCompany()
  const [a, b] = [company.addDistributor(), company.addDistributor()]
  const only = company.officeFor('representative', { distributorIds: [b.id, a.id] })
  expect(only.actor.distributorIds).toEqual([a.id, b.id])
  expect(company.officeFor(['representative', 'assistant'], { distributorIds: [a.id] }).actor.distributorIds).toBeNull()
})

test('permissions of several roles add up and the highest limit holds', () => {
  const company = newCompany()
  const both = company.officeFor(['assistant', 'supervisor']).actor
  const assistant = company.officeFor('assistant').actor
  expect([...assistant.permissions].every((permission) => both.permissions.has(permission))).toBe(true)
  expect([both.approvalLimitFen, assistant.approvalLimitFen]).toEqual([500_000, 0])
})

test('a changed password replaces the old one; a wrong old one counts and a weak new one is refused', () => {
  const { connection, clock, office } = newCompany()
  const change = (old: string, next: string) => () => changePassword(office, { old, new: next })
  expect(refusalOf(change(password, 'short'))).toMatchObject({ code: 'weakPassword', fields: [{ path: 'new' }] })
  expect(refusalOf(change(wrong, 'a-new-harbour-1'))).toMatchObject({ code: 'wrongPassword' })
  expect(change(password, 'a-new-harbour-1')()).toBeNull()
  expect(refusalOf(() => signIn(connection, clock, { name: 'chen', password }))).toMatchObject({
    code: 'wrongPassword',
  })
  expect(signIn(connection, clock, { name: 'chen', password: 'a-new-harbour-1' }).userId).toBe(1)
})

test('a hash made at another cost, or by another scheme, is made anew or refused', () => {
  const { connection, clock } = newCompany()
  const hash = () => connection.sqlite.prepare('select password_hash from users where id = 1').pluck().get()
  const before = hash()
  const older = cheapHash(password)
  connection.sqlite.prepare('update users set password_hash = ?').run(older)
  signIn(connection, clock, { name: 'chen', password })
  expect(hash()).not.toBe(older)
  expect(String(hash()).split('$').slice(0, 4)).toEqual(String(before).split('$').slice(0, 4))
  connection.sqlite.prepare("update users set password_hash = 'md5$x'").run()
  expect(refusalOf(() => signIn(connection, clock, { name: 'chen', password }))).toMatchObject({
    code: 'wrongPassword',
  })
})
