import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { backUpCompany } from '../../../electron/database/backups'
import { assertNoCompany, TargetTaken } from '../../../electron/ipc/company-files'
import { newCompany } from '../../helpers/company'

const folder = mkdtempSync(join(tmpdir(), 'liangqing-taken-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing is saved over a company, its backup or its log, and anything over any other file', async () => {
  const at = (name: string) => join(folder, name)
  const company = newCompany({ file: at('a.liangqing') })
  await backUpCompany(company.connection, at('backup.xlsx'), () => undefined)
  for (const taken of ['a.liangqing', 'a.liangqing-wal', 'backup.xlsx']) {
    expect(() => assertNoCompany(at(taken))).toThrow(TargetTaken)
    expect(() => assertNoCompany(at(taken))).toThrow(expect.objectContaining({ code: 'targetTaken', file: taken }))
  }
  company.close()
  expect(() => assertNoCompany(at('a.liangqing'))).toThrow(TargetTaken)
  writeFileSync(at('list.xlsx'), 'PK')
  const other = new Sqlite(at('other.db'))
  other.exec('create table t (x)')
  other.close()
  for (const free of ['list.xlsx', 'other.db', 'absent.xlsx']) expect(() => assertNoCompany(at(free))).not.toThrow()
})
