import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks } from '../../../electron/database/queries/verify'
import { resources } from '../../../renderer/i18n'
import { permissionGroups, permissionsOf } from '../../../renderer/screens/roles/permission-groups'
import { contract } from '../../../shared/contract'
import { priceRights } from '../../../shared/domain/permissions'
import { accountKinds, stockKinds } from '../../../shared/schemas/ledgers'
import { ownWarehouseKinds } from '../../../shared/schemas/stock'
import { roleCodes } from '../../../shared/schemas/users'
import { newCompany } from '../../helpers/company'

const languages = Object.entries(resources)

/** The members of a union of literals, read from where it is written, because types are gone at run time. */
function membersOf(file: string, union: string): string[] {
  const source = readFileSync(file, 'utf8')
  const body = new RegExp(`export type ${union} =([^\\n]*(?:\\n\\s+\\|[^\\n]*)*)`).exec(source)?.[1] ?? ''
  return [...body.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sourcesIn(path) : [readFileSync(path, 'utf8')]
  })
}

const missing = (names: readonly string[], words: object) => names.filter((name) => !Object.hasOwn(words, name))

describe.each(languages)('in %s there are words for', (_, texts) => {
  it('every code the office can refuse with', () => {
    const codes = membersOf('shared/schemas/errors.ts', 'RefusalCode')
    expect(codes.length).toBeGreaterThan(30)
    expect(missing(codes, texts.errors.code)).toEqual([])
  })

  it('every refusal of the window itself', () => {
    const codes = membersOf('renderer/api/calls.ts', 'WindowRefusalCode')
    expect(codes.length).toBeGreaterThan(0)
    expect(missing(codes, texts.errors.code)).toEqual([])
  })

  it('every refused field the services name', () => {
    const sources = [...sourcesIn('electron/services'), ...sourcesIn('electron/data')]
    const named = sources.flatMap((source) => [
      ...[...source.matchAll(/fieldRefusal\([^)]*?, '(\w+)'\)/g)].map((match) => match[1] ?? ''),
      ...[...source.matchAll(/\{ path[^}]*?code: '(\w+)' \}/g)].map((match) => match[1] ?? ''),
    ])
    expect(named.length).toBeGreaterThan(5)
    expect(missing([...new Set(named)], texts.errors.field)).toEqual([])
  })

  it('every problem a file can have', () => {
    const codes = membersOf('shared/schemas/imports.ts', 'ImportProblemCode')
    expect(codes.length).toBeGreaterThan(30)
    const found = sourcesIn('electron/services/imports').flatMap((source) =>
      [...source.matchAll(/code: '(\w+)'/g)].map((match) => match[1] ?? ''),
    )
    expect(missing([...new Set([...codes, ...found])], texts.imports.problem)).toEqual([])
  })

  it('every reason for which a price rule lost', () => {
    const reasons = membersOf('shared/schemas/prices.ts', 'LostBecause')
    expect(reasons.length).toBeGreaterThan(3)
    const words = JSON.stringify(texts.orders)
    expect(reasons.filter((reason) => !words.includes(`"${reason}"`))).toEqual([])
  })

  it('every permission of the contract, each in one group', () => {
    const permitted = Object.entries(contract).flatMap(([name, { access }]) => (access === 'permitted' ? [name] : []))
    const shown = permissionGroups.flatMap(({ nouns }) =>
      permissionsOf(texts.permissions, nouns).map(({ name }) => name),
    )
    // Two rights guard a price inside `orders.save` and so are no methods of their own.
    expect([...shown].sort()).toEqual([...permitted, ...Object.values(priceRights)].sort())
  })

  it('every role, every place and every movement', () => {
    expect(missing(roleCodes, texts.users.role)).toEqual([])
    expect(missing(ownWarehouseKinds, texts.stock.warehouse.kind)).toEqual([])
    expect(missing(stockKinds, texts.stock.kind)).toEqual([])
    expect(accountKinds.length).toBeGreaterThan(0)
  })

  it('every invariant the books are held against', () => {
    const { connection } = newCompany().office
    const invariants = checks.map((check) => check(connection).invariant)
    expect(invariants.length).toBeGreaterThan(30)
    expect(missing(invariants, texts.settings.invariant)).toEqual([])
    expect(
      missing(Object.keys(texts.settings.invariant), Object.fromEntries(invariants.map((one) => [one, 1]))),
    ).toEqual([])
  })

  it('every step that history can hold', () => {
    const sources = sourcesIn('electron/services').join('\n')
    const steps = [...sources.matchAll(/advance\([^;]*?action: '(\w+)'/g)].map((match) => match[1] ?? '')
    expect(missing([...new Set(steps)], texts.actions)).toEqual([])
  })
})
