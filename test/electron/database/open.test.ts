import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { openCompany, openReader } from '../../../electron/database/open'
import { defaultPermissions } from '../../../shared/domain/permissions'
import { migrationsFolder, newCompany } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

const folder = mkdtempSync(join(tmpdir(), 'liangqing-open-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const journal = (in_: string): { entries: { idx: number; when: number; tag: string }[] } =>
  JSON.parse(readFileSync(join(in_, 'meta/_journal.json'), 'utf8'))

test('every migration of the journal is later than the one before, because an earlier one would be skipped silently', () => {
  const { entries } = journal(migrationsFolder)
  expect(entries.map((entry) => entry.idx)).toEqual(entries.map((_entry, index) => index))
  const times = entries.map((entry) => entry.when)
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  for (const { tag } of entries) expect(existsSync(join(migrationsFolder, `${tag}.sql`))).toBe(true)
})

test('a migrated file has every append-only trigger', () => {
  const { connection, close } = newCompany({ file: join(folder, 'triggers.lq') })
  const triggers = connection.sqlite.prepare("select name from sqlite_master where type = 'trigger' order by name")
  expect(triggers.pluck().all()).toEqual(
    expect.arrayContaining([
      'account_entries_no_delete',
      'account_entries_no_update',
      'distributor_ratio_history_no_delete',
      'distributor_ratio_history_no_update',
      'document_history_no_delete',
      'document_history_no_update',
      'documents_no_delete',
      'order_revisions_no_delete',
      'order_revisions_no_update',
      'price_policy_history_no_delete',
      'price_policy_history_no_update',
      'stock_entries_no_delete',
      'stock_entries_no_update',
    ]),
  )
  close()
})

test('a company file survives a power cut and keeps its references: WAL, synchronous FULL, foreign keys on', () => {
  const { connection, close } = newCompany({ file: join(folder, 'pragmas.lq') })
  const pragma = (name: string) => connection.sqlite.pragma(name, { simple: true })
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
  expect(() => connection.sqlite.exec('update warehouses set region_id = 4711')).toThrow(/FOREIGN KEY/)
  close()
})

/** A company as it was before a migration, with whatever `fill` puts there, opened by today's program. */
function migratedFrom(name: string, migration: string, fill: string) {
  const file = join(folder, `${name}.lq`)
  const earlier = join(folder, `before-${name}`)
  cpSync(migrationsFolder, earlier, { recursive: true })
  const { entries, ...rest } = journal(earlier)
  const at = entries.findIndex((entry) => entry.tag.endsWith(migration))
  expect(at).toBeGreaterThan(0)
  writeFileSync(join(earlier, 'meta/_journal.json'), JSON.stringify({ ...rest, entries: entries.slice(0, at) }))
  const old = openCompany(file, { migrationsFolder: earlier, create: true })
  old.sqlite.exec(fill)
  old.sqlite.close()
  return openCompany(file, { migrationsFolder })
}

test('who could set prices by the name of the role may go on doing so after the right has a name', () => {
  const fill = "insert into roles (code) values ('assistant'), ('supervisor'), ('manager')"
  const now = migratedFrom('roles', 'price-overrides', fill)
  expect(now.sqlite.prepare('select code, price_limit_bp from roles order by code').raw().all()).toEqual([
    ['assistant', 0],
    ['manager', 10_000],
    ['supervisor', 1000],
  ])
  const rights = now.sqlite.prepare('select role, permission from role_permissions order by role, permission')
  expect(rights.raw().all()).toEqual([
    ['manager', 'orders.overridePrice'],
    ['manager', 'orders.undercutFloor'],
    ['supervisor', 'orders.overridePrice'],
  ])
  now.sqlite.close()
})

test('a director of an older company closes days and no longer changes its settings; whoever could exceed a quota has the like', () => {
  const now = migratedFrom(
    'director',
    'honest-books',
    `insert into roles (code) values ('director'), ('administrator'), ('manager');
      insert into role_permissions (role, permission) values ('director', 'settings.save'), ('administrator', 'settings.save'),
        ('manager', 'returns.approveOverQuota')`,
  )
  const rights = now.sqlite.prepare('select role, permission from role_permissions order by role, permission')
  expect(rights.raw().all()).toEqual([
    ['administrator', 'settings.closePeriod'],
    ['administrator', 'settings.save'],
    ['director', 'settings.closePeriod'],
    ['manager', 'returns.approveBeyondSold'],
    ['manager', 'returns.approveOverQuota'],
  ])
  now.sqlite.close()
})

/** The rights that came after the first companies were at work. */
const later = new Set([
  ...['adjustments.accrueRebates', 'adjustments.proposeRebates', 'orders.rowSide', 'pictures.get', 'pictures.match'],
  ...['pictures.remove', 'pictures.save', 'pictures.thumbnails', 'pricePolicies.history', 'pricePolicies.preview'],
  ...['pricePolicies.previewLines', 'reconciliations.confirm', 'reconciliations.period', 'reconciliations.refresh'],
  ...['reconciliations.refreshAll', 'reconciliations.reject', 'reconciliations.reply', 'reconciliations.settle'],
  ...['sizeRatios.clear', 'sizeRatios.list', 'sizeRatios.save', 'statements.layout', 'statements.saveLayout'],
])

test('the people of an older company may do what those of a new one may', () => {
  const rows = Object.entries(defaultPermissions).flatMap(([role, names]) =>
    [...new Set(names)].map((name) => [role, name]),
  )
  const before = rows.filter(([, name]) => !later.has(name ?? ''))
  expect(before.length).toBeLessThan(rows.length)
  const fill = `insert into roles (code) values ${Object.keys(defaultPermissions).map((role) => `('${role}')`)};
    insert into role_permissions (role, permission) values ${before.map(([role, name]) => `('${role}', '${name}')`)}`
  const now = migratedFrom('rights', 'style-pictures', fill)
  const rights = now.sqlite.prepare('select role, permission from role_permissions').raw().all()
  now.sqlite.close()
  expect(rights.toSorted()).toEqual(rows.toSorted())
})

test('a file that is missing is not made by opening it', () => {
  const file = join(folder, 'missing.lq')
  expect(refusalOf(() => openCompany(file, { migrationsFolder }))).toMatchObject({ code: 'notFound' })
  expect(existsSync(file)).toBe(false)
})

test('a file of another program is refused and left as it is', () => {
  const text = join(folder, 'letter.lq')
  writeFileSync(text, 'Dear Sirs, '.repeat(500))
  expect(refusalOf(() => openCompany(text, { migrationsFolder }))).toMatchObject({ code: 'notACompany' })
  const foreign = join(folder, 'foreign.lq')
  const sqlite = new Sqlite(foreign)
  sqlite.exec('create table recipes (name text)')
  sqlite.close()
  expect(refusalOf(() => openCompany(foreign, { migrationsFolder }))).toMatchObject({ code: 'notACompany' })
  const again = new Sqlite(foreign)
  expect(again.prepare("select group_concat(name) from sqlite_master where type = 'table'").pluck().get()).toBe(
    'recipes',
  )
  again.close()
})

test('a file that is not ours stays as it is, to the last byte, and no file appears beside it', () => {
  const foreign = join(folder, 'untouched.db')
  const sqlite = new Sqlite(foreign)
  sqlite.exec('create table recipes (name text)')
  sqlite.close()
  writeFileSync(join(folder, 'untouched.empty'), '')
  writeFileSync(join(folder, 'untouched.letter'), 'SQLite format 3 is what this letter is about')
  const bytes = () => ['db', 'empty', 'letter'].map((tail) => readFileSync(join(folder, `untouched.${tail}`), 'hex'))
  const before = bytes()
  for (const tail of ['db', 'empty', 'letter'])
    expect(refusalOf(() => openCompany(join(folder, `untouched.${tail}`), { migrationsFolder }))).toMatchObject({
      code: 'notACompany',
    })
  expect(bytes()).toEqual(before)
  expect(readdirSync(folder).filter((name) => name.startsWith('untouched'))).toHaveLength(3)
})

test('a company that is damaged is told as damaged, by its name', () => {
  const file = join(folder, 'damaged.lq')
  newCompany({ file }).close()
  const content = readFileSync(file)
  writeFileSync(file, content.fill(0xa5, 100, 8192))
  expect(refusalOf(() => openCompany(file, { migrationsFolder }))).toMatchObject({
    code: 'damagedFile',
    params: { name: file },
  })
})

test('a file saved by a newer version is refused and left as it is', () => {
  const file = join(folder, 'newer.lq')
  newCompany({ file }).close()
  const sqlite = new Sqlite(file)
  sqlite.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)").run()
  sqlite.close()
  expect(refusalOf(() => openCompany(file, { migrationsFolder }))).toMatchObject({ code: 'newerFile' })
  expect(readdirSync(folder).filter((name) => name.startsWith('newer.lq.before'))).toEqual([])
})

test('an older file is copied before it is migrated, and the copy opens as it was', () => {
  const file = join(folder, 'older.lq')
  newCompany({ file }).close()
  const later = join(folder, 'later-migrations')
  cpSync(migrationsFolder, later, { recursive: true })
  const { entries, ...rest } = journal(later)
  const last = entries.at(-1)
  const next = { idx: entries.length, version: '6', when: (last?.when ?? 0) + 1000, tag: 'later', breakpoints: true }
  writeFileSync(join(later, 'meta/_journal.json'), JSON.stringify({ ...rest, entries: [...entries, next] }))
  writeFileSync(join(later, 'later.sql'), 'CREATE TABLE novelties (id integer PRIMARY KEY);')
  openCompany(file, { migrationsFolder: later }).sqlite.close()
  const tablesOf = (path: string): unknown[] => {
    const sqlite = new Sqlite(path, { readonly: true })
    const names = sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all()
    sqlite.close()
    return names
  }
  expect(tablesOf(file)).toContain('novelties')
  expect(tablesOf(`${file}.before-later`)).toContain('stock_entries')
  expect(tablesOf(`${file}.before-later`)).not.toContain('novelties')
})

test('a migration that fails leaves the file as it was', () => {
  const file = join(folder, 'failing.lq')
  newCompany({ file }).close()
  const broken = join(folder, 'broken-migrations')
  cpSync(migrationsFolder, broken, { recursive: true })
  const { entries, ...rest } = journal(broken)
  const next = {
    idx: entries.length,
    version: '6',
    when: (entries.at(-1)?.when ?? 0) + 1,
    tag: 'broken',
    breakpoints: true,
  }
  writeFileSync(join(broken, 'meta/_journal.json'), JSON.stringify({ ...rest, entries: [...entries, next] }))
  writeFileSync(
    join(broken, 'broken.sql'),
    'CREATE TABLE novelties (id integer);\n--> statement-breakpoint\nCREATE nonsense;',
  )
  expect(() => openCompany(file, { migrationsFolder: broken })).toThrow()
  const { sqlite } = openCompany(file, { migrationsFolder })
  expect(sqlite.prepare("select count(*) from sqlite_master where name = 'novelties'").pluck().get()).toBe(0)
  sqlite.close()
})

test('a reader cannot write', () => {
  const file = join(folder, 'reader.lq')
  const company = newCompany({ file })
  const reader = openReader(file)
  expect(reader.sqlite.prepare('select count(*) from warehouses').pluck().get()).toBe(7)
  expect(() => reader.sqlite.exec('delete from warehouses')).toThrow()
  reader.sqlite.close()
  company.close()
})
