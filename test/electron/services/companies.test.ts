import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openCompany } from '../../../electron/database/open'
import { companyInfo, createCompany } from '../../../electron/services/companies'
import { signIn } from '../../../electron/services/sessions'
import { listRoles } from '../../../electron/services/users'
import { defaultPermissions } from '../../../shared/domain/permissions'
import { migrationsFolder, newCompany, password } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

const folder = mkdtempSync(join(tmpdir(), 'liangqing-companies-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const draft = { name: '春和服饰', administrator: 'li', displayName: '李', password }
const clock = { now: () => '2026-03-05T02:00:00.000Z' }

test('a new company opens again with its name, and its first user can do the work and manage users', () => {
  const file = join(folder, 'fresh.lq')
  createCompany({ file, migrationsFolder, draft }).sqlite.close()
  const connection = openCompany(file, { migrationsFolder })
  expect(companyInfo(connection)).toEqual({ name: '春和服饰', sample: false })
  const actor = signIn(connection, clock, { name: 'li', password })
  expect(actor.roles).toEqual(['manager', 'administrator'])
  expect(actor.distributorIds).toBeNull()
  expect([...actor.permissions]).toEqual(expect.arrayContaining(['orders.save', 'users.save', 'pricePolicies.approve']))
  connection.sqlite.close()
})

test('a sample company is marked and settings do not lose the mark', () => {
  const connection = createCompany({ file: ':memory:', migrationsFolder, draft, sample: true })
  expect(companyInfo(connection).sample).toBe(true)
})

test('a new company has one of each far end and a place for good and for defective goods', () => {
  const { warehouseOf, office } = newCompany()
  const kinds = ['factory', 'loss', 'sold', 'variance', 'transit', 'company', 'quarantine'] as const
  expect(new Set(kinds.map((kind) => warehouseOf(kind).id)).size).toBe(kinds.length)
  expect(warehouseOf('company').name).toBe('总仓')
  expect(listRoles(office).map((role) => [role.code, role.permissions.length])).toEqual(
    listRoles(office).map((role) => [role.code, new Set(defaultPermissions[role.code]).size]),
  )
})

test('a company is never made over a file that is there', () => {
  const file = join(folder, 'taken.lq')
  writeFileSync(file, 'mine')
  expect(refusalOf(() => createCompany({ file, migrationsFolder, draft }))).toMatchObject({ code: 'companyExists' })
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('a company that cannot be made leaves nothing behind', () => {
  const file = join(folder, 'failing.lq')
  const weak = { ...draft, administrator: 'Li-the-boss', password: 'li-the-boss' }
  expect(refusalOf(() => createCompany({ file, migrationsFolder, draft: weak }))).toMatchObject({
    code: 'weakPassword',
    fields: [{ path: 'password' }],
  })
  expect(() => createCompany({ file, migrationsFolder: join(folder, 'nowhere'), draft })).toThrow()
  expect(() => createCompany({ file, migrationsFolder, draft: { ...draft, name: ' ' } })).toThrow()
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(folder).filter((name) => name.startsWith('failing'))).toEqual([])
})
