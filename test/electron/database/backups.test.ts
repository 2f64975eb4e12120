import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreCompany } from '../../../electron/data/companies'
import { assertNoCompany, backUpCompany } from '../../../electron/database/backups'
import { natureOf } from '../../../electron/database/probe'
import { migrationsFolder, newCompany, type TestCompany } from '../../helpers/company'
import { dumpOfFile } from '../../helpers/dumps'
import { refusalOf } from '../../helpers/refusals'

const folder = mkdtempSync(join(tmpdir(), 'liangqing-backups-'))
const at = (name: string): string => join(folder, name)
const quiet = (): undefined => undefined
let mine: TestCompany
let other: TestCompany
beforeAll(() => {
  mine = newCompany({ file: at('mine.lq') })
  mine.addDistributor()
  other = newCompany({ file: at('other.lq') })
})
afterAll(() => {
  mine.close()
  other.close()
  rmSync(folder, { recursive: true, force: true })
})

const backUp = (path: string, company = mine) => backUpCompany(company.connection, path, quiet)
const bytesOf = (path: string) => readFileSync(path).toString('base64')
const namesLike = (start: string) => readdirSync(folder).filter((name) => name.startsWith(start))

/** The log of another company with its changes still in it, put beside a name. */
function leaveLog(beside: string): void {
  const stranger = newCompany({ file: at('stranger.lq') })
  stranger.connection.sqlite.pragma('wal_autocheckpoint = 0')
  stranger.addDistributor()
  copyFileSync(at('stranger.lq-wal'), `${beside}-wal`)
  copyFileSync(at('stranger.lq-shm'), `${beside}-shm`)
  stranger.close()
  rmSync(at('stranger.lq'), { force: true })
}

test('a backup is whole and stands alone, whatever log lay at its name', async () => {
  const path = at('night.backup')
  leaveLog(path)
  await backUp(path)
  expect(namesLike('night')).toEqual(['night.backup'])
  expect(dumpOfFile(path)).toEqual(dumpOfFile(at('mine.lq')))
  // The next night, with a log from somewhere beside last night's.
  leaveLog(path)
  mine.addDistributor()
  await backUp(path)
  expect(namesLike('night')).toEqual(['night.backup'])
  expect(dumpOfFile(path)).toEqual(dumpOfFile(at('mine.lq')))
  leaveLog(path)
  await restoreCompany(path, at('again.lq'), migrationsFolder)
  expect(dumpOfFile(at('again.lq'))).toEqual(dumpOfFile(at('mine.lq')))
})

test('only an earlier backup of the same company gives way to a backup; everything else stays to the last byte', async () => {
  const path = at('fixed.backup')
  await backUp(path)
  await backUp(path)
  await backUp(at('other.backup'), other)
  // A company somebody worked in and left, restored from this very one.
  await restoreCompany(path, at('twin.lq'), migrationsFolder)
  writeFileSync(at('letter.txt'), 'dear')
  writeFileSync(at('nothing'), '')
  const theirs = new Sqlite(at('recipes.db'))
  theirs.exec('create table recipes (name text)')
  theirs.close()
  for (const name of ['other.lq', 'other.backup', 'twin.lq', 'letter.txt', 'nothing', 'recipes.db']) {
    const before = bytesOf(at(name))
    await expect(backUp(at(name)), name).rejects.toMatchObject({ code: 'targetTaken', params: { name: at(name) } })
    expect(bytesOf(at(name)), name).toBe(before)
    expect(namesLike(`${name}.part`)).toEqual([])
  }
  await expect(backUp(at('mine.lq'))).rejects.toMatchObject({ code: 'companyExists' })
})

test('no other file is written over a company, nor over what belongs to one', () => {
  for (const name of ['mine.lq', 'mine.lq-wal', 'other.backup'])
    expect(refusalOf(() => assertNoCompany(at(name)))).toMatchObject({ code: 'targetTaken' })
  assertNoCompany(at('letter.txt'))
  assertNoCompany(at('no-such-file'))
})

test('what a killed backup left at its name is gone after the next', async () => {
  const path = at('killed.backup')
  for (const tail of ['.part', '.part-journal', '.part-wal']) writeFileSync(path + tail, 'half')
  await backUp(path)
  expect(namesLike('killed')).toEqual(['killed.backup'])
})

test('a company that is damaged is not saved over its last good backup', async () => {
  const file = at('damaged.lq')
  const company = newCompany({ file })
  for (let count = 0; count < 200; count += 1) company.addDistributor()
  const path = at('good.backup')
  await backUp(path, company)
  const good = bytesOf(path)
  company.close()
  const content = readFileSync(file)
  writeFileSync(file, content.fill(0xa5, 20_480, content.length - 4096))
  const sqlite = new Sqlite(file)
  await expect(backUpCompany({ sqlite, file }, path, quiet)).rejects.toMatchObject({
    code: 'damagedFile',
    params: { name: file },
  })
  sqlite.close()
  expect(bytesOf(path)).toBe(good)
  expect(namesLike('good')).toEqual(['good.backup'])
  await expect(restoreCompany(file, at('never.lq'), migrationsFolder)).rejects.toMatchObject({
    code: 'damagedFile',
    params: { name: file },
  })
  expect(namesLike('never')).toEqual([])
})

test('a place that is a folder, or whose folder cannot be made, is the disk’s refusal and names the place', async () => {
  mkdirSync(at('folder'))
  await expect(backUp(at('folder'))).rejects.toMatchObject({ code: 'EISDIR', path: at('folder') })
  const nowhere = '/proc/liangqing-nowhere/x.backup'
  if (existsSync('/proc')) await expect(backUp(nowhere)).rejects.toMatchObject({ path: '/proc/liangqing-nowhere' })
})

test('a backup is known from a company somebody works in, and opening it makes it one', async () => {
  const path = at('opened.backup')
  await backUp(path)
  expect([natureOf(path), natureOf(at('mine.lq')), natureOf(at('none'))]).toEqual(['backup', 'company', 'absent'])
  newOpen(path)
  expect(natureOf(path)).toBe('company')
  await expect(backUp(path)).rejects.toMatchObject({ code: 'targetTaken' })
})

function newOpen(path: string): void {
  const sqlite = new Sqlite(path)
  sqlite.pragma('journal_mode = WAL')
  sqlite.close()
}
